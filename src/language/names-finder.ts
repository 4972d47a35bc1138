import type { Document } from '../document/index.ts';
import { mix1, mix2, mix3 } from './features.ts';
import { MOST_SMALL, NameColumns } from './names-columns.ts';
import { LABEL_COUNT, OUTSIDE, mayFollow } from './names-labels.ts';
import { NameMemory } from './names-memory.ts';
import { ROW_BITS, type NamesModel } from './names-model.ts';
import { HALVES, RAISE, RAISED, packedBytes } from './packed-weights.ts';

const MOST_FEATURES = 112;
const LINKS = 5;
const NEVER = -1e9;
/** Labels this far behind the best of their row are given up, in steps of a quantised weight. */
const HOPELESS = 2500;
/** A stretch ends at a small word where every name is this far behind none. */
const OVER = 800;

/** Label before each label that may stand there: row of `LABEL_COUNT` by label. */
const FOLLOWS: Uint8Array = Uint8Array.from({ length: LABEL_COUNT * LABEL_COUNT }, (_, i) =>
  mayFollow(Math.floor(i / LABEL_COUNT), i % LABEL_COUNT) ? 1 : 0,
);

/** Numbers of four bytes in a row of weights: those of labels 0–3, 4–7 and, in its first byte, 8. */
const ROW_NUMBERS = 1 << (ROW_BITS - 2);

/**
 * Adds up rows of bytes, four labels at a time (`packed-weights.ts`): a row is two additions of three numbers instead of nine of
 * one, and most of the time of the name finder goes into this.
 */
function weighPacked(packed: Int32Array, features: Int32Array, count: number, sums: Float64Array): void {
  const mask = packed.length / ROW_NUMBERS - 1;
  let even = 0;
  let odd = 0;
  let evenBehind = 0;
  let oddBehind = 0;
  let last = 0;
  for (let f = 0; f < count; f++) {
    const at = (features[f] & mask) * ROW_NUMBERS;
    const four = packed[at] ^ RAISE;
    const fourBehind = packed[at + 1] ^ RAISE;
    even += four & HALVES;
    odd += (four >>> 8) & HALVES;
    evenBehind += fourBehind & HALVES;
    oddBehind += (fourBehind >>> 8) & HALVES;
    last += (packed[at + 2] << 24) >> 24;
  }
  const raised = RAISED * count;
  sums[0] = (even & 0xffff) - raised;
  sums[1] = (odd & 0xffff) - raised;
  sums[2] = (even >>> 16) - raised;
  sums[3] = (odd >>> 16) - raised;
  sums[4] = (evenBehind & 0xffff) - raised;
  sums[5] = (oddBehind & 0xffff) - raised;
  sums[6] = (evenBehind >>> 16) - raised;
  sums[7] = (oddBehind >>> 16) - raised;
  sums[8] = last;
}

/**
 * Finds names: the best row of labels of each sentence under weights of hashed features of a token and of two labels side by side
 * (Viterbi; trained as a structured perceptron, M. Collins, EMNLP 2002). Where no name can stand nothing is weighed.
 * One instance serves one thread.
 */
export class NameFinder {
  readonly model: NamesModel;
  readonly columns: NameColumns;
  /** Label of each row of the columns. */
  labels: Uint8Array = new Uint8Array(0);
  readonly features: Int32Array = new Int32Array(MOST_FEATURES);
  featureCount = 0;
  /** Rows of weights of the labels before, `LINKS` for each. */
  readonly #links = new Int32Array(LINKS);
  #weights: Int8Array | Float32Array;
  /** The same as numbers of four bytes each, where the weights are bytes. */
  #packed: Int32Array | undefined;
  readonly #memory = new NameMemory();
  #scores = new Float64Array(0);
  #back = new Uint8Array(0);
  readonly #emission = new Float64Array(LABEL_COUNT);
  readonly #transition = new Float64Array(LABEL_COUNT);

