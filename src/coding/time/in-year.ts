import {
  dateOf,
  dayOf,
  easterOf,
  isDate,
  monthRange,
  quarterRange,
  seasonRange,
  type DayRange,
} from './calendar.ts';
import type { TimeMeaning } from './meaning.ts';
import type { Placement } from './placement.ts';

/** Fixed feasts: month and day of the first day, and how many days. */
const FEASTS: Readonly<Record<string, readonly [number, number, number]>> = {
  christmas: [12, 25, 2],
  'christmas-eve': [12, 24, 1],
  'christmas-day': [12, 25, 1],
  'boxing-day': [12, 26, 1],
  'new-year': [1, 1, 1],
  'new-year-eve': [12, 31, 1],
};

/** Feasts that move with Easter: days from Easter Sunday, and how many days. */
const MOVABLE_FEASTS: Readonly<Record<string, readonly [number, number]>> = {
  'good-friday': [-2, 1],
  easter: [0, 2],
  'easter-sunday': [0, 1],
  'easter-monday': [1, 1],
  ascension: [39, 1],
  pentecost: [49, 2],
  'pentecost-sunday': [49, 1],
  'pentecost-monday': [50, 1],
};

/** Dates, months, seasons, quarters and feasts: of the year they name, or of the year that the tense points to. */
export function inYear(meaning: TimeMeaning, placement: Placement): DayRange | undefined {
  const rangeIn = (year: number): DayRange | undefined => rangeOfYear(meaning, year);
  if (meaning.year !== undefined) return rangeIn(meaning.year);
  const { published, tense } = placement;
  if (published === undefined) return undefined;
  const thisYear = dateOf(published.range.end).year;
  if (meaning.years !== undefined) return rangeIn(thisYear + meaning.years);
  if (published.unit === 'year') return undefined;
  const now = published.range.end;
  const candidates: DayRange[] = [];
  // Eight years, so that 29 February finds its leap year.
  for (let year = thisYear - 8; year <= thisYear + 8; year++) {
    const range = rangeIn(year);
    if (range !== undefined) candidates.push(range);
  }
  const { shift } = meaning;
  if (meaning.op === 'season' && shift === 0) {
    return candidates.find(({ start, end }) => start <= now && now <= end) ?? rangeIn(thisYear);
  }
  if (shift === -1) return candidates.findLast(({ end }) => end < now);
  if (shift === 1) return candidates.find(({ start }) => start > now);
  const past = candidates.findLast(({ start }) => start <= now);
  const future = candidates.find(({ end }) => end >= now);
  if (tense === 'past') return past;
  if (tense === 'future') return future;
  if (past === undefined || future === undefined) return past ?? future;
  return now - past.end <= future.start - now ? past : future;
}

function rangeOfYear(meaning: TimeMeaning, year: number): DayRange | undefined {
  const { month = 1, day = 1 } = meaning;
  switch (meaning.op) {
    case 'date':
      return isDate(year, month, day) ? daysFrom(dayOf(year, month, day), 1) : undefined;
    case 'dates': {
      const last = meaning.day2 ?? day;
      if (!isDate(year, month, day) || !isDate(year, month, last) || last < day) return undefined;
      return { start: dayOf(year, month, day), end: dayOf(year, month, last) };
    }
    case 'month':
      return monthRange(year, month);
    case 'season':
      return seasonRange(year, meaning.season ?? 1);
    case 'quarter': {
      const quarter = meaning.ordinal ?? 1;
      return quarter <= 4 ? quarterRange(year, quarter) : undefined;
    }
    case 'holiday': {
      const name = meaning.holiday ?? '';
      const fixed = FEASTS[name];
      if (fixed !== undefined) {
        return daysFrom(dayOf(year, fixed[0], fixed[1]), fixed[2]);
      }
      const movable = MOVABLE_FEASTS[name];
      return movable === undefined ? undefined : daysFrom(easterOf(year) + movable[0], movable[1]);
    }
    default:
      return undefined;
  }
}

function daysFrom(start: number, count: number): DayRange {
  return { start, end: start + count - 1 };
}
