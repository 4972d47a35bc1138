import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { Mention } from './mention.ts';

/** How far in front of a name its preposition may stand ("aan de nieuwe Oekraïense regering"). */
const PREPOSITION_REACH = 5;

/** The token of a mention that hangs outside it. */
export function headOf(tree: SentenceTree, mention: Mention): number {
  for (let token = mention.firstToken; token < mention.endToken; token++) {
    const head = tree.head(token);
    if (head < mention.firstToken || head >= mention.endToken) return token;
  }
  return mention.firstToken;
}

/**
 * The preposition right in front of a phrase, by position and not by the tree; '' where there is none.
 * @param first first token of the name
 * @param head the token of the name that hangs outside it
 */
export function prepositionBefore(tree: SentenceTree, first: number, head: number = first): string {
  for (let token = first - 1; token >= Math.max(tree.first, first - PREPOSITION_REACH); token--) {
    const upos = tree.upos(token);
    if (upos === 'ADP') return tree.isRelation(token, 'compound:prt') ? '' : tree.lower(token);
    if (upos !== 'DET' && upos !== 'ADJ' && upos !== 'NUM' && upos !== 'NOUN' && upos !== 'PRON') return '';
    // A noun in between belongs to the name only when the tree says so ("president Poetin").
    if ((upos === 'NOUN' || upos === 'PRON') && tree.head(token) !== head && tree.head(head) !== token)
      return '';
  }
  return '';
}
