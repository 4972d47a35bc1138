/**
 * Words that are used alike, from raw text: the exchange algorithm (S. Martin, J. Liermann, H. Ney, Speech Communication 24,
 * 1998) on the words before and after. Each word sits in the cluster that makes the neighbours most predictable from it.
 */
export interface ClusterOptions {
  readonly clusters: number;
  readonly rounds: number;
  /** Words seen less often get no cluster. */
  readonly seenFrom: number;
  /** This many of the most frequent words count as neighbours. */
  readonly neighbours: number;
}

export const CLUSTER_DEFAULTS: ClusterOptions = { clusters: 256, rounds: 8, seenFrom: 4, neighbours: 2000 };

/** Ties go to the first. Tables of x log x spare the logarithm for small counts. */
const SMALL = 1 << 16;
const xLogX = Float64Array.from({ length: SMALL }, (_, x) => (x === 0 ? 0 : x * Math.log(x)));
const entropy = (x: number): number => (x < SMALL ? xLogX[x] : x * Math.log(x));

/** @param sentences tokens of raw text, digits folded by the caller. @returns the cluster of each word, from 1 */
export function clusterWords(
  sentences: readonly (readonly string[])[],
  options: ClusterOptions,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of sentences)
    for (const word of sentence) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ranked = [...counts]
    .filter(([, count]) => count >= options.seenFrom)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([word]) => word);
  const numbers = new Map(ranked.map((word, i) => [word, i]));
  const neighbours = Math.min(options.neighbours, ranked.length);
  // Contexts: a frequent word before, a frequent word after, the edges.
  const contexts = 2 * (neighbours + 1);
  const met: Map<number, number>[] = ranked.map(() => new Map());
  const meet = (word: number | undefined, context: number): void => {
    if (word !== undefined) met[word].set(context, (met[word].get(context) ?? 0) + 1);
  };
  for (const sentence of sentences) {
    const ids = sentence.map((word) => numbers.get(word));
    for (let i = 0; i < ids.length; i++) {
      const before = i === 0 ? neighbours : (ids[i - 1] ?? ranked.length);
      const after = i + 1 === ids.length ? neighbours : (ids[i + 1] ?? ranked.length);
      if (before <= neighbours) meet(ids[i], before);
      if (after <= neighbours) meet(ids[i], neighbours + 1 + after);
    }
  }
  const contextOf = met.map((contextCounts) => Int32Array.from(contextCounts.keys()));
  const countOf = met.map((contextCounts) => Int32Array.from(contextCounts.values()));
  const totalOf = countOf.map((values) => values.reduce((a, b) => a + b, 0));
  const size = options.clusters;
  const cluster = Int32Array.from(ranked, (_, i) => i % size);
  // Row per context, column per cluster: the inner loop runs over clusters.
  const together = new Int32Array(contexts * size);
  const totals = new Int32Array(size);
  const put = (word: number, to: number, sign: number): void => {
    for (let k = 0; k < contextOf[word].length; k++)
      together[contextOf[word][k] * size + to] += sign * countOf[word][k];
    totals[to] += sign * totalOf[word];
  };
  for (let word = 0; word < ranked.length; word++) put(word, cluster[word], 1);
  const gain = new Float64Array(size);
  for (let round = 0; round < options.rounds; round++) {
    for (let word = 0; word < ranked.length; word++) {
      put(word, cluster[word], -1);
      for (let c = 0; c < size; c++) gain[c] = entropy(totals[c]) - entropy(totals[c] + totalOf[word]);
      for (let k = 0; k < contextOf[word].length; k++) {
        const row = contextOf[word][k] * size;
        const n = countOf[word][k];
        for (let c = 0; c < size; c++) gain[c] += entropy(together[row + c] + n) - entropy(together[row + c]);
      }
      let best = 0;
      for (let c = 1; c < size; c++) if (gain[c] > gain[best]) best = c;
      cluster[word] = best;
      put(word, best, 1);
    }
  }
  return new Map(ranked.map((word, i) => [word, cluster[i] + 1]));
}
