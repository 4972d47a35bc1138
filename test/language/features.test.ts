import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashString, hashUnits, mix1, mix2, mix3 } from '../../src/language/features.ts';
import { HashTable } from '../../src/language/hash-table.ts';
import { lowerHash, SHAPES, WordShape } from '../../src/language/word-shape.ts';

describe('feature hashing', () => {
  it('hashes a stretch as the substring', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, word, after) => {
        const text = before + word + after;
        expect(hashUnits(text, before.length, before.length + word.length)).toBe(hashString(word));
      }),
    );
  });

  it('tells templates, values and their order apart', () => {
    const hashes = [
      mix1(1, 5),
      mix1(2, 5),
      mix1(1, 6),
      mix2(1, 5, 6),
      mix2(1, 6, 5),
      mix3(1, 5, 6, 7),
      mix3(1, 7, 6, 5),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('spreads counted values over the low bits', () => {
    const rows = new Set(Array.from({ length: 4096 }, (_, i) => mix1(3, i) & 4095));
    // Random placing fills 1 - 1/e = 63% of the rows.
    expect(rows.size).toBeGreaterThan(0.58 * 4096);
  });
});

describe('hash table', () => {
  it('finds what was added and nothing else', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1 }), { maxLength: 300 }),
        fc.integer({ min: 1 }),
        (added, other) => {
          const table = HashTable.withRoomFor(added.length);
          const slots = added.map((hash) => table.add(hash));
          expect(new Set(slots).size).toBe(added.length);
          expect(added.map((hash) => table.find(hash))).toEqual(slots);
          expect(table.find(other) >= 0).toBe(added.includes(other));
        },
      ),
    );
  });
});

describe('word shape', () => {
  const word = new WordShape();
  it.each([
    ['raket', 'lower'],
    ['Raket', 'capital'],
    ['R', 'capital'],
    ['NAVO', 'allCapitals'],
    ['McDonald', 'mixed'],
    ['2024', 'digits'],
    ['F-16', 'digitsAndLetters'],
    ['...', 'punctuation'],
    ['é', 'lower'],
    ['É', 'capital'],
  ] as const)('%s is %s', (form, shape) => {
    word.read(form, 0, form.length);
    expect(word.shape).toBe(SHAPES[shape]);
  });

  it('takes all digits for one, and letters of either case for one where it says so', () => {
    word.read('In 1950', 3, 7);
    const year = word.form;
    word.read('2024', 0, 4);
    expect(word.form).toBe(year);
    word.read('KIM', 0, 3);
    expect(word.lower).toBe(lowerHash('kim', 0, 3));
    expect(word.form).not.toBe(word.lower);
  });

  it('hashes endings alike in different words', () => {
    word.read('raketten', 0, 8);
    const [ending, beginning] = [word.suffix[3], word.prefix[3]];
    word.read('Ratten', 0, 6);
    expect(word.suffix[3]).toBe(ending);
    expect(word.prefix[3]).not.toBe(beginning);
  });
});
