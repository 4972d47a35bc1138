import type { Certainty, Polarity, Reality } from '../../claim/index.ts';
import { isStrongPast, maybeIrregular } from '../packs/inflections.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { ModalityEntry } from '../packs/word-tables.ts';
import type { Tense } from './clause.ts';
import type { SentenceTree } from './sentence-tree.ts';
import { perToken } from './token-memo.ts';

/** How real, sure and positive a predicate is by its own auxiliaries, adverbs and negations. Unset = nothing said. */
export interface Modality {
  readonly reality?: Reality;
  readonly certainty?: Certainty;
  readonly polarity: Polarity;
  readonly tense: Tense;
}

const CERTAINTY_RANK: Readonly<Record<Certainty, number>> = {
  certain: 0,
  probable: 1,
  possible: 2,
  unknown: 3,
};

/** The weaker of two certainties. */
export function weaker(a: Certainty | undefined, b: Certainty | undefined): Certainty | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return CERTAINTY_RANK[a] >= CERTAINTY_RANK[b] ? a : b;
}

/** The finite verb form that carries a predicate's tense: itself, an auxiliary or copula, or that of what it shares. */
function finiteVerb(tree: SentenceTree, predicate: number): number | undefined {
  if (tree.feature(predicate, 'VerbForm') === 'Fin') return predicate;
  const own = tree
    .childrenOf(predicate, 'aux', 'cop')
    .find((child) => tree.feature(child, 'VerbForm') === 'Fin');
  if (own !== undefined) return own;
  const relation = tree.relation(predicate);
  const governor = tree.head(predicate);
  if (governor >= 0 && (relation === 'conj' || relation.startsWith('xcomp')))
    return finiteVerb(tree, governor);
  return undefined;
}

/** Auxiliaries of a predicate; a coordinated participle or infinitive shares those of the first. */
export function auxiliariesOf(tree: SentenceTree, predicate: number): number[] {
  const own = tree.childrenOf(predicate, 'aux', 'cop');
  const governor = tree.head(predicate);
  if (own.length > 0 || governor < 0 || tree.relation(predicate) !== 'conj') return own;
  if (tree.feature(predicate, 'VerbForm') === 'Fin') return own;
  return auxiliariesOf(tree, governor);
}

/**
 * Whether a finite verb is past by its form, whatever its tag: "dwong", "overran"; "put" and "hit" beside a day, as what has a day
 * in the news is past.
 */
export function isPastForm(tree: SentenceTree, finite: number): boolean {
  const form = tree.lower(finite);
  if (tree.upos(finite) !== 'VERB') return false;
  if (!tree.xpos(finite).startsWith('VB'))
    return tree.feature(finite, 'Tense') === 'Pres' && isStrongPast(form);
  const irregular = maybeIrregular(form);
  if (irregular === undefined || !/^VBP?$/.test(tree.xpos(finite))) return false;
  if (irregular.isPast) return true;
  return (
    irregular.infinitives.includes(form) &&
    tree.childrenOf(finite, 'aux', 'mark').length === 0 &&
    tree.childrenOf(finite, 'obl', 'obj', 'advmod').some((child) => tree.isTime(child))
  );
}

function tenseOf(
  tree: SentenceTree,
  predicate: number,
  auxiliaries: readonly number[],
  { grammar }: CodingPack,
): Tense {
  const finite = finiteVerb(tree, predicate);
  if (finite === undefined) {
    return tree.feature(predicate, 'VerbForm') === 'Part' ? 'past' : 'present';
  }
  if (tree.feature(finite, 'Tense') === 'Past' || isPastForm(tree, finite)) return 'past';
  const participle =
    tree.feature(predicate, 'VerbForm') === 'Part' && tree.feature(predicate, 'Tense') !== 'Pres';
  const perfect =
    participle &&
    auxiliaries.some(
      (aux) => !tree.isRelation(aux, 'cop') && grammar['perfect-auxiliary'].has(tree.lemma(aux)),
    );
  return perfect && finite !== predicate ? 'past' : 'present';
}

/** Parts of speech of the table that hold beside a predicate; its verbs and nouns govern one instead. */
const MODIFIERS: ReadonlySet<string> = new Set(['adverb', 'adj']);

