import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Telling, findStories, storySpace } from '../../../src/dossier/stories/index.ts';
import { type ClaimParts, claimOf } from '../builders.ts';

const PRK = { text: 'Noord-Korea', id: 'PRK' };
const RUS = { text: 'Rusland', id: 'RUS' };
const USA = { text: 'Washington', id: 'USA' };

function telling(
  article: string,
  published: string,
  sentence: string,
  parts: ClaimParts,
  lang = 'nl',
): Telling {
  return { article, published, lang, claim: claimOf(sentence, sentence, parts) };
}

function onDay(day: string): Pick<ClaimParts, 'time'> {
  return { time: { start: day, end: day, precision: 'day', basis: 'text' } };
}

const TEST_1 = telling('a', '2024-11-01', 'Noord-Korea heeft donderdag een raket getest.', {
  type: 'MOBILIZE',
  actors: [PRK],
  trigger: 'getest',
  rule: 'mobilize.test',
  ...onDay('2024-10-31'),
});
const TEST_1_EN = telling(
  'b',
  '2024-11-01',
  'North Korea test-fired a missile on Thursday.',
  {
    type: 'MOBILIZE',
    actors: [PRK],
    trigger: 'test-fired',
    rule: 'mobilize.test',
    ...onDay('2024-10-31'),
  },
  'en',
);
const TEST_2 = telling('c', '2024-11-06', 'Noord-Korea heeft dinsdag een raket getest.', {
  type: 'MOBILIZE',
  actors: [PRK],
  trigger: 'getest',
  rule: 'mobilize.test',
  ...onDay('2024-11-05'),
});
const TROOPS = telling('d', '2024-10-18', 'Noord-Korea heeft 1.500 militairen naar Rusland overgebracht.', {
  actors: [PRK],
  recipients: [RUS],
  trigger: 'overgebracht',
  rule: 'aid.troops-to',
  objects: [{ text: '1.500 militairen', class: 'troops', span: { start: 18, end: 34 } }],
});
const DENIAL = telling(
  'e',
  '2024-10-22',
  'Noord-Korea ontkent dat het militairen naar Rusland heeft gestuurd.',
  {
    actors: [PRK],
    recipients: [RUS],
    trigger: 'gestuurd',
    rule: 'aid.troops-to',
    objects: [{ text: 'militairen', class: 'troops', span: { start: 28, end: 38 } }],
    attribution: [{ speaker: PRK, stance: 'denies', cue: 'ontkent' }],
  },
);
const FOOD = telling('f', '2024-10-19', 'Rusland levert Noord-Korea voedsel.', {
  actors: [RUS],
  recipients: [PRK],
  trigger: 'levert',
  rule: 'aid.relief',
  objects: [{ text: 'voedsel', class: 'food', span: { start: 27, end: 34 } }],
});
const TALKS = telling('g', '2024-10-19', 'Washington sprak vrijdag met Rusland.', {
  type: 'CONSULT',
  actors: [USA, RUS],
  trigger: 'sprak',
  rule: 'consult.meet',
  ...onDay('2024-10-18'),
});
const ALL = [TEST_1, TEST_1_EN, TEST_2, TROOPS, DENIAL, FOOD, TALKS];

function articles(tellings: readonly Telling[]): string[][] {
  return findStories(storySpace(tellings)).map((group) => group.map(({ article }) => article));
}

describe('findStories', () => {
  it.each([
    ['two languages, one day', [TEST_1, TEST_1_EN], [['a', 'b']]],
    ['the same on another day', [TEST_1, TEST_2], [['a'], ['c']]],
    ['a claim and its denial', [TROOPS, DENIAL], [['d', 'e']]],
    ['what the other gives in return', [TROOPS, FOOD], [['d'], ['f']]],
    ['other parties', [TROOPS, TALKS], [['d'], ['g']]],
  ])('%s', (_, tellings, expected) => {
    expect(articles(tellings)).toEqual(expected);
  });

  it('puts every claim in one story, the same for any order', () => {
    const expected = articles(ALL);
    expect(expected.flat().toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    fc.assert(
      fc.property(fc.shuffledSubarray(ALL, { minLength: ALL.length }), (shuffled) => {
        expect(articles(shuffled)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});
