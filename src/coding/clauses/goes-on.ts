import type { CodingPack } from '../packs/coding-pack.ts';
import { carrierVerb } from './carrier.ts';
import type { Clause } from './clause.ts';
import type { SentenceTree } from './sentence-tree.ts';

/**
 * Whether the present of a clause tells what goes on: by its verb ("onderhandelen"), or by the verb that carries its noun ("voeren
 * gesprekken"). What is denied, or done to somebody in a passive, does not go on.
 */
export function goesOn(tree: SentenceTree, clause: Clause, pack: CodingPack): boolean {
  const { durative } = pack.grammar;
  // "houdt het op een gesprek" says what somebody takes it for.
  if (clause.trigger.some((token) => tree.upos(token) === 'NOUN' && tree.preposition(token) !== ''))
    return false;
  if (clause.tense !== 'present' || clause.polarity === 'negative' || clause.voice === 'passive')
    return false;
  if (clause.pos === 'verb' && tree.childOf(clause.head, 'mark', 'aux') === undefined)
    return durative.has(clause.lemma) || durative.has(tree.lemma(clause.head));
  if (clause.pos !== 'noun' || !tree.isRelation(clause.head, 'obj')) return false;
  const carrier =
    clause.trigger.find((token) => tree.upos(token) === 'VERB') ??
    carrierVerb(tree, clause.head, pack.grammar);
  return (
    carrier !== undefined && tree.feature(carrier, 'Tense') !== 'Past' && durative.has(tree.lemma(carrier))
  );
}