/** Words whose entry in the modality table holds at this predicate, with the tokens they stand on. */
function entriesAt(
  tree: SentenceTree,
  predicate: number,
  auxiliaries: readonly number[],
  pack: CodingPack,
): ModalityEntry[] {
  const found: ModalityEntry[] = [];
  const dependents = [
    ...auxiliaries,
    ...tree.childrenOf(predicate, 'advmod', 'discourse', 'obl', 'cc', 'mark', 'det'),
  ];
  const objects = tree.childrenOf(predicate, 'nsubj', 'obj', 'iobj', 'obl');
  const determiners = objects.flatMap((object) => tree.childrenOf(object, 'det', 'advmod'));
  const tokens = [
    ...dependents,
    ...determiners,
    // "zonder hulp": a preposition denies its noun, not the verb.
    ...dependents
      .flatMap((token) => tree.childrenOf(token, 'fixed', 'advmod', 'case'))
      .filter((token) => !pack.grammar.without.has(tree.lower(token))),
  ];
  // Of most words the table says nothing, and of most of the others it asks for no company.
  let present: Set<string> | undefined;
  const fits = (entry: ModalityEntry, isAuxiliary: boolean): boolean => {
    if (isAuxiliary ? entry.pos !== 'aux' : !MODIFIERS.has(entry.pos)) return false;
    if (entry.companions.length === 0) return true;
    const company = (present ??= new Set([
      ...tokens.flatMap((token) => [tree.lemma(token), tree.lower(token)]),
      tree.lemma(predicate),
    ]));
    return entry.companions.every((companion) => company.has(companion));
  };
  for (const token of tokens) {
    // "niet alleen", "not only": the negation is taken back.
    if (pack.grammar.only.has(tree.lower(token + 1)) && token + 1 < tree.end) continue;
    const isAuxiliary = auxiliaries.includes(token);
    const entry =
      pack.words.modality(tree.lower(token)).find((candidate) => fits(candidate, isAuxiliary)) ??
      pack.words.modality(tree.lemma(token)).find((candidate) => fits(candidate, isAuxiliary));
    if (entry !== undefined) found.push(entry);
  }
  return found;
}

/**
 * Reads modality off the words around a predicate. Negations cancel in pairs ("niet zonder"); the strongest doubt wins;
 * among realities the last word of the table that sets one wins over the tense.
 */
export const modalityOf: (tree: SentenceTree, predicate: number, pack: CodingPack) => Modality =
  perToken(readModality);

function readModality(tree: SentenceTree, predicate: number, pack: CodingPack): Modality {
  const auxiliaries = auxiliariesOf(tree, predicate);
  const entries = entriesAt(tree, predicate, auxiliaries, pack);
  let reality: Reality | undefined;
  let certainty: Certainty | undefined;
  let negations = 0;
  for (const entry of entries) {
    if (entry.reality !== undefined) reality = entry.reality;
    certainty = weaker(certainty, entry.certainty);
    if (entry.polarity === 'negative') negations++;
  }
  if (isDenied(tree, predicate, pack)) negations++;
  certainty = weaker(certainty, doubtBelow(tree, predicate, pack));
  if (tree.upos(predicate) === 'NOUN' && hasNegationInFront(tree, predicate, pack)) negations++;
  if (reality === 'conditional' && isReportedFuture(tree, predicate, auxiliaries, pack)) reality = 'planned';
  const conditional = conditionalAuxiliary(tree, predicate, auxiliaries, pack);
  if (conditional !== undefined) {
    reality = conditional.reality;
    certainty = weaker(certainty, conditional.certainty);
  }
  if (reality === 'proposed' && hadToButDidNot(tree, predicate, auxiliaries, pack)) {
    reality = 'actual';
    negations++;
  }
  if (reality === undefined)
    reality = bePlan(tree, predicate, auxiliaries) ?? inProgress(tree, predicate, auxiliaries);
  const tense =
    reality === 'planned' || reality === 'predicted' ? 'future' : tenseOf(tree, predicate, auxiliaries, pack);
  const found: { -readonly [Field in keyof Modality]: Modality[Field] } = {
    polarity: negations % 2 === 1 ? 'negative' : 'positive',
    tense,
  };
  if (reality !== undefined) found.reality = reality;
  if (certainty !== undefined) found.certainty = certainty;
  return found;
}

