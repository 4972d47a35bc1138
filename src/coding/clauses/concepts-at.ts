import type { CodingPack } from '../packs/coding-pack.ts';
import type { ConceptEntry } from '../packs/concepts.ts';
import { nounCandidates, verbCandidates } from '../packs/inflections.ts';
import { robbedNoun } from './find-arguments.ts';
import type { SentenceTree } from './sentence-tree.ts';

/** Compound tails shorter than this are chance endings more often than parts. */
const SHORTEST_TAIL = 4;

/** What a word means in its company. */
export interface ConceptReading {
  readonly entries: readonly ConceptEntry[];
  /** Words of a fixed phrase besides the head. */
  readonly extraTokens: readonly number[];
}

const NO_READING: ConceptReading = { entries: [], extraTokens: [] };

/** Rows of the concept tables for one word, most trusted first: of its lemma, of guessed lemmas, of a compound's last part. */
type Candidates = readonly (readonly ConceptEntry[])[];

/** Words of a text come again and again; when the table is full it starts afresh. */
const MOST_WORDS = 50_000;
const candidatesByPack = new WeakMap<CodingPack, Map<string, Candidates>>();

function candidatesOf(
  pack: CodingPack,
  pos: ConceptEntry['pos'],
  lemma: string,
  raw: string,
  form: string,
): Candidates {
  let known = candidatesByPack.get(pack);
  if (known === undefined || known.size >= MOST_WORDS) {
    known = new Map();
    candidatesByPack.set(pack, known);
  }
  const key = `${pos} ${lemma} ${raw} ${form}`;
  let candidates = known.get(key);
  if (candidates === undefined) {
    candidates = wordsToTry(pack, pos, lemma, raw, form)
      .map((word) => pack.concepts.entries(word, pos))
      .filter((entries) => entries.length > 0);
    known.set(key, candidates);
  }
  return candidates;
}

function wordsToTry(
  pack: CodingPack,
  pos: ConceptEntry['pos'],
  lemma: string,
  raw: string,
  form: string,
): string[] {
  const words = [
    lemma,
    ...(pos === 'verb' ? verbCandidates(pack.lang, form) : nounCandidates(pack.lang, form)),
  ];
  if (pos !== 'noun') return words;
  // "-" joins a name to an event noun ("VS-sancties"); "_" parts a compound where the lemmatiser knows its parts.
  for (const separator of ['-', '_']) {
    const at = raw.lastIndexOf(separator);
    if (at > 0) words.push(raw.slice(at + 1));
  }
  for (let i = 2; i < lemma.length - SHORTEST_TAIL; i++) words.push(lemma.slice(i));
  return words;
}

/** Relations that open a clause of its own, where no part of an outer phrase stands. */
const OWN_CLAUSE: ReadonlySet<string> = new Set(['ccomp', 'advcl', 'acl', 'parataxis', 'csubj']);

function opensClause(tree: SentenceTree, token: number): boolean {
  if (OWN_CLAUSE.has(tree.baseRelation(token))) return true;
  return tree.isRelation(token, 'conj') && tree.upos(token) === 'VERB';
}

/** Lemmas and forms near a head that a fixed phrase may ask for: the subtree down to three steps, other clauses apart. */
function companionsNear(tree: SentenceTree, head: number, pack: CodingPack): Map<string, number> {
  const found = new Map<string, number>();
  const robbed = robbedNoun(tree, head);
  let level = robbed === undefined ? [head] : [head, robbed];
  for (let depth = 0; depth < 3; depth++) {
    const below = level.flatMap((token) => tree.children(token).filter((child) => !opensClause(tree, child)));
    level = depth === 0 && robbed !== undefined ? [robbed, ...below] : below;
    for (const token of level) {
      for (const word of [tree.lemma(token), tree.lower(token)]) if (!found.has(word)) found.set(word, token);
      // A companion may be any word of a class of objects: `verzwaren + @sanctions`.
      const className =
        tree.upos(token) === 'NOUN'
          ? pack.words.objectClass(tree.lemma(token), tree.lower(token))
          : undefined;
      if (className !== undefined && !found.has(`@${className}`)) found.set(`@${className}`, token);
    }
  }
  return found;
}

/**
 * The readings of a word in its company: entries of the longest phrase that fits, else of the bare word or compound tail.
 * @param lemma of the predicate as packs write it
 */
export function conceptsAt(
  tree: SentenceTree,
  head: number,
  lemma: string,
  pos: ConceptEntry['pos'],
  pack: CodingPack,
): ConceptReading {
  let near: Map<string, number> | undefined;
  for (const candidates of candidatesOf(pack, pos, lemma, tree.rawLemma(head), tree.lower(head))) {
    // Longest phrases come first: without one there, no company is asked for.
    if (candidates[0].companions.length === 0) return { entries: candidates, extraTokens: [] };
    const company = (near ??= companionsNear(tree, head, pack));
    const fitting = candidates.filter((entry) =>
      entry.companions.every((companion) => company.has(companion)),
    );
    if (fitting.length === 0) continue;
    const longest = fitting[0].companions.length;
    const entries = fitting.filter((entry) => entry.companions.length === longest);
    // Prepositions of a phrase and the "to" of an infinitive tell readings apart but do not carry the event.
    const extraTokens = entries[0].companions
      .map((companion) => company.get(companion) ?? head)
      .filter(
        (token) =>
          tree.isRelation(token, 'compound:prt') ||
          (tree.upos(token) !== 'ADP' && tree.upos(token) !== 'PART'),
      );
    return { entries, extraTokens };
  }
  return NO_READING;
}
