import { type PackedPostings, type Postings, unpackPostings } from './postings.ts';

/** Bytes of lists that are kept, packed and unpacked together. */
const MOST_BYTES = 64 * 2 ** 20;

/** The list of one term in one segment; unpacked when it is first asked for. */
export class TermList {
  readonly packed: PackedPostings;
  #postings: Postings | undefined;
  #keys: Float64Array | undefined;

  constructor(packed: PackedPostings) {
    this.packed = packed;
  }

  get postings(): Postings {
    return (this.#postings ??= unpackPostings(this.packed));
  }

  /** The places as keys, worked out by `make` once; not to be written to. */
  keys(make: (postings: Postings) => Float64Array): Float64Array {
    return (this.#keys ??= make(this.postings));
  }

  /** What it takes, or will take once it is unpacked. */
  get bytes(): number {
    // A place is a byte, a sentence number four, a key eight; the rest is what objects take.
    return this.packed.gaps.length + this.packed.count * 13 + 200;
  }
}

/** One term: its list in each segment that has it. */
export type SegmentLists = ReadonlyMap<number, TermList>;

/** The lists last asked for, so that the next page and the next filter need not read them again; the longest unused go first. */
export class KeptLists {
  readonly #terms = new Map<string, SegmentLists>();
  readonly #most: number;
  #bytes = 0;

  /** @param most bytes to keep */
  constructor(most: number = MOST_BYTES) {
    this.#most = most;
  }

  /** Bytes that are kept. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The lists of a term, which is then the last used; undefined when they have to be read. */
  get(term: string): SegmentLists | undefined {
    const lists = this.#terms.get(term);
    if (lists === undefined) return undefined;
    this.#terms.delete(term);
    this.#terms.set(term, lists);
    return lists;
  }

  /** Keeps the lists of a term, also when no segment has it. What is too large for itself is not kept. */
  set(term: string, lists: SegmentLists): void {
    this.#remove(term);
    const bytes = bytesOf(lists);
    if (bytes > this.#most) return;
    this.#terms.set(term, lists);
    this.#bytes += bytes;
    for (const oldest of this.#terms.keys()) {
      if (this.#bytes <= this.#most) break;
      this.#remove(oldest);
    }
  }

  #remove(term: string): void {
    const lists = this.#terms.get(term);
    if (lists === undefined) return;
    this.#terms.delete(term);
    this.#bytes -= bytesOf(lists);
  }
}

function bytesOf(lists: SegmentLists): number {
  let bytes = 100;
  for (const list of lists.values()) bytes += list.bytes;
  return bytes;
}
