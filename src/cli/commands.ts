import type { Command } from './command.ts';
import { ANALYSE } from './commands/analyse.ts';
import { ARTICLE } from './commands/article.ts';
import { BRIEF } from './commands/brief.ts';
import { CLAIMS } from './commands/claims.ts';
import { CLAUSES } from './commands/clauses.ts';
import { CODE } from './commands/code.ts';
import { DOSSIER } from './commands/dossier.ts';
import { EXPLAIN } from './commands/explain.ts';
import { READ } from './commands/read.ts';

/** Every command, in the order the help lists them. */
export const COMMANDS: readonly Command[] = [
  READ,
  BRIEF,
  CLAIMS,
  EXPLAIN,
  DOSSIER,
  CODE,
  CLAUSES,
  ARTICLE,
  ANALYSE,
];
