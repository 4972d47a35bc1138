import type { Features } from './features.ts';
import type { WeightedSet } from './hash-set.ts';

/** Of each claim the rarest words, and the rarest of what is the same in every language. */
const STEMS = 6;
const TRACES = 8;

/** What a claim is known by, ascending: two that share none of these have too little in common to be worth comparing. */
export function marksOf({ stems, meanings, names, numbers, act }: Features): Uint32Array {
  const traces = [...rarest(meanings, TRACES), ...rarest(names, TRACES), ...numbers, ...act];
  return Uint32Array.from(new Set([...rarest(stems, STEMS), ...traces])).sort();
}

/** Ties by hash, so that nothing hangs on the order of the words. */
function rarest({ hashes, weights }: WeightedSet, most: number): number[] {
  if (hashes.length <= most) return [...hashes];
  return Array.from(hashes, (_, at) => at)
    .sort((a, b) => weights[b] - weights[a] || hashes[a] - hashes[b])
    .slice(0, most)
    .map((at) => hashes[at]);
}

export function shareMark(a: Uint32Array, b: Uint32Array): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) return true;
    if (a[i] < b[j]) i++;
    else j++;
  }
  return false;
}
