import type { Claim } from '../claim/index.ts';
import type { DocumentRecord, HangingOn, StoredClaim, Story } from '../dossier/index.ts';
import type { Brief, Group, Heading, Section } from './brief.ts';
import {
  type Told,
  compare,
  compareRecords,
  partiesOf,
  partyKey,
  toEntries,
  withoutCopies,
} from './entries.ts';
import { movesOf } from './moves.ts';
import { type ConditionKind, SECTION_KINDS, type SectionKind } from './messages.ts';

export interface BriefInput {
  readonly name: string;
  readonly documents: readonly DocumentRecord[];
  readonly claims: readonly StoredClaim[];
  /** EDTF date: only articles published on or after it. */
  readonly since?: string;
  /** Only articles that came into the dossier after this moment, ISO 8601. */
  readonly addedSince?: string;
  /** The stories of the whole dossier: then the brief tells new from repeated, and begins with what changed. */
  readonly stories?: readonly Story[];
  /** What hangs on a condition in the whole dossier. */
  readonly conditions?: readonly HangingOn[];
  /** How events are grouped; by day when absent. */
  readonly by?: 'day' | 'pair';
}

/** Most tellings of the other side shown with one dispute. */
const OTHER_SIDES = 4;
/** Types whose conditional form is a threat, when it is the speaker's own. */
const HOSTILE: ReadonlySet<string> = new Set([
  'THREATEN',
  'SANCTION',
  'COERCE',
  'ASSAULT',
  'MOBILIZE',
  'REJECT',
]);
const FRIENDLY: ReadonlySet<string> = new Set([
  'AGREE',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'CONSULT',
]);

/**
 * Puts claims in an editor's order: what is disputed, what hangs on a condition, what is exchanged, then events, states
 * and judgements. Each claim stands once, in the first section it fits, save that a dispute also shows who asserts the
 * same. A claim without a sentence is refused and counted.
 */
export function buildBrief(input: BriefInput): Brief {
  const { since, addedSince } = input;
  const documents = input.documents
    .filter(({ published }) => since === undefined || isSince(published, since))
    .filter(({ added }) => addedSince === undefined || added === undefined || added > addedSince)
    .toSorted(compareRecords);
  const records = new Map(documents.map((record) => [record.article, record]));
  const claims: { claim: Claim; record: DocumentRecord }[] = [];
  let refused = 0;
  for (const { article, claim } of input.claims) {
    const record = records.get(article);
    if (record === undefined) continue;
    if (claim.selector.exact.trim() === '') refused++;
    else claims.push({ claim, record });
  }
  return {
    format: 1,
    name: input.name,
    ...(since === undefined ? {} : { since }),
    articles: documents.length,
    sampleArticles: documents.filter(({ sample }) => sample).length,
    undatedLeftOut:
      since === undefined ? 0 : input.documents.filter(({ published }) => published === undefined).length,
    outlets: outletsOf(documents),
    ...periodOf(documents),
    claims: claims.length,
    attributed: claims.filter(({ claim }) => claim.attribution.length > 0).length,
    refused,
    ...storyCounts(input.stories, records),
    sections: sectionsOf(withStories(withoutCopies(claims), input.stories), input, records),
  };
}

/** A month or year that may lie after `since` counts as such. */
function isSince(published: string | undefined, since: string): boolean {
  return published !== undefined && published >= since.slice(0, published.length);
}

function outletsOf(documents: readonly DocumentRecord[]): Brief['outlets'] {
  const counts = new Map<string | undefined, number>();
  for (const { outlet } of documents) counts.set(outlet, (counts.get(outlet) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, m], [b, n]) => n - m || compare(a ?? '', b ?? ''))
    .map(([name, articles]) => ({ ...(name === undefined ? {} : { name }), articles }));
}

function periodOf(documents: readonly DocumentRecord[]): Pick<Brief, 'period'> {
  const dates = documents.flatMap(({ published }) => published?.slice(0, 10) ?? []).toSorted();
  const to = dates.at(-1);
  return to === undefined ? {} : { period: { from: dates[0], to } };
}

/** Stories with a report in the brief. */
function storyCounts(
  stories: readonly Story[] | undefined,
  records: ReadonlyMap<string, DocumentRecord>,
): Pick<Brief, 'stories'> {
  if (stories === undefined) return {};
  const own = stories.filter(({ tellings }) => tellings.some(({ article }) => records.has(article)));
  return { stories: { count: own.length, single: own.filter(({ origins }) => origins === 1).length } };
}

/** Each claim with the number of origins of the story it tells. */
function withStories(told: readonly Told[], stories: readonly Story[] | undefined): readonly Told[] {
  if (stories === undefined) return told;
  const origins = new Map(
    stories.flatMap((story) =>
      story.tellings.map(({ article, claim }) => [`${article} ${claim.id}`, story.origins] as const),
    ),
  );
  return told.map((one) => {
    const count = origins.get(`${one.record.article} ${one.line.claim.id}`);
    return count === undefined ? one : { ...one, line: { ...one.line, origins: count } };
  });
}

