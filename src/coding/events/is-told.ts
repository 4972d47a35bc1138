import { kindOfType, type ClaimType } from '../../claim/index.ts';
import { shapedBy } from '../clauses/carrier.ts';
import type { Clause } from '../clauses/clause.ts';
import { involvingVerb } from '../clauses/involvement.ts';
import { robbedNoun } from '../clauses/find-arguments.ts';
import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { Grammar } from '../packs/grammar.ts';
import type { CodingRule } from '../packs/rules.ts';
import type { SentenceReading } from '../reading.ts';
import type { Coded, Told } from './coded.ts';
import { carrierOf, standsSomewhereFor } from './fill-roles.ts';
import { holderArguments, type HolderScene } from './holder.ts';
import { isPolitical } from './match-rule.ts';

/** Types of what is given for something. */
const RETURNED: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'AID',
  'COOPERATE',
  'CONCEDE',
  'RETREAT',
  'SUPPORT',
]);

/** Whether a noun stands behind "in ruil voor", its article apart. */
export function isInReturn(tree: SentenceTree, noun: number, grammar: Grammar): boolean {
  let at = noun - 1;
  while (at > tree.first && (tree.upos(at) === 'DET' || tree.upos(at) === 'ADJ' || tree.upos(at) === 'NUM'))
    at--;
  if (at - 2 < tree.first) return false;
  return grammar.exchange.has([at - 2, at - 1, at].map((token) => tree.lower(token)).join(' '));
}

/** What is background, purpose or without anybody political is no claim. */
export function isWorthCoding(
  sentence: SentenceReading,
  coded: Coded,
  governing: ReadonlyMap<number, Coded>,
): boolean {
  if (coded.rule.type === undefined) return true;
  // How a clause stands in its sentence costs most to read, and so is asked last.
  return (
    isTold(sentence, coded, governing) &&
    !(coded.clause.isPurpose && !isContentOfSpeech(sentence, coded.clause))
  );
}

/** Whether the sentence tells it, of somebody political, and does not only refer to it. */
function isTold(
  sentence: SentenceReading,
  { clause, roles, rule }: Coded,
  governing: ReadonlyMap<number, Coded>,
): boolean {
  if (rule.type === undefined) return true;
  // Who is left out of an event is looked for later (claims-of.ts); a state of affairs names who it is about.
  if (kindOfType(rule.type) !== 'event' && ![...roles.actors, ...roles.recipients].some(isPolitical))
    return false;
  if (
    sentence.tree.isRelation(clause.head, 'amod') &&
    robbedNoun(sentence.tree, clause.head) === undefined &&
    !isCountedPresence(sentence, clause, rule)
  )
    return false;
  if (clause.pos !== 'noun' || isForegroundNoun(sentence, clause)) return true;
  if (involvingVerb(sentence.tree, clause.head, sentence.pack.grammar) !== undefined) return true;
  if (isToldInFull(sentence, { clause, roles, rule }, governing)) return true;
  // "Finland, sinds vorig jaar lid van de NAVO": what is said of somebody beside his name is told.
  if (kindOfType(rule.type) === 'state') {
    const parties = new Set(roles.actors.map((actor) => actor.id));
    if (rule.type === 'RELATION' && parties.size > 1) return true;
    if (holderArguments(holderScene(sentence, clause)).length > 0) return true;
    // "de Noord-Koreaanse aanwezigheid in Rusland": whose and where is all there is to tell.
    if (rule.type === 'PRESENCE' && parties.size > 0 && !parties.has(undefined) && isPlaced(sentence, clause))
      return true;
  }
  if (isAttendant(sentence, { clause, roles, rule })) return true;
  if (RETURNED.has(rule.type) && isInReturn(sentence.tree, clause.head, sentence.pack.grammar)) return true;
  // "stemt in met een bestand": what is agreed, demanded or promised is told too.
  const governor = governing.get(sentence.tree.head(clause.head));
  return governor?.rule.also.some((also) => also.kind === 'content') === true;
}

/** Prepositions of what goes along with an act, or is behind it: "op verzoek van Warschau", "to howls from Ethiopia". */
const ATTENDANT: ReadonlySet<string> = new Set([
  'op',
  'tot',
  'met',
  'onder',
  'zonder',
  'at',
  'to',
  'with',
  'without',
  'under',
]);

/** "met hulp uit Rusland", "at the request of Georgetown": what somebody else does who is named behind it; no meeting, which is where one is. */
function isAttendant({ tree, pack }: SentenceReading, { clause, roles, rule }: Told): boolean {
  const { pos, head } = clause;
  if (pos !== 'noun' || rule.type === 'CONSULT') return false;
  if (!tree.isRelation(head, 'obl') || !ATTENDANT.has(tree.preposition(head))) return false;
  // "met dat verzoek": what an article points at was told before; English has one in "at the request of".
  if (pack.lang === 'nl' && tree.childOf(head, 'det') !== undefined) return false;
  const { start } = tree.document.layer('tokens');
  return roles.actors.some(
    (actor) => isPolitical(actor) && actor.span !== undefined && actor.span.start > start[head],
  );
}

