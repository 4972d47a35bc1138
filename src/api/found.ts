import type { BriefLanguage } from '../brief/index.ts';
import type { Dossier, SearchHit, SearchResult } from '../dossier/index.ts';
import type { FoundSentence } from './answers.ts';
import { recordsOf, storiesOf } from './derived.ts';
import type { Services } from './services.ts';
import { sourceOf, worded } from './wording.ts';

/** Asks a question of the dossier; `status:contested` is looked up in the ledger. */
export async function ask(
  dossier: Dossier,
  services: Services,
  question: string,
  page: { readonly limit: number; readonly offset?: number },
): Promise<SearchResult> {
  return dossier.search(question, {
    ...page,
    withStatus: async (status) => {
      const wanted = status.replaceAll('-', ' ');
      const stories = (await storiesOf(services)).filter((story) => story.status === wanted);
      return stories.flatMap((story) => story.tellings.map(({ claim }) => claim.id));
    },
  });
}

/** Sentences with their sources and their claims in words. */
export async function foundSentences(
  services: Services,
  hits: readonly SearchHit[],
  lang: BriefLanguage,
): Promise<FoundSentence[]> {
  const records = await recordsOf(services);
  return hits.map(({ article, text, highlights, start, end, claims }) => {
    const record = records.get(article);
    const source = record === undefined ? { article, input: article } : sourceOf(record);
    return {
      article,
      text,
      highlights,
      start,
      end,
      source,
      claims: claims.map(({ claim, article: _article, ...mark }) => ({
        ...worded(claim, source, lang),
        article,
        source,
        ...mark,
      })),
    };
  });
}
