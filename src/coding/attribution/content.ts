import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { SpeechScene } from './speech-scene.ts';
import type { TokenRange } from './spoken.ts';
import { hasPredicate, range } from './token-run.ts';

/** A colon that opens what is said stands no further behind the verb than so many words. */
const COLON_REACH = 6;
/** "dat" stands no further behind its verb than so many words. */
const COMPLEMENT_REACH = 10;

/** The predicate that a token belongs to: the nearest verb or word with a copula above it, the root at last. */
export function clauseOf(tree: SentenceTree, token: number): number {
  for (let at = tree.head(token); at >= 0; at = tree.head(at)) {
    const isPredicate = tree.upos(at) === 'VERB' || tree.childOf(at, 'cop', 'nsubj') !== undefined;
    if (isPredicate && !tree.isRelation(at, 'xcomp') && !tree.isRelation(at, 'amod')) return at;
  }
  return tree.root;
}

/** What stands around a speaking clause, up to the semicolons that part it from the rest. */
export function around({ tree }: SpeechScene, own: TokenRange): Set<number> {
  let first = own.first;
  while (first > tree.first && !/^[;:]$/.test(tree.text(first - 1))) first--;
  // "Poetin floot hem terug: Rusland komt zijn contracten na, zei hij": a sentence in front of the colon is not said, a title is.
  if (first > tree.first && tree.text(first - 1) === ':' && !hasPredicate(tree, tree.first, first))
    while (first > tree.first && tree.text(first - 1) !== ';') first--;
  let end = own.end;
  while (end < tree.end && tree.text(end) !== ';') end++;
  const content = new Set<number>();
  for (let at = first; at < end; at++) if (at < own.first || at >= own.end) content.add(at);
  return content;
}

/** What stands before a clause that takes it up ("…, maar Moskou ontkent dat"): all before its first word and conjunction. */
export function before({ tree }: SpeechScene, verb: number): Set<number> {
  const own = tree.subtree(
    verb,
    (child) =>
      tree.isRelation(child, 'conj') ||
      tree.isRelation(child, 'parataxis') ||
      tree.isRelation(child, 'ccomp'),
  );
  let first = verb;
  for (const token of own) first = Math.min(first, token);
  while (first < verb && !/^[,;:–—]$/.test(tree.text(first)) && !own.includes(first)) first++;
  for (let at = verb; at > tree.first; at--) {
    if (/^[,;–—]$/.test(tree.text(at - 1)) || tree.isRelation(at - 1, 'cc')) {
      first = Math.max(first, at);
      break;
    }
  }
  const content = new Set<number>();
  if (!hasPredicate(tree, tree.first, first)) return content;
  for (let at = tree.first; at < first - 1; at++) content.add(at);
  return content;
}

/** The part of the sentence between semicolons that a token stands in. */
export function segmentOf(tree: SentenceTree, token: number): TokenRange {
  let first = token;
  while (first > tree.first && tree.text(first - 1) !== ';') first--;
  let end = token;
  while (end < tree.end && tree.text(end) !== ';') end++;
  return { first, end };
}

/**
 * The clause behind a verb of saying that opens with "dat" or "that", for trees that hang it elsewhere: up to a semicolon or
 * what is set against it. Empty when there is none in reach.
 */
export function behindComplementizer({ tree, pack, words }: SpeechScene, verb: number): Set<number> {
  const { complementizer, contrast } = pack.grammar;
  for (let at = verb + 1; at < Math.min(tree.end, verb + COMPLEMENT_REACH); at++) {
    if (/^[;:]$/.test(tree.text(at)) || words.at(at)?.pos === 'verb') break;
    const isPronoun = tree.upos(at) === 'PRON' && !tree.isRelation(at, 'mark');
    if (!complementizer.has(tree.lower(at)) || (at > verb + 1 && isPronoun)) continue;
    let end = at + 1;
    while (
      end < tree.end &&
      tree.text(end) !== ';' &&
      !(/^[,–—]$/.test(tree.text(end)) && contrast.has(tree.lower(end + 1)))
    )
      end++;
    return new Set(range(at, end));
  }
  return new Set();
}

/** What stands behind a colon that follows a verb of saying, to the end of the sentence. */
export function behindColon({ tree }: SpeechScene, verb: number): number[] {
  for (let at = verb + 1; at < Math.min(tree.end, verb + COLON_REACH); at++) {
    if (tree.text(at) !== ':') continue;
    return Array.from({ length: tree.end - at - 1 }, (_, index) => at + 1 + index);
  }
  return [];
}
