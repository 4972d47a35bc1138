import { pageLexicon } from './lexicon.ts';

/** A date, with its time where one is given, found in a short text. `value` is EDTF. */
export interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** What the words before it say that it is of. */
  readonly role: 'published' | 'modified' | undefined;
}

interface Day {
  readonly start: number;
  readonly end: number;
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  /** Clock and zone that are part of an ISO date. */
  readonly rest?: string;
}

// The letters of Latin scripts are spelled out: `\p{L}` without regard to case takes milliseconds to compile, and the engine
// throws compiled patterns away again and again.
const ISO =
  /(?<![\w-])(\d{4})-(\d{1,2})(?:-(\d{1,2})(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)[ ]?(Z|[+-]\d{2}:?\d{2}(?!\d))?)?)?(?![\w-])/gi;
const NUMERIC = /(?<![\w./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\w-])/g;
const SLASHED_ISO = /(?<![\w/])(\d{4})\/(\d{1,2})\/(\d{1,2})(?![\w/])/g;
const DAY_MONTH =
  /(?<![\w.,])(\d{1,2})(?:st|nd|rd|th|e|ste|de)?\.?[ \u00a0]+(?:of[ ]+)?([A-Za-z\u00c0-\u024f]{3,9})\.?,?[ \u00a0]+(\d{4})(?!\w)/gi;
const MONTH_DAY =
  /(?<![A-Za-z\u00c0-\u024f\d])([A-Za-z\u00c0-\u024f]{3,9})\.?[ \u00a0]+(\d{1,2})(?:st|nd|rd|th)?,?[ \u00a0]+(\d{4})(?!\w)/gi;
const MONTH_YEAR =
  /(?<![A-Za-z\u00c0-\u024f\d]|\d\.?[ \u00a0])([A-Za-z\u00c0-\u024f]{3,9})\.?,?[ \u00a0]+(\d{4})(?!\w)/gi;
const DASHED_MONTH = /(?<![\w-])(\d{1,2})-([A-Za-z\u00c0-\u024f]{3,4})-(\d{2}|\d{4})(?![\w-])/g;
const CLOCK =
  /^(?:[\s,|·•–—-]|om\b|at\b){0,6}(?<hour>\d{1,2})[:.u](?<minute>\d{2})(?!\d)(?::(?<second>\d{2}))?(?:[ ]?(?<half>[ap]\.?m\b\.?))?(?:[ ]?uur\b)?(?:[ ]?(?<offset>[+-]\d{2}:?\d{2}|Z)\b|[ ]\(?(?<zone>[A-Za-z]{3,4})\b\)?)?/i;

/** Longest text that dates are looked for in. */
const LONGEST = 600;

/** All dates of a short text, in order, not overlapping. */
export function findDates(text: string): FoundDate[] {
  const head = text.slice(0, LONGEST);
  if (!/\d{4}|-\d{2}/.test(head)) return [];
  const days = findDays(head).toSorted((a, b) => a.start - b.start || b.end - a.end);
  const dates: FoundDate[] = [];
  let from = 0;
  for (const day of days) {
    if (day.start < from) continue;
    const date = withClock(head, day);
    dates.push({ ...date, start: day.start, role: roleBefore(head.slice(from, day.start)) });
    from = date.end;
  }
  return dates;
}

