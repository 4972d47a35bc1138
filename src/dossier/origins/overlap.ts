import type { Profile, SentenceProfile } from './profile.ts';
import { weightOf } from './sentence-keys.ts';

/** How much of two articles is the same. Shares are 0 to 1. */
export interface Overlap {
  /** Of the three-word runs of the one that has fewer. */
  readonly runs: number;
  /** Words in sentences that stand in the other, as a share of each article. */
  readonly copied: readonly [a: number, b: number];
  /** The same in number of words, of whichever has more. */
  readonly copiedWords: number;
  /** Words in sentences that say the same in other words, as a share of each article (copied ones included). */
  readonly reworded: readonly [a: number, b: number];
  /** Weight of names and numbers in sentences that match, as a share of each article; 0 within one language. */
  readonly parallel: readonly [a: number, b: number];
  /** Matched sentences of that kind. */
  readonly parallelSentences: number;
}

/** A sentence is copied when this share of its runs stands in the other article. */
const COPIED = 0.6;
/** … and reworded when this share of the stems of the shorter stands in one sentence of the other. */
const REWORDED = 0.55;
const LEAST_STEMS = 4;
/** Share of the weight of names and numbers that two sentences have in common when one translates the other. */
const PARALLEL = 0.4;
const LEAST_PARALLEL_WEIGHT = 1;
/** Most long words have no likeness in the other language: that one is without a match says little. */
const UNMATCHED_TRACE = 0.1;

/** Of the same two articles the same figures, whichever comes first. */
export function overlapOf(a: Profile, b: Profile): Overlap {
  const runs =
    sharedSorted(a.shingles, b.shingles) / Math.max(1, Math.min(a.shingles.length, b.shingles.length));
  const copiedA = copiedWords(a, b);
  const copiedB = copiedWords(b, a);
  const lengths = [lengthOf(a), lengthOf(b)] as const;
  const parallel = a.lang === b.lang ? NOT_PARALLEL : parallelOf(a, b);
  return {
    runs,
    copied: [copiedA / lengths[0], copiedB / lengths[1]],
    copiedWords: Math.max(copiedA, copiedB),
    reworded: [rewordedWords(a, b) / lengths[0], rewordedWords(b, a) / lengths[1]],
    parallel: parallel.shares,
    parallelSentences: parallel.matched,
  };
}

/**
 * Words, names and numbers that the best pair of sentences has in common, one of them in the first sentences of `report`:
 * whether a report that names its source is about the same thing.
 */
export function commonGround(report: Profile, source: Profile): number {
  let most = 0;
  for (const lead of report.sentences.slice(0, LEAD)) {
    for (const other of source.sentences) {
      const stems = report.lang === source.lang ? lead.stems : lead.traces();
      const there = report.lang === source.lang ? other.stems : other.traces();
      let shared = 0;
      for (const stem of stems) if (there.has(stem)) shared++;
      most = Math.max(most, shared);
    }
  }
  return most;
}

const LEAD = 3;

export function lengthOf({ sentences }: Profile): number {
  return Math.max(
    1,
    sentences.reduce((sum, { length }) => sum + length, 0),
  );
}

function copiedWords({ sentences }: Profile, other: Profile): number {
  const there = new Set(other.shingles);
  let words = 0;
  for (const { shingles, length } of sentences) {
    let shared = 0;
    for (const shingle of shingles) if (there.has(shingle)) shared++;
    if (shared >= COPIED * shingles.length) words += length;
  }
  return words;
}

function rewordedWords(a: Profile, b: Profile): number {
  let words = 0;
  for (const sentence of a.sentences) {
    if (sentence.stems.size < LEAST_STEMS) continue;
    if (b.sentences.some((other) => stemOverlap(sentence, other) >= REWORDED)) words += sentence.length;
  }
  return words;
}

function stemOverlap({ stems: a }: SentenceProfile, { stems: b }: SentenceProfile): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  if (few.size < LEAST_STEMS) return 0;
  let shared = 0;
  for (const stem of few) if (many.has(stem)) shared++;
  return shared / few.size;
}

const NOT_PARALLEL: { shares: readonly [number, number]; matched: number } = { shares: [0, 0], matched: 0 };

/** Sentences in the same order with the same names and numbers: the longest such row, by weight (Smith and Waterman's table). */
function parallelOf(a: Profile, b: Profile): { shares: readonly [number, number]; matched: number } {
  const rows = a.sentences.map((sentence) => weightOfKeys(sentence.traces()));
  const columns = b.sentences.map((sentence) => weightOfKeys(sentence.traces()));
  let best: { weight: number; matched: number }[] = columns.map(() => ({ weight: 0, matched: 0 }));
  best.push({ weight: 0, matched: 0 });
  for (let i = 0; i < rows.length; i++) {
    const next = [{ weight: 0, matched: 0 }];
    for (let j = 0; j < columns.length; j++) {
      let cell = best[j + 1].weight >= next[j].weight ? best[j + 1] : next[j];
      const shared = sharedWeight(a.sentences[i], b.sentences[j]);
      if (shared >= LEAST_PARALLEL_WEIGHT && shared >= PARALLEL * Math.max(rows[i], columns[j])) {
        const diagonal = {
          weight: best[j].weight + Math.min(shared, Math.max(rows[i], columns[j])),
          matched: best[j].matched + 1,
        };
        if (diagonal.weight > cell.weight) cell = diagonal;
      }
      next.push(cell);
    }
    best = next;
  }
  const { weight, matched } = best[columns.length];
  return {
    shares: [weight / Math.max(1, sum(rows)), weight / Math.max(1, sum(columns))],
    matched,
  };
}

function weightOfKeys(keys: ReadonlySet<string>): number {
  let weight = 0;
  for (const key of keys) weight += key.startsWith('=') ? UNMATCHED_TRACE : weightOf(key);
  return weight;
}

function sharedWeight(one: SentenceProfile, other: SentenceProfile): number {
  const a = one.traces();
  const b = other.traces();
  let weight = 0;
  for (const key of a) if (b.has(key)) weight += weightOf(key);
  return weight;
}

function sharedSorted(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      shared++;
      i++;
      j++;
    } else if (a[i] < b[j]) i++;
    else j++;
  }
  return shared;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
