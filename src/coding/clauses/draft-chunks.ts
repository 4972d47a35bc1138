import type { Draft } from './draft-trees.ts';

/** A run of words that names somebody or something, read off the tags and not the tree. */
export interface Chunk {
  readonly first: number;
  readonly end: number;
  /** The word that the rest of the sentence sees. */
  readonly head: number;
}

const NOUNS: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'X', 'SYM']);

function isPossessive(draft: Draft, token: number): boolean {
  return draft.baseRelation(token) === 'nmod' || draft.xpos(token).includes('|bez|');
}

/** Whether two nouns in a row are one naming ("minister Rutte", "miljard dollar") by the tree. */
function areJoined(draft: Draft, first: number, token: number, noun: number): boolean {
  const head = draft.head[token];
  return (head >= first && head < token) || draft.head[noun] === token;
}

/** Whether a word stands in front of a noun and belongs to it. */
function isModifier(draft: Draft, token: number): boolean {
  const upos = draft.upos(token);
  return upos === 'DET' || upos === 'ADJ' || upos === 'NUM' || draft.relation(token) === 'amod';
}

/** Whether a conjunction joins two adjectives in front of one noun. */
function joinsModifiers(draft: Draft, conjunction: number, end: number): boolean {
  const isAdjective = (token: number): boolean =>
    token < end && draft.upos(token) === 'ADJ' && draft.head[token] > token;
  const behind = draft.upos(conjunction + 1) === 'DET' ? conjunction + 2 : conjunction + 1;
  return isAdjective(conjunction - 1) && isAdjective(behind);
}

/** The naming that starts at a token; undefined when none does. */
export function chunkAt(draft: Draft, first: number, end: number): Chunk | undefined {
  let noun = -1;
  let number = -1;
  let at = first;
  for (; at < end; at++) {
    const upos = draft.upos(at);
    if (NOUNS.has(upos)) {
      if (noun >= 0 && !areJoined(draft, first, at, noun)) break;
      noun = at;
    } else if (upos === 'PRON') {
      if (noun >= 0 || number >= 0) break;
      if (!isPossessive(draft, at)) return at === first ? { first, end: at + 1, head: at } : undefined;
    } else if (isModifier(draft, at)) {
      if (noun >= 0) break;
      if (upos === 'NUM') number = at;
    } else if (upos === 'CCONJ' && noun < 0 && at > first && joinsModifiers(draft, at, end)) {
      // "De Amerikaanse en de Japanse minister": one naming with two owners.
      continue;
    } else break;
  }
  const last = noun >= 0 ? noun : number;
  if (last < 0) return undefined;
  for (let token = first; token <= last; token++) {
    const head = draft.head[token];
    if ((NOUNS.has(draft.upos(token)) || draft.upos(token) === 'NUM') && (head < first || head > last))
      return { first, end: at, head: token };
  }
  return { first, end: at, head: last };
}

/** Namings between two tokens that no preposition stands in front of, in text order. */
export function bareChunks(draft: Draft, first: number, end: number): Chunk[] {
  const found: Chunk[] = [];
  let afterPreposition = false;
  for (let at = first; at < end;) {
    const chunk = chunkAt(draft, at, end);
    if (chunk !== undefined) {
      if (!afterPreposition) found.push(chunk);
      at = chunk.end;
      // "tussen Moskou en Beijing": what is joined to it stands behind the preposition too.
      afterPreposition &&= at < end && draft.upos(at) === 'CCONJ';
      continue;
    }
    const upos = draft.upos(at);
    if (upos === 'ADP') afterPreposition = draft.relation(at) !== 'compound:prt';
    // "in het door Hamas geleide ministerie": what follows the inner phrase belongs to it still.
    else if (upos !== 'ADV' && upos !== 'CCONJ') afterPreposition = false;
    at++;
  }
  return found;
}