function findDays(text: string): Day[] {
  const days: Day[] = [];
  const add = (match: RegExpMatchArray, year: string, month?: number, day?: number, rest?: string): void => {
    const start = match.index ?? 0;
    const found = { start, end: start + match[0].length, year: Number(year) };
    if (month !== undefined && !isDay(found.year, month, day)) return;
    days.push({
      ...found,
      ...(month === undefined ? {} : { month }),
      ...(day === undefined ? {} : { day }),
      ...(rest === undefined ? {} : { rest }),
    });
  };
  for (const m of text.matchAll(ISO)) {
    const rest = m[4] === undefined ? undefined : m[4].replace(/[.,]\d+$/, '') + (m[5] ?? '');
    add(m, m[1], Number(m[2]), m[3] === undefined ? undefined : Number(m[3]), rest);
  }
  for (const m of text.matchAll(SLASHED_ISO)) add(m, m[1], Number(m[2]), Number(m[3]));
  for (const m of text.matchAll(NUMERIC)) {
    // Day first, as everywhere but in the United States; month first only where nothing else can be meant.
    const monthFirst = Number(m[3]) > 12;
    add(m, m[4], Number(monthFirst ? m[1] : m[3]), Number(monthFirst ? m[3] : m[1]));
  }
  // Months as words are looked for only where a year can follow them: these patterns start at every word.
  const hasYear = /[ \u00a0]\d{4}(?!\w)/.test(text);
  const { months } = pageLexicon();
  for (const m of hasYear ? text.matchAll(DAY_MONTH) : []) {
    const month = months.get(m[2].toLowerCase());
    if (month !== undefined) add(m, m[3], month, Number(m[1]));
  }
  for (const m of text.matchAll(DASHED_MONTH)) {
    const month = months.get(m[2].toLowerCase());
    // Two digits are a year from 1970 to 2069, near to POSIX's strptime, which takes 1969 too.
    const year = m[3].length === 4 ? m[3] : `${Number(m[3]) < 70 ? '20' : '19'}${m[3]}`;
    if (month !== undefined) add(m, year, month, Number(m[1]));
  }
  for (const m of hasYear ? text.matchAll(MONTH_DAY) : []) {
    const month = months.get(m[1].toLowerCase());
    if (month !== undefined) add(m, m[3], month, Number(m[2]));
  }
  for (const m of hasYear ? text.matchAll(MONTH_YEAR) : []) {
    const month = months.get(m[1].toLowerCase());
    if (month !== undefined) add(m, m[2], month);
  }
  return days;
}

const MONTH_LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(year: number, month: number, day: number | undefined): boolean {
  if (year < 1000 || month < 1 || month > 12) return false;
  if (day === undefined) return true;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day >= 1 && day <= (month === 2 && !leap ? 28 : MONTH_LENGTHS[month - 1]);
}

function withClock(text: string, day: Day): { value: string; end: number } {
  const date = dateValue(day);
  if (day.day === undefined) return { value: date, end: day.end };
  const clock = CLOCK.exec(day.rest ?? text.slice(day.end, day.end + 60));
  const groups = clock?.groups;
  if (clock === null || groups === undefined) return { value: date, end: day.end };
  let hour = Number(groups['hour']);
  const half = groups['half']?.toLowerCase();
  if (half !== undefined) hour = (hour % 12) + (half.startsWith('p') ? 12 : 0);
  const second = groups['second'] ?? '00';
  if (hour > 23 || Number(groups['minute']) > 59 || Number(second) > 59) return { value: date, end: day.end };
  const zone = pageLexicon().zones.get(groups['zone']?.toLowerCase() ?? '');
  const offset = groups['offset'] === undefined ? zoneValue(zone) : offsetValue(groups['offset']);
  let length = clock[0].length;
  // A word after the time that names no zone stays outside.
  if (groups['zone'] !== undefined && zone === undefined) length = clock[0].lastIndexOf(groups['zone']);
  return {
    value: `${date}T${two(hour)}:${groups['minute']}:${second}${offset}`,
    end:
      day.rest === undefined
        ? day.end + clock[0].slice(0, length).trimEnd().replace(/\($/, '').length
        : day.end,
  };
}

function dateValue(day: Day): string {
  const year = String(day.year).padStart(4, '0');
  if (day.month === undefined) return year;
  return day.day === undefined ? `${year}-${two(day.month)}` : `${year}-${two(day.month)}-${two(day.day)}`;
}

function offsetValue(offset: string): string {
  if (offset.toUpperCase() === 'Z') return 'Z';
  return offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
}

function zoneValue(minutes: number | undefined): string {
  if (minutes === undefined) return '';
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function roleBefore(text: string): 'published' | 'modified' | undefined {
  const words = wordsOf(text);
  let role: 'published' | 'modified' | undefined;
  for (let i = 0; i < words.length; i++) {
    const { dateLeads } = pageLexicon();
    role = dateLeads.get(words.slice(i, i + 2).join(' ')) ?? dateLeads.get(words[i]) ?? role;
  }
  return role;
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}.]+/u)
    .map((word) => word.replace(/\.$/, ''))
    .filter((word) => word !== '');
}

