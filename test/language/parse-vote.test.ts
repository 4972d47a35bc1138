import { describe, expect, test } from 'vitest';
import { vote } from '../../src/language/parse-vote.ts';

/** Heads of three voters with weights 1.1, 1 and 0.9; labels are ten times the voter's number plus the place. */
function outcome(trees: readonly (readonly number[])[]): { heads: number[]; labels: number[] } {
  const voters = trees.map((heads, v) => ({
    tree: {
      heads: Int32Array.of(0, ...heads),
      labels: Uint8Array.from([0, ...heads], (_, place) => 10 * v + place),
    },
    weight: [1.1, 1, 0.9][v],
  }));
  const length = trees[0].length;
  const heads = new Int32Array(length + 1);
  const labels = new Uint8Array(length + 1);
  vote(voters, length, heads, labels);
  return { heads: [...heads.subarray(1)], labels: [...labels.subarray(1)] };
}

describe('vote', () => {
  test.each([
    [
      'all agree',
      [
        [2, 0, 2],
        [2, 0, 2],
        [2, 0, 2],
      ],
      [2, 0, 2],
    ],
    [
      'two against one',
      [
        [2, 0, 2],
        [2, 0, 1],
        [2, 0, 1],
      ],
      [2, 0, 1],
    ],
    [
      'all differ: the first',
      [
        [2, 0, 2, 2],
        [2, 0, 2, 3],
        [2, 0, 2, 1],
      ],
      [2, 0, 2, 2],
    ],
    [
      'of different roots the one with more votes',
      [
        [0, 1, 1],
        [2, 0, 2],
        [2, 0, 2],
      ],
      [2, 0, 2],
    ],
    [
      'not where it makes a cycle',
      [
        [0, 1, 2],
        [3, 1, 0],
        [0, 3, 1],
      ],
      [0, 1, 2],
    ],
  ])('%s', (_, trees, expected) => {
    expect(outcome(trees).heads).toEqual(expected);
  });

  test('a label is that of the first voter for the head', () => {
    expect(
      outcome([
        [2, 0, 2],
        [2, 0, 1],
        [2, 0, 1],
      ]).labels,
    ).toEqual([1, 2, 13]);
  });
});
