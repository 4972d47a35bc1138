import type { SegmentProblem } from '../dossier/index.ts';
import type { Call } from './command.ts';

/** Tells what is wrong with the files of a dossier, one line each. */
export function tellProblems(call: Call, problems: readonly SegmentProblem[]): void {
  for (const { file, problem, remedy } of problems) call.output.problem(`${file} ${problem}; ${remedy}`);
}
