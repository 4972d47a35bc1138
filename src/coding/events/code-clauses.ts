import type { Clause } from '../clauses/clause.ts';
import { robbedNoun } from '../clauses/find-arguments.ts';
import type { ConceptEntry } from '../packs/concepts.ts';
import type { CodingRule } from '../packs/rules.ts';
import { implicitOwner } from '../participants/implicit.ts';
import type { SentenceReading } from '../reading.ts';
import { carrierOf, fillRoles, type FilledRoles } from './fill-roles.ts';
import { isPolitical, matchRule } from './match-rule.ts';
import { maybeRepaired } from './repair-roles.ts';

/** A clause with what it amounts to. */
export interface Coded {
  readonly clause: Clause;
  readonly rule: CodingRule;
  readonly roles: FilledRoles;
  /** Roles were filled from where names stand, not from the tree. */
  readonly repaired: boolean;
}

/** Classes of the objects of a clause; `comp` where it has a complement clause, `#` where it has a number (packs/README.md). */
function objectClassesOf(
  { reading, tree, pack }: SentenceReading,
  clause: Clause,
  roles: FilledRoles,
): string[] {
  const classes = roles.objects.map(
    (head) => pack.words.objectClass(tree.lemma(head), tree.lower(head)) ?? 'thing',
  );
  if (clause.complement !== undefined) {
    // "weigert te praten": the verb of the complement has a class of its own (talks).
    classes.push(
      'comp',
      pack.words.objectClass(tree.lemma(clause.complement), tree.lower(clause.complement)) ?? 'thing',
    );
  }
  if (reading.surroundings.hasQuantity(tree, clause)) classes.push('#');
  return classes;
}

/** The rule that holds for a clause with some roles. */
function ruleFor(
  sentence: SentenceReading,
  clause: Clause,
  entry: ConceptEntry,
  roles: FilledRoles,
): CodingRule | undefined {
  return matchRule(sentence.pack.rules.rulesFor(entry.concept), {
    actors: roles.actors,
    recipients: roles.recipients,
    objectClasses: objectClassesOf(sentence, clause, roles),
  });
}

/**
 * The reading of a clause whose rule has the most conditions; undefined when no rule holds. Roles are taken from the tree, and
 * only where no rule holds with those from where names stand.
 */
function codeClause(sentence: SentenceReading, clause: Clause): Coded | undefined {
  let best: Coded | undefined;
  const consider = (rule: CodingRule | undefined, roles: FilledRoles, repaired: boolean): void => {
    if (rule !== undefined && (best === undefined || rule.weight > best.rule.weight))
      best = { clause, rule, roles, repaired };
  };
  const filled = clause.concepts.map((entry) => ({
    entry,
    roles: fillRoles({ ...sentence, clause }, entry),
  }));
  for (const { entry, roles } of filled) consider(ruleFor(sentence, clause, entry, roles), roles, false);
  if (best !== undefined) return best;
  for (const { entry, roles } of filled) {
    const repaired = maybeRepaired(sentence, clause, entry, roles);
    if (repaired !== undefined) consider(ruleFor(sentence, clause, entry, repaired), repaired, true);
  }
  return best;
}

/** "De raket werd afgevuurd": whose it is, the text has said before. */
function withImplicitActor({ tree, reading }: SentenceReading, coded: Coded | undefined): Coded | undefined {
  if (coded?.rule.type === undefined || coded.clause.voice !== 'passive') return coded;
  if (coded.roles.actors.some(isPolitical) || coded.roles.objects.length === 0) return coded;
  const actors = implicitOwner(coded.rule.type, tree, reading.surroundings.mentions, reading.discourse);
  return actors.length === 0 ? coded : { ...coded, roles: { ...coded.roles, actors } };
}

/** The clauses of a sentence that amount to something, with their rule and participants. */
export function codeClauses(sentence: SentenceReading, clauses: readonly Clause[]): Coded[] {
  const all = clauses.flatMap((clause) => withImplicitActor(sentence, codeClause(sentence, clause)) ?? []);
  const governing = new Map(all.map((coded) => [coded.clause.head, coded]));
  const told = toldByGovernor(all);
  return all.filter((coded) => !told.has(coded.clause.head) && isWorthCoding(sentence, coded, governing));
}

/** "blies de ontmoeting af" is no meeting: an event noun that decided a rule as its object is told by that rule. */
function toldByGovernor(all: readonly Coded[]): ReadonlySet<number> {
  const nouns = new Set(all.filter(({ clause }) => clause.pos === 'noun').map(({ clause }) => clause.head));
  return new Set(
    all.flatMap(({ rule, roles }) =>
      Array.isArray(rule.object) && !rule.also.some((also) => also.kind === 'content')
        ? roles.objects.filter((head) => nouns.has(head))
        : [],
    ),
  );
}

/** What is background, purpose or without anybody political is no claim. */
function isWorthCoding(
  sentence: SentenceReading,
  { clause, roles, rule }: Coded,
  governing: ReadonlyMap<number, Coded>,
): boolean {
  if (rule.type === undefined) return true;
  if (![...roles.actors, ...roles.recipients].some(isPolitical)) return false;
  // A show of force is somebody's: the one it is shown to alone tells nothing.
  if (rule.type === 'MOBILIZE' && !roles.actors.some(isPolitical)) return false;
  if (clause.isPurpose && !isContentOfSpeech(sentence, clause)) return false;
  if (sentence.tree.isRelation(clause.head, 'amod') && robbedNoun(sentence.tree, clause.head) === undefined)
    return false;
  if (clause.pos !== 'noun' || isForegroundNoun(sentence, clause)) return true;
  // "stemt in met een bestand": what is agreed, demanded or promised is told too.
  const governor = governing.get(sentence.tree.head(clause.head));
  return governor?.rule.also.some((also) => also.kind === 'content') === true;
}

/** "om … te" is a claim when it is what was promised, demanded or agreed. */
function isContentOfSpeech({ tree, pack }: SentenceReading, clause: Clause): boolean {
  const governor = tree.head(clause.head);
  if (governor < 0) return false;
  const lemma = tree.lemma(governor);
  return (
    pack.words.speech(lemma, 'verb').length > 0 ||
    pack.words.speech(lemma, 'noun').length > 0 ||
    pack.concepts.entries(lemma, 'noun').length > 0 ||
    pack.words.modality(lemma).some((entry) => entry.pos === 'noun')
  );
}

/** An event noun is told, not just referred to, when it is subject or object of a verb or the root of its sentence. */
function isForegroundNoun({ tree }: SentenceReading, clause: Clause): boolean {
  if (carrierOf({ tree, clause }) !== undefined) return !tree.isRelation(clause.head, 'obl');
  return tree.head(clause.head) < 0 || tree.childOf(clause.head, 'cop') !== undefined;
}
