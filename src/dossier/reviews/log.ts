import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { BreuklijnError } from '../../errors.ts';
import { sync } from '../durable.ts';
import { lock } from '../lock.ts';
import type { SegmentProblem } from '../segments.ts';
import type { Review, ReviewAction } from './review.ts';

/** Folder of the log and its lock: reviews have one of their own, so that one may review while articles are being read. */
export const REVIEWS_FOLDER = 'reviews';
/** One JSON line a review, only ever added to. */
export const REVIEWS_FILE: string = join(REVIEWS_FOLDER, 'log.jsonl');

export interface ReviewLog {
  readonly reviews: readonly Review[];
  readonly problems: readonly SegmentProblem[];
  /** Bytes of whole lines; what comes after was never acknowledged. */
  readonly bytes: number;
}

export interface Reviewer {
  readonly who: string;
  readonly why?: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface Appended {
  readonly reviews: readonly Review[];
  /** The time of the review before, when the clock stands before it. */
  readonly clockBefore?: string;
}

/** Reads the log of a dossier. A last line that was cut off by a stop is no review; a damaged line is named and left out. */
export function readReviews(folder: string): ReviewLog {
  const path = join(folder, REVIEWS_FILE);
  if (!existsSync(path)) return { reviews: [], problems: [], bytes: 0 };
  const content = readFileSync(path);
  const bytes = content.lastIndexOf(0x0a) + 1;
  const reviews: Review[] = [];
  const problems: SegmentProblem[] = [];
  if (bytes === 0) return { reviews, problems, bytes };
  for (const [i, line] of content
    .toString('utf8', 0, bytes - 1)
    .split('\n')
    .entries()) {
    const review = maybeReview(line);
    if (review !== undefined) reviews.push(review);
    else {
      problems.push({
        file: `${path}:${i + 1}`,
        problem: 'is damaged',
        remedy: 'that review is left out; give it again, or put the file back from a copy',
      });
    }
  }
  return { reviews, problems, bytes };
}

/**
 * Adds reviews to the log and returns when they are on the disk: all of them or none.
 * @throws BreuklijnError `dossier-locked` when another process is adding, `bad-dossier` when the disk does not take it
 */
export function appendReviews(
  folder: string,
  actions: readonly ReviewAction[],
  { who, why, at }: Reviewer,
): Appended {
  mkdirSync(join(folder, REVIEWS_FOLDER), { recursive: true });
  const unlock = lock(join(folder, REVIEWS_FOLDER));
  try {
    const { reviews, bytes } = readReviews(folder);
    const last = reviews.at(-1);
    const first = reviews.reduce((most, { n }) => Math.max(most, n), 0) + 1;
    for (const action of actions) {
      if (action.action === 'undo' && !reviews.some(({ n }) => n === action.of)) {
        throw new BreuklijnError('usage', `there is no review ${action.of}`, 'see breuklijn review list');
      }
    }
    const added = actions.map((action, i): Review => ({
      n: first + i,
      at,
      who,
      ...(why === undefined ? {} : { why }),
      ...action,
    }));
    appendDurably(join(folder, REVIEWS_FILE), bytes, added.map(lineOf).join(''));
    return { reviews: added, ...(last !== undefined && at < last.at ? { clockBefore: last.at } : {}) };
  } finally {
    unlock();
  }
}

/** @param bytes where the whole lines end: what stands after them was cut off and is written over */
function appendDurably(path: string, bytes: number, text: string): void {
  const isNew = !existsSync(path);
  const content = Buffer.from(text);
  const handle = openSync(path, isNew ? 'w' : 'r+');
  try {
    if (fstatSync(handle).size > bytes) ftruncateSync(handle, bytes);
    let written = 0;
    while (written < content.length) {
      written += writeSync(handle, content, written, content.length - written, bytes + written);
    }
    fsyncSync(handle);
  } catch (cause) {
    try {
      ftruncateSync(handle, bytes);
    } catch {
      // The next reader leaves the cut line out.
    }
    throw new BreuklijnError(
      'bad-dossier',
      `cannot write in ${path}: ${cause instanceof Error ? cause.message : 'unknown error'}`,
      'free space on the disk; earlier reviews are kept',
      { cause },
    );
  } finally {
    closeSync(handle);
  }
  if (isNew) {
    sync(dirname(path));
    sync(dirname(dirname(path)));
  }
}

function lineOf(review: Review): string {
  const body = JSON.stringify(review);
  return `${JSON.stringify({ sum: sumOf(body) }).slice(0, -1)},${body.slice(1)}\n`;
}

function maybeReview(line: string): Review | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) return undefined;
    const { sum, ...review } = value as Review & { readonly sum?: unknown };
    return sum === sumOf(JSON.stringify(review)) ? (review as Review) : undefined;
  } catch {
    return undefined;
  }
}

/** First 8 hexadecimal digits of the SHA-256 of the line without its sum. */
function sumOf(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 8);
}
