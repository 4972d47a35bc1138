import type { CodingPack } from '../packs/coding-pack.ts';
import type { SentenceTree } from './sentence-tree.ts';

/**
 * Lemma of a predicate as packs write it: with its separate particle in front in Dutch, without it in English (`shoot +
 * down`). The lemmatiser guesses particles before the tree is known: one that the tree hangs on another verb ("geeft tijd om
 * op te voeren") is taken off again.
 */
export function predicateLemma(tree: SentenceTree, head: number, pack: CodingPack): string {
  const particle = tree.childOf(head, 'compound:prt');
  if (pack.lang === 'en') return tree.lemma(head);
  // "ter beschikking stellen" is a phrase, not a separable verb.
  if (particle === undefined || tree.childOf(particle, 'fixed') !== undefined)
    return withoutParticle(tree, head);
  const word = tree.lower(particle);
  return tree.lemma(head).startsWith(word) ? tree.lemma(head) : word + withoutParticle(tree, head);
}

function withoutParticle(tree: SentenceTree, head: number): string {
  const raw = tree.rawLemma(head);
  const parts = raw.indexOf('_');
  const prefix = raw.slice(0, Math.max(parts, 0));
  if (tree.upos(head) !== 'VERB' || parts <= 0 || tree.lower(head).includes(prefix)) return tree.lemma(head);
  for (let token = tree.first; token < tree.end; token++) {
    if (tree.lower(token) === prefix && belongsElsewhere(tree, token, head))
      return raw.slice(parts + 1).replaceAll('_', '');
  }
  return tree.lemma(head);
}

/** Whether a word like "op" is another verb's particle or introduces what follows it, and so is not this verb's particle. */
function belongsElsewhere(tree: SentenceTree, token: number, verb: number): boolean {
  const head = tree.head(token);
  if (head < 0 || head === verb) return false;
  return tree.upos(head) === 'VERB' || (tree.isRelation(token, 'case') && head > token);
}
