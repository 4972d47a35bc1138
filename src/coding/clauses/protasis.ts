import type { CodingPack } from '../packs/coding-pack.ts';
import type { SentenceTree } from './sentence-tree.ts';
import { perToken } from './token-memo.ts';

/** Tokens of a condition, from its first word to the comma or verb that closes it. */
export interface Protasis {
  readonly first: number;
  readonly end: number;
  /** First token of what hangs on a condition that stands behind it; absent where it stands in front. */
  readonly behind?: number;
}

const NONE: readonly Protasis[] = [];

/** Marks behind which a sentence starts anew. */
const OPENS = /^[;:“‘"'(–—]$/;
/** Marks that part what hangs on a condition from the rest. */
const PARTS = /^[;:(–—]$/;

function isFinite(tree: SentenceTree, token: number): boolean {
  return tree.feature(token, 'VerbForm') === 'Fin' || /^(?:MD|VB[DPZ])$/.test(tree.xpos(token));
}

/** The comma that closes a clause with a finite verb. */
function closingComma(tree: SentenceTree, first: number): number | undefined {
  let hasVerb = false;
  for (let at = first; at < tree.end; at++) {
    if (isFinite(tree, at)) hasVerb = true;
    if (/^[;:]$/.test(tree.text(at))) return undefined;
    if (tree.text(at) === ',' && hasVerb) return at;
  }
  return undefined;
}

/** Whether what stands behind a comma takes a condition up: "…, dan hangen hun heffingen boven het hoofd". */
function takesUp({ grammar }: CodingPack, tree: SentenceTree, comma: number): boolean {
  for (let at = comma + 1; at < Math.min(tree.end, comma + 3); at++)
    if (grammar.consequence.has(tree.lower(at))) return true;
  return false;
}

type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;
const phrasesBySet = new WeakMap<ReadonlySet<string>, Phrases>();

/** The phrases of a table by their first word, taken apart once. */
function phrasesOf(phrases: ReadonlySet<string>): Phrases {
  const known = phrasesBySet.get(phrases);
  if (known !== undefined) return known;
  const byWord = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const words = phrase.split(' ');
    byWord.set(words[0], [...(byWord.get(words[0]) ?? []), words]);
  }
  phrasesBySet.set(phrases, byWord);
  return byWord;
}

/** Whether one of the phrases stands at a token; how many words it has. */
function phraseAt(tree: SentenceTree, at: number, phrases: ReadonlySet<string>): number {
  for (const words of phrasesOf(phrases).get(tree.lower(at)) ?? []) {
    if (at + words.length < tree.end && words.every((word, i) => tree.lower(at + i) === word))
      return words.length;
  }
  return 0;
}

/** A condition without a verb that opens a sentence: "In geval van een inval opent Tokio …", "Nog één vlucht en Litouwen sluit …". */
function verbless(tree: SentenceTree, pack: CodingPack, at: number): Protasis | undefined {
  const { grammar } = pack;
  if (phraseAt(tree, at, grammar['in-case']) > 0) {
    const closes = (token: number): boolean =>
      pack.lang === 'nl' ? isFinite(tree, token) : tree.text(token) === ',';
    for (let end = at + 2; end < tree.end && !PARTS.test(tree.text(end)); end++)
      if (closes(end)) return { first: at, end };
  }
  if (phraseAt(tree, at, grammar['one-more']) > 0)
    for (let end = at + 2; end < tree.end && !isFinite(tree, end); end++)
      if (tree.upos(end) === 'CCONJ') return { first: at, end };
  return undefined;
}

function isFiniteIn(tree: SentenceTree, first: number, end: number): boolean {
  for (let at = first + 1; at < end; at++) if (isFinite(tree, at)) return true;
  return false;
}

function isRelative(tree: SentenceTree, token: number): boolean {
  return tree.xpos(token).startsWith('VNW|betr') || tree.feature(token, 'PronType') === 'Rel';
}

/** Whether the words behind "als" are a clause that a verb closes, and not what something is compared with ("als een gevaar zien"). */
function isClauseBehind(tree: SentenceTree, { grammar }: CodingPack, first: number, end: number): boolean {
  const upos = tree.upos(first + 1);
  if (upos !== 'DET' && upos !== 'PROPN' && upos !== 'PRON' && upos !== 'ADV') return false;
  for (let at = first + 1; at < end; at++)
    if (grammar.complementizer.has(tree.lower(at)) || tree.upos(at) === 'SCONJ' || isRelative(tree, at))
      return false;
  const verb = end - 1;
  const lemma = tree.lemma(verb);
  return (
    (tree.upos(verb) === 'VERB' || tree.upos(verb) === 'AUX') &&
    verb > first + 1 &&
    tree.lower(verb - 1) !== 'te' &&
    !grammar.regarding.has(lemma) &&
    !grammar.linking.has(lemma)
  );
}

/**
 * A condition that closes a sentence or clause: "…, mits Washington bijspringt", "… als de VS niet bijdraaien", "unless he is
 * back". What hangs on it is what stands before it, back to a conjunction or comma.
 */
function trailing(tree: SentenceTree, pack: CodingPack, at: number): Protasis | undefined {
  const { grammar } = pack;
  if (at < tree.first + 2) return undefined;
  const word = tree.lower(at);
  const isSetOff = tree.text(at - 1) === ',';
  const turned = isSetOff && grammar.inverted.has(word) && pack.lang === 'nl';
  if (!turned && (!grammar.condition.has(word) || grammar.whether.has(word))) return undefined;
  let end = at + 1;
  while (end < tree.end && !/^[,;:.?!”’"]$/.test(tree.text(end))) end++;
  if (grammar.comparison.has(word) && !isClauseBehind(tree, pack, at, end)) return undefined;
  if (!turned && !isSetOff && !isFiniteIn(tree, at, end) && tree.upos(end - 1) !== 'VERB') return undefined;
  let behind = isSetOff ? at - 1 : at;
  const stops = (token: number): boolean =>
    PARTS.test(tree.text(token)) || tree.text(token) === ',' || tree.upos(token) === 'CCONJ';
  const back = (): void => {
    while (behind > tree.first && !stops(behind - 1)) behind--;
  };
  back();
  // "…, dreigde Trump, tenzij …": what is said stands before who says it.
  if (isSetOff && pack.words.speech(tree.lemma(behind), 'verb').length > 0 && behind > tree.first + 1) {
    behind--;
    back();
  }
  return { first: at, end, behind };
}

function find(tree: SentenceTree, pack: CodingPack): readonly Protasis[] {
  const found: Protasis[] = [];
  for (let at = tree.first; at < tree.end; at++) {
    const before = at > tree.first ? tree.text(at - 1) : ':';
    if (tree.upos(at) === 'PUNCT') continue;
    const isOtherwise = before === ',' && pack.grammar.otherwise.has(tree.lower(at));
    const inFront =
      (OPENS.test(before) && (at === tree.first || opensQuote(tree, at))) || isOtherwise
        ? opening(tree, pack, at)
        : undefined;
    const protasis = inFront ?? trailing(tree, pack, at);
    if (protasis !== undefined) found.push(protasis);
  }
  return found.length === 0 ? NONE : found;
}

/** "Als vredesbewaarders rolden Russische tanks …": a bare noun behind "als", then a verb and its subject. */
function comparesBare(tree: SentenceTree, at: number): boolean {
  let noun = at + 1;
  while (noun < tree.end && (tree.upos(noun) === 'PUNCT' || tree.upos(noun) === 'ADJ')) noun++;
  if (noun + 2 >= tree.end || tree.upos(noun) !== 'NOUN') return false;
  const verb = tree.upos(noun + 1) === 'PUNCT' ? noun + 2 : noun + 1;
  return isFinite(tree, verb) && ['DET', 'ADJ', 'PROPN', 'NOUN', 'PRON'].includes(tree.upos(verb + 1));
}

/** Whether a quotation mark right before a token opens: it touches the token. */
function opensQuote(tree: SentenceTree, token: number): boolean {
  const { start, end } = tree.document.layer('tokens');
  return tree.text(token - 1) !== '"' || end[token - 1] === start[token];
}

/** A condition that opens a sentence or quotation. */
function opening(tree: SentenceTree, pack: CodingPack, at: number): Protasis | undefined {
  const bare = verbless(tree, pack, at);
  if (bare !== undefined) return bare;
  const word = tree.lower(at);
  // "Anders sluit Litouwen de grens": what was named before is the condition.
  if (
    pack.grammar.otherwise.has(word) &&
    isFiniteIn(tree, at, Math.min(tree.end, at + (pack.lang === 'nl' ? 2 : 6)))
  )
    return { first: at, end: at + 1 };
  const opens = pack.grammar.condition.has(word);
  // "Verliest Assad Homs, dan …": a verb in front needs the word that takes the condition up; "Should Berlin …" does not.
  const inverted = isFinite(tree, at) && (pack.lang === 'nl' || pack.grammar.inverted.has(word));
  if (!opens && !inverted) return undefined;
  const comma = closingComma(tree, at);
  if (comma === undefined) return undefined;
  if (opens && pack.grammar.comparison.has(word) && (!isFiniteIn(tree, at, comma) || comparesBare(tree, at)))
    return undefined;
  return opens || pack.lang === 'en' || takesUp(pack, tree, comma) ? { first: at, end: comma } : undefined;
}

/**
 * The conditions of a sentence, read off the order of the words: "Als …, ", "Verliest …, dan", "Should …,", "…, mits …". Trees
 * often hang these wrongly.
 */
export function protasesOf(tree: SentenceTree, pack: CodingPack): readonly Protasis[] {
  return knownProtases(tree, tree.first, pack);
}

/** Those of a sentence, noted at its first token. */
const knownProtases = perToken((tree: SentenceTree, _first: number, pack: CodingPack) => find(tree, pack));

/** "Of de bevelen herleven, beslist de aanklager", "Stel dat China Taiwan afgrendelt": what is asked or supposed, up to the comma. */
export function suppositionsOf(tree: SentenceTree, pack: CodingPack): readonly Protasis[] {
  return knownSuppositions(tree, tree.first, pack);
}

const knownSuppositions = perToken((tree: SentenceTree, _first: number, pack: CodingPack) => {
  const found: Protasis[] = [];
  for (let at = tree.first; at < tree.end; at++) {
    if (at > tree.first && !(OPENS.test(tree.text(at - 1)) && opensQuote(tree, at))) continue;
    if (phraseAt(tree, at, pack.grammar.supposing) === 0) continue;
    let end = at + 1;
    while (
      end < tree.end &&
      !/^[;:?.]$/.test(tree.text(end)) &&
      !(tree.text(end) === ',' && isFiniteIn(tree, at, end))
    )
      end++;
    // "Of het akkoord er ligt, kon de delegatie niet bevestigen": that is doubt, and what is doubted is told.
    if (!isDoubtedIn(tree, pack, end)) found.push({ first: at, end });
  }
  return found.length === 0 ? NONE : found;
});

function isDoubtedIn(tree: SentenceTree, { words }: CodingPack, first: number): boolean {
  for (let at = first; at < tree.end && tree.text(at) !== ';'; at++)
    if (
      words.speech(tree.lemma(at), 'verb').some(({ stance }) => stance === 'confirms' || stance === 'doubts')
    )
      return true;
  return false;
}
