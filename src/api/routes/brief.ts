import { basename, resolve } from 'node:path';
import { Type } from 'typebox';
import { buildBrief, renderHtml, renderMarkdown } from '../../brief/index.ts';
import { type DocumentRecord, type StoredClaim, readConditions } from '../../dossier/index.ts';
import { storiesOf } from '../derived.ts';
import type { InstallRoutes } from '../services.ts';
import { wordedBrief } from '../wording.ts';

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
export const brief: InstallRoutes = (app, services) => {
  const { source } = services;
  app.get(
    '/api/brief',
    { config: { access: 'read', conditional: true }, schema: { summary: 'The brief', querystring: Query } },
    async (request, reply) =>
      source.use(async (dossier) => {
        const { since, by = 'day', format = 'json', lang = 'nl' } = request.query;
        const documents: DocumentRecord[] = [];
        const claims: StoredClaim[] = [];
        const from = since === undefined ? {} : { since };
        for await (const record of dossier.documents()) documents.push(record);
        for await (const stored of dossier.claims(from)) claims.push(stored);
        const built = buildBrief({
          name: basename(resolve(dossier.path)),
          documents,
          claims,
          stories: await storiesOf(services),
          conditions: await source.derived('conditions', readConditions),
          by,
          ...from,
        });
        if (format === 'json') return wordedBrief(built, lang);
        // An article's words never come from this origin as a page: it is a file to keep.
        reply.header('content-disposition', `attachment; filename="brief.${format}"`);
        reply.type(format === 'md' ? 'text/markdown; charset=utf-8' : 'application/octet-stream');
        return reply.send(format === 'md' ? renderMarkdown(built, lang) : renderHtml(built, lang));
      }),
  );
};
