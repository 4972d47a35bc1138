import { perWord, type Word } from '../document/index.ts';

/**
 * What the letters of a word show: hashes of the word, its lower-case form, its beginnings and endings, and its shape.
 * Digits count as one digit, so that all years of four digits are one word. Filled into fields, not returned, as this
 * runs once for each token.
 */
export const SHAPES = {
  lower: 0,
  capital: 1,
  allCapitals: 2,
  mixed: 3,
  digits: 4,
  digitsAndLetters: 5,
  punctuation: 6,
} as const;

const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** Longest ending and beginning that are hashed. */
const AFFIX = 5;

export class WordShape {
  /** Hash of the word as it stands. */
  form = 0;
  /** Hash of the word in lower case. */
  lower = 0;
  /** Number in SHAPES. */
  shape = 0;
  hyphen = 0;
  /** Entry k: hash of the last k letters in lower case, of the whole word where it is shorter. */
  readonly suffix: Int32Array = new Int32Array(AFFIX + 1);
  /** Entry k: hash of the first k letters in lower case. */
  readonly prefix: Int32Array = new Int32Array(AFFIX + 1);

  /** Looks at the code units of `text` from `start` to `end`. */
  read(text: string, start: number, end: number): void {
    let form = SEED;
    let lower = SEED;
    let capitals = 0;
    let letters = 0;
    let digits = 0;
    let hyphen = 0;
    const length = end - start;
    for (let i = 0; i < length; i++) {
      let unit = text.charCodeAt(start + i);
      let low = unit;
      if (unit >= 48 && unit <= 57) {
        digits++;
        unit = 48;
        low = 48;
      } else {
        low = lowerUnit(unit);
        if (low !== unit) capitals++;
        if (low >= 97 && (low <= 122 || low >= 0xc0)) letters++;
        else if (unit === 45) hyphen = 1;
      }
      form = Math.imul(form ^ unit, PRIME);
      lower = Math.imul(lower ^ low, PRIME);
      if (i < AFFIX) this.prefix[i + 1] = lower;
    }
    for (let i = length; i < AFFIX; i++) this.prefix[i + 1] = lower;
    let ending = SEED;
    for (let i = 1; i <= AFFIX; i++) {
      if (i <= length) {
        const unit = text.charCodeAt(end - i);
        ending = Math.imul(ending ^ (unit >= 48 && unit <= 57 ? 48 : lowerUnit(unit)), PRIME);
      }
      this.suffix[i] = ending;
    }
    this.form = spread(form);
    this.lower = spread(lower);
    this.hyphen = hyphen;
    if (digits > 0) this.shape = letters > 0 ? SHAPES.digitsAndLetters : SHAPES.digits;
    else if (letters === 0) this.shape = SHAPES.punctuation;
    else if (capitals === 0) this.shape = SHAPES.lower;
    else if (capitals === letters && letters > 1) this.shape = SHAPES.allCapitals;
    else if (capitals === 1 && lowerUnit(text.charCodeAt(start)) !== text.charCodeAt(start)) {
      this.shape = SHAPES.capital;
    } else this.shape = SHAPES.mixed;
  }
}

const scratch = new WordShape();

/** Hashes of a word in lower case and of its first five letters, read once a word. */
export const stemOf: (word: Word) => { readonly lower: number; readonly stem: number } = perWord(
  ({ form }) => {
    scratch.read(form, 0, form.length);
    return { lower: scratch.lower, stem: scratch.prefix[AFFIX] };
  },
);

/** Hash of a stretch in lower case, the same as `WordShape.lower`. */
export function lowerHash(text: string, start: number, end: number): number {
  let hash = SEED;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit >= 48 && unit <= 57 ? 48 : lowerUnit(unit)), PRIME);
  }
  return spread(hash);
}

/** Lower case of a code unit for the Latin letters up to U+00DE; others stay. */
function lowerUnit(unit: number): number {
  if (unit >= 65 && unit <= 90) return unit + 32;
  return unit >= 0xc0 && unit <= 0xde && unit !== 0xd7 ? unit + 32 : unit;
}

function spread(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
