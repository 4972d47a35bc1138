/** Sentences of a segment, rising, with how well they answer. */
export interface SentenceSet {
  readonly level: 'sentence';
  readonly sentence: Uint32Array;
  readonly score: Float32Array;
}

/** Claims of a segment, rising: sentence × PLACES + number of the claim in its sentence. */
export interface ClaimSet {
  readonly level: 'claim';
  readonly key: Float64Array;
}

/** Documents of a segment: 1 for each that is in the set. */
export interface DocumentSet {
  readonly level: 'document';
  readonly mask: Uint8Array;
}

export type ResultSet = SentenceSet | ClaimSet | DocumentSet;

/** Places of a sentence: they are stored in a byte. */
export const PLACES = 256;

/** Which sentences are of which document. */
export interface DocumentStarts {
  /** First sentence of each document; documents are in order. */
  readonly first: Int32Array;
  /** How many sentences each has. */
  readonly count: Int32Array;
}

export const EMPTY_SENTENCES: SentenceSet = {
  level: 'sentence',
  sentence: new Uint32Array(0),
  score: new Float32Array(0),
};

/** Numbers that stand in both. Both rise and hold each once. */
export function intersection(a: Float64Array, b: Float64Array): Float64Array {
  const kept = new Float64Array(Math.min(a.length, b.length));
  let size = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] < b[j]) i++;
    else if (a[i] > b[j]) j++;
    else {
      kept[size++] = a[i++];
      j++;
    }
  }
  return kept.slice(0, size);
}

/** Numbers of the first that do not stand in the second. */
export function difference(a: Float64Array, b: Float64Array): Float64Array {
  const kept = new Float64Array(a.length);
  let size = 0;
  for (let i = 0, j = 0; i < a.length; i++) {
    while (j < b.length && b[j] < a[i]) j++;
    if (j >= b.length || b[j] !== a[i]) kept[size++] = a[i];
  }
  return kept.slice(0, size);
}

/** Numbers that stand in any, each once, rising. */
export function union(sets: readonly Float64Array[]): Float64Array {
  return sets.length === 0 ? new Float64Array(0) : sets.reduce(unionOfTwo);
}

function unionOfTwo(a: Float64Array, b: Float64Array): Float64Array {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const all = new Float64Array(a.length + b.length);
  let size = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const left = i < a.length ? a[i] : Infinity;
    const right = j < b.length ? b[j] : Infinity;
    all[size++] = Math.min(left, right);
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return all.slice(0, size);
}

/** Each of rising numbers once. */
export function distinct(sorted: Float64Array): Float64Array {
  let size = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[size++] = sorted[i];
  }
  return sorted.slice(0, size);
}

/** The sentences of claims. */
export function sentencesOfClaims(key: Float64Array, score: number): SentenceSet {
  const sentence = new Uint32Array(key.length);
  let size = 0;
  for (let i = 0; i < key.length; i++) {
    const s = Math.floor(key[i] / PLACES);
    if (size === 0 || sentence[size - 1] !== s) sentence[size++] = s;
  }
  return { level: 'sentence', sentence: sentence.slice(0, size), score: new Float32Array(size).fill(score) };
}

/** All sentences of documents. */
export function sentencesOfDocuments(mask: Uint8Array, { first, count }: DocumentStarts): SentenceSet {
  let size = 0;
  for (let d = 0; d < mask.length; d++) if (mask[d] === 1) size += count[d];
  const sentence = new Uint32Array(size);
  let at = 0;
  for (let d = 0; d < mask.length; d++) {
    if (mask[d] === 1) for (let s = 0; s < count[d]; s++) sentence[at++] = first[d] + s;
  }
  return { level: 'sentence', sentence, score: new Float32Array(size) };
}

/** Sentences that are in both; scores are added. */
export function bothOf(a: SentenceSet, b: SentenceSet): SentenceSet {
  const most = Math.min(a.sentence.length, b.sentence.length);
  const sentence = new Uint32Array(most);
  const score = new Float32Array(most);
  let size = 0;
  for (let i = 0, j = 0; i < a.sentence.length && j < b.sentence.length;) {
    if (a.sentence[i] < b.sentence[j]) i++;
    else if (a.sentence[i] > b.sentence[j]) j++;
    else {
      sentence[size] = a.sentence[i];
      score[size++] = a.score[i++] + b.score[j++];
    }
  }
  return { level: 'sentence', sentence: sentence.slice(0, size), score: score.slice(0, size) };
}

/**
 * Sentences that are in any.
 * @param add whether scores are added (several things asked) or the best counts (several words for one thing)
 */
export function anyOf(sets: readonly SentenceSet[], add: boolean): SentenceSet {
  return sets.length === 0 ? EMPTY_SENTENCES : sets.reduce((a, b) => eitherOf(a, b, add));
}

function eitherOf(a: SentenceSet, b: SentenceSet, add: boolean): SentenceSet {
  const most = a.sentence.length + b.sentence.length;
  const sentence = new Uint32Array(most);
  const score = new Float32Array(most);
  let size = 0;
  for (let i = 0, j = 0; i < a.sentence.length || j < b.sentence.length;) {
    const left = i < a.sentence.length ? a.sentence[i] : Infinity;
    const right = j < b.sentence.length ? b.sentence[j] : Infinity;
    sentence[size] = Math.min(left, right);
    if (left < right) score[size++] = a.score[i++];
    else if (right < left) score[size++] = b.score[j++];
    else {
      score[size++] = add ? a.score[i] + b.score[j] : Math.max(a.score[i], b.score[j]);
      i++;
      j++;
    }
  }
  return { level: 'sentence', sentence: sentence.slice(0, size), score: score.slice(0, size) };
}

/** Sentences of the first that are not in the second. */
export function without(a: SentenceSet, b: SentenceSet): SentenceSet {
  const keep = new Uint8Array(a.sentence.length);
  for (let i = 0, j = 0; i < a.sentence.length; i++) {
    while (j < b.sentence.length && b.sentence[j] < a.sentence[i]) j++;
    keep[i] = j < b.sentence.length && b.sentence[j] === a.sentence[i] ? 0 : 1;
  }
  return kept(a, keep);
}

/** Sentences whose document is in the mask (`wanted` 1) or is not (0). */
export function inDocuments(
  set: SentenceSet,
  mask: Uint8Array,
  starts: DocumentStarts,
  wanted: 0 | 1,
): SentenceSet {
  const keep = new Uint8Array(set.sentence.length);
  let doc = 0;
  for (let i = 0; i < set.sentence.length; i++) {
    while (doc + 1 < starts.first.length && starts.first[doc + 1] <= set.sentence[i]) doc++;
    keep[i] = mask[doc] === wanted ? 1 : 0;
  }
  return kept(set, keep);
}

function kept({ sentence, score }: SentenceSet, keep: Uint8Array): SentenceSet {
  return {
    level: 'sentence',
    sentence: sentence.filter((_, i) => keep[i] === 1),
    score: score.filter((_, i) => keep[i] === 1),
  };
}