/** Whether nothing but dates, times and the words that go with them stand in a short line. */
export function isDateLine(text: string, dates: readonly FoundDate[]): boolean {
  if (dates.length === 0) return false;
  const lexicon = pageLexicon();
  let from = 0;
  let rest = '';
  for (const date of dates) {
    rest += `${text.slice(from, date.start)} `;
    from = date.end;
  }
  rest += text.slice(from);
  const words = wordsOf(rest);
  for (let i = 0; i < words.length; i++) {
    if (lexicon.dateLeads.has(words.slice(i, i + 2).join(' '))) i++;
    else if (
      !lexicon.dateLeads.has(words[i]) &&
      !lexicon.dateNoise.has(words[i]) &&
      !lexicon.weekdays.has(words[i]) &&
      !lexicon.zones.has(words[i])
    ) {
      return false;
    }
  }
  return true;
}

/** Whether a short line says when on this day, and nothing else: `Laatst bijgewerkt: 10:20`, `Updated at 1:27 pm`. */
export function isClockLine(text: string): boolean {
  if (text.length > 60 || !/(?<!\d)[0-2]?\d[:.][0-5]\d(?![\d.])/.test(text)) return false;
  const { dateLeads, dateNoise, weekdays, zones } = pageLexicon();
  const words = wordsOf(text);
  const isLead = (i: number): boolean =>
    dateLeads.has(words[i]) || dateLeads.has(words.slice(i, i + 2).join(' '));
  return (
    words.some((_, i) => isLead(i)) &&
    words.every(
      (word, i) =>
        isLead(i) ||
        (i > 0 && dateLeads.has(words.slice(i - 1, i + 1).join(' '))) ||
        dateNoise.has(word) ||
        weekdays.has(word) ||
        zones.has(word),
    )
  );
}

/**
 * A date and time as metadata and JSON lines write it, as EDTF: `2024-06-19T21:55:01+0200`, `Wed, 19 Jun 2024 19:55:01 GMT`,
 * `19-06-2024`, `2021-09`, `2021`. Undefined when it is no date.
 */
export function toEdtf(text: string): string | undefined {
  const value = text.trim();
  if (/^\d{4}$/.test(value)) return value;
  if (/^\d{8}$/.test(value)) return toEdtf(`${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`);
  return findDates(value)[0]?.value;
}

/** The day in an address such as `/2019/05/12/` or `-2019-05-12-`, as EDTF. */
export function dayInAddress(url: string): string | undefined {
  const match = /[/_-](20\d\d)([/-]?)(\d{2})\2(\d{2})(?!\d)/.exec(url);
  if (match === null || !isDay(Number(match[1]), Number(match[3]), Number(match[4]))) return undefined;
  return `${match[1]}-${match[3]}-${match[4]}`;
}

/** `date 2021-09 ` and the like, glued to the first sentence: where the date ends and what it is. */
export function datePrefix(text: string): FoundDate | undefined {
  const head = text.slice(0, 80);
  const lead = /^\p{L}+:?\s+/u.exec(head);
  if (lead === null) return undefined;
  const role = pageLexicon().dateLeads.get(lead[0].toLowerCase().trim().replace(/:$/, ''));
  if (role === undefined) return undefined;
  const date = findDates(head).find((found) => found.start === lead[0].length);
  if (date !== undefined) return { ...date, role };
  const year = /^\d{4}(?=\s)/.exec(head.slice(lead[0].length));
  if (year === null) return undefined;
  return { start: lead[0].length, end: lead[0].length + 4, value: year[0], role };
}
