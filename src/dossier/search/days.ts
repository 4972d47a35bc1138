import { BreuklijnError } from '../../errors.ts';

const DAY = 86_400_000;

/**
 * First and last day, counted from 1970, of `2024-10-25`, `2024-10`, `2024`, `2024-10..2024-11`, `2024-10..`, `..2024`, `>=2024-10`
 * or `<=2024`.
 * @throws BreuklijnError `usage` when it is none of them
 */
export function daysOf(value: string): readonly [first: number, last: number] {
  const [from, to] = rangeOf(value);
  return [from === '' ? -Infinity : firstDay(from, value), to === '' ? Infinity : lastDay(to, value)];
}

function rangeOf(value: string): readonly [string, string] {
  if (value.includes('..')) {
    const [from, to] = value.split('..', 2);
    return [from, to];
  }
  if (value.startsWith('>')) return [value.replace(/^>=?/, ''), ''];
  if (value.startsWith('<')) return ['', value.replace(/^<=?/, '')];
  return [value, value];
}

function firstDay(date: string, asked: string): number {
  const [year, month, day] = parts(date, asked);
  return Date.UTC(year, (month ?? 1) - 1, day ?? 1) / DAY;
}

function lastDay(date: string, asked: string): number {
  const [year, month, day] = parts(date, asked);
  // The day before the next unit begins.
  const next =
    day !== undefined
      ? Date.UTC(year, (month ?? 1) - 1, day + 1)
      : month === undefined
        ? Date.UTC(year + 1, 0, 1)
        : Date.UTC(year, month, 1);
  return next / DAY - 1;
}

function parts(date: string, asked: string): readonly [number, number | undefined, number | undefined] {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  if (match === null) {
    throw new BreuklijnError(
      'usage',
      `date:${asked} is no date`,
      'write date:2024-10-25, date:2024-10 or date:2024-10..2024-11',
    );
  }
  const number = (text: string | undefined): number | undefined =>
    text === undefined ? undefined : Number(text);
  return [Number(match[1]), number(match[2]), number(match[3])];
}
