import type { SegmentProblem } from '../dossier/index.ts';
import type { Call } from './command.ts';
import { inDutch } from './dutch-errors.ts';

/** Tells what is wrong with the files of a dossier, one line each. */
export function tellProblems(call: Call, problems: readonly SegmentProblem[]): void {
  for (const { file, problem, remedy } of problems) {
    const what = `${problem}; ${remedy}`;
    call.output.problem(`${file} ${call.language === 'nl' ? inDutch(what) : what}`);
  }
}
