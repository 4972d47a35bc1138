import type { Claim } from '../../src/claim/index.ts';
import type { Scored } from './score-claims.ts';

/** What whole articles are measured on besides single claims. */
export interface DocumentScore {
  readonly sentences: number;
  /** Claims read in sentences that hold none. */
  readonly extraOutside: number;
  /** Claims read on what is marked as no sentence of the article: captions, pull-quotes, headings, boilerplate. */
  readonly onMarks: number;
  readonly claims: number;
}

/** Whether a claim's sentence lies in a line that is marked; a pull-quote's words may stand in the body as well. */
function isOnMark(claim: Claim, text: string, marks: readonly { readonly text: string }[]): boolean {
  const { start } = claim.selector;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', start);
  const line = text.slice(from, to < 0 ? text.length : to).trim();
  return marks.some((mark) => mark.text.split('\n').some((part) => part.trim() === line));
}

/**
 * Scores whole articles by sentence.
 * @param sentences number of sentences of each article, in order
 */
export function scoreDocuments(scored: readonly Scored[], sentences: readonly number[]): DocumentScore {
  let extraOutside = 0;
  let onMarks = 0;
  let claims = 0;
  for (const { item, matches, extra } of scored) {
    const found = [...matches.map((match) => match.claim), ...extra];
    claims += found.length;
    onMarks += found.filter((claim) => isOnMark(claim, item.text, item.marks ?? [])).length;
    extraOutside += extra.filter((claim) => {
      const sentence = claim.selector.exact.trim();
      return !item.claims.some(
        ({ quote = '' }) => sentence.includes(quote.trim()) || quote.includes(sentence),
      );
    }).length;
  }
  return { sentences: sentences.reduce((sum, count) => sum + count, 0), extraOutside, onMarks, claims };
}
