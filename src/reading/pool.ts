import { Worker } from 'node:worker_threads';
import { type PipelineOptions, sharePacks } from '../language/index.ts';
import { type ReadEntry, type ToRead, entryReader } from './read-one.ts';

/** What a worker thread is started with. */
export interface WorkerSetup {
  readonly packs: ReadonlyMap<string, SharedArrayBuffer>;
  readonly options: PipelineOptions;
}

export interface PoolOptions extends PipelineOptions {
  /** Worker threads; 1 reads in this thread. */
  readonly workers: number;
}

/** Articles sent to a worker at a time: crossing threads costs little beside reading them. */
const BATCH = 50;
/** The first articles are read in this thread, so that they are there before others have started: up to so many, this many at first. */
const HERE = 50;
const FIRST = 6;
/** Batches that wait for a worker, for each: what is read while another batch is stored. */
const AHEAD = 3;

/**
 * Reads articles into entries, in the order they come, with several threads when there are more than one batch. The packs stand
 * in memory once.
 */
export async function* readEntries(
  articles: AsyncIterable<ToRead>,
  { workers, ...options }: PoolOptions,
): AsyncGenerator<ReadEntry> {
  let batch: ToRead[] = [];
  let begun = 0;
  let pool: ReadingPool | undefined;
  const waiting: Promise<ReadEntry[]>[] = [];
  // The sources themselves, as tests run them, cannot be started as a thread.
  const canThread = workers > 1 && import.meta.url.endsWith('.js');
  try {
    for await (const article of articles) {
      batch.push(article);
      if (batch.length < (begun < HERE ? FIRST : BATCH)) continue;
      if (!canThread || begun < HERE) {
        yield* batch.map(readerHere(options));
      } else {
        pool ??= new ReadingPool(workers, options);
        waiting.push(pool.read(batch));
        while (waiting.length >= workers * AHEAD) yield* await next(waiting);
      }
      begun += batch.length;
      batch = [];
    }
    if (pool === undefined) yield* batch.map(readerHere(options));
    else if (batch.length > 0) waiting.push(pool.read(batch));
    while (waiting.length > 0) yield* await next(waiting);
  } finally {
    await pool?.close();
  }
}

async function next(waiting: Promise<ReadEntry[]>[]): Promise<ReadEntry[]> {
  const [first] = waiting.splice(0, 1);
  return first;
}

const here = new Map<string, (one: ToRead) => ReadEntry>();

/** The reader of this thread, loaded at the first article. */
function readerHere(options: PipelineOptions): (one: ToRead) => ReadEntry {
  const key = JSON.stringify(options);
  const known = here.get(key);
  if (known !== undefined) return known;
  const read = entryReader(options);
  here.set(key, read);
  return read;
}

interface Job {
  readonly batch: readonly ToRead[];
  readonly resolve: (entries: ReadEntry[]) => void;
  readonly reject: (error: Error) => void;
}

/** Worker threads that read batches. */
class ReadingPool {
  readonly #idle: Worker[] = [];
  readonly #all: Worker[] = [];
  readonly #waiting: Job[] = [];
  readonly #running = new Map<Worker, Job>();
  #failure: Error | undefined;

  constructor(workers: number, options: PipelineOptions) {
    const setup: WorkerSetup = { packs: sharePacks(options.mode), options };
    for (let i = 0; i < workers; i++) {
      const worker = new Worker(new URL('./read-worker.js', import.meta.url), { workerData: setup });
      worker.on('message', (entries: ReadEntry[]) => this.#finish(worker, entries));
      worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
      this.#all.push(worker);
      this.#idle.push(worker);
    }
  }

  async read(batch: readonly ToRead[]): Promise<ReadEntry[]> {
    const promise = new Promise<ReadEntry[]>((resolve, reject) => {
      this.#waiting.push({ batch, resolve, reject });
    });
    // It may fail before somebody waits for it.
    promise.catch(() => {});
    if (this.#failure !== undefined) this.#fail(this.#failure);
    this.#start();
    return promise;
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((worker) => worker.terminate()));
  }

  #start(): void {
    while (this.#idle.length > 0 && this.#waiting.length > 0) {
      const [worker] = this.#idle.splice(0, 1);
      const [job] = this.#waiting.splice(0, 1);
      this.#running.set(worker, job);
      worker.postMessage(job.batch, []);
    }
  }

  #finish(worker: Worker, entries: ReadEntry[]): void {
    this.#running.get(worker)?.resolve(entries);
    this.#running.delete(worker);
    this.#idle.push(worker);
    this.#start();
  }

  #fail(error: Error): void {
    this.#failure = error;
    for (const job of [...this.#running.values(), ...this.#waiting]) job.reject(error);
    this.#running.clear();
    this.#waiting.length = 0;
  }
}
