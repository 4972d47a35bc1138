import type { ClaimType, Participant } from '../../claim/index.ts';
import type { Clause } from '../clauses/clause.ts';
import { spanOfTokens } from '../clauses/phrase.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import { coordinated } from './coordination.ts';
import { isAtHome } from './domestic.ts';
import type { Discourse } from './discourse.ts';
import type { Mention, MentionIndex } from './mention.ts';
import { standingRival } from './rivals.ts';
import { headOf, prepositionBefore } from './standing.ts';

/** How a type treats a recipient that the clause leaves out ("Pyongyang zegde het pact op"). */
type LeftOut =
  /** The other party of the sentence, else the one last spoken of. */
  | 'spoken-of'
  /** Only the other party of the same sentence. */
  | 'in-sentence'
  /** Only whom the clause says it is aimed at: a show of force needs nobody. */
  | 'aimed-at'
  /** Those who act against their own: demonstrators, a state that declares martial law at home. */
  | 'own';

const LEFT_OUT: ReadonlyMap<ClaimType, LeftOut> = new Map<ClaimType, LeftOut>([
  ['PROTEST', 'own'],
  ['AID', 'spoken-of'],
  ['ASSAULT', 'spoken-of'],
  ['COERCE', 'spoken-of'],
  ['CONCEDE', 'spoken-of'],
  ['SUPPORT', 'spoken-of'],
  ['SANCTION', 'spoken-of'],
  ['ACCUSE', 'spoken-of'],
  ['THREATEN', 'spoken-of'],
  ['REQUEST', 'spoken-of'],
  ['REJECT', 'spoken-of'],
  ['AGREE', 'spoken-of'],
  ['CONSULT', 'in-sentence'],
  ['COOPERATE', 'in-sentence'],
  ['RETREAT', 'in-sentence'],
  ['MOBILIZE', 'aimed-at'],
]);

/** Types in which several actors are each other's partners, so that nobody is left out. */
const MUTUAL: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'AGREE',
  'CONSULT',
  'COOPERATE',
  'SUPPORT',
  'RETREAT',
]);

/** Types of what opponents do to each other. */
const OPPOSING: ReadonlySet<ClaimType> = new Set<ClaimType>(['ASSAULT', 'COERCE', 'SANCTION', 'THREATEN']);

/** Types in which the other side is an opponent of whom the article has told, rather than whoever was named last. */
const AGAINST: ReadonlySet<ClaimType> = new Set<ClaimType>([...OPPOSING, 'ACCUSE', 'REJECT']);

/** Types that a passive leaves without agent where everybody knows who gives; who hit or arrested somebody may be unknown. */
const GIVEN: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'AID',
  'SANCTION',
  'RETREAT',
  'CONCEDE',
  'COOPERATE',
  'MOBILIZE',
]);

/** Modes that are done at home where no other country is named. */
const DOMESTIC: ReadonlySet<string> = new Set(['curfew', 'martial-law', 'censor']);

/** Acts of an opposition that are aimed at its government. */
const OF_OPPOSITION: ReadonlySet<ClaimType> = new Set<ClaimType>(['ACCUSE', 'REJECT', 'REQUEST']);

/** Sectors of a state that act against others of the same state. */
const HOME_SECTORS: ReadonlySet<string> = new Set(['LEG', 'JUD', 'OPP', 'COP', 'CVL']);

/** The act, as far as it says who may be left out. */
export interface Act {
  readonly type: ClaimType;
  readonly mode: string;
  readonly actors: readonly Participant[];
  /** Who says it: they report and are not a party for that. */
  readonly speakers: readonly Participant[];
  /** The word that carries it. */
  readonly head: number;
  /** Goes between two others. */
  readonly isBetween?: boolean;
  /** The country of the place that the clause says it happens at. */
  readonly at?: string | undefined;
}

/** Where to look for those who are left out. */
export interface Scene {
  readonly tree: SentenceTree;
  readonly pack: CodingPack;
  readonly mentions: MentionIndex;
  readonly discourse: Discourse;
}

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

