import { UPOS, type Document } from '../document/index.ts';
import { hashString } from './features.ts';
import { LONGEST_LISTED, PREFIX_ONLY, phraseHash, type NamesModel } from './names-model.ts';
import { SHAPES, WordShape } from './word-shape.ts';

/** Columns are padded by this many rows before and after each sentence. */
export const PAD = 2;
const BEFORE = 0x5bd1e995;
const AFTER = 0x27d4eb2f;
const EDGE_SHAPE = 15;
/** How many small words or signs a name may hold on end ("van de", "- und"). */
export const MOST_SMALL = 4;

/** What other places of the document tell of a word: bits of `evidence`. */
const SEEN = {
  small: 1,
  capital: 2,
  afterCapital: 4,
  beforeCapital: 8,
  afterPreposition: 16,
  afterDeterminer: 32,
  alone: 64,
} as const;
/** Different capitalised words of an article that are kept: a power of two. */
const EVIDENCE_SLOTS = 4096;

const UPOS_NUMBERS = {
  adposition: UPOS.indexOf('ADP'),
  determiner: UPOS.indexOf('DET'),
};

/**
 * What the features of the name finder look at, one row a token, sentences apart by padding. Filled for a run of sentences of
 * one language; scratch of one thread.
 */
export class NameColumns {
  /** Row of each sentence's first token, and one past its last. */
  readonly firstRow: number[] = [];
  readonly stopRow: number[] = [];

  form: Int32Array = new Int32Array(0);
  lower: Int32Array = new Int32Array(0);
  /** (shape << 2) | (has a hyphen << 1) | first word of the sentence. */
  shape: Int32Array = new Int32Array(0);
  suffix2: Int32Array = new Int32Array(0);
  suffix3: Int32Array = new Int32Array(0);
  suffix4: Int32Array = new Int32Array(0);
  prefix3: Int32Array = new Int32Array(0);
  prefix4: Int32Array = new Int32Array(0);
  upos: Int32Array = new Int32Array(0);
  /** Hash of the fine tag. */
  tag: Int32Array = new Int32Array(0);
  lists: Int32Array = new Int32Array(0);
  cluster: Int32Array = new Int32Array(0);
  /** Listed name that covers the row: 2 * kind + 1 at its start, + 2 after; 0 for none. */
  listed: Int32Array = new Int32Array(0);
  evidence: Int32Array = new Int32Array(0);
  /** 1 where a name may begin or go on: a capital, or a small word next to one. */
  opens: Uint8Array = new Uint8Array(0);
  /** Row of the nearest word before and after that is no capital, over this run of capitals. */
  left: Int32Array = new Int32Array(0);
  right: Int32Array = new Int32Array(0);
  /** What an earlier pass over the document made of the word elsewhere: see `names-memory.ts`; 0 for nothing. */
  memory: Int32Array = new Int32Array(0);

  readonly #model: NamesModel;
  readonly #word = new WordShape();
  #capacity = 0;
  #tags: readonly { readonly xpos: string }[] = [];
  #tagHashes = new Int32Array(0);
  readonly #evidenceKeys = new Int32Array(EVIDENCE_SLOTS);
  readonly #evidenceBits = new Int32Array(EVIDENCE_SLOTS);

  constructor(model: NamesModel) {
    this.#model = model;
  }

  /** Fills the columns for the sentences from `first` to `stop` of a document with tags. */
  load(document: Document, first: number, stop: number): void {
    const { start, end } = document.layer('tokens');
    const { firstToken } = document.layer('sentences');
    const { upos, tag, tags } = document.layer('tags');
    this.#useTags(tags);
    const needed = firstToken[stop] - firstToken[first] + 2 * PAD * (stop - first);
    if (needed > this.#capacity) this.#grow(needed);
    this.firstRow.length = 0;
    this.stopRow.length = 0;
    let row = 0;
    for (let s = first; s < stop; s++) {
      this.#fillEdge(row++, BEFORE);
      this.#fillEdge(row++, BEFORE);
      this.firstRow.push(row);
      let initial = true;
      for (let i = firstToken[s]; i < firstToken[s + 1]; i++, row++) {
        this.#fill(row, document.text, start[i], end[i], initial);
        this.upos[row] = upos[i];
        this.tag[row] = this.#tagHashes[tag[i]];
        if (this.shape[row] >> 2 !== SHAPES.punctuation) initial = false;
      }
      this.stopRow.push(row);
      this.#fillEdge(row++, AFTER);
      this.#fillEdge(row++, AFTER);
      this.#findOpenings(row - PAD - (firstToken[s + 1] - firstToken[s]), row - PAD);
    }
    this.#findListed();
    this.#findEvidence(row);
  }

  isCapital(row: number): boolean {
    const shape = this.shape[row] >> 2;
    return shape >= SHAPES.capital && shape <= SHAPES.mixed;
  }

  #fill(row: number, text: string, start: number, end: number, initial: boolean): void {
    const word = this.#word;
    word.read(text, start, end);
    const { tables } = this.#model;
    this.form[row] = word.form;
    this.lower[row] = word.lower;
    this.shape[row] = (word.shape << 2) | (word.hyphen << 1) | (initial ? 1 : 0);
    this.suffix2[row] = word.suffix[2];
    this.suffix3[row] = word.suffix[3];
    this.suffix4[row] = word.suffix[4];
    this.prefix3[row] = word.prefix[3];
    this.prefix4[row] = word.prefix[4];
    const slot = tables.words.find(word.lower);
    this.lists[row] = slot < 0 ? 0 : tables.wordLists[slot];
    this.cluster[row] = slot < 0 ? 0 : tables.wordCluster[slot];
    this.listed[row] = 0;
    this.evidence[row] = 0;
    this.memory[row] = 0;
  }

