import { type Edge, type Fit, type Node, total } from './graph.ts';

/** Lines, and names where parties are many, that are drawn at most; the rest is in the table. */
const MOST_EDGES = 4000;
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
  readonly node?: Node;
  readonly edge?: Edge;
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

/**
 * Draws a network: cooperation as a whole line, conflict as a dashed one beside it, the rest as a hair-line.
 */
export function paint(
  brushes: Brushes,
  nodes: readonly Node[],
  edges: readonly Edge[],
  { scale, dx, dy }: Fit,
  colours: Colours,
  chosen: Chosen,
): void {
  const at = ({ x, y }: Node): readonly [number, number] => [x * scale + dx, y * scale + dy];
  const near = new Set<string>();
  for (const { source, target } of edges.slice(0, MOST_EDGES)) {
    if (chosen.node === source) near.add(target.key);
    if (chosen.node === target) near.add(source.key);
  }
  for (const edge of edges.slice(0, MOST_EDGES)) {
    const [from, to] = [at(edge.source), at(edge.target)];
    const [vx, vy] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(vx, vy) || 1;
    const [nx, ny] = [-vy / length, vx / length];
    const [good, bad] = [thickness(edge.cooperation), thickness(edge.conflict)];
    const isOn =
      chosen.edge !== undefined &&
      chosen.edge.source.key === edge.source.key &&
      chosen.edge.target.key === edge.target.key;
    const shifted = (by: number): [readonly [number, number], readonly [number, number]] => [
      [from[0] + nx * by, from[1] + ny * by],
      [to[0] + nx * by, to[1] + ny * by],
    ];
    if (isOn) brushes.line(from, to, colours.line, good + bad + 8, false);
    if (edge.cooperation + edge.conflict === 0) brushes.line(from, to, colours.soft, 0.75, false);
    const both = edge.cooperation > 0 && edge.conflict > 0;
    if (edge.cooperation > 0)
      brushes.line(...shifted(both ? -good / 2 - 0.75 : 0), colours.cooperation, good, false);
    if (edge.conflict > 0) brushes.line(...shifted(both ? bad / 2 + 0.75 : 0), colours.conflict, bad, true);
  }
  for (const node of nodes)
    brushes.disc(at(node), node.radius, chosen.node === node ? colours.ink : colours.paper, colours.ink);
  // The most told first; a name that would cover another is left out.
  const taken: { x: number; y: number; half: number }[] = [];
  const rank = (node: Node): number => (node === chosen.node ? 2 : near.has(node.key) ? 1 : 0);
  const ordered =
    nodes.length > 500 ? nodes.filter((node, i) => i < MOST_NAMES || rank(node) > 0) : [...nodes];
  for (const node of ordered.sort((a, b) => rank(b) - rank(a))) {
    const [x, middle] = at(node);
    const y = middle + node.radius + 12;
    const half = node.name.length * 3.4 + 2;
    if (taken.some((one) => Math.abs(one.y - y) < 14 && Math.abs(one.x - x) < one.half + half)) continue;
    taken.push({ x, y, half });
    brushes.word([x, y], node.name, colours.ink, colours.paper, node === chosen.node);
  }
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
export function hit(
  nodes: readonly Node[],
  edges: readonly Edge[],
  { scale, dx, dy }: Fit,
  x: number,
  y: number,
): Chosen | undefined {
  for (const node of nodes) {
    if (Math.hypot(node.x * scale + dx - x, node.y * scale + dy - y) <= node.radius + 4) return { node };
  }
  let best: Edge | undefined;
  let nearest = 8;
  for (const edge of edges.slice(0, MOST_EDGES)) {
    const [ax, ay] = [edge.source.x * scale + dx, edge.source.y * scale + dy];
    const [bx, by] = [edge.target.x * scale + dx, edge.target.y * scale + dy];
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
