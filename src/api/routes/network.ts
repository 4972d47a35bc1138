import { Type } from 'typebox';
import { LanguageField } from '../schema/language.ts';
import type { InstallRoutes } from '../services.ts';

const InLanguage = Type.Object({ lang: LanguageField }, { additionalProperties: false });

/** Who there are, and how they stand to each other. */
export const network: InstallRoutes = (app, { deriver }) => {
  app.get(
    '/api/relations',
    {
      config: { access: 'read', conditional: true },
      schema: { summary: 'Cooperation and conflict by pair and month, in stories', querystring: InLanguage },
    },
    async (request, reply) => deriver.send('relations', { lang: request.query.lang ?? 'nl' }, reply),
  );
  app.get(
    '/api/actors',
    {
      config: { access: 'read', conditional: true },
      schema: {
        summary: 'Actors that have an id, with how often they act and speak',
        querystring: InLanguage,
      },
    },
    async (request, reply) => deriver.send('actors', { lang: request.query.lang ?? 'nl' }, reply),
  );
};
