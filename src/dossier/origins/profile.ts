import { type Credits, type Names, creditsOf } from './credits.ts';
import { hashOf, joined } from './hashing.ts';
import { bandKeys, signatureOf } from './min-hash.ts';
import type { OriginDocument } from './origin.ts';
import { type SentenceKey, cognatesOf, keysOf } from './sentence-keys.ts';
import { plainSentences, pushShingles, shinglesOf } from './words.ts';

/** A sentence, ready to be compared. */
export interface SentenceProfile {
  /** Number of words. */
  readonly length: number;
  /** Hashes of its runs of three words. */
  readonly shingles: Uint32Array;
  /** First letters of its longer words, each once. */
  readonly stems: ReadonlySet<string>;
  /** What is left of it in another language. */
  readonly keys: ReadonlySet<SentenceKey>;
  /** Keys and the beginnings of words that two languages may share; found when first asked for. */
  traces(): ReadonlySet<SentenceKey>;
}

/** An article, ready to be compared with others. */
export interface Profile {
  readonly article: string;
  readonly lang: string;
  /** First day it can have appeared, days since 1970; undefined when it has no date. */
  readonly day: number | undefined;
  readonly published: string;
  readonly authors: readonly string[];
  readonly sentences: readonly SentenceProfile[];
  readonly shingles: Uint32Array;
  /** Articles that share a blocking key are compared. */
  readonly blocks: readonly number[];
  readonly credits: Credits;
}

/** Letters by which a word is known in all its forms. */
const STEM = 6;
const LEAST_STEM = 4;
/** A sentence of this many words is unlikely to be written twice. */
const LONG_SENTENCE = 8;
const KEY_SALT = 1;

/** @param names who publishes in the dossier */
export function profileOf(document: OriginDocument, names: Names): Profile {
  const plain = plainSentences(document.text, document.marks);
  const sentences = plain.map(({ text, words }): SentenceProfile => {
    const shingles: number[] = [];
    pushShingles(words, shingles);
    const keys = keysOf(text);
    let traces: ReadonlySet<SentenceKey> | undefined;
    const stems = words.filter((word) => word.length >= LEAST_STEM || /^\d/.test(word));
    return {
      length: words.length,
      shingles: Uint32Array.from(shingles),
      stems: new Set(stems.map((word) => word.slice(0, STEM))),
      keys: new Set(keys),
      traces: () => (traces ??= new Set([...keys, ...cognatesOf(words)])),
    };
  });
  const shingles = shinglesOf(plain);
  return {
    article: document.article,
    lang: document.lang,
    day: dayOf(document.published),
    published: document.published ?? '',
    authors: document.authors,
    sentences,
    shingles,
    blocks: blocksOf(sentences, shingles),
    credits: creditsOf(
      document,
      names,
      plain.map(({ text }) => text),
    ),
  };
}

/**
 * Bands of the words (copies), bands of what survives translation (rewrites, translations), and for each long sentence the
 * two smallest of its shingles (part of an article within another).
 */
function blocksOf(sentences: readonly SentenceProfile[], shingles: Uint32Array): number[] {
  const blocks: number[] = [];
  const words = signatureOf(shingles);
  if (words !== undefined) blocks.push(...bandKeys(words));
  const pairs = new Set<number>();
  for (const { keys } of sentences) {
    const hashes = [...keys].map((key) => hashOf(key));
    for (let i = 0; i < hashes.length; i++) {
      for (let j = i + 1; j < hashes.length; j++) {
        pairs.add(joined(Math.min(hashes[i], hashes[j]), Math.max(hashes[i], hashes[j])));
      }
    }
  }
  const keys = signatureOf(Uint32Array.from(pairs));
  if (keys !== undefined) blocks.push(...bandKeys(keys, KEY_SALT));
  for (const { length, shingles } of sentences) {
    if (length >= LONG_SENTENCE) blocks.push(...Uint32Array.from(shingles).sort().slice(0, 2));
  }
  return blocks;
}

/** Days since 1970 of the first day of an EDTF date. */
export function dayOf(date: string | undefined): number | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date ?? '');
  if (match === null) return undefined;
  const day = Date.UTC(Number(match[1]), Number(match[2] ?? '1') - 1, Number(match[3] ?? '1')) / 86_400_000;
  return Number.isFinite(day) ? day : undefined;
}
