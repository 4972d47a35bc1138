import { tuneEngine } from '../../engine.ts';
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
  | { readonly defect: string }
);

/*
 * Run as a process of its own with the folder of a dossier as its argument: it may take gigabytes for a large one, and it can be
 * ended at any moment without harm to the server.
 */
const [, , path] = process.argv;
if (process.send !== undefined && path !== undefined) {
  tuneEngine();
  const opened = openDossier(path).then((dossier) => new Workings(dossier));
  opened.catch(() => undefined);
  const tell = (answer: Answered): void => void process.send?.(answer);
  process.on('disconnect', () => process.exit());
  process.on('message', ({ id, name, params }: Asked) => {
    const run = TASKS[name] as (workings: Workings, params: unknown) => Promise<unknown>;
    opened
      .then((workings) => run(workings, params))
      .then(
        (value) => tell({ id, json: JSON.stringify(value) }),
        (thrown: unknown) => {
          const error = thrown instanceof Error ? thrown : new Error(String(thrown));
          const problem = problemOf(error as Parameters<typeof problemOf>[0]);
          tell(problem.code === 'defect' ? { id, defect: error.stack ?? error.message } : { id, problem });
        },
      );
  });
}
