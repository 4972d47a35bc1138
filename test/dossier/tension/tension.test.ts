import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Story, storiesAt, tensionConstants, tensionOf } from '../../../src/dossier/index.ts';
import type { ClaimParts } from '../builders.ts';
import { storiesOf, tellingOf } from '../story-builders.ts';

const USA = { text: 'Washington', id: 'USA' };
const PRK = { text: 'Pyongyang', id: 'PRK' };
const CHN = { text: 'Beijing', id: 'CHN' };
const PAIR = ['USA', 'PRK'] as const;

function story(published: string, parts: ClaimParts, copies = 1): Story {
  const tellings = Array.from({ length: copies }, (_, i) =>
    tellingOf(`Bericht ${i} van ${published} ${parts.type}`, published, {
      actors: [USA],
      recipients: [PRK],
      ...parts,
    }),
  );
  return storiesOf(tellings)[0];
}

const point = (one: Story): unknown => {
  const [first] = tensionOf([one], [], PAIR).points;
  return first === undefined ? undefined : { ...first.weights, threats: first.threats };
};
const NONE = {
  'verbal-cooperation': 0,
  'material-cooperation': 0,
  'verbal-conflict': 0,
  'material-conflict': 0,
  threats: 0,
};

describe('tensionOf', () => {
  // PLOVER's score times status (single origin 0.8) times certainty times origins.
  it.each<[string, Story, unknown]>([
    ['talks', story('2024-10-14', { type: 'CONSULT' }), { ...NONE, 'verbal-cooperation': 2 }],
    ['help', story('2024-10-14', { type: 'AID' }), { ...NONE, 'material-cooperation': 8 }],
    ['an attack', story('2024-10-14', { type: 'ASSAULT' }), { ...NONE, 'material-conflict': 7.2 }],
    [
      'a threat',
      story('2024-10-14', { type: 'THREATEN' }),
      { ...NONE, 'verbal-conflict': 2.8, threats: 2.8 },
    ],
    [
      'an attack that is only announced',
      story('2024-10-14', { type: 'ASSAULT', reality: 'planned' }),
      { ...NONE, 'verbal-conflict': 3.6, threats: 3.6 },
    ],
    [
      'help that is only promised',
      story('2024-10-14', { type: 'AID', reality: 'planned' }),
      { ...NONE, 'verbal-cooperation': 4 },
    ],
    [
      'what is only possible',
      story('2024-10-14', { type: 'AID', certainty: 'possible' }),
      { ...NONE, 'material-cooperation': 4 },
    ],
    // Two origins corroborate: 10 x 1 x (1 + 0.25).
    ['two origins', story('2024-10-14', { type: 'AID' }, 2), { ...NONE, 'material-cooperation': 12.5 }],
    ['what did not happen', story('2024-10-14', { type: 'AID', polarity: 'negative' }), undefined],
    ['a state', story('2024-10-14', { type: 'RELATION' }), undefined],
    ['others', story('2024-10-14', { type: 'AID', recipients: [CHN] }), undefined],
    [
      'both together',
      story('2024-10-14', { type: 'CONSULT', actors: [PRK, USA], recipients: [] }),
      { ...NONE, 'verbal-cooperation': 2 },
    ],
  ])('%s', (_, one, expected) => {
    expect(point(one)).toEqual(expected);
  });

  const crisis = [
    ...['2024-01-01', '2024-01-08', '2024-01-15', '2024-01-22', '2024-01-29'].map((day) =>
      story(day, { type: 'ACCUSE' }),
    ),
    ...['2024-02-05', '2024-02-12', '2024-02-19', '2024-02-26'].map((day) => story(day, { type: 'ASSAULT' })),
  ];

  it('says when it turned, by how much and by which stories', () => {
    const reports = [
      { article: crisis[0].tellings[0].article, published: '2024-01-02' },
      { article: 'x', published: '2024-01-03' },
    ];
    const { points, changes, constants } = tensionOf(crisis, reports, PAIR);
    expect(points).toHaveLength(9);
    expect(points[0]).toMatchObject({ start: '2024-01-01', articles: 2, pairArticles: 1, share: 0.5 });
    const [rise] = changes.filter(({ series }) => series === 'material-conflict');
    expect(rise).toMatchObject({ date: '2024-02-05', before: 0, after: 7.2 });
    expect(rise.drivers.map(({ story: one }) => one.tellings[0].published)).toEqual([
      '2024-02-05',
      '2024-02-12',
      '2024-02-19',
      '2024-02-26',
    ]);
    expect(constants).toEqual(tensionConstants());
    expect(constants.length).toBeGreaterThan(10);
  });

  it('explains each point by stories whose weights are its sum', () => {
    const tension = tensionOf(crisis, [], PAIR);
    for (const { start, weights } of tension.points) {
      const sum = storiesAt(tension, start).reduce((total, { weight }) => total + weight, 0);
      expect(sum).toBeCloseTo(
        Object.values(weights).reduce((total, weight) => total + weight, 0),
        3,
      );
    }
  });

  it('is the same for any order of stories and of the pair', () => {
    const expected = tensionOf(crisis, [], PAIR);
    fc.assert(
      fc.property(fc.shuffledSubarray(crisis, { minLength: crisis.length }), (shuffled) => {
        expect(tensionOf(shuffled, [], PAIR)).toEqual(expected);
        expect(tensionOf(shuffled, [], ['PRK', 'USA']).points).toEqual(expected.points);
      }),
      { numRuns: 20 },
    );
  });
});
