/** What it asks of a search whose tree is finished. */
export interface Relabeller {
  readonly columns: { readonly length: number };
  readonly tree: { readonly heads: Int32Array };
  /** The best label of a place without those whose bit is refused. */
  relabel(place: number, refused: number, bits: Uint8Array): number;
  /** `score` of the label chosen last is -Infinity where none was left. */
  readonly chooser: { readonly score: number };
}

/** Relations that a predicate has at most once (universaldependencies.org/u/dep/nsubj.html, obj.html, iobj.html), as bits. */
const ONCE: Readonly<Record<string, number>> = {
  nsubj: 1,
  'nsubj:pass': 1,
  csubj: 1,
  'csubj:pass': 1,
  obj: 2,
  iobj: 4,
};
const ROLES = 3;

/** The bit of each label of a model. */
export function roleBits(relations: readonly string[]): Uint8Array {
  return Uint8Array.from(relations, (relation) => ONCE[relation] ?? 0);
}

/**
 * Where a predicate got two subjects or two objects, the one that has the better other label gives way: the label model sees
 * arcs one at a time, and a tree with two subjects says nothing of who did what.
 * @param labels by place; changed
 */
export class RoleSettler {
  readonly #search: Relabeller;
  readonly #bits: Uint8Array;
  /** By head and role: the place that has it. */
  #holders: Int32Array = new Int32Array(0);
  /** By place: roles that it may no longer have. */
  #refused: Uint8Array = new Uint8Array(0);

  constructor(search: Relabeller, relations: readonly string[]) {
    this.#search = search;
    this.#bits = roleBits(relations);
  }

  settle(labels: Uint8Array): void {
    const { length } = this.#search.columns;
    if (this.#refused.length <= length) {
      this.#holders = new Int32Array((2 * length + 64) * ROLES);
      this.#refused = new Uint8Array(2 * length + 64);
    }
    this.#holders.fill(0, 0, (length + 1) * ROLES);
    this.#refused.fill(0, 0, length + 1);
    for (let place = 1; place <= length; place++) this.#take(place, labels);
  }

  /** Lets a place have its role if it is free or its holder gives way; who gives way takes its next label. */
  #take(start: number, labels: Uint8Array): void {
    let place = start;
    // Each turn refuses one role to one place of the same head, so it ends.
    for (;;) {
      const bit = this.#bits[labels[place]];
      if (bit === 0 || (this.#refused[place] & bit) !== 0) return;
      const slot = this.#search.tree.heads[place] * ROLES + (bit >> 1);
      const holder = this.#holders[slot];
      if (holder === 0) {
        this.#holders[slot] = place;
        return;
      }
      const stays = this.#lead(holder, bit) >= this.#lead(place, bit) ? holder : place;
      const goes = stays === holder ? place : holder;
      this.#holders[slot] = stays;
      this.#refused[goes] |= bit;
      labels[goes] = this.#search.relabel(goes, this.#refused[goes], this.#bits);
      place = goes;
    }
  }

  /** How much better a place's label is than the best one without a role. */
  #lead(place: number, bit: number): number {
    this.#search.relabel(place, this.#refused[place], this.#bits);
    const withRole = this.#search.chooser.score;
    this.#search.relabel(place, this.#refused[place] | bit, this.#bits);
    return withRole - this.#search.chooser.score;
  }
}
