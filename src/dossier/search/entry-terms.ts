import type { Claim } from '../../claim/index.ts';
import { idsOf, namesOf } from '../columns.ts';
import { pieceAt } from '../pieces.ts';
import type { DocumentEntry } from '../record.ts';
import { FIELD_MARK, LAST_PLACE, type TermList, fold } from './term-list.ts';

/** Fields of a claim that search knows, as they stand in posting lists. */
export const CLAIM_FIELDS = [
  'actor',
  'recipient',
  'speaker',
  'party',
  'type',
  'mode',
  'reality',
  'polarity',
  'certainty',
  'stance',
  'object',
  'context',
] as const;
export type ClaimField = (typeof CLAIM_FIELDS)[number];

/**
 * Terms of a document: its words, as `termsOf` read them or, without that, as they stand; and the fields of its claims, whose
 * place is the number of the claim in its sentence, so that a query can ask for fields of one claim.
 * @param claims in the order they are stored
 */
export function entryTerms(entry: DocumentEntry, claims: readonly Claim[]): TermList {
  const words = entry.terms ?? plainTerms(entry);
  const numbers = new Map<string, number>();
  const places: number[] = [];
  let last = -1;
  let place = 0;
  for (const claim of claims) {
    const sentence = Math.max(0, pieceAt(entry.sentences, claim.selector.start));
    place = sentence === last ? Math.min(place + 1, LAST_PLACE) : 0;
    last = sentence;
    for (const term of new Set(claimTerms(claim))) {
      let number = numbers.get(term);
      if (number === undefined) {
        number = words.terms.length + numbers.size;
        numbers.set(term, number);
      }
      places.push(number, sentence, place);
    }
  }
  const all = new Uint32Array(words.places.length + places.length);
  all.set(words.places);
  all.set(places, words.places.length);
  return { terms: [...words.terms, ...numbers.keys()], places: all };
}

/** `field:value` for each field of a claim; values of participants are their ids and folded names. */
export function claimTerms(claim: Claim): string[] {
  const found: string[] = [];
  const add = (field: ClaimField, values: readonly (string | undefined)[]): void => {
    for (const value of values) if (value !== undefined) found.push(`${field}${FIELD_MARK}${fold(value)}`);
  };
  const people = (field: ClaimField, participants: Claim['actors']): void => {
    for (const one of participants) {
      const names = [...idsOf(one), ...(one.name === undefined ? namesOf(one) : [one.name])];
      add(field, names);
      add('party', names);
    }
  };
  people('actor', claim.actors);
  people('recipient', claim.recipients);
  for (const { speaker, stance } of claim.attribution) {
    add('speaker', [...idsOf(speaker), ...namesOf(speaker)]);
    add('stance', [stance]);
  }
  add('type', [claim.type]);
  add('mode', [claim.mode]);
  add('reality', [claim.reality]);
  add('polarity', [claim.polarity]);
  add('certainty', [claim.certainty]);
  add(
    'object',
    (claim.objects ?? []).map((one) => one.class),
  );
  add('context', claim.contexts ?? []);
  return found;
}

/** Words as they stand, folded: for entries that were not read by the language layer. */
function plainTerms({ text, sentences }: DocumentEntry): TermList {
  const numbers = new Map<string, number>();
  const places: number[] = [];
  const spans = sentences.length === 0 ? [{ start: 0, end: text.length }] : sentences;
  for (const [s, { start, end }] of spans.entries()) {
    let place = 0;
    for (const [word] of text.slice(start, end).matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)) {
      const term = fold(word);
      const number = numbers.get(term) ?? numbers.size;
      numbers.set(term, number);
      places.push(number, s, Math.min(place++, LAST_PLACE));
    }
  }
  return { terms: [...numbers.keys()], places: Uint32Array.from(places) };
}
