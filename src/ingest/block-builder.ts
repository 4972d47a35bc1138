import { BLOCK_KINDS, type BlockKind, type BlockLayer } from '../document/index.ts';

/** Collects blocks in order of place into columns that grow. */
export class BlockBuilder {
  #start = new Uint32Array(64);
  #end = new Uint32Array(64);
  #kind = new Uint8Array(64);
  #count = 0;
  readonly #markup: number[] = [];

  /** Adds a block; an empty one is left out. Blocks come in order and do not overlap. */
  add(start: number, end: number, kind: BlockKind): void {
    if (start >= end) return;
    if (this.#count === this.#start.length) this.#grow();
    this.#start[this.#count] = start;
    this.#end[this.#count] = end;
    this.#kind[this.#count++] = BLOCK_KINDS.indexOf(kind);
  }

  /** Adds stretches of markup, flat pairs of start and end, in order of place. */
  addMarkup(pairs: readonly number[]): void {
    for (const offset of pairs) this.#markup.push(offset);
  }

  #grow(): void {
    const size = this.#start.length * 2;
    const start = new Uint32Array(size);
    const end = new Uint32Array(size);
    const kind = new Uint8Array(size);
    start.set(this.#start);
    end.set(this.#end);
    kind.set(this.#kind);
    this.#start = start;
    this.#end = end;
    this.#kind = kind;
  }

  build(): BlockLayer {
    const pairs = this.#markup.length / 2;
    const markupStart = new Uint32Array(pairs);
    const markupEnd = new Uint32Array(pairs);
    for (let i = 0; i < pairs; i++) {
      markupStart[i] = this.#markup[2 * i];
      markupEnd[i] = this.#markup[2 * i + 1];
    }
    return {
      start: this.#start.slice(0, this.#count),
      end: this.#end.slice(0, this.#count),
      kind: this.#kind.slice(0, this.#count),
      markupStart,
      markupEnd,
    };
  }
}
