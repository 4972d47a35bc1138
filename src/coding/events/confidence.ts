import type { Clause } from '../clauses/clause.ts';
import type { CodingRule } from '../packs/rules.ts';
import type { FilledRoles } from './fill-roles.ts';
import { isPolitical } from './match-rule.ts';

/** What the estimate looks at. */
interface Evidence {
  readonly clause: Clause;
  readonly rule: CodingRule;
  readonly roles: FilledRoles;
  readonly repaired: boolean;
}

/**
 * Weights of a logistic estimate that type, actors and recipients of a claim are all right. Set by hand and
 * not calibrated yet: the result orders claims, it is no probability (bench/RESULTS.md says so too).
 */
const WEIGHTS = {
  base: -0.9,
  conditions: 0.35,
  phrase: 0.5,
  verb: 0.4,
  politicalActor: 0.6,
  politicalRecipient: 0.4,
  sharedSubject: -0.4,
  repaired: -0.7,
} as const;

/** How likely type, actors and recipients of a claim are all right: 0–1, two decimals, for ordering only. */
export function confidenceOf({ clause, rule, roles, repaired }: Evidence): number {
  let score: number = WEIGHTS.base + WEIGHTS.conditions * rule.weight;
  if (clause.trigger.length > 1) score += WEIGHTS.phrase;
  if (clause.pos === 'verb') score += WEIGHTS.verb;
  if (roles.actors.some(isPolitical)) score += WEIGHTS.politicalActor;
  if (roles.recipients.some(isPolitical)) score += WEIGHTS.politicalRecipient;
  if (clause.arguments.some((argument) => argument.place === 'subj' && argument.shared))
    score += WEIGHTS.sharedSubject;
  if (repaired) score += WEIGHTS.repaired;
  return Math.round(100 / (1 + Math.exp(-score))) / 100;
}
