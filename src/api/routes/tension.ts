import { Type } from 'typebox';
import { SERIES, type Tension, type WeighedStory, storiesAt, tensionOf } from '../../dossier/index.ts';
import type { TensionAnswer, WeighedRow } from '../answers.ts';
import { recordsOf, storiesOf } from '../derived.ts';
import { LanguageField } from '../schema/language.ts';
import type { InstallRoutes } from '../services.ts';
import { storyRow } from '../story-rows.ts';
import { phrasesIn } from '../wording.ts';

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
export const tension: InstallRoutes = (app, services) => {
  app.get(
    '/api/tension',
    {
      config: { access: 'read', conditional: true },
      schema: { summary: 'Four series of a pair, with change points and constants', querystring: Query },
    },
    async (request): Promise<TensionAnswer> => {
      const { a, b, at, lang = 'nl' } = request.query;
      const records = await recordsOf(services);
      const stories = await storiesOf(services);
      const found: Tension = await services.source.derived(`tension ${JSON.stringify([a, b])}`, async () =>
        tensionOf(stories, [...records.values()], [a, b]),
      );
      const row = ({ story, series, weight, threat }: WeighedStory): WeighedRow => ({
        story: storyRow(story, records, lang),
        series,
        weight: Math.round(weight * 100) / 100,
        threat,
      });
      const phrases = phrasesIn(lang);
      return {
        pair: [a, b].map((id) => ({ id, name: phrases.actor(id) })),
        series: SERIES,
        points: found.points,
        changes: found.changes.map(({ drivers, ...change }) => ({ ...change, drivers: drivers.map(row) })),
        constants: found.constants,
        ...(at === undefined ? {} : { at: storiesAt(found, at).map(row) }),
      };
    },
  );
};
