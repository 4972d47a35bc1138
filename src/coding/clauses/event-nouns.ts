import type { Language } from '../../document/index.ts';
import { readTable } from '../../resources.ts';
import { wordsOf } from '../packs/concepts.ts';
import { nounCandidates } from '../packs/inflections.ts';
import type { SentenceTree } from './sentence-tree.ts';

/** Which nouns name what happens: the rows of `packs/<lang>/event-nouns.tsv`. */
interface EventNouns {
  readonly endings: readonly string[];
  readonly words: ReadonlySet<string>;
  readonly not: ReadonlySet<string>;
}

const loaded = new Map<Language, EventNouns>();
/** Parts of Dutch compounds shorter than this are chance endings ("ring" in "verklaring"). */
const SHORTEST_PART = 4;
const SHORTEST_NOT_PART = 6;
/** What stands before an ending is at least this long: "ring" is no deed. */
const SHORTEST_STEM = 3;

function eventNouns(lang: Language): EventNouns {
  const known = loaded.get(lang);
  if (known !== undefined) return known;
  const rows = readTable('packs', lang, 'event-nouns.tsv');
  const of = (kind: string): string[] =>
    rows.filter((row) => row.kind === kind).flatMap((row) => wordsOf(row.words));
  const table = { endings: of('ending'), words: new Set(of('word')), not: new Set(of('not')) };
  loaded.set(lang, table);
  return table;
}

/** Last parts of a word that may be a word: all of a Dutch compound's, what follows the last hyphen in English. */
function tailsOf(word: string, lang: Language): string[] {
  const hyphen = word.lastIndexOf('-');
  if (lang !== 'nl') return hyphen > 0 ? [word.slice(hyphen + 1)] : [];
  const tails: string[] = [];
  for (let at = 2; at <= word.length - SHORTEST_PART; at++) tails.push(word.slice(at));
  return tails;
}

function isListed(word: string, lang: Language): boolean {
  const { endings, words, not } = eventNouns(lang);
  // The longest part that the table knows decides: "staatsgreep" is one, "eenheidsregering" is not.
  for (const part of [word, ...tailsOf(word, lang)]) {
    if (not.has(part) && (part === word || part.length >= SHORTEST_NOT_PART)) return false;
    if (words.has(part)) return true;
  }
  return endings.some((ending) => word.endsWith(ending) && word.length - ending.length >= SHORTEST_STEM);
}

/** Whether a common noun names an event by its form: "levering", "arrival", "vredesbesprekingen". */
export function isEventNoun(tree: SentenceTree, noun: number, lang: Language): boolean {
  if (tree.upos(noun) !== 'NOUN' || tree.isTime(noun)) return false;
  // A capital inside a sentence makes a name of it ("Boeing").
  if (noun > tree.first && /^\p{Lu}/u.test(tree.text(noun))) return false;
  const lemma = tree.lemma(noun);
  return [lemma, ...nounCandidates(lang, tree.lower(noun))].some((word) => isListed(word, lang));
}
