import { describe, expect, it } from 'vitest';
import { gazetteerOf } from '../../../src/coding/actors/gazetteer.ts';
import { daysOf } from '../../../src/coding/actors/office.ts';
import { ALL_CAPITALS, CAPITALISED, foldWord, LOWER, piecesOf } from '../../../src/coding/actors/pieces.ts';

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
