import { createHash } from 'node:crypto';
import type { Claim, TextSpan } from '../claim/index.ts';
import type { ReviewMark } from './reviews/reviews.ts';
import type { TermList } from './search/term-list.ts';

/** A stretch of a document's text that was marked on reading, e.g. a credit or the title. */
export interface BlockMark extends TextSpan {
  readonly kind: string;
}

/** What a dossier keeps of one article, without its text. */
export interface DocumentRecord {
  /** Id of the text (a hash of its content): what claims call `document`. */
  readonly id: string;
  /** Id of the article: the text as one source brought it. Two outlets with the same words are two articles of one text. */
  readonly article: string;
  /** Version of the program and packs that read it. */
  readonly reader: string;
  /** What the user gave: a path or the id of a JSON line. */
  readonly input: string;
  /** Whether it is one of the made-up articles that come with the program. */
  readonly sample: boolean;
  readonly lang: string;
  readonly title?: string;
  /** EDTF, as `Article.published`. */
  readonly published?: string;
  readonly modified?: string;
  readonly url?: string;
  readonly outlet?: string;
  readonly section?: string;
  readonly dateline?: string;
  /** Whom the article was taken over from, as its feed or page says. */
  readonly source?: string;
  /** Name of the original that is kept (SHA-256 of its bytes), where it is kept. */
  readonly original?: string;
  readonly authors: readonly string[];
  readonly marks: readonly BlockMark[];
  /** When it came into the dossier, ISO 8601; the caller's clock. */
  readonly added?: string;
}

/** An article with all that was read out of it, as it goes into a dossier. */
export interface DocumentEntry {
  readonly record: DocumentRecord;
  readonly text: string;
  /** Sentences in order; offsets into the text. */
  readonly sentences: readonly TextSpan[];
  readonly claims: readonly Claim[];
  /** What search finds it by (search/document-terms.ts); without it, its words as they stand. */
  readonly terms?: TermList;
}

/** A claim with the article it was read in. */
export interface StoredClaim {
  readonly article: string;
  /** As the reviews leave it. */
  readonly claim: Claim;
  /** What reviews did to it, where any bears on it. */
  readonly review?: ReviewMark;
}

/**
 * Id of an article: 32 hexadecimal digits over the text's id and where it came from. The name of the file counts only
 * where nothing in the article says where it came from, so that a file read twice, from wherever, is one article.
 */
export function articleId(
  source: Pick<DocumentRecord, 'id' | 'input' | 'url' | 'outlet' | 'published' | 'title'>,
): string {
  const known = source.url !== undefined || source.outlet !== undefined;
  const name = source.input.split(/[/\\]/).at(-1) ?? '';
  const key = [
    source.id,
    source.url ?? '',
    source.outlet ?? '',
    source.published ?? '',
    source.title ?? '',
    known ? '' : name,
  ];
  return createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 32);
}
