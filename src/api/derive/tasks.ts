import { toneOf } from '../../brief/index.ts';
import type { BriefLanguage } from '../../brief/index.ts';
import type { Claim } from '../../claim/index.ts';
import {
  type ClaimFilter,
  type FlowParty,
  SERIES,
  type Tension,
  type WeighedStory,
  storiesAt,
  tensionOf,
} from '../../dossier/index.ts';
import type {
  ActorRow,
  ActorsAnswer,
  FlowsAnswer,
  OriginsAnswer,
  PlaceRow,
  PlacesAnswer,
  Reach,
  RelationsAnswer,
  StoriesAnswer,
  StoryAnswer,
  TensionAnswer,
  WeighedRow,
} from '../answers.ts';
import { notFound } from '../problem.ts';
import { relationsOf } from '../relations.ts';
import { storyRow } from '../story-rows.ts';
import { phrasesIn, sourceOf, worded } from '../wording.ts';
import { type BriefQuery, briefOf } from './brief.ts';
import type { LedgerFilter } from './ledger.ts';
import type { Workings } from './workings.ts';

/** What one answer holds at most; it says how many there are. */
const MOST_ORIGINS = 500;
const MOST_FLOWS = 300;
const MOST_TELLINGS = 50;

interface InLanguage {
  readonly lang: BriefLanguage;
}

/** A page of the ledger. */
async function stories(
  workings: Workings,
  { filter, start, limit, lang }: InLanguage & { filter: LedgerFilter; start: number; limit: number },
): Promise<StoriesAnswer> {
  const records = await workings.records();
  const ledger = await workings.ledger();
  const found = ledger.select(filter);
  const rows = [...found.subarray(start, start + limit)].map((at) =>
    storyRow(ledger.stories[at], records, lang),
  );
  const next = start + limit;
  return { stories: rows, total: found.length, ...(next < found.length ? { next: String(next) } : {}) };
}

async function story(workings: Workings, { id, lang }: InLanguage & { id: string }): Promise<StoryAnswer> {
  const records = await workings.records();
  const found = (await workings.ledger()).find(id) ?? notFound(`story ${id}`);
  return {
    ...storyRow(found, records, lang),
    tellings: found.tellings.map(({ article, claim }, i) => {
      const record = records.get(article);
      const from = record === undefined ? { article, input: article } : sourceOf(record);
      return { ...worded(claim, from, lang), article, source: from, origin: found.originOf[i] };
    }),
    stances: found.stances,
    changes: found.changes,
    figures: found.figures,
  };
}

async function origins(workings: Workings): Promise<OriginsAnswer> {
  const records = await workings.records();
  const found = await workings.origins();
  const largest = found.toSorted((a, b) => b.articles.length - a.articles.length).slice(0, MOST_ORIGINS);
  return {
    total: found.length,
    origins: largest.map((origin) => ({
      ...origin,
      sources: origin.articles.flatMap((article) => {
        const record = records.get(article);
        return record === undefined ? [] : [sourceOf(record)];
      }),
    })),
    grades: Object.fromEntries(workings.dossier.reviews.grades),
  };
}

/** A party by the usual name of its id: the text may have had none, or one in another language. */
function named(party: FlowParty, lang: BriefLanguage): FlowParty {
  return party.id === undefined ? party : { ...party, name: phrasesIn(lang).actor(party.id) };
}

async function flows(workings: Workings, { lang }: InLanguage): Promise<FlowsAnswer> {
  const records = await workings.records();
  const all = await workings.flows();
  return {
    total: all.length,
    flows: all.slice(0, MOST_FLOWS).map((flow) => ({
      ...flow,
      tellingCount: flow.tellings.length,
      from: named(flow.from, lang),
      to: named(flow.to, lang),
      tellings: flow.tellings.slice(0, MOST_TELLINGS).map(({ article, claim }) => {
        const record = records.get(article);
        const from = record === undefined ? { article, input: article } : sourceOf(record);
        return { ...worded(claim, from, lang), article, source: from };
      }),
    })),
  };
}

async function relations(workings: Workings, { lang }: InLanguage): Promise<RelationsAnswer> {
  return relationsOf(await workings.stories(), lang);
}

async function tension(
  workings: Workings,
  { a, b, at, lang }: InLanguage & { a: string; b: string; at?: string },
): Promise<TensionAnswer> {
  const records = await workings.records();
  const all = await workings.stories();
  const found: Tension = await workings.once(`tension ${JSON.stringify([a, b])}`, async () =>
    tensionOf(all, [...records.values()], [a, b]),
  );
  const row = ({ story: told, series, weight, threat }: WeighedStory): WeighedRow => ({
    story: storyRow(told, records, lang),
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
}

async function actors(workings: Workings, { lang }: InLanguage): Promise<ActorsAnswer> {
  const phrases = phrasesIn(lang);
  const found = new Map<string, { -readonly [K in keyof ActorRow]: ActorRow[K] }>();
  const columns = { acts: 'actors', receives: 'recipients', speaks: 'speakers' } as const;
  for (const role of ['acts', 'receives', 'speaks'] as const)
    for (const { value: id, count } of await workings.dossier.tally(columns[role])) {
      const row = found.get(id) ?? { id, name: phrases.actor(id), acts: 0, receives: 0, speaks: 0 };
      row[role] = count;
      found.set(id, row);
    }
  const sum = ({ acts, receives, speaks }: ActorRow): number => acts + receives + speaks;
  return { actors: [...found.values()].sort((a, b) => sum(b) - sum(a) || (a.id < b.id ? -1 : 1)) };
}

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

async function places(
  workings: Workings,
  { filter, lang }: InLanguage & { filter: ClaimFilter },
): Promise<PlacesAnswer> {
  const records = await workings.records();
  const phrases = phrasesIn(lang);
  const found = new Map<string, { -readonly [K in keyof PlaceRow]: PlaceRow[K] }>();
  const reach: Reach[] = [];
  let [total, placeless] = [0, 0];
  for await (const { article, claim } of workings.dossier.claims(filter)) {
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
}

/** Ids of the claims that tell stories of a status. */
async function claimsOfStatus(workings: Workings, { status }: { status: string }): Promise<string[]> {
  const ledger = await workings.ledger();
  return [...ledger.select({ status })].flatMap((at) =>
    ledger.stories[at].tellings.map(({ claim }) => claim.id),
  );
}

/** Works out what everything that hangs on stories needs. */
async function prepare(workings: Workings): Promise<null> {
  await workings.records();
  await workings.ledger();
  return null;
}

async function brief(workings: Workings, query: BriefQuery): Promise<unknown> {
  return briefOf(workings, query);
}

/** What a worker can be asked for; each takes one object and gives what becomes JSON. */
export const TASKS: {
  readonly prepare: typeof prepare;
  readonly stories: typeof stories;
  readonly story: typeof story;
  readonly origins: typeof origins;
  readonly flows: typeof flows;
  readonly relations: typeof relations;
  readonly tension: typeof tension;
  readonly actors: typeof actors;
  readonly places: typeof places;
  readonly claimsOfStatus: typeof claimsOfStatus;
  readonly brief: typeof brief;
} = {
  prepare,
  stories,
  story,
  origins,
  flows,
  relations,
  tension,
  actors,
  places,
  claimsOfStatus,
  brief,
};
export type TaskName = keyof typeof TASKS;
export type TaskParams<K extends TaskName> = Parameters<(typeof TASKS)[K]>[1];
