import type { Claim } from '../../claim/index.ts';
import { dayOf } from '../origins/profile.ts';

/** When a claim's event was, in days since 1970, both ends included. */
export interface StoryTime {
  /**
   * `day` the text gives a few days; `span` the text gives a longer time; `news` only publication is known, and the event is
   * taken to be shortly before; `ahead` it was to come; `none` nothing is known.
   */
  readonly kind: 'day' | 'span' | 'news' | 'ahead' | 'none';
  readonly start: number;
  readonly end: number;
  /** Day of publication; NaN when unknown. */
  readonly published: number;
}

/** What happened is in the paper within so many days. */
export const NEWS_DAYS = 5;
/** A longer time is a span. */
const DAYS = 10;

/** @param named days that the sentence names: one of them is when it was where the claim does not know */
export function timeOf(
  claim: Claim,
  published: string | undefined,
  named: readonly number[] = [],
): StoryTime {
  const day = dayOf(published) ?? Number.NaN;
  const { time } = claim;
  const start = dayOf(time?.start);
  const end = dayOf(time?.end);
  if (time?.basis === 'text' && (start !== undefined || end !== undefined)) {
    if (start !== undefined && end !== undefined) {
      return { kind: end - start <= DAYS ? 'day' : 'span', start, end, published: day };
    }
    if (start !== undefined) {
      const last = start > day || Number.isNaN(day) ? start + 366 : day;
      return { kind: start > day ? 'ahead' : 'span', start, end: last, published: day };
    }
  }
  if (time?.basis !== 'text' && named.length === 1) {
    return { kind: 'day', start: named[0], end: named[0], published: day };
  }
  if (Number.isNaN(day)) {
    return start === undefined && end === undefined
      ? { kind: 'none', start: Number.NaN, end: Number.NaN, published: day }
      : { kind: 'span', start: start ?? end ?? 0, end: end ?? start ?? 0, published: day };
  }
  if (claim.reality === 'planned' || claim.reality === 'proposed' || claim.reality === 'predicted') {
    return { kind: 'ahead', start: day - NEWS_DAYS, end: day + 30, published: day };
  }
  return { kind: 'news', start: day - NEWS_DAYS, end: day, published: day };
}
