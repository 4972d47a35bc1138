import type { Story } from '../ledger/index.ts';
import { dayOf } from '../origins/profile.ts';
import { type TensionConstant, constant, tensionConstants } from './constants.ts';
import { changePoints, noiseOf } from './pelt.ts';
import { SERIES, type SeriesName, type WeighedStory, isBetween, weighStory } from './weigh.ts';

/** One period of a pair. */
export interface TensionPoint {
  /** First day, YYYY-MM-DD. */
  readonly start: string;
  /** Sum of the weights of the distinct stories of each series. */
  readonly weights: Readonly<Record<SeriesName, number>>;
  /** Of verbal conflict the part that is threats. */
  readonly threats: number;
  /** Distinct stories of the pair. */
  readonly stories: number;
  /** Articles of the dossier published in the period, and those that tell of the pair. */
  readonly articles: number;
  readonly pairArticles: number;
  /** Share of those articles; undefined when there are none. */
  readonly share?: number;
}

/** A moment at which a series changes its level. */
export interface ChangePoint {
  readonly series: SeriesName;
  /** First day of the new level. */
  readonly date: string;
  readonly before: number;
  readonly after: number;
  /** The stories that weigh most in the rise, or in what fell away. */
  readonly drivers: readonly WeighedStory[];
}

export interface Tension {
  readonly pair: readonly [string, string];
  readonly constants: readonly TensionConstant[];
  readonly points: readonly TensionPoint[];
  readonly changes: readonly ChangePoint[];
  /** The stories behind the points, by day. */
  readonly stories: readonly WeighedStory[];
}

/** What the volume of reports is counted from. */
export interface Report {
  readonly article: string;
  readonly published?: string | undefined;
}

const DAY = 86_400_000;
/** 1 January 1970 was a Thursday: weeks that begin on Monday begin so many days off. */
const MONDAY = 3;

/** Verbal and material cooperation and conflict of a pair over time. The same for any order of stories. */
export function tensionOf(
  stories: readonly Story[],
  reports: readonly Report[],
  pair: readonly [string, string],
): Tension {
  const weighed = stories
    .filter((story) => isBetween(story, pair[0], pair[1]))
    .flatMap((story) => weighStory(story) ?? [])
    .toSorted((a, b) => a.day - b.day || (a.story.id < b.story.id ? -1 : 1));
  const points = pointsOf(weighed, reports);
  return {
    pair,
    constants: tensionConstants(),
    points,
    changes: SERIES.flatMap((series) => changesOf(series, points, weighed)),
    stories: weighed,
  };
}

/** The number of the period that a day falls in. */
function periodOf(day: number): number {
  return Math.floor((day + MONDAY) / constant('period-days'));
}

function startOf(period: number): string {
  return new Date((period * constant('period-days') - MONDAY) * DAY).toISOString().slice(0, 10);
}

/** The stories of the period that a day falls in. @param date YYYY-MM-DD, or an earlier precision for its first day */
export function storiesAt({ stories }: Tension, date: string): WeighedStory[] {
  const day = dayOf(date);
  if (day === undefined) return [];
  return stories.filter((one) => periodOf(one.day) === periodOf(day)).toSorted(heaviest);
}

function heaviest(a: WeighedStory, b: WeighedStory): number {
  return b.weight - a.weight || a.day - b.day || (a.story.id < b.story.id ? -1 : 1);
}

function pointsOf(weighed: readonly WeighedStory[], reports: readonly Report[]): TensionPoint[] {
  if (weighed.length === 0) return [];
  const byPeriod = new Map<number, WeighedStory[]>();
  const telling = new Set<string>();
  for (const one of weighed) {
    const period = periodOf(one.day);
    byPeriod.set(period, [...(byPeriod.get(period) ?? []), one]);
    for (const { article } of one.story.tellings) telling.add(article);
  }
  const volume = new Map<number, { all: number; pair: number }>();
  for (const { article, published } of reports) {
    const day = dayOf(published);
    if (day === undefined) continue;
    const count = volume.get(periodOf(day)) ?? { all: 0, pair: 0 };
    volume.set(periodOf(day), count);
    count.all++;
    if (telling.has(article)) count.pair++;
  }
  const periods = [...byPeriod.keys()];
  const [first, last] = [Math.min(...periods), Math.max(...periods)];
  const points: TensionPoint[] = [];
  for (let period = first; period <= last; period++) {
    const own = byPeriod.get(period) ?? [];
    const { all, pair } = volume.get(period) ?? { all: 0, pair: 0 };
    const sum = (list: readonly WeighedStory[]): number =>
      rounded(list.reduce((total, { weight }) => total + weight, 0));
    points.push({
      start: startOf(period),
      weights: {
        'verbal-cooperation': sum(own.filter(({ series }) => series === 'verbal-cooperation')),
        'material-cooperation': sum(own.filter(({ series }) => series === 'material-cooperation')),
        'verbal-conflict': sum(own.filter(({ series }) => series === 'verbal-conflict')),
        'material-conflict': sum(own.filter(({ series }) => series === 'material-conflict')),
      },
      threats: sum(own.filter(({ threat }) => threat)),
      stories: own.length,
      articles: all,
      pairArticles: pair,
      ...(all === 0 ? {} : { share: rounded(pair / all) }),
    });
  }
  return points;
}

function changesOf(
  series: SeriesName,
  points: readonly TensionPoint[],
  weighed: readonly WeighedStory[],
): ChangePoint[] {
  const values = points.map(({ weights }) => weights[series]);
  const least = constant('least-segment');
  if (values.length < 2 * least) return [];
  const noise = Math.max(noiseOf(values), constant('least-noise'));
  const changes = changePoints(values, constant('penalty') * noise * Math.log(values.length), least);
  const bounds = [0, ...changes, values.length];
  return changes.map((at, i) => {
    const before = mean(values.slice(bounds[i], at));
    const after = mean(values.slice(at, bounds[i + 2]));
    const reach = constant('driver-periods');
    const [from, to] =
      after > before ? [at, Math.min(at + reach, bounds[i + 2])] : [Math.max(at - reach, bounds[i]), at];
    const starts = new Set(points.slice(from, to).map(({ start }) => start));
    return {
      series,
      date: points[at].start,
      before: rounded(before),
      after: rounded(after),
      drivers: weighed
        .filter((one) => one.series === series && starts.has(startOf(periodOf(one.day))))
        .toSorted(heaviest)
        .slice(0, constant('drivers')),
    };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Four decimals: sums of products must not differ by the order of adding. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
