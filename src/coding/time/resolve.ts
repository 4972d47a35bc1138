import {
  addUnits,
  dayOf,
  dateOf,
  easterOf,
  isDate,
  monthRange,
  quarterRange,
  seasonRange,
  unitRange,
  weekdayOf,
  weekRange,
  yearRange,
  type DayRange,
  type TimeUnit,
} from './calendar.ts';
import type { Tense, TimeMeaning, TimePart } from './meaning.ts';

/** Publication as a range of days: one day, or a month or year where only that is known. */
export interface Reference {
  readonly range: DayRange;
  readonly unit: 'day' | 'month' | 'year';
}

/** What a meaning is placed against. Days are numbers as in `calendar.ts`. */
export interface Placement {
  readonly published?: Reference;
  readonly tense: Tense;
  readonly previous?: DayRange;
}

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

/**
 * Places a meaning on the calendar.
 * @returns first and last day, or undefined when there is nothing to reckon from or the date does not exist
 */
export function locate(meaning: TimeMeaning, placement: Placement): DayRange | undefined {
  const range = locateWhole(meaning, placement);
  if (range === undefined || !withinCalendar(range)) return undefined;
  if (meaning.part === undefined) return range;
  const part = partOf(range, meaning.part, placement);
  return part !== undefined && part.start <= part.end ? part : undefined;
}

/** Years 1 to 9999: beyond them YYYY-MM-DD has no room. */
function withinCalendar({ start, end }: DayRange): boolean {
  return start <= end && start >= FIRST_DAY && end <= LAST_DAY;
}
const FIRST_DAY = dayOf(1, 1, 1);
const LAST_DAY = dayOf(9999, 12, 31);

function locateWhole(meaning: TimeMeaning, placement: Placement): DayRange | undefined {
  switch (meaning.op) {
    case 'day':
    case 'night':
    case 'nights':
    case 'nights-to':
    case 'weekday':
    case 'weekday-of-week':
    case 'weekend':
    case 'ago':
    case 'ahead':
    case 'within':
    case 'past':
    case 'next':
      return placement.published?.unit === 'day'
        ? fromToday(meaning, placement.published.range.end, placement.tense)
        : undefined;
    case 'unit':
      return unitFrom(meaning, placement);
    case 'date':
    case 'dates':
    case 'month':
    case 'season':
    case 'quarter':
    case 'holiday':
      return inYear(meaning, placement);
    case 'year':
      return meaning.year === undefined ? undefined : yearRange(meaning.year);
    case 'years':
    case 'years-to':
      return years(meaning);
    case 'decade':
      return unitRange(dayOf(meaning.year ?? 1900 + (meaning.decade ?? 0), 1, 1), 'decade');
    case 'century':
      return century(meaning, placement);
    case 'later':
      return later(meaning, placement.previous);
    case 'named':
      return meaning.named === undefined ? undefined : parseDays(meaning.named);
    case 'range':
      return between(meaning, placement);
    default:
      return undefined;
  }
}

/** Day number of YYYY-MM-DD. */
export function parseDay(day: string): number {
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  return dayOf(year, month, dayOfMonth);
}

function parseDays([first, last]: readonly [string, string]): DayRange {
  return { start: parseDay(first), end: parseDay(last) };
}

function single(day: number): DayRange {
  return { start: day, end: day };
}

/** Whatever is counted from the very day of publication. */
function fromToday(meaning: TimeMeaning, now: number, tense: Tense): DayRange | undefined {
  const { count = 1, unit = 'day' } = meaning;
  switch (meaning.op) {
    case 'day':
      return single(now + (meaning.days ?? 0));
    case 'night':
      return tense === 'past' ? { start: now - 1, end: now } : { start: now, end: now + 1 };
    case 'nights':
    case 'nights-to': {
      const day = weekdayFrom(meaning.weekday2 ?? meaning.weekday ?? 1, now, tense, 0);
      return { start: day - 1, end: day };
    }
    case 'weekday': {
      const day = weekdayFrom(meaning.weekday ?? 1, now, tense, meaning.shift ?? 0);
      const on = meaning.weeks === undefined ? meaning.count : meaning.weeks;
      return single(on === undefined ? day : addUnits(day, on, meaning.unit ?? 'week'));
    }
    case 'weekday-of-week':
      return single(weekRange(now + 7 * (meaning.shift ?? 0)).start + (meaning.weekday ?? 1) - 1);
    case 'weekend':
      return weekendFrom(now, tense);
    case 'ago':
      return counted(now, -1, count, unit, meaning);
    case 'ahead':
      return counted(now, 1, count, unit, meaning);
    case 'past': {
      // "De afgelopen drie dagen" counts today as one of them; "al drie dagen" and longer units go back to the same day.
      const days = unit === 'day' && meaning.since !== true ? Math.max(1, Math.round(count)) - 1 : count;
      return { start: addUnits(now, -days, unit), end: now };
    }
    case 'within':
    case 'next':
      return { start: now, end: addUnits(now, count, unit) };
    default:
      return undefined;
  }
}

