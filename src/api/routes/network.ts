import { Type } from 'typebox';
import type { ActorRow, ActorsAnswer, RelationsAnswer } from '../answers.ts';
import { storiesOf } from '../derived.ts';
import { relationsOf } from '../relations.ts';
import { LanguageField } from '../schema/language.ts';
import type { InstallRoutes } from '../services.ts';
import { phrasesIn } from '../wording.ts';

const InLanguage = Type.Object({ lang: LanguageField }, { additionalProperties: false });

/** Who there are, and how they stand to each other. */
export const network: InstallRoutes = (app, services) => {
  app.get(
    '/api/relations',
    {
      config: { access: 'read', conditional: true },
      schema: { summary: 'Cooperation and conflict by pair and month, in stories', querystring: InLanguage },
    },
    async (request): Promise<RelationsAnswer> => {
      const { lang = 'nl' } = request.query;
      const stories = await storiesOf(services);
      return services.source.derived(`relations ${lang}`, async () => relationsOf(stories, lang));
    },
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
    async (request): Promise<ActorsAnswer> =>
      services.source.use(async (dossier) => {
        const phrases = phrasesIn(request.query.lang ?? 'nl');
        const found = new Map<string, { -readonly [K in keyof ActorRow]: ActorRow[K] }>();
        const columns = { acts: 'actors', receives: 'recipients', speaks: 'speakers' } as const;
        for (const role of ['acts', 'receives', 'speaks'] as const)
          for (const { value: id, count } of await dossier.tally(columns[role])) {
            const row = found.get(id) ?? { id, name: phrases.actor(id), acts: 0, receives: 0, speaks: 0 };
            row[role] = count;
            found.set(id, row);
          }
        const sum = ({ acts, receives, speaks }: ActorRow): number => acts + receives + speaks;
        return { actors: [...found.values()].sort((a, b) => sum(b) - sum(a) || (a.id < b.id ? -1 : 1)) };
      }),
  );
};
