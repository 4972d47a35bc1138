import type { Unit } from './lines.ts';
import { normalLine } from './lexicon.ts';

/**
 * Pull-quotes: short units whose words stand, exactly or nearly, in a longer unit of the same text. The speaker or photo
 * credit that is often glued behind them ("… daad. Premier Kishida") does not count against them.
 */

/** A near repeat has this share of its words, in order, in the text that it repeats. */
const NEAR = 0.75;
const LEAST_WORDS = 4;
const LEAST_NEAR_WORDS = 6;
const MOST_WORDS = 60;
/** Longer speakers than this are no speakers. */
const MOST_TAIL_WORDS = 8;
/** A text with more words than this is no article, and is not searched. */
const MOST_TEXT_WORDS = 200_000;
const MOST_CHARS = 2_000_000;
const SEED = 3;
/** Places where a seed stands that are looked at; a seed that stands in more is no evidence. */
const MOST_PLACES = 24;

/** Which units repeat another. @param open whether a unit may be a pull-quote (nothing better is known of it) */
export function findRepeats(units: readonly Unit[], open: (index: number) => boolean): Set<number> {
  const found = new Set<number>();
  if (units.length === 0 || units[units.length - 1].end > MOST_CHARS) return found;
  const words: string[] = [];
  const owner: number[] = [];
  const first: number[] = [];
  const sizes = units.map((unit, index) => {
    first.push(words.length);
    if (words.length > MOST_TEXT_WORDS) return 0;
    const own = wordsOf(unit.plain);
    for (const word of own) {
      words.push(word);
      owner.push(index);
    }
    return own.length;
  });
  if (words.length > MOST_TEXT_WORDS) return found;
  const seeds = seedIndex(words, owner);
  for (let i = 0; i < units.length; i++) {
    if (!open(i) || sizes[i] < LEAST_WORDS || sizes[i] > MOST_WORDS + MOST_TAIL_WORDS) continue;
    for (const { quote, spoken } of candidates(units[i].plain)) {
      if (repeats(quote, spoken, i, { words, owner, sizes, first, seeds })) {
        found.add(i);
        break;
      }
    }
  }
  return found;
}

interface Haystack {
  readonly words: readonly string[];
  readonly owner: readonly number[];
  readonly sizes: readonly number[];
  readonly first: readonly number[];
  readonly seeds: ReadonlyMap<string, readonly number[]>;
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function seedIndex(words: readonly string[], owner: readonly number[]): Map<string, number[]> {
  const seeds = new Map<string, number[]>();
  for (let i = 0; i + SEED <= words.length; i++) {
    if (owner[i] !== owner[i + SEED - 1]) continue;
    const key = words.slice(i, i + SEED).join(' ');
    const places = seeds.get(key);
    if (places === undefined) seeds.set(key, [i]);
    else if (places.length < MOST_PLACES) places.push(i);
  }
  return seeds;
}

interface Candidate {
  readonly quote: readonly string[];
  /** Ends as a sentence does or stands between quotes; a heading must repeat word for word and be shorter than its source. */
  readonly spoken: boolean;
}

/** The whole unit, and the unit without what stands behind its last sentence, closing quote or dash. */
function* candidates(text: string): Generator<Candidate> {
  yield { quote: wordsOf(text), spoken: /[.!?…"'”’»]$/.test(text) };
  for (const match of text.matchAll(/[.!?…]["'”’»]?\s+|["”’»]\s*[,–—-]?\s+|\s[–—-]\s/g)) {
    const head = wordsOf(text.slice(0, match.index));
    const tail = text.slice(match.index + match[0].length);
    const tailWords = wordsOf(tail).length;
    if (head.length >= LEAST_WORDS && tailWords <= MOST_TAIL_WORDS && !/[.!?]["'”’]?$/.test(tail)) {
      yield { quote: head, spoken: true };
    }
  }
}

function repeats(quote: readonly string[], spoken: boolean, self: number, text: Haystack): boolean {
  if (quote.length < LEAST_WORDS || quote.length > MOST_WORDS) return false;
  const tried = new Set<number>();
  for (let at = 0; at + SEED <= quote.length; at++) {
    for (const place of text.seeds.get(quote.slice(at, at + SEED).join(' ')) ?? []) {
      const unit = text.owner[place];
      if (unit === self) continue;
      // Of two units that are alike the later one is the repeat.
      if (text.sizes[unit] < text.sizes[self]) continue;
      if (text.sizes[unit] === text.sizes[self] && (unit > self || !spoken)) continue;
      const from = Math.max(text.first[unit], place - at - 2);
      if (tried.has(from)) continue;
      tried.add(from);
      const to = Math.min(
        text.first[unit] + text.sizes[unit],
        place - at + Math.ceil(quote.length * 1.4) + 2,
      );
      const same = commonInOrder(quote, text.words.slice(from, to));
      if (same === quote.length) return true;
      if (spoken && quote.length >= LEAST_NEAR_WORDS && same >= quote.length * NEAR) return true;
    }
  }
  return false;
}

/** Length of the longest common subsequence; both are short. */
function commonInOrder(a: readonly string[], b: readonly string[]): number {
  let row = new Uint16Array(b.length + 1);
  for (const word of a) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      next[j + 1] = b[j] === word ? row[j] + 1 : Math.max(row[j + 1], next[j]);
    }
    row = next;
  }
  return row[b.length];
}

/** Short units that stand more than once, word for word, by their first number. */
export function standingTwice(units: readonly Unit[], longest: number): Set<number> {
  const places = new Map<string, number[]>();
  for (let i = 0; i < units.length; i++) {
    if (units[i].end - units[i].start > longest) continue;
    const key = normalLine(units[i].plain);
    const list = places.get(key);
    if (list === undefined) places.set(key, [i]);
    else list.push(i);
  }
  const twice = new Set<number>();
  for (const list of places.values()) if (list.length > 1) for (const index of list) twice.add(index);
  return twice;
}
