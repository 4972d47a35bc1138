import { expect, test } from 'vitest';
import { RoleSettler, type Relabeller } from '../../src/language/parse-roles.ts';

const RELATIONS = ['root', 'nsubj', 'nsubj:pass', 'obj', 'obl', 'iobj'];

/** Labels by place when each place scores labels as given; heads count from 1, 0 is the root. */
function settled(heads: readonly number[], scores: readonly Readonly<Record<string, number>>[]): string[] {
  const chooser = { score: 0 };
  const search: Relabeller = {
    columns: { length: heads.length },
    tree: { heads: Int32Array.of(0, ...heads) },
    chooser,
    relabel(place: number, refused: number, bits: Uint8Array): number {
      let best = -1;
      chooser.score = -Infinity;
      for (const [relation, score] of Object.entries(scores[place - 1])) {
        const label = RELATIONS.indexOf(relation);
        if ((bits[label] & refused) !== 0 || score <= chooser.score) continue;
        best = label;
        chooser.score = score;
      }
      return best < 0 ? RELATIONS.indexOf(Object.keys(scores[place - 1])[0]) : best;
    },
  };
  const labels = Uint8Array.from([0, ...heads.map((_, i) => search.relabel(i + 1, 0, new Uint8Array(8)))]);
  new RoleSettler(search, RELATIONS).settle(labels);
  return [...labels.subarray(1)].map((label) => RELATIONS[label]);
}

test.each([
  [
    'one of each stays',
    [2, 0, 2],
    [{ nsubj: 5, obj: 4 }, { root: 1 }, { obj: 3, nsubj: 2 }],
    'nsubj root obj',
  ],
  [
    'of two subjects the one that could well be something else gives way',
    [3, 3, 0],
    [{ nsubj: 9, obj: 1 }, { nsubj: 8, obj: 7 }, { root: 1 }],
    'nsubj obj root',
  ],
  [
    'wherever it stands',
    [3, 3, 0],
    [{ nsubj: 9, obj: 8 }, { nsubj: 8, obl: 1 }, { root: 1 }],
    'obj nsubj root',
  ],
  [
    'a passive subject is a subject',
    [3, 3, 0],
    [{ 'nsubj:pass': 9, obl: 1 }, { nsubj: 8, obl: 7 }, { root: 1 }],
    'nsubj:pass obl root',
  ],
  [
    'who gives way may push another on',
    [4, 4, 4, 0],
    [{ obj: 5, obl: 4 }, { nsubj: 9, obl: 0 }, { nsubj: 8, obj: 7, obl: 1 }, { root: 1 }],
    'obl nsubj obj root',
  ],
  [
    'other heads do not count',
    [2, 0, 4, 2],
    [{ nsubj: 2 }, { root: 1 }, { nsubj: 2 }, { obl: 1 }],
    'nsubj root nsubj obl',
  ],
  [
    'a role is kept where there is nothing else',
    [3, 3, 0],
    [{ obj: 2 }, { obj: 1 }, { root: 1 }],
    'obj obj root',
  ],
] as const)('%s', (_, heads, scores, expected) => {
  expect(settled(heads, scores).join(' ')).toBe(expected);
});
