import type { BlockMark } from '../record.ts';
import type { Notice } from './story.ts';

/** An article in which notices are looked for. */
export interface NoticeSource {
  readonly article: string;
  readonly lang: string;
  readonly text: string;
  readonly marks: readonly BlockMark[];
  readonly published?: string | undefined;
  readonly outlet?: string | undefined;
}

const KINDS: ReadonlySet<string> = new Set(['paragraph', 'list-item', 'title', 'heading']);

/** The sentences of an article, with their place. */
export function sentencesOf(
  { article, text, marks, published }: NoticeSource,
  kinds: ReadonlySet<string> = KINDS,
): Notice[] {
  return marks.flatMap(({ start, end, kind }) => {
    if (!kinds.has(kind)) return [];
    return Array.from(
      text.slice(start, end).matchAll(/[^\s.!?][^.!?]*(?:[.!?](?!\s)[^.!?]*)*[.!?]?/g),
      (match) => {
        const exact = match[0].trimEnd();
        const from = start + match.index;
        return {
          article,
          start: from,
          end: from + exact.length,
          exact,
          ...(published === undefined ? {} : { published }),
        };
      },
    );
  });
}
