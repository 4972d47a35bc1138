import { readResource, readTable } from '../resources.ts';
import { BreuklijnError } from '../errors.ts';
import { WordTable } from './word-table.ts';

/** Values of `TokeniserRules.abbreviations`. */
export const INSIDE = 1;
export const ENDING = 2;
export const BEFORE_NUMBER = 3;
export const BEFORE_LOWER = 4;
export const BEFORE_CAPITAL = 5;

const ABBREVIATION_KINDS: ReadonlyMap<string, number> = new Map([
  ['inside', INSIDE],
  ['end', ENDING],
  ['number', BEFORE_NUMBER],
  ['lower', BEFORE_LOWER],
  ['title', BEFORE_CAPITAL],
]);

/** What the scanner and the sentence splitter know of a language. */
export interface TokeniserRules {
  readonly language: 'nl' | 'en';
  /** Words written with a full stop, without their last one. */
  readonly abbreviations: WordTable;
  /** Words that begin with an apostrophe, without it. */
  readonly apostropheWords: WordTable;
  /** Words that show, after an abbreviation, that a sentence begins. */
  readonly sentenceStarters: WordTable;
  /** Last parts of internet and file names. */
  readonly domainEndings: WordTable;
  /** Two words written as one: the length of the first. */
  readonly contractions: WordTable;
  /** Parts before a hyphen that stay with what follows where hyphens divide. */
  readonly hyphenPrefixes: WordTable;
  /** Units that are divided from the digits they are written to. */
  readonly units: WordTable;
  readonly keepClitics: boolean;
  readonly keepHyphens: boolean;
  readonly keepSlashes: boolean;
  readonly keepPercent: boolean;
  readonly keepCurrency: boolean;
}

/** Lines of a word list that ships with the package, without comments. */
function wordList(...path: string[]): [string, number][] {
  const words: [string, number][] = [];
  for (const line of readResource(...path).split('\n')) {
    const word = line.trim();
    if (word !== '' && !word.startsWith('#')) words.push([word, 1]);
  }
  return words;
}

function load(language: 'nl' | 'en'): TokeniserRules {
  const keep = new Map(
    readTable('packs', language, 'tokeniser.tsv').map((row) => [row['convention'], row['keep'] === 'yes']),
  );
  const abbreviations = readTable('packs', language, 'abbreviations.tsv').map((row): [string, number] => {
    const kind = ABBREVIATION_KINDS.get(row['kind']);
    if (kind === undefined) {
      throw new BreuklijnError(
        'bad-resource',
        `packs/${language}/abbreviations.tsv has no kind ${row['kind']}`,
        `use one of ${[...ABBREVIATION_KINDS.keys()].join(', ')}`,
      );
    }
    return [row['form'], kind];
  });
  const english = language === 'en';
  return {
    language,
    abbreviations: new WordTable(abbreviations),
    apostropheWords: new WordTable(wordList('packs', language, 'apostrophe-words.txt')),
    sentenceStarters: new WordTable(wordList('packs', language, 'sentence-starters.txt')),
    domainEndings: new WordTable(wordList('packs', 'languages', 'domain-endings.txt')),
    contractions: new WordTable(
      english
        ? readTable('packs', language, 'contractions.tsv').map((row) => [row['written'], Number(row['cut'])])
        : [],
    ),
    hyphenPrefixes: new WordTable(english ? wordList('packs', language, 'hyphen-prefixes.txt') : []),
    units: new WordTable(english ? wordList('packs', language, 'attached-units.txt') : []),
    keepClitics: keep.get('clitics') ?? true,
    keepHyphens: keep.get('hyphens') ?? true,
    keepSlashes: keep.get('slashes') ?? true,
    keepPercent: keep.get('percent') ?? true,
    keepCurrency: keep.get('currency') ?? true,
  };
}

const loaded = new Map<string, TokeniserRules>();

/** The rules of a language, read once. */
export function tokeniserRules(language: 'nl' | 'en'): TokeniserRules {
  let rules = loaded.get(language);
  if (rules === undefined) {
    rules = load(language);
    loaded.set(language, rules);
  }
  return rules;
}
