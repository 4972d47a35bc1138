import type { Document, TokenLayer } from '../../document/index.ts';
import { TokenMemo } from '../actors/token-memo.ts';

/** Forms in lower case, the same string for every token of a form: tables that are asked for it need not read it again. */
const lowerCase = new TokenMemo((word: string): string => word.toLowerCase());

const known = new WeakMap<TokenLayer, WordForms>();

/** The words of a document in lower case, for all who read it: mending keeps its tokens. */
export class WordForms {
  readonly #text: string;
  readonly #tokens: TokenLayer;
  readonly #lower: (string | undefined)[];

  private constructor(document: Document) {
    this.#text = document.text;
    this.#tokens = document.layer('tokens');
    this.#lower = new Array<string | undefined>(document.tokenCount).fill(undefined);
  }

  /** Those of a document, made once. */
  static of(document: Document): WordForms {
    const tokens = document.layer('tokens');
    let forms = known.get(tokens);
    if (forms === undefined) {
      forms = new WordForms(document);
      known.set(tokens, forms);
    }
    return forms;
  }

  /** A token in lower case; '' before the first and behind the last. */
  lower(token: number): string {
    const before = this.#lower[token];
    if (before !== undefined) return before;
    const { start, end } = this.#tokens;
    if (token < 0 || token >= start.length) return '';
    const lower = lowerCase.at(this.#text, start[token], end[token]);
    this.#lower[token] = lower;
    return lower;
  }
}
