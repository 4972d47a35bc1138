import type { Grammar } from '../packs/grammar.ts';
import type { SentenceTree } from './sentence-tree.ts';

/** What stands before the event that somebody has a part in. */
const INVOLVED_IN: ReadonlySet<string> = new Set(['in', 'bij', 'aan', 'for', 'voor']);

/**
 * "denied any role in the attack", "ontkent iedere betrokkenheid bij de aanval": the verb whose subject has a part in an event, or
 * denies it, and so is said to do it.
 * @param noun the event
 */
export function involvingVerb(tree: SentenceTree, noun: number, grammar: Grammar): number | undefined {
  const outer = tree.head(noun);
  if (outer < 0 || !INVOLVED_IN.has(tree.preposition(noun))) return undefined;
  // Beside a verdict a part is background ("sentenced for his part in the coup").
  const isPart = (token: number): boolean =>
    grammar.involvement.has(tree.lemma(token)) && tree.isRelation(token, 'obj');
  // Parsers hang "in the attack" on the part or on the verb.
  const part = isPart(outer) ? outer : tree.childrenOf(outer, 'obj').find(isPart);
  const verb = part === undefined ? -1 : tree.head(part);
  return verb >= 0 && tree.upos(verb) === 'VERB' ? verb : undefined;
}
