import { kindOfType, type ClaimType, type Participant } from '../../claim/index.ts';
import type { Clause } from '../clauses/clause.ts';
import { objectClassAt } from '../clauses/object-class.ts';
import { pointedClass } from '../clauses/pointed-class.ts';
import { verbArguments } from '../clauses/find-arguments.ts';
import type { ConceptEntry } from '../packs/concepts.ts';
import type { CodingRule } from '../packs/rules.ts';
import { implicitOwner } from '../participants/implicit-actors.ts';
import type { SentenceReading } from '../reading.ts';
import { maybeCompleted, withOtherParty } from './complete-roles.ts';
import { maybeAbilityRoles } from './ability.ts';
import type { Coded } from './coded.ts';
import { fillRoles, type FilledRoles } from './fill-roles.ts';
import { isInReturn, isWorthCoding } from './is-told.ts';
import { isPolitical, matchRule } from './match-rule.ts';
import { maybePresence } from './presence.ts';
import { maybeRepaired } from './repair-roles.ts';
import { maybeToldByWord, type Candidate } from './told-by-word.ts';

/** Classes of the objects of a clause; `comp` where it has a complement clause, `#` where it has a number, `%` where that is a share (packs/README.md). */
function objectClassesOf(
  { reading, tree, pack, resolver }: SentenceReading,
  clause: Clause,
  roles: FilledRoles,
): string[] {
  const classes = roles.objects.map(
    (head) =>
      objectClassAt(tree, head, pack) ??
      (clause.voice === 'passive' ? undefined : pointedClass(tree, head, pack)) ??
      'thing',
  );
  // "de noodtoestand opheffen": the noun of a fixed phrase is what it is done to.
  for (const token of clause.trigger) {
    if (token === clause.head || tree.upos(token) !== 'NOUN') continue;
    const className = objectClassAt(tree, token, pack);
    if (className !== undefined) classes.push(className);
  }
  if (clause.complement !== undefined) {
    // "weigert te praten": the verb of the complement has a class of its own (talks).
    classes.push(
      'comp',
      pack.words.objectClass(tree.lemma(clause.complement), tree.lower(clause.complement)) ?? 'thing',
    );
  }
  if (announcesOwnStep({ tree, pack, resolver }, clause, roles)) classes.push('hostile-step');
  // "is een kernmacht": who is one has the weapons.
  if (clause.pos === 'noun' && clause.concepts.some(({ concept }) => concept === 'possess')) {
    const own = objectClassAt(tree, clause.head, pack);
    if (own !== undefined) classes.push(own);
  }
  if (reading.surroundings.hasQuantity(tree, clause)) classes.push('#');
  if (reading.surroundings.hasQuantity(tree, clause, 'percent')) classes.push('%');
  return classes;
}

/** "it", "hij": behind a warning whoever warns, though as a thing it may be nobody. */
const OWN_PRONOUNS: ReadonlySet<string> = new Set(['it', 'het', 'we', 'i', 'wij', 'ik']);

/** "warned that it would take steps": what the warner himself would do is a step against whom he warns, whatever it is. */
function announcesOwnStep(
  { tree, pack, resolver }: Pick<SentenceReading, 'tree' | 'pack' | 'resolver'>,
  { concepts, complement }: Clause,
  { actors }: FilledRoles,
): boolean {
  if (complement === undefined || !concepts.some(({ concept }) => concept === 'warn')) return false;
  const ids = new Set(actors.flatMap(({ id }) => id ?? []));
  if (ids.size === 0) return false;
  return verbArguments(tree, complement, pack.grammar)
    .filter(({ place, shared }) => place === 'subj' && !shared)
    .some(
      (entry) =>
        OWN_PRONOUNS.has(tree.lower(entry.head)) ||
        resolver.resolve(tree, entry).some(({ id }) => id !== undefined && ids.has(id)),
    );
}

