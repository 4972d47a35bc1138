import { total } from './counts.ts';
import type { Edge, Fit, Node, Positions } from './graph.ts';

/** Lines that are drawn at most, the strongest; the rest is in the table. While nodes still move fewer do. */
export const MOST_EDGES = 600;
const MOST_MOVING = 150;
/** Discs of a smaller radius, in pixels, are drawn as squares. */
const SMALL = 3.2;
/** Names where parties are many. */
const MOST_NAMES = 60;

export interface Colours {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly cooperation: string;
  readonly conflict: string;
}

export interface Chosen {
  /** Position in the list of nodes. */
  readonly node?: number;
  readonly edge?: Edge;
}

/** What is drawn. */
export interface Picture {
  readonly nodes: readonly Node[];
  /** Most stories first. */
  readonly edges: readonly Edge[];
  readonly positions: Positions;
  /** Nodes stand where they will stay. */
  readonly done: boolean;
  readonly fit: Fit;
  readonly chosen: Chosen;
}

/** One straight line or disc or word; a canvas and a file draw the same. */
export interface Brushes {
  line(
    from: readonly [number, number],
    to: readonly [number, number],
    colour: string,
    width: number,
    dashed: boolean,
  ): void;
  disc(at: readonly [number, number], radius: number, fill: string, stroke: string): void;
  word(at: readonly [number, number], text: string, colour: string, halo: string, bold: boolean): void;
}

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: read('paper'),
    ink: read('ink'),
    soft: read('soft'),
    line: read('line'),
    cooperation: read('cooperation'),
    conflict: read('conflict'),
  };
}

/** How thick so many stories are, in pixels. */
export function thickness(stories: number): number {
  return Math.min(14, 1 + Math.sqrt(stories) * 1.1);
}

/** Edges that are drawn: the strongest, and those of what was chosen. */
export function drawnEdges({
  edges,
  done,
  chosen,
}: Pick<Picture, 'edges' | 'done' | 'chosen'>): readonly Edge[] {
  const most = done ? MOST_EDGES : MOST_MOVING;
  if (edges.length <= most) return edges;
  const rest = edges
    .slice(most)
    .filter((edge) =>
      chosen.edge === undefined
        ? chosen.node !== undefined && (edge.source === chosen.node || edge.target === chosen.node)
        : edge === chosen.edge,
    );
  return [...edges.slice(0, most), ...rest];
}

/**
 * Draws a network: cooperation as a whole line, conflict as a dashed one beside it, the rest as a hair-line.
 */
export function paint(brushes: Brushes, picture: Picture, colours: Colours): void {
  const { nodes, positions, fit, chosen } = picture;
  const { scale, dx, dy } = fit;
  const at = (i: number): readonly [number, number] => [
    positions[2 * i] * scale + dx,
    positions[2 * i + 1] * scale + dy,
  ];
  const near = new Set<number>();
  const drawn = drawnEdges(picture);
  for (const { source, target } of drawn) {
    if (chosen.node === source) near.add(target);
    if (chosen.node === target) near.add(source);
  }
  // Hair-lines first: they are many, and what has a sign lies above them.
  for (const edge of drawn)
    if (edge.cooperation + edge.conflict === 0)
      brushes.line(at(edge.source), at(edge.target), colours.line, 0.75, false);
  for (const edge of drawn)
    paintEdge(brushes, edge, at(edge.source), at(edge.target), edge === chosen.edge, colours);
  nodes.forEach(({ radius }, i) =>
    brushes.disc(at(i), radius, chosen.node === i ? colours.ink : colours.paper, colours.ink),
  );
  // The most told first; a name that would cover another is left out.
  const taken: { x: number; y: number; half: number }[] = [];
  const ends = chosen.edge === undefined ? [chosen.node] : [chosen.edge.source, chosen.edge.target];
  const rank = (i: number): number => (ends.includes(i) ? 2 : near.has(i) ? 1 : 0);
  const ordered = nodes.flatMap((_node, i) =>
    nodes.length <= 500 || i < MOST_NAMES || rank(i) > 0 ? [i] : [],
  );
  const most = nodes.length <= 500 ? nodes.length : 2 * MOST_NAMES;
  for (const i of ordered.sort((a, b) => rank(b) - rank(a)).slice(0, most)) {
    const { name, radius } = nodes[i];
    const [x, middle] = at(i);
    const y = middle + radius + 12;
    const half = name.length * 3.4 + 2;
    if (taken.some((one) => Math.abs(one.y - y) < 14 && Math.abs(one.x - x) < one.half + half)) continue;
    taken.push({ x, y, half });
    brushes.word([x, y], name, colours.ink, colours.paper, ends.includes(i));
  }
}

