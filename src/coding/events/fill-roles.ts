import type { Participant } from '../../claim/index.ts';
import type { Argument, Clause } from '../clauses/clause.ts';
import { carrierVerb } from '../clauses/carrier.ts';
import { subjectOf, verbArguments } from '../clauses/find-arguments.ts';
import { conjuncts } from '../clauses/phrase.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { ConceptEntry, RolePlace } from '../packs/concepts.ts';
import type { ParticipantResolver } from '../participants/resolver.ts';

/** Who and what fill the roles of a concept in a clause. */
export interface FilledRoles {
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  /** Heads of the phrases at the object places. */
  readonly objects: readonly number[];
}

/** What a filler of roles looks at. */
interface Scene {
  readonly tree: SentenceTree;
  readonly pack: CodingPack;
  readonly resolver: ParticipantResolver;
  readonly clause: Clause;
}

/** The verb that carries an event noun ("voerden gesprekken"), when the noun is its object, subject or complement. */
export function carrierOf(scene: Pick<Scene, 'tree' | 'clause'>): number | undefined {
  return scene.clause.pos === 'noun' ? carrierVerb(scene.tree, scene.clause.head) : undefined;
}

/** Arguments at a place, as the clause has them; for nouns the places that nouns have (packs/README.md). */
function argumentsAt(scene: Scene, place: RolePlace): readonly Argument[] {
  const { clause, tree, resolver, pack } = scene;
  const all = clause.arguments;
  if (clause.pos !== 'noun') {
    if (place === 'subj' || place === 'obj' || place === 'iobj')
      return all.filter((entry) => entry.place === place);
    if (place === 'poss') return all.filter((entry) => entry.place === 'poss');
    return all.filter((entry) => entry.place === 'oblique' && entry.preposition === place);
  }
  const named = (entry: Argument): boolean => resolver.namesParticipant(tree, entry.head);
  switch (place) {
    case 'subj': {
      const agents = all.filter((entry) => entry.place === 'agent');
      if (agents.length > 0) return agents;
      const owners = all.filter(
        (entry) =>
          (entry.place === 'adj' || entry.place === 'poss' || entry.place === 'compound') && named(entry),
      );
      if (owners.length > 0) return owners;
      const possessors = all.filter(
        (entry) => entry.place === 'oblique' && pack.grammar.possessor.has(entry.preposition) && named(entry),
      );
      if (possessors.length > 0) return possessors;
      return carrierSubject(scene);
    }
    case 'obj':
      return all.filter(
        (entry) =>
          (entry.place === 'oblique' && pack.grammar.possessor.has(entry.preposition)) ||
          (entry.place === 'compound' && !named(entry)),
      );
    case 'poss':
      return all.filter((entry) => entry.place === 'poss');
    case 'iobj':
      return [];
    default: {
      const own = all.filter((entry) => entry.place === 'oblique' && entry.preposition === place);
      return own.length > 0 ? own : carrierObliques(scene, place);
    }
  }
}

/** "wijst de beschuldiging van de hand": who denies, doubts or confirms a deed has not done it. */
function takesStance({ tree, pack }: Scene, verb: number): boolean {
  const below = new Set(tree.subtree(verb).flatMap((token) => [tree.lemma(token), tree.lower(token)]));
  return pack.words
    .speech(tree.lemma(verb), 'verb')
    .some(
      (entry) => entry.stance !== 'asserts' && entry.companions.every((companion) => below.has(companion)),
    );
}

/** "Washington en Seoel voerden gesprekken": the subject of the carrying verb acts, unless the noun is itself that subject. */
function carrierSubject(scene: Scene): readonly Argument[] {
  const carrier = carrierOf(scene);
  if (
    carrier === undefined ||
    scene.tree.isRelation(scene.clause.head, 'nsubj') ||
    takesStance(scene, carrier)
  )
    return [];
  const subject = subjectOf(scene.tree, carrier, scene.pack.grammar);
  if (
    subject === undefined ||
    subject === scene.clause.head ||
    conjuncts(scene.tree, scene.clause.head).includes(subject)
  )
    return [];
  return verbArguments(scene.tree, carrier, scene.pack.grammar).filter((entry) => entry.place === 'subj');
}

function carrierObliques(scene: Scene, preposition: string): readonly Argument[] {
  const carrier = carrierOf(scene);
  if (carrier === undefined) return [];
  return verbArguments(scene.tree, carrier, scene.pack.grammar).filter(
    (entry) =>
      entry.place === 'oblique' && entry.preposition === preposition && entry.head !== scene.clause.head,
  );
}

