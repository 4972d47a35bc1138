import type { Plan, Way } from './expand.ts';
import type { Postings } from './postings.ts';
import {
  type ClaimSet,
  type DocumentSet,
  type DocumentStarts,
  EMPTY_SENTENCES,
  PLACES,
  type ResultSet,
  type SentenceSet,
  anyOf,
  bothOf,
  difference,
  distinct,
  inDocuments,
  intersection,
  sentencesOfClaims,
  sentencesOfDocuments,
  union,
  without,
} from './sets.ts';

/** What one segment can say about the terms of a question. */
export interface SegmentIndex {
  readonly starts: DocumentStarts;
  /** Where a term stands; undefined when it does not. */
  postings(term: string): Postings | undefined;
  /** Terms that begin so. */
  withPrefix(prefix: string): readonly string[];
  /** Claims that have a field; reviews applied. */
  claims(term: string): Float64Array;
  /** Documents that a field of the article holds for. */
  documents(field: string, value: string): Uint8Array;
  /** Claims with a status. */
  status(value: string): Float64Array;
  /** How much a hit of a term says, from how many sentences of the whole dossier have it. */
  weight(term: string): number;
}

/** The sentences of a segment that answer a question. */
export function evaluate(plan: Plan, index: SegmentIndex): SentenceSet {
  return toSentences(setOf(plan, index), index);
}

/** The claims of a segment that fields hold for, all of them for one claim. */
export function evaluateClaims(plan: Plan, index: SegmentIndex): Float64Array {
  const set = setOf(plan, index);
  if (set.level !== 'claim') throw new RangeError('the plan asks for more than fields of claims');
  return set.key;
}

function setOf(plan: Plan, index: SegmentIndex): ResultSet {
  switch (plan.kind) {
    case 'ways': {
      const most = weightOfAsked(plan.ways, index);
      return anyOf(
        plan.ways.map((way) => sentencesOfWay(way, index, most)),
        false,
      );
    }
    case 'prefix':
      return anyOf(
        index
          .withPrefix(plan.prefix)
          .map((term) =>
            sentencesOfWay({ words: [{ place: 0, terms: [term] }], weight: 1 }, index, Infinity),
          ),
        false,
      );
    case 'claim':
      return {
        level: 'claim',
        key: union([...plan.terms.map((term) => index.claims(term)), new Float64Array(0)]),
      };
    case 'field':
      return plan.field === 'status'
        ? { level: 'claim', key: index.status(plan.value) }
        : { level: 'document', mask: index.documents(plan.field, plan.value) };
    case 'or':
      return anyPart(
        plan.parts.map((part) => setOf(part, index)),
        index,
      );
    case 'and':
      return allParts(plan.parts, index);
    default:
      // Only what a positive part stands beside is taken away from; the parser sees to it that there is one.
      return EMPTY_SENTENCES;
  }
}

function toSentences(set: ResultSet, { starts }: SegmentIndex): SentenceSet {
  if (set.level === 'sentence') return set;
  return set.level === 'claim' ? sentencesOfClaims(set.key, 0) : sentencesOfDocuments(set.mask, starts);
}

function anyPart(sets: readonly ResultSet[], index: SegmentIndex): ResultSet {
  const claims = sets.filter((set): set is ClaimSet => set.level === 'claim');
  if (claims.length === sets.length) return { level: 'claim', key: union(claims.map(({ key }) => key)) };
  const documents = sets.filter((set): set is DocumentSet => set.level === 'document');
  if (documents.length === sets.length) {
    const mask = new Uint8Array(index.starts.first.length);
    for (const set of documents) for (let d = 0; d < mask.length; d++) mask[d] |= set.mask[d];
    return { level: 'document', mask };
  }
  return anyOf(
    sets.map((set) => toSentences(set, index)),
    true,
  );
}

