import { useEffect, useState } from 'preact/hooks';
import { type Edge, type Node, type Positions, sunflower } from './graph.ts';
import { total } from './counts.ts';
import type { LayoutTask } from './simulate.ts';

export interface Layout {
  readonly positions: Positions;
  readonly done: boolean;
}

/** Positions of nodes by the edges of all months, better and better; worked out in a worker. */
export function useLayout(nodes: readonly Node[], edges: readonly Edge[]): Layout {
  const [layout, setLayout] = useState<Layout>({ positions: new Float32Array(), done: false });
  useEffect(() => {
    const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Layout>) => {
      setLayout(data);
      if (data.done) worker.terminate();
    });
    const task: LayoutTask = {
      radii: nodes.map(({ radius }) => radius),
      links: edges.map((edge) => [edge.source, edge.target, total(edge)]),
    };
    worker.postMessage(task, []);
    return () => worker.terminate();
  }, [nodes, edges]);
  // Of another dossier until the first positions of this one come.
  return layout.positions.length === 2 * nodes.length
    ? layout
    : { positions: sunflower(nodes.length), done: false };
}
