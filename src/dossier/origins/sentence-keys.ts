import { readResource, readTable } from '../../resources.ts';

/**
 * What stays the same when a sentence is translated: states and organisations as ids (`@PRK`), other names by how they
 * sound (`poetin` and `Putin` are `~putin`), numbers as digits (`#12000`), days of the week and months (`%weekday1`).
 */
export type SentenceKey = string;

const LANGUAGES = ['nl', 'en'] as const;
/** Number words below it are too common to tell sentences apart. */
const LEAST_NUMBER_WORD = 3;

interface Phrase {
  readonly words: readonly string[];
  readonly id: string;
  /** Only with the capitals of the table. */
  readonly exact: string | undefined;
}

interface KeyTables {
  /** Phrases by their first word, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  readonly common: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, number>;
  /** Names of days and months. */
  readonly calendar: ReadonlyMap<string, string>;
}

let tables: KeyTables | undefined;

function loadTables(): KeyTables {
  const phrases = new Map<string, Phrase[]>();
  const add = (cell: string, id: string): void => {
    for (const listed of cell.split(';')) {
      const name = listed.trim().replace(/^[^\p{L}\p{N}]+/u, '');
      const words = folded(name).match(/[\p{L}\p{N}]+/gu);
      if (words === null) continue;
      const exact = name === name.toUpperCase() ? name : undefined;
      const known = phrases.get(words[0]) ?? [];
      phrases.set(words[0], known);
      known.push({ words, id, exact });
    }
  };
  const organisations = readTable('packs', 'actors', 'organisations.tsv');
  // A ministry or an army acts for its state.
  const actors = new Map(
    organisations.flatMap(({ id, actor }): [string, string][] => (actor === '' ? [] : [[id, actor]])),
  );
  const numbers = new Map<string, number>();
  const common = new Set<string>();
  const calendar = new Map<string, string>();
  for (const language of LANGUAGES) {
    for (const row of readTable('packs', language, 'states.tsv')) {
      for (const column of ['names', 'adjectives', 'demonyms', 'seats']) add(row[column], row['id']);
    }
    for (const row of readTable('packs', language, 'organisations.tsv')) {
      add(row['names'], actors.get(row['id']) ?? row['id']);
    }
    for (const row of readTable('packs', language, 'numbers.tsv')) {
      const value = Number(row['value']);
      if (['small', 'ten', 'hundred', 'thousand'].includes(row['class']) && value >= LEAST_NUMBER_WORD) {
        numbers.set(row['word'], value);
      }
    }
    for (const row of readTable('packs', language, 'time-words.tsv')) {
      if (row['class'] === 'weekday' || row['class'] === 'month') {
        calendar.set(row['word'], `${row['class']}${row['value']}`);
      }
    }
    for (const word of readResource('packs', 'languages', `frequent-${language}.txt`).split('\n')) {
      if (word !== '' && !word.startsWith('#')) common.add(word.trim());
    }
  }
  for (const row of organisations) add(row['names'], actors.get(row['id']) ?? row['id']);
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { phrases, common, numbers, calendar };
}

/** The keys of a sentence in their order, repeats included. */
export function keysOf(sentence: string): SentenceKey[] {
  tables ??= loadTables();
  const tokens = sentence.match(/\d+(?:[.,]\d+)*|[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const words = tokens.map(folded);
  const keys: SentenceKey[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (/^\d/.test(token)) {
      keys.push(`#${digits(token)}`);
      continue;
    }
    const number = tables.numbers.get(words[i]);
    if (number !== undefined) {
      keys.push(`#${number}`);
      continue;
    }
    const date = tables.calendar.get(words[i]);
    if (date !== undefined) {
      keys.push(`%${date}`);
      continue;
    }
    if (!/^\p{Lu}/u.test(token)) continue;
    const phrase = phraseAt(tables, tokens, words, i);
    if (phrase !== undefined) {
      keys.push(`@${phrase.id}`);
      i += phrase.words.length - 1;
    } else if (!tables.common.has(token.toLowerCase()) && token.length > 2) {
      keys.push(`~${soundOf(token)}`);
    }
  }
  return keys;
}

function phraseAt(
  { phrases }: KeyTables,
  tokens: readonly string[],
  words: readonly string[],
  at: number,
): Phrase | undefined {
  return phrases
    .get(words[at])
    ?.find(
      (phrase) =>
        phrase.words.every((word, i) => words[at + i] === word) &&
        (phrase.exact === undefined || phrase.words.length > 1 || phrase.exact === tokens[at]),
    );
}

/** A number without separators of thousands: a separator before exactly three digits is one. */
function digits(token: string): string {
  return token.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.');
}

/** How much a key says about which sentence it is. */
export function weightOf(key: SentenceKey): number {
  if (key.startsWith('@') || key.startsWith('%')) return 0.5;
  if (key.startsWith('=')) return 0.4;
  if (key.startsWith('~')) return 1;
  return key.length > 2 ? 1.5 : 0.5;
}

/** A name by how it sounds to Dutch and English spelling: Oessoerijsk and Ussuriysk come out the same. */
export function soundOf(name: string): string {
  const known = sounds.get(name);
  if (known !== undefined) return known;
  const sound = soundOfFolded(folded(name));
  if (sounds.size >= MOST_SOUNDS) sounds.clear();
  sounds.set(name, sound);
  return sound;
}

/** Words come back often; what they sound like does not change. */
const sounds = new Map<string, string>();
const MOST_SOUNDS = 50_000;

function soundOfFolded(word: string): string {
  return word
    .replace(/tsj|tch|ch/g, '1')
    .replace(/sch|sj|sh/g, 's')
    .replace(/zj|zh/g, 's')
    .replace(/kh|c|q/g, 'k')
    .replace(/gh/g, 'g')
    .replace(/ph/g, 'f')
    .replace(/oe|ou|oo/g, 'u')
    .replace(/[ei]?[ijy]+e?/g, 'i')
    .replace(/ee|eu/g, 'e')
    .replace(/w/g, 'v')
    .replace(/z/g, 's')
    .replace(/x/g, 'ks')
    .replace(/(.)\1+/g, '$1');
}

function folded(text: string): string {
  // Most text has no accents.
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** Letters of a word that Dutch and English may share (provocatie, provocation), and of the beginning by which that shows. */
const COGNATE = 7;
const COGNATE_START = 5;

/** Longer words by how they begin: the same in both languages when they have one root. */
export function cognatesOf(words: readonly string[]): SentenceKey[] {
  return words
    .filter((word) => word.length >= COGNATE)
    .map((word) => `=${soundOf(word).slice(0, COGNATE_START)}`);
}