/** The rule that holds for a clause with some roles. */
function ruleFor(
  { pack }: SentenceReading,
  entry: ConceptEntry,
  { actors, recipients }: FilledRoles,
  objectClasses: readonly string[],
): CodingRule | undefined {
  return matchRule(pack.rules.rulesFor(entry.concept), { actors, recipients, objectClasses });
}

/** "Riot police", "the Rapid Support Forces": a noun within a name tells no event. */
function isPartOfName({ reading }: SentenceReading, { pos, head }: Clause): boolean {
  const mention = pos === 'noun' ? reading.surroundings.mentions.at(head) : undefined;
  if (mention === undefined || mention.endToken - mention.firstToken < 2) return false;
  if (mention.kind === 'role') return head < mention.endToken - 1;
  return mention.kind === 'organisation' || mention.kind === 'person';
}

/**
 * The reading of a clause whose rule has the most conditions; undefined when no rule holds. Roles are taken from the tree, and
 * only where no rule holds with those from where names stand.
 */
function codeClause(sentence: SentenceReading, clause: Clause): Coded | undefined {
  if (isPartOfName(sentence, clause)) return undefined;
  return (
    codeAbility(sentence, clause) ??
    codePresence(sentence, clause) ??
    codeAs(sentence, clause, readingsOf(sentence, clause)) ??
    codeAs(sentence, clause, clause.shorterConcepts)
  );
}

/** "de gestationeerde militairen": a participle in front of its noun tells where they are, not that somebody sends them. */
function readingsOf({ tree }: SentenceReading, clause: Clause): readonly ConceptEntry[] {
  const noun = tree.head(clause.head);
  const isAttribute =
    clause.pos === 'verb' &&
    noun > clause.head &&
    tree.feature(clause.head, 'VerbForm') === 'Part' &&
    (tree.isRelation(clause.head, 'amod') || tree.isRelation(clause.head, 'acl'));
  if (!isAttribute) return clause.concepts;
  const stationed = clause.concepts.filter(({ concept }) => concept === 'stationed');
  return stationed.length > 0 ? stationed : clause.concepts;
}

function codeAs(
  sentence: SentenceReading,
  clause: Clause,
  concepts: readonly ConceptEntry[],
): Coded | undefined {
  if (concepts.length === 0) return undefined;
  let best: Coded | undefined;
  const scene = sceneOf(sentence, clause);
  const filled: Candidate[] = [];
  for (const entry of concepts) {
    // Most concepts of a word have the same places, and so the same roles.
    const same = filled.find((other) => hasSamePlaces(other.entry, entry));
    const roles = same?.roles ?? fillRoles(scene, entry);
    filled.push({ entry, roles, classes: same?.classes ?? objectClassesOf(sentence, clause, roles) });
  }
  for (const { entry, roles, classes } of filled) {
    const rule = ruleFor(sentence, entry, roles, classes);
    if (rule === undefined || (best !== undefined && rule.weight <= best.rule.weight)) continue;
    best = { clause, rule, roles: withOtherParty(sentence, clause, entry, rule, roles), repaired: false };
  }
  if (best !== undefined) return best;
  for (const { entry, roles } of filled) {
    const repaired = maybeRepaired(sentence, clause, entry, roles);
    if (repaired === undefined) continue;
    const objectClasses = objectClassesOf(sentence, clause, repaired);
    const rule = ruleFor(sentence, entry, repaired, objectClasses);
    if (rule !== undefined && (best === undefined || rule.weight > best.rule.weight))
      best = { clause, rule, roles: repaired, repaired: true };
  }
  if (best !== undefined) return best;
  for (const { entry, roles, classes } of filled) {
    const completed = maybeCompleted(sentence, clause, entry, roles, classes);
    if (completed !== undefined && (best === undefined || completed.rule.weight > best.rule.weight))
      best = { clause, rule: completed.rule, roles: completed.roles, repaired: true };
  }
  if (best !== undefined) return best;
  const told = maybeToldByWord(sentence, clause, filled);
  return told === undefined ? undefined : { clause, ...told, repaired: true, isByWord: true };
}

