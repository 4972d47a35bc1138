import type { Participant } from '../../claim/index.ts';
import type { CodingRule, Requirement } from '../packs/rules.ts';

/** What a rule is tested on. */
export interface RuleCase {
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  /** Classes of the objects; without a class `thing`; `comp` for a complement clause, `#` for a figure. */
  readonly objectClasses: readonly string[];
}

/** Resolved to a state, an organisation or somebody who stands for one. */
export function isPolitical(participant: Participant): boolean {
  return participant.id !== undefined;
}

function isKind(participant: Participant, word: string, others: readonly Participant[]): boolean {
  switch (word) {
    case 'political':
      return isPolitical(participant);
    case 'state':
      return participant.kind === 'state' || participant.country !== undefined;
    case 'same':
      return (
        participant.country !== undefined && others.some((other) => other.country === participant.country)
      );
    case 'other':
      return participant.id !== undefined && others.every((other) => other.id !== participant.id);
    default:
      return participant.kind === word || participant.sector === word;
  }
}

function distinct(participants: readonly Participant[]): number {
  return new Set(participants.map((participant) => participant.id ?? participant.text)).size;
}

/** "!BUS": whoever is of the sector does not count; "!group": nor people of no sector ("Algerians"). */
function isExcluded({ sector, kind }: Participant, requirement: readonly string[]): boolean {
  if (sector !== undefined && requirement.includes(`!${sector}`)) return true;
  return (sector === undefined || sector === 'CVL') && requirement.includes(`!${kind}`);
}

function participantsMeet(
  requirement: Requirement,
  participants: readonly Participant[],
  others: readonly Participant[],
): boolean {
  if (requirement === undefined) return true;
  if (requirement === '-') return participants.length === 0;
  if (requirement === '+') return participants.length > 0;
  const counted = participants.filter((participant) => !isExcluded(participant, requirement));
  if (requirement.includes('many')) return distinct(counted) >= 3;
  if (requirement.includes('several') && distinct(counted) >= 2) return true;
  return counted.some((participant) => requirement.some((word) => isKind(participant, word, others)));
}

/** Whether the objects are those that a rule asks for. */
export function objectsMeet(requirement: Requirement, classes: readonly string[]): boolean {
  if (requirement === undefined) return true;
  if (requirement === '-') return classes.length === 0;
  if (requirement === '+') return classes.length > 0;
  return classes.some((name) => requirement.includes(name));
}

/** Which of a rule's conditions do not hold. */
export interface Unmet {
  readonly object: boolean;
  readonly actor: boolean;
  readonly recipient: boolean;
}

/** What keeps a rule from holding. */
export function unmetBy(rule: CodingRule, found: RuleCase): Unmet {
  return {
    object: !objectsMeet(rule.object, found.objectClasses),
    actor: !participantsMeet(rule.actor, found.actors, found.recipients),
    recipient: !participantsMeet(rule.recipient, found.recipients, found.actors),
  };
}

/** The rule with the most conditions that holds; rules come sorted that way. */
export function matchRule(rules: readonly CodingRule[], found: RuleCase): CodingRule | undefined {
  return rules.find(
    (rule) =>
      objectsMeet(rule.object, found.objectClasses) &&
      participantsMeet(rule.actor, found.actors, found.recipients) &&
      participantsMeet(rule.recipient, found.recipients, found.actors),
  );
}
