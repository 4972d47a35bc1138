import type { CodingPack } from '../packs/coding-pack.ts';
import { protasesOf, suppositionsOf, type Protasis } from './protasis.ts';
import type { SentenceTree } from './sentence-tree.ts';
import { perToken } from './token-memo.ts';

function isGovernedInfinitive(tree: SentenceTree, token: number): boolean {
  const relation = tree.relation(token);
  return (
    tree.head(token) >= 0 &&
    (relation.startsWith('xcomp') || (relation === 'ccomp' && tree.feature(token, 'VerbForm') !== 'Fin'))
  );
}

/** Whether a clause is a condition. "als" also introduces comparisons: with it only what has a verb is one. */
function opensCondition(
  tree: SentenceTree,
  clause: number,
  words: readonly string[],
  pack: CodingPack,
): boolean {
  const { condition, comparison, whether } = pack.grammar;
  // Parsers take some conditions for complements: then only words that are nothing else count ("zodra", not "als" or "if").
  const isComplement = tree.isRelation(clause, 'ccomp');
  return words.some((word) => {
    if (!condition.has(word)) return false;
    if (isComplement) return !whether.has(word) && (!comparison.has(word) || !isAsked(tree, clause, pack));
    return !comparison.has(word) || (isVerbal(tree, clause) && !comparesIn(tree, clause, pack));
  });
}

/** "als kluizenaarsstaat is het bereid": a bare noun behind "als", then a verb, compares. */
function comparesIn(tree: SentenceTree, clause: number, { grammar }: CodingPack): boolean {
  return tree.subtree(clause).some((token) => {
    if (!grammar.comparison.has(tree.lower(token)) || token + 2 >= tree.end) return false;
    const noun = tree.upos(token + 1) === 'ADJ' ? token + 2 : token + 1;
    return tree.upos(noun) === 'NOUN' && tree.feature(noun + 1, 'VerbForm') === 'Fin';
  });
}

/** "vroeg wanneer hij komt": what a word of saying governs may be a question. */
function isAsked(tree: SentenceTree, clause: number, { words }: CodingPack): boolean {
  const governor = tree.head(clause);
  return !isVerbal(tree, clause) || governor < 0 || words.speech(tree.lemma(governor), 'verb').length > 0;
}

function isVerbal(tree: SentenceTree, token: number): boolean {
  return (
    tree.upos(token) === 'VERB' ||
    tree.upos(token) === 'AUX' ||
    tree.childOf(token, 'cop', 'aux') !== undefined
  );
}

/** Whether a conjunction belongs to a clause and not to one that stands in front within it. */
function opensItself(tree: SentenceTree, conjunction: number, clause: number): boolean {
  for (let at = tree.head(conjunction); at >= 0 && at !== clause; at = tree.head(at))
    if (tree.upos(at) === 'VERB' || tree.isRelation(at, 'advcl')) return false;
  return true;
}

/** Whether the sentence has a subordinating conjunction at all, noted at its first token. */
const hasSubordinator = perToken((tree: SentenceTree): boolean => {
  for (let token = tree.first; token < tree.end; token++) if (tree.upos(token) === 'SCONJ') return true;
  return false;
});

/** The words that open a clause. */
const markersOf: (tree: SentenceTree, clause: number, pack: CodingPack) => readonly string[] = perToken(
  (tree, clause) => {
    const marked = tree
      .childrenOf(clause, 'mark')
      .flatMap((mark) => [
        tree.lower(mark),
        [mark, ...tree.childrenOf(mark, 'fixed')].map((part) => tree.lower(part)).join(' '),
      ]);
    if (!hasSubordinator(tree, tree.first, undefined)) return marked;
    // A conjunction opens its clause even where the tree hangs it on a noun in there.
    const opening = tree
      .subtree(clause)
      .find((token) => tree.upos(token) !== 'PUNCT' && tree.upos(token) !== 'CCONJ');
    return opening !== undefined && tree.upos(opening) === 'SCONJ' && opensItself(tree, opening, clause)
      ? [...marked, tree.lower(opening)]
      : marked;
  },
);

