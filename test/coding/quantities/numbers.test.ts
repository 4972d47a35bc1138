import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberWords, parseCompound } from '../../../src/coding/quantities/number-words.ts';
import { findQuantities } from '../../../src/coding/quantities/quantities.ts';
import { parseDigits } from '../../../src/coding/quantities/read-number.ts';
import { textDocument } from '../time/text-document.ts';

describe('parseDigits', () => {
  it.each([
    ['1.500', 'nl', 1500],
    ['12,5', 'nl', 12.5],
    ['1.234.567,8', 'nl', 1_234_567.8],
    ['7.7', 'nl', 7.7],
    ['1,234,567', 'nl', 1_234_567],
    ['1,500', 'en', 1500],
    ['2.18', 'en', 2.18],
    ['1,234,567.8', 'en', 1_234_567.8],
    ['1.234.567', 'en', 1_234_567],
  ] as const)('%s in %s is %d', (text, language, expected) => {
    expect(parseDigits(text, language)).toBe(expected);
  });
});

describe('parseCompound', () => {
  const dutch = numberWords('nl');

  it.each([
    ['elfhonderd', 1100],
    ['tweeëntwintig', 22],
    ['achthonderdachtentachtig', 888],
    ['drieduizendvijfhonderd', 3500],
    ['tweehonderdduizend', 200_000],
    ['negenennegentigduizendnegenhonderdnegenennegentig', 99_999],
    ['honderdeneen', 101],
    ['duizendknoop', undefined],
    ['vierdrie', undefined],
    ['eenvoud', undefined],
    ['achterstand', undefined],
    ['entien', undefined],
  ])('%s is %s', (word, expected) => {
    expect(parseCompound(word, dutch)?.value).toBe(expected);
  });

  const ONES = [
    '',
    'een',
    'twee',
    'drie',
    'vier',
    'vijf',
    'zes',
    'zeven',
    'acht',
    'negen',
    'tien',
    'elf',
    'twaalf',
    'dertien',
    'veertien',
    'vijftien',
    'zestien',
    'zeventien',
    'achttien',
    'negentien',
  ];
  const TENS = [
    '',
    '',
    'twintig',
    'dertig',
    'veertig',
    'vijftig',
    'zestig',
    'zeventig',
    'tachtig',
    'negentig',
  ];

  function underHundred(n: number): string {
    if (n < 20) return ONES[n];
    const one = ONES[n % 10];
    return one === '' ? TENS[n / 10] : `${one}${one.endsWith('e') ? 'ën' : 'en'}${TENS[Math.floor(n / 10)]}`;
  }

  function write(n: number): string {
    const thousands = Math.floor(n / 1000);
    const hundreds = Math.floor((n % 1000) / 100);
    const ones = n % 100;
    const head = thousands === 0 ? '' : `${thousands === 1 ? '' : underHundred(thousands)}duizend`;
    return `${head}${hundreds === 0 ? '' : `${hundreds === 1 ? '' : ONES[hundreds]}honderd`}${underHundred(ones)}`;
  }

  it('reads every number that can be written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 99_999 }), (n) => {
        const word = write(n);
        expect(parseCompound(word, dutch)?.value).toBe(n);
      }),
    );
  });
});

describe('findQuantities on any text', () => {
  const words = fc.constantFrom(
    ...(
      'drie tien twaalf honderd duizend miljoen miljard half anderhalf een tientallen honderden van de tussen en tot à - – op 12 1.500 3,5 ' +
      '2024 euro € $ procent % soldaten Noord-Koreaanse F-16 ’s raketten jaar weken ruim zo’n er ervan . , per dag two hundred thousand and ' +
      'dozens of the in ten third half million bn tanks'
    ).split(' '),
  );
  const texts = fc.oneof(
    fc.array(words, { maxLength: 14 }).map((list) => list.join(' ')),
    fc.array(words, { maxLength: 8 }).map((list) => list.join('')),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  );

  it('gives ordered spans inside one sentence and numbers that can be counted with', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('nl' as const, 'en' as const), (text, language) => {
        const document = textDocument(text, language);
        const { firstToken } = document.layer('sentences');
        let free = 0;
        for (const quantity of findQuantities(document)) {
          expect(quantity.firstToken).toBeGreaterThanOrEqual(free);
          expect(quantity.endToken).toBeGreaterThan(quantity.firstToken);
          expect(quantity.firstToken).toBeGreaterThanOrEqual(firstToken[quantity.sentence]);
          expect(quantity.endToken).toBeLessThanOrEqual(firstToken[quantity.sentence + 1]);
          free = quantity.endToken;
          expect(Number.isFinite(quantity.value)).toBe(true);
          expect(quantity.value).toBeGreaterThanOrEqual(0);
          if (quantity.max !== undefined) expect(quantity.max).toBeGreaterThan(quantity.value);
          expect(text).toContain(quantity.text);
          expect(quantity.unit).not.toBe('');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
