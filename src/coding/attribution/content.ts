import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { SpeechScene } from './speech-scene.ts';
import type { TokenRange } from './spoken.ts';

/** Marks that may stand before a speaking clause set into a sentence. */
const SETS_OFF = /^[,”’"'»–—]$/;
/** Words that may stand between that mark and the verb: "zo vernam TASS", "as it put it". */
const OPENERS: ReadonlySet<string> = new Set(['zo', 'as', 'so', 'aldus']);

/** The predicate that a token belongs to: the nearest verb or word with a copula above it, the root at last. */
export function clauseOf(tree: SentenceTree, token: number): number {
  for (let at = tree.head(token); at >= 0; at = tree.head(at)) {
    const isPredicate = tree.upos(at) === 'VERB' || tree.childOf(at, 'cop', 'nsubj') !== undefined;
    if (isPredicate && !tree.isRelation(at, 'xcomp') && !tree.isRelation(at, 'amod')) return at;
  }
  return tree.root;
}

/**
 * The words of a speaking clause that is set off by a comma or closing quotation mark from what it says; undefined when the
 * verb heads no such clause.
 */
export function ownWords({ tree, speakers, quotes }: SpeechScene, verb: number): TokenRange | undefined {
  if (tree.childOf(verb, 'ccomp') !== undefined && !isBeforeVerb(tree, verb)) return undefined;
  if (tree.upos(verb) !== 'VERB' || quotes.isQuoted(verb)) return undefined;
  const subject = speakers.subjectHead(verb);
  if (subject === undefined) return undefined;
  const source = speakers.named(subject)?.source;
  if (source === undefined) return undefined;
  let first = Math.min(verb, ...tree.childrenOf(verb, 'aux').filter((aux) => aux > tree.first && aux < verb));
  if (source.first < verb && source.end <= verb) first = Math.min(first, source.first);
  while (first > tree.first && (OPENERS.has(tree.lower(first - 1)) || tree.isRelation(first - 1, 'advmod') && tree.head(first - 1) === verb)) first--;
  if (first <= tree.first + 1 || !SETS_OFF.test(tree.text(first - 1))) return undefined;
  // Subject and verb stand side by side: "zegt Town", "the military said", never "Kim, … , zei dat".
  if (source.first < verb ? !isAdjacent(tree, source.end, verb) : !isAdjacent(tree, verb + 1, source.first)) return undefined;
  if (!hasPredicate(tree, tree.first, first) && quotes.count(tree.first, first) === 0) return undefined;
  let end = Math.max(verb + 1, source.end);
  while (end < tree.end && !/^[,;:–—]$/.test(tree.text(end)) && !quotes.isQuoted(end)) end++;
  return { first, end };
}

/** Whether all that the tree calls the verb's clause stands before it. */
function isBeforeVerb(tree: SentenceTree, verb: number): boolean {
  return tree.childrenOf(verb, 'ccomp').every((child) => child < verb && tree.childOf(child, 'mark') === undefined);
}

function isAdjacent(tree: SentenceTree, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const upos = tree.upos(at);
    if (upos !== 'AUX' && upos !== 'ADV' && upos !== 'DET' && upos !== 'ADP' && !tree.isTime(at) && upos !== 'PRON') return false;
  }
  return true;
}

function hasPredicate(tree: SentenceTree, first: number, end: number): boolean {
  for (let at = first; at < end; at++) if (tree.upos(at) === 'VERB' || tree.upos(at) === 'AUX') return true;
  return end - first > 3 && tree.text(first) === 'Geen';
}

/** What stands around a speaking clause, up to the semicolons that part it from the rest. */
export function around({ tree }: SpeechScene, own: TokenRange): Set<number> {
  let first = own.first;
  while (first > tree.first && tree.text(first - 1) !== ';') first--;
  let end = own.end;
  while (end < tree.end && tree.text(end) !== ';') end++;
  const content = new Set<number>();
  for (let at = first; at < end; at++) if (at < own.first || at >= own.end) content.add(at);
  return content;
}

/** What stands before a clause that takes it up ("…, maar Moskou ontkent dat"): all before its first word and conjunction. */
export function before({ tree }: SpeechScene, verb: number): Set<number> {
  const own = tree.subtree(verb, (child) => tree.isRelation(child, 'conj') || (tree.isRelation(child, 'parataxis')) || tree.isRelation(child, 'ccomp'));
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

/** What stands behind a colon that follows a verb of saying, to the end of the sentence. */
export function behindColon({ tree }: SpeechScene, verb: number): number[] {
  for (let at = verb + 1; at < tree.end; at++) {
    if (tree.text(at) !== ':') continue;
    return Array.from({ length: tree.end - at - 1 }, (_, index) => at + 1 + index);
  }
  return [];
}
