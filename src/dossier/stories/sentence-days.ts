import type { SentenceKey } from '../origins/index.ts';
import { dayOf } from '../origins/profile.ts';

/** A number that is part of a date says nothing about what is counted. */
const YEAR = /^#(?:19|20)\d\d$/;

/** The numbers of a sentence that are no days, months or years. */
export function numbersIn(keys: readonly SentenceKey[]): SentenceKey[] {
  return keys.filter((key, at) => key.startsWith('#') && !YEAR.test(key) && !isOfDate(keys, at));
}

function isOfDate(keys: readonly SentenceKey[], at: number): boolean {
  return isMonth(keys[at + 1]) || isMonth(keys[at - 1]);
}

function isMonth(key: string | undefined): boolean {
  return key?.startsWith('%month') === true;
}

/**
 * The days that a sentence names, as days since 1970: a day and a month, or a day of the week, which is the last one before
 * publication. Good enough to tell events apart where no claim says when it was.
 */
export function daysIn(keys: readonly SentenceKey[], published: string | undefined): number[] {
  const day = dayOf(published);
  if (day === undefined) return [];
  const days = new Set<number>();
  keys.forEach((key, at) => {
    if (isMonth(key)) {
      const number = [keys[at - 1], keys[at + 1]].find(
        (one) => one?.startsWith('#') === true && Number(one.slice(1)) <= 31,
      );
      const year = [keys[at + 1], keys[at + 2]].find((one) => one !== undefined && YEAR.test(one));
      if (number !== undefined)
        days.add(
          dateNear(
            Number(key.slice('%month'.length)),
            Number(number.slice(1)),
            year === undefined ? undefined : Number(year.slice(1)),
            day,
          ),
        );
    } else if (key.startsWith('%weekday')) {
      days.add(weekdayBefore(Number(key.slice('%weekday'.length)), day));
    }
  });
  return [...days];
}

/** Days ahead that a date without a year may lie: what is announced is announced for soon. */
const AHEAD = 60;

function dateNear(month: number, date: number, year: number | undefined, published: number): number {
  const of = (one: number): number => Date.UTC(one, month - 1, date) / 86_400_000;
  if (year !== undefined) return of(year);
  const own = new Date(published * 86_400_000).getUTCFullYear();
  if (of(own) > published + AHEAD) return of(own - 1);
  return of(own + 1) - published < AHEAD ? of(own + 1) : of(own);
}

/** @param weekday 1 Monday … 7 Sunday */
function weekdayBefore(weekday: number, published: number): number {
  // 1 January 1970 was a Thursday.
  const today = ((published + 3) % 7) + 1;
  return published - ((today - weekday + 7) % 7);
}
