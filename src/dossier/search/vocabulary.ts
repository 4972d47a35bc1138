import { readdirSync } from 'node:fs';
import { readTable, resourcePath } from '../../resources.ts';
import { fold } from './term-list.ts';

/** Words that search takes along, with how much a hit of theirs counts. Several words are a phrase. */
export interface Companion {
  readonly words: readonly string[];
  readonly weight: number;
}

/** What is known of words before a query is asked: out of the packs. */
export interface Vocabulary {
  /** Dutch words that may be part of a compound. */
  readonly compoundParts: ReadonlySet<string>;
  /** Whether a folded lemma stands in a table: then it is surely one. */
  isLemma(word: string): boolean;
  /** Other words for a folded lemma, in both languages, best first. */
  companions(lemma: string): readonly Companion[];
  /** Ids of actors that a folded name means. */
  actorIds(name: string): readonly string[];
  /** Folded names of an actor in all languages. */
  actorNames(id: string): readonly string[];
}

/** Of a row of `packs/search/words.tsv`, of a concept and of an object class, how much another word of it counts. */
const WORD_WEIGHT = 0.6;
const CONCEPT_WEIGHT = 0.35;
const CLASS_WEIGHT = 0.25;
/** A class of more words than this says too little about each of them. */
const MOST_OF_CLASS = 60;
/** Companions of one word at most. */
const MOST_COMPANIONS = 40;

const LANGUAGES = ['nl', 'en'] as const;

interface Group {
  readonly members: readonly string[];
  readonly weight: number;
}

let loaded: Vocabulary | undefined;

/** Reads the packs once. */
export function vocabulary(): Vocabulary {
  loaded ??= load();
  return loaded;
}

function load(): Vocabulary {
  const groups = [...wordGroups(), ...conceptGroups(), ...classGroups()];
  const byWord = new Map<string, Group[]>();
  for (const group of groups) {
    for (const member of group.members) byWord.set(member, [...(byWord.get(member) ?? []), group]);
  }
  const { ids, names } = actorNames();
  const parts = compoundParts();
  return {
    compoundParts: parts,
    isLemma: (word) => byWord.has(word) || parts.has(word),
    companions: (lemma) => companionsOf(lemma, byWord.get(lemma) ?? []),
    actorIds: (name) => [...(ids.get(unhyphened(name)) ?? [])],
    actorNames: (id) => [...(names.get(id) ?? [])],
  };
}

function companionsOf(lemma: string, groups: readonly Group[]): Companion[] {
  const best = new Map<string, { readonly weight: number; readonly place: number }>();
  for (const { members, weight } of groups) {
    for (const [place, member] of members.entries()) {
      const known = best.get(member);
      if (member === lemma || (known !== undefined && known.weight >= weight)) continue;
      best.set(member, { weight, place });
    }
  }
  // Among equals those that the tables name first: the most usual ones stand there.
  return Array.from(best, ([member, { weight, place }]) => ({ words: member.split(' '), weight, place }))
    .toSorted(
      (a, b) => b.weight - a.weight || a.place - b.place || compare(a.words.join(' '), b.words.join(' ')),
    )
    .slice(0, MOST_COMPANIONS)
    .map(({ words: found, weight }) => ({ words: found, weight }));
}

function wordGroups(): Group[] {
  return readTable('packs', 'search', 'words.tsv').map((row) => ({
    members: [...words(row['nl']), ...words(row['en'])],
    weight: WORD_WEIGHT,
  }));
}

/** Words of one concept in one part of speech; "levering" and "leveren" are in groups of their own that meet in the concept. */
function conceptGroups(): Group[] {
  const groups = new Map<string, string[][]>();
  for (const lang of LANGUAGES) {
    const files = readdirSync(resourcePath('packs', lang, 'concepts')).filter((file) =>
      file.endsWith('.tsv'),
    );
    for (const file of files.toSorted()) {
      for (const row of readTable('packs', lang, 'concepts', file)) {
        if (row['words'] === '*') continue;
        const rows = groups.get(row['concept']) ?? [];
        groups.set(row['concept'], rows);
        // A fixed phrase stands in no particular order in a text: it is of no use here.
        rows.push(words(row['words']).filter((word) => !word.includes('+')));
      }
    }
  }
  return Array.from(groups.values(), (rows) => group(inTurn(rows), CONCEPT_WEIGHT));
}

