import { type Certainty, type TypeMode, maybeTypeMode } from '../../claim/index.ts';
import type { Story } from '../ledger/index.ts';
import { dayOf } from '../origins/profile.ts';
import { participantKeys } from '../stories/index.ts';
import { constant } from './constants.ts';

export const SERIES = [
  'verbal-cooperation',
  'material-cooperation',
  'verbal-conflict',
  'material-conflict',
] as const;
export type SeriesName = (typeof SERIES)[number];

/** A story as it counts in a series. */
export interface WeighedStory {
  readonly story: Story;
  readonly series: SeriesName;
  /** A threat, or a hostile act that is only announced: part of verbal conflict, shown apart. */
  readonly threat: boolean;
  /** Day since 1970 that it counts on. */
  readonly day: number;
  /** PLOVER's score, −10 hostile … 10 friendly. */
  readonly score: number;
  /** The factors of the weight, by name. */
  readonly factors: Readonly<Record<string, number>>;
  /** |score| times the factors. */
  readonly weight: number;
}

const REAL: ReadonlySet<string> = new Set(['actual', 'ongoing']);
const CERTAINTY: readonly Certainty[] = ['certain', 'probable', 'possible', 'unknown'];
/** PLOVER numbers its quad classes in this order, from 1. */
const QUADS: readonly SeriesName[] = SERIES;

/** How a story counts; undefined for states and judgements, for what did not happen, and without any date. */
export function weighStory(story: Story): WeighedStory | undefined {
  const { tellings, type, status, origins } = story;
  const own = tellings.filter(({ claim }) => claim.type === type);
  const negative = own.filter(({ claim }) => claim.polarity === 'negative').length;
  if (negative * 2 > own.length) return undefined;
  const mode = scoredMode(story);
  const day = dayOfStory(story);
  if (mode?.score === undefined || day === undefined) return undefined;
  const announced = !tellings.some(({ claim }) => REAL.has(claim.reality));
  const quad = announced && mode.quad % 2 === 0 ? mode.quad - 1 : mode.quad;
  const certainty =
    CERTAINTY.find((one) => tellings.some(({ claim }) => claim.certainty === one)) ?? 'unknown';
  const factors = {
    announced: announced ? constant('announced') : 1,
    status: constant(`status-${status.replaceAll(' ', '-')}`),
    certainty: constant(certainty),
    origins: 1 + constant('origin-gain') * Math.log2(Math.min(origins, constant('most-origins'))),
  };
  return {
    story,
    series: QUADS[quad - 1],
    threat: type === 'THREATEN' || (announced && mode.quad === 4),
    day,
    score: mode.score,
    factors,
    weight: Math.abs(mode.score) * factors.announced * factors.status * factors.certainty * factors.origins,
  };
}

/** The mode that most of its tellings give it. */
function scoredMode({ type, tellings }: Story): TypeMode | undefined {
  const counts = new Map<string, number>();
  for (const { claim } of tellings) {
    if (claim.type === type) counts.set(claim.mode ?? '', (counts.get(claim.mode ?? '') ?? 0) + 1);
  }
  const [mode] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0] ?? [''];
  const found = maybeTypeMode(type, mode);
  return found?.score === undefined ? maybeTypeMode(type) : found;
}

/** The day the text gives, else that of the first report. */
function dayOfStory({ time, tellings }: Story): number | undefined {
  const start = dayOf(time?.start);
  const end = dayOf(time?.end ?? time?.start);
  if (
    time?.basis === 'text' &&
    start !== undefined &&
    end !== undefined &&
    end - start <= constant('longest-time')
  ) {
    return start;
  }
  return dayOf(tellings[0].published);
}

/** Whether a story is about what two parties do to or with each other. */
export function isBetween({ actors, recipients }: Story, a: string, b: string): boolean {
  const doing = new Set(actors.flatMap(participantKeys));
  const given = new Set(recipients.flatMap(participantKeys));
  return (doing.has(a) && (given.has(b) || doing.has(b))) || (doing.has(b) && given.has(a));
}
