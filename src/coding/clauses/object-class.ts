import type { CodingPack } from '../packs/coding-pack.ts';
import type { SentenceTree } from './sentence-tree.ts';

/** Classes that a word in front decides in English: "a missile system" is a missile. */
const CARRIERS: ReadonlySet<string> = new Set(['systems']);

/**
 * Class of object of a phrase. A number or a word that only counts or shapes has the class of what stands behind "of" or "in"
 * ("dozens of drones", "$1 billion in aid"), an English compound without a class that of its first part ("aid package").
 * @param head token that heads the phrase
 */
export function objectClassAt(tree: SentenceTree, head: number, pack: CodingPack): string | undefined {
  const own = pack.words.objectClass(tree.lemma(head), tree.lower(head));
  if (own !== undefined && !CARRIERS.has(own) && tree.upos(head) !== 'NUM') return own;
  const classOf = (token: number): string | undefined =>
    pack.words.objectClass(tree.lemma(token), tree.lower(token));
  for (const child of tree.childrenOf(head, 'nmod')) {
    const preposition = tree.preposition(child);
    const shapes = tree.upos(head) === 'NUM' || pack.grammar.transparent.has(tree.lemma(head));
    if (!shapes || !(pack.grammar.possessor.has(preposition) || preposition === 'in')) continue;
    const inner = classOf(child);
    if (inner !== undefined) return inner;
  }
  // "duizenden militairen": a number has the class of what is counted right behind it.
  if (tree.upos(head) === 'NUM')
    for (const child of tree.childrenOf(head, 'nmod'))
      if (child > head && tree.preposition(child) === '') return classOf(child) ?? own;
  if (pack.lang !== 'en') return own;
  for (const part of tree.childrenOf(head, 'compound')) {
    // "air defence systems": two words that the tables join.
    const joined = part > tree.first ? `${tree.lower(part - 1)}-${tree.lower(part)}` : '';
    const first = classOf(part) ?? pack.words.objectClass(joined, joined);
    if (first !== undefined) return first;
  }
  return own;
}
