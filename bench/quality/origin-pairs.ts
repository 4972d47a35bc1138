import type { OriginDocument, OriginKind } from '../../src/dossier/origins/index.ts';

/** An article as test/gold/origins-pairs.jsonl writes it; `credit` is a line below the text. */
export interface PairArticle {
  readonly lang: string;
  readonly published: string;
  readonly outlet: string;
  readonly text: string;
  readonly credit?: string;
}

/** Two articles and how one depends on the other. */
export interface OriginPair {
  readonly id: string;
  readonly kind: OriginKind | 'none';
  readonly note: string;
  readonly a: PairArticle;
  readonly b: PairArticle;
}

export function originDocumentOf(
  id: string,
  { lang, published, outlet, text, credit }: PairArticle,
): OriginDocument {
  const whole = credit === undefined ? text : `${text}\n${credit}`;
  return {
    id,
    article: id,
    input: id,
    lang,
    published,
    outlet,
    authors: [],
    text: whole,
    marks: [
      { start: 0, end: text.length, kind: 'paragraph' },
      ...(credit === undefined ? [] : [{ start: text.length + 1, end: whole.length, kind: 'byline' }]),
    ],
  };
}
