import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, TOKEN_KINDS, Token } from '../../src/document/index.ts';
import { isSpace } from '../../src/language/char-class.ts';
import { assemble } from '../../src/language/stage.ts';
import { languageStage } from '../../src/language/language-id.ts';
import { wholeTextBlocks } from '../../src/language/plain-blocks.ts';
import { tokeniseStage } from '../../src/language/tokenise.ts';
import { tokeniserRules } from '../../src/language/tokenise-rules.ts';
import { WordTable } from '../../src/language/word-table.ts';
import { sentencesOfTokens, tokenised } from './documents.ts';
import { readTokenCases } from './gold-tokens.ts';

/** Pieces that the scanner has rules for, mixed with arbitrary code units, lone surrogates included. */
const signs = [
  "'",
  '’',
  '‘',
  '"',
  '.',
  '..',
  ',',
  ',,',
  '-',
  '--',
  '/',
  '@',
  ':',
  '://',
  '(',
  ')',
  '+',
  '$',
  '€',
  '%',
  '_',
];
const words = [
  '&',
  '°',
  'a',
  'A',
  's',
  'Het',
  'drs',
  'J',
  'nl',
  'www',
  '1',
  '12',
  'T',
  'ie',
  'n',
  '\u200b',
  '\u0301',
  '👍🏽',
];
const pieces = fc.constantFrom(...signs, ...words, ' ', '\n', '\n\n');
const codeUnits = fc.array(fc.nat(0xffff), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes));
const texts = fc.array(fc.oneof(pieces, pieces, codeUnits), { maxLength: 60 }).map((parts) => parts.join(''));

describe('gold tokens', () => {
  for (const language of ['nl', 'en'] as const) {
    for (const { line, text, sentences } of readTokenCases(`tokens-${language}.txt`)) {
      it(`${language}:${line} ${text.slice(0, 60)}`, () => {
        expect(sentencesOfTokens(tokenised(text, language)).map((tokens) => tokens.join(' | '))).toEqual(
          sentences,
        );
      });
    }
  }
});

describe('kinds of tokens', () => {
  it.each([
    ['huis', 'word'],
    ['1.500', 'number'],
    ['12,5', 'number'],
    ['19%', 'number'],
    ["'60", 'number'],
    ['-5', 'number'],
    ['€300', 'number'],
    ['24-jarige', 'word'],
    ['.', 'punctuation'],
    ['...', 'punctuation'],
    ['”', 'punctuation'],
    ["''", 'punctuation'],
    ['€', 'symbol'],
    ['%', 'symbol'],
    ['👍🏽', 'symbol'],
    ['☀️', 'symbol'],
    ['https://a.nl/b', 'url'],
    ['nu.nl', 'url'],
    ['jan@nos.nl', 'email'],
    ['o.a.', 'abbreviation'],
    ['drs.', 'abbreviation'],
    ['N.V.', 'abbreviation'],
    ['𝕬bc', 'word'],
  ])('%s is one %s', (text, kind) => {
    const document = tokenised(text);
    expect(document.tokenCount).toBe(1);
    expect(new Token(document, 0).text).toBe(text);
    expect(TOKEN_KINDS[document.layer('tokens').kind[0]]).toBe(kind);
  });
});

describe('tokens of any text', () => {
  it.each(['nl', 'en'] as const)('cover all that is no white space, in order, each once (%s)', (language) => {
    fc.assert(
      fc.property(texts, (text) => {
        const { start, end } = tokenised(text, language).layer('tokens');
        // Each code unit as it should be: `.` for white space, `x` inside a token.
        const expected = Array.from({ length: text.length }, (_, at) =>
          isSpace(text.charCodeAt(at)) ? '.' : 'x',
        );
        let found = '';
        for (let i = 0; i < start.length; i++) {
          found += '.'.repeat(Math.max(0, start[i] - found.length)) + 'x'.repeat(end[i] - start[i]);
          if (found.length !== end[i] || end[i] === start[i]) return false;
        }
        return found.padEnd(text.length, '.') === expected.join('');
      }),
      { numRuns: 2000 },
    );
  });

  it('step over markup and nothing else', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), fc.integer({ min: 1, max: 5 }), (text, from, length) => {
        const markup: [number, number][] = from + length <= text.length ? [[from, from + length]] : [];
        const blocks = wholeTextBlocks(text);
        const inside = markup.filter(([a, b]) =>
          blocks.start.some((start, i) => start <= a && b <= blocks.end[i]),
        );
        const { start, end } = tokenised(text, 'nl', inside).layer('tokens');
        const covered = new Set<number>();
        start.forEach((first, i) => {
          for (let at = first; at < end[i]; at++) covered.add(at);
        });
        return text.split('').every((char, at) => {
          const marked = inside.some(([a, b]) => a <= at && at < b);
          return covered.has(at) === (!marked && !isSpace(char.charCodeAt(0)));
        });
      }),
    );
  });

  it('are the same when read again, and do not depend on the blocks before', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = sentencesOfTokens(tokenised(text));
        const after = sentencesOfTokens(tokenised(`'Ja "\n\n${text}`));
        expect(after.slice(after.length - once.length)).toEqual(once);
      }),
    );
  });

  it('reads a long text without a space, and a long run of one sign', () => {
    const long = "a.b-c/d'e(f".repeat(20_000);
    expect(tokenised(long).tokenCount).toBeGreaterThan(0);
    expect(tokenised('.'.repeat(100_000)).tokenCount).toBe(1);
    expect(tokenised(','.repeat(100_001)).tokenCount).toBe(50_001);
  });
});

describe('the stage', () => {
  it('reads each block by the rules of its language', () => {
    const text =
      "Zo'n plan heeft de regering niet, zegt hij.\n\nThey don't have such a plan and it's not what they want.";
    const run = assemble(
      [languageStage(), tokeniseStage(tokeniserRules('nl'), tokeniserRules('en'))],
      ['blocks'],
    );
    const document = run(Document.of(text).with('blocks', wholeTextBlocks(text)));
    const words = Array.from({ length: document.tokenCount }, (_, i) => new Token(document, i).text);
    expect(words).toContain("Zo'n");
    expect(words).toContain("n't");
  });

  it('does not read beyond markup when it looks ahead', () => {
    const text = 'Zie **no.** 1 **J.** Jansen';
    const markup: [number, number][] = [...text.matchAll(/\*\*/g)].map((match) => [
      match.index,
      match.index + 2,
    ]);
    const words = sentencesOfTokens(tokenised(text, 'nl', markup)).flat();
    expect(words.join(' ')).toBe('Zie no . 1 J . Jansen');
  });
});

describe('WordTable', () => {
  it('finds the words it was made of, whatever their case, and no others', () => {
    const word = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text === text.toLowerCase());
    fc.assert(
      fc.property(fc.array(word, { maxLength: 50 }), word, (words, other) => {
        const table = new WordTable(words.map((each) => [each, 7]));
        for (const each of words) expect(table.get(each)).toBe(7);
        expect(table.get(other)).toBe(words.includes(other) ? 7 : 0);
      }),
    );
    expect(new WordTable([['één', 3]]).get('ÉÉN')).toBe(3);
  });
});
