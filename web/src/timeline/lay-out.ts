import type { StoryRow } from '../../../src/api/index.ts';

/** A story on the axis; milliseconds since 1970, UTC. */
export interface Moment {
  readonly story: StoryRow;
  readonly start: number;
  readonly end: number;
  /** Day of the first report. */
  readonly reported?: number;
  /** It may have been any time before `start`, or after `end`. */
  readonly openBefore: boolean;
  readonly openAfter: boolean;
}

/** A moment with its place in its lane, in pixels. */
export interface Mark extends Moment {
  readonly x0: number;
  readonly x1: number;
  readonly row: number;
}

export interface Lane {
  readonly key: string;
  /** Ids or names, to be put into words and filters; none where nobody is named. */
  readonly actor?: string;
  readonly recipient?: string;
  readonly type?: string;
  readonly label: string;
  readonly moments: readonly Moment[];
}

export const DAY = 86_400_000;

/** @param date YYYY, YYYY-MM or YYYY-MM-DD @param last the last day of it, not the first */
export function dayOf(date: string | undefined, last = false): number | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date ?? '');
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), match[2], match[3]];
  if (day !== undefined) return Date.UTC(year, Number(month) - 1, Number(day));
  if (!last) return Date.UTC(year, month === undefined ? 0 : Number(month) - 1, 1);
  return month === undefined ? Date.UTC(year, 11, 31) : Date.UTC(year, Number(month), 0);
}

/** When a story was; undefined where neither it nor a report of it has a date. */
export function momentOf(story: StoryRow): Moment | undefined {
  const { time, firstReport } = story;
  const reported = dayOf(firstReport);
  const known = time === undefined || time.basis === 'published' ? undefined : time;
  const start = dayOf(known?.start);
  const end = dayOf(known?.end, true);
  const at = start ?? end ?? reported;
  if (at === undefined) return undefined;
  return {
    story,
    start: start ?? at,
    end: Math.max(end ?? at, start ?? at),
    openBefore: start === undefined,
    openAfter: start !== undefined && end === undefined,
    ...(reported === undefined ? {} : { reported }),
  };
}

export type LaneKind = 'pair' | 'actor' | 'type';

/** Lanes of moments, the fullest first. A story of several actors stands in the lane of each. */
export function lanesOf(moments: readonly Moment[], by: LaneKind, nobody: string): Lane[] {
  const lanes = new Map<string, Omit<Lane, 'moments'> & { moments: Moment[] }>();
  const put = (lane: Omit<Lane, 'moments'>, moment: Moment): void => {
    const known = lanes.get(lane.key) ?? { ...lane, moments: [] };
    lanes.set(lane.key, known);
    known.moments.push(moment);
  };
  for (const moment of moments) {
    const { type, actors, recipients } = moment.story;
    if (by === 'type') {
      put({ key: type, type, label: type }, moment);
      continue;
    }
    const givers = actors.map(({ id, name }) => id ?? name);
    const takers = recipients.map(({ id, name }) => id ?? name);
    if (by === 'actor') {
      const own = [...new Set([...givers, ...takers])];
      for (const one of own.length === 0 ? [''] : own)
        put({ key: one, label: one === '' ? nobody : one, ...(one === '' ? {} : { actor: one }) }, moment);
      continue;
    }
    for (const from of givers.length === 0 ? [''] : givers)
      for (const to of takers.length === 0 ? [''] : takers)
        put(
          {
            key: `${from}\n${to}`,
            label: [from === '' ? nobody : from, ...(to === '' ? [] : [to])].join(' → '),
            ...(from === '' ? {} : { actor: from }),
            ...(to === '' ? {} : { recipient: to }),
          },
          moment,
        );
  }
  return [...lanes.values()].sort((a, b) => b.moments.length - a.moments.length || (a.key < b.key ? -1 : 1));
}

/**
 * From when to when the axis runs: over all reports and what happened not long before them. One sentence on a war of long ago
 * would else press everything else together.
 */
export function axisOf(moments: readonly Moment[]): readonly [number, number] | undefined {
  if (moments.length === 0) return undefined;
  const reports = moments.map(({ reported, end }) => reported ?? end);
  const [first, last] = [least(reports), -least(reports.map((one) => -one))];
  const before = Math.max(30 * DAY, (last - first) * 0.08);
  const start = Math.max(least(moments.map((moment) => moment.start)), first - before);
  const ends = moments.map(({ end }) => -Math.min(end, last + before));
  return [start - DAY, Math.max(last, -least(ends)) + DAY];
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}

interface Placing {
  readonly x: (time: number) => number;
  /** Narrowest mark. */
  readonly size: number;
  readonly gap: number;
  readonly rows: number;
}

/** Puts marks into rows so that none covers another; what finds no row is counted. */
export function placed(
  moments: readonly Moment[],
  { x, size, gap, rows }: Placing,
): { readonly marks: readonly Mark[]; readonly earlier: number; readonly hidden: number } {
  const free: number[] = [];
  const marks: Mark[] = [];
  let [earlier, hidden] = [0, 0];
  const ordered = [...moments].sort((a, b) => a.start - b.start || (a.story.id < b.story.id ? -1 : 1));
  for (const moment of ordered) {
    const right = x(moment.end + DAY);
    if (right < 0) {
      earlier++;
      continue;
    }
    const middle = (Math.max(0, x(moment.start)) + right) / 2;
    const width = Math.max(size, right - Math.max(0, x(moment.start)));
    const [x0, x1] = [middle - width / 2, middle + width / 2];
    let row = free.findIndex((end) => end + gap <= x0);
    if (row < 0) row = free.length;
    if (row >= rows) {
      hidden++;
      continue;
    }
    free[row] = x1;
    marks.push({ ...moment, x0, x1, row });
  }
  return { marks, earlier, hidden };
}