/** A party that a sentence names, and how it stands there. */
interface Party {
  readonly id: string;
  readonly country: string | undefined;
  readonly mention: Mention;
  /** By a name, not by an adjective ("Oekraïense kinderen"). */
  readonly isName: boolean;
  readonly isSubject: boolean;
  /** Behind a preposition of what is aimed at somebody ("tegen Iran", "on the Houthi militia"). */
  readonly isAimedAt: boolean;
  readonly inClause: boolean;
}

/** "steun voor Oekraïne": whom something is for does not do it. */
function isConcerned({ tree, pack }: Scene, mention: Mention): boolean {
  return pack.grammar.concerning.has(prepositionBefore(tree, mention.firstToken, headOf(tree, mention)));
}

/** "vlak voor overleg tussen Washington en Seoul": parties of something else. */
function isBetween(scene: Scene, mention: Mention): boolean {
  const { tree, pack } = scene;
  const head = headOf(tree, mention);
  const row = coordinated(scene, head);
  return [head, ...row].some((at) => pack.coreference.mutual.has(tree.preposition(at)));
}

/** Whether a mention stands in the naming of somebody who only tells of it ("het Britse bureau Hexalock"). */
function isNamingOf(tree: SentenceTree, { firstToken }: Mention, speakers: readonly Participant[]): boolean {
  const at = tree.document.layer('tokens').start[firstToken];
  return speakers.some(({ span }) => span !== undefined && at >= span.start && at < span.end);
}

/** Countries and organisations of a sentence that may be a party, in text order; not where something is. */
function partiesIn(scene: Scene, clauseHead: number, speakers: readonly Participant[]): Party[] {
  const { tree, pack, mentions } = scene;
  return mentions.within(tree.first, tree.end).flatMap((mention) => {
    if (isNamingOf(tree, mention, speakers)) return [];
    const head = headOf(tree, mention);
    const preposition = prepositionBefore(tree, mention.firstToken, head);
    if (isScene(scene, mention, head, preposition) || namesDeal(scene, mention, head)) return [];
    return mention.ids.map((id) => ({
      id,
      country: mention.country ?? (/^[A-Z]{3}$/.test(id) ? id : undefined),
      mention,
      isName: mention.kind !== 'adjective' || isOrgan(mentions.at(tree.head(head))),
      isAimedAt: pack.coreference.aimed.has(preposition),
      isSubject: tree.isRelation(head, 'nsubj'),
      inClause: isInClause(tree, head, clauseHead),
    }));
  });
}

/** "its border with Azerbaijan": troops sent there are sent against who lies behind it. By position, for it hangs anywhere. */
function isBeyondBorder({ tree, pack }: Scene, { firstToken }: Mention): boolean {
  const border = firstToken - 2;
  return (
    border >= tree.first &&
    tree.upos(firstToken - 1) === 'ADP' &&
    pack.words.objectClass(tree.lemma(border), tree.lower(border)) === 'border'
  );
}

/** "Amerikaanse functionarissen" act for their state, "Oekraïense kinderen" do not. */
function isOrgan(mention: Mention | undefined): boolean {
  return (
    mention?.kind === 'role' &&
    (mention.sector === undefined || !['CVL', 'REF', 'LAB', 'MED', 'EDU'].includes(mention.sector))
  );
}

/** Where something is: "in Singapore", "langs de Egyptische grens"; not "bij Amerikaanse functionarissen". */
function isScene(
  { tree, pack, mentions }: Scene,
  mention: Mention,
  head: number,
  preposition: string,
): boolean {
  const isPlace =
    mention.kind === 'seat' ||
    mention.kind === 'place' ||
    mention.kind === 'state' ||
    (mention.kind === 'adjective' && mentions.at(tree.head(head))?.kind !== 'role');
  return isPlace && pack.coreference.locative.has(preposition);
}

/** Classes of things that bear the name of the town they were made in: "the Istanbul grain deal", "de Verklaring van Washington". */
const NAMED_AFTER_TOWNS: ReadonlySet<string> = new Set(['agreement', 'talks', 'statement']);

