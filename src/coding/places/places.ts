import type { Place } from '../../claim/index.ts';
import { sentenceOfToken, type Document } from '../../document/index.ts';
import { readTable } from '../../resources.ts';
import type { ActorMention } from '../actors/find-mentions.ts';
import { numberLanguageOf, type NumberLanguage } from '../quantities/atoms.ts';
import { findPlaceNames } from './names.ts';
import { positionOfSeat } from './seats.ts';

/** How the event lies to the place; `named` without a preposition: taken, shelled or left by the verb. */
export type PlaceRelation = 'at' | 'on' | 'near' | 'to' | 'from' | 'named';

/** A place that a sentence says something happens at, with its preposition; tokens `firstToken` up to `endToken`. */
export interface PlaceExpression extends Place {
  /** First token of the preposition. */
  readonly firstToken: number;
  readonly endToken: number;
  readonly sentence: number;
  readonly relation: PlaceRelation;
}

interface PlaceWords {
  /** By last word, longest first. */
  readonly relations: ReadonlyMap<string, readonly { words: readonly string[]; relation: PlaceRelation }[]>;
  readonly fillers: ReadonlySet<string>;
  /** Nouns that lie in the place behind their "van": harbour, centre, square. */
  readonly loci: ReadonlySet<string>;
}

const loaded = new Map<NumberLanguage, PlaceWords>();
const MOST_FILLERS = 4;

function placeWords(language: NumberLanguage): PlaceWords {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const relations = new Map<string, { words: readonly string[]; relation: PlaceRelation }[]>();
  const fillers = new Set<string>();
  const loci = new Set<string>();
  for (const row of readTable('packs', language, 'place-words.tsv')) {
    if (row['relation'] === 'filler') {
      fillers.add(row['words']);
      continue;
    }
    if (row['relation'] === 'locus') {
      loci.add(row['words']);
      continue;
    }
    const words = row['words'].split(' ');
    const last = words[words.length - 1];
    const list = relations.get(last) ?? [];
    list.push({ words, relation: row['relation'] as PlaceRelation });
    relations.set(
      last,
      list.sort((a, b) => b.words.length - a.words.length),
    );
  }
  const result = { relations, fillers, loci };
  loaded.set(language, result);
  return result;
}

/**
 * Named places: cities, regions, waters and sites with their coordinates, seats of government behind a preposition with
 * those of the seat ("in Washington"), states behind one with none, so that no country is ever pinned to its capital.
 * @param mentions what the document names, sorted by token
 * @returns sorted by token, not overlapping
 */
export function findPlaces(document: Document, mentions: readonly ActorMention[]): PlaceExpression[] {
  const places: PlaceExpression[] = [];
  let free = 0;
  for (const name of namesIn(document, mentions)) {
    if (name.firstToken < free) continue;
    const sentence = sentenceOfToken(document, name.firstToken);
    const language = numberLanguageOf(document, sentence);
    if (language === undefined) continue;
    const found = relationBefore(document, name.firstToken, sentence, name.kind, language);
    const first = found === undefined || found.first < free ? name.firstToken : found.first;
    const relation = found?.relation ?? 'named';
    // Seats and states act more often than they lie somewhere; "een aanval op Rusland" names a target.
    if (name.kind !== 'place' && relation === 'named') continue;
    if (name.kind === 'state' && relation === 'on') continue;
    const { firstToken: _, kind: __, ...place } = name;
    places.push({ ...place, firstToken: first, sentence, relation });
    free = name.endToken;
  }
  return places;
}

interface Name extends Place {
  readonly firstToken: number;
  readonly endToken: number;
  readonly kind: 'place' | 'seat' | 'state';
}

