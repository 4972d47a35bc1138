import type { TimeUnit } from './calendar.ts';

/** What an expression computes; what each needs and gives is in `resolve.ts`. */
export const TIME_OPERATIONS = [
  'day',
  'night',
  'nights',
  'nights-to',
  'weekday',
  'weekday-of-week',
  'weekend',
  'date',
  'dates',
  'month',
  'season',
  'quarter',
  'year',
  'years',
  'years-to',
  'decade',
  'century',
  'unit',
  'ago',
  'ahead',
  'within',
  'past',
  'next',
  'later',
  'holiday',
  'named',
  'range',
  'duration',
  'frequency',
  'clock',
  'age',
  'none',
] as const;
export type TimeOperation = (typeof TIME_OPERATIONS)[number];

export type TimePart = 'early' | 'mid' | 'late' | 'first-half' | 'second-half' | 'rest' | 'sofar';
export type Tense = 'past' | 'present' | 'future';

/** What the words of a time expression say, before it is placed on the calendar. A field is there when a word gave it. */
export interface TimeMeaning {
  readonly op: TimeOperation;
  /** Monday 1 … Sunday 7. */
  readonly weekday?: number;
  readonly weekday2?: number;
  readonly day?: number;
  readonly day2?: number;
  readonly month?: number;
  readonly year?: number;
  readonly year2?: number;
  /** Years from publication's: "mei vorig jaar" is -1. */
  readonly years?: number;
  /** Spring 1 … winter 4. */
  readonly season?: number;
  /** Quarter or century. */
  readonly ordinal?: number;
  /** 20 … 90. */
  readonly decade?: number;
  readonly decade2?: number;
  /** Days from publication. */
  readonly days?: number;
  readonly weeks?: number;
  /** -1 the one before, 0 this, 1 the next. */
  readonly shift?: number;
  readonly unit?: TimeUnit;
  readonly count?: number;
  /** The count is a guess: "een paar dagen", "weken". */
  readonly vague?: boolean;
  /** "ruim", "ongeveer" before the count. */
  readonly approximate?: boolean;
  /** A count that goes on until now: "al drie dagen". */
  readonly since?: boolean;
  /** 1 after the event before, -1 before it. */
  readonly after?: number;
  /** 1: the words behind it name the event it is counted from ("een dag nadat …"), not the event before. */
  readonly explicit?: number;
  readonly part?: TimePart;
  readonly holiday?: string;
  /** First and last day of a named occasion, YYYY-MM-DD. */
  readonly named?: readonly [string, string];
  readonly from?: TimeMeaning;
  readonly to?: TimeMeaning;
}
