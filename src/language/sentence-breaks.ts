import { LANGUAGES, type Document, type Language } from '../document/index.ts';
import { CHAR_CLASS, DIGIT, LOWER, UPPER } from './char-class.ts';
import { mix1, mix2, mix3 } from './features.ts';
import { openPack, type Pack, type PackSections } from './pack-format.ts';
import type { Stage } from './stage.ts';
import { SHAPES, WordShape } from './word-shape.ts';

/** Weights of a table in training; a power of two. */
export const BREAK_ROWS: number = 2 ** 15;
const MOST_FEATURES = 40;
/** Words before and after a place whose forms count. */
const BEFORE = 8;
const AFTER = 5;
/** From this score on, in steps of a quantised weight, a sentence ends: high, as a wrong break cuts a sentence in two. */
const CERTAIN = 24;
const CLOSERS = signs(')»”"\'');
/** After these, and before them, something goes on. */
const JOINERS = signs(',;([{/&-–—');

function signs(text: string): ReadonlySet<number> {
  return new Set([...text].map((sign) => sign.charCodeAt(0)));
}

/**
 * Places where a model looks for a beginning. `formal`: capitals without a stop before them, all else is for the rules.
 * `informal`: after stops, too, whatever follows, and before figures and signs, as in mail and comments.
 */
export type BreakPlaces = 'formal' | 'informal';

/** Weights of the places without a stop where a sentence begins all the same. */
export class BreakModel {
  readonly weights: Int8Array | Float32Array;
  readonly places: BreakPlaces;

  constructor(weights: Int8Array | Float32Array, places: BreakPlaces) {
    this.weights = weights;
    this.places = places;
  }

  /** @throws BreuklijnError `bad-pack` */
  static open(path: string): BreakModel {
    return BreakModel.of(openPack(path));
  }

  static of(pack: Pack): BreakModel {
    return new BreakModel(pack.table('weights', 'i8'), pack.has('informal') ? 'informal' : 'formal');
  }

  /** The sections that `of` reads. */
  static sections(weights: Int8Array, places: BreakPlaces): PackSections {
    return places === 'informal' ? { weights, informal: Uint8Array.of(1) } : { weights };
  }
}

/** Looks at the words of one sentence after another; scratch of one thread. */
export class BreakFinder {
  readonly rows: Int32Array = new Int32Array(MOST_FEATURES);
  rowCount = 0;
  #lower = new Int32Array(0);
  #shape = new Uint8Array(0);
  #code = new Uint16Array(0);
  /** 1 where white space stands before the word. */
  #apart = new Uint8Array(0);
  /** Number of words in small letters before each. */
  #small = new Uint16Array(0);
  #length = 0;
  readonly #word = new WordShape();
  readonly #model: BreakModel;
  readonly #informal: boolean;

  constructor(model: BreakModel) {
    this.#model = model;
    this.#informal = model.places === 'informal';
  }

