import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Document } from '../../src/document/index.ts';
import { loadPipeline, wholeTextBlocks, type ParseMode } from '../../src/language/index.ts';

const MODES: readonly ParseMode[] = ['fast', 'accurate'];

function read(run: (document: Document) => Document, text: string): Document {
  return run(Document.of(text).with('blocks', wholeTextBlocks(text)));
}

/** What is wrong with the trees of a document: each sentence has one root, from which every token hangs. */
function faults(document: Document): string[] {
  const { head, relation, relations } = document.layer('trees');
  const { firstToken } = document.layer('sentences');
  const found: string[] = [];
  for (let s = 0; s + 1 < firstToken.length; s++) {
    const [first, end] = [firstToken[s], firstToken[s + 1]];
    let roots = 0;
    for (let i = first; i < end; i++) {
      if (head[i] === -1) roots++;
      if ((head[i] === -1) !== (relations[relation[i]] === 'root')) found.push(`relation of ${i}`);
      let at = i;
      for (let steps = 0; at >= first && at < end && steps <= end - first; steps++) at = head[at];
      if (at !== -1) found.push(`${i} does not hang from the root`);
    }
    if (roots !== 1) found.push(`${roots} roots in sentence ${s}`);
  }
  return found;
}

describe.each(MODES)('any text gets well-formed trees, %s', (mode) => {
  const runs = [
    loadPipeline({ mode }),
    loadPipeline({ mode, lang: 'nl' }),
    loadPipeline({ mode, lang: 'en' }),
  ];
  const words = fc
    .array(
      fc.constantFrom(
        'De',
        'troepen',
        'verlaten',
        'the',
        'city',
        '.',
        ',',
        '"',
        '(',
        ')',
        '—',
        '\n\n',
        '…',
        'zei',
        'hij',
        '3,5',
        '\u{1F600}',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(' '));
  test.each([
    ['code units without sense', fc.string({ unit: 'binary', maxLength: 300 })],
    ['letters of all scripts', fc.string({ unit: 'grapheme', maxLength: 200 })],
    ['words and signs in any order', words],
  ] as const)('%s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const run of runs) expect(faults(read(run, text))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('a sentence of 500 words, and one of 3,000', () => {
    const sentence = (words: number): string =>
      `${Array.from({ length: words }, (_, i) => ['de', 'troepen', 'die', 'zij', 'in', 'Soedan', 'zagen'][i % 7]).join(' ')}.`;
    for (const words of [500, 3000]) {
      const document = read(runs[1], sentence(words));
      expect(document.tokenCount).toBe(words + 1);
      expect(document.layer('sentences').firstToken).toHaveLength(2);
      expect(faults(document)).toEqual([]);
    }
  });

  test('nothing at all', () => {
    expect(read(runs[0], '').layer('trees').head).toHaveLength(0);
  });
});
