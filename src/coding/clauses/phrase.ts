import type { TextSpan } from '../../claim/index.ts';
import type { SentenceTree } from './sentence-tree.ts';
import { perToken } from './token-memo.ts';

/** Relations whose branches are not part of the naming of a participant. */
const OUTSIDE_PHRASE: ReadonlySet<string> = new Set([
  'acl',
  'advcl',
  'parataxis',
  'punct',
  'case',
  'cc',
  'conj',
  'mark',
  'cop',
  'nsubj',
  'csubj',
  'ccomp',
  'aux',
  'advmod',
  'orphan',
  'expl',
  'obl',
  'xcomp',
  'obj',
  'discourse',
  'dislocated',
]);

/** First and one-past-last token. */
interface PhraseTokens {
  readonly first: number;
  readonly end: number;
}

/**
 * The words that name what stands at `head`: determiner, adjectives, name, compound parts and prepositional attributes,
 * without clauses, coordinated parts and the preposition in front. Contiguous around the head.
 * @returns first and one-past-last token
 */
export function phraseTokens(tree: SentenceTree, head: number): PhraseTokens {
  return knownPhrase(tree, head, undefined);
}

/** Phrases already read: who stands at a head is asked by every role. */
const knownPhrase = perToken(findPhrase);

function findPhrase(tree: SentenceTree, head: number): PhraseTokens {
  const tokens = tree.subtree(head, (child) => {
    if (
      tree.isRelation(child, 'appos') &&
      tree.document.text[tree.document.layer('tokens').start[child] - 1] === '('
    )
      return true;
    return OUTSIDE_PHRASE.has(tree.baseRelation(child)) && !isNameInternal(tree, child);
  });
  const inPhrase = new Set(tokens);
  let first = head;
  // "South Korea's president": the mark of the possessor stands between.
  for (let i = first - 1; i >= tree.first; i--) {
    if (inPhrase.has(i)) first = i;
    else if (!isBridge(tree, i, inPhrase)) break;
  }
  let end = head + 1;
  // Prepositions and punctuation inside ("de leider van Noord-Korea", "Kim Jong-un, leider") are bridged, at the edges they are not.
  for (let i = end; i < tree.end; i++) {
    if (inPhrase.has(i)) end = i + 1;
    else if (!isBridge(tree, i, inPhrase)) break;
  }
  return { first, end };
}

/** "van" in "leider van Noord-Korea" hangs as case on a word inside the phrase. */
function isBridge(tree: SentenceTree, token: number, inPhrase: ReadonlySet<number>): boolean {
  if (!tree.isRelation(token, 'case') && !tree.isRelation(token, 'cc') && tree.text(token) !== '-')
    return false;
  return inPhrase.has(tree.head(token));
}

/** Hyphens and slashes inside names hang as punctuation on a part of the name. */
function isNameInternal(tree: SentenceTree, token: number): boolean {
  return tree.isRelation(token, 'punct') && /^[-/]$/.test(tree.text(token));
}

/** Offsets of a run of tokens. */
export function spanOfTokens(tree: SentenceTree, first: number, end: number): TextSpan {
  const tokens = tree.document.layer('tokens');
  return { start: tokens.start[first], end: tokens.end[end - 1] };
}

/** Heads of a coordination: the token and its conjuncts, in text order. */
export function conjuncts(tree: SentenceTree, head: number): number[] {
  const found = [head];
  for (let i = 0; i < found.length; i++) {
    for (const child of tree.childrenOf(found[i], 'conj')) if (!found.includes(child)) found.push(child);
  }
  return found.sort((a, b) => a - b);
}
