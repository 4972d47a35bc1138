import type { Features } from './features.ts';
import type { WeightedSet } from './hash-set.ts';

/** Of each claim the rarest words, and the rarest of what is the same in every language. */
const STEMS = 6;
const TRACES = 8;
const WORDS = 4;

/**
 * What claims are known by: two that share none of these have too little in common to be worth comparing. Most pairs are told apart by
 * one bit for each in 128.
 */
export class Marks {
  readonly #own: readonly Uint32Array[];
  readonly #bits: Uint32Array;

  constructor(features: readonly Features[]) {
    this.#own = features.map(marksOf);
    this.#bits = new Uint32Array(features.length * WORDS);
    this.#own.forEach((own, at) => {
      for (const hash of own) this.#bits[at * WORDS + (hash >>> 30)] |= 1 << (hash & 31);
    });
  }

  mayShare(a: number, b: number): boolean {
    const [x, y] = [a * WORDS, b * WORDS];
    const bits = this.#bits;
    if (
      ((bits[x] & bits[y]) |
        (bits[x + 1] & bits[y + 1]) |
        (bits[x + 2] & bits[y + 2]) |
        (bits[x + 3] & bits[y + 3])) ===
      0
    ) {
      return false;
    }
    return share(this.#own[a], this.#own[b]);
  }
}

function marksOf({ stems, meanings, names, numbers, act }: Features): Uint32Array {
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

function share(a: Uint32Array, b: Uint32Array): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) return true;
    if (a[i] < b[j]) i++;
    else j++;
  }
  return false;
}
