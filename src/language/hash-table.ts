/**
 * Words by the 32-bit hash of their letters: open addressing with linear probing in one column of keys, so that the table
 * is a section of a pack. Whatever is known of a word stands in other columns at the same slot. Two words in 400,000 may
 * share a hash (about 20 pairs); a word that is not there is taken for one that is in one case of 10,000.
 */
export class HashTable {
  /** Hashes, 0 where a slot is free. The length is a power of two. */
  readonly keys: Uint32Array;
  readonly #mask: number;

  constructor(keys: Uint32Array) {
    this.keys = keys;
    this.#mask = keys.length - 1;
  }

  /** An empty table with room for `count` words at a load of at most 0.8. */
  static withRoomFor(count: number): HashTable {
    let size = 16;
    while (size * 0.8 < count) size *= 2;
    return new HashTable(new Uint32Array(size));
  }

  /** The slot of a hash, or -1. */
  find(hash: number): number {
    const key = hash >>> 0 || 1;
    let slot = key & this.#mask;
    for (;;) {
      const found = this.keys[slot];
      if (found === key) return slot;
      if (found === 0) return -1;
      slot = (slot + 1) & this.#mask;
    }
  }

  /** The slot of a hash, taken when it was not there. For the trainers: the table must have room. */
  add(hash: number): number {
    const key = hash >>> 0 || 1;
    let slot = key & this.#mask;
    while (this.keys[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & this.#mask;
    this.keys[slot] = key;
    return slot;
  }
}
