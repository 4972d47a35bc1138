import type { TaskName } from './tasks.ts';

/** Answers that many ask for and that are worth keeping. */
export const KEPT_TASKS: ReadonlySet<TaskName> = new Set<TaskName>([
  'origins',
  'flows',
  'relations',
  'tension',
  'actors',
  'places',
  'brief',
]);
