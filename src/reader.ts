import type { Claim } from './claim/index.ts';
import { codeDocument } from './coding/index.ts';
import type { Document, Language } from './document/index.ts';
import { toDocument, type Article } from './ingest/index.ts';
import { loadPipeline, type PipelineOptions } from './language/pipeline.ts';

/** An article with all that was read out of it. */
export interface ReadArticle {
  readonly article: Article;
  /** The text with every layer up to trees; with names only where the options ask for them, as claims are read without. */
  readonly document: Document;
  readonly claims: readonly Claim[];
  /** Why a part of it gave no claims. */
  readonly notes: readonly string[];
}

/**
 * Puts reading in a row: article → document → claims. Packs are loaded once, at the first call; the language of an article
 * is the one it declares, else what its words say.
 */
export function loadReader(options: PipelineOptions = {}): (article: Article) => ReadArticle {
  const pipelines = new Map<Language | undefined, (document: Document) => Document>();
  return (article) => {
    const lang = options.lang ?? article.lang;
    let pipeline = pipelines.get(lang);
    if (pipeline === undefined) {
      pipeline = loadPipeline({ names: false, ...options, ...(lang === undefined ? {} : { lang }) });
      pipelines.set(lang, pipeline);
    }
    const document = pipeline(toDocument(article));
    const coded = codeDocument(
      document,
      article.published === undefined ? {} : { published: article.published.value },
    );
    return { article, document, ...coded };
  };
}
