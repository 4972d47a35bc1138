import { basename, resolve } from 'node:path';
import { Type } from 'typebox';
import { type StoredClaim, isBeingWritten } from '../../dossier/index.ts';
import type { DocumentAnswer, DocumentsAnswer, DossierAnswer } from '../answers.ts';
import { notFound } from '../problem.ts';
import { ClaimSchema } from '../schema/claim.ts';
import { DocumentSchema } from '../schema/document.ts';
import { LanguageField } from '../schema/language.ts';
import type { InstallRoutes } from '../services.ts';
import { listed } from './claims.ts';

const Article = Type.Object({ article: Type.String({ pattern: '^[0-9a-f]{32}$' }) });
const InLanguage = Type.Object({ lang: LanguageField }, { additionalProperties: false });

const PAGE = 200;
const Page = Type.Object(
  {
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    after: Type.Optional(Type.String({ pattern: '^\\d{1,9}$', description: '`next` of the page before' })),
  },
  { additionalProperties: false },
);

const Words = Type.Object({
  who: Type.String(),
  what: Type.String(),
  when: Type.String(),
  accordingTo: Type.String(),
  howSure: Type.String(),
  condition: Type.Optional(Type.String()),
  tone: Type.Enum(['cooperation', 'conflict', 'doubt', 'neutral']),
});

const WholeDocument = Type.Unsafe<DocumentAnswer>(
  Type.Object({
    record: DocumentSchema,
    text: Type.String(),
    claims: Type.Array(Type.Object({ claim: ClaimSchema, words: Words })),
  }),
);

/** Articles with their texts. The text goes out as JSON and nothing else: never as a page of this origin. */
export const documents: InstallRoutes = (app, { source }) => {
  app.get(
    '/api/dossier',
    // Whether it is being read into changes without the dossier: an answer that somebody has may be out of date.
    { config: { access: 'read' }, schema: { summary: 'What the dossier holds' } },
    async (): Promise<DossierAnswer> =>
      source.use(async (dossier, version) => {
        const { outlets, counts } = await source.kept('overview', async () => ({
          outlets: await dossier.outlets(),
          counts: await dossier.counts(),
        }));
        const from = outlets.flatMap(({ first }) => first ?? []).sort()[0];
        const to = outlets
          .flatMap(({ last }) => last ?? [])
          .sort()
          .at(-1);
        return {
          name: basename(resolve(dossier.path)),
          version,
          documents: counts.documents,
          sampleDocuments: outlets.reduce((sum, { samples }) => sum + samples, 0),
          claims: counts.claims,
          reading: isBeingWritten(dossier.path),
          outlets: outlets.map(({ name, articles }) => ({
            ...(name === undefined ? {} : { name }),
            articles,
          })),
          ...(from === undefined || to === undefined ? {} : { period: { from, to } }),
          problems: dossier.problems.map(
            ({ file, problem, remedy }) => `${basename(file)} ${problem}; ${remedy}`,
          ),
        };
      }),
  );
  app.get(
    '/api/documents',
    {
      config: { access: 'read', conditional: 'kept' },
      schema: { summary: 'The articles, newest first', querystring: Page },
    },
    async (request): Promise<DocumentsAnswer> =>
      source.use(async (dossier) => {
        const { limit = PAGE, after = '0' } = request.query;
        // Putting all articles in order takes longer than reading a page of them.
        const found = await source.kept(`articles ${limit} ${after}`, async () =>
          dossier.articles(limit + 1, Number(after)),
        );
        return {
          documents: found
            .slice(0, limit)
            .map(({ record: { marks: _marks, ...record }, claims }) => ({ ...record, claims })),
          ...(found.length > limit ? { next: String(Number(after) + limit) } : {}),
        };
      }),
  );
  app.get(
    '/api/documents/:article',
    {
      config: { access: 'read', conditional: 'kept' },
      schema: {
        summary: 'An article with its claims',
        params: Article,
        querystring: InLanguage,
        response: { 200: WholeDocument },
      },
    },
    async (request) =>
      source.use(async (dossier) => {
        const { article } = request.params;
        const text = await dossier.text(article);
        const record = await dossier.document(article);
        if (text === undefined || record === undefined) return notFound(`article ${article}`);
        const stored: StoredClaim[] = [];
        // What was rejected stays to be seen, and can be taken back.
        for await (const one of dossier.claims({ article, review: 'all' })) stored.push(one);
        const claims = await listed(dossier, stored, request.query.lang ?? 'nl');
        return { record, text, claims };
      }),
  );
};
