import type { Place } from '../../claim/index.ts';
import { sentenceOfToken, type Document } from '../../document/index.ts';
import { readTable } from '../../resources.ts';
import type { ActorMention } from '../actors/find-mentions.ts';
import { numberLanguageOf, type NumberLanguage } from '../quantities/atoms.ts';
import { positionOfSeat } from './seats.ts';

export type PlaceRelation = 'at' | 'on' | 'near' | 'to' | 'from';

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
}

const loaded = new Map<NumberLanguage, PlaceWords>();
const MOST_FILLERS = 4;

function placeWords(language: NumberLanguage): PlaceWords {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const relations = new Map<string, { words: readonly string[]; relation: PlaceRelation }[]>();
  const fillers = new Set<string>();
  for (const row of readTable('packs', language, 'place-words.tsv')) {
    if (row['relation'] === 'filler') {
      fillers.add(row['words']);
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
  const result = { relations, fillers };
  loaded.set(language, result);
  return result;
}

/**
 * Named places behind a preposition of place: cities, regions and sites with their coordinates, seats of government with
 * those of the seat ("in Washington"), states with none, so that no country is ever pinned to its capital.
 * @param mentions what the document names, sorted by token
 * @returns sorted by token, not overlapping
 */
export function findPlaces(document: Document, mentions: readonly ActorMention[]): PlaceExpression[] {
  const places: PlaceExpression[] = [];
  for (const mention of mentions) {
    if (mention.compound !== undefined) continue;
    if (mention.kind !== 'place' && mention.kind !== 'seat' && mention.kind !== 'state') continue;
    const sentence = sentenceOfToken(document, mention.firstToken);
    const language = numberLanguageOf(document, sentence);
    if (language === undefined) continue;
    const found = relationBefore(document, mention.firstToken, sentence, placeWords(language), language);
    // "Een aanval op Rusland" names a target; a place is where one is: "op Okinawa".
    if (found === undefined || (found.relation === 'on' && mention.kind === 'state')) continue;
    if (places.length > 0 && found.first < places[places.length - 1].endToken) continue;
    const place = placeOf(document, mention);
    places.push({
      ...place,
      firstToken: found.first,
      endToken: mention.endToken,
      sentence,
      relation: found.relation,
    });
  }
  return places;
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
  { relations, fillers }: PlaceWords,
  language: NumberLanguage,
): { first: number; relation: PlaceRelation } | undefined {
  const start = document.layer('sentences').firstToken[sentence];
  for (let at = name - 1, steps = 0; at >= start && steps <= MOST_FILLERS; at--, steps++) {
    const word = wordOf(document, at);
    for (const { words, relation } of relations.get(word) ?? []) {
      const first = at - words.length + 1;
      if (first >= start && words.every((part, k) => wordOf(document, first + k) === part))
        return { first, relation };
    }
    // "het Russische Koersk", "the Russian city of Kursk"
    const adjective = language === 'nl' ? /^\p{L}[\p{L}-]+e$/u.test(word) : /^\p{L}+(?:n|sh|se)$/u.test(word);
    if (!fillers.has(word) && !adjective) return undefined;
  }
  return undefined;
}

function placeOf(
  document: Document,
  { firstToken, endToken, kind, ids, entries, position }: ActorMention,
): Place {
  const { start, end } = document.layer('tokens');
  const name = document.text.slice(start[firstToken], end[endToken - 1]);
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
