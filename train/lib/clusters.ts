/**
 * Word clusters by the exchange algorithm (S. Martin, J. Liermann and H. Ney, Speech Communication 24, 1998): each word moves to
 * the cluster that gives the text the highest likelihood under a bigram model of clusters.
 */
export interface ClusterOptions {
  readonly clusters: number;
  /** Commonest words that are clustered. */
  readonly words: number;
  readonly rounds: number;
}

/** n log n, 0 for 0. */
const entropy = (n: number): number => (n <= 0 ? 0 : n * Math.log(n));

/** @param sentences of words @returns cluster of each word, from 1 */
export function clusterWords(
  sentences: readonly (readonly string[])[],
  { clusters, words, rounds }: ClusterOptions,
): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const sentence of sentences) {
    for (const word of sentence) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const ranked = [...frequency]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, words)
    .map(([word]) => word);
  const numberOf = new Map(ranked.map((word, i) => [word, i]));
  const rare = ranked.length;
  const edge = rare + 1;
  const size = edge + 1;
  const after: Map<number, number>[] = Array.from({ length: size }, () => new Map<number, number>());
  const before: Map<number, number>[] = Array.from({ length: size }, () => new Map<number, number>());
  const count = (a: number, b: number): void => {
    after[a].set(b, (after[a].get(b) ?? 0) + 1);
    before[b].set(a, (before[b].get(a) ?? 0) + 1);
  };
  for (const sentence of sentences) {
    let last = edge;
    for (const word of sentence) {
      const number = numberOf.get(word) ?? rare;
      count(last, number);
      last = number;
    }
    count(last, edge);
  }
  // Rare words and edges keep clusters of their own, the last two.
  const all = clusters + 2;
  const cluster = Int32Array.from({ length: size }, (_, i) =>
    i >= rare ? clusters + i - rare : i % clusters,
  );
  const pairs = new Float64Array(all * all);
  const rows = new Float64Array(all);
  const columns = new Float64Array(all);
  for (let a = 0; a < size; a++) {
    for (const [b, n] of after[a]) {
      pairs[cluster[a] * all + cluster[b]] += n;
      rows[cluster[a]] += n;
      columns[cluster[b]] += n;
    }
  }
  const out = new Float64Array(all);
  const into = new Float64Array(all);
  for (let round = 0; round < rounds; round++) {
    for (let w = 0; w < rare; w++) {
      out.fill(0);
      into.fill(0);
      let self = 0;
      let total = 0;
      for (const [b, n] of after[w]) {
        total += n;
        if (b === w) self += n;
        else out[cluster[b]] += n;
      }
      let totalIn = self;
      for (const [a, n] of before[w]) {
        if (a === w) continue;
        into[cluster[a]] += n;
        totalIn += n;
      }
      const shift = (c: number, sign: number): void => {
        for (let d = 0; d < all; d++) {
          pairs[c * all + d] += sign * out[d];
          pairs[d * all + c] += sign * into[d];
        }
        pairs[c * all + c] += sign * self;
        rows[c] += sign * total;
        columns[c] += sign * totalIn;
      };
      const old = cluster[w];
      shift(old, -1);
      const outs: number[] = [];
      const ins: number[] = [];
      for (let d = 0; d < all; d++) {
        if (out[d] > 0) outs.push(d);
        if (into[d] > 0) ins.push(d);
      }
      let best = old;
      let bestGain = Number.NEGATIVE_INFINITY;
      for (let c = 0; c < clusters; c++) {
        let gain =
          entropy(rows[c]) - entropy(rows[c] + total) + entropy(columns[c]) - entropy(columns[c] + totalIn);
        for (const d of outs) {
          if (d !== c) gain += entropy(pairs[c * all + d] + out[d]) - entropy(pairs[c * all + d]);
        }
        for (const d of ins) {
          if (d !== c) gain += entropy(pairs[d * all + c] + into[d]) - entropy(pairs[d * all + c]);
        }
        const own = pairs[c * all + c];
        gain += entropy(own + out[c] + into[c] + self) - entropy(own);
        if (gain > bestGain) {
          bestGain = gain;
          best = c;
        }
      }
      cluster[w] = best;
      shift(best, 1);
    }
  }
  return new Map(ranked.map((word, i) => [word, cluster[i] + 1]));
}
