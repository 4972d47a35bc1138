import { expect, it } from 'vitest';
import { DOCX_LIMITS, readDocxEvents } from '../../src/ingest/docx-worker.ts';

const part = (paragraphs: number): string =>
  `<w:document xmlns:w="w"><w:body>${'<w:p><w:pPr><w:pStyle w:val="Kop1"/></w:pPr><w:r><w:t>Een regel.</w:t></w:r></w:p>'.repeat(paragraphs)}</w:body></w:document>`;

it('gives the elements that matter and the text of runs', async () => {
  expect(await readDocxEvents(part(1), ['w:p', 'w:pStyle'])).toEqual([
    { open: 'w:p', value: '' },
    { open: 'w:pStyle', value: 'Kop1' },
    { close: 'w:pStyle' },
    { text: 'Een regel.' },
    { close: 'w:p' },
  ]);
});

it.each([
  ['time', { ...DOCX_LIMITS, time: 1 }, /takes more than 0 seconds to read/],
  ['memory', { ...DOCX_LIMITS, memory: 6 }, /takes more than 6 MB of memory to read/],
  ['what is in it', { ...DOCX_LIMITS, events: 100 }, /has more in it than a document has/],
])('ends a document that takes too much of %s', async (_, limits, problem) => {
  await expect(readDocxEvents(part(60_000), ['w:p', 'w:t'], limits)).rejects.toThrow(problem);
});