/** The last such weekday up to today, or the next from today; a shift leaves today itself out. */
function weekdayFrom(weekday: number, now: number, tense: Tense, shift: number): number {
  const back = (weekdayOf(now) - weekday + 7) % 7;
  if (shift < 0 || (shift === 0 && tense === 'past')) return now - (back === 0 && shift < 0 ? 7 : back);
  const on = (7 - back) % 7;
  return now + (on === 0 && shift > 0 ? 7 : on);
}

function weekendFrom(now: number, tense: Tense): DayRange {
  const saturday = weekRange(now).start + 5;
  const start = tense === 'past' && saturday > now ? saturday - 7 : saturday;
  return { start, end: start + 1 };
}

/**
 * So many units from a day: the calendar unit that this comes to, so that "twee weken geleden" is a week and no day.
 * A guessed count spreads from one less to two more.
 */
function counted(from: number, sign: number, count: number, unit: TimeUnit, meaning: TimeMeaning): DayRange {
  const whole = Number.isInteger(count) ? unit : smaller(unit);
  if (meaning.vague !== true) return unitRange(addUnits(from, sign * count, unit), whole);
  const near = unitRange(addUnits(from, sign * Math.max(1, count - 1), unit), whole);
  const far = unitRange(addUnits(from, sign * (count + 2), unit), whole);
  return sign < 0 ? { start: far.start, end: near.end } : { start: near.start, end: far.end };
}

function smaller(unit: TimeUnit): TimeUnit {
  if (unit === 'year') return 'month';
  return unit === 'month' ? 'week' : unit === 'week' ? 'day' : unit;
}

/** "Vorige week", "dit jaar", "komend weekend". A year needs the year of publication only, a month its month. */
function unitFrom(meaning: TimeMeaning, { published, tense }: Placement): DayRange | undefined {
  const { unit = 'day', shift = 0 } = meaning;
  if (published === undefined) return undefined;
  const coarse = unit === 'year' || unit === 'decade' || unit === 'century';
  if (published.unit === 'year' && !coarse) return undefined;
  if (published.unit === 'month' && !coarse && unit !== 'month' && unit !== 'quarter') return undefined;
  const now = published.range.end;
  if (unit !== 'weekend') {
    const start = unitRange(now, unit).start;
    return unitRange(shift === 0 ? start : addUnits(start, shift, unit), unit);
  }
  const saturday = weekRange(now).start + 5;
  if (shift < 0 || (shift === 0 && tense === 'past')) return weekendFrom(now, 'past');
  const start = shift > 0 && saturday <= now ? saturday + 7 : saturday;
  return { start, end: start + 1 };
}

/** Dates, months, seasons, quarters and feasts: of the year they name, or of the year that the tense points to. */
function inYear(meaning: TimeMeaning, placement: Placement): DayRange | undefined {
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
      return isDate(year, month, day) ? single(dayOf(year, month, day)) : undefined;
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
        const start = dayOf(year, fixed[0], fixed[1]);
        return { start, end: start + fixed[2] - 1 };
      }
      const movable = MOVABLE_FEASTS[name];
      if (movable === undefined) return undefined;
      const start = easterOf(year) + movable[0];
      return { start, end: start + movable[1] - 1 };
    }
    default:
      return undefined;
  }
}

function years({ op, year = 1, year2, count = 1 }: TimeMeaning): DayRange | undefined {
  const last = year2 ?? year;
  // "In the five years to 2024": 2020 up to and including 2024.
  const first = op === 'years-to' ? last - Math.round(count) + 1 : year;
  if (first > last || first < 1) return undefined;
  return { start: yearRange(first).start, end: yearRange(last).end };
}

function century({ ordinal, shift }: TimeMeaning, { published }: Placement): DayRange | undefined {
  if (ordinal !== undefined) {
    return ordinal >= 1 && ordinal <= 99 ? unitRange(dayOf((ordinal - 1) * 100 + 1, 1, 1), 'century') : undefined;
  }
  if (published === undefined) return undefined;
  return unitRange(addUnits(published.range.start, shift ?? 0, 'century'), 'century');
}

/** "Drie dagen later", "de dag ervoor": counted from the event before. Hours leave the day as it is. */
function later(meaning: TimeMeaning, previous: DayRange | undefined): DayRange | undefined {
  if (previous === undefined) return undefined;
  const { count = 1, unit = 'day', after = 1 } = meaning;
  const from = after > 0 ? previous.end : previous.start;
  if (unit === 'month' || unit === 'quarter' || unit === 'year' || unit === 'decade' || unit === 'century') {
    return counted(from, after, count, unit, meaning);
  }
  if (meaning.vague === true) return counted(from, after, count, unit, meaning);
  const moved = addUnits(previous.start, after * count, unit) - previous.start;
  return { start: previous.start + moved, end: previous.end + moved };
}

function between({ from, to }: TimeMeaning, placement: Placement): DayRange | undefined {
  if (from === undefined || to === undefined) return undefined;
  const last = locate(to, placement);
  // "Van mei tot juli 2024": the first takes its year from the second.
  const first = locate(from.year === undefined && to.year !== undefined ? { ...from, year: to.year } : from, placement);
  if (first === undefined || last === undefined || first.start > last.end) return undefined;
  return { start: first.start, end: last.end };
}

/** First and last month or day of a part of a unit, by the rules in docs/claims.md. */
function partOf(range: DayRange, part: TimePart, { published }: Placement): DayRange | undefined {
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
