import type { TextSpan } from '../../claim/index.ts';
import { phraseTokens, spanOfTokens } from '../clauses/phrase.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { Discourse } from './discourse.ts';
import type { Mention, MentionIndex } from './mention.ts';
import { headOf } from './standing.ts';

/** What a resolver looks at. */
export interface Scope {
  readonly tree: SentenceTree;
  readonly mentions: MentionIndex;
  readonly discourse: Discourse;
  readonly pack: CodingPack;
}

/** The words that name a participant. */
export interface Phrase {
  readonly head: number;
  readonly first: number;
  readonly end: number;
  readonly text: string;
  readonly span: TextSpan;
}

/** The phrase at a token, without the times that parsers hang on it ("onderhandelaars vrijdag"). */
export function phraseAt(tree: SentenceTree, head: number): Phrase {
  let { first, end } = phraseTokens(tree, head);
  while (end - 1 > head && tree.isTime(end - 1)) end--;
  while (first < head && tree.isTime(first)) first++;
  const span = spanOfTokens(tree, first, end);
  return { head, first, end, span, text: tree.document.text.slice(span.start, span.end) };
}

/** How closely a name inside a phrase says whose the phrase is; undefined when it does not ("een brief aan Teheran"). */
export type Closeness = 'adjective' | 'owner' | 'at';

/** Mentions of states, bodies and persons inside a phrase that say whose its head is, the closest first. */
export function ownersIn(
  { tree, mentions, pack }: Scope,
  phrase: Phrase,
): { mention: Mention; closeness: Closeness }[] {
  const own = mentions.at(phrase.head);
  // "Oekraïense en Russische onderhandelaars": the conjunction parts the first adjective from the rest of the phrase.
  const apart = tree
    .childrenOf(phrase.head, 'amod', 'nmod', 'compound')
    .filter((child) => child < phrase.first)
    .flatMap((child) => mentions.at(child) ?? []);
  return [...apart, ...mentions.within(phrase.first, phrase.end)]
    .filter((mention) => mention.ids.length > 0 && mention !== own)
    .flatMap((mention) => {
      const closeness = closenessOf(tree, phrase.head, mention, pack);
      return closeness === undefined ? [] : [{ mention, closeness }];
    });
}

/** Follows the tree from a name up to the head of its phrase: every preposition on the way must be one of belonging. */
function closenessOf(
  tree: SentenceTree,
  head: number,
  mention: Mention,
  pack: CodingPack,
): Closeness | undefined {
  let found: Closeness = 'adjective';
  for (let at = headOf(tree, mention); at !== head && at >= 0; at = tree.head(at)) {
    const preposition = tree.preposition(at).split(' ')[0];
    if (preposition === '' || tree.isRelation(at, 'nmod:poss')) continue;
    if (pack.grammar.possessor.has(preposition)) found = found === 'at' ? 'at' : 'owner';
    else if (pack.coreference.belonging.has(preposition)) found = 'at';
    else return undefined;
  }
  return found;
}
