import { Type } from 'typebox';
import type { BriefLanguage } from '../../brief/index.ts';
import { CLAIM_TYPES } from '../../claim/index.ts';
import { type FlowParty, STATUSES, findFlows, readOrigins, readTellings } from '../../dossier/index.ts';
import type { FlowsAnswer, OriginsAnswer, StoriesAnswer, StoryAnswer } from '../answers.ts';
import { recordsOf, storiesOf } from '../derived.ts';
import { notFound } from '../problem.ts';
import { LanguageField } from '../schema/language.ts';
import type { InstallRoutes } from '../services.ts';
import { phrasesIn, sourceOf, worded } from '../wording.ts';
import { isNamed, storyRow } from '../story-rows.ts';

const Day = Type.Optional(Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' }));
const Who = Type.Optional(Type.String({ maxLength: 200 }));

const Query = Type.Object(
  {
    type: Type.Optional(Type.Enum([...CLAIM_TYPES])),
    actor: Who,
    recipient: Who,
    party: Who,
    status: Type.Optional(Type.Enum([...STATUSES])),
    since: Day,
    until: Day,
    lang: LanguageField,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    after: Type.Optional(Type.String({ pattern: '^\\d+$', description: '`next` of the page before' })),
  },
  { additionalProperties: false },
);
const InLanguage = Type.Object({ lang: LanguageField }, { additionalProperties: false });
const StoryId = Type.Object({ story: Type.String({ pattern: '^[0-9a-f]{24}$' }) });
const PAGE = 100;

/** A party by the usual name of its id: the text may have had none, or one in another language. */
function named(party: FlowParty, lang: BriefLanguage): FlowParty {
  return party.id === undefined ? party : { ...party, name: phrasesIn(lang).actor(party.id) };
}

/** Stories with who asserts, denies and doubts them; where articles come from; who gives what to whom. */
export const stories: InstallRoutes = (app, services) => {
  const { source } = services;
  app.get(
    '/api/stories',
    {
      config: { access: 'read', conditional: true },
      schema: { summary: 'The ledger, a story a row', querystring: Query },
    },
    async (request): Promise<StoriesAnswer> => {
      const {
        type,
        actor,
        recipient,
        party,
        status,
        since,
        until,
        lang = 'nl',
        limit = PAGE,
        after = '0',
      } = request.query;
      const records = await recordsOf(services);
      const found = (await storiesOf(services)).filter(
        (story) =>
          (type === undefined || story.type === type) &&
          (status === undefined || story.status === status) &&
          (actor === undefined || isNamed(story.actors, actor)) &&
          (recipient === undefined || isNamed(story.recipients, recipient)) &&
          (party === undefined || isNamed(story.actors, party) || isNamed(story.recipients, party)) &&
          (since === undefined || story.tellings.some(({ published }) => (published ?? '') >= since)) &&
          (until === undefined ||
            story.tellings.some(({ published }) => (published ?? '~').slice(0, until.length) <= until)),
      );
      const start = Number(after);
      const rows = found.slice(start, start + limit).map((story) => storyRow(story, records, lang));
      const next = start + limit;
      return { stories: rows, total: found.length, ...(next < found.length ? { next: String(next) } : {}) };
    },
  );
  app.get(
    '/api/stories/:story',
    {
      config: { access: 'read', conditional: true },
      schema: { summary: 'A story with all its tellings', params: StoryId, querystring: InLanguage },
    },
    async (request): Promise<StoryAnswer> => {
      const { lang = 'nl' } = request.query;
      const records = await recordsOf(services);
      const story = (await storiesOf(services)).find(({ id }) => id === request.params.story);
      if (story === undefined) return notFound(`story ${request.params.story}`);
      return {
        ...storyRow(story, records, lang),
        tellings: story.tellings.map(({ article, claim }, i) => {
          const record = records.get(article);
          const from = record === undefined ? { article, input: article } : sourceOf(record);
          return { ...worded(claim, from, lang), article, source: from, origin: story.originOf[i] };
        }),
        stances: story.stances,
        changes: story.changes,
        figures: story.figures,
      };
    },
  );
  app.get(
    '/api/origins',
    {
      config: { access: 'read', conditional: true },
      schema: { summary: 'Articles that go back to one report' },
    },
    async (): Promise<OriginsAnswer> => {
      const records = await recordsOf(services);
      const origins = await source.derived('origins', readOrigins);
      const grades = await source.use(async (dossier) => dossier.reviews.grades);
      return {
        origins: origins.map((origin) => ({
          ...origin,
          sources: origin.articles.flatMap((article) => {
            const record = records.get(article);
            return record === undefined ? [] : [sourceOf(record)];
          }),
        })),
        grades: Object.fromEntries(grades),
      };
    },
  );
  app.get(
    '/api/flows',
    {
      config: { access: 'read', conditional: true },
      schema: { summary: 'Who gives what to whom', querystring: InLanguage },
    },
    async (request): Promise<FlowsAnswer> => {
      const { lang = 'nl' } = request.query;
      const records = await recordsOf(services);
      const flows = await source.derived('flows', async (dossier) =>
        findFlows(await readTellings(dossier, [...records.values()])),
      );
      return {
        flows: flows.map((flow) => ({
          ...flow,
          from: named(flow.from, lang),
          to: named(flow.to, lang),
          tellings: flow.tellings.map(({ article, claim }) => {
            const record = records.get(article);
            const from = record === undefined ? { article, input: article } : sourceOf(record);
            return { ...worded(claim, from, lang), article, source: from };
          }),
        })),
      };
    },
  );
};
