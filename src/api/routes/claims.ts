import { Type } from 'typebox';
import type { ClaimFilter, Dossier, PageQuery, StoredClaim } from '../../dossier/index.ts';
import type { BriefLanguage } from '../../brief/index.ts';
import { explainStored } from '../../explain.ts';
import type { ClaimAnswer, ClaimsAnswer, ListedClaim } from '../answers.ts';
import { notFound } from '../problem.ts';
import { FILTER_FIELDS, PAGE_FIELDS } from '../schema/filter.ts';
import { LanguageField } from '../schema/language.ts';
import type { InstallRoutes } from '../services.ts';
import { sourcesOf } from '../sources.ts';
import { worded } from '../wording.ts';

const Query = Type.Object({ ...FILTER_FIELDS, ...PAGE_FIELDS }, { additionalProperties: false });
const ClaimId = Type.Object({ claim: Type.String({ pattern: '^[0-9a-f]{4,64}$' }) });

/** The page, order and language taken out of a query; `language` filters, `lang` speaks. */
export function filterOf(query: Record<string, unknown>): ClaimFilter {
  const { lang: _lang, order: _order, limit: _limit, after: _after, language, ...filter } = query;
  return { ...filter, ...(language === undefined ? {} : { lang: String(language) }) } as ClaimFilter;
}

/** Claims with their words and sources; each article is looked up once. */
export async function listed(
  dossier: Dossier,
  claims: readonly StoredClaim[],
  lang: BriefLanguage,
): Promise<ListedClaim[]> {
  const sources = await sourcesOf(
    dossier,
    claims.map(({ article }) => article),
  );
  const found: ListedClaim[] = [];
  for (const { article, claim, ...mark } of claims) {
    const source = sources.get(article);
    if (source !== undefined) found.push({ ...worded(claim, source, lang), article, source, ...mark });
  }
  return found;
}

/** The ledger of claims, and why each was read as it was. */
export const claims: InstallRoutes = (app, { source }) => {
  app.get(
    '/api/claims',
    {
      config: { access: 'read', conditional: 'kept' },
      schema: { summary: 'Claims, by filter', querystring: Query },
    },
    async (request): Promise<ClaimsAnswer> =>
      source.use(async (dossier) => {
        const query = request.query as Record<string, unknown>;
        const { order, limit, after } = query as Pick<PageQuery, 'order' | 'limit' | 'after'>;
        const page = await dossier.page({
          filter: filterOf(query),
          ...(order === undefined ? {} : { order }),
          ...(limit === undefined ? {} : { limit }),
          ...(after === undefined ? {} : { after }),
        });
        const filter = filterOf(query);
        const total =
          after === undefined
            ? await source.kept(`count ${JSON.stringify(filter)}`, async () => dossier.count(filter))
            : undefined;
        return {
          claims: await listed(dossier, page.claims, query['lang'] === 'en' ? 'en' : 'nl'),
          ...(page.next === undefined ? {} : { next: page.next }),
          ...(total === undefined ? {} : { total }),
        };
      }),
  );
  app.get(
    '/api/claims/:claim',
    {
      config: { access: 'read', conditional: 'kept' },
      schema: {
        summary: 'A claim and why it was read as it was',
        params: ClaimId,
        querystring: Type.Object({ lang: LanguageField }, { additionalProperties: false }),
      },
    },
    async (request): Promise<ClaimAnswer> =>
      source.use(async (dossier) => {
        const id = request.params.claim;
        const { claims: stored } = await dossier.page({ filter: { id, review: 'all' }, limit: 1 });
        const [claim] = await listed(dossier, stored, request.query.lang ?? 'nl');
        if (claim === undefined) return notFound(`claim ${id}`);
        const record = await dossier.document(claim.article);
        const text = await dossier.text(claim.article);
        if (record === undefined || text === undefined) return notFound(`claim ${id}`);
        return { ...claim, why: explainStored(claim.claim, record, text), reader: record.reader };
      }),
  );
};
