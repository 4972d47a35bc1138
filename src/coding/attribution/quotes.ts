import type { Document } from '../../document/index.ts';

const OPENING = new Set(['“', '‘', '„', '«', ',,', '‚', '``']);
const CLOSING = new Set(['”', '’', '»', "''"]);
const STRAIGHT = new Set(['"', "'"]);

/** No quotation is longer than this many tokens: an unclosed mark must not turn the rest of an article into speech. */
const LONGEST_QUOTE = 160;
/** Shorter ones are words in inverted commas ("kameraad"), not speech. */
export const SHORTEST_SPEECH = 4;

/**
 * Which tokens stand inside quotation marks. Marks are paired within a block, nested ones by kind; a mark without its
 * partner is taken for nothing.
 */
export class Quotes {
  readonly #inside: Uint8Array;

  constructor(document: Document) {
    const { start, end } = document.layer('tokens');
    const sentences = document.layer('sentences');
    this.#inside = new Uint8Array(start.length);
    let open: { readonly token: number; readonly mark: string }[] = [];
    let block = -1;
    for (let sentence = 0; sentence < sentences.block.length; sentence++) {
      if (sentences.block[sentence] !== block) {
        block = sentences.block[sentence];
        open = [];
      }
      for (let token = sentences.firstToken[sentence]; token < sentences.firstToken[sentence + 1]; token++) {
        const mark = document.text.slice(start[token], end[token]);
        if (mark.length > 2) continue;
        const last = open[open.length - 1];
        const closes = CLOSING.has(mark) ? last !== undefined : STRAIGHT.has(mark) && last?.mark === mark;
        if (closes && last !== undefined) {
          open.pop();
          if (token - last.token <= LONGEST_QUOTE) this.#inside.fill(1, last.token + 1, token);
        } else if (OPENING.has(mark) || STRAIGHT.has(mark)) open.push({ token, mark });
      }
    }
  }

  isQuoted(token: number): boolean {
    return this.#inside[token] === 1;
  }

  /** Whether a quotation stands open at a sentence boundary: the words on both sides of `first` are in it. */
  runOn(first: number): boolean {
    return first > 0 && this.#inside[first - 1] === 1 && this.#inside[first] === 1;
  }

  /** Number of quoted tokens in a run. */
  count(first: number, end: number): number {
    let count = 0;
    for (let i = first; i < end; i++) count += this.#inside[i];
    return count;
  }
}
