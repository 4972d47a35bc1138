import { parentPort, workerData } from 'node:worker_threads';
import { openDossier } from '../../dossier/index.ts';
import { type Problem, problemOf } from '../problem.ts';
import { TASKS, type TaskName } from './tasks.ts';
import { Workings } from './workings.ts';

/** A question to the worker, and its answer: JSON, or what is wrong. */
export interface Asked {
  readonly id: number;
  readonly name: TaskName;
  readonly params: unknown;
}
export type Answered = { readonly id: number } & (
  | { readonly json: string }
  | { readonly problem: Problem }
  | { readonly error: Error }
);

const port = parentPort;
if (port !== null) {
  const opened = openDossier(workerData as string).then((dossier) => new Workings(dossier));
  opened.catch(() => undefined);
  const tell = (answer: Answered): void => port.postMessage(answer, []);
  port.on('message', ({ id, name, params }: Asked) => {
    const run = TASKS[name] as (workings: Workings, params: unknown) => Promise<unknown>;
    opened
      .then((workings) => run(workings, params))
      .then(
        (value) => tell({ id, json: JSON.stringify(value) }),
        (thrown: unknown) => {
          const error = thrown instanceof Error ? thrown : new Error(String(thrown));
          const problem = problemOf(error as Parameters<typeof problemOf>[0]);
          tell(problem.code === 'defect' ? { id, error } : { id, problem });
        },
      );
  });
}
