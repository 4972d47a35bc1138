import type { Participant } from '../../claim/index.ts';
import type { Clause } from '../clauses/clause.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { ConceptEntry } from '../packs/concepts.ts';
import type { Mention, MentionIndex } from '../participants/mention.ts';
import { headOf, prepositionBefore } from '../participants/standing.ts';
import type { SentenceReading } from '../reading.ts';
import type { FilledRoles } from './fill-roles.ts';

/** Somebody political who stands in the clause, with the preposition in front. */
interface Standing {
  readonly mention: Mention;
  readonly head: number;
  readonly preposition: string;
}

/** The verb whose clause a token stands in, by the tree: the nearest one above it that is known to some pack, or the root. */
function clauseVerbOf(tree: SentenceTree, token: number, isHead: (token: number) => boolean): number {
  for (let at = token; at >= 0; at = tree.head(at)) if (isHead(at)) return at;
  return -1;
}

function standingIn(sentence: SentenceReading, clause: Clause, mentions: MentionIndex): Standing[] {
  const { tree, pack } = sentence;
  const isHead = (token: number): boolean =>
    token === clause.head ||
    (tree.upos(token) === 'VERB' && pack.concepts.entries(tree.lemma(token), 'verb').length > 0);
  return mentions.within(tree.first, tree.end).flatMap((mention) => {
    const head = headOf(tree, mention);
    if (
      mention.ids.length === 0 ||
      mention.kind === 'adjective' ||
      clauseVerbOf(tree, head, isHead) !== clause.head
    )
      return [];
    const preposition = prepositionBefore(tree, mention.firstToken);
    const reports = pack.words.speech(preposition, 'prep').length > 0;
    return reports || clause.trigger.includes(head) ? [] : [{ mention, head, preposition }];
  });
}

/**
 * Fills roles that the tree left empty from where names stand: parsers attach wrongly more often than newspapers write
 * "leverde aan Rusland" and mean somebody else. A name without a preposition before the verb acts, one behind a preposition
 * of the concept is whom it is done to. Only verbs, and only empty roles.
 * @returns undefined when nothing could be added
 */
export function maybeRepaired(
  sentence: SentenceReading,
  clause: Clause,
  entry: ConceptEntry,
  roles: FilledRoles,
): FilledRoles | undefined {
  if (clause.pos !== 'verb') return undefined;
  const { tree, resolver, reading, pack } = sentence;
  const standing = standingIn(sentence, clause, reading.surroundings.mentions);
  const known = new Set([...roles.actors, ...roles.recipients].map((participant) => participant.id));
  const free = standing.filter(({ mention }) => !mention.ids.some((id) => known.has(id)));
  const resolve = ({ head }: Standing): Participant[] =>
    resolver.resolve(tree, { head, place: 'oblique', preposition: '', shared: false });

  const bare = free.filter(({ preposition }) => preposition === '');
  const takesSubject = entry.actor.includes('subj') && clause.voice === 'active';
  const actor =
    roles.actors.length === 0 && takesSubject
      ? (bare.find(({ head }) => head < clause.head) ?? bare[0])
      : undefined;
  const rest = free.filter((each) => each !== actor);
  const recipient =
    roles.recipients.length > 0
      ? undefined
      : (rest.find(({ preposition }) => preposition !== '' && entry.recipient.includes(preposition)) ??
        (entry.recipient.includes('obj') || entry.recipient.includes('iobj')
          ? rest.find(({ preposition }) => preposition === '')
          : undefined));
  const objects = roles.objects.length > 0 ? roles.objects : objectsIn(sentence, clause);
  if (actor === undefined && recipient === undefined && objects === roles.objects) return undefined;
  const peers = entry.actor.includes('peer') ? free.flatMap(resolve) : [];
  return {
    actors:
      actor === undefined ? (peers.length > 0 ? [...roles.actors, ...peers] : roles.actors) : resolve(actor),
    recipients: recipient === undefined ? roles.recipients : resolve(recipient),
    objects,
  };

  /** Nouns of a known class below the verb. */
  function objectsIn({ tree }: SentenceReading, { head, trigger }: Clause): readonly number[] {
    return tree
      .subtree(
        head,
        (child) =>
          tree.isRelation(child, 'ccomp') || tree.isRelation(child, 'advcl') || tree.isRelation(child, 'acl'),
      )
      .filter((token) => tree.upos(token) === 'NOUN' && !trigger.includes(token))
      .filter((token) => pack.words.objectClass(tree.lemma(token), tree.lower(token)) !== undefined)
      .slice(0, 2);
  }
}
