import { Worker } from 'node:worker_threads';
import { type Dossier, openDossier } from '../../dossier/index.ts';
import { HttpProblem } from '../problem.ts';
import { TASKS, type TaskName, type TaskParams } from './tasks.ts';
import type { Answered, Asked } from './worker.ts';
import { Workings } from './workings.ts';

/** Answers that many ask for are kept, up to so many characters together. */
const KEPT_CHARACTERS = 64_000_000;
const KEPT_TASKS: ReadonlySet<TaskName> = new Set<TaskName>([
  'origins',
  'flows',
  'relations',
  'tension',
  'actors',
  'places',
  'brief',
]);
/** Megabytes that the stories of a million claims may take. */
const HEAP = 16_384;

interface Runner {
  run(name: TaskName, params: unknown): Promise<string>;
  close(): void;
}

/** What is worked out of one version of the dossier, in a thread of its own: the server answers other calls meanwhile. */
export class Generation {
  readonly version: string;
  /** Settles once the stories are there. */
  readonly ready: Promise<void>;
  isReady = false;
  readonly #runner: Runner;
  readonly #kept = new Map<string, Promise<string>>();
  #characters = 0;
  #running = 0;
  #closing = false;

  constructor(path: string, version: string) {
    this.version = version;
    // The sources themselves, as tests run them, cannot be started as a thread.
    this.#runner = import.meta.url.endsWith('.js') ? threadRunner(path) : localRunner(path);
    this.ready = this.run('prepare', undefined).then(() => {
      this.isReady = true;
    });
    this.ready.catch(() => undefined);
  }

  /** @returns JSON */
  async run<K extends TaskName>(name: K, params: TaskParams<K>): Promise<string> {
    if (!KEPT_TASKS.has(name)) return this.#ask(name, params);
    const key = `${name} ${JSON.stringify(params)}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const asked = this.#ask(name, params);
    this.#kept.set(key, asked);
    asked.then(
      ({ length }) => this.#keep(length),
      () => this.#kept.delete(key),
    );
    return asked;
  }

  /** Ends when the last question has been answered. */
  close(): void {
    this.#closing = true;
    if (this.#running === 0) this.#runner.close();
  }

  /** Ends now. */
  stop(): void {
    this.#runner.close();
  }

  async #ask(name: TaskName, params: unknown): Promise<string> {
    this.#running++;
    try {
      return await this.#runner.run(name, params);
    } finally {
      this.#running--;
      if (this.#closing && this.#running === 0) this.#runner.close();
    }
  }

  #keep(characters: number): void {
    this.#characters += characters;
    if (this.#characters <= KEPT_CHARACTERS) return;
    // Seldom: starting anew costs less than counting each one.
    this.#kept.clear();
    this.#characters = 0;
  }
}

function threadRunner(path: string): Runner {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: path,
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
  });
  // An open page must not keep a stopped program alive.
  worker.unref();
  const waiting = new Map<number, { resolve: (json: string) => void; reject: (error: Error) => void }>();
  const fail = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: Answered) => {
    const { resolve, reject } = waiting.get(answer.id) ?? {};
    waiting.delete(answer.id);
    if ('json' in answer) resolve?.(answer.json);
    else if ('problem' in answer) {
      const { status, code, title, remedy } = answer.problem;
      reject?.(new HttpProblem(status, code, title, remedy));
    } else reject?.(answer.error);
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('what is worked out of the dossier was stopped')));
  let last = 0;
  return {
    run: async (name, params) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, name, params } satisfies Asked, []);
      }),
    close: () => void worker.terminate(),
  };
}

function localRunner(path: string): Runner {
  let opened: Promise<Dossier> | undefined;
  let workings: Promise<Workings> | undefined;
  return {
    async run(name, params) {
      opened ??= openDossier(path);
      workings ??= opened.then((dossier) => new Workings(dossier));
      const task = TASKS[name] as (workings: Workings, params: unknown) => Promise<unknown>;
      return JSON.stringify(await task(await workings, params));
    },
    close: () => {
      opened?.then(
        (dossier) => dossier.close(),
        () => undefined,
      );
      opened = undefined;
    },
  };
}
