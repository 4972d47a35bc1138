/** When there are more lemmas than this, later documents start afresh. */
const MOST_LEMMAS = 100_000;

/**
 * Lemmas with a number each. Documents share one table and its list, which only grows, so that what is known of a lemma can be
 * noted by its number for all of them.
 */
export class LemmaTable {
  readonly lemmas: string[];
  readonly #numbers: Map<string, number>;

  constructor(lemmas: readonly string[] = []) {
    this.lemmas = [...lemmas];
    this.#numbers = new Map(lemmas.map((lemma, number) => [lemma, number]));
    tables.set(this.lemmas, this);
  }

  numberOf(lemma: string): number {
    let number = this.#numbers.get(lemma);
    if (number === undefined) {
      number = this.lemmas.length;
      this.lemmas.push(lemma);
      this.#numbers.set(lemma, number);
    }
    return number;
  }
}

const tables = new WeakMap<readonly string[], LemmaTable>();
let shared: LemmaTable | undefined;

/** The table that documents read now share. */
export function sharedLemmas(): LemmaTable {
  if (shared === undefined || shared.lemmas.length > MOST_LEMMAS) shared = new LemmaTable();
  return shared;
}

/** The table of a list of lemmas; of a document that brought its own list, a copy of it. */
export function lemmaTableOf(lemmas: readonly string[]): LemmaTable {
  return tables.get(lemmas) ?? new LemmaTable(lemmas);
}