  /** Reads the words of the tokens `first` to `end`. @returns false where no place in them could be a beginning */
  read(text: string, start: Uint32Array, stop: Uint32Array, first: number, end: number): boolean {
    let some = this.#informal;
    for (let i = first + 1; i < end && !some; i++) some = CHAR_CLASS[text.charCodeAt(start[i])] === UPPER;
    if (!some) return false;
    const length = end - first;
    if (this.#lower.length <= length) {
      const size = 2 * length + 64;
      this.#lower = new Int32Array(size);
      this.#shape = new Uint8Array(size);
      this.#code = new Uint16Array(size);
      this.#apart = new Uint8Array(size);
      this.#small = new Uint16Array(size);
    }
    this.#length = length;
    let small = 0;
    for (let i = 0; i < length; i++) {
      this.#word.read(text, start[first + i], stop[first + i]);
      this.#lower[i] = this.#word.lower;
      this.#shape[i] = this.#word.shape;
      this.#code[i] = text.charCodeAt(start[first + i]);
      this.#apart[i] = i > 0 && start[first + i] > stop[first + i - 1] ? 1 : 0;
      this.#small[i] = small;
      if (this.#word.shape === SHAPES.lower) small++;
    }
    return true;
  }

  /** Whether a word could begin a sentence: a capital after a word, a figure or what closes a quotation; see `BreakPlaces`. */
  couldBreak(at: number): boolean {
    const code = this.#code[at];
    const before = this.#code[at - 1];
    const afterWord = this.#shape[at - 1] !== SHAPES.punctuation;
    const kind = CHAR_CLASS[code];
    if (kind === UPPER && (afterWord || CLOSERS.has(before))) return true;
    if (!this.#informal || this.#apart[at] === 0 || (!afterWord && JOINERS.has(before))) return false;
    if (kind === LOWER) return !afterWord;
    return kind === UPPER || kind === DIGIT || !(CLOSERS.has(code) || JOINERS.has(code));
  }

  /** Finds the features of the place before a word, in a sentence that began at `from`. @returns its score */
  look(from: number, at: number): number {
    const { rows } = this;
    const lower = (i: number): number => (i < from || i >= this.#length ? 1 : this.#lower[i]);
    const shape = (i: number): number => (i < from || i >= this.#length ? 15 : this.#shape[i]);
    const small = bucket(this.#small[at] - this.#small[from]);
    const length = bucket(at - from);
    const word = lower(at);
    const next = shape(at + 1);
    const before = shape(at - 1);
    let n = 0;
    rows[n++] = mix1(1, word);
    rows[n++] = mix1(2, lower(at - 1));
    rows[n++] = mix1(3, lower(at + 1));
    rows[n++] = mix2(4, lower(at - 1), word);
    rows[n++] = mix3(5, before, shape(at), next);
    rows[n++] = mix2(6, word, next);
    rows[n++] = mix2(7, length, small);
    rows[n++] = mix2(8, word, small);
    rows[n++] = mix2(9, word, before);
    rows[n++] = mix2(10, bucket(this.#length - at), length);
    rows[n++] = mix2(11, lower(from) === word ? 1 : 0, length);
    rows[n++] = mix3(12, before, length, small);
    rows[n++] = mix1(13, lower(at + 2));
    rows[n++] = mix2(14, next, shape(at + 2));
    rows[n++] = mix2(15, shape(at - 2), before);
    rows[n++] = mix2(16, lower(from), length);
    rows[n++] = mix2(17, before === SHAPES.punctuation ? lower(at - 1) : 0, shape(at));
    rows[n++] = mix2(18, word, lower(at + 1));
    rows[n++] = mix3(19, shape(from), small, next);
    if (this.#informal) {
      rows[n++] = mix3(22, shape(from), shape(at), lower(at - 1));
      rows[n++] = mix3(23, this.#code[at - 1], this.#code[at], next);
      rows[n++] = mix3(24, lower(at - 1), shape(at), length);
    }
    for (let i = Math.max(from, at - BEFORE); i < at; i++) {
      if (this.#shape[i] === SHAPES.lower) rows[n++] = mix1(20, this.#lower[i]);
    }
    for (let i = at + 1; i < Math.min(this.#length, at + 1 + AFTER); i++) {
      if (this.#shape[i] === SHAPES.lower) rows[n++] = mix1(21, this.#lower[i]);
    }
    const { weights } = this.#model;
    const mask = weights.length - 1;
    let score = 0;
    for (let i = 0; i < n; i++) score += weights[(rows[i] &= mask)];
    this.rowCount = n;
    return score;
  }
}

/** 0 to 5, 6 for 6–8, 7 for 9–13, 8 for 14–24, 9 for more. */
function bucket(count: number): number {
  if (count < 6) return count;
  if (count < 9) return 6;
  if (count < 14) return 7;
  return count < 25 ? 8 : 9;
}

/**
 * Stage `breaks`: divides sentences further where a heading, a title or a row of a list without a stop runs on into the next
 * sentence, as it does in text that was copied without its lines.
 */
export function breakStage(models: ReadonlyMap<Language, BreakModel>): Stage {
  const finders = LANGUAGES.map((language) => {
    const model = models.get(language);
    return model === undefined ? undefined : new BreakFinder(model);
  });
  return {
    name: 'breaks',
    requires: ['languages', 'tokens', 'sentences'],
    adds: ['sentences'],
    run(document: Document): Document {
      const { start, end } = document.layer('tokens');
      const { firstToken, block } = document.layer('sentences');
      const languages = document.layer('languages').block;
      const firsts: number[] = [];
      const blocks: number[] = [];
      for (let s = 0; s + 1 < firstToken.length; s++) {
        const first = firstToken[s];
        firsts.push(first);
        blocks.push(block[s]);
        const finder = finders[languages[block[s]]];
        if (finder === undefined || !finder.read(document.text, start, end, first, firstToken[s + 1]))
          continue;
        let from = 0;
        for (let at = 1; at < firstToken[s + 1] - first; at++) {
          if (!finder.couldBreak(at) || finder.look(from, at) < CERTAIN) continue;
          firsts.push(first + at);
          blocks.push(block[s]);
          from = at;
        }
      }
      if (firsts.length === block.length) return document;
      firsts.push(start.length);
      return document.with('sentences', {
        firstToken: Uint32Array.from(firsts),
        block: Uint32Array.from(blocks),
      });
    },
  };
}
