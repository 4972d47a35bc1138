import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim, Participant } from '../../src/claim/index.ts';
import { Ledger, type LedgerFilter } from '../../src/api/derive/ledger.ts';
import { STATUSES, type Story } from '../../src/dossier/index.ts';

const named = (id: string, name: string): Participant => ({
  text: name,
  name,
  id,
  kind: 'state',
  via: 'name',
  span: { start: 0, end: name.length },
});
const PEOPLE = [
  named('RUS', 'Rusland'),
  named('BLR', 'Wit-Rusland'),
  named('PRK', 'Noord-Korea'),
  named('KOR', 'Zuid-Korea'),
];

const storyOf = fc.record({
  id: fc.stringMatching(/^[0-9a-f]{24}$/),
  type: fc.constantFrom('AID', 'ASSAULT', 'AGREE'),
  status: fc.constantFrom(...STATUSES),
  actors: fc.subarray(PEOPLE),
  recipients: fc.subarray(PEOPLE),
  stances: fc.array(fc.record({ stance: fc.constantFrom('asserts', 'denies', 'doubts') }), { maxLength: 2 }),
  days: fc.array(fc.option(fc.integer({ min: 1, max: 28 }), { nil: undefined }), {
    minLength: 1,
    maxLength: 3,
  }),
});

function made({ days, ...story }: typeof storyOf extends fc.Arbitrary<infer T> ? T : never): Story {
  return {
    ...story,
    tellings: days.map((day) => ({
      article: 'a',
      claim: {} as Claim,
      lang: 'nl',
      ...(day === undefined ? {} : { published: `2024-10-${String(day).padStart(2, '0')}` }),
    })),
  } as unknown as Story;
}

/** The rule said once more, story by story. */
function meets(
  story: Story,
  { type, status, against, actor, recipient, party, since, until }: LedgerFilter,
): boolean {
  const is = (list: readonly Participant[], wanted: string): boolean =>
    list.some(({ id, name }) => id === wanted || (!/^[A-Z]+$/.test(wanted) && (name ?? '').includes(wanted)));
  return (
    (type === undefined || story.type === type) &&
    (status === undefined || story.status === status) &&
    (against === undefined ||
      story.stances.some(({ stance }) =>
        against === 'either' ? stance !== 'asserts' : stance === against,
      )) &&
    (actor === undefined || is(story.actors, actor)) &&
    (recipient === undefined || is(story.recipients, recipient)) &&
    (party === undefined || is(story.actors, party) || is(story.recipients, party)) &&
    (since === undefined || story.tellings.some(({ published }) => (published ?? '') >= since)) &&
    (until === undefined ||
      story.tellings.some(
        ({ published }) => published !== undefined && published.slice(0, until.length) <= until,
      ))
  );
}

describe('the ledger', () => {
  const filterOf: fc.Arbitrary<LedgerFilter> = fc.record(
    {
      type: fc.constantFrom('AID', 'AGREE'),
      status: fc.constantFrom(...STATUSES),
      against: fc.constantFrom('denies', 'doubts', 'either'),
      actor: fc.constantFrom('RUS', 'Korea', 'Rusland'),
      recipient: fc.constantFrom('PRK', 'Zuid'),
      party: fc.constantFrom('BLR', 'RUS', 'Korea', 'nobody'),
      since: fc.constantFrom('2024', '2024-10-05', '2024-11'),
      until: fc.constantFrom('2024-09', '2024-10', '2024-10-20'),
    },
    { requiredKeys: [] },
  );

  it('selects what a look at each story selects, last reported first', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(storyOf, { selector: ({ id }) => id, maxLength: 12 }),
        filterOf,
        (rows, filter) => {
          const stories = rows.map(made);
          const ledger = new Ledger(stories);
          const found = [...ledger.select(filter)].map((at) => ledger.stories[at]);
          expect(found.map(({ id }) => id).toSorted()).toEqual(
            stories
              .filter((story) => meets(story, filter))
              .map(({ id }) => id)
              .toSorted(),
          );
          const last = found.map(
            ({ tellings }) =>
              tellings
                .map(({ published = '' }) => published)
                .toSorted()
                .at(-1) ?? '',
          );
          expect(last).toEqual(last.toSorted().toReversed());
          // Asked again it comes out of what is kept.
          expect(ledger.select(filter)).toEqual(ledger.select({ ...filter }));
        },
      ),
    );
  });

  it('finds Russia and not Belarus by an id', () => {
    const ledger = new Ledger([
      made({
        id: 'a',
        type: 'AID',
        status: 'contested',
        actors: [PEOPLE[0]],
        recipients: [],
        stances: [],
        days: [1],
      }),
      made({
        id: 'b',
        type: 'AID',
        status: 'contested',
        actors: [PEOPLE[1]],
        recipients: [],
        stances: [],
        days: [2],
      }),
    ]);
    expect([...ledger.select({ party: 'RUS' })].map((at) => ledger.stories[at].id)).toEqual(['a']);
    expect(ledger.find('b')?.id).toBe('b');
    expect(ledger.find('c')).toBeUndefined();
  });
});