/** Clauses of their own, whose doubt is theirs. */
const OWN_CLAUSE = ['ccomp', 'advcl', 'acl', 'parataxis', 'csubj', 'conj'];

/** Adverbs of the sentence that set a certainty by themselves, noted at its first token: most sentences have none. */
const adverbsOfDoubt = perToken(
  (tree: SentenceTree, _first: number, { words }: CodingPack): readonly [number, Certainty | undefined][] => {
    const found: [number, Certainty | undefined][] = [];
    for (let token = tree.first; token < tree.end; token++) {
      if (!tree.isRelation(token, 'advmod') || tree.upos(token) === 'VERB') continue;
      const entry = words
        .modality(tree.lower(token))
        .find((each) => each.pos === 'adverb' && each.companions.length === 0);
      if (entry !== undefined) found.push([token, entry.certainty]);
    }
    return found;
  },
);

/** "omdat er waarschijnlijk hoogverrijkt plutonium wordt geproduceerd": adverbs of doubt that the tree hangs on a part. */
function doubtBelow(tree: SentenceTree, predicate: number, pack: CodingPack): Certainty | undefined {
  if (tree.upos(predicate) !== 'VERB') return undefined;
  const adverbs = adverbsOfDoubt(tree, tree.first, pack);
  if (adverbs.length === 0) return undefined;
  let certainty: Certainty | undefined;
  const own = tree.subtree(predicate, (child) =>
    OWN_CLAUSE.some((relation) => tree.isRelation(child, relation)),
  );
  for (const [token, doubt] of adverbs) if (own.includes(token)) certainty = weaker(certainty, doubt);
  return certainty;
}

/** "geen overtuigend, anti-westers bondgenootschap": a determiner that the tree hangs on another word of the phrase. */
function hasNegationInFront(tree: SentenceTree, noun: number, { words }: CodingPack): boolean {
  if (tree.childOf(noun, 'det') !== undefined) return false;
  for (let at = noun - 1; at > Math.max(tree.first, noun - 6); at--) {
    const upos = tree.upos(at);
    if (upos === 'DET')
      return words
        .modality(tree.lower(at))
        .some((entry) => entry.polarity === 'negative' && entry.companions.length === 0);
    const isPart = upos === 'ADJ' || upos === 'SYM' || tree.text(at) === ',' || upos === 'ADV';
    if (!isPart && !(upos === 'VERB' && tree.feature(at, 'VerbForm') === 'Part') && upos !== 'VERB')
      return false;
    if (upos === 'VERB' && tree.feature(at, 'VerbForm') === 'Fin') return false;
  }
  return false;
}

/**
 * "had zondag in Bakoe moeten landen, maar …": a plan that failed was not carried out; without a day or a "but" it is what somebody
 * ought to have done.
 */
function hadToButDidNot(
  tree: SentenceTree,
  predicate: number,
  auxiliaries: readonly number[],
  { lang, grammar }: CodingPack,
): boolean {
  if (lang !== 'nl' || !auxiliaries.some((aux) => tree.lemma(aux) === 'moeten')) return false;
  const had = auxiliaries.some(
    (aux) => ['hebben', 'zijn'].includes(tree.lemma(aux)) && tree.feature(aux, 'Tense') === 'Past',
  );
  if (!had) return false;
  if (tree.childrenOf(predicate, 'obl', 'advmod', 'obj').some((child) => tree.isTime(child))) return true;
  for (let at = predicate + 1; at < tree.end - 1; at++)
    if (tree.text(at) === ',' && grammar.contrast.has(tree.lower(at + 1))) return true;
  return false;
}

