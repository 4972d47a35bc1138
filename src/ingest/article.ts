import type { BlockLayer, Language } from '../document/index.ts';

/** UTF-16 code units into the article's text, end exclusive. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** A value read off an article, with where it stands when it stands in the text (metadata of a page does not). */
export interface Marked<T> {
  readonly value: T;
  readonly mark?: Mark;
}

/**
 * What is wrong with an input, never thrown. `problem` says what and where, `remedy` what to do, each in one clause.
 * `fatal` issues mean that nothing was read from that input.
 */
export interface InputIssue {
  readonly code:
    | 'empty'
    | 'not-text'
    | 'encoding'
    | 'unreadable'
    | 'too-large'
    | 'bad-line'
    | 'no-article'
    | 'consent-gate'
    | 'paywall'
    | 'script-only'
    | 'not-found'
    | 'unsupported'
    | 'summary'
    | 'unsafe'
    | 'scanned'
    | 'encrypted'
    | 'forbidden-address'
    | 'unreachable'
    | 'refused'
    | 'robots';
  readonly input: string;
  /** 1-based line of the input, where one line is to blame. */
  readonly line?: number;
  readonly problem: string;
  readonly remedy: string;
  readonly fatal: boolean;
}

export const PAGE_KINDS = [
  'article',
  'consent-gate',
  'paywall',
  'script-only',
  'not-found',
  'empty',
] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/**
 * An article as read: the text verbatim (for HTML: the text of the article, blocks apart by a blank line) and what was
 * marked in it. Nothing is cut out; what is no sentence of the article is marked by its block kind.
 */
export interface Article {
  /** What the user gave: a path, `-` for standard input, or the `id` of a JSON line. */
  readonly input: string;
  readonly text: string;
  readonly blocks: BlockLayer;
  readonly kind: PageKind;
  readonly title?: Marked<string>;
  /** EDTF: `2024-06-19`, `2024-06-19T21:55:01+02:00`, `2021-09` or `2021`; absent when the article has no date. */
  readonly published?: Marked<string>;
  readonly modified?: Marked<string>;
  readonly url?: Marked<string>;
  readonly outlet?: Marked<string>;
  readonly authors: readonly Marked<string>[];
  readonly section?: Marked<string>;
  /** Place and agency that open the body, without the dash after them: `SEOUL (Persdienst Delta)`. Who the agency is, is not decided here. */
  readonly dateline?: Marked<string>;
  /** Whom the article was taken over from, as its feed or page says. */
  readonly source?: Marked<string>;
  /** What the bytes it was read from are kept under, where they are kept. */
  readonly original?: string;
  /** Language as the input declares it; the language layer decides for itself where it is absent. */
  readonly lang?: Language;
  readonly issues: readonly InputIssue[];
}
