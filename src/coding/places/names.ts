import type { Place } from '../../claim/index.ts';
import { perWord, wordsOf, type Document, type Word } from '../../document/index.ts';
import { readTable } from '../../resources.ts';

/** A name of `packs/places.tsv` in a text. */
export interface PlaceName {
  readonly firstToken: number;
  readonly endToken: number;
  readonly place: Omit<Place, 'name'>;
}

interface Listed {
  /** The name without its first word, in lower case, parts apart by spaces and hyphens. */
  readonly rest: readonly string[];
  readonly place: Omit<Place, 'name'>;
}

const PRECISIONS = ['city', 'region', 'site'] as const;

let listed: ReadonlyMap<string, readonly Listed[]> | undefined;

/** A token that a listed name may begin with: the parts of it behind the first, and the names. */
interface Opening {
  readonly within: readonly string[];
  readonly names: readonly Listed[];
}

/** By word; null for the many that begin no name. */
const openings = perWord(({ form }): Opening | null => {
  listed ??= load();
  const [first, ...within] = partsOf(form);
  if (first === undefined) return null;
  const names = listed.get(first) ?? listed.get(first.replace(/['’]?s$/, ''));
  return names === undefined ? null : { within, names };
});

/** Names by their first word, those with most words first. */
function load(): ReadonlyMap<string, readonly Listed[]> {
  const byWord = new Map<string, Listed[]>();
  for (const { country, kind, lat, lon, names } of readTable('packs', 'places.tsv')) {
    const precision = PRECISIONS.find((known) => known === kind);
    const place: Listed['place'] = {
      lat: Number(lat),
      lon: Number(lon),
      ...(country === '' ? {} : { country }),
      ...(precision === undefined ? {} : { precision }),
    };
    for (const name of names.split(';')) {
      const [first, ...rest] = partsOf(name);
      const list = byWord.get(first) ?? [];
      list.push({ rest, place });
      byWord.set(
        first,
        list.sort((a, b) => b.rest.length - a.rest.length),
      );
    }
  }
  return byWord;
}

function partsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((part) => part !== '');
}

/**
 * The listed names in a document: capitalised words, whether the tokeniser keeps hyphens inside a token or not, and with a
 * possessive at the end.
 * @returns sorted by token, not overlapping
 */
export function findPlaceNames(document: Document): PlaceName[] {
  const words = wordsOf(document);
  const { firstToken } = document.layer('sentences');
  const found: PlaceName[] = [];
  for (let sentence = 0; sentence < document.sentenceCount; sentence++) {
    const last = firstToken[sentence + 1];
    for (let token = firstToken[sentence]; token < last; token++) {
      const opening = openings(words[token]);
      if (opening === null) continue;
      const { within } = opening;
      const name = opening.names.find(({ rest }) => matches(words, token, last, within, rest));
      if (name === undefined) continue;
      if (name.rest.length === 0 && !/^\p{Lu}/u.test(words[token].form)) continue;
      const endToken = token + 1 + tokensFor(words, token + 1, within, name.rest);
      found.push({ firstToken: token, endToken, place: name.place });
      token = endToken - 1;
    }
  }
  return found;
}

function matches(
  words: readonly Word[],
  token: number,
  last: number,
  within: readonly string[],
  rest: readonly string[],
): boolean {
  const parts = [...within];
  for (let next = token + 1; next < last && parts.length < rest.length; next++)
    parts.push(...partsOf(words[next].form));
  if (parts.length !== rest.length) return false;
  return rest.every((part, k) => parts[k] === part || parts[k].replace(/['’]?s$/, '') === part);
}

/** How many tokens after the first hold the rest of a name. */
function tokensFor(
  words: readonly Word[],
  from: number,
  within: readonly string[],
  rest: readonly string[],
): number {
  let parts = within.length;
  let count = 0;
  while (parts < rest.length) {
    parts += partsOf(words[from + count].form).length;
    count++;
  }
  return count;
}
