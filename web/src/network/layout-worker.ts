import { type LayoutTask, positionsOf, simulate } from './simulate.ts';

/*
 * Lays a network out beside the page, which stays as quick as it was. Every so often it says how far it is: positions, and
 * whether they are final.
 */

/** Milliseconds between two drawings. */
const PACE = 200;

addEventListener('message', ({ data }: MessageEvent<LayoutTask>) => {
  const simulation = simulate(data);
  let told = performance.now();
  const tell = (done: boolean): void => postMessage({ positions: positionsOf(simulation.nodes()), done });
  while (simulation.alpha() > simulation.alphaMin()) {
    simulation.tick();
    if (performance.now() - told < PACE) continue;
    tell(false);
    told = performance.now();
  }
  tell(true);
});
