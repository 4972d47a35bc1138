import { describe, expect, it } from 'vitest';
import { gazetteerOf } from '../../../src/coding/actors/gazetteer.ts';
import { daysOf } from '../../../src/coding/actors/office.ts';
import { ALL_CAPITALS, CAPITALISED, foldWord, LOWER, piecesOf } from '../../../src/coding/actors/pieces.ts';
import { TokenMemo } from '../../../src/coding/actors/token-memo.ts';

describe('piecesOf', () => {
  it.each([
    ['Noord-Korea’s', ['noord', 'korea', 's'], [CAPITALISED, CAPITALISED, LOWER]],
    ['U.S.-led', ['u', 's', 'led'], [ALL_CAPITALS, ALL_CAPITALS, LOWER]],
    ['Łukasz Vučić', ['lukasz', 'vucic'], [CAPITALISED, CAPITALISED]],
    ['M23', ['m23'], [ALL_CAPITALS]],
    ['...', [], []],
  ])('%s', (text, keys, caps) => {
    const pieces = piecesOf(text);
    expect(pieces.map(({ key }) => key)).toEqual(keys);
    expect(pieces.map((piece) => piece.caps)).toEqual(caps);
  });

  it('folds composed and decomposed letters to the same key', () => {
    expect(foldWord('Erdo\u011fan')).toBe(foldWord('Erdog\u0306an'));
    expect(piecesOf('Erdog\u0306an').map(({ key }) => key)).toEqual(['erdogan']);
  });
});

describe('holders', () => {
  it.each([
    ['USA', 'president', '2010-05-01', ['barack-obama']],
    ['RUS', 'president', '2010-05-01', ['dmitri-medvedev']],
    ['NATO', 'secretary-general', '2024-12', ['mark-rutte']],
    ['NLD', 'prime-minister', '2005', ['jan-peter-balkenende']],
    ['NLD', 'president', '2005', []],
  ])('%s %s in %s', (actor, role, date, expected) => {
    const when = daysOf(date);
    if (when === undefined) throw new RangeError(date);
    const found = gazetteerOf('nl').holders(actor, role, when);
    expect(found.map(({ entry }) => entry.id)).toEqual(expected);
  });
});

describe('TokenMemo', () => {
  it('answers the same for the same word wherever it stands, and after it was full', () => {
    let made = 0;
    const memo = new TokenMemo((word) => {
      made++;
      return { word };
    });
    const first = memo.at('een vrede', 4, 9);
    expect(memo.at('vrede', 0, 5)).toBe(first);
    expect(made).toBe(1);
    for (let i = 0; i < 70_000; i++) expect(memo.at(`w${i}`, 0, `w${i}`.length).word).toBe(`w${i}`);
    expect(memo.at('vrede', 0, 5)).toEqual(first);
  });
});
