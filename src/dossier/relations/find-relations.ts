import type { Claim } from '../../claim/index.ts';
import type { Story } from '../ledger/index.ts';
import { dayOf } from '../origins/profile.ts';
import { type Telling, participantKeys } from '../stories/index.ts';
import { type SeriesName, weighStory } from '../tension/index.ts';

/** What one party does to another in one month. */
export interface RelationMonth {
  /** YYYY-MM. */
  readonly month: string;
  /** Distinct stories of each series. */
  readonly counts: Readonly<Record<SeriesName, number>>;
  /** Sum of the stories' weights, friendly above 0 and hostile below. */
  readonly weight: number;
}

/** What holds between two parties: ally, enemy, dependent, member … as the rule that read it says. */
export interface RelationState {
  readonly kind: string;
  /** In order of publication; also those that deny it. */
  readonly tellings: readonly Telling[];
}

/** One party towards another. What both do together stands under each direction. */
export interface Relation {
  readonly from: string;
  readonly to: string;
  readonly months: readonly RelationMonth[];
  readonly states: readonly RelationState[];
  readonly stories: readonly Story[];
  readonly weight: number;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly stories: Story[];
}

/**
 * Who does what to whom over time: one edge for each ordered pair that a story joins, the heaviest first. A story without a
 * date counts in the weight and in no month.
 */
export function findRelations(stories: readonly Story[]): Relation[] {
  const edges = new Map<string, Edge>();
  for (const story of stories.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const [from, to] of pairsOf(story)) {
      const key = JSON.stringify([from, to]);
      const edge = edges.get(key) ?? { from, to, stories: [] };
      edges.set(key, edge);
      edge.stories.push(story);
    }
  }
  return [...edges.values()]
    .map(relationOf)
    .sort((a, b) => b.stories.length - a.stories.length || compare(a.from, b.from) || compare(a.to, b.to));
}

/** Ordered pairs of parties with an id. */
function pairsOf({ actors, recipients }: Story): (readonly [string, string])[] {
  const known = (list: Story['actors']): string[] => [
    ...new Set(list.flatMap(participantKeys).filter((key) => !key.startsWith('~'))),
  ];
  const from = known(actors);
  const given = known(recipients);
  const to = given.length > 0 ? given : from;
  return from.flatMap((a) => to.filter((b) => b !== a).map((b) => [a, b] as const));
}

function relationOf({ from, to, stories }: Edge): Relation {
  const months = new Map<string, { counts: Record<SeriesName, number>; weight: number }>();
  let total = 0;
  for (const story of stories) {
    const weighed = weighStory(story);
    if (weighed === undefined) continue;
    const signed = Math.sign(weighed.score) * weighed.weight;
    total += signed;
    const month = new Date(weighed.day * 86_400_000).toISOString().slice(0, 7);
    const known = months.get(month) ?? { counts: emptyCounts(), weight: 0 };
    months.set(month, known);
    known.counts[weighed.series]++;
    known.weight += signed;
  }
  return {
    from,
    to,
    months: [...months]
      .sort(([a], [b]) => compare(a, b))
      .map(([month, { counts, weight }]) => ({ month, counts, weight: rounded(weight) })),
    states: statesOf(stories),
    stories,
    weight: rounded(total),
  };
}

function emptyCounts(): Record<SeriesName, number> {
  return { 'verbal-cooperation': 0, 'material-cooperation': 0, 'verbal-conflict': 0, 'material-conflict': 0 };
}

function statesOf(stories: readonly Story[]): RelationState[] {
  const byKind = new Map<string, Telling[]>();
  for (const { tellings } of stories) {
    for (const telling of tellings) {
      if (telling.claim.type !== 'RELATION') continue;
      const kind = relationKind(telling.claim);
      byKind.set(kind, [...(byKind.get(kind) ?? []), telling]);
    }
  }
  return [...byKind]
    .sort(([a], [b]) => compare(a, b))
    .map(([kind, tellings]) => ({
      kind,
      tellings: tellings.toSorted(
        (a, b) =>
          (dayOf(a.published) ?? Infinity) - (dayOf(b.published) ?? Infinity) ||
          compare(a.article, b.article) ||
          a.claim.selector.start - b.claim.selector.start,
      ),
    }));
}

/** The word that the rule is named for: `relation.ally-of` is "ally"; `not-ally` where the claim says that it does not hold. */
function relationKind({ rule, polarity }: Claim): string {
  const kind = /^relation\.([a-z]+)/.exec(rule)?.[1] ?? 'other';
  return polarity === 'negative' ? `not-${kind}` : kind;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