  constructor(model: NamesModel) {
    this.model = model;
    this.#weights = model.tables.weights;
    this.#packed = packedBytes(this.#weights);
    this.columns = new NameColumns(model);
  }

  /** Loads sentences of a document and makes room for their labels. */
  load(document: Document, first: number, stop: number): void {
    this.columns.load(document, first, stop);
    const rows = this.columns.lower.length;
    if (this.labels.length < rows) {
      this.labels = new Uint8Array(rows);
      this.#scores = new Float64Array(rows * LABEL_COUNT);
      this.#back = new Uint8Array(rows * LABEL_COUNT);
    }
  }

  /**
   * Labels sentences of a document: see `labels` and the rows of `columns`.
   * @param twice go over them again, where the model can, with what the first time made of each word elsewhere
   */
  find(document: Document, first: number, stop: number, twice: boolean): void {
    this.load(document, first, stop);
    for (let s = 0; s < stop - first; s++) this.decode(s);
    const { secondWeights } = this.model.tables;
    if (!twice || secondWeights === undefined) return;
    this.remember();
    this.#weights = secondWeights;
    this.#packed = packedBytes(secondWeights);
    for (let s = 0; s < stop - first; s++) this.decode(s);
    this.#weights = this.model.tables.weights;
    this.#packed = packedBytes(this.#weights);
  }

  /** Fills the memory of words from the labels as they are. */
  remember(): void {
    this.#memory.fill(this.columns, this.labels);
  }

  /**
   * Labels the loaded sentence `s`.
   * @param gold for the trainer: labels by row; every other label gets `margin` on top, so that the right one must win clearly
   */
  decode(s: number, gold?: Uint8Array, margin = 0): void {
    const stop = this.columns.stopRow[s];
    this.labels.fill(OUTSIDE, this.columns.firstRow[s], stop);
    for (let row = this.columns.firstRow[s]; row < stop; row++) {
      const end = this.#stretchEnd(row, stop);
      if (end === row) continue;
      row = this.#decodeStretch(row, end, gold, margin) - 1;
    }
  }

  /** Sets the labels of the loaded sentence to 1 where a name may stand, for the trainer. */
  markOpen(s: number): void {
    const stop = this.columns.stopRow[s];
    this.labels.fill(0, this.columns.firstRow[s], stop);
    for (let row = this.columns.firstRow[s]; row < stop; row++) {
      const end = this.#stretchEnd(row, stop);
      this.labels.fill(1, row, end);
      if (end > row) row = end - 1;
    }
  }

