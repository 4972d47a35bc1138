import type { RelationsAnswer } from '../../../src/api/index.ts';
import { type Counts, type Course, added, countsIn, total } from './counts.ts';

export interface Node {
  readonly key: string;
  readonly name: string;
  readonly stories: number;
  /** Pixels. */
  readonly radius: number;
}

/** What two parties have to do with each other in the months that are asked for, both ways together. */
export interface Edge extends Counts {
  /** Positions in the list of nodes. */
  readonly source: number;
  readonly target: number;
}

/** Where the nodes are: x and y of each, in turn, in units of the layout. */
export type Positions = Float32Array;

export function nodesOf({ parties }: Pick<RelationsAnswer, 'parties'>): Node[] {
  // Where there are many, discs that grow with the stories would hide each other.
  const most = parties.length > 300 ? 9 : 18;
  return parties.map(({ key, name, stories }) => ({
    key,
    name,
    stories,
    radius: Math.min(most, 2 + Math.sqrt(stories) * (parties.length > 300 ? 0.35 : 1)),
  }));
}

/** Nodes on a sunflower: the same dossier is always laid out in the same way. */
export function sunflower(count: number): Positions {
  const positions = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const angle = i * Math.PI * (3 - Math.sqrt(5));
    const distance = 18 * Math.sqrt(i + 0.5);
    positions[2 * i] = Math.cos(angle) * distance;
    positions[2 * i + 1] = Math.sin(angle) * distance;
  }
  return positions;
}

/** Two parties with what each does to the other. */
export interface Pair {
  readonly source: number;
  readonly target: number;
  readonly courses: readonly Course[];
}

/** Done once, so that the slider has less to do. */
export function pairsOf(courses: readonly Course[], nodes: readonly Node[]): Pair[] {
  const place = new Map(nodes.map(({ key }, i) => [key, i]));
  const pairs = new Map<number, { source: number; target: number; courses: Course[] }>();
  for (const course of courses) {
    const [from, to] = [place.get(course.from), place.get(course.to)];
    if (from === undefined || to === undefined) continue;
    const [source, target] = course.from < course.to ? [from, to] : [to, from];
    const key = source * nodes.length + target;
    const known = pairs.get(key);
    if (known === undefined) pairs.set(key, { source, target, courses: [course] });
    else known.courses.push(course);
  }
  return [...pairs.values()];
}

/** Edges of the months asked for, most stories first. @param month place in the list of months, −1 for all */
export function edgesOf(pairs: readonly Pair[], month: number, only: boolean): Edge[] {
  const edges: { edge: Edge; stories: number }[] = [];
  for (const { source, target, courses } of pairs) {
    let counts = countsIn(courses[0], month, only);
    for (let i = 1; i < courses.length; i++) counts = added(counts, countsIn(courses[i], month, only));
    const stories = total(counts);
    if (stories > 0) edges.push({ edge: { source, target, ...counts }, stories });
  }
  return edges.sort((a, b) => b.stories - a.stories).map(({ edge }) => edge);
}

/** How units of the layout become pixels. */
export interface Fit {
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
}

/** Everything in sight with room for names. */
export function fitOf(positions: Positions, width: number, height: number): Fit {
  let [left, right, top, bottom] = [0, 0, 0, 0];
  for (let i = 0; i < positions.length; i += 2) {
    left = Math.min(left, positions[i]);
    right = Math.max(right, positions[i]);
    top = Math.min(top, positions[i + 1]);
    bottom = Math.max(bottom, positions[i + 1]);
  }
  const scale = Math.min(
    1.6,
    (width - Math.min(160, width / 3)) / Math.max(1, right - left),
    (height - 70) / Math.max(1, bottom - top),
  );
  return {
    scale,
    dx: width / 2 - ((left + right) / 2) * scale,
    dy: height / 2 - ((top + bottom) / 2) * scale,
  };
}
