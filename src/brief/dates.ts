import type { Messages } from './messages.ts';

/**
 * An EDTF expression in words: `2024-10-25` → `25 oktober 2024`, `2024-10`, `2024`, `2024-22` (summer), `a/b`. Times of day,
 * `~`, `?` and `%` are not shown. What is none of these is given back as it is.
 */
export function dateInWords(edtf: string, messages: Messages): string {
  const [from, to] = edtf.split('/');
  if (to !== undefined) {
    if (from === '' || from === '..') return `… ${messages.upTo} ${pointInWords(to, messages)}`;
    if (to === '' || to === '..') return `${pointInWords(from, messages)} …`;
    return rangeInWords(from, to, messages);
  }
  return pointInWords(from, messages);
}

/** First and last day in words; what they have in common is said once. */
export function rangeInWords(from: string, to: string, messages: Messages): string {
  if (from === to) return pointInWords(from, messages);
  const [fromYear, fromMonth, fromDay] = partsOf(from);
  const [toYear, toMonth, toDay] = partsOf(to);
  if (fromDay === 1 && toDay !== undefined && toDay === lastDayOf(toYear, toMonth)) {
    if (fromMonth === 1 && toMonth === 12) {
      return fromYear === toYear ? `${fromYear}` : `${fromYear} ${messages.upTo} ${toYear}`;
    }
    if (fromYear === toYear && fromMonth === toMonth) return pointInWords(from.slice(0, 7), messages);
  }
  const end = pointInWords(to, messages);
  if (fromYear === toYear && fromDay !== undefined && toDay !== undefined) {
    if (fromMonth === toMonth) return `${fromDay} ${messages.upTo} ${end}`;
    return `${fromDay} ${messages.months[(fromMonth ?? 1) - 1] ?? ''} ${messages.upTo} ${end}`;
  }
  return `${pointInWords(from, messages)} ${messages.upTo} ${end}`;
}

function pointInWords(point: string, messages: Messages): string {
  const [year, month, day] = partsOf(point);
  if (year === undefined) return point;
  if (month === undefined) return String(year);
  const name = month > 20 ? messages.seasons[(month - 21) % 4] : messages.months[month - 1];
  if (name === undefined) return point;
  return day === undefined ? `${name} ${year}` : `${day} ${name} ${year}`;
}

function partsOf(point: string): (number | undefined)[] {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?[~?%]?$/.exec(point);
  if (match === null) return [];
  return match.slice(1, 4).map((part) => (part === undefined ? undefined : Number(part)));
}

function lastDayOf(year: number | undefined, month: number | undefined): number {
  return new Date(Date.UTC(2000 + ((year ?? 0) % 400), month ?? 1, 0)).getUTCDate();
}