/** A clause with the readers of its sentence: written out, as it is made for every clause. */
function sceneOf(
  { reading, tree, pack, resolver, speech }: SentenceReading,
  clause: Clause,
): SentenceReading & { readonly clause: Clause } {
  return { reading, tree, pack, resolver, speech, clause };
}

function hasSamePlaces(a: ConceptEntry, b: ConceptEntry): boolean {
  return isSame(a.actor, b.actor) && isSame(a.recipient, b.recipient) && isSame(a.object, b.object);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((place, index) => place === b[index]));
}

/** "kan Japan bereiken": what can be done is a state, whatever else the verb may tell. */
function codeAbility(sentence: SentenceReading, clause: Clause): Coded | undefined {
  const [entry] = clause.concepts;
  if (entry === undefined) return undefined;
  const roles = maybeAbilityRoles(sentence, clause, () => fillRoles(sceneOf(sentence, clause), entry));
  const [rule] = sentence.pack.rules.rulesFor('carry');
  return roles === undefined || rule === undefined ? undefined : { clause, rule, roles, repaired: true };
}

/** "zijn in Koersk": who is somewhere, said with no verb but to be. */
function codePresence(sentence: SentenceReading, clause: Clause): Coded | undefined {
  const presence = maybePresence(sentence, clause);
  return presence === undefined ? undefined : { clause, ...presence, repaired: true };
}

/** "De raket werd afgevuurd": whose it is, the text has said before. */
function withImplicitActor({ tree, reading }: SentenceReading, coded: Coded | undefined): Coded | undefined {
  if (coded?.rule.type === undefined) return coded;
  const { clause } = coded;
  // "De lancering kwam vlak voor overleg": an event noun with an article was told before.
  const pointsBack =
    clause.pos === 'noun' &&
    tree.childrenOf(clause.head, 'det').some((det) => tree.feature(det, 'Definite') === 'Def');
  if (clause.voice !== 'passive' && !pointsBack) return coded;
  if (coded.roles.actors.some(isPolitical) || coded.roles.objects.length === 0) return coded;
  const { mentions } = reading.surroundings;
  const actors = implicitOwner(coded.rule.type, tree, mentions, reading.discourse, pointsBack);
  return actors.length === 0 ? coded : { ...coded, roles: { ...coded.roles, actors } };
}

/** "ontvangt geld van Rusland in ruil voor de leverantie van wapens": what is given in return goes the other way. */
function givenInReturn(
  sentence: SentenceReading,
  clauses: readonly Clause[],
  coded: readonly Coded[],
): Coded[] {
  const { tree, pack } = sentence;
  const known = new Set(
    coded.filter(({ roles }) => roles.recipients.length > 0).map(({ clause }) => clause.head),
  );
  return clauses.flatMap((clause) => {
    if (clause.pos !== 'noun' || known.has(clause.head) || !isInReturn(tree, clause.head, pack.grammar))
      return [];
    const gift = coded.find(
      ({ roles, clause: { trigger } }) =>
        trigger.includes(tree.head(clause.head)) &&
        roles.actors.some(isPolitical) &&
        roles.recipients.some(isPolitical),
    );
    if (gift === undefined) return [];
    const swap = (side: readonly Participant[]): Participant[] =>
      side.map(({ span: _span, ...one }) => ({ ...one, text: '', via: 'implicit' as const }));
    for (const entry of clause.concepts) {
      const { objects } = fillRoles(sceneOf(sentence, clause), entry);
      const roles = { actors: swap(gift.roles.recipients), recipients: swap(gift.roles.actors), objects };
      const rule = ruleFor(sentence, entry, roles, objectClassesOf(sentence, clause, roles));
      if (rule?.type !== undefined) return [{ clause, rule, roles, repaired: true }];
    }
    return [];
  });
}

