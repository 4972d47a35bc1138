import type { CodingPack } from '../packs/coding-pack.ts';
import type { SentenceTree } from './sentence-tree.ts';
import { perToken } from './token-memo.ts';

/** Tokens of a condition clause, from its first word to the comma that closes it. */
export interface Protasis {
  readonly first: number;
  readonly end: number;
}

const NONE: readonly Protasis[] = [];

/** Marks behind which a sentence starts anew. */
const OPENS = /^[;:“‘"'(–—]$/;

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

function find(tree: SentenceTree, pack: CodingPack): readonly Protasis[] {
  const found: Protasis[] = [];
  for (let at = tree.first; at < tree.end; at++) {
    const before = at > tree.first ? tree.text(at - 1) : ':';
    if (!OPENS.test(before) || tree.upos(at) === 'PUNCT') continue;
    const word = tree.lower(at);
    const opens = pack.grammar.condition.has(word);
    // "Verliest Assad Homs, dan …": a verb in front needs the word that takes the condition up; "Should Berlin …" does not.
    const inverted = isFinite(tree, at) && (pack.lang === 'nl' || pack.grammar.inverted.has(word));
    if (!opens && !inverted) continue;
    const comma = closingComma(tree, at);
    if (comma === undefined) continue;
    if (opens ? !pack.grammar.comparison.has(word) || isFiniteIn(tree, at, comma) : true)
      if (opens || pack.lang === 'en' || takesUp(pack, tree, comma)) found.push({ first: at, end: comma });
  }
  return found.length === 0 ? NONE : found;
}

function isFiniteIn(tree: SentenceTree, first: number, end: number): boolean {
  for (let at = first + 1; at < end; at++) if (isFinite(tree, at)) return true;
  return false;
}

/**
 * The condition clauses that open a sentence or a quotation in it, read off the order of the words: "Als …, ", "Verliest …, dan",
 * "Should …,". Trees often hang these wrongly.
 */
export function protasesOf(tree: SentenceTree, pack: CodingPack): readonly Protasis[] {
  return knownProtases(tree, tree.first, pack);
}

/** Those of a sentence, noted at its first token. */
const knownProtases = perToken((tree: SentenceTree, _first: number, pack: CodingPack) => find(tree, pack));
