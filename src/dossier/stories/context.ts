import type { BlockMark } from '../record.ts';

/** What of an article stories are told apart by: what it is about. */
export interface ArticleContext {
  readonly article: string;
  /** Title and first paragraph. */
  readonly lead: string;
}

/** Letters of the first paragraphs that say what an article is about. */
const LEAD = 320;

/** Title and beginning of an article. */
export function contextOf({
  article,
  title,
  text,
  marks,
}: {
  readonly article: string;
  readonly title?: string | undefined;
  readonly text: string;
  readonly marks: readonly BlockMark[];
}): ArticleContext {
  const first = marks.find(({ kind }) => kind === 'paragraph');
  const lead = first === undefined ? '' : text.slice(first.start, first.end).slice(0, LEAD);
  return { article, lead: `${title ?? ''}. ${lead}` };
}
