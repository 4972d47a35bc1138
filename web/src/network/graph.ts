import {
  type Simulation,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
} from 'd3-force';
import type { RelationsAnswer } from '../../../src/api/index.ts';

export interface Node extends SimulationNodeDatum {
  readonly key: string;
  readonly name: string;
  readonly stories: number;
  readonly radius: number;
  x: number;
  y: number;
}

/** What two parties have to do with each other in the months that are asked for, both ways together. */
export interface Edge extends SimulationLinkDatum<Node> {
  readonly source: Node;
  readonly target: Node;
  readonly cooperation: number;
  readonly conflict: number;
  readonly neutral: number;
  readonly contested: number;
}

/** Whether a month is asked for. `month` empty: all of them. */
export function isAsked(month: string, asked: string, only: boolean): boolean {
  return asked === '' || (only ? month === asked : month <= asked);
}

export function total({
  cooperation,
  conflict,
  neutral,
}: Pick<Edge, 'cooperation' | 'conflict' | 'neutral'>): number {
  return cooperation + conflict + neutral;
}

/** Nodes on a sunflower: the same dossier is always laid out in the same way. */
export function nodesOf({ parties }: RelationsAnswer): Node[] {
  return parties.map(({ key, name, stories }, i) => {
    const angle = i * Math.PI * (3 - Math.sqrt(5));
    const distance = 18 * Math.sqrt(i + 0.5);
    return {
      key,
      name,
      stories,
      radius: Math.min(18, 3 + Math.sqrt(stories)),
      x: Math.cos(angle) * distance,
      y: Math.sin(angle) * distance,
    };
  });
}

/** Edges of the months asked for, most stories first. */
export function edgesOf(
  { relations }: RelationsAnswer,
  nodes: readonly Node[],
  month: string,
  only: boolean,
): Edge[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const edges = new Map<string, Edge>();
  for (const { from, to, months } of relations) {
    const [a, b] = from < to ? [from, to] : [to, from];
    const [source, target] = [byKey.get(a), byKey.get(b)];
    if (source === undefined || target === undefined) continue;
    const key = `${a}\n${b}`;
    for (const counts of months) {
      if (!isAsked(counts.month, month, only)) continue;
      const known = edges.get(key);
      edges.set(key, {
        source,
        target,
        cooperation: (known?.cooperation ?? 0) + counts.cooperation,
        conflict: (known?.conflict ?? 0) + counts.conflict,
        neutral: (known?.neutral ?? 0) + counts.neutral,
        contested: (known?.contested ?? 0) + counts.contested,
      });
    }
  }
  return [...edges.values()].sort((a, b) => total(b) - total(a));
}

/** Forces over all months, so that the slider moves no node. The caller ticks it, a slice of a frame at a time. */
export function simulate(nodes: Node[], edges: readonly Edge[]): Simulation<Node, Edge> {
  return forceSimulation<Node, Edge>(nodes)
    .force(
      'link',
      forceLink<Node, Edge>(edges.map((edge) => ({ ...edge })))
        .distance((edge) => 60 + 60 / Math.sqrt(total(edge)))
        .strength((edge) => Math.min(0.6, 0.1 + total(edge) / 40)),
    )
    .force('charge', forceManyBody().strength(-220).distanceMax(500).theta(1.1))
    .force('x', forceX(0).strength(0.05))
    .force('y', forceY(0).strength(0.08))
    .force(
      'collide',
      forceCollide<Node>(({ radius }) => radius + 6),
    )
    .stop();
}

/** How world units become pixels. */
export interface Fit {
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
}

/** Everything in sight with room for names. */
export function fitOf(nodes: readonly Node[], width: number, height: number): Fit {
  const xs = nodes.map(({ x }) => x);
  const ys = nodes.map(({ y }) => y);
  const low = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), 0);
  const high = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
  const [left, right, top, bottom] = [low(xs), high(xs), low(ys), high(ys)];
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
