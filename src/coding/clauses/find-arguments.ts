import type { Grammar } from '../packs/grammar.ts';
import type { Argument } from './clause.ts';
import type { SentenceTree } from './sentence-tree.ts';

function argument(head: number, place: Argument['place'], preposition = '', shared = false): Argument {
  return { head, place, preposition, shared };
}

/** Whether the verb is in the passive voice. */
export function isPassive(tree: SentenceTree, verb: number): boolean {
  if (
    tree
      .children(verb)
      .some((child) => tree.relation(child) === 'aux:pass' || tree.relation(child) === 'nsubj:pass')
  )
    return true;
  // A participle without auxiliary: attributive ("de gestuurde troepen"), reduced relative ("troops sent by …").
  const participle = tree.feature(verb, 'VerbForm') === 'Part' && tree.feature(verb, 'Tense') !== 'Pres';
  if (!participle) return false;
  if (tree.isRelation(verb, 'amod')) return true;
  return tree.isRelation(verb, 'acl') && !hasAuxiliary(tree, verb) && !tree.xpos(verb).includes('|od|');
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
  for (let at = verb; at >= 0; at = tree.head(at)) {
    if (tree.relation(at) === 'acl:relcl' || tree.relation(at) === 'acl')
      return tree.head(at) >= 0 ? tree.head(at) : token;
    if (!tree.isRelation(at, 'conj') && !tree.isRelation(at, 'xcomp') && !tree.isRelation(at, 'ccomp'))
      return token;
  }
  return token;
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
        (isPassive(tree, governor) ? tree.childOf(governor, 'nsubj') : undefined);
      if (controlled !== undefined) return antecedent(tree, controlled, governor);
    }
    if (relation === 'advcl' && tree.feature(verb, 'VerbForm') === 'Fin') return undefined;
    if (relation === 'parataxis') return undefined;
    // A finite verb coordinated with another shares its subject; one with an object of its own still does.
    return subjectOf(tree, governor, grammar, depth + 1);
  }
  if (relation.startsWith('acl')) {
    // "het besluit van Seoul om wapens te sturen": the one who decides sends.
    if (tree.childOf(verb, 'mark') !== undefined || tree.feature(verb, 'VerbForm') === 'Inf') {
      return (
        tree.childOf(governor, 'nmod:poss') ??
        tree.childOf(governor, 'nmod', 'amod') ??
        subjectOf(tree, tree.head(governor), grammar, depth + 1)
      );
    }
    return governor;
  }
  if (relation === 'ccomp' && tree.feature(verb, 'VerbForm') !== 'Fin')
    return tree.childOf(governor, 'obj', 'iobj');
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
  const own = tree.childOf(predicate, 'nsubj');
  if (own !== undefined) return antecedent(tree, own, predicate);
  return sharedSubject(tree, predicate, grammar, depth);
}

/** Prepositional and bare dependents of a predicate, as obliques. */
function obliques(tree: SentenceTree, head: number, grammar: Grammar, passive: boolean): Argument[] {
  const found: Argument[] = [];
  for (const child of tree.childrenOf(head, 'obl', 'nmod')) {
    const relation = tree.relation(child);
    if (relation === 'nmod:poss') continue;
    const preposition = tree.preposition(child);
    if (relation === 'obl:agent' || (passive && grammar.agent.has(preposition)))
      found.push(argument(child, 'agent', preposition));
    else if (preposition !== '') found.push(argument(antecedent(tree, child, head), 'oblique', preposition));
  }
  return found;
}

/** Logical arguments of a verb: passives are turned round, left-out subjects filled in. */
export function verbArguments(tree: SentenceTree, verb: number, grammar: Grammar): Argument[] {
  const found: Argument[] = [];
  const passive = isPassive(tree, verb);
  const own = tree.childOf(verb, 'nsubj');
  const subject = subjectOf(tree, verb, grammar);
  const attributive = tree.isRelation(verb, 'amod') ? tree.head(verb) : undefined;
  const grammatical = subject ?? attributive;
  if (grammatical !== undefined)
    found.push(argument(grammatical, passive ? 'obj' : 'subj', '', own === undefined));
  for (const object of tree.childrenOf(verb, 'obj'))
    found.push(argument(antecedent(tree, object, verb), passive ? 'iobj' : 'obj'));
  for (const object of tree.childrenOf(verb, 'iobj'))
    found.push(argument(antecedent(tree, object, verb), 'iobj'));
  found.push(...obliques(tree, verb, grammar, passive));
  // Prepositional phrases that the tree hangs on the object ("stuurt wapens naar Oekraïne") may belong to the verb.
  for (const object of tree.childrenOf(verb, 'obj', 'nsubj:pass')) {
    for (const extra of tree.childrenOf(object, 'nmod')) {
      const preposition = tree.preposition(extra);
      if (preposition !== '' && !grammar.possessor.has(preposition))
        found.push(argument(extra, 'oblique', preposition, true));
    }
  }
  // Obliques of the verb it is coordinated with stand before both ("op zondag vielen en bombardeerden").
  return found.map((entry) =>
    passive && entry.place === 'agent' ? { ...entry, place: 'subj' as const } : entry,
  );
}

/** Arguments of an event noun: possessors, adjectives of nationality, compound parts, prepositional attributes. */
export function nounArguments(tree: SentenceTree, noun: number, grammar: Grammar): Argument[] {
  const found: Argument[] = [];
  for (const child of tree.children(noun)) {
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
