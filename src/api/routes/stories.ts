import { Type } from 'typebox';
import { CLAIM_TYPES } from '../../claim/index.ts';
import { STATUSES } from '../../dossier/index.ts';
import { LanguageField } from '../schema/language.ts';
import type { InstallRoutes } from '../services.ts';

const Day = Type.Optional(Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' }));
const Who = Type.Optional(Type.String({ maxLength: 200 }));

const Query = Type.Object(
  {
    type: Type.Optional(Type.Enum([...CLAIM_TYPES])),
    actor: Who,
    recipient: Who,
    party: Who,
    status: Type.Optional(Type.Enum([...STATUSES])),
    against: Type.Optional(Type.Enum(['denies', 'doubts', 'either'])),
    since: Day,
    until: Day,
    lang: LanguageField,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    after: Type.Optional(
      Type.String({
        pattern: '^\\d{1,9}$',
        description: 'how many rows to leave out: `next` of the page before',
      }),
    ),
  },
  { additionalProperties: false },
);
const InLanguage = Type.Object({ lang: LanguageField }, { additionalProperties: false });
const StoryId = Type.Object({ story: Type.String({ pattern: '^[0-9a-f]{24}$' }) });
const PAGE = 100;

/** Stories with who asserts, denies and doubts them; where articles come from; who gives what to whom. */
export const stories: InstallRoutes = (app, { deriver }) => {
  app.get(
    '/api/stories',
    {
      config: { access: 'read', conditional: true },
      schema: { summary: 'The ledger, a story a row', querystring: Query },
    },
    async (request, reply) => {
      const { lang = 'nl', limit = PAGE, after = '0', ...filter } = request.query;
      return deriver.send('stories', { filter, start: Number(after), limit, lang }, reply);
    },
  );
  app.get(
    '/api/stories/:story',
    {
      config: { access: 'read', conditional: true },
      schema: { summary: 'A story with all its tellings', params: StoryId, querystring: InLanguage },
    },
    async (request, reply) =>
      deriver.send('story', { id: request.params.story, lang: request.query.lang ?? 'nl' }, reply),
  );
  app.get(
    '/api/origins',
    {
      config: { access: 'read', conditional: true },
      schema: { summary: 'Articles that go back to one report' },
    },
    async (_request, reply) => deriver.send('origins', undefined, reply),
  );
  app.get(
    '/api/flows',
    {
      config: { access: 'read', conditional: true },
      schema: { summary: 'Who gives what to whom', querystring: InLanguage },
    },
    async (request, reply) => deriver.send('flows', { lang: request.query.lang ?? 'nl' }, reply),
  );
};
