import type { BlockMark } from '../record.ts';

/** What of an article stories are told apart by: what it is about. */
export interface ArticleContext {
  readonly article: string;
  /** Title and first paragraph. */
  readonly lead: string;
  /** All paragraphs and lists. */
  readonly body: string;
}

/** Letters of the first paragraphs that say what an article is about. */
const LEAD = 320;

const RUNNING_TEXT: ReadonlySet<string> = new Set(['paragraph', 'list-item']);

/** Title, beginning and running text of an article. */
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
  const body = marks
    .filter(({ kind }) => RUNNING_TEXT.has(kind))
    .map(({ start, end }) => text.slice(start, end));
  return { article, lead: `${title ?? ''}. ${lead}`, body: body.join('\n') };
}