function paintEdge(
  brushes: Brushes,
  { cooperation, conflict }: Edge,
  from: readonly [number, number],
  to: readonly [number, number],
  isOn: boolean,
  colours: Colours,
): void {
  const [vx, vy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(vx, vy) || 1;
  const [nx, ny] = [-vy / length, vx / length];
  const [good, bad] = [thickness(cooperation), thickness(conflict)];
  const shifted = (by: number): [readonly [number, number], readonly [number, number]] => [
    [from[0] + nx * by, from[1] + ny * by],
    [to[0] + nx * by, to[1] + ny * by],
  ];
  if (isOn) brushes.line(from, to, colours.line, good + bad + 8, false);
  const both = cooperation > 0 && conflict > 0;
  if (cooperation > 0)
    brushes.line(...shifted(both ? -good / 2 - 0.75 : 0), colours.cooperation, good, false);
  if (conflict > 0) brushes.line(...shifted(both ? bad / 2 + 0.75 : 0), colours.conflict, bad, true);
}

/** Brushes on a canvas. */
export function canvasBrushes(context: CanvasRenderingContext2D, font: string): Brushes {
  return {
    line([x0, y0], [x1, y1], colour, width, dashed) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.setLineDash(dashed ? [6, 3] : []);
      context.beginPath();
      context.moveTo(x0, y0);
      context.lineTo(x1, y1);
      context.stroke();
    },
    disc([x, y], radius, fill, stroke) {
      context.setLineDash([]);
      context.lineWidth = 1.5;
      context.fillStyle = fill;
      context.strokeStyle = stroke;
      if (radius < SMALL) {
        // Thousands of circles would take longer than a frame; so small nobody sees the difference.
        context.fillStyle = stroke;
        context.fillRect(x - radius / 1.5, y - radius / 1.5, 1.33 * radius, 1.33 * radius);
        return;
      }
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    },
    word([x, y], text, colour, halo, bold) {
      context.font = `${bold ? 700 : 500} 12px ${font}`;
      context.textAlign = 'center';
      context.lineWidth = 3;
      context.strokeStyle = halo;
      context.strokeText(text, x, y);
      context.fillStyle = colour;
      context.fillText(text, x, y);
    },
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Brushes that write SVG. @returns them, and a call for the whole file */
export function svgBrushes(
  width: number,
  height: number,
  ground: string,
): { readonly brushes: Brushes; readonly file: () => string } {
  const parts: string[] = [];
  const n = (value: number): string => value.toFixed(1);
  return {
    brushes: {
      line([x0, y0], [x1, y1], colour, thick, dashed) {
        parts.push(
          `<line x1="${n(x0)}" y1="${n(y0)}" x2="${n(x1)}" y2="${n(y1)}" stroke="${colour}" stroke-width="${n(thick)}"${dashed ? ' stroke-dasharray="6 3"' : ''}/>`,
        );
      },
      disc([x, y], radius, fill, stroke) {
        parts.push(
          `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}" stroke="${stroke}" stroke-width="1.5"/>`,
        );
      },
      word([x, y], text, colour, halo, bold) {
        parts.push(
          `<text x="${n(x)}" y="${n(y)}" text-anchor="middle" font-family="sans-serif" font-size="12" font-weight="${bold ? 700 : 500}" fill="${colour}" stroke="${halo}" stroke-width="3" paint-order="stroke">${escaped(text)}</text>`,
        );
      },
    },
    file: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${ground}"/>${parts.join('')}</svg>\n`,
  };
}

/** The node or else the line under a point; undefined where there is none. */
export function hit(picture: Picture, x: number, y: number): Chosen | undefined {
  const { nodes, positions, fit } = picture;
  const { scale, dx, dy } = fit;
  const at = (i: number): readonly [number, number] => [
    positions[2 * i] * scale + dx,
    positions[2 * i + 1] * scale + dy,
  ];
  let closest: number | undefined;
  let least = Infinity;
  nodes.forEach(({ radius }, i) => {
    const [nodeX, nodeY] = at(i);
    const distance = Math.hypot(nodeX - x, nodeY - y);
    if (distance > radius + 4 || distance >= least) return;
    [closest, least] = [i, distance];
  });
  if (closest !== undefined) return { node: closest };
  let best: Edge | undefined;
  let nearest = 8;
  for (const edge of drawnEdges(picture)) {
    const [ax, ay] = at(edge.source);
    const [bx, by] = at(edge.target);
    const square = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
    const along = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square));
    const distance =
      Math.hypot(ax + along * (bx - ax) - x, ay + along * (by - ay) - y) - thickness(total(edge)) / 2;
    if (distance < nearest) {
      nearest = distance;
      best = edge;
    }
  }
  return best === undefined ? undefined : { edge: best };
}
