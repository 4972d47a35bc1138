import type { Document } from './document.ts';
import type { TokenLayer } from './layers.ts';
import { TokenMemo } from './token-memo.ts';

/**
 * A form as it stands in texts, one object for all its tokens in all documents. What depends on a form alone is noted here and so
 * found without a table of strings: forms come again and again.
 */
export class Word {
  readonly form: string;
  readonly lower: string;
  /** By the slot of the reader that noted it: see `perWord`. */
  readonly notes: unknown[] = [];

  constructor(form: string) {
    this.form = form;
    this.lower = form.toLowerCase();
  }
}

const words = new TokenMemo((form: string): Word => new Word(form));
const known = new WeakMap<TokenLayer, readonly Word[]>();

/** The words of a document, by token; made once. */
export function wordsOf(document: Document): readonly Word[] {
  const tokens = document.layer('tokens');
  let found = known.get(tokens);
  if (found === undefined) {
    const { start, end } = tokens;
    const list = new Array<Word>(start.length);
    for (let i = 0; i < start.length; i++) list[i] = words.at(document.text, start[i], end[i]);
    found = list;
    known.set(tokens, found);
  }
  return found;
}

/** The word of a form that does not stand in a document. */
export function wordOf(form: string): Word {
  return words.at(form, 0, form.length);
}

let nextSlot = 0;

/**
 * Answers a question about a word once for the whole process. To be made when a file or model is loaded, not for every document.
 * @param find depends on nothing but the word and tables that never change
 */
export function perWord<T extends NonNullable<unknown> | null>(find: (word: Word) => T): (word: Word) => T {
  const slot = nextSlot++;
  return (word) => {
    const before = word.notes[slot] as T | undefined;
    if (before !== undefined) return before;
    const found = find(word);
    word.notes[slot] = found;
    return found;
  };
}
