import { Type } from 'typebox';
import { LanguageField } from '../schema/language.ts';
import type { InstallRoutes } from '../services.ts';

const Id = Type.String({ minLength: 1, maxLength: 40, description: 'id of an actor (PRK)' });
const Query = Type.Object(
  {
    a: Id,
    b: Id,
    at: Type.Optional(
      Type.String({
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        description: 'a day of the point whose stories are asked for',
      }),
    ),
    lang: LanguageField,
  },
  { additionalProperties: false },
);

/** Cooperation and conflict of a pair over time, where it turned, and what a point is made of. */
export const tension: InstallRoutes = (app, { deriver }) => {
  app.get(
    '/api/tension',
    {
      config: { access: 'read', conditional: true },
      schema: { summary: 'Four series of a pair, with change points and constants', querystring: Query },
    },
    async (request, reply) => {
      const { a, b, at, lang = 'nl' } = request.query;
      return deriver.send('tension', { a, b, lang, ...(at === undefined ? {} : { at }) }, reply);
    },
  );
};
