import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_DAYS, PRECISIONS } from '../../../src/coding/time/edtf.ts';
import { parseDay } from '../../../src/coding/time/resolve.ts';
import { findTimes, resolve } from '../../../src/coding/time/times.ts';
import { textDocument } from './text-document.ts';

/** Words that time expressions are made of, in any order, and any other text. */
const words = fc.constantFrom(
  ...(
    'maandag zondagnacht mei eind begin half 3 31 1999 2024 29 februari sinds tot tussen en vanaf voor na van op in de het ' +
    'jaren zestig twintig weken dagen jaar eeuwen geleden later een paar drie miljoen miljard anderhalf vorig dit volgende week ' +
    'weekend kwartaal tweede helft nacht over binnen al afgelopen komende 21.30 uur - . , 9999 0 ’80 Monday May March last next ' +
    'the 1960s early years to ago hours later summer of quarter within few'
  ).split(' '),
);
const texts = fc.oneof(
  fc.array(words, { maxLength: 14 }).map((list) => list.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const published = fc.constantFrom(
  undefined,
  '2024-02-29',
  '2024-12-31T23:59:00-05:00',
  '2023-07',
  '2019',
  '0001-01-01',
  '9999-12-31',
  'x',
);
const languages = fc.constantFrom('nl' as const, 'en' as const);
const tenses = fc.constantFrom('past' as const, 'present' as const, 'future' as const);

describe('findTimes on any text', () => {
  it('finds ordered spans inside one sentence, with days in order and a precision that fits', () => {
    fc.assert(
      fc.property(texts, languages, published, tenses, (text, language, date, tense) => {
        const document = textDocument(text, language);
        const { firstToken } = document.layer('sentences');
        const { start: starts, end: ends } = document.layer('tokens');
        const context = date === undefined ? {} : { published: date };
        let free = 0;
        for (const expression of findTimes(document, context)) {
          expect(expression.firstToken).toBeGreaterThanOrEqual(free);
          expect(expression.endToken).toBeGreaterThan(expression.firstToken);
          expect(expression.firstToken).toBeGreaterThanOrEqual(firstToken[expression.sentence]);
          expect(expression.endToken).toBeLessThanOrEqual(firstToken[expression.sentence + 1]);
          free = expression.endToken;
          const whole = text.slice(starts[expression.firstToken], ends[expression.endToken - 1]);
          expect(whole).toContain(expression.text);
          for (const placed of [expression, resolve(expression, { ...context, tense })]) {
            const { start, end, precision, edtf } = placed;
            if (start === undefined || end === undefined) continue;
            expect(start).toMatch(/^\d{4}-\d\d-\d\d$/);
            expect(edtf).toBeDefined();
            const length = parseDay(end) - parseDay(start) + 1;
            expect(length).toBeGreaterThan(0);
            const index = PRECISIONS.indexOf(precision);
            expect(length).toBeLessThanOrEqual(MOST_DAYS[index]);
            if (index > 0) expect(length).toBeGreaterThan(MOST_DAYS[index - 1]);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('resolves no relative expression without a date to reckon from', () => {
    fc.assert(
      fc.property(texts, languages, (text, language) => {
        for (const { anchored, start, end } of findTimes(textDocument(text, language))) {
          if (anchored !== 'published') continue;
          expect([start, end]).toEqual([undefined, undefined]);
        }
      }),
    );
  });
});
