import { readdirSync } from 'node:fs';
import { nounCandidates, verbCandidates } from '../../coding/index.ts';
import type { Language } from '../../document/index.ts';
import { readTable, resourcePath } from '../../resources.ts';
import { partsOf } from '../search/compounds.ts';

/**
 * What the words of a sentence mean, by the tables of both languages: concepts (`^arrest`), rows of the words that search
 * takes for one another (`&12`), rows of words of news (`§12`) and classes of objects (`*ship`). A Dutch and an English report of one event share them. Words
 * by which something is denied or doubted mean `!denies` and `!doubts`; `?denies`, `?doubts` where they do so only beside words for
 * what was said before (`?about`).
 */
export type Meaning = string;

const LANGUAGES = ['nl', 'en'] as const;
/** Words that are remembered with what they may be forms of. */
const MOST_WORDS = 100_000;

/** Something in a table: all its words together mean it. */
interface Entry {
  readonly meaning: Meaning;
  readonly others: readonly string[];
}

/** Entries by their longest word, and all words of them: no other word means anything. */
interface Lexicon {
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  readonly words: ReadonlySet<string>;
  /** Words that a compound may be made of: not those of a stand, as "neen" is no part of a name in "-ne". */
  readonly parts: ReadonlySet<string>;
}

let lexicons: ReadonlyMap<string, Lexicon> | undefined;
const lemmasOfWord = new Map<string, Map<string, readonly string[]>>();

function lexiconOf(lang: string): Lexicon | undefined {
  lexicons ??= new Map(LANGUAGES.map((one) => [one, load(one)]));
  return lexicons.get(lang);
}

function load(lang: Language): Lexicon {
  const lexicon = new Map<string, Entry[]>();
  const all = new Set(['cannot', 'can', 'not']);
  const add = (cell: string, meaning: Meaning): void => {
    for (const entry of cell.split(';')) {
      const words = folded(entry)
        .split(/[+\s]+/)
        .filter((word) => word !== '');
      // A class of objects within an entry would need the words of that class.
      if (words.length === 0 || words.some((word) => !/^[\p{L}-]{2,}$/u.test(word))) continue;
      const [longest, ...others] = words.toSorted((a, b) => b.length - a.length);
      if (longest.length < (meaning === '?about' ? 2 : 3)) continue;
      const list = lexicon.get(longest) ?? [];
      lexicon.set(longest, list);
      list.push({ meaning, others });
      for (const word of words) all.add(word);
    }
  };
  readTable('packs', 'search', 'words.tsv').forEach((row, at) => add(row[lang], `&${at}`));
  readTable('packs', 'stories', 'words.tsv').forEach((row, at) => add(row[lang], `§${at}`));
  for (const file of readdirSync(resourcePath('packs', lang, 'concepts')).toSorted()) {
    if (!file.endsWith('.tsv')) continue;
    for (const { concept, words } of readTable('packs', lang, 'concepts', file)) add(words, `^${concept}`);
  }
  for (const row of readTable('packs', lang, 'objects.tsv')) add(row['words'], `*${row['class']}`);
  const parts = new Set(lexicon.keys());
  addStances(lang, add);
  return { entries: lexicon, words: all, parts };
}

/** A word that is also a noun, or an answer in itself, takes a stand only where something is pointed at. */
function addStances(lang: Language, add: (cell: string, meaning: Meaning) => void): void {
  const speech = readTable('packs', lang, 'speech.tsv');
  const nouns = new Set(
    speech.filter(({ pos }) => pos === 'noun').flatMap(({ words }) => words.split(';').map(folded)),
  );
  for (const { pos, words, stance } of speech) {
    if (pos === 'noun' || (stance !== 'denies' && stance !== 'doubts')) continue;
    for (const word of words.split(';')) {
      add(word, `${pos === 'verb' && !nouns.has(folded(word)) ? '!' : '?'}${stance}`);
    }
  }
  for (const row of readTable('packs', 'stories', 'replies.tsv')) {
    const { kind, words } = row;
    if (row['lang'] !== lang) continue;
    if (kind === 'denies' || kind === 'doubts') add(words, `?${kind}`);
    else if (kind === 'denial' || kind === 'doubt') add(words, kind === 'denial' ? '!denies' : '!doubts');
    else if (kind === 'about') add(words, '?about');
  }
}

function folded(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
}

/** The meanings of a row of words in lower case, each once. */
export function meaningsOf(words: readonly string[], lang: string): ReadonlySet<Meaning> {
  const found = new Set<Meaning>();
  const lexicon = lexiconOf(lang);
  if (lexicon === undefined) return found;
  const lemmas = new Set(words.flatMap((word) => lemmasOf(word, lang as Language)));
  if (lemmas.has('cannot')) lemmas.add('can').add('not');
  for (const lemma of lemmas) {
    for (const { meaning, others } of lexicon.entries.get(lemma) ?? []) {
      if (others.every((other) => lemmas.has(other))) found.add(meaning);
    }
  }
  return found;
}

/** All words of the lexicon that a word may be a form of, itself included. */
function lemmasOf(word: string, lang: Language): readonly string[] {
  const memo = lemmasOfWord.get(lang) ?? new Map<string, readonly string[]>();
  lemmasOfWord.set(lang, memo);
  let lemmas = memo.get(word);
  if (lemmas === undefined) {
    const lexicon = lexiconOf(lang);
    const known = lexicon?.entries;
    const own = [
      word,
      ...nounCandidates(lang, word),
      ...verbCandidates(lang, word),
      // "denied", "denies"
      ...(lang === 'en' && /ie[ds]$/.test(word) ? [`${word.slice(0, -3)}y`] : []),
    ];
    const whole = own.some((one) => known?.has(one));
    const parts =
      lang === 'nl' && !whole && lexicon !== undefined
        ? own.flatMap((one) => partsOf(one, lexicon.parts))
        : [];
    lemmas = [...new Set([...own, ...parts])].filter((one) => lexicon?.words.has(one));
    if (memo.size >= MOST_WORDS) memo.clear();
    memo.set(word, lemmas);
  }
  return lemmas;
}
