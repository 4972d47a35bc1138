import type { Grammar } from '../packs/grammar.ts';
import { shapedBy } from './carrier.ts';
import type { Argument } from './clause.ts';
import type { SentenceTree } from './sentence-tree.ts';
import { perToken } from './token-memo.ts';

function argument(head: number, place: Argument['place'], preposition = '', shared = false): Argument {
  return { head, place, preposition, shared };
}

/**
 * The noun that a verb is wrongly made an attribute of: "Washington imposed sanctions" read as a nominal sentence about
 * "imposed sanctions". A noun with a subject and no copula has lost its verb.
 */
export function robbedNoun(tree: SentenceTree, verb: number): number | undefined {
  const noun = tree.isRelation(verb, 'amod') ? tree.head(verb) : -1;
  if (noun < 0 || tree.upos(verb) !== 'VERB' || tree.childOf(noun, 'cop') !== undefined) return undefined;
  const subject = tree.childOf(noun, 'nsubj');
  // "Dat belicht de aanhoudende focus": behind the noun's own article it is an attribute after all.
  const article = tree.childOf(noun, 'det');
  if (subject === undefined || (article !== undefined && article < verb)) return undefined;
  return subject < verb && verb < noun ? noun : undefined;
}

/** Whether the verb is in the passive voice. */
export const isPassive: (tree: SentenceTree, verb: number, grammar: Grammar) => boolean =
  perToken(readsPassive);

function readsPassive(tree: SentenceTree, verb: number, grammar: Grammar): boolean {
  if (robbedNoun(tree, verb) !== undefined) return false;
  // A perfect with "hebben" is active whatever the labels say.
  const auxiliaries = tree.childrenOf(verb, 'aux').map((aux) => tree.lemma(aux));
  if (auxiliaries.some((lemma) => grammar['active-auxiliary'].has(lemma))) return false;
  // "has delivered": an English perfect is passive with "been" alone.
  if (
    auxiliaries.length > 0 &&
    tree.lemma(verb) !== tree.lower(verb) &&
    auxiliaries.every((lemma) => lemma === 'have')
  )
    return false;
  if (
    tree
      .children(verb)
      .some((child) => tree.relation(child) === 'aux:pass' || tree.relation(child) === 'nsubj:pass')
  )
    return true;
  // Only a passive has an agent: "missiles fired by China landed …", whatever the tagger made of the form.
  if (tree.children(verb).some((child) => tree.relation(child) === 'obl:agent') && tree.xpos(verb) !== 'VBG')
    return true;
  // A participle without auxiliary: attributive ("de gestuurde troepen"), reduced relative ("troops sent by …").
  const participle = tree.feature(verb, 'VerbForm') === 'Part' && tree.feature(verb, 'Tense') !== 'Pres';
  if (!participle) return false;
  if (tree.isRelation(verb, 'amod')) return true;
  // "is gearresteerd": only verbs of coming, going and becoming make a perfect with "zijn".
  if (
    auxiliaries.includes('zijn') &&
    tree.childOf(verb, 'obj') === undefined &&
    !movesItself(tree.lemma(verb), grammar)
  )
    return true;
  return tree.isRelation(verb, 'acl') && !hasAuxiliary(tree, verb) && !tree.xpos(verb).includes('|od|');
}

/** Whether a verb makes its perfect with "zijn": it or what it ends in ("-komen") is listed. */
function movesItself(lemma: string, { moving }: Grammar): boolean {
  if (moving.has(lemma)) return true;
  for (let at = 0; at < lemma.length; at++) if (moving.has(`-${lemma.slice(at)}`)) return true;
  return false;
}

function hasAuxiliary(tree: SentenceTree, verb: number): boolean {
  return tree.children(verb).some((child) => tree.isRelation(child, 'aux'));
}

/** Relative pronouns stand for the noun that their clause hangs on. */
function antecedent(tree: SentenceTree, token: number, verb: number): number {
  if (tree.upos(token) !== 'PRON' && tree.upos(token) !== 'ADV' && tree.upos(token) !== 'DET') return token;
  const relative =
    tree.feature(token, 'PronType')?.includes('Rel') === true ||
    tree.xpos(token).includes('betr') ||
    /^W/.test(tree.xpos(token));
  if (!relative) return token;
  // "het voorbeeld van Zuid-Korea dat soldaten stuurde": a name right in front of "dat" is meant, not what it belongs to.
  const before = tree.lower(token) === 'dat' ? nounBefore(tree, token) : undefined;
  if (before !== undefined && tree.upos(before) === 'PROPN') return before;
  for (let at = verb; at >= 0; at = tree.head(at)) {
    if (tree.relation(at) === 'acl:relcl' || tree.relation(at) === 'acl') {
      // "… dat het Zuiden als vijand ziet, dat over kernwapens beschikt": the second one is told of the same.
      if (tree.head(at) >= 0 && tree.upos(tree.head(at)) === 'VERB') continue;
      return tree.head(at) >= 0 ? tree.head(at) : token;
    }
    if (!tree.isRelation(at, 'conj') && !tree.isRelation(at, 'xcomp') && !tree.isRelation(at, 'ccomp')) break;
  }
  return nounBefore(tree, token) ?? token;
}

