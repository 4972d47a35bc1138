import { perWord, type Word } from '../../document/index.ts';
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
  /** Readings of shorter phrases and of the bare word, for where the longest phrase yields nothing. */
  readonly shorter: readonly ConceptEntry[];
}

const NO_READING: ConceptReading = { entries: [], extraTokens: [], shorter: [] };

/** Rows of the concept tables for one word, most trusted first: of its lemma, of guessed lemmas, of a compound's last part. */
type Candidates = readonly (readonly ConceptEntry[])[];

const NO_CANDIDATES: Candidates = [];
/** A form has few lemmas and particles; one that has more is read afresh now and then. */
const MOST_READINGS = 32;

/** What was found for a form with one lemma and particle. */
interface Known {
  readonly lemma: string;
  readonly raw: string;
  readonly particle: string;
  readonly candidates: Candidates;
}

const POS = ['verb', 'noun', 'adj'] as const;
type KnownAt = (word: Word) => Known[];
const knownByPack = new WeakMap<CodingPack, Readonly<Record<ConceptEntry['pos'], KnownAt>>>();

/** By part of speech, what was found for the forms of a language. */
function knownIn(pack: CodingPack): Readonly<Record<ConceptEntry['pos'], KnownAt>> {
  let known = knownByPack.get(pack);
  if (known === undefined) {
    const [verb, noun, adj] = POS.map((): KnownAt => perWord((): Known[] => []));
    known = { verb, noun, adj };
    knownByPack.set(pack, known);
  }
  return known;
}

function candidatesOf(
  pack: CodingPack,
  pos: ConceptEntry['pos'],
  lemma: string,
  raw: string,
  word: Word,
  particle: string,
): Candidates {
  const known = knownIn(pack)[pos](word);
  for (let i = 0; i < known.length; i++) {
    const one = known[i];
    if (one.lemma === lemma && one.raw === raw && one.particle === particle) return one.candidates;
  }
  const candidates = findCandidates(pack, pos, lemma, raw, word.lower, particle);
  if (known.length >= MOST_READINGS) known.length = 0;
  known.push({ lemma, raw, particle, candidates });
  return candidates;
}

function findCandidates(
  pack: CodingPack,
  pos: ConceptEntry['pos'],
  lemma: string,
  raw: string,
  form: string,
  particle: string,
): Candidates {
  const isKnown =
    pos === 'verb' && isKnownVerb(pack, lemma) && beginsLike(form, lemma.slice(particle.length));
  const words = isKnown ? [lemma] : wordsToTry(pack, pos, lemma, raw, form, particle);
  const found = words.map((word) => pack.concepts.entries(word, pos)).filter((entries) => entries.length > 0);
  return found.length === 0 ? NO_CANDIDATES : found;
}

/** Whether a table knows a verb, so that its form is not taken for one of another ("stelt" for that of "stelen"). */
function isKnownVerb({ concepts, words }: CodingPack, lemma: string): boolean {
  return (
    concepts.entries(lemma, 'verb').length > 0 ||
    words.speech(lemma, 'verb').length > 0 ||
    words.modality(lemma).length > 0
  );
}

/** Whether a form may be one of a verb by its first letter: "stelt" of "stellen", "gesteld" too, but not "beklonken" of "klinken". */
function beginsLike(form: string, verb: string): boolean {
  return form.startsWith(verb[0]) || form.startsWith(`ge${verb[0]}`);
}

function wordsToTry(
  pack: CodingPack,
  pos: ConceptEntry['pos'],
  lemma: string,
  raw: string,
  form: string,
  particle: string,
): string[] {
  if (pos === 'verb') {
    const guesses = verbCandidates(pack.lang, form);
    // A particle that makes no verb that a pack knows adds to the meaning of the verb that it stands with ("oefenen samen").
    const bare = raw.includes('_') ? [raw.slice(raw.lastIndexOf('_') + 1)] : [];
    return [lemma, ...guesses.map((verb) => particle + verb), ...bare, ...(particle === '' ? [] : guesses)];
  }
  const words = [lemma, ...nounCandidates(pack.lang, form)];
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

/** A particle of a verb: "up" of "packed up", or "down" that hangs as an adverb. */
function isParticle(tree: SentenceTree, token: number): boolean {
  return (
    tree.upos(token) === 'ADP' && (tree.isRelation(token, 'compound:prt') || tree.isRelation(token, 'advmod'))
  );
}

/** Lemmas and forms near a head that a fixed phrase may ask for: the subtree down to three steps, other clauses apart. */
function companionsNear(tree: SentenceTree, head: number, pack: CodingPack): Map<string, number> {
  const found = new Map<string, number>();
  const robbed = robbedNoun(tree, head);
  let level = robbed === undefined ? [head] : [head, robbed];
  for (let depth = 0; depth < 3; depth++) {
    const below: number[] = depth === 0 && robbed !== undefined ? [robbed] : [];
    for (const token of level)
      for (const child of tree.children(token)) if (!opensClause(tree, child)) below.push(child);
    level = below;
    for (const token of level) {
      // "called Kyiv on Friday" is no "call on", "fought them for the first time" no "fight for".
      const noun = tree.upos(token) === 'ADP' ? tree.head(token) : -1;
      if (noun >= 0 && (tree.isTime(noun) || tree.lemma(noun) === 'time')) continue;
      // "backed by F-35s, shot down drones": the particle of another verb.
      if (noun !== head && isParticle(tree, token)) continue;
      const lemma = tree.lemma(token);
      const form = tree.lower(token);
      if (!found.has(lemma)) found.set(lemma, token);
      if (form !== lemma && !found.has(form)) found.set(form, token);
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

/** The particle that stands apart from its verb ("af" of "meerde … af"); empty where it does not. */
function particleOf(tree: SentenceTree, head: number, lemma: string): string {
  const particle = tree.childOf(head, 'compound:prt');
  if (particle === undefined) return '';
  const word = tree.lower(particle);
  return lemma.startsWith(word) && !tree.lower(head).startsWith(word) ? word : '';
}

function isAmong(companions: readonly string[], company: ReadonlyMap<string, number>): boolean {
  for (let i = 0; i < companions.length; i++) if (!company.has(companions[i])) return false;
  return true;
}

/** Whether any table lists a word, whatever company it asks for: most nouns are in none. */
export function mayHaveConcept(
  tree: SentenceTree,
  head: number,
  lemma: string,
  pos: ConceptEntry['pos'],
  pack: CodingPack,
): boolean {
  const particle = particleOf(tree, head, lemma);
  return candidatesOf(pack, pos, lemma, tree.rawLemma(head), tree.word(head), particle).length > 0;
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
  for (const candidates of candidatesOf(
    pack,
    pos,
    lemma,
    tree.rawLemma(head),
    tree.word(head),
    particleOf(tree, head, lemma),
  )) {
    // Longest phrases come first: without one there, no company is asked for.
    if (candidates[0].companions.length === 0) return { entries: candidates, extraTokens: [], shorter: [] };
    const company = (near ??= companionsNear(tree, head, pack));
    const fitting = candidates.filter((entry) => isAmong(entry.companions, company));
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
    // Only a phrase with what is done literally means what its verb does: "opschorten + @exercise", not "schieten + keelgat".
    const isLiteral = extraTokens.every(
      (token) =>
        tree.upos(token) !== 'NOUN' ||
        pack.words.objectClass(tree.lemma(token), tree.lower(token)) !== undefined,
    );
    return { entries, extraTokens, shorter: isLiteral ? fitting.slice(entries.length) : [] };
  }
  return NO_READING;
}
