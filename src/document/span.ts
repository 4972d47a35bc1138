import type { Document } from './document.ts';
import { BLOCK_KINDS, type BlockKind } from './layers.ts';
import { Token } from './token.ts';

/** A run of tokens of a document: a view, `endToken` exclusive. */
export class Span {
  readonly document: Document;
  readonly firstToken: number;
  readonly endToken: number;

  constructor(document: Document, firstToken: number, endToken: number) {
    this.document = document;
    this.firstToken = firstToken;
    this.endToken = endToken;
  }

  get length(): number {
    return this.endToken - this.firstToken;
  }

  /** Offset of the first code unit; 0 for an empty span. */
  get start(): number {
    return this.length === 0 ? 0 : this.document.layer('tokens').start[this.firstToken];
  }

  get end(): number {
    return this.length === 0 ? 0 : this.document.layer('tokens').end[this.endToken - 1];
  }

  /** The text as it stands, white space and markup included. */
  get text(): string {
    return this.document.text.slice(this.start, this.end);
  }

  *tokens(): Generator<Token> {
    for (let i = this.firstToken; i < this.endToken; i++) yield new Token(this.document, i);
  }
}

/** Sentence `index` of a document. */
export function sentenceAt(document: Document, index: number): Span {
  const { firstToken } = document.layer('sentences');
  if (!(index >= 0 && index < firstToken.length - 1)) {
    throw new RangeError(`sentence ${index} of ${firstToken.length - 1}`);
  }
  return new Span(document, firstToken[index], firstToken[index + 1]);
}

/** All sentences in order. */
export function* sentencesOf(document: Document): Generator<Span> {
  for (let i = 0; i < document.sentenceCount; i++) yield sentenceAt(document, i);
}

/** What kind of block a sentence stands in. */
export function blockKindOf(document: Document, sentence: number): BlockKind {
  return BLOCK_KINDS[document.layer('blocks').kind[document.layer('sentences').block[sentence]]];
}

/** The sentence that holds a token, by bisection. */
export function sentenceOfToken(document: Document, token: number): number {
  const { firstToken } = document.layer('sentences');
  let low = 0;
  let high = firstToken.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firstToken[middle] <= token) low = middle;
    else high = middle - 1;
  }
  return low;
}