  #fillEdge(row: number, value: number): void {
    this.form[row] = value;
    this.lower[row] = value;
    this.shape[row] = EDGE_SHAPE << 2;
    this.suffix2[row] = value;
    this.suffix3[row] = value;
    this.suffix4[row] = value;
    this.prefix3[row] = value;
    this.prefix4[row] = value;
    this.upos[row] = UPOS.length;
    this.tag[row] = value;
    this.lists[row] = 0;
    this.cluster[row] = 0;
    this.listed[row] = 0;
    this.evidence[row] = 0;
    this.memory[row] = 0;
    this.opens[row] = 0;
    this.left[row] = row;
    this.right[row] = row;
  }

  /** Names begin at a capital or one or two words before it, and run on over a few small words behind it. */
  #findOpenings(first: number, stop: number): void {
    let left = first - 1;
    for (let row = first; row < stop; row++) {
      this.opens[row] = this.isCapital(row) || this.isCapital(row + 1) || this.isCapital(row + 2) ? 1 : 0;
      this.left[row] = left;
      if (!this.isCapital(row)) left = row;
    }
    let right = stop;
    for (let row = stop - 1; row >= first; row--) {
      this.right[row] = right;
      if (!this.isCapital(row)) right = row;
    }
  }

  /** Marks the longest listed names, from the left. */
  #findListed(): void {
    const { phrases, phraseKind } = this.#model.tables;
    for (let s = 0; s < this.firstRow.length; s++) {
      const stop = this.stopRow[s];
      for (let row = this.firstRow[s]; row < stop; row++) {
        if (!this.isCapital(row)) continue;
        let hash = 0;
        let kind = 0;
        let end = row;
        for (let at = row; at < stop && at < row + LONGEST_LISTED; at++) {
          hash = phraseHash(hash, this.lower[at]);
          const slot = phrases.find(hash);
          if (slot < 0) break;
          if (phraseKind[slot] !== PREFIX_ONLY) {
            kind = phraseKind[slot];
            end = at + 1;
          }
        }
        if (kind === 0) continue;
        for (let at = row; at < end; at++) this.listed[at] = 2 * kind - (at === row ? 1 : 0);
        row = end - 1;
      }
    }
  }

  /** Gathers for each capitalised word what the whole stretch of text shows of it (after H. Chieu and H. Ng, COLING 2002). */
  #findEvidence(rows: number): void {
    const keys = this.#evidenceKeys.fill(0);
    const bits = this.#evidenceBits.fill(0);
    const mask = keys.length - 1;
    for (let row = PAD; row < rows; row++) {
      if (!this.isCapital(row)) continue;
      // Of two words that fall together the first is kept: rare in the length of an article.
      const slot = this.lower[row] & mask;
      if (keys[slot] === 0) keys[slot] = this.lower[row];
      if (keys[slot] === this.lower[row]) bits[slot] |= this.#evidenceAt(row);
    }
    for (let row = PAD; row < rows; row++) {
      const slot = this.lower[row] & mask;
      if (this.shape[row] >> 2 === SHAPES.lower && keys[slot] === this.lower[row]) bits[slot] |= SEEN.small;
    }
    for (let row = PAD; row < rows; row++) {
      const slot = this.lower[row] & mask;
      if (this.isCapital(row) && keys[slot] === this.lower[row]) this.evidence[row] = bits[slot];
    }
  }

  #evidenceAt(row: number): number {
    if ((this.shape[row] & 1) === 1) return 0;
    const before = this.isCapital(row - 1);
    const after = this.isCapital(row + 1);
    let bits: number = SEEN.capital;
    if (before) bits |= SEEN.afterCapital;
    if (after) bits |= SEEN.beforeCapital;
    if (!before && !after) bits |= SEEN.alone;
    if (this.upos[row - 1] === UPOS_NUMBERS.adposition) bits |= SEEN.afterPreposition;
    if (this.upos[row - 1] === UPOS_NUMBERS.determiner) bits |= SEEN.afterDeterminer;
    return bits;
  }

  #useTags(tags: readonly { readonly xpos: string }[]): void {
    if (this.#tags === tags) return;
    this.#tags = tags;
    this.#tagHashes = Int32Array.from(tags, (tag) => hashString(tag.xpos));
  }

  #grow(needed: number): void {
    const size = needed + (needed >> 1) + 64;
    this.#capacity = size;
    const column = (): Int32Array => new Int32Array(size);
    this.form = column();
    this.lower = column();
    this.shape = column();
    this.suffix2 = column();
    this.suffix3 = column();
    this.suffix4 = column();
    this.prefix3 = column();
    this.prefix4 = column();
    this.upos = column();
    this.tag = column();
    this.lists = column();
    this.cluster = column();
    this.listed = column();
    this.evidence = column();
    this.left = column();
    this.right = column();
    this.memory = column();
    this.opens = new Uint8Array(size);
  }
}
