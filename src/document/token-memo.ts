/** Slots of the table: a power of two, twice as many as words are kept. */
const SLOTS = 1 << 17;
const MOST_WORDS = SLOTS / 2;

/**
 * What is known of a word, by the code units of a stretch of text: the same stretch is taken apart once, and finding it
 * again makes no string. When the table is full it starts afresh.
 */
export class TokenMemo<T> {
  readonly #make: (word: string) => T;
  /** Number of the word + 1, or 0 for a free slot. */
  readonly #slots = new Int32Array(SLOTS);
  readonly #words: string[] = [];
  readonly #values: T[] = [];

  /** @param make answers for a word that is not in the table yet */
  constructor(make: (word: string) => T) {
    this.#make = make;
  }

  /** What is known of the word at `start` to `end` of a text. */
  at(text: string, start: number, end: number): T {
    const length = end - start;
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    for (let number = this.#slots[slot]; number !== 0; number = this.#slots[slot]) {
      const word = this.#words[number - 1];
      if (word.length === length) {
        let i = 0;
        while (i < length && word.charCodeAt(i) === text.charCodeAt(start + i)) i++;
        if (i === length) return this.#values[number - 1];
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    return this.#add(text.slice(start, end), slot);
  }

  #add(word: string, freeSlot: number): T {
    const value = this.#make(word);
    if (this.#words.length >= MOST_WORDS) {
      this.#slots.fill(0);
      this.#words.length = 0;
      this.#values.length = 0;
    }
    this.#words.push(word);
    this.#values.push(value);
    this.#slots[freeSlot] = this.#words.length;
    return value;
  }
}
