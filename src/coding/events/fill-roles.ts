import type { Participant } from '../../claim/index.ts';
import type { Argument, Clause } from '../clauses/clause.ts';
import { carrierVerb } from '../clauses/carrier.ts';
import { chargedBy, nounArguments, subjectOf, verbArguments } from '../clauses/find-arguments.ts';
import { conjuncts } from '../clauses/phrase.ts';
import { involvingVerb } from '../clauses/involvement.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { ConceptEntry, RolePlace } from '../packs/concepts.ts';
import type { ParticipantResolver } from '../participants/resolver.ts';
import type { Reading } from '../reading.ts';
import { holderArguments, viewerArguments } from './holder.ts';

/** Who and what fill the roles of a concept in a clause. */
export interface FilledRoles {
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  /** Heads of the phrases at the object places. */
  readonly objects: readonly number[];
  /** Somebody or somewhere stands at a recipient place that is in no table ("naar het buitenland"): nobody else is meant. */
  readonly isElsewhere?: boolean;
}

/** What a filler of roles looks at. */
interface Scene {
  readonly tree: SentenceTree;
  readonly pack: CodingPack;
  readonly resolver: ParticipantResolver;
  readonly clause: Clause;
  readonly reading: Reading;
}

/** The verb that carries an event noun ("voerden gesprekken"), when the noun is its object, subject or complement. */
export function carrierOf({
  tree,
  clause,
  pack,
}: Pick<Scene, 'tree' | 'clause'> & Partial<Pick<Scene, 'pack'>>): number | undefined {
  return clause.pos === 'noun' ? carrierVerb(tree, clause.head, pack?.grammar) : undefined;
}

/**
 * "Iran sanctions", "Ukraine aid": a state's name that English puts before a noun says whom it is about. Short names
 * are adjectives ("U.S. sanctions", "UN talks").
 */
function isTopic({ clause, tree, pack, resolver }: Scene, entry: Argument): boolean {
  if (pack.lang !== 'en' || clause.pos !== 'noun' || entry.place !== 'compound') return false;
  const isShort = /^(?:\p{Lu}\.?){2,}$/u.test(tree.text(entry.head));
  return (
    !isShort && resolver.resolve(tree, entry).some((one) => one.kind === 'state' && one.sector === undefined)
  );
}

const knownArguments = new WeakMap<Clause, Map<RolePlace, readonly Argument[]>>();

/** Arguments at a place, found once for all concepts that a word may have. */
function argumentsAt(scene: Scene, place: RolePlace): readonly Argument[] {
  let known = knownArguments.get(scene.clause);
  if (known === undefined) {
    known = new Map();
    knownArguments.set(scene.clause, known);
  }
  let found = known.get(place);
  if (found === undefined) {
    found = findArguments(scene, place);
    known.set(place, found);
  }
  return found;
}

