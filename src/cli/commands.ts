import type { Command } from './command.ts';
import { ANALYSE } from './commands/analyse.ts';
import { ARTICLE } from './commands/article.ts';
import { BRIEF } from './commands/brief.ts';
import { CLAIMS } from './commands/claims.ts';
import { CLAUSES } from './commands/clauses.ts';
import { CODE } from './commands/code.ts';
import { CONDITIONS } from './commands/conditions.ts';
import { DOSSIER } from './commands/dossier.ts';
import { EXPLAIN } from './commands/explain.ts';
import { ORIGINS } from './commands/origins.ts';
import { FLOWS } from './commands/flows.ts';
import { READ } from './commands/read.ts';
import { CAPABILITIES, RELATIONS } from './commands/relations.ts';
import { REVIEW } from './commands/review.ts';
import { SEARCH } from './commands/search.ts';
import { SERVE } from './commands/serve.ts';
import { STORIES } from './commands/stories.ts';
import { WATCH } from './commands/watch.ts';
import { TENSION } from './commands/tension.ts';

/** Every command, in the order the help lists them. */
export const COMMANDS: readonly Command[] = [
  READ,
  WATCH,
  SERVE,
  BRIEF,
  CLAIMS,
  STORIES,
  FLOWS,
  CONDITIONS,
  RELATIONS,
  CAPABILITIES,
  TENSION,
  ORIGINS,
  SEARCH,
  EXPLAIN,
  REVIEW,
  DOSSIER,
  CODE,
  CLAUSES,
  ARTICLE,
  ANALYSE,
];
