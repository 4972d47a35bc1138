import { Type } from 'typebox';
import { toneOf } from '../../brief/index.ts';
import type { Claim } from '../../claim/index.ts';
import type { PlaceRow, PlacesAnswer, Reach } from '../answers.ts';
import { recordsOf } from '../derived.ts';
import { FILTER_FIELDS } from '../schema/filter.ts';
import { LanguageField } from '../schema/language.ts';
import type { InstallRoutes } from '../services.ts';
import { phrasesIn, sourceOf, worded } from '../wording.ts';
import { filterOf } from './claims.ts';

const Query = Type.Object({ ...FILTER_FIELDS, lang: LanguageField }, { additionalProperties: false });

/** Kilometres that a capability reaches; undefined where none are given. */
function reachOf({
  type,
  quantities = [],
}: Claim): { readonly km: number; readonly most?: number } | undefined {
  if (type !== 'CAPABILITY') return undefined;
  const distance = quantities.find(({ unit }) => unit === 'km');
  if (distance === undefined) return undefined;
  const { value, max } = distance;
  return { km: value, ...(max === undefined || max === value ? {} : { most: max }) };
}

/** Where what is claimed is said to be, and how far somebody is said to reach. */
export const places: InstallRoutes = (app, services) => {
  app.get(
    '/api/places',
    {
      config: { access: 'read', conditional: true },
      schema: { summary: 'Places of claims with the precision they have', querystring: Query },
    },
    async (request): Promise<PlacesAnswer> => {
      const records = await recordsOf(services);
      return services.source.use(async (dossier) => {
        const query = request.query as Record<string, unknown>;
        const lang = query['lang'] === 'en' ? 'en' : 'nl';
        const phrases = phrasesIn(lang);
        const found = new Map<string, { -readonly [K in keyof PlaceRow]: PlaceRow[K] }>();
        const reach: Reach[] = [];
        let [total, placeless] = [0, 0];
        for await (const { article, claim } of dossier.claims(filterOf(query))) {
          total++;
          const far = reachOf(claim);
          const country = claim.actors[0]?.country;
          if (far !== undefined && country !== undefined) {
            const record = records.get(article);
            const source = record === undefined ? { article, input: article } : sourceOf(record);
            const countryName = phrases.actor(country);
            reach.push({ ...worded(claim, source, lang), article, source, country, countryName, ...far });
          }
          if (claim.place === undefined) {
            placeless++;
            continue;
          }
          const { name, country: of, lat, lon, precision = 'country' } = claim.place;
          // A place goes by where it is: Seoel and Seoul are one.
          const key = precision === 'country' ? (of ?? name) : `${precision} ${lat ?? name} ${lon ?? ''}`;
          const row = found.get(key) ?? {
            names: [],
            name: precision === 'country' && of !== undefined ? phrases.actor(of) : name,
            ...(of === undefined ? {} : { country: of, countryName: phrases.actor(of) }),
            ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
            precision,
            claims: 0,
            cooperation: 0,
            conflict: 0,
            doubt: 0,
          };
          found.set(key, row);
          if (!row.names.includes(name)) row.names = [...row.names, name];
          row.claims++;
          const tone = toneOf(claim);
          if (tone !== 'neutral') row[tone]++;
        }
        const rows = [...found.values()].sort((a, b) => b.claims - a.claims || (a.name < b.name ? -1 : 1));
        return { places: rows, reach, total, placeless };
      });
    },
  );
};
