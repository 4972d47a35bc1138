import type { ClaimType, Participant } from '../../claim/index.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { Discourse } from './discourse.ts';
import type { Mention, MentionIndex } from './mention.ts';

/**
 * Types that are done to somebody. Where the clause does not say to whom ("Pyongyang zegde het pact op"), the reader takes
 * the other party of the sentence or of the one before: so does the coding guide (docs/decisions.md, "Participants").
 */
const DONE_TO_SOMEBODY: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'AID',
  'ASSAULT',
  'COERCE',
  'CONCEDE',
  'SUPPORT',
  'SANCTION',
  'ACCUSE',
  'THREATEN',
  'REQUEST',
  'REJECT',
]);

/** The country or organisation a mention stands for, as a participant that is not named in the clause. */
function implicitOf(id: string, country: string | undefined): Participant {
  return {
    text: '',
    id,
    via: 'implicit',
    kind: country === id ? 'state' : 'organisation',
    ...(country === undefined ? {} : { country }),
  };
}

/** Countries and organisations that a run of tokens names, each once, with their country. */
function partiesIn(mentions: readonly Mention[]): Map<string, string | undefined> {
  const parties = new Map<string, string | undefined>();
  for (const mention of mentions) {
    for (const id of mention.ids) if (!parties.has(id)) parties.set(id, mention.country ?? (/^[A-Z]{3}$/.test(id) ? id : undefined));
  }
  return parties;
}

/**
 * The recipient that a clause leaves out: the only other party that its sentence names, else the party last spoken of. Empty
 * when the type needs none or the text leaves a choice: who cannot be told is not guessed.
 * @param speakers who says it: they report and are not a party for that
 */
export function implicitRecipients(
  type: ClaimType,
  tree: SentenceTree,
  mentions: MentionIndex,
  discourse: Discourse,
  actors: readonly Participant[],
  speakers: readonly Participant[],
): Participant[] {
  const acting = new Set(actors.flatMap((actor) => [actor.id, actor.country]));
  if (type === 'PROTEST') {
    // Demonstrators address their own government.
    const own = actors.find((actor) => actor.country !== undefined)?.country;
    return own === undefined ? [] : [implicitOf(own, own)];
  }
  if (!DONE_TO_SOMEBODY.has(type) || !actors.some((actor) => actor.id !== undefined)) return [];
  const excluded = new Set([...acting, ...speakers.map((speaker) => speaker.id)]);
  const others = [...partiesIn(mentions.within(tree.first, tree.end))].filter(([id]) => !excluded.has(id));
  if (others.length === 1) return [implicitOf(others[0][0], others[0][1])];
  if (others.length > 1) return [];
  const before = discourse.nearest(tree.sentence, (participant) => participant.id !== undefined && !excluded.has(participant.id));
  return before?.id === undefined ? [] : [implicitOf(before.id, before.country)];
}
