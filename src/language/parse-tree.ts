/** The tree of a sentence whose search is over, by place from 1; 0 is none. */
export interface FinishedTree {
  /** Node of each place with all its dependents. */
  readonly node: Int32Array;
  /** Place of the head, 0 at the root. */
  readonly heads: Int32Array;
  readonly labels: Uint8Array;
  /** The dependents of the same head before and after this one. */
  readonly previous: Int32Array;
  readonly next: Int32Array;
}

export function newTree(size: number): FinishedTree {
  return {
    node: new Int32Array(size),
    heads: new Int32Array(size),
    labels: new Uint8Array(size),
    previous: new Int32Array(size),
    next: new Int32Array(size),
  };
}

/** Fills `previous` and `next` from the heads. @param scratch of as many entries as there are places */
export function linkSiblings(tree: FinishedTree, length: number, scratch: Int32Array): void {
  const { heads, previous, next } = tree;
  const last = scratch.fill(0, 0, length + 1);
  for (let place = 1; place <= length; place++) {
    const head = heads[place];
    previous[place] = last[head];
    next[place] = 0;
    if (last[head] !== 0) next[last[head]] = place;
    last[head] = place;
  }
}

/** Turns heads and labels of a sentence read from its last token to its first into those of the sentence as it stands. */
export function turnTree({ heads, labels }: FinishedTree, length: number): void {
  for (let low = 1, high = length; low <= high; low++, high--) {
    const head = heads[low];
    heads[low] = heads[high] === 0 ? 0 : length + 1 - heads[high];
    heads[high] = head === 0 ? 0 : length + 1 - head;
    const label = labels[low];
    labels[low] = labels[high];
    labels[high] = label;
  }
}
