import { NAME_KINDS } from '../document/index.ts';
import type { NameColumns } from './names-columns.ts';
import { OUTSIDE, kindOfLabel } from './names-labels.ts';

/** Different capitalised words of a stretch of text that are remembered: a power of two. */
const SLOTS = 4096;
/** Kinds of names, and outside. */
const CLASSES: number = NAME_KINDS.length + 1;

/**
 * What a first pass over a stretch of text made of each capitalised word elsewhere in it: a word mostly means one thing in one
 * article (V. Krishnan and C. Manning, ACL 2006).
 */
export class NameMemory {
  readonly #keys = new Int32Array(SLOTS);
  readonly #counts = new Uint16Array(SLOTS * CLASSES);

  /** Fills the column `memory`: 0 for nothing, else 1 + 2 * class, + 1 where all other places agree. @param labels by row */
  fill(columns: NameColumns, labels: Uint8Array): void {
    this.#keys.fill(0);
    this.#counts.fill(0);
    this.#count(columns, labels);
    for (let s = 0; s < columns.firstRow.length; s++) {
      for (let row = columns.firstRow[s]; row < columns.stopRow[s]; row++) {
        if (columns.isCapital(row)) columns.memory[row] = this.#elsewhere(columns, row, classOf(labels[row]));
      }
    }
  }

  #count(columns: NameColumns, labels: Uint8Array): void {
    for (let s = 0; s < columns.firstRow.length; s++) {
      for (let row = columns.firstRow[s]; row < columns.stopRow[s]; row++) {
        if (!columns.isCapital(row) || forgets(columns, row, labels[row])) continue;
        const lower = columns.lower[row];
        const slot = lower & (SLOTS - 1);
        if (this.#keys[slot] === 0) this.#keys[slot] = lower;
        if (this.#keys[slot] === lower) this.#counts[slot * CLASSES + classOf(labels[row])]++;
      }
    }
  }

  #elsewhere(columns: NameColumns, row: number, own: number): number {
    const lower = columns.lower[row];
    const slot = lower & (SLOTS - 1);
    if (this.#keys[slot] !== lower) return 0;
    const counted = !(own === CLASSES - 1 && isInitial(columns, row));
    let best = -1;
    let most = 0;
    let total = 0;
    for (let c = 0; c < CLASSES; c++) {
      const count = this.#counts[slot * CLASSES + c] - (counted && c === own ? 1 : 0);
      total += count;
      if (count > most) {
        most = count;
        best = c;
      }
    }
    return best < 0 ? 0 : 1 + 2 * best + (most === total ? 1 : 0);
  }
}

function classOf(label: number): number {
  return label === OUTSIDE ? CLASSES - 1 : kindOfLabel(label);
}

function isInitial(columns: NameColumns, row: number): boolean {
  return (columns.shape[row] & 1) === 1;
}

/** A first word that is no name says nothing: its capital is the sentence's. */
function forgets(columns: NameColumns, row: number, label: number): boolean {
  return label === OUTSIDE && isInitial(columns, row);
}
