import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changePoints, squaredCost } from '../../../src/dossier/tension/pelt.ts';

/** The least cost of any division, by trying every last segment of every prefix. */
function optimum(series: readonly number[], penalty: number, least: number): number {
  const cost = squaredCost(series);
  const best = [-penalty];
  for (let end = 1; end <= series.length; end++) {
    best[end] = Infinity;
    for (let start = 0; start <= end - least; start++) {
      best[end] = Math.min(best[end], best[start] + cost(start, end) + penalty);
    }
  }
  return best[series.length];
}

function costOf(series: readonly number[], changes: readonly number[], penalty: number): number {
  const cost = squaredCost(series);
  const bounds = [0, ...changes, series.length];
  return changes.reduce((sum, at, i) => sum + cost(at, bounds[i + 2]) + penalty, cost(0, bounds[1]));
}

const levels = fc
  .array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 9 })), {
    minLength: 1,
    maxLength: 8,
  })
  .chain((parts) => {
    const flat = parts.flatMap(([level, length]) => Array.from({ length }, () => level));
    return fc
      .array(fc.integer({ min: -3, max: 3 }), { minLength: flat.length, maxLength: flat.length })
      .map((noise) => flat.map((value, at) => value + noise[at]));
  });

describe('changePoints', () => {
  it.each<[string, number[], number, number, number[]]>([
    ['a level', [3, 3, 3, 3], 1, 1, []],
    ['one step', [0, 0, 0, 9, 9, 9], 1, 1, [3]],
    ['up and down', [0, 0, 9, 9, 0, 0], 1, 1, [2, 4]],
    ['a step that is not worth its penalty', [0, 0, 1, 1], 5, 1, []],
    ['one point is too short', [0, 0, 0, 9, 0, 0, 0], 1, 2, [2, 4]],
    ['nothing', [], 1, 3, []],
    ['less than a segment', [1, 9], 1, 3, []],
  ])('%s', (_, series, penalty, least, expected) => {
    expect(changePoints(series, penalty, least)).toEqual(expected);
  });

  it('costs no more than the best of all divisions, and keeps to the least length', () => {
    fc.assert(
      fc.property(
        levels,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 4 }),
        (series, penalty, least) => {
          fc.pre(series.length >= least);
          const changes = changePoints(series, penalty, least);
          const bounds = [0, ...changes, series.length];
          for (let i = 1; i < bounds.length; i++)
            expect(bounds[i] - bounds[i - 1]).toBeGreaterThanOrEqual(least);
          expect(costOf(series, changes, penalty)).toBeCloseTo(optimum(series, penalty, least), 6);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('refuses a penalty that is none', () => {
    expect(() => changePoints([1, 2], 0)).toThrow(RangeError);
    expect(() => changePoints([1, 2], Number.NaN)).toThrow(RangeError);
  });
});
