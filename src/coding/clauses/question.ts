import type { CodingPack } from '../packs/coding-pack.ts';
import type { SentenceTree } from './sentence-tree.ts';
import { perToken } from './token-memo.ts';

/** Relations through which a clause is asked with the one above it ("Gaat Seoul granaten leveren?"). */
const ASKED_WITH = ['xcomp', 'conj', 'obj', 'ccomp', 'parataxis'];
/** Marks behind which a sentence starts anew. */
const STARTS_ANEW = /^[.!?;:–—“‘"]$/;

function find(tree: SentenceTree, head: number, { grammar }: CodingPack): boolean {
  let mark = head;
  while (mark < tree.end && !/^[?.!;]$/.test(tree.text(mark))) mark++;
  if (mark >= tree.end || tree.text(mark) !== '?') return false;
  let first = head;
  while (first > tree.first && !STARTS_ANEW.test(tree.text(first - 1))) first--;
  // "Waarom viel Rusland aan?" takes for granted that it did.
  for (let at = first; at < Math.min(head, first + 3); at++)
    if (grammar['content-question'].has(tree.lower(at))) return false;
  for (let at = head; tree.head(at) >= 0 && tree.head(at) >= first; at = tree.head(at))
    if (!ASKED_WITH.some((relation) => tree.isRelation(at, relation))) return false;
  return true;
}

/** Whether a clause is asked and not told: "Gaat Seoul granaten leveren?", "Does the deal cover Riyadh?". */
export const isAskedOutright: (tree: SentenceTree, head: number, pack: CodingPack) => boolean =
  perToken(find);
