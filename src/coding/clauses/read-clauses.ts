import { carrierVerb } from './carrier.ts';
import type { Certainty, Polarity, Reality } from '../../claim/index.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { ConceptEntry } from '../packs/concepts.ts';
import type { ModalityEntry } from '../packs/word-tables.ts';
import type { Argument, Clause, Tense, Voice } from './clause.ts';
import { conceptsAt, mayHaveConcept } from './concepts-at.ts';
import { isPassive, nounArguments, verbArguments } from './find-arguments.ts';
import { modalityOf, weaker, type Modality } from './modality.ts';
import { protasesOf, type Protasis } from './protasis.ts';
import type { SentenceTree } from './sentence-tree.ts';
import { perToken } from './token-memo.ts';

/**
 * Lemma of a predicate as packs write it: with its separate particle in front in Dutch, without it in English (`shoot +
 * down`). The lemmatiser guesses particles before the tree is known: one that the tree hangs on another verb ("geeft tijd om
 * op te voeren") is taken off again.
 */
function predicateLemma(tree: SentenceTree, head: number, pack: CodingPack): string {
  const particle = tree.childOf(head, 'compound:prt');
  if (pack.lang === 'en') return tree.lemma(head);
  // "ter beschikking stellen" is a phrase, not a separable verb.
  if (particle === undefined || tree.childOf(particle, 'fixed') !== undefined)
    return withoutParticle(tree, head);
  const word = tree.lower(particle);
  return tree.lemma(head).startsWith(word) ? tree.lemma(head) : word + withoutParticle(tree, head);
}

function withoutParticle(tree: SentenceTree, head: number): string {
  const raw = tree.rawLemma(head);
  const parts = raw.indexOf('_');
  const prefix = raw.slice(0, Math.max(parts, 0));
  if (tree.upos(head) !== 'VERB' || parts <= 0 || tree.lower(head).includes(prefix)) return tree.lemma(head);
  for (let token = tree.first; token < tree.end; token++) {
    if (tree.lower(token) === prefix && belongsElsewhere(tree, token, head))
      return raw.slice(parts + 1).replaceAll('_', '');
  }
  return tree.lemma(head);
}

/** Whether a word like "op" is another verb's particle or introduces what follows it, and so is not this verb's particle. */
function belongsElsewhere(tree: SentenceTree, token: number, verb: number): boolean {
  const head = tree.head(token);
  if (head < 0 || head === verb) return false;
  return tree.upos(head) === 'VERB' || (tree.isRelation(token, 'case') && head > token);
}

function isGovernedInfinitive(tree: SentenceTree, token: number): boolean {
  const relation = tree.relation(token);
  return (
    tree.head(token) >= 0 &&
    (relation.startsWith('xcomp') || (relation === 'ccomp' && tree.feature(token, 'VerbForm') !== 'Fin'))
  );
}

/** Whether a clause is a condition. "als" also introduces comparisons: with it only what has a verb is one. */
function opensCondition(
  tree: SentenceTree,
  clause: number,
  words: readonly string[],
  pack: CodingPack,
): boolean {
  const { condition, comparison, whether } = pack.grammar;
  // Parsers take some conditions for complements: then only words that are nothing else count ("zodra", not "als" or "if").
  const isComplement = tree.isRelation(clause, 'ccomp');
  return words.some((word) => {
    if (!condition.has(word)) return false;
    if (isComplement) return !whether.has(word) && (!comparison.has(word) || !isAsked(tree, clause, pack));
    return !comparison.has(word) || (isVerbal(tree, clause) && !comparesIn(tree, clause, pack));
  });
}

/** "als kluizenaarsstaat is het bereid": a bare noun behind "als", then a verb, compares. */
function comparesIn(tree: SentenceTree, clause: number, { grammar }: CodingPack): boolean {
  return tree.subtree(clause).some((token) => {
    if (!grammar.comparison.has(tree.lower(token)) || token + 2 >= tree.end) return false;
    const noun = tree.upos(token + 1) === 'ADJ' ? token + 2 : token + 1;
    return tree.upos(noun) === 'NOUN' && tree.feature(noun + 1, 'VerbForm') === 'Fin';
  });
}

