interface Entry {
  readonly score: number;
  readonly day: number;
  readonly segment: number;
  readonly sentence: number;
  readonly doc: number;
}

/** The best of many: by score, then the latest, then by place. A heap whose top is the least of those that are kept. */
export class TopList {
  readonly #size: number;
  readonly #heap: Entry[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  offer(score: number, day: number, segment: number, sentence: number, doc: number): void {
    const heap = this.#heap;
    if (heap.length >= this.#size) {
      const [least] = heap;
      // Most offers are worse than all that are kept: no object is made for them.
      if (score < least.score || (score === least.score && day < least.day)) return;
    }
    const entry = { score, day, segment, sentence, doc };
    if (heap.length < this.#size) {
      heap.push(entry);
      this.#up(heap.length - 1);
    } else if (isBetter(entry, heap[0])) {
      heap[0] = entry;
      this.#down();
    }
  }

  /** Best first. */
  sorted(): Entry[] {
    return this.#heap.toSorted((a, b) => (isBetter(a, b) ? -1 : 1));
  }

  #up(i: number): void {
    const heap = this.#heap;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!isBetter(heap[parent], heap[i])) return;
      [heap[parent], heap[i]] = [heap[i], heap[parent]];
      i = parent;
    }
  }

  #down(): void {
    const heap = this.#heap;
    for (let i = 0; ;) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < heap.length && isBetter(heap[least], heap[child])) least = child;
      }
      if (least === i) return;
      [heap[least], heap[i]] = [heap[i], heap[least]];
      i = least;
    }
  }
}

function isBetter(a: Entry, b: Entry): boolean {
  return (a.score - b.score || a.day - b.day || b.segment - a.segment || b.sentence - a.sentence) > 0;
}
