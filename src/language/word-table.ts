import { foldCode } from './char-class.ts';

/** Entries of the table of word shapes: a power of two. */
const SHAPES = 2048;

/**
 * A set of words with a small number each, looked up by the code units of a stretch of text, without a substring.
 * Case does not matter. Open addressing over a table of at least twice as many slots as words.
 */
export class WordTable {
  /** Length of the longest word, in code units. */
  readonly longest: number;
  /** Word number + 1, or 0 for a free slot. */
  readonly #slots: Int32Array;
  /** Where each word starts in `#codes`, with one extra last entry. */
  readonly #starts: Uint32Array;
  readonly #codes: Uint16Array;
  readonly #values: Uint16Array;

  /** Whether some word has a given first letter, last letter and length: most words that are not here are told apart by that. */
  readonly #shapes: Uint8Array = new Uint8Array(SHAPES);

  /** @param words words and their values, 1 to 65,535; of a word that comes twice the last value counts */
  constructor(words: Iterable<readonly [string, number]>) {
    const unique = new Map<string, number>();
    for (const [word, value] of words) {
      unique.set(
        String.fromCharCode(...Array.from({ length: word.length }, (_, i) => foldCode(word.charCodeAt(i)))),
        value,
      );
    }
    let size = 8;
    while (size < unique.size * 2) size *= 2;
    this.#slots = new Int32Array(size);
    this.#starts = new Uint32Array(unique.size + 1);
    this.#values = new Uint16Array(unique.size);
    this.#codes = codesOf([...unique.keys()].join(''));
    let longest = 0;
    let number = 0;
    let offset = 0;
    for (const [word, value] of unique) {
      this.#values[number] = value;
      offset += word.length;
      this.#starts[++number] = offset;
      this.#shapes[shape(word, 0, word.length)] = 1;
      longest = Math.max(longest, word.length);
      let slot = hash(word, 0, word.length) & (size - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      this.#slots[slot] = number;
    }
    this.longest = longest;
  }

  /** The value of the word that stands at `start` to `end` of the text, or 0 when it is not in the table. */
  at(text: string, start: number, end: number): number {
    const length = end - start;
    if (length > this.longest || length <= 0 || this.#shapes[shape(text, start, end)] === 0) return 0;
    const mask = this.#slots.length - 1;
    let slot = hash(text, start, end) & mask;
    for (let number = this.#slots[slot]; number !== 0; number = this.#slots[slot]) {
      const first = this.#starts[number - 1];
      if (this.#starts[number] - first === length) {
        let i = 0;
        while (i < length && this.#codes[first + i] === foldCode(text.charCodeAt(start + i))) i++;
        if (i === length) return this.#values[number - 1];
      }
      slot = (slot + 1) & mask;
    }
    return 0;
  }

  /** The value of a word, or 0. */
  get(word: string): number {
    return this.at(word, 0, word.length);
  }
}

function shape(text: string, start: number, end: number): number {
  const first = foldCode(text.charCodeAt(start));
  const last = foldCode(text.charCodeAt(end - 1));
  return (first * 61 + last * 7 + (end - start) * 509) & (SHAPES - 1);
}

/** FNV-1a over folded code units. */
function hash(text: string, start: number, end: number): number {
  let value = 0x811c9dc5;
  for (let i = start; i < end; i++) value = Math.imul(value ^ foldCode(text.charCodeAt(i)), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}

function codesOf(word: string): Uint16Array {
  const codes = new Uint16Array(word.length);
  for (let i = 0; i < word.length; i++) codes[i] = word.charCodeAt(i);
  return codes;
}