/** "vroeg wanneer hij komt": what a word of saying governs may be a question. */
function isAsked(tree: SentenceTree, clause: number, { words }: CodingPack): boolean {
  const governor = tree.head(clause);
  return !isVerbal(tree, clause) || governor < 0 || words.speech(tree.lemma(governor), 'verb').length > 0;
}

function isVerbal(tree: SentenceTree, token: number): boolean {
  return (
    tree.upos(token) === 'VERB' ||
    tree.upos(token) === 'AUX' ||
    tree.childOf(token, 'cop', 'aux') !== undefined
  );
}

/** Whether a conjunction belongs to a clause and not to one that stands in front within it. */
function opensItself(tree: SentenceTree, conjunction: number, clause: number): boolean {
  for (let at = tree.head(conjunction); at >= 0 && at !== clause; at = tree.head(at))
    if (tree.upos(at) === 'VERB' || tree.isRelation(at, 'advcl')) return false;
  return true;
}

/** Whether the sentence has a subordinating conjunction at all, noted at its first token. */
const hasSubordinator = perToken((tree: SentenceTree): boolean => {
  for (let token = tree.first; token < tree.end; token++) if (tree.upos(token) === 'SCONJ') return true;
  return false;
});

/** The words that open a clause. */
const markersOf: (tree: SentenceTree, clause: number, pack: CodingPack) => readonly string[] = perToken(
  (tree, clause) => {
    const marked = tree
      .childrenOf(clause, 'mark')
      .flatMap((mark) => [
        tree.lower(mark),
        [mark, ...tree.childrenOf(mark, 'fixed')].map((part) => tree.lower(part)).join(' '),
      ]);
    if (!hasSubordinator(tree, tree.first, undefined)) return marked;
    // A conjunction opens its clause even where the tree hangs it on a noun in there.
    const opening = tree
      .subtree(clause)
      .find((token) => tree.upos(token) !== 'PUNCT' && tree.upos(token) !== 'CCONJ');
    return opening !== undefined && tree.upos(opening) === 'SCONJ' && opensItself(tree, opening, clause)
      ? [...marked, tree.lower(opening)]
      : marked;
  },
);

/** The clause's condition, purpose and place in the sentence. */
function embedding(
  tree: SentenceTree,
  head: number,
  pack: CodingPack,
): { isCondition: boolean; isPurpose: boolean; condition?: number } {
  const markers = (clause: number): readonly string[] => markersOf(tree, clause, pack);
  let isCondition = false;
  let isPurpose = false;
  for (let at = head; at >= 0; at = tree.head(at)) {
    const relation = tree.relation(at);
    if (
      !relation.startsWith('advcl') &&
      !relation.startsWith('acl') &&
      relation !== 'conj' &&
      relation !== 'xcomp' &&
      relation !== 'ccomp' &&
      relation !== 'parataxis'
    )
      break;
    const words = markers(at);
    if (opensCondition(tree, at, words, pack)) isCondition = true;
    if (
      (relation.startsWith('advcl') || relation.startsWith('acl')) &&
      words.some((word) => pack.grammar.purpose.has(word) || word === 'te' || word === 'to')
    )
      isPurpose = true;
    if (relation.startsWith('acl') || relation.startsWith('advcl') || relation === 'ccomp') break;
  }
  const conditionAt = (verb: number): number | undefined =>
    tree
      .childrenOf(verb, 'advcl', 'parataxis', 'conj', 'ccomp')
      .find((clause) => opensCondition(tree, clause, markers(clause), pack));
  // "zei wapens te zullen sturen zodra …": the condition of an infinitive may hang on what governs it.
  let condition = conditionAt(head);
  // "laat zijn veto varen als …": the condition may hang on the infinitive of a phrase.
  for (const infinitive of tree.childrenOf(head, 'xcomp')) condition ??= conditionAt(infinitive);
  for (let at = head; condition === undefined && isGovernedInfinitive(tree, at); at = tree.head(at)) {
    condition = conditionAt(tree.head(at));
  }
  const protases = protasesOf(tree, pack);
  if (protases.some(({ first, end }) => head >= first && head < end)) isCondition = true;
  else if (condition === undefined && !isCondition) condition = consequenceOf(tree, head, protases, pack);
  // "het is onduidelijk of het land … kan": an open question asserts nothing.
  const isQuestion =
    tree.isRelation(head, 'ccomp') || tree.isRelation(head, 'csubj')
      ? markers(head).some((word) => pack.grammar.whether.has(word))
      : false;
  return {
    isCondition: isCondition || isQuestion,
    isPurpose,
    ...(condition === undefined ? {} : { condition }),
  };
}

