import { Type } from 'typebox';
import { type Dossier, type SearchHit, type Watch, changeWatch, readWatches } from '../../dossier/index.ts';
import { BreuklijnError } from '../../errors.ts';
import type { WatchAnswer, WatchRow, WatchesAnswer } from '../answers.ts';
import { atomFeed } from '../atom.ts';
import { ask, foundSentences } from '../found.ts';
import { HttpProblem, notFound } from '../problem.ts';
import { LanguageField } from '../schema/language.ts';
import type { InstallRoutes, Services } from '../services.ts';

const NameField = Type.String({ minLength: 1, maxLength: 100, pattern: '^[^\\u0000-\\u001f/]+$' });
const Given = Type.Object(
  { name: NameField, question: Type.String({ minLength: 1, maxLength: 1000 }) },
  { additionalProperties: false },
);
const Name = Type.Object({ name: NameField });
const InLanguage = Type.Object({ lang: LanguageField }, { additionalProperties: false });
/** Answers of a watch that are looked at; more is no watch. */
const MOST_HITS = 1000;
const MOST_WATCHES = 200;
const FEED = 100;

async function answered(
  dossier: Dossier,
  services: Services,
  watch: Watch,
): Promise<{
  readonly row: WatchRow;
  readonly hits: readonly SearchHit[];
  readonly all: readonly SearchHit[];
}> {
  const { name, question, since, looked, seen } = watch;
  const head = { name, question, since, ...(looked === undefined ? {} : { looked }) };
  try {
    const { hits: all, total } = await ask(dossier, services, question, { limit: MOST_HITS });
    const hits = all.filter(({ article }) => !seen.has(article));
    return { row: { ...head, total, fresh: hits.length }, hits, all };
  } catch (error) {
    // Saved by a version that read questions otherwise: it says so and can be removed.
    if (!(error instanceof BreuklijnError) || error.code !== 'usage') throw error;
    return { row: { ...head, total: 0, fresh: 0, problem: error.message }, hits: [], all: [] };
  }
}

function watchNamed(services: Services, name: string): Watch {
  const watch = readWatches(services.source.path).find((one) => one.name === name);
  return watch ?? notFound(`watch ${name}`);
}

async function everyWatch(services: Services): Promise<WatchesAnswer> {
  return services.source.use(async (dossier) => {
    const rows: WatchRow[] = [];
    for (const watch of readWatches(services.source.path))
      rows.push((await answered(dossier, services, watch)).row);
    return { watches: rows };
  });
}

/** Questions with a name, and what is new in their answers since somebody last looked. */
export const watches: InstallRoutes = (app, services) => {
  const { source, audit, now } = services;
  app.get(
    '/api/watches',
    { config: { access: 'read' }, schema: { summary: 'Saved questions, with how much is new' } },
    async (): Promise<WatchesAnswer> => everyWatch(services),
  );
  app.post(
    '/api/watches',
    { config: { access: 'write' }, schema: { summary: 'Save a question under a name', body: Given } },
    async (request, reply): Promise<WatchesAnswer> => {
      const { name, question } = request.body;
      if (readWatches(source.path).length >= MOST_WATCHES)
        throw new HttpProblem(409, 'too-many', `there are ${MOST_WATCHES} watches`, 'remove one first');
      // A question that cannot be read is refused before it is kept.
      await source.use(async (dossier) => ask(dossier, services, question, { limit: 1 }));
      changeWatch(source.path, { action: 'save', name, question }, now().toISOString());
      audit.note(request.ip, 'watch', name);
      reply.code(201);
      return everyWatch(services);
    },
  );
  app.get(
    '/api/watches/:name',
    {
      config: { access: 'read' },
      schema: { summary: 'What is new in a watch', params: Name, querystring: InLanguage },
    },
    async (request): Promise<WatchAnswer> =>
      source.use(async (dossier) => {
        const watch = watchNamed(services, request.params.name);
        const { row, hits } = await answered(dossier, services, watch);
        return { ...row, hits: await foundSentences(dossier, hits, request.query.lang ?? 'nl') };
      }),
  );
  app.post(
    '/api/watches/:name/look',
    { config: { access: 'write' }, schema: { summary: 'Everything in a watch has been seen', params: Name } },
    async (request): Promise<WatchesAnswer> => {
      const watch = watchNamed(services, request.params.name);
      const { all } = await source.use(async (dossier) => answered(dossier, services, watch));
      const seen = [...new Set(all.map(({ article }) => article))].filter((one) => !watch.seen.has(one));
      changeWatch(source.path, { action: 'look', name: watch.name, seen }, now().toISOString());
      return everyWatch(services);
    },
  );
  app.delete(
    '/api/watches/:name',
    { config: { access: 'write' }, schema: { summary: 'Remove a watch', params: Name } },
    async (request): Promise<WatchesAnswer> => {
      const { name } = watchNamed(services, request.params.name);
      changeWatch(source.path, { action: 'remove', name }, now().toISOString());
      audit.note(request.ip, 'watch removed', name);
      return everyWatch(services);
    },
  );
  app.get(
    '/api/watches/:name/atom',
    {
      config: { access: 'read' },
      schema: { summary: 'A watch as an Atom feed', params: Name, querystring: InLanguage },
    },
    async (request, reply) =>
      source.use(async (dossier) => {
        const watch = watchNamed(services, request.params.name);
        const { all } = await answered(dossier, services, watch);
        const newest = [...all]
          .sort((a, b) => ((a.published ?? '') < (b.published ?? '') ? 1 : -1))
          .slice(0, FEED);
        const home = `${request.protocol}://${request.headers.host ?? 'localhost'}`;
        reply.type('application/atom+xml; charset=utf-8');
        reply.serializer((text: string) => text);
        return atomFeed({
          name: watch.name,
          question: watch.question,
          self: `${home}/api/watches/${encodeURIComponent(watch.name)}/atom`,
          home,
          since: watch.since,
          hits: await foundSentences(dossier, newest, request.query.lang ?? 'nl'),
        });
      }),
  );
};
