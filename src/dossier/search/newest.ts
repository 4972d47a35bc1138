import { NO_DAY, type DocumentColumns } from './segment-indexes.ts';
import { PLACES } from './sets.ts';

/** Where a page begins: after this claim. */
export interface PageStart {
  readonly day: number;
  /** First 12 hexadecimal digits of the article's id, as a number. */
  readonly article: number;
  /** Sentence in the article × PLACES + claim in the sentence. */
  readonly key: number;
}

/** A document some of whose claims may be on a page. */
export interface PageDocument {
  readonly segment: number;
  readonly doc: number;
  readonly day: number;
  readonly article: number;
  /** Keys of its claims, as in PageStart; undefined for all. */
  readonly keys: readonly number[] | undefined;
}

/** What may be on a page in one segment. */
export interface SegmentChoice {
  readonly columns: DocumentColumns;
  /** 1 for documents that are asked for. */
  readonly mask: Uint8Array;
  /** Claims that are asked for: sentence in the segment × PLACES + place; undefined for all. */
  readonly keys: Float64Array | undefined;
}

/**
 * The documents whose claims come next in order of publication, then of article: as many as hold `wanted` claims at least. All
 * documents of a day are given, so that they can be ordered.
 * @param sign -1 for the newest first, 1 for the oldest; articles without a date come last in both
 */
export function nextDocuments(
  choices: readonly SegmentChoice[],
  sign: -1 | 1,
  wanted: number,
  start: PageStart | undefined,
): PageDocument[] {
  const rank = (day: number): number => (day === NO_DAY ? Infinity : sign * day);
  const from = start === undefined ? -Infinity : rank(start.day);
  const last = lastDayOf(choices, sign, wanted, start);
  const found: PageDocument[] = [];
  for (const [segment, choice] of choices.entries()) {
    const { day, article, first, count } = choice.columns;
    eachDocument(choice, (doc, claims, at) => {
      const place = rank(day[doc]);
      if (claims === 0 || place < from || place > last) return;
      const keys =
        choice.keys === undefined
          ? undefined
          : Array.from(choice.keys.subarray(at, at + claims), (key) => key - first[doc] * PLACES);
      if (count[doc] > 0) found.push({ segment, doc, day: day[doc], article: article[doc], keys });
    });
  }
  return found.sort((a, b) => {
    // Infinity minus itself is no number.
    const [left, right] = [rank(a.day), rank(b.day)];
    return left === right ? a.article - b.article || a.segment - b.segment : left < right ? -1 : 1;
  });
}

/** The day up to which as many claims as are wanted come, in the order of the page. */
function lastDayOf(
  choices: readonly SegmentChoice[],
  sign: -1 | 1,
  wanted: number,
  start: PageStart | undefined,
): number {
  if (start?.day === NO_DAY) return Infinity;
  let [low, high] = [Infinity, -Infinity];
  for (const { columns } of choices) {
    for (const day of columns.day) {
      if (day === NO_DAY) continue;
      if (day < low) low = day;
      if (day > high) high = day;
    }
  }
  if (high < low) return Infinity;
  // A slot for each day between the first and the last; what has no date is on no day.
  const counts = new Float64Array(high - low + 1);
  for (const choice of choices) {
    const { day } = choice.columns;
    eachDocument(choice, (doc, claims) => {
      if (day[doc] !== NO_DAY) counts[day[doc] - low] += claims;
    });
  }
  const first = sign === 1 ? low : high;
  const from = start === undefined ? first : start.day;
  let sum = 0;
  for (let day = from; day >= low && day <= high; day += sign) {
    // What stands before the start on its own day counts too much here: that day alone is never enough.
    if (day !== start?.day) sum += counts[day - low];
    if (sum >= wanted) return sign * day;
  }
  return Infinity;
}

/** Whether a claim comes after the start of a page. */
export function isAfter(
  { day, article }: Pick<PageDocument, 'day' | 'article'>,
  key: number,
  start: PageStart | undefined,
): boolean {
  if (start === undefined || day !== start.day) return true;
  return article === start.article ? key > start.key : article > start.article;
}

/**
 * Goes through the documents that are asked for.
 * @param visit gets a document, how many of its claims are asked for, and where the first stands in `keys`
 */
export function eachDocument(
  { columns, mask, keys }: SegmentChoice,
  visit: (doc: number, claims: number, at: number) => void,
): void {
  const { first, count, claims } = columns;
  let at = 0;
  for (let doc = 0; doc < first.length; doc++) {
    let asked = claims[doc];
    const begin = at;
    if (keys !== undefined) {
      const end = (first[doc] + count[doc]) * PLACES;
      while (at < keys.length && keys[at] < end) at++;
      asked = at - begin;
    }
    if (mask[doc] === 1) visit(doc, asked, begin);
  }
}
