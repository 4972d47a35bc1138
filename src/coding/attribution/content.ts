import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { SpeechScene } from './speech-scene.ts';
import type { TokenRange } from './spoken.ts';

/** Marks that may stand before a speaking clause set into a sentence. */
const SETS_OFF = /^[,”’"'»–—]$/;
/** Words that may open such a clause: "zo vernam TASS", "zoals Moskou volhoudt", "as it put it". */
const OPENERS: ReadonlySet<string> = new Set(['zo', 'as', 'so', 'zoals']);
/** Words of which at least so many are said in a speaking clause's sentence without a verb ("Tot 2028 geen gesprekken meer, zei …"). */
const SHORTEST_VERBLESS = 3;

/** The predicate that a token belongs to: the nearest verb or word with a copula above it, the root at last. */
export function clauseOf(tree: SentenceTree, token: number): number {
  for (let at = tree.head(token); at >= 0; at = tree.head(at)) {
    const isPredicate = tree.upos(at) === 'VERB' || tree.childOf(at, 'cop', 'nsubj') !== undefined;
    if (isPredicate && !tree.isRelation(at, 'xcomp') && !tree.isRelation(at, 'amod')) return at;
  }
  return tree.root;
}

/** A speaking clause that is set off from what it says, and the head of its subject. */
export interface SpeakingClause extends TokenRange {
  readonly subject: number;
}

/**
 * The speaking clause that a verb heads when it is set off by a comma or closing quotation mark from what it says: "…, zegt
 * Town", "…, the IOM reckons, …". Read off the order of the words, since trees are least sure there; undefined when the verb
 * heads no such clause.
 */
export function speakingClause(scene: SpeechScene, verb: number): SpeakingClause | undefined {
  const { tree, pack, quotes } = scene;
  if (quotes.isQuoted(verb) || tree.childrenOf(verb, 'ccomp').some((child) => child > verb && tree.childOf(child, 'mark') !== undefined))
    return undefined;
  let first = verb;
  while (first > tree.first && !SETS_OFF.test(tree.text(first - 1)) && !/^[;:(]$/.test(tree.text(first - 1))) first--;
  if (first <= tree.first + 1 || !SETS_OFF.test(tree.text(first - 1))) return undefined;
  if (first < verb && tree.isRelation(first, 'cc')) return undefined;
  const opened = first < verb && OPENERS.has(tree.lower(first));
  const between = range(first, verb).filter(
    (token) => !OPENERS.has(tree.lower(token)) && !tree.isRelation(token, 'aux') && tree.upos(token) !== 'ADV' && !tree.isTime(token),
  );
  const behind = between.length === 0 ? subjectBehind(scene, verb) : undefined;
  let subject = behind;
  if (subject === undefined && between.length > 0) {
    // Dutch turns subject and verb round there, unless "zoals" opens the clause.
    if (pack.lang === 'nl' && !opened) return undefined;
    if (between.some((token) => tree.upos(token) === 'VERB')) return undefined;
    subject = between.find((token) => isNaming(tree, token) && !between.includes(tree.head(token)));
  } else if (subject === undefined && pack.lang === 'en' && first === verb) {
    // "the mediator, Olusegun Obasanjo, announced": an apposition closes the subject.
    const own = tree.childrenOf(verb, 'nsubj').find((child) => child < verb && isNaming(tree, child));
    const start = own === undefined ? undefined : Math.min(...tree.subtree(own));
    if (own !== undefined && start !== undefined && start > tree.first + 1 && SETS_OFF.test(tree.text(start - 1))) {
      subject = own;
      first = start;
    }
  }
  if (subject === undefined) return undefined;
  const said = first - 1 - tree.first;
  if (!hasPredicate(tree, tree.first, first) && quotes.count(tree.first, first) === 0 && (said < SHORTEST_VERBLESS || behind === undefined))
    return saysNo(scene, first) ? { first, end: endOf(scene, verb, subject), subject } : undefined;
  return { first, end: endOf(scene, verb, subject), subject };
}

/** Whether what stands before a speaking clause is a denial: "Nee, antwoordde Lavrov". */
export function saysNo({ tree, pack }: SpeechScene, first: number): boolean {
  if (first - tree.first > 5) return false;
  return pack.words
    .speech(tree.lower(tree.first), 'adverb')
    .some((entry) => entry.stance === 'denies' && entry.companions.every((word) => range(tree.first, first).some((at) => tree.lower(at) === word)));
}

function endOf({ tree, quotes, speakers }: SpeechScene, verb: number, subject: number): number {
  let end = Math.max(verb + 1, speakers.named(subject)?.source.end ?? subject + 1);
  while (end < tree.end && !/^[,;:–—]$/.test(tree.text(end)) && !quotes.isQuoted(end)) end++;
  return end;
}

/** The subject right behind the verb: "zegt Town", "voegde hij er aan toe". */
function subjectBehind({ tree, speakers }: SpeechScene, verb: number): number | undefined {
  let at = verb + 1;
  while (at < tree.end && (tree.upos(at) === 'ADV' || tree.isTime(at) || tree.isRelation(at, 'aux'))) at++;
  const head = speakers.headStarting(at);
  if (head === undefined || tree.preposition(head) !== '' || speakers.isPointer(head) || tree.isTime(head)) return undefined;
  return tree.isRelation(head, 'expl') ? undefined : head;
}

function isNaming(tree: SentenceTree, token: number): boolean {
  const upos = tree.upos(token);
  return upos === 'NOUN' || upos === 'PROPN' || upos === 'PRON' || upos === 'X';
}

function hasPredicate(tree: SentenceTree, first: number, end: number): boolean {
  return range(first, end).some((at) => tree.upos(at) === 'VERB' || tree.upos(at) === 'AUX');
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

function range(first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}
