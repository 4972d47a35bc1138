import { describe, expect, it, test } from 'vitest';
import { dayInAddress, isClockLine } from '../../src/ingest/dates.ts';
import { toEdtf } from '../../src/ingest/index.ts';

describe('toEdtf', () => {
  it.each([
    ['2024-06-19T21:55:01+0200', '2024-06-19T21:55:01+02:00'],
    ['2024-06-19T21:55:01.123Z', '2024-06-19T21:55:01Z'],
    ['2024-06-19 21:55', '2024-06-19T21:55:00'],
    ['2024-06-19', '2024-06-19'],
    ['2021-09', '2021-09'],
    ['2021', '2021'],
    ['20240619', '2024-06-19'],
    ['2024/06/19', '2024-06-19'],
    ['19-06-2024', '2024-06-19'],
    ['05/11/2025', '2025-11-05'],
    ['06/19/2024', '2024-06-19'],
    ['Wed, 19 Jun 2024 19:55:01 GMT', '2024-06-19T19:55:01Z'],
    ['14 oktober 2024, 09:12', '2024-10-14T09:12:00'],
    ['woensdag 28 februari 2024', '2024-02-28'],
    ['20 okt. 2024, 11u48', '2024-10-20T11:48:00'],
    ['30 oktober 2025, 12.15 uur', '2025-10-30T12:15:00'],
    ['October 14th, 2024 at 5:03 p.m. KST', '2024-10-14T17:03:00+09:00'],
    ['14 October 2024 12:05 am', '2024-10-14T00:05:00'],
    ['september 2021', '2021-09'],
    ['01-Mar-08', '2008-03-01'],
    ['1-mei-1999', '1999-05-01'],
    ['29 februari 2024', '2024-02-29'],
    ['29 februari 2023', undefined],
    ['2024-13-01', undefined],
    ['31-04-2024', undefined],
    ['gisteren', undefined],
    ['', undefined],
  ])('%s -> %s', (text, expected) => {
    expect(toEdtf(text)).toBe(expected);
  });
});

test.each([
  ['Laatst bijgewerkt: 10:20', true],
  ['Bijgewerkt om 13.30 uur', true],
  ['Updated at 1:27 pm', true],
  ['Om 10:20 viel het schot', false],
  ['10:20', false],
  ['Bijgewerkt', false],
])('a line of a clock time alone: %s', (text, isOne) => {
  expect(isClockLine(text)).toBe(isOne);
});

test.each([
  ['https://a.example/2019/05/12/titel', '2019-05-12'],
  ['https://a.example/nieuws/titel-2024-06-19.html', '2024-06-19'],
  ['https://a.example/20240619/titel', '2024-06-19'],
  ['https://a.example/2024/13/40/x', undefined],
  ['https://a.example/20240619123/x', undefined],
])('the day in %s', (url, day) => {
  expect(dayInAddress(url)).toBe(day);
});
