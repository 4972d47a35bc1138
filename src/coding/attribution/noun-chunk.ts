import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { TokenRange } from './spoken.ts';

/** A run of words that names somebody, with the word that heads it. */
export interface NounChunk extends TokenRange {
  readonly head: number;
}

const NAMES: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'X', 'NUM', 'SYM']);
const BEFORE_NAME: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NUM', 'PART']);
/** No naming has more words than this before prepositions. */
const LONGEST = 12;

/** Whether a token can be part of the naming of a speaker as its noun or name. */
export function isNaming(tree: SentenceTree, token: number): boolean {
  return NAMES.has(tree.upos(token)) || tree.upos(token) === 'PRON';
}

/**
 * The words from a token on that name somebody: determiner, adjectives, nouns and names in a row, or a pronoun. Read off the
 * tags, for places where the tree may be wrong; undefined when no naming starts there.
 */
export function nounChunk(tree: SentenceTree, first: number, limit: number): NounChunk | undefined {
  let head: number | undefined;
  let at = first;
  const end = Math.min(limit, first + LONGEST);
  for (; at < end; at++) {
    const upos = tree.upos(at);
    if (tree.isTime(at)) {
      if (head !== undefined || !hasNameBehind(tree, at, end)) break;
      continue;
    }
    // Dutch writes compounds as one word: "volgens Israël raketten" are two.
    if (head !== undefined && tree.upos(head) === 'PROPN' && tree.xpos(at).startsWith('N|soort')) break;
    if (NAMES.has(upos)) head = at;
    else if (upos === 'PRON' || upos === 'AUX') {
      if (head !== undefined) break;
      // "zijn staf": a possessive belongs to what follows, any other pronoun stands alone.
      // "volgens haar stuurt …": what a finite verb follows is no possessive.
      const isAlone = upos === 'PRON' && at + 1 < end && tree.feature(at + 1, 'VerbForm') === 'Fin';
      if (isAlone || !hasNameBehind(tree, at, Math.min(end, at + 3)))
        return upos === 'PRON' ? { first, end: at + 1, head: at } : undefined;
    } else if (upos === 'VERB') {
      if (head !== undefined || !hasNameBehind(tree, at, Math.min(end, at + 2)) || !isAttributive(tree, at))
        break;
    } else if (upos === 'DET') {
      if (head !== undefined) break;
    } else if (!BEFORE_NAME.has(upos) && !isJoint(tree, at)) break;
  }
  // "de Chinese douane" with a noun that is tagged a verb.
  if (head === undefined && at > first + 1 && at < end && tree.upos(at) === 'VERB') head = at;
  return head === undefined ? undefined : { first, end: head + 1, head };
}

function isAttributive(tree: SentenceTree, token: number): boolean {
  return tree.isRelation(token, 'amod') || tree.isRelation(token, 'acl');
}

/** Hyphens inside a name, "'s" behind it. */
function isJoint(tree: SentenceTree, token: number): boolean {
  return tree.text(token) === '-' || /^['’]s?$/.test(tree.text(token));
}

function hasNameBehind(tree: SentenceTree, token: number, end: number): boolean {
  for (let at = token + 1; at < end; at++) {
    if (NAMES.has(tree.upos(at)) && !tree.isTime(at)) return true;
    if (!BEFORE_NAME.has(tree.upos(at)) && tree.upos(at) !== 'VERB' && !isJoint(tree, at) && !tree.isTime(at))
      return false;
  }
  return false;
}

/** The naming that starts a run of words, skipping adverbs and times in front of it. */
export function firstChunk(tree: SentenceTree, first: number, end: number): NounChunk | undefined {
  let at = first;
  while (
    at < end &&
    (tree.upos(at) === 'ADV' || (tree.isTime(at) && !NAMES.has(tree.upos(at + 1))) || tree.isTime(at))
  )
    at++;
  return at < end ? nounChunk(tree, at, end) : undefined;
}
