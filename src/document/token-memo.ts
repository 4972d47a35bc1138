/** Slots of the table: a power of two, twice as many as words are kept. */
const SLOTS = 1 << 17;
const MOST_WORDS = SLOTS / 2;
/** Code units of all words together, and of the longest word that is kept. */
const MOST_UNITS = 1 << 20;
const LONGEST = 1 << 12;

/**
 * What is known of a word, by the code units of a stretch of text: the same stretch is taken apart once, and finding it
 * again makes no string. When the table is full it starts afresh.
 */
export class TokenMemo<T> {
  readonly #make: (word: string) => T;
  /** Number of the word + 1, or 0 for a free slot. */
  readonly #slots = new Int32Array(SLOTS);
  /** Where each word begins in `#units`, with one extra last entry. Units and not strings: engines keep strings in a dozen ways. */
  readonly #starts = new Uint32Array(MOST_WORDS + 1);
  readonly #units = new Uint16Array(MOST_UNITS);
  readonly #values: T[] = [];

  /** @param make answers for a word that is not in the table yet, without asking the table itself */
  constructor(make: (word: string) => T) {
    this.#make = make;
  }

  /** What is known of the word at `start` to `end` of a text. */
  at(text: string, start: number, end: number): T {
    const length = end - start;
    const slots = this.#slots;
    const starts = this.#starts;
    const units = this.#units;
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    for (let number = slots[slot]; number !== 0; number = slots[slot]) {
      const first = starts[number - 1];
      if (starts[number] - first === length) {
        let i = 0;
        while (i < length && units[first + i] === text.charCodeAt(start + i)) i++;
        if (i === length) return this.#values[number - 1];
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    return this.#add(text.slice(start, end), slot);
  }

  #add(word: string, slot: number): T {
    const value = this.#make(word);
    if (word.length > LONGEST) return value;
    if (this.#values.length >= MOST_WORDS || this.#starts[this.#values.length] + word.length > MOST_UNITS) {
      this.#slots.fill(0);
      this.#values.length = 0;
    }
    const number = this.#values.length;
    const first = this.#starts[number];
    for (let i = 0; i < word.length; i++) this.#units[first + i] = word.charCodeAt(i);
    this.#starts[number + 1] = first + word.length;
    this.#values.push(value);
    this.#slots[slot] = number + 1;
    return value;
  }
}
