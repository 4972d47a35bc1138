import type { TextSpan } from '../claim/index.ts';

/**
 * A document's text cut at the starts of its sentences: each piece holds one sentence and what stands up to the next, the first
 * also what comes before. Joined they are the text, so that a segment holds each word once and one sentence can be read alone.
 */
export interface Piece {
  /** Number of the sentence, from 0; -1 when the document has none. */
  readonly number: number;
  /** Offset of the piece in the text. */
  readonly at: number;
  /** Offsets of the sentence in the text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** @throws RangeError when the sentences are not in order or overlap */
export function piecesOf(text: string, sentences: readonly TextSpan[]): Piece[] {
  if (sentences.length === 0) return [{ number: -1, at: 0, start: 0, end: 0, text }];
  return sentences.map(({ start, end }, number) => {
    const previous = sentences[number - 1]?.end ?? 0;
    if (start < previous || end < start || end > text.length) {
      throw new RangeError(`sentence ${number} stands at ${start}–${end}, after ${previous}`);
    }
    const at = number === 0 ? 0 : start;
    return { number, at, start, end, text: text.slice(at, sentences[number + 1]?.start) };
  });
}

/** The number of the piece that an offset falls in. */
export function pieceAt(sentences: readonly TextSpan[], offset: number): number {
  let low = 0;
  let high = sentences.length - 1;
  if (high < 0) return -1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sentences[middle].start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