/** Names of both tables in order; what the one of actors knows goes first. */
function namesIn(document: Document, mentions: readonly ActorMention[]): Name[] {
  const { start, end } = document.layer('tokens');
  const names: Name[] = [];
  const placed = new Uint8Array(document.tokenCount);
  for (const mention of mentions) {
    const { kind, firstToken, endToken } = mention;
    if (mention.compound !== undefined || (kind !== 'place' && kind !== 'seat' && kind !== 'state')) continue;
    const name: Name = { firstToken, endToken, kind, ...placeOf(document, mention) };
    names.push(name);
    // One that only knows the state ("Gaza") gives way to a listed name.
    if (name.lat !== undefined) placed.fill(1, firstToken, endToken);
  }
  for (const { firstToken, endToken, place } of findPlaceNames(document)) {
    if (placed[firstToken] === 1 && placed[endToken - 1] === 1) continue;
    names.push({
      firstToken,
      endToken,
      kind: 'place',
      name: document.text.slice(start[firstToken], end[endToken - 1]),
      ...place,
    });
  }
  // Of two that begin together the longer goes first, then the one with coordinates.
  return names.sort(
    (a, b) =>
      a.firstToken - b.firstToken ||
      b.endToken - a.endToken ||
      Number(a.lat === undefined) - Number(b.lat === undefined),
  );
}

function wordOf(document: Document, token: number): string {
  const { start, end } = document.layer('tokens');
  return document.text.slice(start[token], end[token]).toLowerCase();
}

/** The preposition before a name, over articles, adjectives of origin and words like "stad". */
function relationBefore(
  document: Document,
  name: number,
  sentence: number,
  kind: Name['kind'],
  language: NumberLanguage,
): { first: number; relation: PlaceRelation } | undefined {
  const { relations, fillers, loci } = placeWords(language);
  let fallback: { first: number; relation: PlaceRelation } | undefined;
  const start = document.layer('sentences').firstToken[sentence];
  for (let at = name - 1, steps = 0; at >= start && steps <= MOST_FILLERS; at--, steps++) {
    const word = wordOf(document, at);
    for (const { words, relation } of relations.get(word) ?? []) {
      const first = at - words.length + 1;
      if (first >= start && words.every((part, k) => wordOf(document, first + k) === part))
        return { first, relation };
    }
    if (word === (language === 'nl' ? 'van' : 'of')) {
      // "de haven van Kaohsiung", "het centrum van Belgrado" lie there; "de regering van Moskou" does not. "In de haven
      // van", "near the city of" go on to their own preposition.
      const noun = at > start ? wordOf(document, at - 1) : '';
      if (fallback === undefined && (loci.has(noun) || (kind === 'place' && !fillers.has(noun))))
        fallback = { first: at, relation: 'at' };
      if (!loci.has(noun) && !fillers.has(noun)) return fallback;
      at--;
      continue;
    }
    // "het Russische Koersk", "the Russian city of Kursk"
    const adjective = language === 'nl' ? /^\p{L}[\p{L}-]+e$/u.test(word) : /^\p{L}+(?:n|sh|se)$/u.test(word);
    if (!fillers.has(word) && !adjective) return fallback;
  }
  return fallback;
}

function placeOf(
  document: Document,
  { firstToken, endToken, kind, ids, entries, position }: ActorMention,
): Place {
  const { start, end } = document.layer('tokens');
  const text = document.text.slice(start[firstToken], end[endToken - 1]);
  // "Vladivostoks hotels"
  const name = kind === 'place' && text.replace(/['’]?s$/, '') === entries[0] ? entries[0] : text;
  const country = ids[0] ?? entries[0];
  const base = country === undefined ? { name } : { name, country };
  if (kind === 'state') return { ...base, precision: 'country' };
  if (kind === 'seat') {
    const seat = country === undefined ? undefined : positionOfSeat(country, name);
    return { ...base, ...seat, precision: 'city' };
  }
  if (position === undefined) return base;
  const { lat, lon, precision } = position;
  return precision === 'site' || precision === 'city' || precision === 'region'
    ? { ...base, lat, lon, precision }
    : { ...base, lat, lon };
}
