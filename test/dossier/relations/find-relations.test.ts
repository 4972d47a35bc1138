import { describe, expect, it } from 'vitest';
import { findRelations } from '../../../src/dossier/index.ts';
import { storiesOf, tellingOf } from '../story-builders.ts';

const RUS = { text: 'Rusland', id: 'RUS' };
const PRK = { text: 'Noord-Korea', id: 'PRK' };

describe('findRelations', () => {
  const stories = storiesOf(
    [tellingOf('Rusland gaf olie.', '2024-10-03', { type: 'AID', actors: [RUS], recipients: [PRK] })],
    [tellingOf('Rusland beschuldigde.', '2024-11-03', { type: 'ACCUSE', actors: [RUS], recipients: [PRK] })],
    [tellingOf('Zij spraken elkaar.', '2024-11-05', { type: 'CONSULT', actors: [RUS, PRK] })],
    [
      tellingOf('Noord-Korea leunt op Rusland.', '2024-11-06', {
        type: 'RELATION',
        rule: 'relation.dependent-goods',
        actors: [PRK],
        recipients: [RUS],
      }),
    ],
    [tellingOf('Iemand hielp.', '2024-11-07', { type: 'AID', recipients: [PRK] })],
  );
  const relations = findRelations(stories);

  it('counts the stories of each month by what they are', () => {
    const [first] = relations;
    expect([first.from, first.to]).toEqual(['RUS', 'PRK']);
    expect(first.months).toEqual([
      {
        month: '2024-10',
        counts: {
          'verbal-cooperation': 0,
          'material-cooperation': 1,
          'verbal-conflict': 0,
          'material-conflict': 0,
        },
        weight: 8,
      },
      {
        month: '2024-11',
        counts: {
          'verbal-cooperation': 1,
          'material-cooperation': 0,
          'verbal-conflict': 1,
          'material-conflict': 0,
        },
        weight: -0.4,
      },
    ]);
  });

  it('keeps directions apart, and what holds under its own name', () => {
    expect(relations.map(({ from, to }) => `${from} ${to}`)).toEqual(['RUS PRK', 'PRK RUS']);
    expect(relations[1].states.map(({ kind, tellings }) => [kind, tellings.length])).toEqual([
      ['dependent', 1],
    ]);
    expect(relations[0].states).toEqual([]);
  });

  it('is the same for any order of stories', () => {
    expect(findRelations(stories.toReversed())).toEqual(relations);
  });
});