/**
 * Whom a phrase may name: states and bodies, persons and kinds of people, names. Things, deeds and pronouns without anybody
 * behind them take no part ("leverde het", "op de frontlinie").
 */
function mayTakePart({ tree, pack }: Scene, argument: Argument, participant: Participant): boolean {
  if (participant.id === undefined && tree.isTime(argument.head)) return false;
  if (participant.id !== undefined || participant.sector !== undefined || participant.kind === 'person')
    return true;
  if (participant.kind === 'group' || tree.upos(argument.head) === 'PROPN') return true;
  const className = pack.words.objectClass(tree.lemma(argument.head), tree.lower(argument.head));
  return (
    className === 'persons' ||
    className === 'organisations' ||
    className === 'troops' ||
    className === 'prisoners'
  );
}

/** "eist dat Kigali zich terugtrekt": the one who is to act is the subject of the complement clause. */
function complementSubject({ clause, tree, pack }: Scene): readonly Argument[] {
  if (clause.complement === undefined) return [];
  return verbArguments(tree, clause.complement, pack.grammar).filter(
    (entry) => entry.place === 'subj' && !entry.shared,
  );
}

function participantsAt(
  scene: Scene,
  places: readonly RolePlace[],
  taken: ReadonlySet<number>,
): { found: Participant[]; heads: number[] } {
  for (const place of places) {
    if (place === 'none') return { found: [], heads: [] };
    const at = (place === 'comp' ? complementSubject(scene) : argumentsAt(scene, place)).filter(
      (entry) => !taken.has(entry.head),
    );
    const sides = at.map((entry) => ({
      entry,
      found: scene.resolver.resolve(scene.tree, entry).filter((one) => mayTakePart(scene, entry, one)),
    }));
    const all = sides.flatMap((side) => side.found);
    // "Argentinië, Chili en zes andere landen": who is only counted stands beside those who are named.
    const found = all.some((one) => one.id !== undefined)
      ? all.filter((one) => one.id !== undefined || one.kind !== 'unknown')
      : all;
    if (found.length > 0)
      return { found, heads: sides.filter((side) => side.found.length > 0).map((side) => side.entry.head) };
  }
  return { found: [], heads: [] };
}

/** Prepositions that name the other party of something mutual, and those that name all of them. */
const PEER_WITH: readonly RolePlace[] = ['met', 'with', 'tussen', 'between', 'van', 'of', 'poss'];

function uniqueParticipants(participants: readonly Participant[]): Participant[] {
  const seen = new Set<string>();
  return participants.filter((participant) => {
    const key = participant.id ?? `text:${participant.text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Fills the roles of a concept entry from the places that the pack names, in order of preference. */
export function fillRoles(scene: Scene, entry: ConceptEntry): FilledRoles {
  // Words of a fixed phrase ("de hand" of "de hand schudden") fill no role.
  const taken = new Set<number>(scene.clause.trigger);
  if (entry.actor.includes('peer') || entry.recipient.includes('peer')) {
    const sides = [participantsAt(scene, ['subj'], taken)];
    for (const head of sides[0].heads) taken.add(head);
    for (const place of [...entry.actor.filter((own) => own !== 'peer'), ...PEER_WITH]) {
      const side = participantsAt(scene, [place], taken);
      side.heads.forEach((head) => taken.add(head));
      if (side.found.some((participant) => participant.id !== undefined)) sides.push(side);
    }
    const objects = objectHeads(scene, entry, taken);
    return { actors: uniqueParticipants(sides.flatMap((side) => side.found)), recipients: [], objects };
  }
  const actors = participantsAt(scene, entry.actor, taken);
  for (const head of actors.heads) taken.add(head);
  const recipients = participantsAt(scene, entry.recipient, taken);
  for (const head of recipients.heads) taken.add(head);
  return {
    actors: uniqueParticipants(actors.found),
    recipients: uniqueParticipants(recipients.found),
    objects: objectHeads(scene, entry, taken),
  };
}

function objectHeads(scene: Scene, entry: ConceptEntry, taken: ReadonlySet<number>): number[] {
  const { clause, tree, pack } = scene;
  const phrase = new Set(clause.trigger);
  for (const place of entry.object) {
    if (place === 'none') return [];
    const heads = argumentsAt(scene, place === 'comp' ? 'obj' : place)
      .filter((argument) => !phrase.has(argument.head))
      // Who is meant may be what is hit ("bombardeerde de brug van Kertsj"): a known class of object counts though the role is taken.
      .filter(
        (argument) =>
          !taken.has(argument.head) || pack.words.objectClass(tree.lemma(argument.head)) !== undefined,
      )
      .flatMap((argument) => conjuncts(tree, argument.head));
    if (heads.length > 0) return heads;
  }
  return [];
}