/** The noun right before a relative pronoun, a comma apart: what it stands for where its clause hangs wrongly. */
function nounBefore(tree: SentenceTree, pronoun: number): number | undefined {
  if (pronoun - 2 < tree.first) return undefined;
  const before = tree.lower(pronoun - 1) === ',' ? pronoun - 2 : pronoun - 1;
  if (tree.isTime(before)) return undefined;
  return tree.upos(before) === 'NOUN' || tree.upos(before) === 'PROPN' ? before : undefined;
}

/** "accused Israel of bombing": whom somebody accuses, thanks or keeps from it; undefined for other verbs. */
export function chargedBy(tree: SentenceTree, verb: number, grammar: Grammar): number | undefined {
  if (!grammar.charge.has(tree.lemma(verb))) return undefined;
  return (
    tree.childOf(verb, 'obj', 'iobj') ??
    (isPassive(tree, verb, grammar) ? tree.childOf(verb, 'nsubj') : undefined)
  );
}

/**
 * The subject of a verb that has none of its own: that of the verb it is coordinated with or governed by, the object of a
 * verb that makes others do things, the noun that a participle or infinitive hangs on.
 */
function sharedSubject(
  tree: SentenceTree,
  verb: number,
  grammar: Grammar,
  depth: number,
): number | undefined {
  const governor = tree.head(verb);
  if (governor < 0 || depth > 6) return undefined;
  const relation = tree.relation(verb);
  if (
    relation === 'conj' ||
    relation.startsWith('xcomp') ||
    relation.startsWith('advcl') ||
    relation === 'parataxis'
  ) {
    if (relation.startsWith('xcomp') && grammar['object-control'].has(tree.lemma(governor))) {
      const controlled =
        tree.childOf(governor, 'obj', 'iobj') ??
        (isPassive(tree, governor, grammar) ? tree.childOf(governor, 'nsubj') : undefined);
      if (controlled !== undefined) return antecedent(tree, controlled, governor);
    }
    if (
      relation === 'advcl' &&
      tree.childrenOf(verb, 'mark').some((mark) => grammar['charged-with'].has(tree.lower(mark)))
    ) {
      const charged = chargedBy(tree, governor, grammar);
      if (charged !== undefined) return antecedent(tree, charged, governor);
    }
    if (relation === 'advcl' && tree.feature(verb, 'VerbForm') === 'Fin') return undefined;
    if (relation === 'parataxis') return undefined;
    // A finite verb coordinated with another shares its subject; one with an object of its own still does.
    return subjectOf(tree, governor, grammar, depth + 1);
  }
  if (relation.startsWith('acl') || (relation === 'csubj' && tree.upos(governor) === 'NOUN')) {
    // "het besluit van Seoul om wapens te sturen": the one who decides sends.
    if (tree.childOf(verb, 'mark') !== undefined || tree.feature(verb, 'VerbForm') === 'Inf') {
      // "is niet van plan te vertrekken": the noun is a predicate and has a subject itself.
      return (
        tree.childOf(governor, 'nmod:poss') ??
        ownSubject(tree, governor) ??
        tree.childOf(governor, 'nmod', 'amod') ??
        subjectOf(tree, tree.head(governor), grammar, depth + 1)
      );
    }
    return governor;
  }
  if (relation === 'ccomp' && !hasFiniteForm(tree, verb)) {
    const made = grammar['object-control'].has(tree.lemma(governor))
      ? tree.childOf(governor, 'obj', 'iobj')
      : undefined;
    return made ?? subjectOf(tree, governor, grammar, depth + 1);
  }
  return undefined;
}

/** The token that is the grammatical subject of a predicate, own or shared; undefined when there is none. */
export function subjectOf(
  tree: SentenceTree,
  predicate: number,
  grammar: Grammar,
  depth = 0,
): number | undefined {
  if (predicate < 0) return undefined;
  const own = ownSubject(tree, predicate);
  if (own !== undefined) return antecedent(tree, own, predicate);
  return sharedSubject(tree, predicate, grammar, depth);
}