/** The first word of each row, then the second of each, and so on; each word once. */
function inTurn(rows: readonly (readonly string[])[]): string[] {
  const found = new Set<string>();
  const longest = Math.max(0, ...rows.map(({ length }) => length));
  for (let i = 0; i < longest; i++) {
    for (const row of rows) if (i < row.length) found.add(row[i]);
  }
  return [...found];
}

function classGroups(): Group[] {
  const groups = new Map<string, string[]>();
  for (const lang of LANGUAGES) {
    for (const row of readTable('packs', lang, 'objects.tsv')) {
      groups.set(row['class'], [...(groups.get(row['class']) ?? []), ...words(row['words'])]);
    }
  }
  return [...groups.values()]
    .filter((members) => members.length <= MOST_OF_CLASS)
    .map((members) => group(members, CLASS_WEIGHT));
}

/** The more words a group has, the less one says of another. */
function group(members: readonly string[], weight: number): Group {
  return { members, weight: weight / (1 + Math.log10(Math.max(1, members.length))) };
}

function compoundParts(): ReadonlySet<string> {
  const parts = new Set<string>();
  const add = (cell: string | undefined): void => {
    for (const word of words(cell)) if (/^[a-z]{3,}$/.test(word)) parts.add(word);
  };
  for (const row of readTable('packs', 'nl', 'objects.tsv')) add(row['words']);
  for (const row of readTable('packs', 'search', 'words.tsv')) add(row['nl']);
  for (const file of readdirSync(resourcePath('packs', 'nl', 'concepts')).toSorted()) {
    if (!file.endsWith('.tsv')) continue;
    for (const row of readTable('packs', 'nl', 'concepts', file))
      if (row['pos'] === 'noun') add(row['words']);
  }
  return parts;
}

interface ActorNames {
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
}

/** States, their adjectives, inhabitants and seats; organisations and persons by the names that mean only them. */
function actorNames(): ActorNames {
  const ids = new Map<string, Set<string>>();
  const names = new Map<string, Set<string>>();
  const add = (id: string | undefined, cell: string | undefined, isName: boolean): void => {
    if (id === undefined || id === '') return;
    for (const word of words(cell)) {
      const key = unhyphened(word);
      ids.set(key, (ids.get(key) ?? new Set()).add(id));
      if (isName) names.set(id, (names.get(id) ?? new Set()).add(word));
    }
  };
  for (const lang of LANGUAGES) {
    for (const row of readTable('packs', lang, 'states.tsv')) {
      add(row['id'], row['names'], true);
      for (const field of ['adjectives', 'demonyms', 'seats']) add(row['id'], row[field], true);
      ids.set(fold(row['id']), (ids.get(fold(row['id'])) ?? new Set()).add(row['id']));
    }
  }
  const organisations = new Map<string, string>();
  for (const row of readTable('packs', 'actors', 'organisations.tsv')) {
    // A body of a state is not the state.
    if (row['actor'] !== row['id']) continue;
    organisations.set(row['id'], row['id']);
    add(row['id'], row['names'], true);
  }
  for (const lang of LANGUAGES) {
    for (const row of readTable('packs', lang, 'organisations.tsv')) {
      if (organisations.has(row['id'])) add(row['id'], row['names'], true);
    }
  }
  return { ids, names };
}

/** Words of a cell, folded, without the marks that say how a name is to be matched. */
function words(cell: string | undefined): string[] {
  return (cell ?? '')
    .split(';')
    .map((word) => fold(word.replace(/^\s*[=?!*~+@]+/, '').replaceAll('_', '')))
    .filter((word) => word !== '');
}

/** "Zuid-Korea" and "Zuid Korea" are asked alike. */
function unhyphened(name: string): string {
  return name.replaceAll('-', ' ');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
