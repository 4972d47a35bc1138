import type { Certainty, Reality } from '../../claim/index.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { ConceptEntry } from '../packs/concepts.ts';
import { nounCandidates, verbCandidates } from '../packs/inflections.ts';
import type { Clause } from './clause.ts';
import { isPassive, nounArguments, robbedNoun, verbArguments } from './find-arguments.ts';
import { modalityOf, weaker, type Modality } from './modality.ts';
import type { SentenceTree } from './sentence-tree.ts';

/** Compound tails shorter than this are chance endings more often than parts. */
const SHORTEST_TAIL = 4;

/**
 * Lemma of a predicate as packs write it: with its separate particle in front in Dutch, without it in English (`shoot +
 * down`). The lemmatiser guesses particles before the tree is known: one that the tree hangs on another verb ("geeft tijd om
 * op te voeren") is taken off again.
 */
function predicateLemma(tree: SentenceTree, head: number, pack: CodingPack): string {
  const particle = tree.childOf(head, 'compound:prt');
  if (pack.lang === 'en') return tree.lemma(head);
  // "ter beschikking stellen" is a phrase, not a separable verb.
  if (particle === undefined || tree.childOf(particle, 'fixed') !== undefined) return withoutParticle(tree, head);
  const word = tree.lower(particle);
  return tree.lemma(head).startsWith(word) ? tree.lemma(head) : word + withoutParticle(tree, head);
}

function withoutParticle(tree: SentenceTree, head: number): string {
  const raw = tree.rawLemma(head);
  const parts = raw.indexOf('_');
  const prefix = raw.slice(0, Math.max(parts, 0));
  if (tree.upos(head) !== 'VERB' || parts <= 0 || tree.lower(head).includes(prefix)) return tree.lemma(head);
  for (let token = tree.first; token < tree.end; token++) {
    if (tree.lower(token) === prefix && tree.head(token) !== head) return raw.slice(parts + 1).replaceAll('_', '');
  }
  return tree.lemma(head);
}

/** Relations that open a clause of its own, where no part of an outer phrase stands. */
const OWN_CLAUSE = ['ccomp', 'advcl', 'acl', 'parataxis', 'csubj'];

function opensClause(tree: SentenceTree, token: number): boolean {
  if (OWN_CLAUSE.some((relation) => tree.isRelation(token, relation))) return true;
  return tree.isRelation(token, 'conj') && tree.upos(token) === 'VERB';
}

/** Lemmas and forms near a head that a fixed phrase may ask for: the subtree down to three steps, other clauses apart. */
function companionsNear(tree: SentenceTree, head: number): Map<string, number> {
  const found = new Map<string, number>();
  const robbed = robbedNoun(tree, head);
  let level = robbed === undefined ? [head] : [head, robbed];
  for (let depth = 0; depth < 3; depth++) {
    const below = level.flatMap((token) => tree.children(token).filter((child) => !opensClause(tree, child)));
    level = depth === 0 && robbed !== undefined ? [robbed, ...below] : below;
    for (const token of level) {
      for (const word of [tree.lemma(token), tree.lower(token)]) if (!found.has(word)) found.set(word, token);
    }
  }
  return found;
}

interface Reading {
  readonly entries: readonly ConceptEntry[];
  readonly extraTokens: readonly number[];
}

