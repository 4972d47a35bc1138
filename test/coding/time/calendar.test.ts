import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  addUnits,
  dateOf,
  dayOf,
  easterOf,
  formatDay,
  isDate,
  seasonRange,
  TIME_UNITS,
  unitRange,
  weekdayOf,
} from '../../../src/coding/time/calendar.ts';

const days = fc.integer({ min: -700_000, max: 2_900_000 });

describe('days and dates', () => {
  it.each([
    [1970, 1, 1, 0],
    [2000, 2, 29, 11016],
    [1969, 12, 31, -1],
    [1600, 3, 1, -135080],
  ])('numbers %i-%i-%i as %i', (year, month, day, expected) => {
    expect(dayOf(year, month, day)).toBe(expected);
  });

  it('goes to and fro, and agrees with the platform', () => {
    fc.assert(
      fc.property(days, (day) => {
        const { year, month, day: dayOfMonth } = dateOf(day);
        expect(dayOf(year, month, dayOfMonth)).toBe(day);
        expect(isDate(year, month, dayOfMonth)).toBe(true);
        const platform = new Date(day * 86_400_000);
        expect([platform.getUTCFullYear(), platform.getUTCMonth() + 1, platform.getUTCDate()]).toEqual([
          year,
          month,
          dayOfMonth,
        ]);
        expect(weekdayOf(day) % 7).toBe(platform.getUTCDay());
      }),
    );
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-12-31', 2, '2024-02-29'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-05-15', -17, '2022-12-15'],
  ])('moves %s by %i months to %s', (from, months, to) => {
    const [year, month, day] = from.split('-').map(Number);
    expect(formatDay(addMonths(dayOf(year, month, day), months))).toBe(to);
  });

  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2038, '2038-04-25'],
  ])('finds Easter of %i', (year, expected) => {
    expect(formatDay(easterOf(year))).toBe(expected);
  });
});

describe('units', () => {
  it('a unit holds its day, and the unit of its first day is itself', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...TIME_UNITS), (day, unit) => {
        const range = unitRange(day, unit);
        expect(range.start).toBeLessThanOrEqual(range.end);
        if (unit !== 'weekend') {
          expect(range.start).toBeLessThanOrEqual(day);
          expect(range.end).toBeGreaterThanOrEqual(day);
          expect(unitRange(range.start, unit)).toEqual(range);
        }
      }),
    );
  });

  it('moving forward never goes back', () => {
    fc.assert(
      fc.property(days, fc.nat(200), fc.constantFrom(...TIME_UNITS), (day, count, unit) => {
        expect(addUnits(day, count, unit)).toBeGreaterThanOrEqual(day);
      }),
    );
  });

  it('ends winter with February, leap years too', () => {
    const winter = seasonRange(2023, 4);
    expect([formatDay(winter.start), formatDay(winter.end)]).toEqual(['2023-12-01', '2024-02-29']);
  });
});
