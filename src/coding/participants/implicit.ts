import type { ClaimType, Participant } from '../../claim/index.ts';
import { isAtHome } from './domestic.ts';
import {
  homeOf,
  implicitOf,
  isBeyondBorder,
  only,
  partiesIn,
  DOMESTIC,
  type Act,
  type Scene,
} from './parties.ts';
import { standingRival } from './rivals.ts';
import { headOf } from './standing.ts';

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

export const LEFT_OUT: ReadonlyMap<ClaimType, LeftOut> = new Map<ClaimType, LeftOut>([
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

/** Acts of an opposition that are aimed at its government. */
const OF_OPPOSITION: ReadonlySet<ClaimType> = new Set<ClaimType>(['ACCUSE', 'REJECT', 'REQUEST']);

/** Sectors of a state that act against others of the same state. */
const HOME_SECTORS: ReadonlySet<string> = new Set(['LEG', 'JUD', 'OPP', 'COP', 'CVL']);

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

/** "schoten als antwoord raketten af": what replies is meant for whoever is replied to. */
function isReply({ tree, pack }: Scene, head: number): boolean {
  return tree
    .childrenOf(head, 'obl', 'advcl', 'advmod')
    .some((child) => pack.coreference.reply.has(tree.lemma(child)));
}

/** "pleit voor een embargo", "riepen op tot oefeningen": a verb of appeal, or one that names what for and nobody who should. */
function isGeneralAppeal({ tree, pack }: Scene, head: number): boolean {
  return pack.coreference.appeal.has(tree.lemma(head));
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
    return (
      scene.discourse.lastSeveral(scene.tree.sentence) ??
      scene.discourse.likeliestStates(
        scene.tree.sentence,
        2,
        new Set([...excluded].flatMap((id) => id ?? [])),
      ) ??
      []
    ).flatMap(({ id, country }) => (id === undefined || excluded.has(id) ? [] : [implicitOf(id, country)]));
  const isNamed = others.some(({ inClause, isName }) => inClause && isName);
  if (own !== undefined && !isNamed && isAtHome(scene, type, head, actors)) return [implicitOf(own, own)];
  if (others.length > 0) return only(scene, others).map(({ id, country }) => implicitOf(id, country));
  // Troops are moved against somebody more often than not, weapons are tested against nobody in particular.
  const answers = way === 'aimed-at' && isReply(scene, head);
  if (way === 'aimed-at' && (mode === 'troops' || answers))
    return scene.discourse.dealings
      .opponents(excluded, !answers)
      .flatMap(({ id, country }) => (id === undefined ? [] : [implicitOf(id, country)]));
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
  const isRivals = OPPOSING.has(type) || type === 'CONCEDE' || mode === 'meet';
  const rival = isRivals && actorId !== undefined ? standingRival(actorId) : undefined;
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
  const likeliest = discourse.likeliestGroup(
    tree.sentence,
    ({ id }) => id !== undefined && !excluded.has(id),
  );
  if (!AGAINST.has(type)) return likeliest;
  const opponents = discourse.dealings.opponents(excluded);
  const isAmong = opponents.some(({ id }) => likeliest.some((one) => one.id === id));
  return opponents.length === 0 || isAmong ? likeliest : opponents;
}
