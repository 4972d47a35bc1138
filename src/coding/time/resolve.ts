import {
  addUnits,
  dayOf,
  unitRange,
  weekdayOf,
  weekRange,
  yearRange,
  type DayRange,
  type TimeUnit,
} from './calendar.ts';
import { inYear } from './in-year.ts';
import type { Tense, TimeMeaning } from './meaning.ts';
import { partOf } from './part-of.ts';
import type { Placement } from './placement.ts';

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
      return decades(meaning);
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
      // "Vandaag tien jaar geleden": the same date so many years before.
      return single(addUnits(now + (meaning.days ?? 0), (meaning.after ?? 1) * (meaning.count ?? 0), unit));
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
      return single(
        on === undefined ? day : addUnits(day, (meaning.after ?? 1) * on, meaning.unit ?? 'week'),
      );
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

/** "De jaren zeventig (en tachtig)", "the 1960s"; a decade without its century is of the twentieth. */
function decades({ year, decade = 0, decade2 }: TimeMeaning): DayRange {
  const first = unitRange(dayOf(year ?? 1900 + decade, 1, 1), 'decade');
  if (decade2 === undefined) return first;
  return { start: first.start, end: unitRange(dayOf(1900 + decade2, 1, 1), 'decade').end };
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
    return ordinal >= 1 && ordinal <= 99
      ? unitRange(dayOf((ordinal - 1) * 100 + 1, 1, 1), 'century')
      : undefined;
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
  const first = locate(
    from.year === undefined && to.year !== undefined ? { ...from, year: to.year } : from,
    placement,
  );
  if (first === undefined || last === undefined || first.start > last.end) return undefined;
  return { start: first.start, end: last.end };
}
