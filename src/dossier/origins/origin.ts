import type { DocumentRecord } from '../record.ts';

/** An article as origins are found from: what the dossier keeps of it, with its text. */
export interface OriginDocument extends Pick<
  DocumentRecord,
  'id' | 'article' | 'input' | 'lang' | 'marks' | 'authors'
> {
  readonly text: string;
  readonly title?: string | undefined;
  /** EDTF. */
  readonly published?: string | undefined;
  readonly outlet?: string | undefined;
  readonly dateline?: string | undefined;
  /** Whom its feed or page says it was taken over from. */
  readonly source?: string | undefined;
}

/**
 * How two articles depend on each other, the closest first:
 * `verbatim` the same words; `partial` a good part of one stands in the other; `rewrite` the same sentences reworded;
 * `translation` the same sentences in another language; `wire` both lean on one agency; `quote` one reports the other.
 */
export const ORIGIN_KINDS = ['verbatim', 'partial', 'rewrite', 'translation', 'wire', 'quote'] as const;
export type OriginKind = (typeof ORIGIN_KINDS)[number];

/** Two articles of one origin. `from` is the one that was there first. */
export interface OriginLink {
  readonly from: string;
  readonly to: string;
  readonly kind: OriginKind;
  /** Share of the shorter article that stands in the other, 0 to 1. */
  readonly share: number;
}

/** Articles that count as one origin. */
export interface Origin {
  /** Id of the earliest article. */
  readonly id: string;
  /** Article ids, the earliest first. */
  readonly articles: readonly string[];
  readonly kind: OriginKind;
  /** The agency or outlet it comes from, where that is known. */
  readonly source?: string;
  readonly links: readonly OriginLink[];
}
