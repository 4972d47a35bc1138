/** Cost of a stretch of a series, start inclusive and end exclusive, when it is told by its mean: the sum of squares around it. */
export type SegmentCost = (start: number, end: number) => number;

/** Costs by sums made once: each call is constant in time. */
export function squaredCost(series: readonly number[]): SegmentCost {
  const sums = [0];
  const squares = [0];
  for (const value of series) {
    sums.push(sums[sums.length - 1] + value);
    squares.push(squares[squares.length - 1] + value * value);
  }
  return (start, end) => {
    const sum = sums[end] - sums[start];
    return Math.max(0, squares[end] - squares[start] - (sum * sum) / (end - start));
  };
}

/**
 * Where a series changes its level: PELT (Killick, Fearnhead and Eckley 2012), the exact minimum of the cost of all segments plus
 * `penalty` for each change, in time about linear where changes are many. Ties go to the earlier change.
 * @param penalty above 0
 * @param least points of a segment at least
 * @returns the first position of each segment but the first, ascending
 */
export function changePoints(series: readonly number[], penalty: number, least = 1): number[] {
  if (!(penalty > 0) || !Number.isInteger(least) || least < 1) {
    throw new RangeError(
      `penalty ${penalty} and least segment ${least}: give a penalty above 0 and a whole number from 1`,
    );
  }
  const cost = squaredCost(series);
  const count = series.length;
  const best = [-penalty];
  const before = [0];
  /** From which end on a start can no longer win. With a least length that is `least` after another start beat it. */
  const outAt: number[] = [];
  let starts: number[] = [];
  for (let end = 1; end <= count; end++) {
    best[end] = Infinity;
    before[end] = 0;
    if (end - least >= 0) {
      starts.push(end - least);
      outAt[end - least] = Infinity;
    }
    starts = starts.filter((start) => outAt[start] > end);
    for (const start of starts) {
      const value = best[start] + cost(start, end) + penalty;
      if (value < best[end]) {
        best[end] = value;
        before[end] = start;
      }
    }
    for (const start of starts) {
      if (best[start] + cost(start, end) > best[end]) outAt[start] = Math.min(outAt[start], end + least);
    }
  }
  const changes: number[] = [];
  if (count < least) return changes;
  for (let at = before[count]; at > 0; at = before[at]) changes.unshift(at);
  return changes;
}

/** Variance of what is no change of level: half the mean square of the steps from point to point. */
export function noiseOf(series: readonly number[]): number {
  if (series.length < 2) return 0;
  let sum = 0;
  for (let i = 1; i < series.length; i++) sum += (series[i] - series[i - 1]) ** 2;
  return sum / (2 * (series.length - 1));
}