/** The clauses of a sentence that amount to something, with their rule and participants. */
export function codeClauses(sentence: SentenceReading, clauses: readonly Clause[]): Coded[] {
  const all = clauses.flatMap((clause) => withImplicitActor(sentence, codeClause(sentence, clause)) ?? []);
  for (const given of givenInReturn(sentence, clauses, all)) {
    const at = all.findIndex(({ clause }) => clause === given.clause);
    if (at < 0) all.push(given);
    else all[at] = given;
  }
  // "sloten een akkoord over levering": what hangs on any word of a phrase is governed by the phrase.
  const governing = new Map(
    all.flatMap((coded) => coded.clause.trigger.map((token) => [token, coded] as const)),
  );
  for (const coded of all) governing.set(coded.clause.head, coded);
  // What only stands in the background tells nothing, nor does it take what it governs with it.
  const own = all.filter((coded) => isWorthCoding(sentence, coded, governing));
  const told = toldByGovernor(own);
  const worth = own.filter((coded) => !told.has(coded.clause.head));
  return worth.filter(
    (coded, index) =>
      !worth.slice(index + 1).some((later) => isSameState(coded, later)) &&
      !worth.some((other) => isStateSeen(sentence, coded, other)),
  );
}

/** "Beijing beschouwt Noord-Korea als buffer": what somebody is seen as is a state, and the seeing no judgement besides. */
function isStateSeen({ tree }: SentenceReading, view: Coded, state: Coded): boolean {
  return (
    view.rule.type === 'ASSESSMENT' &&
    view.clause.pos === 'verb' &&
    state.rule.type !== undefined &&
    kindOfType(state.rule.type) === 'state' &&
    tree.head(state.clause.head) === view.clause.head
  );
}

/** "De driehoeksrelatie vormt geen bondgenootschap": two words for how the same parties stand are one state, the last. */
function isSameState(a: Coded, b: Coded): boolean {
  const parties = ({ roles }: Coded): string =>
    [...roles.actors, ...roles.recipients].map(({ id, text }) => id ?? text).join(' ');
  return a.rule.type === 'RELATION' && a.rule === b.rule && parties(a) === parties(b);
}

/** Types of what is said by one party and answered by another. */
const ANSWERED: ReadonlySet<ClaimType> = new Set<ClaimType>(['REQUEST', 'ACCUSE', 'THREATEN']);

/** "wees het verzoek van Dhaka af", "ignored American warnings": what somebody else has said is told beside the answer. */
function isOfAnother(noun: Coded | undefined, own: readonly Participant[]): boolean {
  if (noun?.rule.type === undefined || !ANSWERED.has(noun.rule.type)) return false;
  const { actors } = noun.roles;
  return (
    actors.some(({ span, via }) => span !== undefined && via !== 'implicit') &&
    actors.every(({ id }) => id !== undefined && own.every((one) => one.id !== id))
  );
}

/** "blies de ontmoeting af" is no meeting: an event noun that decided a rule as its object is told by that rule. */
function toldByGovernor(all: readonly Coded[]): ReadonlySet<number> {
  const byHead = new Map(all.map((coded) => [coded.clause.head, coded]));
  const nouns = new Set(all.filter(({ clause }) => clause.pos === 'noun').map(({ clause }) => clause.head));
  return new Set(
    all.flatMap(({ rule, roles, clause }) => [
      // "is niet happig om te praten": what somebody will not do is told by his refusal.
      ...(rule.type === 'REJECT' && clause.pos === 'adj' && clause.complement !== undefined
        ? [clause.complement]
        : []),
      // "hervatte de luchtaanvallen": a verb that is no claim leaves the noun its own.
      ...(rule.type !== undefined &&
      Array.isArray(rule.object) &&
      !rule.also.some((also) => also.kind === 'content')
        ? roles.objects.filter((head) => nouns.has(head) && !isOfAnother(byHead.get(head), roles.actors))
        : []),
    ]),
  );
}
