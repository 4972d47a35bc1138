import { describe, expect, it } from 'vitest';
import type { Participant } from '../../../src/claim/index.ts';
import { matchRule } from '../../../src/coding/events/match-rule.ts';
import type { CodingRule } from '../../../src/coding/packs/rules.ts';

function rule(actor: CodingRule['actor']): CodingRule {
  return {
    name: 'test.rule',
    object: undefined,
    actor,
    recipient: undefined,
    type: 'COERCE',
    mode: '',
    contexts: [],
    also: [],
    weight: 1,
  };
}

const army: Participant = { text: 'het leger', id: 'POL', country: 'POL', kind: 'group', sector: 'MIL' };
const farmers: Participant = { text: 'boeren', id: 'POL', country: 'POL', kind: 'group', sector: 'CVL' };
const state: Participant = { text: 'Polen', id: 'POL', country: 'POL', kind: 'state' };
const firm: Participant = { text: 'Hyundai', id: 'KOR', country: 'KOR', kind: 'organisation', sector: 'BUS' };

function holds(actor: CodingRule['actor'], ...actors: Participant[]): boolean {
  return matchRule([rule(actor)], { actors, recipients: [], objectClasses: [] }) !== undefined;
}

describe('matchRule', () => {
  it('leaves out those of a sector that a rule excludes', () => {
    expect(holds(['political', '!CVL'], farmers)).toBe(false);
    expect(holds(['political', '!CVL'], army)).toBe(true);
    expect(holds(['political', '!CVL'], farmers, state)).toBe(true);
    expect(holds(['political'], farmers)).toBe(true);
  });

  it('does not count the excluded among several', () => {
    expect(holds(['several', '!BUS'], firm, state)).toBe(false);
    expect(
      holds(['several', '!BUS'], firm, state, { ...state, text: 'Duitsland', id: 'DEU', country: 'DEU' }),
    ).toBe(true);
    expect(holds(['several'], firm, state)).toBe(true);
  });
});
