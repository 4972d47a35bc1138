import { wordsOf, type Document, type Word } from '../../document/index.ts';

const known = new WeakMap<readonly Word[], WordForms>();

/** The words of a document in lower case, for all who read it: mending keeps its tokens. */
export class WordForms {
  readonly #words: readonly Word[];

  private constructor(words: readonly Word[]) {
    this.#words = words;
  }

  /** Those of a document, made once. */
  static of(document: Document): WordForms {
    const words = wordsOf(document);
    let forms = known.get(words);
    if (forms === undefined) {
      forms = new WordForms(words);
      known.set(words, forms);
    }
    return forms;
  }

  /** A token in lower case; '' before the first and behind the last. */
  lower(token: number): string {
    return this.#words[token]?.lower ?? '';
  }
}
