import { Type } from 'typebox';
import type { InstallRoutes } from '../services.ts';

const Query = Type.Object(
  {
    since: Type.Optional(Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' })),
    by: Type.Optional(Type.Union([Type.Literal('day'), Type.Literal('pair')])),
    format: Type.Optional(Type.Union([Type.Literal('json'), Type.Literal('md'), Type.Literal('html')])),
    lang: Type.Optional(Type.Union([Type.Literal('nl'), Type.Literal('en')])),
  },
  { additionalProperties: false },
);

/** The brief, as data or as a file to keep. */
export const brief: InstallRoutes = (app, { deriver }) => {
  app.get(
    '/api/brief',
    { config: { access: 'read', conditional: true }, schema: { summary: 'The brief', querystring: Query } },
    async (request, reply) => {
      const { since, by = 'day', format = 'json', lang = 'nl' } = request.query;
      const query = { by, format, lang, ...(since === undefined ? {} : { since }) };
      if (format === 'json') return deriver.send('brief', query, reply);
      const text = JSON.parse(await deriver.ask('brief', query, reply)) as string;
      // An article's words never come from this origin as a page: it is a file to keep.
      reply.header('content-disposition', `attachment; filename="brief.${format}"`);
      reply.type(format === 'md' ? 'text/markdown; charset=utf-8' : 'application/octet-stream');
      return reply.send(text);
    },
  );
};
