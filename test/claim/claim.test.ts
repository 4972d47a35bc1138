import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLAIM_TYPES,
  checkedClaim,
  claimId,
  isClaimType,
  isContext,
  isDate,
  isMode,
  kindOfType,
  maybeCameo,
  maybeTypeMode,
  schemaProblems,
  textProblems,
  type Claim,
} from '../../src/claim/index.ts';
import { readResource } from '../../src/resources.ts';

const TEXT = 'Volgens Seoul stuurde Pyongyang 3.000 soldaten naar Rusland.';

function claimOf(change: Partial<Claim> = {}): Claim {
  const parts: Omit<Claim, 'id'> = {
    document: 'd1',
    kind: 'event',
    type: 'AID',
    actors: [{ text: 'Pyongyang', id: 'PRK', country: 'PRK', span: { start: 22, end: 31 } }],
    recipients: [{ text: 'Rusland', id: 'RUS', country: 'RUS', span: { start: 52, end: 59 } }],
    quantities: [{ value: 3000, unit: 'person', text: '3.000 soldaten', span: { start: 32, end: 46 } }],
    reality: 'actual',
    polarity: 'positive',
    certainty: 'certain',
    attribution: [
      {
        speaker: { text: 'Seoul', id: 'KOR', span: { start: 8, end: 13 } },
        stance: 'asserts',
        cue: 'Volgens',
      },
    ],
    selector: { start: 0, end: TEXT.length, exact: TEXT },
    trigger: { text: 'stuurde', lemma: 'sturen', span: { start: 14, end: 21 } },
    rule: 'aid.troops',
    confidence: 0.8,
    ...change,
  };
  return { id: claimId(parts), ...parts };
}

describe('claims against the schema', () => {
  it('accepts a full claim', () => {
    expect(schemaProblems(claimOf())).toEqual([]);
    expect(checkedClaim(claimOf())).toEqual(claimOf());
  });

  it.each<[string, Record<string, unknown>]>([
    ['/type', { type: 'GIVE' }],
    ['/confidence', { confidence: 1.2 }],
    ['/polarity', { polarity: 'neutral' }],
    ['/time/start', { time: { basis: 'text', precision: 'day', start: '2024-02-30' } }],
    ['/actors/0/country', { actors: [{ text: 'Pyongyang', country: 'prk' }] }],
  ])('refuses a wrong %s', (path, change) => {
    const broken = { ...claimOf(), ...change };
    expect(schemaProblems(broken)[0]).toContain(path);
    expect(() => checkedClaim(broken as Claim)).toThrow(/report it/);
  });

  it('takes the states and the judgement of the schema and no others', () => {
    const schema = JSON.parse(readResource('ontology', 'claim.schema.json')) as {
      properties: { type: { enum: string[] } };
    };
    expect([...CLAIM_TYPES]).toEqual(schema.properties.type.enum);
    expect(isClaimType('AID')).toBe(true);
    expect(isClaimType('aid')).toBe(false);
    expect(
      ['AID', 'PRESENCE', 'ASSESSMENT'].map((type) => (isClaimType(type) ? kindOfType(type) : '')),
    ).toEqual(['event', 'state', 'judgement']);
  });
});

describe('claims against their text', () => {
  it('finds a quote, actor, recipient, quantity or speaker that does not stand where it says', () => {
    expect(textProblems(claimOf(), TEXT)).toEqual([]);
    expect(textProblems(claimOf({ selector: { start: 1, end: 8, exact: 'Volgens' } }), TEXT)).toEqual([
      'the quote "Volgens" does not stand at 1–8',
    ]);
    expect(textProblems(claimOf(), ` ${TEXT}`)).toHaveLength(5);
  });
});

describe('claimId', () => {
  it('is the same for the same claim and stays when certainty or time change', () => {
    expect(claimOf().id).toBe(claimOf().id);
    expect(claimOf({ certainty: 'possible' }).id).toBe(claimOf().id);
    expect(claimOf().id).toMatch(/^[0-9a-f]{24}$/);
  });

  it('differs where document, type, trigger or participants differ', () => {
    const ids = [
      claimOf(),
      claimOf({ document: 'd2' }),
      claimOf({ type: 'SUPPORT' }),
      claimOf({ recipients: [] }),
      claimOf({ trigger: { text: 'stuurde', lemma: 'sturen', span: { start: 15, end: 22 } } }),
    ].map((claim) => claim.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('isDate', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2024-13-01', false],
    ['2024-00-10', false],
    ['2024-1-1', false],
    ['0099-12-31', true],
  ])('%s is %s', (value, expected) => {
    expect(isDate(value)).toBe(expected);
  });

  it('agrees with the calendar', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(isDate(date.toISOString().slice(0, 10))).toBe(true);
        },
      ),
    );
  });
});

describe('the ontology', () => {
  it.each([
    ['SANCTION', 'expel', true],
    ['SANCTION', 'visit', false],
    ['CONSULT', 'visit', true],
    ['RELATION', 'visit', false],
  ] as const)('%s/%s is a mode: %s', (type, mode, expected) => {
    expect(isMode(type, mode)).toBe(expected);
  });

  it('has scores and contexts', () => {
    expect(maybeTypeMode('ASSAULT', 'aerial')?.score).toBe(-9.5);
    expect(maybeTypeMode('AID', 'no such mode')?.score).toBe(10);
    expect(maybeTypeMode('PRESENCE')).toBeUndefined();
    expect(isContext('cbrn')).toBe(true);
    expect(isContext('weather')).toBe(false);
  });

  it.each([
    ['CONSULT', 'visit', [], '042'],
    ['AID', '', ['military'], '072'],
    ['AID', '', [], '070'],
    ['SANCTION', '', ['economic'], '163'],
    ['ASSAULT', 'targeted', [], '185'],
    ['REQUEST', 'meet', ['diplomatic'], '106'],
    ['CAPABILITY', '', [], undefined],
  ] as const)('derives a CAMEO code for %s/%s %j: %s', (type, mode, contexts, code) => {
    expect(maybeCameo(type, mode, contexts)).toBe(code);
  });
});