/** All parts must hold: fields of claims for one and the same claim, words in the sentence of that claim. */
function allParts(parts: readonly Plan[], index: SegmentIndex): ResultSet {
  const wanted = parts.filter((part) => part.kind !== 'not').map((part) => setOf(part, index));
  const unwanted = parts.flatMap((part) => (part.kind === 'not' ? [setOf(part.part, index)] : []));
  const claims = wanted.filter((set): set is ClaimSet => set.level === 'claim');
  const documents = wanted.filter((set): set is DocumentSet => set.level === 'document');
  const sentences = wanted.filter((set): set is SentenceSet => set.level === 'sentence');

  let key = claims.length === 0 ? undefined : claims.map((set) => set.key).reduce(intersection);
  if (key !== undefined) {
    for (const set of unwanted) if (set.level === 'claim') key = difference(key, set.key);
  }
  const isClaimsOnly =
    sentences.length + documents.length === 0 && unwanted.every(({ level }) => level === 'claim');
  if (key !== undefined && isClaimsOnly) return { level: 'claim', key };

  const all = [...(key === undefined ? [] : [sentencesOfClaims(key, 0)]), ...sentences];
  let result: SentenceSet;
  let masks = documents;
  if (all.length > 0) result = all.toSorted((a, b) => a.sentence.length - b.sentence.length).reduce(bothOf);
  else {
    result = sentencesOfDocuments(documents[0].mask, index.starts);
    masks = documents.slice(1);
  }
  for (const { mask } of masks) result = inDocuments(result, mask, index.starts, 1);
  for (const set of unwanted) {
    if (set.level === 'document') result = inDocuments(result, set.mask, index.starts, 0);
    else if (set.level === 'sentence') result = without(result, set);
    // Where claims were asked for, those without it are left; else the sentence must have no such claim.
    else if (key === undefined) result = without(result, sentencesOfClaims(set.key, 0));
  }
  return result;
}

/** What the words say that were asked themselves: a rarer word that means the same must not count for more. */
function weightOfAsked(ways: readonly Way[], index: SegmentIndex): number {
  const terms = ways.flatMap(({ words, weight }) =>
    weight === 1 && words.length === 1 ? words[0].terms : [],
  );
  return terms.length === 0 ? Infinity : Math.min(...terms.map((term) => index.weight(term)));
}

function sentencesOfWay({ words, weight }: Way, index: SegmentIndex, most: number): SentenceSet {
  if (words.length === 1) {
    return anyOf(
      words[0].terms.map((term) => sentencesOfTerm(term, weight * Math.min(most, index.weight(term)), index)),
      false,
    );
  }
  // In a row: what stands at its place counted back to that of the first word is the same for all.
  const [first] = words;
  let keys: Float64Array | undefined;
  let score = 0;
  for (const { place, terms } of words) {
    const at = union([
      ...terms.map((term) => keysOf(index.postings(term), place - first.place)),
      new Float64Array(0),
    ]);
    keys = keys === undefined ? at : intersection(keys, at);
    if (keys.length === 0) return EMPTY_SENTENCES;
    score += Math.max(...terms.map((term) => index.weight(term)));
  }
  return sentencesOfClaims(keys ?? new Float64Array(0), weight * Math.min(most, score));
}

function sentencesOfTerm(term: string, score: number, index: SegmentIndex): SentenceSet {
  if (term.includes(':')) return sentencesOfClaims(index.claims(term), score);
  const postings = index.postings(term);
  return postings === undefined ? EMPTY_SENTENCES : sentencesOfPostings(postings, score);
}

function sentencesOfPostings({ sentence }: Postings, score: number): SentenceSet {
  const found = new Uint32Array(sentence.length);
  let size = 0;
  for (let i = 0; i < sentence.length; i++) {
    if (i === 0 || sentence[i] !== sentence[i - 1]) found[size++] = sentence[i];
  }
  return { level: 'sentence', sentence: found.slice(0, size), score: new Float32Array(size).fill(score) };
}

/** Places counted back by an offset; what would stand before its sentence is left out. */
export function keysOf(postings: Postings | undefined, offset: number): Float64Array {
  if (postings === undefined) return new Float64Array(0);
  const keys = new Float64Array(postings.sentence.length);
  let size = 0;
  for (let i = 0; i < keys.length; i++) {
    const place = postings.place[i] - offset;
    if (place >= 0) keys[size++] = postings.sentence[i] * PLACES + place;
  }
  // Counting back by the same number keeps the order.
  return distinct(keys.subarray(0, size));
}
