import { describe, expect, it } from 'vitest';
import { nounCandidates, verbCandidates } from '../../../src/coding/packs/inflections.ts';

describe('verbCandidates', () => {
  it.each([
    ['begroeven', 'begraven'],
    ['beklonken', 'beklinken'],
    ['verbroken', 'verbreken'],
    ['losliet', 'loslaten'],
    ['afgeschoten', 'afschieten'],
    ['afgevuurd', 'afvuren'],
    ['meerde', 'meren'],
    ['gezworen', 'zweren'],
  ])('%s may be of %s', (form, infinitive) => {
    expect(verbCandidates('nl', form)).toContain(infinitive);
  });

  it('puts what changes its vowel first', () => {
    expect(verbCandidates('nl', 'sloten')[0]).toBe('sluiten');
  });
});

describe('nounCandidates', () => {
  it.each([
    ['raketten', 'raket'],
    ['brieven', 'brief'],
    ["drone's", 'drone'],
  ])('%s may be of %s', (form, singular) => {
    expect(nounCandidates('nl', form)).toContain(singular);
  });
});