  /** End of the stretch in which names may stand that begins at a row; the row itself where none does. */
  #stretchEnd(row: number, stop: number): number {
    const { opens } = this.columns;
    if (opens[row] === 0) return row;
    let small = 0;
    let end = row;
    while (end < stop && small <= MOST_SMALL) {
      small = opens[end] === 1 ? 0 : small + 1;
      end++;
    }
    return end;
  }

  /** Labels rows before which stands no name. @returns one past the last row, `limit` or where a name can no longer go on */
  #decodeStretch(first: number, limit: number, gold: Uint8Array | undefined, margin: number): number {
    let stop = limit;
    const scores = this.#scores;
    const back = this.#back;
    const emission = this.#emission;
    const transition = this.#transition;
    const { opens } = this.columns;
    for (let row = first; row < stop; row++) {
      this.findFeatures(row);
      this.#weigh(this.features, this.featureCount, emission);
      if (gold !== undefined) {
        for (let label = 0; label < LABEL_COUNT; label++) if (label !== gold[row]) emission[label] += margin;
      }
      const at = row * LABEL_COUNT;
      let lead = NEVER;
      if (row > first) {
        for (let label = 0; label < LABEL_COUNT; label++)
          lead = Math.max(lead, scores[at - LABEL_COUNT + label]);
      }
      for (let label = 0; label < LABEL_COUNT; label++) scores[at + label] = NEVER;
      for (let before = 0; before < LABEL_COUNT; before++) {
        if (row === first && before !== OUTSIDE) break;
        const base = row === first ? 0 : scores[at - LABEL_COUNT + before];
        if (base <= NEVER || base < lead - HOPELESS) continue;
        this.findLinks(row, before);
        this.#weigh(this.#links, LINKS, transition);
        for (let label = 0; label < LABEL_COUNT; label++) {
          if (FOLLOWS[before * LABEL_COUNT + label] === 0) continue;
          if (opens[row] === 0 && (label & 1) === 1) continue;
          const score = base + transition[label] + emission[label];
          if (score > scores[at + label]) {
            scores[at + label] = score;
            back[at + label] = before;
          }
        }
      }
      if (row + 1 < stop && opens[row + 1] === 0 && this.#isOver(at)) stop = row + 1;
    }
    let best = 0;
    const last = (stop - 1) * LABEL_COUNT;
    for (let label = 1; label < LABEL_COUNT; label++) {
      if (scores[last + label] > scores[last + best]) best = label;
    }
    for (let row = stop - 1; row >= first; row--) {
      this.labels[row] = best;
      best = back[row * LABEL_COUNT + best];
    }
    return stop;
  }

  /** Whether no name ends at the row or goes on after it: all are far behind. */
  #isOver(at: number): boolean {
    const outside = this.#scores[at + OUTSIDE];
    for (let label = 1; label < LABEL_COUNT; label++) {
      if (this.#scores[at + label] > outside - OVER) return false;
    }
    return true;
  }

  /** Sums the weights of features into one score for each label. */
  #weigh(features: Int32Array, count: number, sums: Float64Array): void {
    if (this.#packed !== undefined) weighPacked(this.#packed, features, count, sums);
    else this.#weighEach(features, count, sums);
  }

  #weighEach(features: Int32Array, count: number, sums: Float64Array): void {
    const weights = this.#weights;
    const mask = (weights.length >> ROW_BITS) - 1;
    for (let label = 0; label < LABEL_COUNT; label++) sums[label] = 0;
    for (let f = 0; f < count; f++) {
      const at = (features[f] & mask) << ROW_BITS;
      for (let label = 0; label < LABEL_COUNT; label++) sums[label] += weights[at + label];
    }
  }

  /** Places of the weights of `label` for the features of a row: for the trainer. @returns how many */
  placesOf(row: number, label: number, places: Int32Array): number {
    this.findFeatures(row);
    return this.#places(this.features, this.featureCount, label, places);
  }

  /** The same for a label and the one before it. */
  linkPlacesOf(row: number, before: number, label: number, places: Int32Array): number {
    this.findLinks(row, before);
    return this.#places(this.#links, LINKS, label, places);
  }

  #places(features: Int32Array, count: number, label: number, places: Int32Array): number {
    const mask = (this.model.tables.weights.length >> ROW_BITS) - 1;
    for (let f = 0; f < count; f++) places[f] = ((features[f] & mask) << ROW_BITS) + label;
    return count;
  }

  /** Fills `#links` for a row and the label before it. */
  findLinks(row: number, before: number): void {
    const c = this.columns;
    const links = this.#links;
    links[0] = mix1(101, before);
    links[1] = mix2(102, before, c.lower[row]);
    links[2] = mix2(103, before, c.shape[row]);
    links[3] = mix3(104, before, c.upos[row], c.upos[row + 1]);
    links[4] = mix3(105, before, c.upos[row - 1], c.lower[row - 1]);
  }

  /** Fills `features` for a row. */
  findFeatures(row: number): void {
    const c = this.columns;
    const f = this.features;
    const { lower, shape, upos, lists, cluster, tag, listed } = c;
    const word = lower[row];
    const form = shape[row];
    const left = c.left[row];
    const right = c.right[row];
    let n = 0;
    f[n++] = 0x1234567;
    f[n++] = mix1(1, word);
    f[n++] = mix1(2, c.form[row]);
    f[n++] = mix1(3, lower[row - 1]);
    f[n++] = mix1(4, lower[row + 1]);
    f[n++] = mix1(5, lower[row - 2]);
    f[n++] = mix1(6, lower[row + 2]);
    f[n++] = mix1(7, form);
    f[n++] = mix2(8, form, shape[row - 1]);
    f[n++] = mix2(9, form, shape[row + 1]);
    f[n++] = mix3(10, shape[row - 1], form, shape[row + 1]);
    f[n++] = mix2(11, c.suffix2[row], form);
    f[n++] = mix2(12, c.suffix3[row], form);
    f[n++] = mix2(13, c.suffix4[row], form);
    f[n++] = mix2(14, c.prefix3[row], form);
    f[n++] = mix2(15, c.prefix4[row], form);
    f[n++] = mix2(16, upos[row], form);
    f[n++] = mix1(17, tag[row]);
    f[n++] = mix2(18, tag[row], form);
    f[n++] = mix2(19, upos[row - 1], upos[row]);
    f[n++] = mix2(20, upos[row], upos[row + 1]);
    f[n++] = mix3(21, upos[row - 1], upos[row], upos[row + 1]);
    f[n++] = mix2(22, lower[row - 1], form);
    f[n++] = mix2(23, lower[row + 1], form);
    f[n++] = mix2(24, lower[row - 1], word);
    f[n++] = mix2(25, word, lower[row + 1]);
    f[n++] = mix3(26, lower[left], row - left, form);
    f[n++] = mix3(27, lower[right], right - row, form);
    f[n++] = mix3(28, lower[left], lower[right], form);
    f[n++] = mix2(29, Math.min(4, row - left), Math.min(4, right - row));
    f[n++] = mix2(30, c.suffix3[row + 1], shape[row + 1]);
    f[n++] = mix2(31, c.suffix3[row - 1], shape[row - 1]);
    f[n++] = mix2(32, c.suffix3[right], form);
    f[n++] = mix2(33, c.suffix3[left], form);
    f[n++] = mix2(34, lists[row], form);
    for (let bits = lists[row]; bits !== 0; bits &= bits - 1) f[n++] = mix2(60, bits & -bits, form);
    for (let bits = lists[row + 1]; bits !== 0; bits &= bits - 1) f[n++] = mix2(61, bits & -bits, form);
    f[n++] = mix2(35, lists[row - 1], lists[row]);
    f[n++] = mix2(36, lists[row], lists[row + 1]);
    f[n++] = mix2(37, lists[row + 1], form);
    f[n++] = mix2(38, lists[row - 1], form);
    f[n++] = mix1(39, listed[row]);
    f[n++] = mix2(40, listed[row], listed[row + 1]);
    f[n++] = mix2(41, cluster[row], form);
    f[n++] = mix2(42, cluster[row - 1], form);
    f[n++] = mix2(43, cluster[row + 1], form);
    f[n++] = mix3(44, cluster[row - 1], cluster[row], cluster[row + 1]);
    f[n++] = mix2(45, cluster[left], cluster[right]);
    f[n++] = mix2(46, c.evidence[row], form);
    f[n++] = mix1(47, c.evidence[row - 1]);
    f[n++] = mix1(48, c.evidence[row + 1]);
    if (c.memory[row] !== 0) f[n++] = mix1(49, c.memory[row]);
    if (c.memory[row - 1] !== 0) f[n++] = mix2(50, c.memory[row - 1], c.memory[row]);
    if (c.memory[row + 1] !== 0) f[n++] = mix2(51, c.memory[row + 1], c.memory[row]);
    f[n++] = mix2(52, upos[row - 2], upos[row - 1]);
    f[n++] = mix2(53, upos[row + 1], upos[row + 2]);
    f[n++] = mix2(54, tag[row + 1], form);
    f[n++] = mix2(55, tag[row - 1], form);
    this.featureCount = n;
  }
}
