import type { SentenceTree } from './sentence-tree.ts';

const CARRIED = ['obj', 'nsubj', 'obl', 'xcomp', 'iobj'];

/**
 * The verb that carries an event noun ("voerden gesprekken"), when the noun is its object, subject or complement; its tense,
 * negation and subject are the noun's.
 */
export function carrierVerb(tree: SentenceTree, noun: number): number | undefined {
  let at = noun;
  while (tree.isRelation(at, 'conj') && tree.head(at) >= 0) at = tree.head(at);
  const head = tree.head(at);
  if (head < 0 || tree.upos(head) !== 'VERB') return undefined;
  return CARRIED.some((relation) => tree.isRelation(at, relation)) ? head : undefined;
}
