import { LANGUAGES, wordsOf, type Document, type Word } from '../../document/index.ts';
import { gazetteerOf, type Gazetteer, type TokenPieces } from './gazetteer.ts';
import { CAPITALISED, JOIN_HYPHEN, JOIN_OTHER, JOIN_SLASH, JOIN_SPACE, LOWER } from './pieces.ts';

/** A piece of a token, and what joins it to the piece before. */
export interface Cursor {
  readonly token: number;
  readonly piece: number;
  /** JOIN_* of pieces.ts. */
  readonly join: number;
}

/** Signs after which a sentence may begin inside another. */
const OPENERS = /^["'\u2018\u201c\u201e\u00ab:]$/;
const HYPHENS = /^[-\u2010-\u2015]$/;
/** Share of capitalised words after the first, above which a sentence is taken for a headline in title case. */
const TITLE_CASE_SHARE = 0.8;
const TITLE_CASE_WORDS = 4;
/** Longer runs of capitals are lists of names. */
const TITLE_CASE_MOST_WORDS = 20;

/** The tokens of a document as runs of pieces, each read by the gazetteer of its block's language. */
export class TokenStream {
  readonly document: Document;
  readonly count: number;
  readonly #start: Uint32Array;
  readonly #end: Uint32Array;
  readonly #words: readonly Word[];
  readonly #pieces: TokenPieces[];
  readonly #gazetteers: (token: number) => Gazetteer;
  /** 1 where a sentence (or, without that layer, a paragraph) begins. */
  readonly #opens: Uint8Array;
  readonly #titleCase = new Map<number, boolean>();

  constructor(document: Document) {
    const { start, end } = document.layer('tokens');
    this.document = document;
    this.count = start.length;
    this.#start = start;
    this.#end = end;
    this.#opens = sentenceStarts(document);
    this.#gazetteers = gazetteersOf(document);
    this.#pieces = new Array<TokenPieces>(this.count);
    this.#words = wordsOf(document);
    for (let i = 0; i < this.count; i++) this.#pieces[i] = this.#gazetteers(i).pieces(this.#words[i]);
  }

  gazetteer(token: number): Gazetteer {
    return this.#gazetteers(token);
  }

  pieces(token: number): TokenPieces {
    return this.#pieces[token];
  }

  text(token: number): string {
    return this.#words[token].form;
  }

  opensSentence(token: number): boolean {
    return this.#opens[token] === 1;
  }

  /** The piece that follows without punctuation or the end of a sentence in between. */
  after(token: number, piece: number): Cursor | undefined {
    const own = this.#pieces[token].pieces;
    if (piece + 1 < own.length) return { token, piece: piece + 1, join: own[piece + 1].join };
    let next = token + 1;
    if (next >= this.count || this.#opens[next] === 1) return undefined;
    let join = this.#start[next] > this.#end[token] ? JOIN_SPACE : JOIN_OTHER;
    if (this.#pieces[next].pieces.length === 0) {
      const mark = this.text(next);
      const tight = join === JOIN_OTHER && next + 1 < this.count && this.#start[next + 1] === this.#end[next];
      if (!tight || (mark !== '/' && !HYPHENS.test(mark))) return undefined;
      join = mark === '/' ? JOIN_SLASH : JOIN_HYPHEN;
      next++;
      if (this.#pieces[next].pieces.length === 0 || this.#opens[next] === 1) return undefined;
    } else if (join === JOIN_OTHER && HYPHENS.test(this.text(token).slice(-1))) {
      join = JOIN_HYPHEN;
    }
    return { token: next, piece: 0, join };
  }

  /** The piece before, joined to this one without a space; undefined when a space or punctuation divides them. */
  joinedBefore(token: number, piece: number): Cursor | undefined {
    const own = this.#pieces[token].pieces;
    if (piece > 0) return { token, piece: piece - 1, join: own[piece].join };
    for (const back of [1, 2]) {
      const before = token - back;
      if (before < 0) return undefined;
      const last = this.#pieces[before].pieces.length - 1;
      if (last < 0) continue;
      const next = this.after(before, last);
      return next?.token === token && next.join !== JOIN_SPACE
        ? { token: before, piece: last, join: next.join }
        : undefined;
    }
    return undefined;
  }

  /** Whether a token is a word with a capital. */
  isCapitalised(token: number): boolean {
    const own = this.#pieces[token].pieces;
    return own.length > 0 && own[0].caps >= CAPITALISED;
  }

  /** Whether the token, but for its capital, is an ordinary word, or a headline's. */
  isCommonWord(token: number): boolean {
    return this.#inTitleCase(token) || this.#gazetteers(token).isCommonWord(this.#words[token].lower);
  }

  /** Whether a capital says nothing there: at the start of a sentence, after a quotation mark, in a headline. */
  mayHaveCapital(token: number): boolean {
    return (
      token === 0 ||
      this.opensSentence(token) ||
      OPENERS.test(this.text(token - 1)) ||
      this.#inTitleCase(token)
    );
  }

  #inTitleCase(token: number): boolean {
    let first = token;
    while (first > 0 && this.#opens[first] === 0) first--;
    let known = this.#titleCase.get(first);
    if (known === undefined) {
      let words = 0;
      let capitals = 0;
      for (let i = first + 1; i < this.count && this.#opens[i] === 0; i++) {
        const own = this.#pieces[i].pieces;
        if (own.length === 0 || own[0].key.length < 4) continue;
        words++;
        if (own[0].caps !== LOWER) capitals++;
      }
      known =
        words >= TITLE_CASE_WORDS && words <= TITLE_CASE_MOST_WORDS && capitals > words * TITLE_CASE_SHARE;
      this.#titleCase.set(first, known);
    }
    return known;
  }
}

function sentenceStarts(document: Document): Uint8Array {
  const { start, end } = document.layer('tokens');
  const opens = new Uint8Array(start.length);
  const sentences = document.maybeLayer('sentences');
  if (sentences !== undefined) {
    for (const token of sentences.firstToken) if (token < opens.length) opens[token] = 1;
    return opens;
  }
  if (opens.length > 0) opens[0] = 1;
  for (let i = 1; i < start.length; i++) {
    const gap = document.text.slice(end[i - 1], start[i]);
    if (gap.indexOf('\n') !== gap.lastIndexOf('\n')) opens[i] = 1;
  }
  return opens;
}

/** The gazetteer of each token: that of its block's language, where that is one we read, else of the document's. */
function gazetteersOf(document: Document): (token: number) => Gazetteer {
  const languages = document.maybeLayer('languages');
  const main = gazetteerOf(languages?.main === 'en' ? 'en' : 'nl');
  const blocks = document.maybeLayer('blocks');
  const other = main.language === 'nl' ? 'en' : 'nl';
  const otherIndex = LANGUAGES.indexOf(other);
  if (languages === undefined || blocks === undefined || !languages.block.includes(otherIndex))
    return () => main;
  const { start } = document.layer('tokens');
  const foreign = new Uint8Array(start.length);
  for (let block = 0, token = 0; block < blocks.start.length; block++) {
    for (; token < start.length && start[token] < blocks.end[block]; token++)
      foreign[token] = languages.block[block] === otherIndex ? 1 : 0;
  }
  const second = gazetteerOf(other);
  return (token) => (foreign[token] === 1 ? second : main);
}
