import { parentPort, workerData } from 'node:worker_threads';
import { usePacks } from '../language/index.ts';
import { type ToRead, entryReader } from './read-one.ts';
import type { WorkerSetup } from './pool.ts';

/** A worker thread: reads the batches it is sent and sends back what came of each. */
const { packs, options } = workerData as WorkerSetup;
usePacks(packs);
const read = entryReader(options);
parentPort?.on('message', (batch: readonly ToRead[]) => {
  parentPort?.postMessage(batch.map(read), []);
});
