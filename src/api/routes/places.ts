import { Type } from 'typebox';
import { FILTER_FIELDS } from '../schema/filter.ts';
import { LanguageField } from '../schema/language.ts';
import type { InstallRoutes } from '../services.ts';
import { filterOf } from './claims.ts';

const Query = Type.Object({ ...FILTER_FIELDS, lang: LanguageField }, { additionalProperties: false });

/** Where what is claimed is said to be, and how far somebody is said to reach. */
export const places: InstallRoutes = (app, { deriver }) => {
  app.get(
    '/api/places',
    {
      config: { access: 'read', conditional: true },
      schema: { summary: 'Places of claims with the precision they have', querystring: Query },
    },
    async (request, reply) => {
      const query = request.query as Record<string, unknown>;
      const lang = query['lang'] === 'en' ? 'en' : 'nl';
      return deriver.send('places', { filter: filterOf(query), lang }, reply);
    },
  );
};
