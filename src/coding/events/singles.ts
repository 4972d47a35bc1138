import type { ClaimType, Quantity } from '../../claim/index.ts';
import type { Clause } from '../clauses/clause.ts';
import { spanOfTokens } from '../clauses/phrase.ts';
import type { SentenceReading } from '../reading.ts';

/** Classes of things whose article counts: "een drone" is one of them. */
const COUNTED: ReadonlySet<string> = new Set([
  'missile',
  'drone',
  'submarine',
  'satellite',
  'ship',
  'aircraft',
]);
const ONE: ReadonlySet<string> = new Set(['een', 'a', 'an']);

/** Types of what is done to somebody whose number counts. */
const COUNTS_VICTIMS: ReadonlySet<ClaimType> = new Set<ClaimType>(['ASSAULT', 'COERCE']);

/** "schoot een burger dood": whom or what a verb is done to, beside the objects of its concept. */
export function singles(clause: Clause, type: ClaimType): readonly number[] {
  if (!COUNTS_VICTIMS.has(type) || clause.pos !== 'verb') return [];
  return clause.arguments.filter(({ place, shared }) => place === 'obj' && !shared).map(({ head }) => head);
}

/** "haalden een Amerikaanse drone neer": one of a thing, where the clause has no other number. */
export function singleOf(
  { tree, pack, reading }: SentenceReading,
  objects: readonly number[],
  victims: readonly number[],
): Quantity[] {
  return [...new Set([...objects, ...victims])].slice(0, 1).flatMap((head) => {
    const className = pack.words.objectClass(tree.lemma(head), tree.lower(head));
    const article = tree.childrenOf(head, 'det').find((det) => ONE.has(tree.lower(det)));
    const isPerson = victims.includes(head) && reading.surroundings.mentions.at(head)?.kind === 'role';
    if (article === undefined || !(isPerson || (className !== undefined && COUNTED.has(className))))
      return [];
    if (tree.feature(head, 'Number') === 'Plur') return [];
    const span = spanOfTokens(tree, article, article + 1);
    return [
      {
        value: 1,
        unit: isPerson ? 'person' : (className ?? 'person'),
        text: tree.document.text.slice(span.start, span.end),
        span,
      },
    ];
  });
}
