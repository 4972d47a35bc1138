import { LANGUAGES, type BlockLayer, type Document, type Language } from '../document/index.ts';
import { BreuklijnError } from '../errors.ts';
import { readResource, readTable, type Row } from '../resources.ts';
import { APOSTROPHE, CHAR_CLASS, MARK, SPACE, UPPER, foldCode, isLetter } from './char-class.ts';
import type { Stage } from './stage.ts';
import { WordTable } from './word-table.ts';

/*
 * Which language a text is in, from its small words and its letters: naive Bayes with one model for each language. A word
 * of the list has the probability of its rank (Zipf's law, the same for all lists); any other word has the same
 * small probability in every language and so says nothing.
 */

/** Probability of a word that is not on a language's list. */
const UNLISTED = 2e-5;
/** Probability of the commonest word, the same in every language. */
const COMMONEST = 0.02;
/** Rank at which a word is half as common as the commonest. */
const RANK_OFFSET = 8;
/** Log odds of a letter that speaks for a language, and how many of them count in a block. */
const LETTER_WEIGHT = 1.5;
const LETTER_COUNT = 4;
/** Log odds below which nothing is said, between the best language and none. */
const ENOUGH = 4.5;
/** And between the best language and the second. */
const AHEAD = 1.2;
/** Log odds against a language without a name: it must explain a text clearly better than those that are expected. */
const UNEXPECTED = 3;
/** By how much another language must explain a block better than the document's main one. */
const AGAINST_MAIN = 4;
/** Log odds for each word below which a text of at least LONG words is in none of the languages we know. */
const THIN = 0.35;
const LONG = 12;
/** How many code units of a block are read. */
const REACH = 500;
/** Share of the letters from which a text that is not written in Latin letters counts as such. */
const FOREIGN_SHARE = 0.5;

const STOP = 0x2e;
/** `@ / _` next to letters: part of an address. */
const OF_ADDRESSES: ReadonlySet<number> = new Set([0x40, 0x2f, 0x5f]);

interface Profiles {
  /** Language of each profile; several are `other`. */
  readonly language: readonly Language[];
  /** Word number + 1 of each listed word. */
  readonly words: WordTable;
  /** Letters, folded, with their number + 1 + the number of words. */
  readonly letters: ReadonlyMap<number, number>;
  /** First entry of each word or letter, with one extra last one. */
  readonly first: Uint32Array;
  readonly profile: Uint8Array;
  readonly weight: Float32Array;
}

function languageOf(name: string): Language {
  const language = LANGUAGES.find((known) => known === name);
  if (language === undefined) {
    throw new BreuklijnError(
      'bad-resource',
      `packs/languages/words.tsv names the language ${name}`,
      `use one of ${LANGUAGES.join(', ')}`,
    );
  }
  return language;
}

/** The words of a profile, the commonest first: of the languages that are read, those of the treebanks before the rest. */
function wordsOf(row: Row): string[] {
  const own = row['words'].split(' ');
  if (row['language'] !== 'nl' && row['language'] !== 'en') return [...new Set(own)];
  const frequent = readResource('packs', 'languages', `frequent-${row['language']}.txt`).split('\n');
  return [...new Set([...frequent.filter((word) => word !== '' && !word.startsWith('#')), ...own])];
}

function load(): Profiles {
  const rows = readTable('packs', 'languages', 'words.tsv');
  const codes = rows.map((row) => row['language']);
  const entries = new Map<string, [number, number][]>();
  const add = (key: string, profile: number, weight: number): void => {
    const list = entries.get(key);
    if (list === undefined) entries.set(key, [[profile, weight]]);
    else list.push([profile, weight]);
  };
  rows.forEach((row, profile) => {
    wordsOf(row).forEach((word, rank) => {
      const weight = Math.log(COMMONEST / (1 + rank / RANK_OFFSET) / UNLISTED);
      if (weight > 0) add(word, profile, weight);
    });
  });
  const words = [...entries.keys()];
  const letterKeys: [number, string][] = [];
  for (const row of readTable('packs', 'languages', 'letters.tsv')) {
    const profile = codes.indexOf(row['language']);
    for (const letter of new Set(row['letters'])) {
      const key = `letter ${letter}`;
      if (!entries.has(key)) letterKeys.push([letter.charCodeAt(0), key]);
      if (profile >= 0) add(key, profile, LETTER_WEIGHT);
    }
  }
  const lists = [...words, ...letterKeys.map(([, key]) => key)].map((key) => entries.get(key) ?? []);
  const first = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => (first[i + 1] = first[i] + list.length));
  return {
    language: rows.map((row) => languageOf(row['name'])),
    words: new WordTable(words.map((word, i) => [word, i + 1])),
    letters: new Map(letterKeys.map(([code], i) => [code, words.length + i + 1])),
    first,
    profile: Uint8Array.from(lists.flat(), ([profile]) => profile),
    weight: Float32Array.from(lists.flat(), ([, weight]) => weight),
  };
}

let loaded: Profiles | undefined;

/** What was counted in a stretch of text: log odds for each profile, and how much was read. */
class Evidence {
  readonly #profiles: Profiles;
  readonly scores: Float64Array;
  words = 0;
  letters = 0;
  foreign = 0;

  constructor(profiles: Profiles) {
    this.#profiles = profiles;
    this.scores = new Float64Array(profiles.language.length);
  }

