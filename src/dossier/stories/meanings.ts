import { readdirSync } from 'node:fs';
import { nounCandidates, verbCandidates } from '../../coding/index.ts';
import type { Language } from '../../document/index.ts';
import { readTable, resourcePath } from '../../resources.ts';

/**
 * What the words of a sentence mean, by the tables of both languages: concepts (`^arrest`), rows of the words that search
 * takes for one another (`&12`) and classes of objects (`*ship`). A Dutch and an English report of one event share them.
 */
export type Meaning = string;

const LANGUAGES = ['nl', 'en'] as const;
/** Words that are remembered with what they mean. */
const MOST_WORDS = 100_000;

let lexicons: ReadonlyMap<string, ReadonlyMap<string, readonly Meaning[]>> | undefined;
const known = new Map<string, Map<string, readonly Meaning[]>>();

function lexiconOf(lang: string): ReadonlyMap<string, readonly Meaning[]> | undefined {
  lexicons ??= new Map(LANGUAGES.map((one) => [one, load(one)]));
  return lexicons.get(lang);
}

function load(lang: Language): ReadonlyMap<string, readonly Meaning[]> {
  const lexicon = new Map<string, Meaning[]>();
  const add = (cell: string, meaning: Meaning): void => {
    for (const entry of cell.split(';')) {
      const word = entry
        .trim()
        .toLowerCase()
        .normalize('NFD')
        .replace(/\p{M}+/gu, '');
      // A phrase means what its words together mean.
      if (word.length < 3 || /[^\p{L}-]/u.test(word)) continue;
      const list = lexicon.get(word) ?? [];
      lexicon.set(word, list);
      if (!list.includes(meaning)) list.push(meaning);
    }
  };
  readTable('packs', 'search', 'words.tsv').forEach((row, at) => add(row[lang], `&${at}`));
  for (const file of readdirSync(resourcePath('packs', lang, 'concepts')).toSorted()) {
    if (!file.endsWith('.tsv')) continue;
    for (const { concept, words } of readTable('packs', lang, 'concepts', file)) add(words, `^${concept}`);
  }
  for (const row of readTable('packs', lang, 'objects.tsv')) add(row['words'], `*${row['class']}`);
  return lexicon;
}

/** The meanings of a row of words in lower case, each once. */
export function meaningsOf(words: readonly string[], lang: string): ReadonlySet<Meaning> {
  const lexicon = lexiconOf(lang);
  const found = new Set<Meaning>();
  if (lexicon === undefined) return found;
  const memo = known.get(lang) ?? new Map<string, readonly Meaning[]>();
  known.set(lang, memo);
  for (const word of words) {
    let own = memo.get(word);
    if (own === undefined) {
      own = meaningsOfWord(word, lang as Language, lexicon);
      if (memo.size >= MOST_WORDS) memo.clear();
      memo.set(word, own);
    }
    for (const meaning of own) found.add(meaning);
  }
  return found;
}

function meaningsOfWord(
  word: string,
  lang: Language,
  lexicon: ReadonlyMap<string, readonly Meaning[]>,
): readonly Meaning[] {
  if (word.length < 3) return [];
  const lemmas = new Set([word, ...nounCandidates(lang, word), ...verbCandidates(lang, word)]);
  return [...new Set([...lemmas].flatMap((lemma) => lexicon.get(lemma) ?? []))];
}