/** The readings of a word in its company: entries of the longest phrase that fits, else of the bare word or compound tail. */
function readingsOf(
  tree: SentenceTree,
  head: number,
  lemma: string,
  pos: ConceptEntry['pos'],
  pack: CodingPack,
): Reading {
  const near = companionsNear(tree, head);
  const pick = (word: string): Reading | undefined => {
    const fitting = pack.concepts
      .entries(word, pos)
      .filter((entry) => entry.companions.every((companion) => near.has(companion)));
    if (fitting.length === 0) return undefined;
    const longest = fitting[0].companions.length;
    const entries = fitting.filter((entry) => entry.companions.length === longest);
    // Prepositions of a phrase tell readings apart but do not carry the event.
    const extraTokens = entries[0].companions
      .map((companion) => near.get(companion) ?? head)
      .filter((token) => tree.upos(token) !== 'ADP' || tree.isRelation(token, 'compound:prt'));
    return { entries, extraTokens };
  };
  const whole = pick(lemma);
  if (whole !== undefined) return whole;
  const form = tree.lower(head);
  for (const candidate of pos === 'verb' ? verbCandidates(pack.lang, form) : nounCandidates(pack.lang, form)) {
    const guessed = pick(candidate);
    if (guessed !== undefined) return guessed;
  }
  if (pos !== 'noun') return { entries: [], extraTokens: [] };
  // "-" joins a name to an event noun ("VS-sancties"); "_" parts a compound where the lemmatiser knows its parts.
  const raw = tree.rawLemma(head);
  for (const separator of ['-', '_']) {
    const at = raw.lastIndexOf(separator);
    const tail = at > 0 ? pick(raw.slice(at + 1)) : undefined;
    if (tail !== undefined) return tail;
  }
  for (let i = 2; i < lemma.length - SHORTEST_TAIL; i++) {
    const tail = pick(lemma.slice(i));
    if (tail !== undefined) return tail;
  }
  return { entries: [], extraTokens: [] };
}

/** "als" introduces conditions and comparisons: only what has a verb is a condition. */
function isVerbal(tree: SentenceTree, token: number): boolean {
  return tree.upos(token) === 'VERB' || tree.childOf(token, 'cop', 'aux') !== undefined;
}

/** The clause's condition, purpose and place in the sentence. */
function embedding(
  tree: SentenceTree,
  head: number,
  pack: CodingPack,
): { isCondition: boolean; isPurpose: boolean; condition?: number } {
  const markers = (clause: number): string[] =>
    tree
      .childrenOf(clause, 'mark')
      .flatMap((mark) => [
        tree.lower(mark),
        [mark, ...tree.childrenOf(mark, 'fixed')].map((part) => tree.lower(part)).join(' '),
      ]);
  let isCondition = false;
  let isPurpose = false;
  for (let at = head; at >= 0; at = tree.head(at)) {
    const relation = tree.relation(at);
    if (
      !relation.startsWith('advcl') &&
      !relation.startsWith('acl') &&
      relation !== 'conj' &&
      relation !== 'xcomp' &&
      relation !== 'parataxis'
    )
      break;
    const words = markers(at);
    if (isVerbal(tree, at) && words.some((word) => pack.grammar.condition.has(word))) isCondition = true;
    if (
      relation.startsWith('advcl') &&
      words.some((word) => pack.grammar.purpose.has(word) || word === 'te' || word === 'to')
    )
      isPurpose = true;
    if (relation.startsWith('acl') || relation.startsWith('advcl')) break;
  }
  const condition = tree
    .childrenOf(head, 'advcl', 'parataxis')
    .find((clause) => isVerbal(tree, clause) && markers(clause).some((word) => pack.grammar.condition.has(word)));
  return { isCondition, isPurpose, ...(condition === undefined ? {} : { condition }) };
}

/** What governing phase and modal verbs say of their infinitive ("wil sturen", "lijkt te sturen", "weigert te praten"). */
function governedModality(
  tree: SentenceTree,
  head: number,
  pack: CodingPack,
): Partial<Modality> & { negated: boolean } {
  let reality: Reality | undefined;
  let certainty: Certainty | undefined;
  let negated = false;
  let at = head;
  while (tree.relation(at).startsWith('xcomp') && tree.head(at) >= 0) {
    const governor = tree.head(at);
    const lemma = predicateLemma(tree, governor, pack);
    const entry = pack.words.modality(lemma).find((candidate) => candidate.companions.length === 0);
    if (entry === undefined && !pack.grammar.phase.has(lemma)) break;
    if (entry !== undefined) {
      reality ??= entry.reality;
      certainty = weaker(certainty, entry.certainty);
      if (entry.polarity === 'negative') negated = !negated;
    }
    const outer = modalityOf(tree, governor, pack);
    reality ??= outer.reality;
    certainty = weaker(certainty, outer.certainty);
    if (outer.polarity === 'negative') negated = !negated;
    at = governor;
  }
  return {
    negated,
    ...(reality === undefined ? {} : { reality }),
    ...(certainty === undefined ? {} : { certainty }),
  };
}

