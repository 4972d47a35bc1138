import { hashOf } from '../origins/hashing.ts';
import type { WeightedSet } from './hash-set.ts';

/** In a smaller dossier a word that stands in two articles would already count as common. */
const LEAST_ARTICLES = 50;

/** How rare words, names and meanings are in a dossier, by the number of articles that they stand in. */
export class Rarity {
  readonly #counts = new Map<number, number>();
  #articles = 0;

  /** Counts what stands in one article; once for each. */
  add(hashes: ReadonlySet<number>): void {
    this.#articles++;
    for (const hash of hashes) this.#counts.set(hash, (this.#counts.get(hash) ?? 0) + 1);
  }

  /** 1 for what stands in one article only, towards 0 for what stands in all. */
  of(hash: number): number {
    const all = Math.max(this.#articles, LEAST_ARTICLES) + 1;
    return Math.log(all / (this.#counts.get(hash) ?? 1)) / Math.log(all);
  }

  weighted(strings: Iterable<string>): WeightedSet {
    return this.weightedHashes(new Set(Array.from(strings, (one) => hashOf(one))));
  }

  weightedHashes(some: Iterable<number>): WeightedSet {
    const hashes = Uint32Array.from(some).sort();
    const weights = Float64Array.from(hashes, (hash) => this.of(hash));
    return { hashes, weights, sum: weights.reduce((total, weight) => total + weight, 0) };
  }
}
