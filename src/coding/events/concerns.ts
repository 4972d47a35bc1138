import { kindOfType, type ClaimType, type Participant } from '../../claim/index.ts';
import type { Clause } from '../clauses/clause.ts';
import type { SentenceReading } from '../reading.ts';
import { isPolitical } from './match-rule.ts';

/**
 * An event is somebody's or done to somebody; a show of force is somebody's: the one it is shown to alone tells nothing.
 * @param hasTold the article has told of something political before
 */
export function concernsSomebody(
  type: ClaimType,
  actors: readonly Participant[],
  recipients: readonly Participant[],
  hasTold: boolean,
): boolean {
  if (kindOfType(type) !== 'event' || actors.some(isPolitical)) return true;
  if (hasTold && isByUnknown(type, actors)) return true;
  return type !== 'MOBILIZE' && recipients.some(isPolitical);
}

/** Types of what anybody may do as well: who goes to see whom matters of those alone who are known. */
const BY_KNOWN: ReadonlySet<ClaimType> = new Set<ClaimType>(['CONSULT', 'MOBILIZE']);

/** "The enclave's leader turned down the offer": in an article about politics people and bodies that cannot be resolved act too, and keep their text. */
function isByUnknown(type: ClaimType, actors: readonly Participant[]): boolean {
  return !BY_KNOWN.has(type) && actors.some(({ text, kind }) => text !== '' && kind !== 'unknown');
}

/**
 * "Het Nederlandse waterpoloteam", "een doek van de Iraanse schilderes": one thing or company of a country, of no class that states
 * act with, does not act for it.
 */
export function isThingOfCountry(
  { tree, pack }: SentenceReading,
  clause: Clause,
  actors: readonly Participant[],
): boolean {
  const [actor] = actors;
  if (actors.length !== 1 || actor.via !== 'apposition' || actor.kind !== 'state') return false;
  const subject = clause.arguments.find(({ place }) => place === 'subj');
  if (subject === undefined || clause.pos !== 'verb') return false;
  const { head } = subject;
  return (
    // Taggers take "orchestra" behind a name for one.
    (tree.upos(head) === 'NOUN' || /^\p{Ll}/u.test(tree.text(head))) &&
    tree.upos(head) !== 'PRON' &&
    tree.feature(head, 'Number') !== 'Plur' &&
    pack.words.objectClass(tree.lemma(head), tree.lower(head)) === undefined
  );
}
