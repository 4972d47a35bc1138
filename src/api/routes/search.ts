import { Type } from 'typebox';
import { SEARCH_FIELDS } from '../../dossier/index.ts';
import type { SearchAnswer } from '../answers.ts';
import { ask, foundSentences } from '../found.ts';
import { LanguageField } from '../schema/language.ts';
import type { InstallRoutes } from '../services.ts';

const Query = Type.Object(
  {
    q: Type.String({
      minLength: 1,
      maxLength: 1000,
      description: 'words, "phrases", AND, OR, NOT, field:value',
    }),
    lang: LanguageField,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    after: Type.Optional(Type.String({ pattern: '^\\d{1,6}$', description: '`next` of the page before' })),
  },
  { additionalProperties: false },
);
const PAGE = 50;

/** Sentences that answer a question. */
export const search: InstallRoutes = (app, services) => {
  app.get(
    '/api/search',
    {
      config: { access: 'read', conditional: true },
      schema: { summary: 'Sentences by words and by fields of their claims', querystring: Query },
    },
    async (request): Promise<SearchAnswer> =>
      services.source.use(async (dossier) => {
        const { q, lang = 'nl', limit = PAGE, after = '0' } = request.query;
        const offset = Number(after);
        const { hits, total } = await ask(dossier, services, q, { limit, offset });
        const next = offset + limit;
        return {
          hits: await foundSentences(dossier, hits, lang),
          total,
          ...(next < total ? { next: String(next) } : {}),
          fields: SEARCH_FIELDS,
        };
      }),
  );
};
