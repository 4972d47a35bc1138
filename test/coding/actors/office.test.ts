import { describe, expect, it } from 'vitest';
import { daysOf, OPEN, standingAt, type Office } from '../../../src/coding/actors/office.ts';

const post = (role: string, from: number, until: number): Office => ({
  actor: 'XKX',
  sector: 'GOV',
  role,
  term: { from, until },
});

describe('daysOf', () => {
  it.each([
    ['2024-06-19', { from: 20240619, until: 20240619 }],
    ['2024-06-19T21:55:01+02:00', { from: 20240619, until: 20240619 }],
    ['2024-06', { from: 20240601, until: 20240631 }],
    ['2024', { from: 20240101, until: 20241231 }],
    ['2024-13', undefined],
    ['juni 2024', undefined],
    ['', undefined],
  ])('%s', (edtf, expected) => {
    expect(daysOf(edtf)).toEqual(expected);
  });
});

describe('standingAt', () => {
  const offices = [
    post('minister', 20100101, 20121231),
    post('prime-minister', 20150601, 20190731),
    post('president', 20200101, OPEN),
  ];
  it.each([
    ['2011-05-05', 'minister', 'held'],
    ['2013', 'minister', 'former'],
    ['2019-07-31', 'prime-minister', 'held'],
    ['2019-08-01', 'prime-minister', 'former'],
    ['2025', 'president', 'held'],
    ['2009-12-31', 'minister', 'before'],
    [undefined, 'president', 'held'],
  ])('%s: %s %s', (date, role, when) => {
    const standing = standingAt(offices, date === undefined ? undefined : daysOf(date));
    expect([standing.office.role, standing.when]).toEqual([role, when]);
  });

  it('takes the office taken up last where two overlap', () => {
    const both = [post('foreign-minister', 20160101, OPEN), post('prime-minister', 20230307, OPEN)];
    expect(standingAt(both, daysOf('2024')).office.role).toBe('prime-minister');
  });

  it('says that the last office is over where nothing but that is known', () => {
    expect(standingAt([post('president', 19990101, 20040101)], undefined).when).toBe('former');
  });
});