/** Arguments at a place, as the clause has them; for nouns the places that nouns have (packs/README.md). */
function findArguments(scene: Scene, place: RolePlace): readonly Argument[] {
  const { clause, tree, resolver, pack } = scene;
  const all = clause.arguments;
  if (place === 'holder' || place === 'viewer') {
    const mentions = scene.reading.surroundings.mentions;
    return (place === 'holder' ? holderArguments : viewerArguments)({ tree, pack, clause, mentions });
  }
  if (clause.pos !== 'noun') {
    if (place === 'subj' || place === 'obj' || place === 'iobj')
      return all.filter((entry) => entry.place === place);
    if (place === 'poss') return all.filter((entry) => entry.place === 'poss');
    if (place === 'purpose') return purposeObjects(scene);
    const own = all.filter((entry) => entry.place === 'oblique' && entry.preposition === place);
    return own.length > 0 || !pack.grammar.possessor.has(place) ? own : ofObjects(scene, place);
  }
  const named = (entry: Argument): boolean => resolver.namesParticipant(tree, entry.head);
  switch (place) {
    case 'subj': {
      const agents = all.filter((entry) => entry.place === 'agent');
      if (agents.length > 0) return agents;
      const owners = all.filter(
        (entry) =>
          (entry.place === 'adj' || entry.place === 'poss' || entry.place === 'compound') &&
          named(entry) &&
          !isTopic(scene, entry),
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

/** "stuurde eenheden om Russische troepen te trainen": whom it is for stands in the purpose. */
function purposeObjects({ clause, tree, pack, resolver }: Scene): readonly Argument[] {
  return tree
    .childrenOf(clause.head, 'advcl', 'xcomp', 'acl')
    .filter((child) =>
      tree.childrenOf(child, 'mark').some((mark) => pack.grammar.purpose.has(tree.lower(mark))),
    )
    .filter((child) =>
      pack.concepts.entries(tree.lemma(child), 'verb').some(({ concept }) => FOR_OTHERS.has(concept)),
    )
    .flatMap((child) => tree.childrenOf(child, 'obj'))
    .filter((object) => resolver.namesParticipant(tree, object))
    .map((head): Argument => ({ head, place: 'oblique', preposition: 'purpose', shared: true }));
}

/** "krijgt gevechtsvliegtuigen van Egypte": who gives hangs on what is given as if it were its owner. */
function ofObjects({ clause, tree, resolver }: Scene, preposition: string): readonly Argument[] {
  return clause.arguments
    .filter(({ place }) => place === 'obj')
    .flatMap(({ head }) => tree.childrenOf(head, 'nmod'))
    .filter((child) => tree.preposition(child) === preposition && resolver.namesParticipant(tree, child))
    .map((head): Argument => ({ head, place: 'oblique', preposition, shared: true }));
}

/** "wijst de beschuldiging van de hand", "geven troepenzendingen aan": who denies, doubts or reports a deed has not done it. */
function takesStance({ tree, pack }: Scene, verb: number): boolean {
  if (pack.grammar['object-said'].has(tree.lemma(verb))) return true;
  const below = new Set(tree.subtree(verb).flatMap((token) => [tree.lemma(token), tree.lower(token)]));
  return pack.words
    .speech(tree.lemma(verb), 'verb')
    .some(
      (entry) => entry.stance !== 'asserts' && entry.companions.every((companion) => below.has(companion)),
    );
}

/** "Washington en Seoel voerden gesprekken": the subject of the carrying verb acts, unless the noun is itself that subject. */
function carrierSubject(scene: Scene): readonly Argument[] {
  const { tree, clause, pack } = scene;
  const involving = clause.pos === 'noun' ? involvingVerb(tree, clause.head, pack.grammar) : undefined;
  if (involving !== undefined)
    return verbArguments(tree, involving, pack.grammar).filter((entry) => entry.place === 'subj');
  const carrier = carrierOf(scene);
  if (carrier === undefined) return somewhereFor(scene);
  if (tree.isRelation(clause.head, 'nsubj') || takesStance(scene, carrier)) return [];
  // "was accused by Biden of indiscriminate bombing": who is accused has done it.
  if (
    tree.isRelation(clause.head, 'obl') &&
    pack.grammar['charged-with'].has(tree.preposition(clause.head))
  ) {
    const charged = chargedBy(tree, carrier, pack.grammar);
    if (charged !== undefined)
      return verbArguments(tree, carrier, pack.grammar).filter((entry) => entry.head === charged);
  }
  const subject = subjectOf(tree, carrier, pack.grammar);
  if (subject === undefined || subject === clause.head || conjuncts(tree, clause.head).includes(subject))
    return [];
  return verbArguments(tree, carrier, pack.grammar).filter((entry) => entry.place === 'subj');
}

/** "Blinken is in Cairo for talks": who is somewhere for something takes part in it. */
function somewhereFor({ tree, clause, pack }: Scene): readonly Argument[] {
  const place = standsSomewhereFor(tree, clause.head, pack);
  return place === undefined
    ? []
    : verbArguments(tree, place, pack.grammar).filter((entry) => entry.place === 'subj');
}

/** The predicate of "is in Cairo for talks", where an event noun says what for. */
export function standsSomewhereFor(tree: SentenceTree, noun: number, pack: CodingPack): number | undefined {
  const place = tree.head(noun);
  if (place < 0 || !pack.grammar.concerning.has(tree.preposition(noun))) return undefined;
  const isSomewhere = tree.childOf(place, 'cop') !== undefined && tree.preposition(place) !== '';
  return isSomewhere ? place : undefined;
}

function carrierObliques(scene: Scene, preposition: string): readonly Argument[] {
  const carrier = carrierOf(scene);
  if (carrier === undefined) return [];
  return verbArguments(scene.tree, carrier, scene.pack.grammar).filter(
    (entry) =>
      entry.place === 'oblique' && entry.preposition === preposition && entry.head !== scene.clause.head,
  );
}

/** "handed Kim a concession", "deed Kyiv een toezegging": whom the carrying verb gives the noun to. */
function participantsGivenTo(
  scene: Scene,
  taken: ReadonlySet<number>,
): { found: Participant[]; heads: number[] } {
  const carrier = carrierOf(scene);
  if (carrier === undefined) return { found: [], heads: [] };
  const given = verbArguments(scene.tree, carrier, scene.pack.grammar).filter(
    ({ place, head }) => place === 'iobj' && !taken.has(head),
  );
  const found = given
    .flatMap((argument) => scene.resolver.resolve(scene.tree, argument))
    .filter(({ id }) => id !== undefined);
  return { found, heads: given.map(({ head }) => head) };
}

/** "gaan over tot erkenning van Palestina": whom the noun of a fixed phrase is done to, where its verb takes an object. */
function participantsOfPhrase(scene: Scene, entry: ConceptEntry): { found: Participant[]; heads: number[] } {
  const { clause, tree, pack, resolver } = scene;
  if (clause.pos !== 'verb' || entry.recipient[0] !== 'obj') return { found: [], heads: [] };
  const undergoing = clause.trigger
    .filter((token) => token !== clause.head && tree.upos(token) === 'NOUN')
    .flatMap((noun) => nounArguments(tree, noun, pack.grammar))
    .filter(({ place, preposition }) => place === 'oblique' && pack.grammar.possessor.has(preposition));
  const found = undergoing
    .flatMap((argument) => resolver.resolve(tree, argument))
    .filter(({ id }) => id !== undefined);
  return { found, heads: undergoing.map(({ head }) => head) };
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
    if (place === 'none') break;
    const found: Participant[] = [];
    const heads: number[] = [];
    for (const entry of place === 'comp' ? complementSubject(scene) : argumentsAt(scene, place)) {
      if (taken.has(entry.head)) continue;
      const before = found.length;
      for (const one of scene.resolver.resolve(scene.tree, entry))
        if (mayTakePart(scene, entry, one)) found.push(one);
      if (found.length > before) heads.push(entry.head);
    }
    if (found.length === 0) continue;
    // "Argentinië, Chili en zes andere landen": who is only counted stands beside those who are named.
    const areNamed = found.some((one) => one.id !== undefined);
    return {
      found: areNamed ? found.filter((one) => one.id !== undefined || one.kind !== 'unknown') : found,
      heads,
    };
  }
  return { found: [], heads: [] };
}

/** "killed 14 people in Gaza": people of no country that the text tells are those of the place where it is done to them. */
function peopleOfPlace(
  scene: Scene,
  entry: ConceptEntry,
  people: { found: Participant[]; heads: number[] },
  taken: ReadonlySet<number>,
): { found: Participant[]; heads: number[] } {
  const { found, heads } = people;
  const areNobodys =
    found.length > 0 && found.every(({ id, sector }) => id === undefined && sector !== 'MIL');
  const where = entry.recipient.indexOf('in');
  if (!areNobodys || where <= 0) return people;
  const place = participantsAt(scene, ['in'], new Set([...taken, ...heads])).found.find(
    ({ country }) => country !== undefined,
  );
  if (place === undefined) return people;
  const [{ text, span }] = found;
  return { found: [{ ...place, text, ...(span === undefined ? {} : { span }), via: 'apposition' }], heads };
}

/** Concepts of what is done for somebody. */
const FOR_OTHERS: ReadonlySet<string> = new Set(['train', 'aid', 'praise', 'supply', 'transfer']);

/** Prepositions that name the other party of something mutual, and those that name all of them. */
const PEER_WITH: readonly RolePlace[] = ['met', 'with', 'tussen', 'between', 'van', 'of', 'poss'];

function uniqueParticipants(participants: readonly Participant[]): Participant[] {
  const seen = new Set<string>();
  return participants.filter((participant) => {
    // "Addis Ababa and the Tigrayan rebels": two parties of one country.
    const rebels = participant.sector === 'REB' ? ':REB' : '';
    const key = participant.id === undefined ? `text:${participant.text}` : `${participant.id}${rebels}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** "de samenwerking tussen Rusland en Noord-Korea en de onderlinge handel": two nouns side by side are of the same parties. */
function partiesOfSibling({ clause, tree, pack, resolver }: Scene): Participant[] {
  const sibling = tree.head(clause.head);
  if (clause.pos !== 'noun' || sibling < 0 || !tree.isRelation(clause.head, 'conj')) return [];
  return uniqueParticipants(
    nounArguments(tree, sibling, pack.grammar)
      .filter(({ preposition }) => pack.coreference.mutual.has(preposition))
      .flatMap((argument) => resolver.resolve(tree, argument))
      .filter(({ id }) => id !== undefined),
  );
}

/** Fills the roles of a concept entry from the places that the pack names, in order of preference. */
export function fillRoles(scene: Scene, entry: ConceptEntry): FilledRoles {
  // Words of a fixed phrase ("de hand" of "de hand schudden") fill no role.
  const taken = new Set<number>(scene.clause.trigger);
  if (entry.actor.includes('peer') || entry.recipient.includes('peer')) {
    const sides = [
      participantsAt(scene, entry.actor.includes('holder') ? ['holder', 'subj'] : ['subj'], taken),
    ];
    for (const head of sides[0].heads) taken.add(head);
    for (const place of [...entry.actor.filter((own) => own !== 'peer' && own !== 'holder'), ...PEER_WITH]) {
      const side = participantsAt(scene, [place], taken);
      side.heads.forEach((head) => taken.add(head));
      if (side.found.some((participant) => participant.id !== undefined)) sides.push(side);
    }
    const objects = objectHeads(scene, entry, taken);
    const parties = uniqueParticipants(sides.flatMap((side) => side.found));
    if (parties.length === 0) parties.push(...partiesOfSibling(scene));
    return { actors: parties.length > 0 ? parties : lastTogether(scene, entry), recipients: [], objects };
  }
  const undergoers = undergoersOf(scene, entry);
  const actors = participantsAt(
    scene,
    entry.actor,
    undergoers.length === 0 ? taken : new Set([...taken, ...undergoers]),
  );
  for (const head of actors.heads) taken.add(head);
  const recipients = peopleOfPlace(scene, entry, participantsAt(scene, entry.recipient, taken), taken);
  if (recipients.found.length === 0 && !entry.recipient.includes('none')) {
    const topics = scene.clause.arguments.filter((argument) => isTopic(scene, argument));
    recipients.found.push(...topics.flatMap((argument) => scene.resolver.resolve(scene.tree, argument)));
    recipients.heads.push(...topics.map((argument) => argument.head));
    if (recipients.found.length === 0) {
      const given =
        scene.clause.pos === 'noun' ? participantsGivenTo(scene, taken) : participantsOfPhrase(scene, entry);
      recipients.found.push(...given.found);
      recipients.heads.push(...given.heads);
    }
  }
  for (const head of recipients.heads) taken.add(head);
  const received = receivedAsSubject(scene, entry, recipients.found);
  return {
    actors: uniqueParticipants(actors.found),
    recipients: uniqueParticipants(received?.recipients ?? recipients.found),
    objects: received?.objects ?? objectHeads(scene, entry, taken),
    ...(isToElsewhere(scene, entry, taken) ? { isElsewhere: true } : {}),
  };
}

/** "stuurde arbeiders naar het buitenland", "dankbaarheid aan wereldleiders": whom it goes to is said, and is nobody in particular. */
function isToElsewhere(scene: Scene, entry: ConceptEntry, taken: ReadonlySet<number>): boolean {
  const { clause, tree, pack } = scene;
  if (clause.pos === 'adj') return false;
  return clause.arguments.some(
    ({ place, preposition, head }) =>
      place === 'oblique' &&
      !taken.has(head) &&
      entry.recipient.includes(preposition) &&
      pack.coreference.destination.has(preposition) &&
      tree.upos(head) === 'NOUN' &&
      !clause.trigger.includes(head) &&
      !tree.isTime(head) &&
      (pack.words.objectClass(tree.lemma(head), tree.lower(head)) === undefined ||
        scene.reading.surroundings.mentions.at(head)?.kind === 'role'),
  );
}

/**
 * "… dat over wapens beschikt en de ene injectie na de andere ontvangt van Rusland": a thing receives nothing; what the tree takes for
 * the subject of a coordinated verb is the object, and who receives is the subject of the verb before.
 */
function receivedAsSubject(
  scene: Scene,
  entry: ConceptEntry,
  receivers: readonly Participant[],
): { recipients: Participant[]; objects: readonly number[] } | undefined {
  const { clause, tree, pack, resolver } = scene;
  if (clause.pos !== 'verb' || entry.recipient[0] !== 'subj' || !tree.isRelation(clause.head, 'conj'))
    return undefined;
  if (receivers.some(({ id }) => id !== undefined)) return undefined;
  const own = clause.arguments.find(({ place }) => place === 'subj');
  if (own === undefined) return undefined;
  const isThing = pack.words.objectClass(tree.lemma(own.head), tree.lower(own.head)) !== undefined;
  // "de ene injectie na de andere": the tree makes a subject of the second half.
  if (!isThing && tree.upos(own.head) !== 'ADJ') return undefined;
  const object = clause.arguments.find(({ place }) => place === 'obj');
  for (let at = tree.head(clause.head); at >= 0; at = tree.head(at)) {
    const shared =
      tree.upos(at) === 'VERB' || tree.upos(at) === 'AUX' ? subjectOf(tree, at, pack.grammar) : at;
    const recipients =
      shared === undefined
        ? []
        : resolver
            .resolve(tree, { head: shared, place: 'subj', preposition: '', shared: true })
            .filter(({ id }) => id !== undefined);
    if (recipients.length > 0)
      return { recipients, objects: [isThing || object === undefined ? own.head : object.head] };
  }
  return undefined;
}

/** "de arrestatie van Navalny", "the deportation of children": where "of" names who undergoes it, it names nobody who acts. */
function undergoersOf({ clause, pack }: Scene, entry: ConceptEntry): number[] {
  if (clause.pos !== 'noun' || entry.actor[0] !== 'subj') return [];
  return clause.arguments
    .filter(
      (argument) =>
        argument.place === 'oblique' &&
        pack.grammar.possessor.has(argument.preposition) &&
        entry.recipient[0] === argument.preposition &&
        entry.object[0] !== argument.preposition,
    )
    .map((argument) => argument.head);
}

/** "Van een alliantie is geen sprake": of parties that the sentence does not name, those last named together. */
function lastTogether({ clause, reading, tree, pack }: Scene, entry: ConceptEntry): Participant[] {
  const isDenied = clause.pos === 'noun' && clause.polarity === 'negative' && entry.actor.includes('holder');
  // "Tot zulke afspraken kwam het nooit": nobody is the subject, and who was to agree the text has said.
  const subject = clause.arguments.find(({ place }) => place === 'subj');
  const isNobody =
    clause.pos === 'verb' &&
    clause.trigger.length > 1 &&
    (subject === undefined || pack.coreference.thing.has(tree.lower(subject.head)));
  if (!isDenied && !isNobody) return [];
  return (reading.discourse.lastSeveral(tree.sentence) ?? []).map(({ span: _span, ...one }) => ({
    ...one,
    text: '',
    via: 'implicit',
  }));
}

function objectHeads(scene: Scene, entry: ConceptEntry, taken: ReadonlySet<number>): number[] {
  const { clause, tree, pack } = scene;
  for (const place of entry.object) {
    if (place === 'none') return [];
    const heads = argumentsAt(scene, place === 'comp' ? 'obj' : place)
      .filter((argument) => !clause.trigger.includes(argument.head))
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
