import { expect, it } from 'vitest';
import { findCapabilities } from '../../../src/dossier/index.ts';
import { storiesOf, tellingOf } from '../story-builders.ts';

const PRK = { text: 'Noord-Korea', id: 'PRK' };

it('puts the figures of one capability side by side, with whom it reaches and who says so', () => {
  const reach = (value: number, name: string): ReturnType<typeof tellingOf> =>
    tellingOf(`De raket komt ${value} kilometer ver.`, '2024-10-31', {
      type: 'CAPABILITY',
      actors: [PRK],
      recipients: [{ text: 'Amerika', id: 'USA' }],
      objects: [{ text: 'raket', class: 'missile', span: { start: 3, end: 8 } }],
      quantities: [{ value, unit: 'km', text: `${value} kilometer` }],
      attribution: [{ speaker: { text: name }, stance: 'asserts', cue: 'zegt' }],
    });
  const troops = tellingOf('Er staan troepen.', '2024-11-01', {
    type: 'PRESENCE',
    actors: [PRK],
    place: { name: 'Koersk', country: 'RUS' },
    time: { start: '2024-10-01', end: '2024-10-31', precision: 'month', basis: 'text' },
  });
  const denied = tellingOf('Er staan geen troepen.', '2024-11-02', {
    type: 'PRESENCE',
    polarity: 'negative',
  });
  const rows = findCapabilities(
    storiesOf([reach(15000, 'Seoul'), reach(13000, 'Tokio')], [troops], [denied]),
  );
  expect(rows).toMatchObject([
    {
      kind: 'capability',
      holders: ['PRK'],
      what: ['raket'],
      classes: ['missile'],
      reaches: ['USA'],
      speakers: ['Seoul', 'Tokio'],
      figures: [
        {
          unit: 'km',
          values: [
            { value: 15000, tellings: [0] },
            { value: 13000, tellings: [1] },
          ],
        },
      ],
    },
    { kind: 'presence', places: [{ name: 'Koersk' }], from: '2024-10-01', to: '2024-10-31' },
  ]);
  expect(rows).toHaveLength(2);
});
