import {
  dateOf,
  dayOf,
  formatDay,
  formatMonth,
  isDate,
  monthRange,
  yearRange,
  type DayRange,
} from './calendar.ts';
import type { TimeMeaning } from './meaning.ts';
import type { Reference } from './placement.ts';

/** How wide a span of time is; the span has at most so many days (the last has no limit). */
export const PRECISIONS = ['day', 'week', 'month', 'season', 'year', 'decade', 'century'] as const;
export type TimePrecision = (typeof PRECISIONS)[number];
export const MOST_DAYS: readonly number[] = [1, 7, 31, 92, 366, 3653, Infinity];

export function precisionOf({ start, end }: DayRange): TimePrecision {
  return PRECISIONS[MOST_DAYS.findIndex((most) => end - start + 1 <= most)];
}

/**
 * Reads a publication date: EDTF day, month or year, or an ISO date and time, of which the date as written counts.
 * @returns undefined for anything else
 */
export function parsePublished(text: string): Reference | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/.exec(text.trim());
  if (match === null) return undefined;
  const year = Number(match[1]);
  if (year < 1) return undefined;
  if (match[2] === undefined) return { range: yearRange(year), unit: 'year' };
  const month = Number(match[2]);
  if (!isDate(year, month, 1)) return undefined;
  if (match[3] === undefined) return { range: monthRange(year, month), unit: 'month' };
  const day = Number(match[3]);
  if (!isDate(year, month, day)) return undefined;
  const number = dayOf(year, month, day);
  return { range: { start: number, end: number }, unit: 'day' };
}

/**
 * Extended Date/Time Format (ISO 8601-2:2019) of a span: a day, month, season (21–24), quarter (33–36), year, decade
 * (`196X`) or century (`19XX`) where it is one, else an interval of years, months or days.
 * @param approximate adds `~`
 */
export function formatEdtf(range: DayRange, meaning: TimeMeaning, approximate: boolean): string {
  const whole = formatWhole(range, meaning);
  const mark = approximate ? '~' : '';
  if (whole !== undefined) return whole + mark;
  const first = dateOf(range.start);
  const last = dateOf(range.end);
  const fromMonth = first.day === 1;
  const toMonth = range.end === monthRange(last.year, last.month).end;
  if (fromMonth && toMonth && first.month === 1 && last.month === 12)
    return `${formatYear(first.year)}${mark}/${formatYear(last.year)}${mark}`;
  if (fromMonth && toMonth)
    return `${formatMonth(first.year, first.month)}${mark}/${formatMonth(last.year, last.month)}${mark}`;
  return `${formatDay(range.start)}${mark}/${formatDay(range.end)}${mark}`;
}

export function formatYear(year: number): string {
  return String(year).padStart(4, '0');
}

function formatWhole(range: DayRange, meaning: TimeMeaning): string | undefined {
  const { start, end } = range;
  if (start === end) return formatDay(start);
  const { year, month, day } = dateOf(start);
  if (day !== 1) return undefined;
  if (end === monthRange(year, month).end) return formatMonth(year, month);
  if (meaning.part === undefined && meaning.op === 'season')
    return `${formatYear(year)}-${20 + (meaning.season ?? 1)}`;
  if (meaning.part === undefined && meaning.op === 'quarter')
    return `${formatYear(year)}-${32 + (meaning.ordinal ?? 1)}`;
  if (month !== 1) return undefined;
  if (end === yearRange(year).end) return formatYear(year);
  if (year % 10 === 0 && end === yearRange(year + 9).end) return `${formatYear(year).slice(0, 3)}X`;
  if (year % 100 === 0 && end === yearRange(year + 99).end) return `${formatYear(year).slice(0, 2)}XX`;
  return undefined;
}
