import type { ClaimType, Participant } from '../../claim/index.ts';
import type { Clause } from '../clauses/clause.ts';
import type { ConceptEntry } from '../packs/concepts.ts';
import type { CodingRule } from '../packs/rules.ts';
import type { MentionIndex } from '../participants/mention.ts';
import { asLeftOut, sceneCountry } from '../participants/scene-country.ts';
import type { SentenceReading } from '../reading.ts';
import type { FilledRoles } from './fill-roles.ts';
import { isPolitical, unmetBy } from './match-rule.ts';

/** A reading of a clause by one of its concepts. */
export interface Candidate {
  readonly entry: ConceptEntry;
  readonly roles: FilledRoles;
  readonly classes: readonly string[];
}

/** A rule that holds by its word alone. */
export interface ToldByWord {
  readonly rule: CodingRule;
  readonly roles: FilledRoles;
}

/** A word of more concepts than this means little by itself ("sluiten", "fall"). */
const MOST_CONCEPTS = 3;

/** Relations in which a participle names people. */
const NAMING: ReadonlySet<string> = new Set(['acl', 'amod', 'obl', 'obj', 'nsubj', 'nmod']);

/** Types of what is done to people at home where the text names nobody else. */
const AT_HOME: ReadonlySet<ClaimType> = new Set<ClaimType>(['ASSAULT', 'COERCE', 'PROTEST']);

/**
 * The rule that would hold if those who take part were known: "nobody has been arrested". Only in
 * an article that has told of politics before, for a fixed phrase or a concept whose word tells enough (`packs/telling.tsv`), and never
 * where somebody political stands in the place of somebody else. Those who cannot be resolved keep their text.
 */
export function maybeToldByWord(
  { pack, reading, tree }: SentenceReading,
  { pos, trigger, head, concepts }: Clause,
  candidates: readonly Candidate[],
): ToldByWord | undefined {
  if (pos === 'adj' || !reading.discourse.hasTold) return undefined;
  const isPhrase = pos === 'verb' && trigger.length > 1;
  // "amnesty for the arrested", "many of those beaten": people, not what is done to them.
  if (pos === 'verb' && (NAMING.has(tree.relation(head)) || tree.childOf(head, 'det') !== undefined))
    return undefined;
  const isPlain = new Set(concepts.map(({ concept }) => concept)).size <= MOST_CONCEPTS;
  let best: (ToldByWord & { readonly unmet: number }) | undefined;
  for (const { entry, roles, classes } of candidates) {
    if (!isPhrase && !(isPlain && pack.rules.isTelling(entry.concept))) continue;
    for (const rule of pack.rules.rulesFor(entry.concept)) {
      if (rule.type === undefined) continue;
      const unmet = unmetBy(rule, { ...roles, objectClasses: classes });
      if (unmet.object || isOther(unmet.actor, roles.actors) || isOther(unmet.recipient, roles.recipients))
        continue;
      const count = Number(unmet.actor) + Number(unmet.recipient);
      // The rule of which most is known, and of those the one that leaves least open.
      if (best !== undefined && known(rule, count) <= known(best.rule, best.unmet)) continue;
      best = { rule, roles: withParties(reading, tree.sentence, rule, entry, roles), unmet: count };
    }
  }
  return best;
}

/**
 * Roles with those whom the article is about: what parties do together is done by those last named together, and the dead who are
 * counted are those of the country that it is about.
 */
function withParties(
  { discourse, surroundings }: SentenceReading['reading'],
  sentence: number,
  rule: CodingRule,
  entry: ConceptEntry,
  roles: FilledRoles,
): FilledRoles {
  if (roles.actors.some(isPolitical)) return roles;
  const text = roles.actors[0]?.text ?? '';
  if (rule.type === 'MEASURE')
    return {
      ...roles,
      actors: asLeftOut(sceneCountry(surroundings.mentions)).map((one) => ({ ...one, text })),
    };
  if (!entry.actor.includes('peer')) return roles;
  const parties = discourse.lastSeveral(sentence) ?? [];
  return {
    ...roles,
    actors: parties.map(({ span: _span, ...one }) => ({ ...one, text, via: 'implicit' as const })),
  };
}

/**
 * Both sides of such a claim where nobody known is on either: what is done to people in an article is done in the country that it is
 * about, and arrests are made by that country. Who has a text keeps it as the one who acts.
 */
export function groundedSides(
  type: ClaimType,
  mentions: MentionIndex,
  actors: readonly Participant[],
  recipients: readonly Participant[],
): { actors: readonly Participant[]; recipients: readonly Participant[] } {
  if (!AT_HOME.has(type) || [...actors, ...recipients].some(isPolitical)) return { actors, recipients };
  const home = asLeftOut(sceneCountry(mentions));
  const own = home.map(({ text: _text, ...country }) => country);
  return {
    actors: actors.length === 0 && type === 'COERCE' ? home : actors,
    recipients:
      recipients.length === 0
        ? home
        : recipients.flatMap(({ text, span }) =>
            own.map((country) => ({
              text,
              ...(span === undefined ? {} : { span }),
              ...country,
              kind: 'group' as const,
            })),
          ),
  };
}

function known({ weight }: CodingRule, unmet: number): number {
  return weight - 2 * unmet;
}

/** Somebody political stands where the rule asks for others. */
function isOther(isUnmet: boolean, side: readonly Participant[]): boolean {
  return isUnmet && side.some(isPolitical);
}
