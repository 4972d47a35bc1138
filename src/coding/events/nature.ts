import { kindOfType, type ClaimType } from '../../claim/index.ts';
import type { Clause } from '../clauses/clause.ts';
import type { SentenceReading } from '../reading.ts';

/** "An earthquake flattened apartment blocks": what nature or an accident does is nobody's deed. */
export function isDeedOfNature(
  { tree, pack }: Pick<SentenceReading, 'tree' | 'pack'>,
  { pos, arguments: all }: Clause,
  type: ClaimType,
): boolean {
  if (pos !== 'verb' || kindOfType(type) !== 'event') return false;
  return all.some(
    ({ place, head, shared }) =>
      place === 'subj' && !shared && pack.words.objectClass(tree.lemma(head), tree.lower(head)) === 'nature',
  );
}
