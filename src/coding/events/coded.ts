import type { Clause } from '../clauses/clause.ts';
import type { CodingRule } from '../packs/rules.ts';
import type { FilledRoles } from './fill-roles.ts';

/** A clause with what it amounts to. */
export interface Coded {
  readonly clause: Clause;
  readonly rule: CodingRule;
  readonly roles: FilledRoles;
  /** Roles were filled from where names stand, not from the tree. */
  readonly repaired: boolean;
  /** Those who take part are not known: the word alone tells of it (told-by-word.ts). */
  readonly isByWord?: boolean;
}

/** What is asked about a reading: whether it is told. */
export type Told = Pick<Coded, 'clause' | 'roles' | 'rule'>;