function namesDeal({ tree, pack }: Scene, mention: Mention, head: number): boolean {
  if (mention.kind !== 'seat' && mention.kind !== 'place') return false;
  const owner = tree.head(head);
  if (owner < 0) return false;
  const isName = tree.isRelation(head, 'compound') || /^\p{Lu}/u.test(tree.text(owner));
  const objectClass = pack.words.objectClass(tree.lemma(owner), tree.lower(owner));
  return isName && objectClass !== undefined && NAMED_AFTER_TOWNS.has(objectClass);
}

/** The country that a sentence is about: the only one that it names as a place, else the only one at all. */
function homeOf({ tree, pack, mentions }: Scene): string | undefined {
  const all = mentions.within(tree.first, tree.end).filter(({ country }) => country !== undefined);
  const scenes = all.filter((mention) =>
    pack.coreference.locative.has(prepositionBefore(tree, mention.firstToken, headOf(tree, mention))),
  );
  // People turn against their own rulers: a person of the sentence is of their country.
  const rulers = all.filter(({ kind }) => kind === 'person');
  for (const circle of [scenes, all, rulers]) {
    const countries = new Set(circle.map(({ country }) => country));
    if (countries.size === 1) return [...countries][0];
  }
  return undefined;
}

/** Demonstrators without a country ("some 15,000 people marched in Seoul") are of the one that the sentence is about. */
export function groundedProtesters(scene: Scene, actors: readonly Participant[]): readonly Participant[] {
  if (actors.length !== 1 || actors[0].id !== undefined) return actors;
  const home = homeOf(scene);
  return home === undefined ? actors : [{ ...actors[0], id: home, country: home, via: 'coreference' }];
}

/** Types that nobody does to himself: a recipient that is the actor was read off a thing of his ("eist dat Israëlische troepen …"). */
const TO_OTHERS: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'AID',
  'REQUEST',
  'RETREAT',
  'SANCTION',
  'THREATEN',
  'ACCUSE',
  'MOBILIZE',
]);

/** Recipients without those that are the actor himself, in types that need another. */
export function withoutOwn(
  type: ClaimType,
  actors: readonly Participant[],
  recipients: readonly Participant[],
): readonly Participant[] {
  if (!TO_OTHERS.has(type)) return recipients;
  return recipients.filter(
    ({ id, sector }) =>
      id === undefined ||
      (sector !== undefined && sector !== 'MIL') ||
      actors.every((actor) => actor.id !== id),
  );
}

/**
 * "Kyiv en Moskou beschuldigen elkaar": all are actors and nobody is a recipient; only what states end or send home they do to
 * each other (docs/decisions.md, "Reciprocal expulsion").
 */
export function isReciprocal(
  type: ClaimType,
  actors: readonly Participant[],
  recipients: readonly Participant[],
): boolean {
  return (
    type !== 'SANCTION' &&
    recipients.length > 1 &&
    recipients.every(
      ({ id, via }) => via === 'coreference' && id !== undefined && actors.some((actor) => actor.id === id),
    )
  );
}

/** Whether a token hangs on a verb without a clause of its own in between. */
function isInClause(tree: SentenceTree, token: number, clauseHead: number): boolean {
  for (let at = token; at >= 0; at = tree.head(at)) {
    if (at === clauseHead) return true;
    if (tree.isRelation(at, 'advcl') || tree.isRelation(at, 'parataxis') || tree.isRelation(at, 'ccomp'))
      return false;
  }
  return false;
}

/** The narrowest circle of parties that leaves no choice: one party, or several that are named together. */
function only(scene: Scene, parties: readonly Party[]): Party[] {
  const circles: ((party: Party) => boolean)[] = [
    (party) => party.inClause && party.isAimedAt,
    (party) => party.inClause && party.isName,
    (party) => party.isAimedAt,
    (party) => party.isSubject,
    (party) => party.isName,
    (party) => party.inClause,
    () => true,
  ];
  for (const circle of circles) {
    const found = unique(parties.filter(circle));
    if (found.length === 1) return found;
    if (found.length > 1 && areTogether(scene, found)) return found;
  }
  return [];
}