/** "are to be freed" is a plan. English only: the tags are its own. */
function bePlan(tree: SentenceTree, predicate: number, auxiliaries: readonly number[]): Reality | undefined {
  const be = auxiliaries.find((aux) => tree.lemma(aux) === 'be' && /^VB[ZP]$/.test(tree.xpos(aux)));
  if (be === undefined) return undefined;
  const isInfinitive = tree.childrenOf(predicate, 'mark', 'aux').some((child) => tree.lower(child) === 'to');
  return isInfinitive && be < predicate ? 'planned' : undefined;
}

/** "said it would reopen its embassy": what somebody said would come is what he said will come. English only: Dutch is read below. */
function isReportedFuture(
  tree: SentenceTree,
  predicate: number,
  auxiliaries: readonly number[],
  pack: CodingPack,
): boolean {
  if (!auxiliaries.some((aux) => tree.lower(aux) === 'would')) return false;
  if (auxiliaries.some((aux) => tree.lower(aux) === 'have')) return false;
  let at = predicate;
  while (tree.isRelation(at, 'conj') && tree.head(at) >= 0) at = tree.head(at);
  const governor = tree.head(at);
  if (governor < 0 || !tree.isRelation(at, 'ccomp')) return false;
  const isPast = tree.feature(governor, 'Tense') === 'Past';
  return isPast && pack.words.speech(tree.lemma(governor), 'verb').length > 0;
}

/** "is training soldiers", "has been menacing ships": what goes on. English only: the tags are its own. */
function inProgress(
  tree: SentenceTree,
  predicate: number,
  auxiliaries: readonly number[],
): Reality | undefined {
  if (tree.xpos(predicate) !== 'VBG') return undefined;
  if (auxiliaries.some((aux) => /^VB[ZP]$/.test(tree.xpos(aux)) && tree.lemma(aux) === 'be'))
    return 'ongoing';
  const has = auxiliaries.some((aux) => /^VB[ZP]$/.test(tree.xpos(aux)) && tree.lemma(aux) === 'have');
  return has && auxiliaries.some((aux) => tree.lower(aux) === 'been') ? 'ongoing' : undefined;
}

/** "van een alliantie is geen sprake": a negated word of existence denies what is said not to exist. */
function isDenied(tree: SentenceTree, predicate: number, { words, grammar }: CodingPack): boolean {
  if (tree.upos(predicate) !== 'NOUN' || !grammar.possessor.has(tree.preposition(predicate))) return false;
  const near = [tree.head(predicate), ...tree.children(predicate)].flatMap((token) =>
    token < 0 ? [] : [token, ...tree.children(token)],
  );
  return near.some(
    (token) =>
      grammar.existence.has(tree.lower(token)) &&
      words.modality(tree.lower(token - 1)).some((entry) => entry.polarity === 'negative'),
  );
}

/**
 * "zou hebben gestuurd" reports as a fact what the paper does not vouch for; "zou kunnen sturen" predicts a possibility;
 * "zou sturen" alone is what hangs on a condition or what somebody said would come.
 */
function conditionalAuxiliary(
  tree: SentenceTree,
  predicate: number,
  auxiliaries: readonly number[],
  pack: CodingPack,
): { reality: Reality; certainty?: Certainty } | undefined {
  if (pack.lang !== 'nl') return undefined;
  const would = auxiliaries.find(
    (aux) => tree.lemma(aux) === 'zullen' && tree.feature(aux, 'Tense') === 'Past',
  );
  if (would === undefined) return undefined;
  const lemmas = auxiliaries.filter((aux) => aux !== would).map((aux) => tree.lemma(aux));
  if (lemmas.includes('kunnen')) return { reality: 'predicted', certainty: 'possible' };
  if (lemmas.includes('moeten')) return { reality: 'proposed' };
  const participle = tree.feature(predicate, 'VerbForm') === 'Part';
  if (participle || lemmas.includes('hebben') || lemmas.includes('zijn') || lemmas.includes('worden')) {
    return { reality: 'actual', certainty: 'possible' };
  }
  const hangsOnCondition = tree
    .childrenOf(predicate, 'advcl', 'parataxis')
    .some((clause) =>
      tree.childrenOf(clause, 'mark').some((mark) => pack.grammar.condition.has(tree.lower(mark))),
    );
  return hangsOnCondition ? { reality: 'conditional' } : { reality: 'planned', certainty: 'possible' };
}