function isNegation(pack: CodingPack, word: string): boolean {
  return pack.words.modality(word).some((entry) => entry.polarity === 'negative' && entry.companions.length === 0);
}

function clauseAt(tree: SentenceTree, head: number, pos: Clause['pos'], pack: CodingPack): Clause {
  const lemma = predicateLemma(tree, head, pack);
  const reading = readingsOf(tree, head, lemma, pos, pack);
  const own = modalityOf(tree, head, pack);
  const outer = governedModality(tree, head, pack);
  const place = embedding(tree, head, pack);
  const particle = tree.childOf(head, 'compound:prt');
  const trigger = [
    ...new Set([head, ...(particle === undefined ? [] : [particle]), ...reading.extraTokens]),
  ].sort((a, b) => a - b);
  const complement = tree.childOf(head, 'ccomp', 'xcomp', ...(pos === 'noun' ? ['acl'] : []));
  const governor = tree.head(head);
  // "neemt de hoorn niet op": a negation that belongs to the phrase is no negation of it.
  const ownNegation =
    own.polarity === 'negative' && !reading.entries.some((entry) => entry.companions.some((word) => isNegation(pack, word)));
  const polarity = ownNegation !== outer.negated ? 'negative' : 'positive';
  const reality: Reality = place.isCondition
    ? 'hypothetical'
    : (own.reality ?? outer.reality ?? (place.condition === undefined ? 'actual' : 'conditional'));
  return {
    sentence: tree.sentence,
    head,
    pos,
    lemma,
    trigger,
    concepts: reading.entries,
    arguments:
      pos === 'noun' ? nounArguments(tree, head, pack.grammar) : verbArguments(tree, head, pack.grammar),
    voice: pos === 'verb' && isPassive(tree, head, pack.grammar) ? 'passive' : 'active',
    tense: reality === 'planned' || reality === 'predicted' ? 'future' : own.tense,
    reality,
    polarity,
    certainty: weaker(own.certainty, outer.certainty) ?? 'certain',
    ...(place.condition === undefined ? {} : { condition: place.condition }),
    isCondition: place.isCondition,
    ...(complement === undefined ? {} : { complement }),
    ...(governor < 0 ? {} : { governor }),
    isPurpose: place.isPurpose,
  };
}

/**
 * Clauses of a sentence in the order of their predicates: every full verb, every predicate adjective or noun with a
 * copula, and every noun that a pack knows as an event.
 */
export function readClauses(tree: SentenceTree, pack: CodingPack): Clause[] {
  const clauses: Clause[] = [];
  const taken = new Set<number>();
  for (let token = tree.first; token < tree.end; token++) {
    const upos = tree.upos(token);
    if (upos === 'VERB' && !tree.isRelation(token, 'aux')) clauses.push(clauseAt(tree, token, 'verb', pack));
    else if (tree.childOf(token, 'cop') !== undefined) {
      const adjective = clauseAt(tree, token, 'adj', pack);
      if (adjective.concepts.length > 0 || upos === 'ADJ') clauses.push(adjective);
      else clauses.push(upos === 'NOUN' ? clauseAt(tree, token, 'noun', pack) : adjective);
    } else if (upos === 'NOUN' || upos === 'PROPN') {
      const noun = clauseAt(tree, token, 'noun', pack);
      if (noun.concepts.length > 0) clauses.push(noun);
    } else if (upos === 'ADJ' && !tree.isRelation(token, 'amod')) {
      const adjective = clauseAt(tree, token, 'adj', pack);
      if (adjective.concepts.length > 0) clauses.push(adjective);
    }
  }
  // A noun that is part of a verb's fixed phrase ("steun uitspreken") is not an event of its own.
  for (const clause of clauses)
    for (const token of clause.trigger) if (token !== clause.head) taken.add(token);
  return clauses.filter((clause) => !taken.has(clause.head));
}
