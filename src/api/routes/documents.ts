import { basename, resolve } from 'node:path';
import { Type } from 'typebox';
import type { DocumentRecord, StoredClaim } from '../../dossier/index.ts';
import type { DocumentAnswer, DocumentsAnswer, DossierAnswer } from '../answers.ts';
import { notFound } from '../problem.ts';
import { ClaimSchema } from '../schema/claim.ts';
import { DocumentSchema } from '../schema/document.ts';
import { LanguageField } from '../schema/language.ts';
import type { InstallRoutes } from '../services.ts';
import { listed } from './claims.ts';

const Article = Type.Object({ article: Type.String({ pattern: '^[0-9a-f]{32}$' }) });
const InLanguage = Type.Object({ lang: LanguageField }, { additionalProperties: false });

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
    { config: { access: 'read', conditional: true }, schema: { summary: 'What the dossier holds' } },
    async (): Promise<DossierAnswer> =>
      source.use(async (dossier, version) => {
        const records: DocumentRecord[] = [];
        for await (const record of dossier.documents()) records.push(record);
        const dates = records.flatMap(({ published }) => published?.slice(0, 10) ?? []).sort();
        const outlets = new Map<string | undefined, number>();
        for (const { outlet } of records) outlets.set(outlet, (outlets.get(outlet) ?? 0) + 1);
        const counts = await dossier.counts();
        return {
          name: basename(resolve(dossier.path)),
          version,
          documents: counts.documents,
          sampleDocuments: records.filter(({ sample }) => sample).length,
          claims: counts.claims,
          outlets: [...outlets]
            .sort(([a, m], [b, n]) => n - m || ((a ?? '') < (b ?? '') ? -1 : 1))
            .map(([name, articles]) => ({ ...(name === undefined ? {} : { name }), articles })),
          ...(dates.length === 0 ? {} : { period: { from: dates[0], to: dates[dates.length - 1] } }),
          problems: dossier.problems.map(
            ({ file, problem, remedy }) => `${basename(file)} ${problem}; ${remedy}`,
          ),
        };
      }),
  );
  app.get(
    '/api/documents',
    { config: { access: 'read', conditional: true }, schema: { summary: 'The articles, newest first' } },
    async (): Promise<DocumentsAnswer> =>
      source.use(async (dossier) => {
        const claims = new Map<string, number>();
        for await (const { article } of dossier.claims()) claims.set(article, (claims.get(article) ?? 0) + 1);
        const found: DocumentsAnswer['documents'][number][] = [];
        for await (const { marks: _marks, ...record } of dossier.documents())
          found.push({ ...record, claims: claims.get(record.article) ?? 0 });
        found.sort((a, b) =>
          (a.published ?? '') === (b.published ?? '')
            ? a.article < b.article
              ? -1
              : 1
            : (a.published ?? '') < (b.published ?? '')
              ? 1
              : -1,
        );
        return { documents: found };
      }),
  );
  app.get(
    '/api/documents/:article',
    {
      config: { access: 'read', conditional: true },
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
