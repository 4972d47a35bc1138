import type { BriefLanguage } from '../brief/index.ts';
import type { Dossier, SearchHit, SearchResult } from '../dossier/index.ts';
import type { FoundSentence } from './answers.ts';
import type { Services } from './services.ts';
import { sourcesOf } from './sources.ts';
import { worded } from './wording.ts';

/** Asks a question of the dossier; `status:contested` is looked up in the ledger. */
export async function ask(
  dossier: Dossier,
  services: Services,
  question: string,
  page: { readonly limit: number; readonly offset?: number },
): Promise<SearchResult> {
  return dossier.search(question, {
    ...page,
    withStatus: async (status) =>
      JSON.parse(
        await services.deriver.ask('claimsOfStatus', { status: status.replaceAll('-', ' ') }),
      ) as string[],
  });
}

/** Sentences with their sources and their claims in words. */
export async function foundSentences(
  dossier: Dossier,
  hits: readonly SearchHit[],
  lang: BriefLanguage,
): Promise<FoundSentence[]> {
  const sources = await sourcesOf(
    dossier,
    hits.map(({ article }) => article),
  );
  return hits.map(({ article, text, highlights, start, end, claims }) => {
    const source = sources.get(article) ?? { article, input: article };
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
