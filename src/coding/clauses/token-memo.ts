import type { SentenceTree } from './sentence-tree.ts';

/**
 * Remembers what was found at a token of a tree, as long as the tree lives: verbs and nouns are asked the same by every role,
 * clause and speaker.
 * @param find depends on nothing but its arguments; `pack` is always the one of the tree's language
 */
export function perToken<Pack, Found>(
  find: (tree: SentenceTree, token: number, pack: Pack) => Found,
): (tree: SentenceTree, token: number, pack: Pack) => Found {
  const byTree = new WeakMap<SentenceTree, Map<number, Found>>();
  return (tree, token, pack) => {
    let known = byTree.get(tree);
    if (known === undefined) {
      known = new Map();
      byTree.set(tree, known);
    }
    const before = known.get(token);
    if (before !== undefined) return before;
    const found = find(tree, token, pack);
    known.set(token, found);
    return found;
  };
}