/** Claims of events that an article outside the brief told before. */
function repeatedClaims(
  { stories = [], since, addedSince }: BriefInput,
  records: ReadonlyMap<string, DocumentRecord>,
): ReadonlySet<string> {
  if (since === undefined && addedSince === undefined) return new Set();
  return new Set(
    stories
      .filter(({ tellings }) => tellings.some(({ article }) => !records.has(article)))
      .flatMap(({ tellings }) => tellings.map(({ article, claim }) => `${article} ${claim.id}`)),
  );
}

function sectionsOf(
  told: readonly Told[],
  input: BriefInput,
  records: ReadonlyMap<string, DocumentRecord>,
): Section[] {
  const by = input.by ?? 'day';
  const repeated = repeatedClaims(input, records);
  const moves = movesOf({
    stories: input.stories ?? [],
    conditions: input.conditions ?? [],
    records: new Map(input.documents.map((record) => [record.article, record])),
    isNew: (article) => records.has(article),
    ...(input.since === undefined ? {} : { since: input.since }),
  });
  const returned = exchangePartners(told);
  const parts = new Map<SectionKind, Told[]>(SECTION_KINDS.map((kind) => [kind, []]));
  for (const one of told) {
    const kind = sectionOf(one.line.claim, returned);
    const isRepeated = kind === 'events' && repeated.has(`${one.record.article} ${one.line.claim.id}`);
    parts.get(isRepeated ? 'repeated' : kind)?.push(one);
  }
  const moved = (kind: SectionKind) => (): Group[] => moves.get(kind) ?? [];
  const groups: Record<SectionKind, (part: readonly Told[]) => Group[]> = {
    reversals: moved('reversals'),
    figures: moved('figures'),
    met: moved('met'),
    tension: moved('tension'),
    repeated: by === 'day' ? days : pairs,
    disputed: (part) => disputes(part, told),
    conditions,
    exchanges,
    events: by === 'day' ? days : pairs,
    states,
    judgements,
  };
  return SECTION_KINDS.map((kind) => ({ kind, groups: groups[kind](parts.get(kind) ?? []) })).filter(
    (section) => section.groups.length > 0,
  );
}

function isDisputed(claim: Claim): boolean {
  return claim.attribution.some(({ stance }) => stance === 'denies' || stance === 'doubts');
}

/** Ids of all claims that an exchange joins, given or in return. */
function exchangePartners(told: readonly Told[]): ReadonlySet<string> {
  return new Set(
    told.flatMap(({ line: { claim } }) => (claim.exchange === undefined ? [] : [claim.id, claim.exchange])),
  );
}

function sectionOf(claim: Claim, exchanged: ReadonlySet<string>): SectionKind {
  if (isDisputed(claim)) return 'disputed';
  if (claim.condition !== undefined) return 'conditions';
  if (exchanged.has(claim.id)) return 'exchanges';
  if (claim.kind === 'judgement' || claim.reality === 'predicted') return 'judgements';
  return claim.kind === 'state' ? 'states' : 'events';
}

/** Groups in the order of their first member's place in `told` after sorting by `order`. */
function grouped(
  told: readonly Told[],
  headingOf: (one: Told) => Heading,
  entriesOf: (part: readonly Told[]) => Group['entries'] = toEntries,
): Group[] {
  const parts = new Map<string, { heading: Heading; part: Told[] }>();
  for (const one of told) {
    const heading = headingOf(one);
    const key = JSON.stringify(heading);
    const known = parts.get(key);
    if (known === undefined) parts.set(key, { heading, part: [one] });
    else known.part.push(one);
  }
  return [...parts.values()].map(({ heading, part }) => ({ heading, entries: entriesOf(part) }));
}

/** Newest article first. */
function newest(told: readonly Told[]): Told[] {
  return told.toSorted(
    (a, b) =>
      compare(b.record.published ?? '', a.record.published ?? '') || compareRecords(a.record, b.record),
  );
}

/** What is denied or doubted, by type and actors, each with those who assert the same. */
function disputes(part: readonly Told[], told: readonly Told[]): Group[] {
  const asserted = told.filter(({ line: { claim } }) => !isDisputed(claim) && claim.polarity === 'positive');
  return grouped(
    newest(part),
    ({ line: { claim } }) => ({ by: 'claim', claim: `${claim.type}:${partyKey(claim.actors)}` }),
    (same) => {
      const { claim } = same[0].line;
      const others =
        claim.actors.length === 0
          ? []
          : asserted.filter((other) => same.some((one) => isSameMatter(one.line.claim, other.line.claim)));
      return [
        ...toEntries(same, 'disputed'),
        ...toEntries(newest(others).slice(0, OTHER_SIDES), 'other-side'),
      ];
    },
  ).map(({ entries }) => ({ heading: { by: 'claim', claim: entries[0].lines[0].claim.id }, entries }));
}

