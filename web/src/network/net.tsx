import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { RelationsAnswer } from '../../../src/api/index.ts';
import { theme, words } from '../state/settings.ts';
import { useWidth } from '../state/width.ts';
import type { Course } from './counts.ts';
import { type Edge, type Node, edgesOf, fitOf, nodesOf, pairsOf } from './graph.ts';
import { useLayout } from './layout.ts';
import {
  type Chosen,
  MOST_EDGES,
  type Picture,
  canvasBrushes,
  coloursOf,
  hit,
  paint,
  svgBrushes,
} from './paint.ts';

interface Props {
  readonly relations: RelationsAnswer;
  readonly courses: readonly Course[];
  /** Place in the answer's months; −1: the whole time. */
  readonly month: number;
  readonly only: boolean;
  readonly chosen: readonly string[];
  /** Keys of one party or of two. */
  readonly onChoose: (keys: readonly string[]) => void;
  /** Receives a call that writes the drawing as a file. */
  readonly onDrawing: (draw: () => string) => void;
}

/** The network on a canvas: thousands of parties in a frame. The table says the same. */
export function Net({ relations, courses, month, only, chosen, onChoose, onDrawing }: Props): JSX.Element {
  const w = words.value.network;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(frame);
  const height = Math.round(Math.min(600, Math.max(380, width * 0.5)));
  const nodes = useMemo(() => nodesOf(relations), [relations]);
  const pairs = useMemo(() => pairsOf(courses, nodes), [courses, nodes]);
  const ever = useMemo(() => edgesOf(pairs, -1, false), [pairs]);
  const edges = useMemo(() => (month < 0 ? ever : edgesOf(pairs, month, only)), [pairs, ever, month, only]);
  const { positions, done } = useLayout(nodes, ever);
  const picture: Picture = {
    nodes,
    edges,
    positions,
    done,
    fit: useMemo(() => fitOf(positions, width, height), [positions, width, height]),
    chosen: useMemo(() => chosenOf(chosen, nodes, edges), [chosen.join('\n'), nodes, edges]),
  };

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element === null || context === null || context === undefined || width === 0) return undefined;
    onDrawing(() => {
      const colours = coloursOf(element);
      const { brushes, file } = svgBrushes(width, height, colours.paper);
      paint(brushes, picture, colours);
      return file();
    });
    // One drawing a frame, however fast the slider moves.
    const request = requestAnimationFrame(() => {
      const ratio = devicePixelRatio;
      if (element.width !== width * ratio) element.width = width * ratio;
      if (element.height !== height * ratio) element.height = height * ratio;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      const { fontFamily } = getComputedStyle(element);
      paint(canvasBrushes(context, fontFamily), picture, coloursOf(element));
    });
    return () => cancelAnimationFrame(request);
  }, [edges, positions, done, width, height, theme.value, picture.chosen]);

  return (
    <>
      <div ref={frame} class="net" data-done={done ? 'yes' : 'no'}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={`${words.value.screens.network}. ${w.keys}`}
          style={{ width: '100%', height: `${height}px` }}
          onClick={(event) => {
            const found = hit(picture, event.offsetX, event.offsetY);
            onChoose(
              found?.node !== undefined
                ? [nodes[found.node].key]
                : found?.edge !== undefined
                  ? [nodes[found.edge.source].key, nodes[found.edge.target].key]
                  : [],
            );
          }}
        />
      </div>
      {edges.length > MOST_EDGES && <p class="soft">{w.drawn(MOST_EDGES, edges.length)}</p>}
    </>
  );
}

function chosenOf(keys: readonly string[], nodes: readonly Node[], edges: readonly Edge[]): Chosen {
  if (keys.length === 0) return {};
  const places = keys.map((key) => nodes.findIndex((node) => node.key === key));
  if (places.length === 1) return places[0] < 0 ? {} : { node: places[0] };
  const edge = edges.find(({ source, target }) => places.includes(source) && places.includes(target));
  return edge === undefined ? {} : { edge };
}
