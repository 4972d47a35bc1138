import { dateOf, dayOf, quarterRange, yearRange, type DayRange } from './calendar.ts';
import type { TimePart } from './meaning.ts';
import type { Placement } from './placement.ts';

/** First and last month or day of a part of a unit, by the rules in docs/claims.md. */
export function partOf(range: DayRange, part: TimePart, { published }: Placement): DayRange | undefined {
  const { start, end } = range;
  const now = published?.range.end;
  if (part === 'rest') return now === undefined ? undefined : { start: Math.max(now, start), end };
  if (part === 'sofar') return now === undefined ? undefined : { start, end: Math.min(now, end) };
  const { year, month } = dateOf(start);
  const length = end - start + 1;
  if (length >= 28 && length <= 31) {
    // Of a month: days 1–10, 11–20, 21 to the end.
    if (part === 'early') return { start, end: start + 9 };
    if (part === 'mid') return { start: start + 10, end: start + 19 };
    if (part === 'late') return { start: start + 20, end };
  }
  if (length === 365 || length === 366) {
    // Of a year: first and last quarter; the middle is June and July.
    if (part === 'early') return quarterRange(year, 1);
    if (part === 'mid') return { start: dayOf(year, 6, 1), end: dayOf(year, 7, 31) };
    if (part === 'late') return quarterRange(year, 4);
    return part === 'first-half'
      ? { start, end: quarterRange(year, 2).end }
      : { start: quarterRange(year, 3).start, end };
  }
  if (length >= 3650 && length <= 3653 && month === 1) {
    const [from, to] = DECADE_PARTS[part] ?? [0, 9];
    return { start: yearRange(year + from).start, end: yearRange(year + to).end };
  }
  if (part === 'first-half') return { start, end: start + Math.ceil(length / 2) - 1 };
  if (part === 'second-half') return { start: start + Math.ceil(length / 2), end };
  const third = Math.max(1, Math.floor(length / 3));
  if (part === 'early') return { start, end: start + third - 1 };
  if (part === 'late') return { start: end - third + 1, end };
  const middle = Math.min(start + third, end);
  return { start: middle, end: Math.max(middle, end - third) };
}

/** First and last year of the part of a decade. */
const DECADE_PARTS: Readonly<Partial<Record<TimePart, readonly [number, number]>>> = {
  early: [0, 3],
  mid: [4, 6],
  late: [7, 9],
  'first-half': [0, 4],
  'second-half': [5, 9],
};
