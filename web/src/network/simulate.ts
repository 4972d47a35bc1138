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
import { type Positions, sunflower } from './graph.ts';

/** What a layout is made from. Parties that have many stories together stand close together. */
export interface LayoutTask {
  /** Of each node, in pixels. */
  readonly radii: readonly number[];
  /** Positions of two nodes, and the stories between them. */
  readonly links: readonly (readonly [source: number, target: number, stories: number])[];
}

interface Placed extends SimulationNodeDatum {
  readonly radius: number;
}
interface Link extends SimulationLinkDatum<Placed> {
  readonly stories: number;
}

/** Forces over all months, so that the slider moves no node. The caller ticks it. */
export function simulate({ radii, links }: LayoutTask): Simulation<Placed, Link> {
  const begin = sunflower(radii.length);
  const nodes: Placed[] = radii.map((radius, i) => ({ radius, x: begin[2 * i], y: begin[2 * i + 1] }));
  return forceSimulation<Placed, Link>(nodes)
    .force(
      'link',
      forceLink<Placed, Link>(links.map(([source, target, stories]) => ({ source, target, stories })))
        .distance(({ stories }) => 60 + 60 / Math.sqrt(stories))
        .strength(({ stories }) => Math.min(0.6, 0.1 + stories / 40)),
    )
    .force('charge', forceManyBody().strength(-220).distanceMax(500).theta(1.1))
    .force('x', forceX(0).strength(0.05))
    .force('y', forceY(0).strength(0.08))
    .force(
      'collide',
      forceCollide<Placed>(({ radius }) => radius + 6),
    )
    .stop();
}

export function positionsOf(nodes: readonly Placed[]): Positions {
  const positions = new Float32Array(2 * nodes.length);
  nodes.forEach(({ x = 0, y = 0 }, i) => {
    positions[2 * i] = x;
    positions[2 * i + 1] = y;
  });
  return positions;
}
