import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { InputFailure } from './source.ts';

export interface ThreadLimits {
  /** Milliseconds. */
  readonly time: number;
  /** Megabytes of JavaScript heap. */
  readonly memory: number;
}

/** What to run, and what to say when it fails. */
export interface ThreadTask {
  /**
   * CommonJS source. It stands as text so that it is the same under tests, where sources are not compiled; it only calls a library
   * and posts `{ content }`, or `{ error, reason }` with name and message of what was thrown.
   */
  readonly program: string;
  /** Package that the program imports, as `workerData.module`. */
  readonly library: string;
  readonly data: object;
  readonly remedy: string;
  readonly failureOf: (error: string, reason: string) => InputFailure;
}

type Answer = { readonly content: unknown } | { readonly error: string; readonly reason: string };

/**
 * Runs a parser in a thread of its own: what an input breaks or fills ends with that thread.
 * @returns what the program posts as `content`
 * @throws InputFailure
 */
export function runInThread(task: ThreadTask, limits: ThreadLimits): Promise<unknown> {
  const module = pathToFileURL(createRequire(import.meta.url).resolve(task.library)).href;
  return new Promise((done, fail) => {
    const worker = new Worker(task.program, {
      eval: true,
      workerData: { ...task.data, module },
      resourceLimits: { maxOldGenerationSizeMb: limits.memory },
      env: {},
      stdout: true,
      stderr: true,
    });
    const failure = (code: 'too-large' | 'unreadable', problem: string): void =>
      fail(new InputFailure(code, problem, task.remedy));
    const timer = setTimeout(() => {
      const seconds = Math.round(limits.time / 1000);
      finish(() => failure('too-large', `takes more than ${seconds} seconds to read`));
    }, limits.time);
    let isOver = false;
    function finish(action: () => void): void {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      action();
      void worker.terminate();
    }
    worker.on('message', (answer: Answer) => {
      finish(() =>
        'content' in answer ? done(answer.content) : fail(task.failureOf(answer.error, answer.reason)),
      );
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      finish(() =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? failure('too-large', `takes more than ${limits.memory} MB of memory to read`)
          : failure('unreadable', `breaks what reads it (${error.message.slice(0, 80)})`),
      );
    });
    worker.on('exit', () => {
      finish(() => failure('unreadable', 'breaks what reads it'));
    });
  });
}
