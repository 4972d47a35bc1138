import type { SentenceTree } from '../clauses/sentence-tree.ts';

/** Tokens from `first` up to, not including, `end`. */
export function range(first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}

/** Whether a verb or auxiliary stands in a run of tokens. */
export function hasPredicate(tree: SentenceTree, first: number, end: number): boolean {
  return range(first, end).some((at) => tree.upos(at) === 'VERB' || tree.upos(at) === 'AUX');
}