/** The condition in front that a clause hangs on: the clause right behind it, or one below or beside that. */
function consequenceOf(
  tree: SentenceTree,
  head: number,
  protases: readonly Protasis[],
  pack: CodingPack,
): number | undefined {
  const before = protases.filter(({ end }) => end <= head).at(-1);
  if (before === undefined) return undefined;
  // Up to the next mark that closes what hangs on it; "zei X" behind it does not.
  for (let at = before.end + 1; at < head; at++)
    if (/^[;:”’"]$/.test(tree.text(at)) && at > before.end + 2) return undefined;
  if (pack.words.speech(tree.lemma(head), 'verb').some((entry) => entry.companions.length === 0))
    return undefined;
  for (let at = before.first; at < before.end; at++) {
    const governor = tree.head(at);
    if ((governor < before.first || governor >= before.end) && tree.upos(at) !== 'PUNCT') return at;
  }
  return undefined;
}

/** What the modality table says of a verb that governs a clause, the longest phrase first ("sluit niet uit"). */
function governingEntry(
  tree: SentenceTree,
  governor: number,
  pack: CodingPack,
  lemma: string,
): ModalityEntry | undefined {
  return pack.words
    .modality(lemma)
    .find(
      (entry) =>
        entry.pos === 'verb' &&
        entry.companions.every((word) =>
          tree.children(governor).some((child) => tree.lower(child) === word || tree.lemma(child) === word),
        ),
    );
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
    const entry = governingEntry(tree, governor, pack, lemma);
    if (entry === undefined && !pack.grammar.phase.has(lemma)) break;
    reality ??= entry?.reality;
    certainty = weaker(certainty, entry?.certainty);
    if (entry?.polarity === 'negative') negated = !negated;
    const outer = modalityOf(tree, governor, pack);
    reality ??= outer.reality;
    certainty = weaker(certainty, outer.certainty);
    if (outer.polarity === 'negative') negated = !negated;
    at = governor;
  }
  // "het besluit om rundvlees toe te laten", "no intention of arming Kyiv": the noun says how real it is.
  const noun = tree.head(at);
  if (
    noun >= 0 &&
    tree.upos(noun) === 'NOUN' &&
    (tree.isRelation(at, 'acl') || tree.isRelation(at, 'ccomp'))
  ) {
    const entry = pack.words
      .modality(tree.lemma(noun))
      .find((each) => each.pos === 'noun' && each.companions.length === 0);
    if (entry !== undefined && tree.relation(at) !== 'acl:relcl') {
      reality ??= entry.reality;
      certainty = weaker(certainty, entry.certainty);
      if (tree.childrenOf(noun, 'det', 'advmod').some((child) => isNegation(pack, tree.lower(child))))
        negated = !negated;
    }
  }
  // "kondigt aan dat het vertrekt", "vreest dat het vertrekt": what is told in the present is still to come.
  if (tree.isRelation(at, 'ccomp') && modalityOf(tree, at, pack).tense !== 'past') {
    const governor = tree.head(at);
    reality ??= governingEntry(tree, governor, pack, predicateLemma(tree, governor, pack))?.reality;
  }
  return {
    negated,
    ...(reality === undefined ? {} : { reality }),
    ...(certainty === undefined ? {} : { certainty }),
  };
}

function isNegation(pack: CodingPack, word: string): boolean {
  return pack.words
    .modality(word)
    .some((entry) => entry.polarity === 'negative' && entry.companions.length === 0);
}

/** A clause that looks at its tree only when asked: most are known to no pack and asked for a subject at most. */
class TreeClause implements Clause {
  readonly sentence: number;
  readonly head: number;
  readonly pos: Clause['pos'];
  readonly lemma: string;
  readonly trigger: readonly number[];
  readonly concepts: readonly ConceptEntry[];
  readonly shorterConcepts: readonly ConceptEntry[];
  readonly #tree: SentenceTree;
  readonly #pack: CodingPack;
  #arguments: readonly Argument[] | undefined;
  #standing: Standing | undefined;

  constructor(tree: SentenceTree, head: number, pos: Clause['pos'], pack: CodingPack) {
    this.#tree = tree;
    this.#pack = pack;
    this.sentence = tree.sentence;
    this.head = head;
    this.pos = pos;
    this.lemma = predicateLemma(tree, head, pack);
    const { entries, extraTokens, shorter } = conceptsAt(tree, head, this.lemma, pos, pack);
    this.concepts = entries;
    this.shorterConcepts = shorter;
    const particle = tree.childOf(head, 'compound:prt');
    this.trigger =
      particle === undefined && extraTokens.length === 0
        ? [head]
        : [...new Set([head, ...(particle === undefined ? [] : [particle]), ...extraTokens])].sort(
            (a, b) => a - b,
          );
  }

  get arguments(): readonly Argument[] {
    this.#arguments ??=
      this.pos === 'noun'
        ? nounArguments(this.#tree, this.head, this.#pack.grammar)
        : verbArguments(this.#tree, this.head, this.#pack.grammar);
    return this.#arguments;
  }

  get voice(): Voice {
    return this.pos === 'verb' && isPassive(this.#tree, this.head, this.#pack.grammar) ? 'passive' : 'active';
  }

  get tense(): Tense {
    return this.#stand.tense;
  }

  get reality(): Reality {
    return this.#stand.reality;
  }

  get polarity(): Polarity {
    return this.#stand.polarity;
  }

  get certainty(): Certainty {
    return this.#stand.certainty;
  }

  get condition(): number | undefined {
    return this.#stand.condition;
  }

  get isCondition(): boolean {
    return this.#stand.isCondition;
  }

  get isPurpose(): boolean {
    return this.#stand.isPurpose;
  }

  get complement(): number | undefined {
    return this.pos === 'noun'
      ? this.#tree.childOf(this.head, 'ccomp', 'xcomp', 'acl')
      : this.#tree.childOf(this.head, 'ccomp', 'xcomp');
  }

  get governor(): number | undefined {
    const governor = this.#tree.head(this.head);
    return governor < 0 ? undefined : governor;
  }

  get #stand(): Standing {
    this.#standing ??= standingOf(this.#tree, this, this.#pack);
    return this.#standing;
  }
}

/** How a clause stands in its sentence: real, sure, denied, conditional. */
type Standing = Pick<
  Clause,
  'tense' | 'reality' | 'polarity' | 'certainty' | 'condition' | 'isCondition' | 'isPurpose'
>;

/** "Zonder Chinese olie staat alles stil", "could not … without resupply": what would be, were something not there. */
function isWithout(tree: SentenceTree, head: number, { grammar }: CodingPack): boolean {
  const isUnreal =
    tree.upos(head) === 'VERB' &&
    tree
      .childrenOf(head, 'aux')
      .some(
        (aux) =>
          (tree.lemma(aux) === 'zullen' && tree.feature(aux, 'Tense') === 'Past') ||
          ['could', 'would'].includes(tree.lower(aux)),
      );
  return (
    isUnreal && tree.childrenOf(head, 'obl').some((child) => grammar.without.has(tree.preposition(child)))
  );
}

/** Whether an event noun is what its verb does ("hielden overleg", "werd overleg gevoerd"), not what the verb tells of. */
function isDone(tree: SentenceTree, noun: number): boolean {
  return tree.isRelation(noun, 'obj') || tree.relation(noun) === 'nsubj:pass';
}

/** An event noun happens when and as surely as the verb that carries it: "hielden maandag geen overleg". */
function withCarrier(noun: Modality, verb: Modality | undefined): Modality {
  if (verb === undefined) return noun;
  const reality = noun.reality ?? verb.reality;
  const certainty = weaker(noun.certainty, verb.certainty);
  return {
    tense: verb.tense,
    polarity: noun.polarity === verb.polarity ? 'positive' : 'negative',
    ...(reality === undefined ? {} : { reality }),
    ...(certainty === undefined ? {} : { certainty }),
  };
}

function standingOf(tree: SentenceTree, { head, pos, concepts }: TreeClause, pack: CodingPack): Standing {
  const carrier = pos === 'noun' ? carrierVerb(tree, head, pack.grammar) : undefined;
  const outer = governedModality(tree, carrier ?? head, pack);
  // A verb of saying is negated for itself: "kan de aanwezigheid niet bevestigen" leaves them present or not.
  const says =
    carrier !== undefined &&
    pack.words.speech(tree.lemma(carrier), 'verb').some((entry) => entry.companions.length === 0);
  const own = withCarrier(
    modalityOf(tree, head, pack),
    carrier === undefined || says || !isDone(tree, head) ? undefined : modalityOf(tree, carrier, pack),
  );
  const { condition, isCondition, isPurpose } = embedding(tree, head, pack);
  // "neemt de hoorn niet op": a negation that belongs to the phrase is no negation of it.
  const ownNegation =
    own.polarity === 'negative' &&
    !concepts.some((entry) => entry.companions.some((word) => isNegation(pack, word)));
  // "verwacht dat ze zullen inkorten": what is expected to come is no plan.
  const isExpected = own.reality === 'planned' && outer.reality === 'predicted';
  const said = isExpected ? outer.reality : (own.reality ?? outer.reality);
  const hangs = condition !== undefined || isWithout(tree, head, pack);
  const reality: Reality = isCondition
    ? 'hypothetical'
    : hangs && (said === undefined || said === 'planned' || said === 'predicted')
      ? 'conditional'
      : (said ?? 'actual');
  return {
    tense: reality === 'planned' || reality === 'predicted' ? 'future' : own.tense,
    reality,
    polarity: ownNegation !== outer.negated ? 'negative' : 'positive',
    certainty: weaker(own.certainty, outer.certainty) ?? 'certain',
    condition,
    isCondition,
    isPurpose,
  };
}

/**
 * Clauses of a sentence in the order of their predicates: every full verb, every predicate adjective or noun with a
 * copula, and every noun that a pack knows as an event.
 * @param isEvent whether a noun that no pack lists is an event all the same
 */
export function readClauses(
  tree: SentenceTree,
  pack: CodingPack,
  isEvent: (noun: number) => boolean = () => false,
): Clause[] {
  const clauses: Clause[] = [];
  const at = (token: number, pos: Clause['pos']): Clause => new TreeClause(tree, token, pos, pack);
  for (let token = tree.first; token < tree.end; token++) {
    const upos = tree.upos(token);
    if (upos === 'VERB' && !tree.isRelation(token, 'aux')) clauses.push(at(token, 'verb'));
    else if (tree.childOf(token, 'cop') !== undefined) {
      const adjective = at(token, 'adj');
      // Nouns that taggers take for adjectives ("het is een verstandshuwelijk").
      const noun = adjective.concepts.length === 0 && upos === 'ADJ' ? at(token, 'noun') : undefined;
      if (noun !== undefined && noun.concepts.length > 0) clauses.push(noun);
      else if (adjective.concepts.length > 0 || upos === 'ADJ') clauses.push(adjective);
      else clauses.push(upos === 'NOUN' ? at(token, 'noun') : adjective);
    } else if (upos === 'NOUN' || upos === 'PROPN') {
      if (!mayHaveConcept(tree, token, predicateLemma(tree, token, pack), 'noun', pack) && !isEvent(token))
        continue;
      const noun = at(token, 'noun');
      if (noun.concepts.length > 0 || isEvent(token)) clauses.push(noun);
    } else if (upos === 'ADJ' && !tree.isRelation(token, 'amod')) {
      const adjective = at(token, 'adj');
      if (adjective.concepts.length > 0) clauses.push(adjective);
    }
  }
  // A noun that is part of a verb's fixed phrase ("steun uitspreken") is not an event of its own.
  const taken = new Set<number>();
  for (const clause of clauses)
    for (const token of clause.trigger) if (token !== clause.head) taken.add(token);
  return clauses.filter((clause) => !taken.has(clause.head));
}