/** Prepositional and bare dependents of a predicate, as obliques. */
function obliques(tree: SentenceTree, head: number, grammar: Grammar, passive: boolean): Argument[] {
  const found: Argument[] = [];
  for (const child of tree.childrenOf(head, 'obl', 'nmod')) {
    const relation = tree.relation(child);
    if (relation === 'nmod:poss' || tree.isTime(child)) continue;
    const preposition = tree.preposition(child);
    if ((relation === 'obl:agent' && preposition !== '') || (passive && grammar.agent.has(preposition)))
      found.push(argument(child, 'agent', preposition));
    else if (preposition !== '') found.push(argument(antecedent(tree, child, head), 'oblique', preposition));
  }
  return found;
}

/** The grammatical subject that a verb has itself, times apart. */
function ownSubject(tree: SentenceTree, predicate: number): number | undefined {
  return tree.childrenOf(predicate, 'nsubj').find((child) => !tree.isTime(child));
}

/**
 * Phrases without a preposition that the tree calls obliques and that tell no time: where a subject or object is missing
 * they are one (these are the relations that parsers confuse most).
 */
function barePhrases(tree: SentenceTree, verb: number): number[] {
  const isName = (token: number): boolean => tree.upos(token) === 'NOUN' || tree.upos(token) === 'PROPN';
  const obliques = tree
    .childrenOf(verb, 'obl')
    .filter((child) => tree.preposition(child) === '' && isName(child) && !tree.isTime(child));
  // "bezocht dinsdag Pyongyang": the day is taken for the first part of a name.
  const behindTimes = tree
    .children(verb)
    .filter((child) => tree.isTime(child))
    .flatMap((time) => tree.childrenOf(time, 'flat', 'appos', 'nmod'))
    .filter((child) => tree.preposition(child) === '' && isName(child) && !tree.isTime(child));
  return [...obliques, ...behindTimes].sort((x, y) => x - y);
}

/** Whether a verb has a tensed form, so that it has a subject of its own unless it is coordinated. */
function isFinite(tree: SentenceTree, verb: number): boolean {
  if (tree.relation(verb) === 'conj' || tree.relation(verb).startsWith('xcomp')) return false;
  return hasFiniteForm(tree, verb);
}

function hasFiniteForm(tree: SentenceTree, verb: number): boolean {
  return [verb, ...tree.childrenOf(verb, 'aux', 'cop')].some(
    (token) => tree.feature(token, 'VerbForm') === 'Fin',
  );
}

/**
 * The verb that an infinitive hangs on when what stands before both belongs to the infinitive: "zei wapens aan Oekraïne te
 * zullen sturen".
 */
function raisingGovernor(tree: SentenceTree, verb: number, grammar: Grammar): number | undefined {
  const relation = tree.relation(verb);
  const governor = tree.head(verb);
  if (governor < 0 || hasFiniteForm(tree, verb) || !(relation.startsWith('xcomp') || relation === 'ccomp'))
    return undefined;
  return tree.upos(governor) === 'VERB' && !grammar['object-control'].has(tree.lemma(governor))
    ? governor
    : undefined;
}

/**
 * "zegt vijf toestellen te hebben neergeschoten": an infinitive has no subject of its own, and what the tree takes for that of a passive is
 * its object.
 */
function infinitiveObject(
  tree: SentenceTree,
  verb: number,
  grammar: Grammar,
  passive: boolean,
): number | undefined {
  if (passive || raisingGovernor(tree, verb, grammar) === undefined) return undefined;
  return tree.children(verb).find((child) => tree.relation(child) === 'nsubj:pass' && !tree.isTime(child));
}

/** Prepositional phrases that the tree hangs on an object and that may belong to the verb: "stuurt wapens naar Oekraïne". */
function attachedObliques(tree: SentenceTree, verb: number, grammar: Grammar): Argument[] {
  return tree.childrenOf(verb, 'obj', 'nsubj:pass', 'obl').flatMap((object) =>
    tree.childrenOf(object, 'nmod').flatMap((extra) => {
      const preposition = tree.preposition(extra);
      return preposition === '' ||
        tree.isTime(extra) ||
        grammar.possessor.has(preposition) ||
        tree.relation(extra) === 'nmod:poss'
        ? []
        : [argument(extra, 'oblique', preposition, true)];
    }),
  );
}

/** Logical arguments of a verb: passives are turned round, left-out subjects filled in. */
export const verbArguments: (tree: SentenceTree, verb: number, grammar: Grammar) => readonly Argument[] =
  perToken(findVerbArguments);