function unique(parties: readonly Party[]): Party[] {
  const seen = new Set<string>();
  return parties.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function areTogether(scene: Scene, parties: readonly Party[]): boolean {
  const heads = new Set(coordinated(scene, headOf(scene.tree, parties[0].mention)));
  return parties.every(({ mention }) => heads.has(headOf(scene.tree, mention)));
}

/** "versperden de grens voor Oekraïens graan", "verbrandden Franse vlaggen": whose goods and flags suffer is whom the protest is against. */
function protestedAgainst(scene: Scene, { actors, mode, head, speakers }: Act): Participant[] {
  const { tree, mentions, pack } = scene;
  const own = new Set(actors.flatMap(({ id, country }) => [id, country]));
  const others = partiesIn(scene, head, speakers).filter(({ id, mention, isAimedAt, inClause }) => {
    if (own.has(id) || own.size === 0) return false;
    if (isAimedAt && inClause) return true;
    const thing = tree.head(headOf(tree, mention));
    if (mention.kind !== 'adjective' || thing < 0 || mentions.at(thing) !== undefined) return false;
    const objectClass = pack.words.objectClass(tree.lemma(thing), tree.lower(thing));
    // A march may be about anything; what is barred, burnt or boycotted belongs to whom it is meant for.
    return objectClass === 'symbols' || (mode !== 'demo' && mode !== 'strike' && tree.upos(thing) === 'NOUN');
  });
  return only(scene, others).map(({ id, country }) => implicitOf(id, country));
}

/** "pleit voor een embargo", "riepen op tot oefeningen": a verb of appeal, or one that names what for and nobody who should. */
function isGeneralAppeal({ tree, pack }: Scene, head: number): boolean {
  if (pack.coreference.appeal.has(tree.lemma(head))) return true;
  return (
    tree.upos(head) === 'VERB' &&
    tree.childOf(head, 'obj', 'iobj', 'nsubj:pass', 'ccomp', 'xcomp') === undefined &&
    tree.childrenOf(head, 'obl').some((child) => pack.coreference.cause.has(tree.preposition(child)))
  );
}

/**
 * The recipient that a clause leaves out: the only other party that its sentence names, else the party last spoken of. Empty
 * when the type needs none or the text leaves a choice: who cannot be told is not guessed (docs/decisions.md, "Participants").
 */
export function implicitRecipients(scene: Scene, act: Act): Participant[] {
  const { type, mode, actors, speakers, head } = act;
  const way = LEFT_OUT.get(type);
  const own = actors.find((actor) => actor.country !== undefined)?.country;
  if (way === undefined || mode === 'resign') return [];
  if (way === 'own') {
    const against = protestedAgainst(scene, act);
    if (against.length > 0) return against;
    const home = own ?? homeOf(scene);
    return home === undefined ? [] : [implicitOf(home, home)];
  }
  // An armed group's own state is whom it fights, not a part of it.
  const acting = new Set(
    actors.flatMap((actor) => (actor.sector === 'REB' ? [actor.id] : [actor.id, actor.country])),
  );
  if (acting.size === 0 || (acting.size === 1 && acting.has(undefined))) return [];
  if (act.isBetween !== true && MUTUAL.has(type) && new Set(actors.map((actor) => actor.id)).size > 1)
    return [];
  if (own !== undefined && DOMESTIC.has(mode)) return [implicitOf(own, own)];
  // "pleit voor een wapenembargo": an appeal to nobody in particular.
  if (type === 'REQUEST' && isGeneralAppeal(scene, head)) return [];
  // Whom an opposition accuses, refuses and asks is its own government, where nobody else stands in the clause.
  if (own !== undefined && OF_OPPOSITION.has(type) && actors.every(({ sector }) => sector === 'OPP'))
    return [implicitOf(own, own)];
  const excluded = new Set([...acting, ...speakers.map((speaker) => speaker.id)]);
  // Captives go back to the enemy of who held them, whoever tells of it.
  const captor = mode === 'release' ? actors.find(({ sector }) => sector === 'REB')?.id : undefined;
  const enemy = captor === undefined ? undefined : standingRival(captor);
  if (enemy !== undefined) return [implicitOf(enemy, /^[A-Z]{3}$/.test(enemy) ? enemy : undefined)];
  const others = partiesIn(scene, head, speakers).filter(
    ({ id, isAimedAt, inClause, mention }) =>
      !excluded.has(id) && (way !== 'aimed-at' || (isAimedAt && inClause) || isBeyondBorder(scene, mention)),
  );
  // "Riyad en Washington bemiddelen": between those who were last spoken of together.
  if (act.isBetween === true && others.length === 0)
    return (scene.discourse.lastSeveral(scene.tree.sentence) ?? []).flatMap(({ id, country }) =>
      id === undefined || excluded.has(id) ? [] : [implicitOf(id, country)],
    );
  const isNamed = others.some(({ inClause, isName }) => inClause && isName);
  if (own !== undefined && !isNamed && isAtHome(scene, type, head, actors)) return [implicitOf(own, own)];
  if (others.length > 0) return only(scene, others).map(({ id, country }) => implicitOf(id, country));
  if (way === 'in-sentence' || way === 'aimed-at') return [];
  // "bombardeerde doelen bij Khan Younis": whose town is hit.
  if (type === 'ASSAULT' && act.at !== undefined && actors.length === 1) return [implicitOf(act.at, act.at)];
  const before = spokenOfBefore(scene, type, excluded);
  if (before.length > 0)
    return before.flatMap(({ id, country }) => (id === undefined ? [] : [implicitOf(id, country)]));
  // "zal politieke gevangenen vrijlaten": whose they are is said where they are not a state's own.
  if (mode === 'release' && own !== undefined) return [implicitOf(own, own)];
  // With nobody else in sight who reports it is the other party ("Iran hackte …, meldt Washington").
  const reporting = speakers.filter(({ id }) => id !== undefined && !acting.has(id));
  if (reporting.length === 1)
    return reporting.flatMap(({ id, country }) => (id === undefined ? [] : [implicitOf(id, country)]));
  // A parliament or a court that rejects with nobody else in sight deals with its own state.
  if (own !== undefined && actors.every(({ sector }) => sector !== undefined && HOME_SECTORS.has(sector)))
    return [implicitOf(own, own)];
  const [{ id: actorId }] = actors;
  const rival = OPPOSING.has(type) && actorId !== undefined ? standingRival(actorId) : undefined;
  return rival === undefined || excluded.has(rival)
    ? []
    : [implicitOf(rival, /^[A-Z]{3}$/.test(rival) ? rival : undefined)];
}

/**
 * Who is meant by what the text has told before: whoever was last spoken of, unless the article has told of an opponent of those who
 * act, and the act is one against opponents.
 */
function spokenOfBefore(
  { tree, discourse }: Scene,
  type: ClaimType,
  excluded: ReadonlySet<string | undefined>,
): readonly Participant[] {
  const nearest = discourse.nearestGroup(tree.sentence, ({ id }) => id !== undefined && !excluded.has(id));
  if (!AGAINST.has(type)) return nearest;
  const opponents = discourse.dealings.opponents(excluded);
  const isAmong = opponents.some(({ id }) => nearest.some((one) => one.id === id));
  return opponents.length === 0 || isAmong ? nearest : opponents;
}

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
  const others = partiesIn(scene, act.head, act.speakers).filter(
    ({ id, country, isAimedAt, inClause, mention }) =>
      !excluded.has(id) &&
      !(isAimedAt && inClause) &&
      !isConcerned(scene, mention) &&
      // Weapons are tested and deployed by states; agencies watch.
      !(act.type === 'MOBILIZE' && country === undefined && id !== 'NATO') &&
      !isBetween(scene, mention),
  );
  return only(scene, others).map(({ id, country }) => implicitOf(id, country));
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
