import { BLOCK_KINDS, Document, sentencesOf } from '../document/index.ts';
import { type DocumentEntry, articleId, documentTerms } from '../dossier/index.ts';
import type { Article } from '../ingest/index.ts';
import type { ReadArticle } from '../reader.ts';

/** What a dossier wants to know of an article beside what is read out of it. */
export interface Circumstances {
  /** Version of the program and packs. */
  readonly reader: string;
  /** Whether it is one of the made-up articles that ship with the program. */
  readonly sample: boolean;
  /** ISO 8601. */
  readonly added: string;
  /** Id of the article that this is a newer reading of; else it follows from the text and where it came from. */
  readonly as?: string;
}

/** What an article's id is made of. */
type Source = Parameters<typeof articleId>[0];

/** The id that an article has in a dossier, before it is read. */
export function idOf(article: Article): string {
  return articleId(sourceOf(article, Document.of(article.text).id));
}

/** An article with what was read out of it, as a dossier keeps it. */
export function toEntry(
  { article, document, claims }: ReadArticle,
  { reader, sample, added, as }: Circumstances,
): DocumentEntry {
  const { blocks } = article;
  const source = sourceOf(article, document.id);
  return {
    record: {
      ...source,
      article: as ?? articleId(source),
      reader,
      sample,
      lang: document.layer('languages').main,
      ...value('modified', article.modified),
      ...value('section', article.section),
      ...value('dateline', article.dateline),
      ...value('source', article.source),
      ...(article.original === undefined ? {} : { original: article.original }),
      authors: article.authors.map((author) => author.value),
      marks: Array.from(blocks.start, (start, i) => ({
        start,
        end: blocks.end[i],
        kind: BLOCK_KINDS[blocks.kind[i]],
      })),
      added,
    },
    text: article.text,
    sentences: Array.from(sentencesOf(document), ({ start, end }) => ({ start, end })),
    claims,
    terms: documentTerms(document),
  };
}

function sourceOf(article: Article, id: string): Source {
  return {
    id,
    input: article.input,
    ...value('title', article.title),
    ...value('published', article.published),
    ...value('url', article.url),
    ...value('outlet', article.outlet),
  };
}

function value<K extends string>(
  key: K,
  marked: { readonly value: string } | undefined,
): { [P in K]?: string } {
  return (marked === undefined ? {} : { [key]: marked.value }) as { [P in K]?: string };
}
