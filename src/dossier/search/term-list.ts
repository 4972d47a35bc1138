/** Where terms stand in a document: what search is made of. */
export interface TermList {
  /** Each term once. */
  readonly terms: readonly string[];
  /**
   * Threes: number of the term, of the sentence, and place in the sentence (token, or claim of the sentence for a field). Those
   * of one term rise.
   */
  readonly places: Uint32Array;
}

/** Separates the name of a field from its value in a term; no lemma holds it. */
export const FIELD_MARK = ':';

/** A place after this in a sentence is counted as this. */
export const LAST_PLACE = 255;

/** Case, accents and white space make no difference in search. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s:]+/g, ' ')
    .trim();
}