/** Whether a noun says where ("basissen op Okinawa"), in another country than its own. */
function isPlaced({ tree, pack, reading }: SentenceReading, clause: Clause): boolean {
  return clause.arguments.some(({ place, preposition, head }) => {
    if (place !== 'oblique') return false;
    if (!pack.coreference.locative.has(preposition) && preposition !== 'op') return false;
    const mention = reading.surroundings.mentions.at(head);
    return (
      mention !== undefined &&
      ['state', 'place', 'seat'].includes(mention.kind) &&
      tree.head(head) === clause.head
    );
  });
}

/** "de circa 28.000 permanent gestationeerde militairen": how many are somewhere is told, though beside something else. */
function isCountedPresence({ tree, reading }: SentenceReading, clause: Clause, rule: CodingRule): boolean {
  return (
    rule.type === 'PRESENCE' &&
    tree.head(clause.head) > clause.head &&
    reading.surroundings.hasQuantity(tree, clause)
  );
}

/**
 * "after Russia's invasion of Ukraine": an event noun in the background that names both sides tells the event, unless the
 * clause it stands in has told one of the type ("landed in Beijing for a state visit").
 */
function isToldInFull(
  { tree }: SentenceReading,
  { clause, roles, rule }: Told,
  governing: ReadonlyMap<number, Coded>,
): boolean {
  if (rule.type === undefined || kindOfType(rule.type) !== 'event') return false;
  const parties = new Set(roles.actors.flatMap(({ id }) => id ?? []));
  // "een confrontatie tussen Oekraïense en Noord-Koreaanse troepen": of what is mutual those who take part are both sides.
  const areMutual =
    rule.type !== 'AGREE' && parties.size > 1 && clause.arguments.some(({ place }) => place !== 'adj');
  if (!areMutual && !(parties.size > 0 && roles.recipients.some(isPolitical))) return false;
  for (let at = tree.head(clause.head); at >= 0; at = tree.head(at))
    if (governing.get(at)?.rule.type === rule.type) return false;
  return true;
}

function holderScene({ tree, pack, reading }: SentenceReading, clause: Clause): HolderScene {
  return { tree, pack, clause, mentions: reading.surroundings.mentions };
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
    // "was bereid om te onderhandelen": what somebody is ready for is told.
    pack.concepts.entries(lemma, 'adj').some(({ concept }) => concept === 'willing') ||
    pack.words.modality(lemma).some((entry) => entry.pos === 'noun')
  );
}

/** Concepts of what somebody wants of another. */
const APPEALS: ReadonlySet<string> = new Set(['plead', 'insist', 'call-on']);

/** Concepts of what somebody feels about the deed of another. */
const REACTIONS: ReadonlySet<string> = new Set(['condemn', 'denounce', 'praise']);

/** An event noun is told, not just referred to, when it is subject or object of a verb or the root of its sentence. */
function isForegroundNoun({ tree, pack }: SentenceReading, clause: Clause): boolean {
  const outer = shapedBy(tree, clause.head, pack.grammar);
  // "de samenwerking is een feit": that it is so is what is told.
  const predicate = tree.head(outer);
  if (predicate >= 0 && tree.isRelation(outer, 'nsubj') && pack.grammar.fact.has(tree.lemma(predicate)))
    return true;
  // "twijfels over de claims betreffende de inzet van troepen": what is doubted or claimed is told.
  for (let at = predicate; at >= 0 && tree.upos(at) === 'NOUN'; at = tree.head(at))
    if (
      pack.words
        .speech(tree.lemma(at), 'noun')
        .some(({ stance }) => stance === 'doubts' || stance === 'denies')
    )
      return true;
  // "op verzoek van Georgetown": who asked for what was done is told beside it.
  if (
    pack.coreference.prompting.has(tree.preposition(outer)) &&
    clause.concepts.some(({ concept }) => APPEALS.has(concept)) &&
    clause.arguments.some(({ preposition }) => pack.grammar.possessor.has(preposition))
  )
    return true;
  // "tot woede van Warschau": whoever is moved to it is told by it.
  if (
    pack.coreference.reaction.has(tree.preposition(outer)) &&
    clause.concepts.some(({ concept }) => REACTIONS.has(concept))
  )
    return true;
  if (carrierOf({ tree, clause, pack }) !== undefined) return !tree.isRelation(outer, 'obl');
  if (standsSomewhereFor(tree, outer, pack) !== undefined) return true;
  return tree.head(outer) < 0 || tree.childOf(clause.head, 'cop') !== undefined;
}
