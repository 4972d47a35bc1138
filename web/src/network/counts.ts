import type { RelationsAnswer } from '../../../src/api/index.ts';

/** Stories by what they tell; `contested` are counted among them as well. */
export interface Counts {
  readonly cooperation: number;
  readonly conflict: number;
  readonly neutral: number;
  readonly contested: number;
}

export function total({ cooperation, conflict, neutral }: Counts): number {
  return cooperation + conflict + neutral;
}

export function added(a: Counts, b: Counts): Counts {
  return {
    cooperation: a.cooperation + b.cooperation,
    conflict: a.conflict + b.conflict,
    neutral: a.neutral + b.neutral,
    contested: a.contested + b.contested,
  };
}

const NONE: Counts = { cooperation: 0, conflict: 0, neutral: 0, contested: 0 };

/** One party towards another: counts added up month by month, so that the slider has nothing left to add. */
export interface Course {
  readonly from: string;
  readonly to: string;
  /** Places in the answer's `months`, in order; −1 is a month that nobody knows. */
  readonly months: readonly number[];
  /** Up to and including each of them. */
  readonly sums: readonly Counts[];
}

export function coursesOf({ relations }: Pick<RelationsAnswer, 'relations'>): Course[] {
  return relations.map(({ from, to, months }) => {
    let sum = NONE;
    const sums = months.map(([, cooperation, conflict, neutral, contested]) => {
      sum = added(sum, { cooperation, conflict, neutral, contested });
      return sum;
    });
    return { from, to, months: months.map(([month]) => month), sums };
  });
}

/**
 * Counts of a course in the months that are asked for.
 * @param month place in `months`, −1 for the whole time @param only that month alone, else all up to it
 */
export function countsIn({ months, sums }: Course, month: number, only: boolean): Counts {
  if (month < 0) return sums.at(-1) ?? NONE;
  let [low, high] = [0, months.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (months[middle] <= month) low = middle + 1;
    else high = middle;
  }
  const last = low - 1;
  if (last < 0 || (only && months[last] !== month)) return NONE;
  if (!only || last === 0) return sums[last];
  const [now, before] = [sums[last], sums[last - 1]];
  return {
    cooperation: now.cooperation - before.cooperation,
    conflict: now.conflict - before.conflict,
    neutral: now.neutral - before.neutral,
    contested: now.contested - before.contested,
  };
}
