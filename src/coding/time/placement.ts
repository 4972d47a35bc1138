import type { DayRange } from './calendar.ts';
import type { Tense } from './meaning.ts';

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