/** The clause's condition, purpose and place in the sentence. */
export function embedding(
  tree: SentenceTree,
  head: number,
  pack: CodingPack,
): { isCondition: boolean; isPurpose: boolean; condition?: number } {
  const markers = (clause: number): readonly string[] => markersOf(tree, clause, pack);
  let isCondition = false;
  let isPurpose = false;
  for (let at = head; at >= 0; at = tree.head(at)) {
    const relation = tree.relation(at);
    if (
      !relation.startsWith('advcl') &&
      !relation.startsWith('acl') &&
      relation !== 'conj' &&
      relation !== 'xcomp' &&
      relation !== 'ccomp' &&
      relation !== 'parataxis'
    )
      break;
    const words = markers(at);
    if (opensCondition(tree, at, words, pack)) isCondition = true;
    if (
      (relation.startsWith('advcl') || relation.startsWith('acl')) &&
      words.some((word) => pack.grammar.purpose.has(word) || word === 'te' || word === 'to')
    )
      isPurpose = true;
    if (relation.startsWith('acl') || relation.startsWith('advcl') || relation === 'ccomp') break;
  }
  const conditionAt = (verb: number): number | undefined =>
    tree
      .childrenOf(verb, 'advcl', 'parataxis', 'conj', 'ccomp')
      .find((clause) => opensCondition(tree, clause, markers(clause), pack));
  // "zei wapens te zullen sturen zodra …": the condition of an infinitive may hang on what governs it.
  let condition = conditionAt(head);
  // "laat zijn veto varen als …": the condition may hang on the infinitive of a phrase.
  for (const infinitive of tree.childrenOf(head, 'xcomp')) condition ??= conditionAt(infinitive);
  for (let at = head; condition === undefined && isGovernedInfinitive(tree, at); at = tree.head(at)) {
    condition = conditionAt(tree.head(at));
  }
  const protases = protasesOf(tree, pack);
  if (protases.some(({ first, end }) => head >= first && head < end)) isCondition = true;
  else if (condition === undefined) {
    condition = consequenceOf(tree, head, protases, pack);
    // Trees hang the word that opens a condition on what hangs on it.
    if (condition !== undefined) isCondition = false;
  }
  // "het is onduidelijk of het land … kan": an open question asserts nothing.
  const isQuestion =
    tree.isRelation(head, 'ccomp') || tree.isRelation(head, 'csubj')
      ? markers(head).some((word) => pack.grammar.whether.has(word))
      : false;
  const isSupposed = suppositionsOf(tree, pack).some(({ first, end }) => head >= first && head < end);
  return {
    isCondition: isCondition || isQuestion || isSupposed,
    isPurpose,
    ...(condition === undefined ? {} : { condition }),
  };
}

/** The condition in front that a clause hangs on: the clause right behind it, or one below or beside that. */
function consequenceOf(
  tree: SentenceTree,
  head: number,
  protases: readonly Protasis[],
  pack: CodingPack,
): number | undefined {
  const closing = protases.find(
    ({ first, behind }) => behind !== undefined && head >= behind && head < first,
  );
  if (closing?.behind !== undefined)
    return isVerbal(tree, head) || hasVerbIn(tree, closing.behind, head) ? topOf(tree, closing) : undefined;
  const before = protases.filter(({ end, behind }) => behind === undefined && end <= head).at(-1);
  if (before === undefined) return undefined;
  // Up to the next mark that closes what hangs on it; "zei X" behind it does not.
  for (let at = before.end + 1; at < head; at++)
    if (/^[;:”’"]$/.test(tree.text(at)) && at > before.end + 2) return undefined;
  const says = pack.words.speech(tree.lemma(head), 'verb').some((entry) => entry.companions.length === 0);
  if (says && pack.concepts.entries(tree.lemma(head), 'verb').length === 0) return undefined;
  return topOf(tree, before);
}

function hasVerbIn(tree: SentenceTree, first: number, end: number): boolean {
  for (let at = first; at < end; at++) if (tree.upos(at) === 'VERB') return true;
  return false;
}

/** The token of a condition that hangs outside it. */
function topOf(tree: SentenceTree, before: Protasis): number | undefined {
  for (let at = before.first; at < before.end; at++) {
    const governor = tree.head(at);
    if ((governor < before.first || governor >= before.end) && tree.upos(at) !== 'PUNCT') return at;
  }
  return undefined;
}
