import { hashOf } from '../origins/hashing.ts';

/** Strings as their hashes, ascending, each once: two are compared many times and never read back. */
export type HashSet = Uint32Array;

/** The same with a weight for each, and their sum. */
export interface WeightedSet {
  readonly hashes: HashSet;
  readonly weights: Float64Array;
  readonly sum: number;
}

export function hashSet(strings: Iterable<string>): HashSet {
  return Uint32Array.from(new Set(Array.from(strings, (one) => hashOf(one)))).sort();
}

export function weightedSet(strings: readonly string[], weightOf: (one: string) => number): WeightedSet {
  const byHash = new Map(strings.map((one) => [hashOf(one), weightOf(one)]));
  const hashes = Uint32Array.from(byHash.keys()).sort();
  const weights = Float64Array.from(hashes, (hash) => byHash.get(hash) ?? 0);
  return { hashes, weights, sum: weights.reduce((total, weight) => total + weight, 0) };
}

/** Size of the intersection over the geometric mean of the sizes; 0 when one is empty. */
export function shared(a: HashSet, b: HashSet): number {
  if (a.length === 0 || b.length === 0) return 0;
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      count++;
      i++;
      j++;
    } else if (a[i] < b[j]) i++;
    else j++;
  }
  return count / Math.sqrt(a.length * b.length);
}

/** The same by weight; sets of less than weight 1 count as 1, so that one weak key does not make two alike. */
export function sharedWeight(a: WeightedSet, b: WeightedSet): number {
  if (a.sum === 0 || b.sum === 0) return 0;
  return weightOfShared(a, b) / Math.sqrt(Math.max(a.sum, 1) * Math.max(b.sum, 1));
}

/** Weight of the intersection over that of the lighter set: how much of the shorter one is in the other. */
export function sharedWithin(a: WeightedSet, b: WeightedSet): number {
  if (a.sum === 0 || b.sum === 0) return 0;
  return weightOfShared(a, b) / Math.max(Math.min(a.sum, b.sum), LEAST_WITHIN);
}

/** A lighter set counts as this heavy: two words are not all that a sentence says. */
const LEAST_WITHIN = 2;

function weightOfShared(a: WeightedSet, b: WeightedSet): number {
  let weight = 0;
  for (let i = 0, j = 0; i < a.hashes.length && j < b.hashes.length;) {
    if (a.hashes[i] === b.hashes[j]) {
      weight += a.weights[i];
      i++;
      j++;
    } else if (a.hashes[i] < b.hashes[j]) i++;
    else j++;
  }
  return weight;
}
