import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RelationsAnswer } from '../../../src/api/index.ts';
import { theme, words } from '../state/settings.ts';
import { useWidth } from '../state/width.ts';
import { type Edge, type Fit, edgesOf, fitOf, nodesOf, simulate } from './graph.ts';
import { type Chosen, canvasBrushes, coloursOf, hit, paint, svgBrushes } from './paint.ts';

/** Milliseconds of a frame that laying out may take. */
const SLICE = 10;

interface Props {
  readonly relations: RelationsAnswer;
  readonly month: string;
  readonly only: boolean;
  readonly chosen: readonly string[];
  /** Keys of one party or of two. */
  readonly onChoose: (keys: readonly string[]) => void;
  /** Receives a call that writes the drawing as a file. */
  readonly onDrawing: (draw: () => string) => void;
}

/** The network on a canvas: thousands of parties in a frame. The table says the same. */
export function Net({ relations, month, only, chosen, onChoose, onDrawing }: Props): JSX.Element {
  const w = words.value.network;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(frame);
  const height = Math.round(Math.min(600, Math.max(380, width * 0.5)));
  const [settled, setSettled] = useState(0);
  const nodes = useMemo(() => nodesOf(relations), [relations]);
  const edges = useMemo(() => edgesOf(relations, nodes, month, only), [relations, nodes, month, only]);
  const fit = useRef<Fit>({ scale: 1, dx: 0, dy: 0 });
  const marked = chosenOf(chosen, nodes, edges);

  useEffect(() => {
    const simulation = simulate(nodes, edgesOf(relations, nodes, '', false));
    let request = 0;
    const slice = (): void => {
      const until = performance.now() + SLICE;
      do simulation.tick();
      while (performance.now() < until && simulation.alpha() > simulation.alphaMin());
      setSettled((count) => count + 1);
      if (simulation.alpha() > simulation.alphaMin()) request = requestAnimationFrame(slice);
    };
    request = requestAnimationFrame(slice);
    return () => cancelAnimationFrame(request);
  }, [relations, nodes]);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element === null || context === null || context === undefined || width === 0) return;
    const ratio = devicePixelRatio;
    element.width = width * ratio;
    element.height = height * ratio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    fit.current = fitOf(nodes, width, height);
    const font = getComputedStyle(element).fontFamily;
    paint(canvasBrushes(context, font), nodes, edges, fit.current, coloursOf(element), marked);
    onDrawing(() => {
      const colours = coloursOf(element);
      const { brushes, file } = svgBrushes(width, height, colours.paper);
      paint(brushes, nodes, edges, fit.current, colours, marked);
      return file();
    });
  }, [nodes, edges, width, height, settled, theme.value, chosen.join('\n')]);

  return (
    <div ref={frame} class="net">
      <canvas
        ref={canvas}
        role="img"
        aria-label={`${words.value.screens.network}. ${w.keys}`}
        style={{ width: '100%', height: `${height}px` }}
        onClick={(event) => {
          const found = hit(nodes, edges, fit.current, event.offsetX, event.offsetY);
          onChoose(
            found?.node !== undefined
              ? [found.node.key]
              : found?.edge !== undefined
                ? [found.edge.source.key, found.edge.target.key]
                : [],
          );
        }}
      />
    </div>
  );
}

function chosenOf(
  keys: readonly string[],
  nodes: ReturnType<typeof nodesOf>,
  edges: readonly Edge[],
): Chosen {
  if (keys.length === 1) {
    const node = nodes.find(({ key }) => key === keys[0]);
    return node === undefined ? {} : { node };
  }
  const edge = edges.find(({ source, target }) => keys.includes(source.key) && keys.includes(target.key));
  return edge === undefined || keys.length === 0 ? {} : { edge };
}
