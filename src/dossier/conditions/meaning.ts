import { readdirSync } from 'node:fs';
import { classOfWord, nounCandidates, verbCandidates } from '../../coding/index.ts';
import { readTable, resourcePath } from '../../resources.ts';
import { type SentenceKey, keysOf } from '../origins/index.ts';
import { cognatesOf } from '../origins/sentence-keys.ts';
import { wordsOf } from '../origins/words.ts';
import { objectGroup } from '../stories/kinship.ts';
import { isLight } from './condition-words.ts';

/** A word of weight in a sentence, with all that another word may agree with it in. */
export interface Unit {
  readonly word: string;
  /** What it may be a form of. */
  readonly lemmas: ReadonlySet<string>;
  /** Rows of packs/search/words.tsv: one meaning in both languages. */
  readonly rows: ReadonlySet<string>;
  /** Concepts of both languages' tables that it may carry. */
  readonly concepts: ReadonlySet<string>;
  /** Group of objects. */
  readonly group?: string;
  readonly cognates: ReadonlySet<string>;
  /** Where it stands among the words of the text. */
  readonly place: number;
}

/** What a text is about, for comparing it with another in either language. */
export interface Meaning {
  readonly lang: string;
  readonly units: readonly Unit[];
  /** States and organisations. */
  readonly parties: ReadonlySet<string>;
  /** Other names and numbers. */
  readonly keys: ReadonlySet<SentenceKey>;
}

const SHORTEST = 3;
const SHORTEST_PART = 5;

/** How much two words agree, by what they agree in. */
const LEMMA = 1;
const ROW = 0.9;
const PART = 0.8;
const CONCEPT = 0.7;
const GROUP = 0.6;
const COGNATE = 0.6;
/** From here on a word counts as found. */
export const FOUND = 0.6;

export function meaningOf(text: string, lang: string): Meaning {
  const keys = keysOf(text);
  const parties = new Set(keys.filter((key) => key.startsWith('@')).map((key) => key.slice(1)));
  const named = new Set(namesIn(text).flatMap(wordsOf));
  const units = wordsOf(text).flatMap((word, place) =>
    word.length < SHORTEST || named.has(word) || isLight(word, lang) || /^\d/.test(word)
      ? []
      : [unitOf(word, lang, place)],
  );
  return { lang, units, parties, keys: new Set(keys.filter((key) => /^[~#]/.test(key))) };
}

/** Words with a capital inside a sentence, and the first word where it is a name. */
function namesIn(text: string): string[] {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}-]+/gu)];
  return words.flatMap(({ 0: word, index }) => {
    if (!/^\p{Lu}/u.test(word)) return [];
    const opens = index === 0 || /[.!?:“‘"]\s*$/u.test(text.slice(0, index));
    return opens && keysOf(word).every((key) => key.startsWith('~')) ? [] : [word];
  });
}

/** 0 nothing in common … 1 the same word. */
export function agreement(a: Unit, b: Unit, sameLanguage: boolean): number {
  if (meets(a.lemmas, b.lemmas)) return LEMMA;
  if (meets(a.rows, b.rows)) return ROW;
  if (sameLanguage && isPart(a.word, b.word)) return PART;
  if (meets(a.concepts, b.concepts)) return CONCEPT;
  if (a.group !== undefined && a.group === b.group) return GROUP;
  return !sameLanguage && meets(a.cognates, b.cognates) ? COGNATE : 0;
}

/** "satelliet" in "spionagesatelliet". */
function isPart(a: string, b: string): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  return few.length >= SHORTEST_PART && many.length > few.length + 2 && many.endsWith(few);
}

export function meets<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  for (const one of few) if (many.has(one)) return true;
  return false;
}

const known = new Map<string, Omit<Unit, 'place'>>();
const MOST_KNOWN = 100_000;

function unitOf(word: string, lang: string, place: number): Unit {
  const key = `${lang} ${word}`;
  let unit = known.get(key);
  if (unit === undefined) {
    const lemmas = lemmasOf(word, lang);
    const { rows, concepts } = groups();
    const all = (of: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> =>
      new Set([...lemmas].flatMap((lemma) => [...(of.get(lemma) ?? [])]));
    const name = lang === 'nl' || lang === 'en' ? classIn(lang, lemmas) : undefined;
    unit = {
      word,
      lemmas,
      rows: all(rows),
      concepts: all(concepts),
      ...(name === undefined ? {} : { group: objectGroup(name) }),
      cognates: new Set(cognatesOf([word])),
    };
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, unit);
  }
  return { ...unit, place };
}

function classIn(lang: 'nl' | 'en', lemmas: ReadonlySet<string>): string | undefined {
  for (const lemma of lemmas) {
    const name = classOfWord(lang, lemma);
    if (name !== undefined) return name;
  }
  return undefined;
}

function lemmasOf(word: string, lang: string): ReadonlySet<string> {
  if (lang !== 'nl' && lang !== 'en') return new Set([word]);
  return new Set([word, ...nounCandidates(lang, word), ...verbCandidates(lang, word)]);
}

interface Groups {
  readonly rows: ReadonlyMap<string, ReadonlySet<string>>;
  readonly concepts: ReadonlyMap<string, ReadonlySet<string>>;
}

let loaded: Groups | undefined;

function groups(): Groups {
  loaded ??= { rows: rowsByWord(), concepts: conceptsByWord() };
  return loaded;
}

function rowsByWord(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  readTable('packs', 'search', 'words.tsv').forEach((row, at) => {
    for (const word of [...singles(row['nl']), ...singles(row['en'])]) addTo(found, word, String(at));
  });
  return found;
}

function conceptsByWord(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const lang of ['nl', 'en']) {
    const files = readdirSync(resourcePath('packs', lang, 'concepts')).filter((file) =>
      file.endsWith('.tsv'),
    );
    for (const file of files.toSorted()) {
      for (const row of readTable('packs', lang, 'concepts', file)) {
        for (const word of singles(row['words'])) addTo(found, word, row['concept']);
      }
    }
  }
  for (const { kind, words } of readTable('packs', 'stories', 'conditions.tsv')) {
    if (kind !== 'family') continue;
    const [name, members] = words.split(':');
    for (const word of singles(members)) addTo(found, word, `family ${name}`);
  }
  return found;
}

/** The single words of a cell, without the marks that say how they are to be matched. */
function singles(cell: string | undefined): string[] {
  return (cell ?? '').split(';').flatMap((part) => {
    const words = wordsOf(part.replaceAll('_', ''));
    return words.length === 1 ? words : [];
  });
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}
