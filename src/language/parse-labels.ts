import type { ParseColumns } from './parse-columns.ts';
import { MAX_FEATURES } from './parse-features.ts';
import { pairOf, type ParserTables, type ParserWeights } from './parse-model.ts';

/** Chooses labels of arcs from the weights of their features. */
export class LabelChooser {
  /** Hashes of the features of the arc, put here by the caller; then the rows they stand for. */
  readonly rows: Int32Array = new Int32Array(MAX_FEATURES);
  rowCount = 0;
  /** Score of the label chosen last; 0 where there was one only, -Infinity where that was refused. */
  score = 0;
  /** How far the label chosen last is ahead of the next one. */
  margin = 0;
  readonly #labelCount: number;
  readonly #shift: number;
  readonly #choiceStart: Uint16Array;
  readonly #choices: Uint8Array;
  readonly #backward: boolean;

  /** @param backward the columns hold the sentence from its last token to its first */
  constructor({ relations, labels, choiceStart, choices }: ParserTables, backward: boolean) {
    this.#labelCount = relations.length;
    this.#shift = 32 - Math.log2(labels.length / relations.length);
    this.#choiceStart = choiceStart;
    this.#choices = choices;
    this.#backward = backward;
  }

  /**
   * The best label among those seen between the two parts of speech.
   * @param count number of features in `rows`
   * @param refused bits of labels that the arc may not have, by `bits`; it has one of them all the same where it has no other
   */
  choose(
    weights: ParserWeights,
    count: number,
    { pos }: ParseColumns,
    head: number,
    dependent: number,
    refused = 0,
    bits?: Uint8Array,
  ): number {
    const { rows } = this;
    const labelCount = this.#labelCount;
    const shift = this.#shift;
    const choices = this.#choices;
    const pair = pairOf(pos[dependent], pos[head], head > dependent !== this.#backward);
    const from = this.#choiceStart[pair];
    const end = this.#choiceStart[pair + 1];
    this.rowCount = count;
    for (let i = 0; i < count; i++) rows[i] = (rows[i] >>> shift) * labelCount;
    let best = choices[from];
    let bestScore = -Infinity;
    let secondScore = -Infinity;
    if (end - from === 1 && refused === 0) bestScore = 0;
    else {
      for (let c = from; c < end; c++) {
        const label = choices[c];
        if (bits !== undefined && (bits[label] & refused) !== 0) continue;
        let score = 0;
        for (let i = 0; i < count; i++) score += weights[rows[i] + label];
        if (score > bestScore) {
          secondScore = bestScore;
          bestScore = score;
          best = label;
        } else if (score > secondScore) secondScore = score;
      }
    }
    this.score = bestScore;
    this.margin = bestScore - secondScore;
    return best;
  }
}
