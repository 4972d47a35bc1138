import { fork } from 'node:child_process';
import { totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { openDossier } from '../../dossier/index.ts';
import { HttpProblem } from '../problem.ts';
import { KEPT_TASKS } from './kept-tasks.ts';
import { TASKS, type TaskName, type TaskParams } from './tasks.ts';
import type { Answered, Asked } from './derive-worker.ts';
import { Workings } from './workings.ts';

/** Answers that many ask for are kept, up to so many characters together. */
const KEPT_CHARACTERS = 64_000_000;
/** Megabytes that the stories of a million claims may take; there may be two of these processes at once. */
const HEAP = Math.min(16_384, Math.floor((0.45 * totalmem()) / 2 ** 20));

interface Runner {
  /** Settles when nothing can be asked any more. */
  readonly ended: Promise<void>;
  run(name: TaskName, params: unknown): Promise<string>;
  close(): Promise<void>;
}

/** What is worked out of one version of the dossier, in a process of its own: the server answers other calls meanwhile. */
export class Generation {
  readonly version: string;
  /** Settles once the stories are there. */
  readonly ready: Promise<void>;
  isReady = false;
  readonly #runner: Runner;
  readonly #kept = new Map<string, Promise<string>>();
  #characters = 0;
  readonly #running = new Set<Promise<unknown>>();

  /** @param onLost called when it ended, whoever ended it: another must be made */
  constructor(path: string, version: string, onLost: () => void = () => undefined) {
    this.version = version;
    // The sources themselves, as tests run them, cannot be started as a program.
    this.#runner = import.meta.url.endsWith('.js') ? processRunner(path) : localRunner(path);
    this.ready = this.run('prepare', undefined).then(() => {
      this.isReady = true;
    });
    this.ready.catch(() => undefined);
    void this.#runner.ended.then(onLost);
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

  /** Ends when the last question has been answered; settles then. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#running);
    await this.#runner.close();
  }

  /** Ends now. */
  async stop(): Promise<void> {
    await this.#runner.close();
  }

  async #ask(name: TaskName, params: unknown): Promise<string> {
    const running = this.#runner.run(name, params);
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
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

function processRunner(path: string): Runner {
  const child = fork(fileURLToPath(new URL('./derive-worker.js', import.meta.url)), [path], {
    execArgv: [`--max-old-space-size=${HEAP}`],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, { resolve: (json: string) => void; reject: (error: Error) => void }>();
  child.on('message', (answer: Answered) => {
    const { resolve, reject } = waiting.get(answer.id) ?? {};
    waiting.delete(answer.id);
    if ('json' in answer) resolve?.(answer.json);
    else if ('problem' in answer) {
      const { status, code, title, remedy } = answer.problem;
      reject?.(new HttpProblem(status, code, title, remedy));
    } else reject?.(new Error(answer.defect));
  });
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      for (const { reject } of waiting.values())
        reject(new Error('the process that works out the dossier has ended'));
      waiting.clear();
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  let last = 0;
  return {
    ended,
    run: async (name, params) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        child.send({ id, name, params } satisfies Asked, (error) => {
          if (error === null) return;
          waiting.delete(id);
          reject(error);
        });
      }),
    close: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function localRunner(path: string): Runner {
  const opened = openDossier(path);
  opened.catch(() => undefined);
  const workings = opened.then((dossier) => new Workings(dossier));
  workings.catch(() => undefined);
  const running = new Set<Promise<unknown>>();
  let isClosed = false;
  return {
    ended: new Promise(() => undefined),
    async run(name, params) {
      const task = TASKS[name] as (workings: Workings, params: unknown) => Promise<unknown>;
      const run = workings.then(async (ready) => task(ready, params));
      running.add(run);
      try {
        return JSON.stringify(await run);
      } finally {
        running.delete(run);
      }
    },
    async close() {
      await Promise.allSettled(running);
      if (isClosed) return;
      isClosed = true;
      await opened.then(
        (dossier) => dossier.close(),
        () => undefined,
      );
    },
  };
}
