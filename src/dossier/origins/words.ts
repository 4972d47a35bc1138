import type { BlockMark } from '../record.ts';
import { hashOf, joined } from './hashing.ts';

/** Kinds of blocks whose words the article itself brings. */
const BODY: ReadonlySet<string> = new Set(['paragraph', 'list-item', 'quote']);
/** Words that are quoted belong to who spoke them, wherever they are printed: from this many on they do not make a copy. */
const LONG_QUOTATION = 6;
/** Unless so much of an article is quotation that little else is left. */
const LEAST_OWN = 40;
const SHINGLE = 3;

/** One sentence of a body, as it is compared. */
export interface PlainSentence {
  readonly text: string;
  /** Lower case, without accents and marks. */
  readonly words: readonly string[];
}

/** The sentences of the body; good enough for comparing, not for reading. */
export function plainSentences(text: string, marks: readonly BlockMark[]): PlainSentence[] {
  const body = marks.filter(({ kind }) => BODY.has(kind));
  const blocks = body.length > 0 ? body.map(({ start, end }) => text.slice(start, end)) : [text];
  const own = blocks.map(withoutQuotations);
  const used = countWords(own) >= LEAST_OWN ? own : blocks;
  return used.flatMap((block) =>
    block
      .split(/(?<=[.!?][’”"')]{0,2})\s+(?=[\p{Lu}\p{N}‘“"'(])/u)
      .map((sentence) => ({ text: sentence, words: wordsOf(sentence) }))
      .filter(({ words }) => words.length > 0),
  );
}

function countWords(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + wordsOf(block).length, 0);
}

/** Words in lower case without accents; a number is one word whatever its separators. */
export function wordsOf(text: string): string[] {
  const plain = (/^[ -~]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}+/gu, '')).toLowerCase();
  return (plain.match(/\d+(?:[.,]\d+)*|[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(/[.,]/g, ''));
}

function withoutQuotations(block: string): string {
  return block.replace(/‘[^‘’]+’(?!\p{L})|“[^“”]+”|"[^"]+"|«[^«»]+»/gu, (quotation) =>
    wordsOf(quotation).length >= LONG_QUOTATION ? ' ' : quotation,
  );
}

/** Hashes of the runs of three words, sorted, each once. */
export function shinglesOf(sentences: readonly PlainSentence[]): Uint32Array {
  const all: number[] = [];
  for (const { words } of sentences) pushShingles(words, all);
  return Uint32Array.from(new Set(all)).sort();
}

/** Shingles of one sentence; a shorter one is a shingle by itself. */
export function pushShingles(words: readonly string[], into: number[]): void {
  const hashes = words.map((word) => hashOf(word));
  if (hashes.length > 0 && hashes.length < SHINGLE) into.push(hashes.reduce(joined));
  for (let i = 0; i + SHINGLE <= hashes.length; i++) {
    into.push(joined(joined(hashes[i], hashes[i + 1]), hashes[i + 2]));
  }
}
