/**
 * Calendar arithmetic on whole days, counted from 1970-01-01 in the proleptic Gregorian calendar: no clock, no time zone.
 * The conversion is Howard Hinnant's `days_from_civil` (chrono-compatible low-level date algorithms).
 */

export interface CivilDate {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
}

/** First and last day, both included. */
export interface DayRange {
  readonly start: number;
  readonly end: number;
}

/** Day number of a date; a day past the end of its month runs on into the next. */
export function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function dateOf(days: number): CivilDate {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** Monday 1 … Sunday 7, as in ISO 8601. */
export function weekdayOf(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

export function daysInMonth(year: number, month: number): number {
  return month === 12 ? 31 : dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

export function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** YYYY-MM-DD. */
export function formatDay(days: number): string {
  const { year, month, day } = dateOf(days);
  return `${formatMonth(year, month)}-${String(day).padStart(2, '0')}`;
}

export function formatMonth(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

/** The same day so many months on, or the last of that month where it is shorter. */
export function addMonths(days: number, months: number): number {
  const { year, month, day } = dateOf(days);
  const index = year * 12 + month - 1 + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return dayOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

export function weekRange(days: number): DayRange {
  const start = days - weekdayOf(days) + 1;
  return { start, end: start + 6 };
}

export function monthRange(year: number, month: number): DayRange {
  return { start: dayOf(year, month, 1), end: dayOf(year, month, daysInMonth(year, month)) };
}

export function yearRange(year: number): DayRange {
  return { start: dayOf(year, 1, 1), end: dayOf(year, 12, 31) };
}

/** Quarter 1–4. */
export function quarterRange(year: number, quarter: number): DayRange {
  return { start: dayOf(year, quarter * 3 - 2, 1), end: monthRange(year, quarter * 3).end };
}

/** Meteorological season, 1 spring … 4 winter; the winter of a year is the one that begins in its December. */
export function seasonRange(year: number, season: number): DayRange {
  const month = season * 3;
  const last = season === 4 ? monthRange(year + 1, 2) : monthRange(year, month + 2);
  return { start: dayOf(year, month, 1), end: last.end };
}

/** Easter Sunday (Gregorian; the anonymous algorithm of Meeus, Jones and Butcher). */
export function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

export const TIME_UNITS = [
  'minute',
  'hour',
  'day',
  'weekend',
  'week',
  'month',
  'quarter',
  'year',
  'decade',
  'century',
] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

/** The calendar unit that a day lies in; hours and minutes give the day itself. */
export function unitRange(days: number, unit: TimeUnit): DayRange {
  const { year, month } = dateOf(days);
  switch (unit) {
    case 'minute':
    case 'hour':
    case 'day':
      return { start: days, end: days };
    case 'weekend': {
      const saturday = weekRange(days).start + 5;
      return { start: saturday, end: saturday + 1 };
    }
    case 'week':
      return weekRange(days);
    case 'month':
      return monthRange(year, month);
    case 'quarter':
      return quarterRange(year, Math.ceil(month / 3));
    case 'year':
      return yearRange(year);
    case 'decade': {
      const first = Math.floor(year / 10) * 10;
      return { start: dayOf(first, 1, 1), end: dayOf(first + 9, 12, 31) };
    }
    case 'century': {
      const first = Math.floor(year / 100) * 100;
      return { start: dayOf(first, 1, 1), end: dayOf(first + 99, 12, 31) };
    }
  }
}

/** A day moved by so many units, forwards or back. Fractions go down to the unit below ("anderhalf jaar" is 18 months). */
export function addUnits(days: number, count: number, unit: TimeUnit): number {
  switch (unit) {
    case 'minute':
      return days + Math.trunc(count / 1440);
    case 'hour':
      return days + Math.trunc(count / 24);
    case 'day':
      return days + Math.round(count);
    case 'weekend':
    case 'week':
      return days + Math.round(count * 7);
    case 'month': {
      const whole = Math.trunc(count);
      return addMonths(days, whole) + Math.round((count - whole) * 30);
    }
    case 'quarter':
      return addMonths(days, Math.round(count * 3));
    case 'year':
      return addMonths(days, Math.round(count * 12));
    case 'decade':
      return addMonths(days, Math.round(count * 120));
    case 'century':
      return addMonths(days, Math.round(count * 1200));
  }
}
