import { NAME_KINDS } from '../../src/document/index.ts';
import { HashTable } from '../../src/language/hash-table.ts';
import { OUTSIDE, isInside, kindOfLabel } from '../../src/language/names-labels.ts';
import { LONGEST_LISTED, phraseHash, type NamesTables } from '../../src/language/names-model.ts';
import { lowerHash } from '../../src/language/word-shape.ts';
import { readTable } from '../../src/resources.ts';
import type { NamedDocument } from '../names.ts';
import type { TrainedLanguage } from './data.ts';

export interface ListedName {
  readonly text: string;
  readonly kind: number;
}

const KIND = {
  person: NAME_KINDS.indexOf('person'),
  organisation: NAME_KINDS.indexOf('organisation'),
  place: NAME_KINDS.indexOf('place'),
  other: NAME_KINDS.indexOf('other'),
};
/** Places of a word in names of a kind: the whole name, its first word, a later word. Three bits a kind. */
const ALONE = 1;
const FIRST = 2;
const LATER = 4;
/** The word is common in lower case. */
const COMMON_BIT = 15;
/** Share of a word's occurrences that a place in names must have to be told. */
const LEAST_SHARE = 0.15;

const cells = (value: string | undefined): string[] =>
  (value ?? '')
    .split(';')
    .map((text) => text.trim().replace(/^[=?!*~+]/, ''))
    .filter((text) => /^\p{Lu}/u.test(text));

/** Names of the project's own tables of actors and places. */
export function actorNames(language: TrainedLanguage): ListedName[] {
  const names: ListedName[] = [];
  const add = (cell: string | undefined, kind: number): void => {
    for (const text of cells(cell)) names.push({ text, kind });
  };
  for (const row of readTable('packs', language, 'states.tsv')) {
    add(row.names, KIND.place);
    add(row.seats, KIND.place);
    add(row.adjectives, KIND.other);
    add(row.demonyms, KIND.other);
  }
  for (const row of readTable('packs', language, 'groups.tsv')) {
    add(row.names, row.form === 'name' ? KIND.place : KIND.other);
  }
  for (const table of [
    ['packs', language],
    ['packs', 'actors'],
  ]) {
    for (const row of readTable(...table, 'organisations.tsv')) add(row.names, KIND.organisation);
  }
  for (const row of readTable('packs', 'actors', 'places.tsv')) add(row.names, KIND.place);
  for (const part of ['africa', 'americas', 'asia', 'europe', 'middle-east', 'organisations']) {
    for (const row of readTable('packs', 'actors', `persons-${part}.tsv`)) {
      add(row.names, KIND.person);
      add(row.short, KIND.person);
      add(row.weak, KIND.person);
    }
  }
  return names;
}

const hashOf = (word: string): number => lowerHash(word, 0, word.length);

/** Counts of a word: in each place of names of each kind, and outside names. */
class WordCounts {
  readonly counts = new Map<number, Float64Array>();

  add(hash: number, place: number, weight: number): void {
    let row = this.counts.get(hash);
    if (row === undefined) this.counts.set(hash, (row = new Float64Array(16)));
    row[place] += weight;
  }

  addName(words: readonly number[], kind: number, weight: number): void {
    for (const [i, hash] of words.entries()) {
      const place = words.length === 1 ? ALONE : i === 0 ? FIRST : LATER;
      this.add(hash, 3 * kind + Math.log2(place), weight);
    }
  }
}

/**
 * Words and phrases of lists, as tables.
 * @param marked silver documents that are not trained on themselves: where their words stand in names
 * @param clusters of words in lower case
 */
export function listTables(
  names: readonly ListedName[],
  marked: readonly NamedDocument[],
  common: Iterable<string>,
  clusters: ReadonlyMap<string, number>,
): Omit<NamesTables, 'weights'> {
  const counts = new WordCounts();
  const phrases = new Map<number, number>();
  for (const { text, kind } of names) {
    const words = text.split(' ').map(hashOf);
    counts.addName(words, kind, 3);
    if (words.length <= LONGEST_LISTED) addPhrase(phrases, words, kind);
  }
  for (const { document, labels } of marked)
    countMarked(document.text, document.layer('tokens'), labels, counts);
  const patterns = new Map<number, number>();
  for (const [hash, row] of counts.counts) {
    const total = row.reduce((sum, count) => sum + count, 0);
    let bits = 0;
    for (let place = 0; place < 12; place++) {
      if (row[place] >= 2 && row[place] >= LEAST_SHARE * total) bits |= 1 << place;
    }
    if (bits !== 0) patterns.set(hash, bits);
  }
  for (const word of common) {
    const hash = hashOf(word);
    patterns.set(hash, (patterns.get(hash) ?? 0) | (1 << COMMON_BIT));
  }
  const clusterOf = new Map([...clusters].map(([word, cluster]) => [hashOf(word), cluster]));
  const keys = new Set([...patterns.keys(), ...clusterOf.keys()]);
  const words = HashTable.withRoomFor(keys.size);
  const wordLists = new Uint16Array(words.keys.length);
  const wordCluster = new Uint8Array(words.keys.length);
  for (const hash of keys) {
    const slot = words.add(hash);
    wordLists[slot] = patterns.get(hash) ?? 0;
    wordCluster[slot] = clusterOf.get(hash) ?? 0;
  }
  const phraseTable = HashTable.withRoomFor(phrases.size);
  const phraseKind = new Uint8Array(phraseTable.keys.length);
  for (const [hash, kind] of phrases) phraseKind[phraseTable.add(hash)] = kind;
  return { words, wordLists, wordCluster, phrases: phraseTable, phraseKind };
}

/** The first kind that a phrase is listed with stays. */
function addPhrase(phrases: Map<number, number>, words: readonly number[], kind: number): void {
  let hash = 0;
  for (const [i, word] of words.entries()) {
    hash = phraseHash(hash, word);
    const known = phrases.get(hash) ?? 0;
    phrases.set(hash, i === words.length - 1 && known === 0 ? kind + 1 : known);
  }
}

function countMarked(
  text: string,
  { start, end }: { readonly start: Uint32Array; readonly end: Uint32Array },
  labels: Uint8Array,
  counts: WordCounts,
): void {
  for (let i = 0; i < labels.length;) {
    const words = [lowerHash(text, start[i], end[i])];
    let stop = i + 1;
    if (labels[i] === OUTSIDE) counts.add(words[0], 13, 1);
    else {
      for (; stop < labels.length && isInside(labels[stop]); stop++) {
        words.push(lowerHash(text, start[stop], end[stop]));
      }
      counts.addName(words, kindOfLabel(labels[i]), 1);
    }
    i = stop;
  }
}