/** Same type and actors, recipients and objects that do not exclude each other, and at least one of these in common. */
function isSameMatter(a: Claim, b: Claim): boolean {
  if (a.kind === 'judgement' || a.type !== b.type || partyKey(a.actors) !== partyKey(b.actors)) return false;
  const classes = (claim: Claim): string[] => (claim.objects ?? []).flatMap((one) => one.class ?? []);
  const sides = [
    [partiesOf(a.recipients), partiesOf(b.recipients)],
    [classes(a), classes(b)],
  ];
  const compared = sides.filter(([one, other]) => one.length > 0 && other.length > 0);
  return compared.length > 0 && compared.every(([one, other]) => one.some((each) => other.includes(each)));
}

function conditions(part: readonly Told[]): Group[] {
  const marked = part.map((one) => ({
    ...one,
    line: { ...one.line, conditionKind: conditionKind(one.line.claim) },
  }));
  return grouped(newest(marked), byActors);
}

/** A promise or threat is one's own: said by who would do it, or told of him by the writer. */
function conditionKind(claim: Claim): ConditionKind {
  if (claim.type === 'THREATEN') return 'threat';
  if (claim.type === 'REQUEST' || claim.reality === 'proposed') return 'demand';
  const speaker = claim.attribution.at(-1)?.speaker;
  const own =
    claim.reality === 'planned' ||
    (speaker !== undefined && partiesOf([speaker]).some((one) => partiesOf(claim.actors).includes(one)));
  if (!own || claim.polarity === 'negative') return 'other';
  if (HOSTILE.has(claim.type)) return 'threat';
  return FRIENDLY.has(claim.type) ? 'promise' : 'other';
}

/** One group for each pair of claims, the one that names the other first. */
function exchanges(part: readonly Told[]): Group[] {
  const byId = new Map(part.map((one) => [one.line.claim.id, one]));
  const shown = new Set<string>();
  const groups: Group[] = [];
  for (const one of newest(part)) {
    const { claim } = one.line;
    const partner = claim.exchange === undefined ? undefined : byId.get(claim.exchange);
    if (claim.exchange === undefined || shown.has(claim.id)) continue;
    shown.add(claim.id);
    if (partner !== undefined) shown.add(partner.line.claim.id);
    groups.push({
      heading: { by: 'claim', claim: claim.id },
      entries: [
        ...toEntries([one], 'given'),
        ...(partner === undefined ? [] : toEntries([partner], 'return')),
      ],
    });
  }
  // A partner whose other half is in another section.
  const alone = newest(part).filter(({ line }) => !shown.has(line.claim.id));
  for (const one of alone) {
    groups.push({ heading: { by: 'claim', claim: one.line.claim.id }, entries: toEntries([one]) });
  }
  return groups;
}

/** Newest first; a period after the days that it ends with; what has no date last. */
function days(part: readonly Told[]): Group[] {
  const dated = part.filter(({ line: { claim } }) => claim.time?.start !== undefined);
  const sorted = dated.toSorted(
    (a, b) =>
      compare(endOf(b.line.claim), endOf(a.line.claim)) ||
      compare(startOf(b.line.claim), startOf(a.line.claim)),
  );
  const undated = part.filter(({ line: { claim } }) => claim.time?.start === undefined);
  return [
    ...grouped(sorted, ({ line: { claim } }) => ({ by: 'period', edtf: periodKey(claim) })),
    ...grouped(newest(undated), () => ({ by: 'undated' })),
  ];
}

function startOf({ time }: Claim): string {
  return time?.start ?? '';
}

function endOf({ time }: Claim): string {
  return time?.end ?? time?.start ?? '';
}

/** Days, months and seasons as the text means them, else the days from and to. */
function periodKey(claim: Claim): string {
  const edtf = claim.time?.edtf;
  if (edtf !== undefined && /^\d{4}(?:-\d{2}){0,2}$/.test(edtf)) return edtf;
  const [start, end] = [startOf(claim), endOf(claim)];
  return start === end ? start : `${start}/${end}`;
}

function pairs(part: readonly Told[]): Group[] {
  return grouped(newest(part), byActors).toSorted((a, b) => b.entries.length - a.entries.length);
}

function byActors({ line: { claim } }: Told): Heading {
  return { by: 'actors', actors: partiesOf(claim.actors), recipients: partiesOf(claim.recipients) };
}

function states(part: readonly Told[]): Group[] {
  const order = ['CAPABILITY', 'PRESENCE', 'RELATION', 'MEASURE'];
  return grouped(
    newest(part).toSorted((a, b) => order.indexOf(a.line.claim.type) - order.indexOf(b.line.claim.type)),
    ({ line: { claim } }) => ({ by: 'type', type: claim.type }),
  );
}

/** By who judges: the innermost speaker; the article itself where there is none. Those who say most first. */
function judgements(part: readonly Told[]): Group[] {
  return grouped(newest(part), ({ line: { claim }, record }) => {
    const speaker = claim.attribution.at(-1)?.speaker;
    return { by: 'speaker', speaker: speaker?.name ?? speaker?.text ?? record.outlet ?? '' };
  }).toSorted((a, b) => b.entries.length - a.entries.length);
}
