import type { Participant } from '../../claim/index.ts';
import type { Clause } from '../clauses/clause.ts';
import type { ConceptEntry } from '../packs/concepts.ts';
import type { CodingRule } from '../packs/rules.ts';
import { implicitActors, implicitOwner } from '../participants/implicit-actors.ts';
import { implicitRecipients } from '../participants/implicit.ts';
import type { SentenceReading } from '../reading.ts';
import type { FilledRoles } from './fill-roles.ts';
import { isPolitical, objectsMeet, unmetBy, type RuleCase, type Unmet } from './match-rule.ts';

/** A rule that holds with roles that the sentence, not the clause, fills. */
export interface Completed {
  readonly rule: CodingRule;
  readonly roles: FilledRoles;
}

/** A verb of more concepts than this means little by itself ("sluiten", "houden"). */
const MOST_CONCEPTS = 2;

/**
 * Whether the words tell enough of the event for somebody to be left out. A fixed phrase does, and an object of the class that the
 * rule asks for; a noun and a word of speech may leave out who acts, a verb of one meaning to whom.
 */
function isTellingEnough(
  { pack }: SentenceReading,
  clause: Clause,
  rule: CodingRule,
  { actor, recipient }: Unmet,
): boolean {
  if (clause.pos === 'adj') return false;
  if (clause.pos === 'noun') return !recipient;
  if (clause.trigger.length > 1) return true;
  // "warned it would take steps": whoever announces a step of his own takes it against somebody.
  const isStep = Array.isArray(rule.object) && rule.object.includes('hostile-step');
  if (pack.words.speech(clause.lemma, 'verb').length > 0) return !recipient || (isStep && !actor);
  if (Array.isArray(rule.object)) return true;
  const concepts = new Set(pack.concepts.entries(clause.lemma, 'verb').map(({ concept }) => concept));
  return !actor && concepts.size <= MOST_CONCEPTS;
}

/**
 * Roles of something mutual with the other party: "nodigt Teheran uit voor gesprekken" names one side, and the sentence the other.
 * The same roles where nobody, or more than one, is named already.
 */
export function withOtherParty(
  { tree, pack, reading, speech }: SentenceReading,
  clause: Clause,
  entry: ConceptEntry,
  rule: CodingRule,
  roles: FilledRoles,
): FilledRoles {
  const { actors } = roles;
  if (rule.type === undefined || !entry.actor.includes('peer') || roles.recipients.length > 0) return roles;
  if (actors.length !== 1 || !isPolitical(actors[0])) return roles;
  const scene = { tree, pack, mentions: reading.surroundings.mentions, discourse: reading.discourse };
  const speakers = speech.chainOf(clause).links.map((link) => link.speaker);
  const act = { type: rule.type, mode: rule.mode, actors, speakers, head: clause.head };
  return { ...roles, actors: [...actors, ...implicitRecipients(scene, act)] };
}

/** Whether who does it is looked for elsewhere than in the subject ("het schiereiland denucleariseren"). */
export function neverSubject(entries: readonly ConceptEntry[]): boolean {
  return (
    entries.length > 0 &&
    entries.every(({ pos, actor }) => pos === 'verb' && !actor.includes('subj') && !actor.includes('peer'))
  );
}

/**
 * The first rule that holds when who is left out is taken from the rest of the sentence or from who was last spoken of: the clause
 * has the concept, and the rule asks for an actor or a recipient that the clause does not name.
 * @param objectClasses classes of the objects of the roles, as rules ask for them
 */
export function maybeCompleted(
  sentence: SentenceReading,
  clause: Clause,
  entry: ConceptEntry,
  roles: FilledRoles,
  objectClasses: readonly string[],
): Completed | undefined {
  const { tree, pack, reading, speech } = sentence;
  const scene = {
    tree,
    pack,
    mentions: reading.surroundings.mentions,
    discourse: reading.discourse,
  };
  // Most clauses have no rule that comes near: who speaks is asked for only where one does.
  let speakers: readonly Participant[] | undefined;
  const found: RuleCase = { actors: roles.actors, recipients: roles.recipients, objectClasses };
  const arePeers = entry.actor.includes('peer');
  for (const rule of pack.rules.rulesFor(entry.concept)) {
    if (rule.type === undefined || !objectsMeet(rule.object, objectClasses)) continue;
    const unmet = unmetBy(rule, found);
    if (!isTellingEnough(sentence, clause, rule, unmet)) continue;
    speakers ??= speech.chainOf(clause).links.map((link) => link.speaker);
    const act = {
      type: rule.type,
      mode: rule.mode,
      speakers,
      head: clause.head,
      isNotSubject: neverSubject([entry]),
    };
    let actors: readonly Participant[] = roles.actors;
    if (unmet.actor) {
      const named = actors.filter(isPolitical);
      if (named.length > 0 && !arePeers) continue;
      actors =
        named.length > 0 ? named : implicitActors(scene, { ...act, actors: [] }, roles.recipients, clause);
      // "waar plutonium wordt geproduceerd": whose it is, the text has said before.
      if (actors.length === 0 && clause.voice === 'passive')
        actors = implicitOwner(rule.type, tree, scene.mentions, reading.discourse, true);
      if (actors.length === 0) continue;
      // "nodigt Teheran uit voor gesprekken": the other party is whom else the sentence names.
      if (arePeers && actors.length === 1) {
        const other = implicitRecipients(scene, { ...act, actors });
        actors = [...actors, ...(other.length > 0 ? other : speakingPeer(speakers, actors[0]))];
      }
    }
    let { recipients } = roles;
    if (unmet.recipient) {
      if (recipients.some(isPolitical) || roles.isElsewhere === true) continue;
      recipients = implicitRecipients(scene, { ...act, actors });
      if (recipients.length === 0) continue;
    }
    const completed = unmetBy(rule, { actors, recipients, objectClasses });
    if (!completed.actor && !completed.recipient) return { rule, roles: { ...roles, actors, recipients } };
  }
  return undefined;
}

/** "Moskou zei dat de samenwerking met Mali wordt voortgezet": where nobody else is named, who tells of something mutual is the other party. */
function speakingPeer(speakers: readonly Participant[], one: Participant): Participant[] {
  return speakers
    .filter(({ id, country }) => id !== undefined && id !== one.id && country !== one.country)
    .slice(-1)
    .map(({ span: _span, ids: _ids, ...speaker }) => ({ ...speaker, text: '', via: 'implicit' as const }));
}
