import type { ClaimType, Participant } from '../../claim/index.ts';
import type { Clause } from '../clauses/clause.ts';
import { spanOfTokens } from '../clauses/phrase.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { Discourse } from './discourse.ts';
import { LEFT_OUT } from './implicit.ts';
import type { Mention, MentionIndex } from './mention.ts';
import {
  homeOf,
  implicitOf,
  isBetween,
  isConcerned,
  only,
  partiesIn,
  DOMESTIC,
  type Act,
  type Scene,
} from './parties.ts';
import { headOf } from './standing.ts';

/** Types that a passive leaves without agent where everybody knows who gives; who hit or arrested somebody may be unknown. */
const GIVEN: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'AID',
  'SANCTION',
  'RETREAT',
  'CONCEDE',
  'COOPERATE',
  'MOBILIZE',
]);

/** Who acts where the speaker says "wij" or "ik"; undefined where somebody else is the subject or nobody is known to speak. */
export function speakingActors(
  { tree, pack }: Scene,
  { speakers }: Act,
  clause: Clause,
): Participant[] | undefined {
  const subject = clause.arguments.find((argument) => argument.place === 'subj');
  if (
    subject === undefined ||
    speakers.length === 0 ||
    !pack.coreference.speaker.has(tree.lower(subject.head))
  )
    return undefined;
  const { start, end } = spanOfTokens(tree, subject.head, subject.head + 1);
  const text = tree.document.text.slice(start, end);
  const { ids: _ids, ...speaker } = speakers[speakers.length - 1];
  return [{ ...speaker, text, span: { start, end }, via: 'coreference' }];
}

/**
 * The actor that a clause leaves out: the only party of the sentence that is not done to.
 */
export function implicitActors(
  scene: Scene,
  act: Act,
  recipients: readonly Participant[],
  clause: Clause,
): Participant[] {
  if (clause.voice === 'passive' && DOMESTIC.has(act.mode)) {
    const home = recipients.find(({ country }) => country !== undefined)?.country ?? homeOf(scene);
    return home === undefined ? [] : [implicitOf(home, home)];
  }
  if ((clause.voice === 'passive' && !GIVEN.has(act.type)) || !LEFT_OUT.has(act.type)) return [];
  const excluded = new Set([
    ...recipients.flatMap((one) => [one.id, one.country]),
    ...act.speakers.map((one) => one.id),
  ]);
  // "Wie de brug heeft opgeblazen, blijft gissen": who is asked for is not told.
  const subject = clause.arguments.find(({ place }) => place === 'subj');
  if (subject !== undefined && /Int/.test(scene.tree.feature(subject.head, 'PronType') ?? '')) return [];
  // "eentje die munitie kan leveren": somebody, and nobody whom the sentence names.
  if (subject !== undefined && scene.pack.coreference.somebody.has(scene.tree.lower(subject.head))) return [];
  const others = partiesIn(scene, act.head, act.speakers).filter(
    ({ id, country, isAimedAt, inClause, isSubject, mention }) =>
      !excluded.has(id) &&
      !(act.isNotSubject === true && isSubject) &&
      !(clause.pos === 'noun' && act.type === 'ASSAULT' && isSubject && !isAbove(scene, mention, act.head)) &&
      !(isAimedAt && inClause) &&
      !isConcerned(scene, mention) &&
      // Weapons are tested and deployed by states; agencies watch.
      !(act.type === 'MOBILIZE' && country === undefined && id !== 'NATO') &&
      !isBetween(scene, mention),
  );
  return only(scene, others).map(({ id, country }) => implicitOf(id, country));
}

/** "Shelling killed fourteen, a day after Kenya left": who does something in another clause does not shell. */
function isAbove({ tree }: Scene, mention: Mention, event: number): boolean {
  const verb = tree.head(headOf(tree, mention));
  for (let at = event; at >= 0; at = tree.head(at)) if (at === verb) return true;
  return false;
}

/**
 * Whose weapons a passive without an agent tells of ("De raket werd dinsdag afgevuurd"): the state last spoken of, when the
 * sentence names no other.
 * @param pointsBack the words say that it was told before ("de lancering"): then whoever else the sentence names does not matter
 */
export function implicitOwner(
  type: ClaimType,
  tree: SentenceTree,
  mentions: MentionIndex,
  discourse: Discourse,
  pointsBack = false,
): Participant[] {
  if (type !== 'MOBILIZE') return [];
  if (!pointsBack && mentions.within(tree.first, tree.end).some((mention) => mention.country !== undefined))
    return [];
  const before = discourse.nearest(
    tree.sentence,
    (participant) => participant.country !== undefined && participant.kind !== 'person',
  );
  if (before?.country === undefined) return [];
  return [{ text: '', id: before.country, country: before.country, kind: 'state', via: 'implicit' }];
}
