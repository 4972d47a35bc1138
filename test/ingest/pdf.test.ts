import { describe, expect, it } from 'vitest';
import { pdfBlocks } from '../../src/ingest/pdf-layout.ts';
import { PDF_LIMITS, type PdfPage, readPdfContent } from '../../src/ingest/pdf-worker.ts';
import { pdf } from './builders.ts';

/** A page of lines `[x, y, text, height?]`. */
function page(...lines: readonly (readonly [number, number, string, number?])[]): PdfPage {
  const pieces = lines.map(([x, y, text, height = 10]) => ({ text, x, y, width: text.length * 5, height }));
  return { width: 600, height: 800, pieces };
}

const shown = (pages: readonly PdfPage[]): string[] =>
  pdfBlocks(pages).map(({ kind, text }) => `${kind}: ${text}`);

describe('lines of a PDF', () => {
  it.each<[string, PdfPage[], string[]]>([
    [
      'a paragraph',
      [page([50, 500, 'De ministers spraken'], [50, 488, 'in Wenen.'])],
      ['paragraph: De ministers spraken in Wenen.'],
    ],
    [
      'a broken word',
      [page([50, 500, 'Over een be-'], [50, 488, 'stand.'])],
      ['paragraph: Over een bestand.'],
    ],
    [
      'a compound keeps its hyphen',
      [page([50, 500, 'Het EU-'], [50, 488, 'overleg.'])],
      ['paragraph: Het EU- overleg.'],
    ],
    [
      'two paragraphs by space',
      [page([50, 500, 'Een.'], [50, 488, 'Twee.'], [50, 460, 'Drie.'])],
      ['paragraph: Een. Twee.', 'paragraph: Drie.'],
    ],
    [
      'two paragraphs by indent',
      [page([50, 500, 'Een zin.'], [65, 488, 'Nog een zin'], [50, 476, 'hier.'])],
      ['paragraph: Een zin.', 'paragraph: Nog een zin hier.'],
    ],
    [
      'a heading',
      [page([50, 520, 'Wenen', 16], [50, 500, 'De ministers van twee landen spraken.'])],
      ['heading: Wenen', 'paragraph: De ministers van twee landen spraken.'],
    ],
    [
      'two columns',
      [
        page(
          [50, 500, 'Links een'],
          [50, 488, 'kolom die'],
          [320, 500, 'rechts verder'],
          [320, 488, 'gaat.'],
        ),
      ],
      ['paragraph: Links een kolom die rechts verder gaat.'],
    ],
    [
      'over two pages',
      [page([50, 100, 'Een zin die']), page([50, 700, 'verder gaat.'])],
      ['paragraph: Een zin die verder gaat.'],
    ],
    [
      'a page number',
      [page([50, 500, 'Een zin.'], [300, 30, '- 12 -'])],
      ['paragraph: Een zin.', 'boilerplate: - 12 -'],
    ],
    [
      'pieces of one line',
      [page([50, 500, 'De'], [62, 500, 'minister'], [102, 500, '.'])],
      ['paragraph: De minister.'],
    ],
  ])('%s', (_, pages, blocks) => {
    expect(shown(pages)).toEqual(blocks);
  });
});

describe('the thread that parses', () => {
  it('is ended when it takes too long', async () => {
    await expect(readPdfContent(pdf([['tekst']]), { ...PDF_LIMITS, time: 1 })).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  it('is ended when it takes too much memory, and takes nothing with it', async () => {
    const many = pdf([Array.from({ length: 60_000 }, (_, i) => `regel ${i} van een lang stuk`)]);
    await expect(readPdfContent(many, { ...PDF_LIMITS, memory: 12 })).rejects.toMatchObject({
      code: 'too-large',
    });
    expect((await readPdfContent(pdf([['tekst die er staat']]))).pages).toHaveLength(1);
  });
});
