import type { Certainty, Reality } from '../../claim/index.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { ModalityEntry } from '../packs/word-tables.ts';
import { carrierVerb, shapedBy } from './carrier.ts';
import type { Clause } from './clause.ts';
import { embedding } from './embedding.ts';
import { modalityOf, weaker, type Modality } from './modality.ts';
import { predicateLemma } from './predicate-lemma.ts';
import { isAskedOutright } from './question.ts';
import type { SentenceTree } from './sentence-tree.ts';

/** What the modality table says of a verb that governs a clause, the longest phrase first ("sluit niet uit"). */
export function governingEntry(
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
    if (tree.relation(at) !== 'acl:relcl' && comesToNothing(tree, noun, pack)) {
      reality = 'actual';
      negated = !negated;
    } else if (entry !== undefined && tree.relation(at) !== 'acl:relcl') {
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

/** "een plan om … is verijdeld", "de poging om … liep op niets uit": what was meant was not done. */
function comesToNothing(tree: SentenceTree, noun: number, pack: CodingPack): boolean {
  const verb = tree.head(noun);
  return (
    verb >= 0 &&
    tree.baseRelation(noun) === 'nsubj' &&
    governingEntry(tree, verb, pack, predicateLemma(tree, verb, pack))?.polarity === 'negative'
  );
}

/** Relations of an event noun to the verb that says how real it is. */
const OBJECTS = ['obj', 'obl', 'nsubj:pass'];

/** "kondigde gesprekken aan", "bereidt sancties voor", "hoopt op steun": how real an event noun is by the verb above it. */
function realityOfObject(tree: SentenceTree, head: number, pack: CodingPack): Reality | undefined {
  const noun = shapedBy(tree, head, pack.grammar);
  const verb = tree.head(noun);
  if (verb < 0 || tree.upos(verb) !== 'VERB') return undefined;
  if (!OBJECTS.some((relation) => tree.relation(noun) === relation)) return undefined;
  // "overweegt na de aanval": what stands in front of its verb behind a preposition is no object of it.
  if (tree.isRelation(noun, 'obl') && (noun < verb || tree.isTime(noun))) return undefined;
  return governingEntry(tree, verb, pack, predicateLemma(tree, verb, pack))?.reality;
}

function isNegation(pack: CodingPack, word: string): boolean {
  return pack.words
    .modality(word)
    .some((entry) => entry.polarity === 'negative' && entry.companions.length === 0);
}

/** How a clause stands in its sentence: real, sure, denied, conditional. */
export type Standing = Pick<
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

/** "dan had Moskou de ambassadeur uitgewezen": a pluperfect behind a condition. */
function wouldHave(tree: SentenceTree, head: number): boolean {
  return tree
    .childrenOf(head, 'aux')
    .some(
      (aux) => ['hebben', 'zijn', 'have'].includes(tree.lemma(aux)) && tree.feature(aux, 'Tense') === 'Past',
    );
}

/** Reads how a clause stands. */
export function standingOf(
  tree: SentenceTree,
  { head, pos, concepts, lemma, trigger }: Pick<Clause, 'head' | 'pos' | 'concepts' | 'lemma' | 'trigger'>,
  pack: CodingPack,
): Standing {
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
  // "kondigde sancties aan": announced is what is to come.
  const isAnnounced =
    pos === 'verb' &&
    pack.grammar.announcing.has(lemma) &&
    trigger.some((token) => tree.upos(token) === 'NOUN');
  const object = pos === 'noun' ? realityOfObject(tree, head, pack) : isAnnounced ? 'planned' : undefined;
  const said = isExpected ? outer.reality : (own.reality ?? outer.reality ?? object);
  const isAsked = isAskedOutright(tree, head, pack);
  // "werden gestraft als …": what is told as past is so, unless it is told as what would have been ("dan had Moskou …").
  const isPast = said === undefined && own.tense === 'past' && !wouldHave(tree, head);
  const hangs = (condition !== undefined && !isPast) || isWithout(tree, head, pack);
  const reality: Reality =
    isCondition || isAsked
      ? 'hypothetical'
      : hangs && (said === undefined || said === 'planned' || said === 'predicted')
        ? 'conditional'
        : (said ?? 'actual');
  return {
    tense: reality === 'planned' || reality === 'predicted' ? 'future' : own.tense,
    reality,
    polarity: ownNegation !== outer.negated ? 'negative' : 'positive',
    certainty: isAsked ? 'unknown' : (weaker(own.certainty, outer.certainty) ?? 'certain'),
    condition,
    isCondition,
    isPurpose,
  };
}
