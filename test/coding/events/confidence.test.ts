import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Participant } from '../../../src/claim/index.ts';
import {
  confidenceOf,
  evidenceFor,
  maybeEvidence,
  type Reading,
  type Unsure,
} from '../../../src/coding/events/confidence.ts';
import { loadConfidenceWeights } from '../../../src/coding/packs/confidence-weights.ts';

const READING: Reading = {
  lang: 'en',
  clause: { pos: 'verb', voice: 'active' },
  conditions: 2,
  repaired: false,
  sentence: 0,
};

function unsure(change: Partial<Unsure> = {}): Unsure {
  return {
    document: 'd',
    kind: 'event',
    type: 'AID',
    actors: [{ text: 'Seoul', id: 'KOR', span: { start: 0, end: 5 } }],
    recipients: [{ text: 'Kyiv', id: 'UKR', span: { start: 20, end: 24 } }],
    reality: 'actual',
    polarity: 'positive',
    certainty: 'certain',
    attribution: [],
    selector: { start: 0, end: 25, exact: 'Seoul sends blankets to Kyiv.' },
    trigger: { text: 'sends', lemma: 'send', span: { start: 6, end: 11 } },
    rule: 'aid.relief',
    ...change,
  };
}

const nobody: readonly Participant[] = [];

describe('evidence', () => {
  it('tells what opens a text from what stands further on', () => {
    expect(evidenceFor(unsure(), READING)).not.toContain('further on');
    expect(evidenceFor(unsure(), { ...READING, sentence: 7 })).toContain('further on');
  });

  it.each<[string, Unsure, Reading, string]>([
    ['no actor', unsure({ actors: nobody }), READING, 'actor:none'],
    [
      'an actor that is implied',
      unsure({ actors: [{ text: '', id: 'KOR', via: 'implicit' }] }),
      READING,
      'actor:implicit',
    ],
    [
      'a recipient without an id',
      unsure({ recipients: [{ text: 'the town' }] }),
      READING,
      'recipient:unresolved',
    ],
    ['nobody who gets the aid', unsure({ recipients: nobody }), READING, 'two-sided without recipient'],
    [
      'giver and receiver the same',
      unsure({ recipients: [{ text: 'it', id: 'KOR' }] }),
      READING,
      'same party on both sides',
    ],
    ['roles filled from word order', unsure(), { ...READING, repaired: true }, 'repaired'],
    ['a passive', unsure(), { ...READING, clause: { pos: 'verb', voice: 'passive' } }, 'passive'],
    ['a rule with many conditions', unsure(), { ...READING, conditions: 5 }, 'conditions:3'],
  ])('tells %s', (_, claim, reading, name) => {
    expect(evidenceFor(claim, reading)).toContain(name);
    expect(evidenceFor(unsure(), READING)).not.toContain(name);
  });
});

describe('confidence', () => {
  it('is a probability of two decimals, whatever holds', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom('verb' as const, 'noun' as const, 'adj' as const),
        (repaired, named, conditions, pos) => {
          const claim = unsure(named ? {} : { actors: nobody, recipients: nobody });
          const value = confidenceOf(claim, {
            ...READING,
            clause: { pos, voice: 'active' },
            repaired,
            conditions,
          });
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          expect(Math.round(value * 100) / 100).toBe(value);
        },
      ),
    );
  });

  it('is lower without an actor and where roles were repaired', () => {
    const whole = confidenceOf(unsure(), READING);
    expect(confidenceOf(unsure({ actors: nobody }), READING)).toBeLessThan(whole);
    expect(confidenceOf(unsure(), { ...READING, repaired: true })).toBeLessThan(whole);
  });

  it('keeps what it looked at for a copy of the claim', () => {
    const claim = unsure();
    const confidence = confidenceOf(claim, READING);
    expect(maybeEvidence({ ...claim, id: 'x', confidence })).toEqual(evidenceFor(claim, READING));
    expect(maybeEvidence({ ...unsure(), id: 'y', confidence })).toBeUndefined();
  });

  it('knows the weight of most evidence', () => {
    const weights = loadConfidenceWeights();
    expect(weights.get('base')).toBeTypeOf('number');
    expect(weights.size).toBeGreaterThan(25);
  });
});
