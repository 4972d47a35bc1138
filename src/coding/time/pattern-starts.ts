import type { TimePattern } from './lexicon.ts';

/**
 * The patterns that may begin with one word, by the word that must follow. "een" opens a hundred patterns ("een week geleden",
 * "een jaar later"), and before most words none of them.
 */
export class PatternStarts {
  readonly #byNext = new Map<string, readonly TimePattern[]>();
  /** Those whose second element is a number or that have none. */
  readonly #others: readonly TimePattern[];

  /**
   * @param patterns in the order in which they are to be tried
   * @param wordsOf words of a class; undefined for slots that numbers fill
   */
  constructor(patterns: readonly TimePattern[], wordsOf: (slot: string) => ReadonlySet<string> | undefined) {
    const next = patterns.map(({ elements: [, second] }) => {
      if (second === undefined) return undefined;
      return 'words' in second ? new Set(second.words) : wordsOf(second.slot);
    });
    this.#others = patterns.filter((_, i) => next[i] === undefined);
    for (const word of new Set(next.flatMap((words) => [...(words ?? [])]))) {
      this.#byNext.set(
        word,
        patterns.filter((_, i) => next[i]?.has(word) ?? true),
      );
    }
  }

  /** Patterns worth trying where `next` follows the first element; undefined at the end of a sentence. */
  before(next: string | undefined): readonly TimePattern[] {
    return (next === undefined ? undefined : this.#byNext.get(next)) ?? this.#others;
  }
}
