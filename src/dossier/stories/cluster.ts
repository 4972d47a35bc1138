/** How alike two items are. */
export type Similarity = (a: number, b: number) => number;

/** Two items that may be together, the lower position first. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly value: number;
  /** Joined only when all others are: an item that excludes many must not keep them apart. */
  readonly last: boolean;
}

/** Of clusters larger than this, evenly spread members stand for all. */
const MOST_COMPARED = 24;

/**
 * Groups items by their closest pairs first, as long as the two clusters are alike enough. Ties go by position, so that sorted items give one result whatever order they were found in; a group depends only on
 * the links of its own connected part.
 * @param average least likeness of two clusters that join
 * @param best share of the best pairs in it, the rest is the mean of all
 */
export function cluster(
  count: number,
  links: readonly Link[],
  similarity: Similarity,
  { average, best }: { readonly average: number; readonly best: number },
): number[][] {
  const clusterOf: number[][] = Array.from({ length: count }, (_, i) => [i]);
  for (const part of connectedParts(count, links)) {
    const known = new Map<number, number>();
    for (const { a, b, value } of part) known.set(a * count + b, value);
    const of = (x: number, y: number): number => {
      const [a, b] = x < y ? [x, y] : [y, x];
      const key = a * count + b;
      let value = known.get(key);
      if (value === undefined) {
        value = similarity(a, b);
        known.set(key, value);
      }
      return value;
    };
    part.sort((x, y) => Number(x.last) - Number(y.last) || y.value - x.value || x.a - y.a || x.b - y.b);
    for (const { a, b } of part) {
      const first = clusterOf[a];
      const second = clusterOf[b];
      if (first === second || likeness(first, second, of, best) < average) continue;
      const joined = [...first, ...second].sort((x, y) => x - y);
      for (const member of joined) clusterOf[member] = joined;
    }
  }
  return [...new Set(clusterOf)];
}

/** Links by the part of the graph that they are in. */
function connectedParts(count: number, links: readonly Link[]): Link[][] {
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const rootOf = (item: number): number => {
    let root = item;
    while (parent[root] !== root) root = parent[root];
    for (let at = item; parent[at] !== root;) {
      const up = parent[at];
      parent[at] = root;
      at = up;
    }
    return root;
  };
  for (const { a, b } of links) {
    const [x, y] = [rootOf(a), rootOf(b)];
    if (x !== y) parent[Math.max(x, y)] = Math.min(x, y);
  }
  const parts = new Map<number, Link[]>();
  for (const link of links) {
    const root = rootOf(link.a);
    const part = parts.get(root);
    if (part === undefined) parts.set(root, [link]);
    else part.push(link);
  }
  return [...parts.values()];
}

/** Between the mean over all pairs, and over the best pair of each item: a large story is not told in full by anybody. */
function likeness(a: readonly number[], b: readonly number[], of: Similarity, best: number): number {
  const few = spread(a);
  const many = spread(b);
  let sum = 0;
  const highest = new Float64Array(few.length + many.length).fill(-Infinity);
  few.forEach((x, i) => {
    many.forEach((y, j) => {
      const value = of(x, y);
      sum += value;
      highest[i] = Math.max(highest[i], value);
      highest[few.length + j] = Math.max(highest[few.length + j], value);
    });
  });
  const top = highest.reduce((total, value) => total + value, 0) / highest.length;
  return (1 - best) * (sum / (few.length * many.length)) + best * top;
}

function spread(members: readonly number[]): readonly number[] {
  if (members.length <= MOST_COMPARED) return members;
  return Array.from(
    { length: MOST_COMPARED },
    (_, i) => members[Math.floor((i * (members.length - 1)) / (MOST_COMPARED - 1))],
  );
}
