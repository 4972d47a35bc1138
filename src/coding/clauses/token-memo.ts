import { takeSlot, type SentenceTree } from './sentence-tree.ts';

/**
 * Remembers what was found at a token of a tree, as long as the tree lives: verbs and nouns are asked the same by every role,
 * clause and speaker.
 * @param find depends on nothing but its arguments; `pack` is always the one of the tree's language
 */
export function perToken<Pack, Found>(
  find: (tree: SentenceTree, token: number, pack: Pack) => Found,
): (tree: SentenceTree, token: number, pack: Pack) => Found {
  const slot = takeSlot();
  return (tree, token, pack) => {
    const known = tree.notesIn(slot) as Found[];
    const at = token - tree.first;
    const before = known[at];
    if (before !== undefined) return before;
    const found = find(tree, token, pack);
    known[at] = found;
    return found;
  };
}