  /** Log odds of a profile, less what speaks against it before anything is read. */
  #score(profile: number): number {
    return this.scores[profile] - (this.#profiles.language[profile] === 'other' ? UNEXPECTED : 0);
  }

  read(text: string, start: number, end: number): void {
    const { words, letters } = this.#profiles;
    const limit = Math.min(end, start + REACH);
    let special = 0;
    let at = start;
    while (at < limit) {
      if (!isLetter(text.charCodeAt(at))) {
        at++;
        continue;
      }
      const first = at;
      let code = 0;
      while (at < limit && CHAR_CLASS[(code = text.charCodeAt(at))] > SPACE && CHAR_CLASS[code] <= MARK) {
        if (code >= 0x80) {
          if (code >= 0x370 && code < 0x1e00) this.foreign++;
          else if (code >= 0x2e80) this.foreign++;
          else if (special < LETTER_COUNT) {
            const letter = letters.get(foldCode(code));
            if (letter !== undefined) {
              special++;
              this.#count(letter);
            }
          }
        }
        at++;
      }
      this.letters += at - first;
      if (isPartOfSign(text, first, at)) continue;
      this.words++;
      this.#count(words.at(text, first, at));
    }
  }

  #count(entry: number): void {
    if (entry === 0) return;
    const { first, profile, weight } = this.#profiles;
    for (let i = first[entry - 1]; i < first[entry]; i++) this.scores[profile[i]] += weight[i];
  }

  add(other: Evidence): void {
    for (let i = 0; i < this.scores.length; i++) this.scores[i] += other.scores[i];
    this.words += other.words;
    this.letters += other.letters;
    this.foreign += other.foreign;
  }

  /** Log odds of the best profile of a language. */
  scoreOf(language: Language): number {
    let best = 0;
    for (let i = 0; i < this.scores.length; i++) {
      if (this.#profiles.language[i] === language) best = Math.max(best, this.scores[i]);
    }
    return best;
  }

  /** The language, `other` when it is none that has a name, `und` when too little was read. */
  decide(): Language {
    if (this.letters > 1 && this.foreign / this.letters >= FOREIGN_SHARE) return 'other';
    let best = 0;
    for (let i = 1; i < this.scores.length; i++) if (this.#score(i) > this.#score(best)) best = i;
    const language = this.#profiles.language[best];
    const score = this.#score(best);
    if (this.words >= LONG && score / this.words < THIN) return 'other';
    if (score < ENOUGH) return 'und';
    let second = 0;
    for (let i = 0; i < this.scores.length; i++) {
      if (this.#profiles.language[i] !== language) second = Math.max(second, this.#score(i));
    }
    return score - second < AHEAD ? 'und' : language;
  }
}

/** Whether letters are part of an address or stand alone as an initial or after an apostrophe (`'s`): no words to judge by. */
function isPartOfSign(text: string, first: number, end: number): boolean {
  const before = first > 0 ? text.charCodeAt(first - 1) : 0x20;
  const after = end < text.length ? text.charCodeAt(end) : 0x20;
  const kind = CHAR_CLASS[before];
  if (end - first === 1 && (CHAR_CLASS[text.charCodeAt(first)] === UPPER || kind === APOSTROPHE)) return true;
  if (kind === SPACE && CHAR_CLASS[after] === SPACE) return false;
  if (OF_ADDRESSES.has(before) || OF_ADDRESSES.has(after)) return true;
  const joined = before === STOP && first > 1 && isLetter(text.charCodeAt(first - 2));
  return joined || (after === STOP && end + 1 < text.length && isLetter(text.charCodeAt(end + 1)));
}

/**
 * The language of a text: one of LANGUAGES, `und` when the text is too short to say.
 * Only the first 500 UTF-16 code units are read.
 */
export function identifyLanguage(text: string): Language {
  loaded ??= load();
  const evidence = new Evidence(loaded);
  evidence.read(text, 0, text.length);
  return evidence.decide();
}

/** Languages of the blocks of a document and its main one. A block that is too short to say takes the main language. */
function identify(text: string, blocks: BlockLayer): { main: Language; block: Uint8Array } {
  loaded ??= load();
  const whole = new Evidence(loaded);
  const each: Evidence[] = [];
  for (let block = 0; block < blocks.start.length; block++) {
    const evidence = new Evidence(loaded);
    evidence.read(text, blocks.start[block], blocks.end[block]);
    whole.add(evidence);
    each.push(evidence);
  }
  const main = whole.decide();
  const block = Uint8Array.from(each, (evidence) => {
    const own = evidence.decide();
    const differs = own !== 'und' && own !== main;
    const strong = evidence.foreign > 0 || evidence.scoreOf(own) - evidence.scoreOf(main) >= AGAINST_MAIN;
    return LANGUAGES.indexOf(differs && (strong || main === 'und') ? own : main);
  });
  return { main, block };
}

/**
 * The stage that finds the language of each block and of the document.
 * @param fixed the language to take for granted
 */
export function languageStage(fixed?: Language): Stage {
  return {
    name: 'languages',
    requires: ['blocks'],
    adds: ['languages'],
    run(document: Document): Document {
      const blocks = document.layer('blocks');
      if (fixed === undefined) return document.with('languages', identify(document.text, blocks));
      const block = new Uint8Array(blocks.start.length).fill(LANGUAGES.indexOf(fixed));
      return document.with('languages', { main: fixed, block });
    },
  };
}
