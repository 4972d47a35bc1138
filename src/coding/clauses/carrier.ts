import type { Grammar } from '../packs/grammar.ts';
import type { SentenceTree } from './sentence-tree.ts';

const CARRIED = ['obj', 'nsubj', 'obl', 'xcomp', 'iobj'];

/** The noun that only counts or shapes an event noun behind "of" ("a wave of arrests"), else the noun itself. */
export function shapedBy(tree: SentenceTree, noun: number, grammar: Grammar): number {
  let at = noun;
  while (tree.isRelation(at, 'conj') && tree.head(at) >= 0) at = tree.head(at);
  const outer = tree.head(at);
  const isShaped =
    outer >= 0 &&
    outer < at &&
    tree.isRelation(at, 'nmod') &&
    grammar.possessor.has(tree.preposition(at)) &&
    grammar.transparent.has(tree.lemma(outer));
  return isShaped ? outer : noun;
}

/**
 * The verb that carries an event noun ("voerden gesprekken"), when the noun is its object, subject or complement; its tense,
 * negation and subject are the noun's.
 */
export function carrierVerb(tree: SentenceTree, noun: number, grammar?: Grammar): number | undefined {
  let at = grammar === undefined ? noun : shapedBy(tree, noun, grammar);
  while (tree.isRelation(at, 'conj') && tree.head(at) >= 0) at = tree.head(at);
  const head = tree.head(at);
  if (head < 0 || tree.upos(head) !== 'VERB') return undefined;
  return CARRIED.some((relation) => tree.isRelation(at, relation)) ? head : undefined;
}
