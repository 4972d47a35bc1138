import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeTextBlocks } from '../../src/language/plain-blocks.ts';
import { tokenised } from './documents.ts';

function sentences(text: string, language: 'nl' | 'en' = 'nl', markup: [number, number][] = []): string[] {
  const document = tokenised(text, language, markup);
  const { start, end } = document.layer('tokens');
  const { firstToken } = document.layer('sentences');
  return Array.from({ length: firstToken.length - 1 }, (_, i) =>
    text.slice(start[firstToken[i]], end[firstToken[i + 1] - 1]),
  );
}

describe('sentences', () => {
  it.each([
    ['Hij kwam. Zij ging.', ['Hij kwam.', 'Zij ging.']],
    ['„Ga weg.” Zij ging.', ['„Ga weg.”', 'Zij ging.']],
    ['»Ga weg.« Zij ging.', ['»Ga weg.«', 'Zij ging.']],
    ["Hij zei: ,, Ga weg. Nu. '' Zij ging.", ['Hij zei: ,, Ga weg.', "Nu. ''", 'Zij ging.']],
    ['" Ga weg. " Zij ging.', ['" Ga weg. "', 'Zij ging.']],
    ['Hij kwam (zie prof. Jansen). Zij ging.', ['Hij kwam (zie prof. Jansen).', 'Zij ging.']],
    [
      'Dat was in de V.S. Daar bleef hij. De V.S. Army niet.',
      ['Dat was in de V.S.', 'Daar bleef hij.', 'De V.S. Army niet.'],
    ],
    ['Hij kwam - zei zij - niet. - Zij ging.', ['Hij kwam - zei zij - niet.', '- Zij ging.']],
    ['Kop zonder punt', ['Kop zonder punt']],
    ['Kop\n\nDe zin. Nog een', ['Kop', 'De zin.', 'Nog een']],
    ['', []],
    [' \n\n ', []],
  ])('%j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('are not ended by markup, and keep what closes them behind it', () => {
    const text = 'Hij **kwam**. "**Zij ging.**" Klaar.';
    const markup: [number, number][] = [...text.matchAll(/\*\*/g)].map((match) => [
      match.index,
      match.index + 2,
    ]);
    expect(sentences(text, 'nl', markup)).toEqual(['Hij **kwam**.', '"**Zij ging.**"', 'Klaar.']);
  });

  it('divide the tokens of any text, each in one block', () => {
    const signs = fc.constantFrom(
      '.',
      '!',
      '…',
      '"',
      "'",
      ',,',
      "''",
      '(',
      ')',
      '«',
      '»',
      ' ',
      ' ',
      '\n\n',
      'De',
      'hij',
      'drs.',
      '1',
      '👍',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 60 }), (parts) => {
        const document = tokenised(parts.join(''));
        const { firstToken, block } = document.layer('sentences');
        const { start, end } = document.layer('tokens');
        const blocks = document.layer('blocks');
        expect(firstToken.length).toBe(block.length + 1);
        expect(firstToken[0]).toBe(0);
        expect(firstToken[block.length]).toBe(document.tokenCount);
        for (let i = 0; i < block.length; i++) {
          expect(firstToken[i + 1]).toBeGreaterThan(firstToken[i]);
          expect(start[firstToken[i]]).toBeGreaterThanOrEqual(blocks.start[block[i]]);
          expect(end[firstToken[i + 1] - 1]).toBeLessThanOrEqual(blocks.end[block[i]]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('wholeTextBlocks', () => {
  it('divides at blank lines and leaves white space out', () => {
    const text = '\n Een\ntwee \n \r\n\r\n drie\u2029vier';
    const { start, end } = wholeTextBlocks(text);
    expect(Array.from(start, (from, i) => text.slice(from, end[i]))).toEqual(['Een\ntwee', 'drie', 'vier']);
  });

  it('covers everything but white space', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ' ', '\n', '\r\n', 'é', '\u2029')), (parts) => {
        const text = parts.join('');
        const { start, end } = wholeTextBlocks(text);
        const rest = [...text].map((char, i) =>
          start.some((from, b) => from <= i && i < end[b]) ? '' : char,
        );
        expect(rest.join('').trim()).toBe('');
      }),
    );
  });
});