function findVerbArguments(tree: SentenceTree, verb: number, grammar: Grammar): readonly Argument[] {
  const robbed = robbedNoun(tree, verb);
  if (robbed !== undefined) {
    const subject = tree.childOf(robbed, 'nsubj') ?? robbed;
    return [argument(subject, 'subj'), argument(robbed, 'obj'), ...obliques(tree, robbed, grammar, false)];
  }
  const passive = isPassive(tree, verb, grammar);
  const bare = barePhrases(tree, verb);
  const objects = tree.childrenOf(verb, 'obj').filter((child) => !tree.isTime(child));
  const raised: Argument[] = [];
  for (
    let at = raisingGovernor(tree, verb, grammar);
    at !== undefined;
    at = raisingGovernor(tree, at, grammar)
  ) {
    if (objects.length === 0)
      objects.push(...tree.childrenOf(at, 'obj').filter((child) => !tree.isTime(child)));
    raised.push(...obliques(tree, at, grammar, false), ...attachedObliques(tree, at, grammar));
  }
  const own =
    infinitiveObject(tree, verb, grammar, passive) === undefined ? ownSubject(tree, verb) : undefined;
  const lacksSubject = own === undefined && isFinite(tree, verb) && tree.childOf(verb, 'csubj') === undefined;
  const repaired = lacksSubject ? bare.shift() : undefined;
  const attributive = tree.isRelation(verb, 'amod') ? tree.head(verb) : undefined;
  const taken = infinitiveObject(tree, verb, grammar, passive);
  const subject =
    repaired ??
    (taken === undefined ? subjectOf(tree, verb, grammar) : sharedSubject(tree, verb, grammar, 0)) ??
    attributive ??
    doerOfNominal(tree, verb, grammar);
  if (taken !== undefined && objects.length === 0) objects.push(taken);
  if (objects.length === 0 && !passive && bare.length > 0) objects.push(bare[0]);

  const found: Argument[] = [];
  // "het zenden van troepen": an infinitive with an article has its object behind "van", as a noun has.
  const isNominal =
    objects.length === 0 &&
    tree.feature(verb, 'VerbForm') === 'Inf' &&
    tree.childOf(verb, 'det') !== undefined;
  if (isNominal)
    objects.push(
      ...tree
        .childrenOf(verb, 'obl', 'nmod')
        .filter((child) => grammar.possessor.has(tree.preposition(child))),
    );
  if (subject !== undefined)
    found.push(argument(subject, passive ? 'obj' : 'subj', '', own === undefined && repaired === undefined));
  for (const object of objects)
    found.push(argument(antecedent(tree, object, verb), passive ? 'iobj' : 'obj'));
  for (const object of tree.childrenOf(verb, 'iobj'))
    found.push(argument(antecedent(tree, object, verb), 'iobj'));
  found.push(...obliques(tree, verb, grammar, passive), ...raised);
  // "were floated over the border by the North": who does it stands behind what the verb's other phrases end with.
  const lacksAgent = passive && !found.some(({ place }) => place === 'agent');
  for (const entry of attachedObliques(tree, verb, grammar))
    found.push(lacksAgent && grammar.agent.has(entry.preposition) ? { ...entry, place: 'agent' } : entry);
  return found.map((entry) =>
    passive && entry.place === 'agent' ? { ...entry, place: 'subj' as const } : entry,
  );
}

/** "zou proberen het zenden van troepen mogelijk te maken": who is at an infinitive with an article is the subject of its verb. */
function doerOfNominal(tree: SentenceTree, verb: number, grammar: Grammar): number | undefined {
  const isNominal = tree.isRelation(verb, 'obj') && tree.childOf(verb, 'det') !== undefined;
  return isNominal ? subjectOf(tree, tree.head(verb), grammar) : undefined;
}

/** Arguments of an event noun: possessors, adjectives of nationality, compound parts, prepositional attributes. */
export function nounArguments(tree: SentenceTree, noun: number, grammar: Grammar): Argument[] {
  const found: Argument[] = [];
  const outer = shapedBy(tree, noun, grammar);
  const parts = outer === noun ? tree.children(noun) : [...tree.children(noun), ...tree.children(outer)];
  for (const child of parts) {
    if (tree.isTime(child) || tree.isWithin(noun, child)) continue;
    const relation = tree.relation(child);
    const preposition = tree.preposition(child);
    if (relation === 'nmod:poss') found.push(argument(child, 'poss'));
    else if (relation.startsWith('amod')) found.push(argument(child, 'adj'));
    else if (relation === 'compound') found.push(argument(child, 'compound'));
    else if (relation.startsWith('nmod') && preposition === '') found.push(argument(child, 'compound'));
    else if (relation.startsWith('nmod') || relation.startsWith('obl')) {
      found.push(argument(child, grammar.agent.has(preposition) ? 'agent' : 'oblique', preposition));
    }
  }
  return found;
}
