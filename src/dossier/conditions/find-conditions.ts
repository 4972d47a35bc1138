import type { Claim } from '../../claim/index.ts';
import { participantKeys, type Telling } from '../stories/index.ts';
import { isTransfer, nearness, objectGroup } from '../stories/kinship.ts';
import { keysOf } from '../origins/index.ts';
import { wordsOf } from '../origins/words.ts';
import {
  type ConditionClause,
  clauseOfText,
  findConditionClause,
  isAhead,
  isForetold,
} from './condition-clause.ts';
import { type ConditionKind, conditionKind } from './kind.ts';
import { type Match, SentenceIndex, type Wanted, findMatch } from './match.ts';
import { FOUND, type Meaning, type Unit, agreement, meaningOf, meets } from './meaning.ts';
import { type ConditionSource, type Sentence, sentencesOf } from './sentence.ts';

/** A sentence that tells the promise, threat, demand or offer. */
export interface Said {
  readonly sentence: Sentence;
  /** What is promised or threatened, or the promising itself; undefined where coding found neither. */
  readonly claim?: Claim;
}

/** Something promised, threatened, demanded or offered on a condition. */
export interface HangingOn {
  readonly kind: ConditionKind;
  /** Ids, or `~` and how the name sounds; empty when nobody is named. */
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  /** The clause of the first telling. */
  readonly condition: string;
  /** In order of publication. */
  readonly said: readonly Said[];
  /** A later report that the condition may have come. */
  readonly met?: Match;
  /** A later report that what was promised or threatened was done. */
  readonly kept?: Said;
}

interface Found extends Said {
  readonly clause: ConditionClause;
  readonly meaning: Meaning;
  readonly kind: ConditionKind;
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  /** What follows from the condition, without the promising. */
  readonly act?: Claim;
  /** The claims that the condition itself was coded as. */
  readonly inside: readonly Claim[];
}

const SPEECH: ReadonlySet<string> = new Set(['AGREE', 'THREATEN', 'REQUEST', 'REJECT']);
const AHEAD: ReadonlySet<string> = new Set(['planned', 'conditional', 'proposed', 'predicted']);
const REAL: ReadonlySet<string> = new Set(['actual', 'ongoing']);

/**
 * What is promised, threatened, demanded or offered on a condition, and whether the condition may have come. The same for any
 * order of articles and claims.
 */
export function findConditions(
  sources: readonly ConditionSource[],
  tellings: readonly Telling[],
): HangingOn[] {
  const sentences = sentencesOf(sources, tellings);
  const index = new SentenceIndex(sentences);
  const done = doneByActor(sentences);
  const all = sentences.flatMap((sentence) => foundIn(sentence) ?? []);
  const told = new Set(all.map(({ sentence }) => sentence));
  return merged(all).map((group) => {
    const [first] = group;
    const met = metBy(group, index, told);
    const kept = keptBy(group, done);
    return {
      kind: first.kind,
      actors: first.actors,
      recipients: first.recipients,
      condition: first.clause.text,
      said: group.map(({ sentence, claim }) => ({ sentence, ...(claim === undefined ? {} : { claim }) })),
      ...(met === undefined ? {} : { met }),
      ...(kept === undefined ? {} : { kept }),
    };
  });
}

function foundIn(sentence: Sentence): Found | undefined {
  const { claims, exact, lang, start } = sentence;
  const coded = claims.find(({ condition }) => condition?.text !== undefined)?.condition?.text;
  const clause =
    findConditionClause(exact, lang) ?? (coded === undefined ? undefined : clauseOfText(exact, coded, lang));
  if (clause === undefined) return undefined;
  const isInside = ({ trigger, selector }: Claim): boolean => {
    const at = (trigger.span?.start ?? selector.start) - start;
    return clause.span.start <= at && at < clause.span.end;
  };
  const outside = claims.filter((claim) => !isInside(claim));
  const ahead = outside.filter(
    (claim) => claim.condition !== undefined || SPEECH.has(claim.type) || AHEAD.has(claim.reality),
  );
  // A tale of what happened, or a judgement: nothing hangs on it.
  if (ahead.length === 0 && !isAhead(clause.rest, lang) && outside.length > 0) return undefined;
  if (isForetold(clause.rest, lang) && !ahead.some(({ condition }) => condition !== undefined))
    return undefined;
  if (ahead.length > 0 && ahead.every(({ kind }) => kind === 'judgement')) return undefined;
  const acts = ahead.filter(({ kind }) => kind === 'event');
  const claim = acts.find(({ condition }) => condition !== undefined) ?? acts[0] ?? ahead[0];
  const act = acts.find(({ type, reality }) => !SPEECH.has(type) && AHEAD.has(reality));
  const meaning = meaningOf(clause.body, lang);
  return {
    sentence,
    clause,
    meaning,
    inside: claims.filter(isInside),
    kind: conditionKind(acts, clause.rest, lang),
    ...partiesOf(sentence, clause, meaning, claim),
    ...(claim === undefined ? {} : { claim }),
    ...(act === undefined ? {} : { act }),
  };
}

/** By the claim, else the first two that the rest of the sentence names, else those named before. */
function partiesOf(
  { before }: Sentence,
  clause: ConditionClause,
  { parties }: Meaning,
  claim: Claim | undefined,
): Pick<Found, 'actors' | 'recipients'> {
  const named = unique(idsIn(clause.rest));
  const actors = unique(claim?.actors.flatMap(participantKeys) ?? []);
  const doing =
    actors.length > 0
      ? actors
      : named.length > 0
        ? [named[0]]
        : before.filter((id) => !parties.has(id)).slice(0, 1);
  const given = unique(claim?.recipients.flatMap(participantKeys) ?? []).filter((id) => !doing.includes(id));
  const others = [...named, ...parties].filter((id) => !doing.includes(id));
  return { actors: doing, recipients: given.length > 0 ? given : others.slice(0, 1) };
}

function idsIn(text: string): string[] {
  return keysOf(text).flatMap((key) => (key.startsWith('@') ? [key.slice(1)] : []));
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)];
}

/** The same condition told again, together; groups in order of their first telling. */
function merged(found: readonly Found[]): Found[][] {
  const groups: Found[][] = [];
  const byActor = new Map<string, Found[][]>();
  for (const one of found) {
    const keys = one.actors.length > 0 ? one.actors : [''];
    const same = keys.flatMap((key) => byActor.get(key) ?? []).find(([first]) => isSame(first, one));
    const group = same ?? [];
    if (same === undefined) groups.push(group);
    group.push(one);
    for (const key of keys) {
      const list = byActor.get(key) ?? [];
      byActor.set(key, list);
      if (!list.includes(group)) list.push(group);
    }
  }
  return groups;
}

/** Words in common, each way, from which two conditions are one. */
const SAME_CONDITION = 0.6;
const SAME_EVENT = 0.9;

function isSame(a: Found, b: Found): boolean {
  if (a.clause.negated !== b.clause.negated || isHostile(a.kind) !== isHostile(b.kind)) return false;
  const [few, many] =
    a.meaning.units.length <= b.meaning.units.length ? [a.meaning, b.meaning] : [b.meaning, a.meaning];
  if (few.parties.size > 0 && many.parties.size > 0 && !meets(few.parties, many.parties)) return false;
  if (few.units.length === 0) return a.clause.text === b.clause.text;
  const sameLanguage = few.lang === many.lang;
  const [one, other] = few === a.meaning ? [a, b] : [b, a];
  const events = [...eventsOf(one)].some((unit) =>
    [...eventsOf(other)].some((event) => agreement(unit, event, sameLanguage) >= SAME_EVENT),
  );
  if (!events) return false;
  const sum = few.units.reduce((total, unit) => total + best(unit, many, sameLanguage), 0);
  return sum / few.units.length >= SAME_CONDITION && many.units.length <= 3 * few.units.length;
}

function isHostile(kind: ConditionKind): boolean {
  return kind === 'threat';
}

function best(unit: Unit, { units }: Meaning, sameLanguage: boolean): number {
  return Math.max(
    0,
    ...units.map((other) => agreement(unit, other, sameLanguage)).filter((how) => how >= FOUND),
  );
}

function metBy(
  group: readonly Found[],
  index: SentenceIndex,
  told: ReadonlySet<Sentence>,
): Match | undefined {
  const [first] = group;
  const since = first.sentence.published?.slice(0, 10);
  if (since === undefined || first.clause.lasting) return undefined;
  const { meaning, clause, sentence } = first;
  const agent = firstParty(clause.body, sentence.lang);
  const wanted: Wanted = {
    meaning,
    events: eventsOf(first),
    ...(agent === undefined ? {} : { agent }),
    around: new Set([
      ...first.actors,
      ...first.recipients,
      ...(meaning.parties.size === 0 ? sentence.before : []),
    ]),
    negated: clause.negated,
    told,
    article: sentence.article,
    since,
  };
  return findMatch(wanted, index);
}

/** The words that carry the event of a condition: those that were coded, else the last one (Dutch) or the last with a concept. */
function eventsOf({ meaning: { units, lang }, inside }: Found): ReadonlySet<Unit> {
  const triggers = new Set(inside.flatMap(({ trigger }) => wordsOf(trigger.text)));
  const coded = units.filter(({ word }) => triggers.has(word));
  const verbs = coded.filter(({ group }) => group === undefined);
  const telling = units.filter(({ concepts, group }) => concepts.size > 0 && group === undefined);
  const last = lang === 'nl' ? units.at(-1) : undefined;
  const events = [
    ...(verbs.length > 0 ? verbs : coded),
    ...telling.slice(-1),
    ...(last === undefined ? [] : [last]),
  ];
  return new Set(events.length > 0 ? events : units);
}

/** Who stands first, where the verb is not in the passive. */
function firstParty(body: string, lang: string): string | undefined {
  const words = wordsOf(body);
  const passive =
    lang === 'nl' ? ['wordt', 'worden', 'werd', 'werden', 'door'] : ['by', 'is', 'are', 'was', 'were'];
  return words.some((word) => passive.includes(word)) ? undefined : idsIn(body)[0];
}

/** Claims of what was done, by who did it. */
function doneByActor(sentences: readonly Sentence[]): ReadonlyMap<string, readonly Required<Said>[]> {
  const done = new Map<string, Required<Said>[]>();
  for (const sentence of sentences) {
    for (const claim of sentence.claims) {
      if (!REAL.has(claim.reality) || claim.polarity === 'negative' || claim.kind !== 'event') continue;
      if (claim.attribution.some(({ stance }) => stance === 'denies' || stance === 'doubts')) continue;
      for (const actor of unique(claim.actors.flatMap(participantKeys))) {
        const list = done.get(actor);
        if (list === undefined) done.set(actor, [{ sentence, claim }]);
        else list.push({ sentence, claim });
      }
    }
  }
  return done;
}

/** The first later claim by the same actor, to the same recipient and of the same things, that the act was done. */
function keptBy(group: readonly Found[], done: ReadonlyMap<string, readonly Said[]>): Said | undefined {
  const [{ sentence }] = group;
  const act = group.find((one) => one.act !== undefined)?.act;
  const since = sentence.published?.slice(0, 10);
  if (act === undefined || since === undefined) return undefined;
  const articles = new Set(group.map((one) => one.sentence.article));
  return act.actors
    .flatMap(participantKeys)
    .flatMap((actor) => done.get(actor) ?? [])
    .filter(
      ({ sentence: later, claim }) =>
        claim !== undefined &&
        claim.condition === undefined &&
        !SPEECH.has(claim.type) &&
        !articles.has(later.article) &&
        (later.published ?? '').slice(0, 10) > since &&
        (claim.time?.basis !== 'text' || (claim.time.end ?? '9999') >= since) &&
        isSameAct(act, claim),
    )
    .toSorted((a, b) => compareSentences(a.sentence, b.sentence))[0];
}

const SAME_TYPE = 0.7;

function isSameAct(act: Claim, claim: Claim): boolean {
  if (nearness(act.type, claim.type) < SAME_TYPE) return false;
  const to = new Set(act.recipients.flatMap(participantKeys));
  const given = new Set(claim.recipients.flatMap(participantKeys));
  if (to.size === 0 || given.size === 0 ? to.size !== given.size : !meets(to, given)) return false;
  const things = groupsOf(act);
  const others = groupsOf(claim);
  if (isTransfer(act.type)) return things.size > 0 && meets(things, others);
  return (act.type === claim.type && act.rule === claim.rule) || (things.size > 0 && meets(things, others));
}

function groupsOf({ objects = [] }: Claim): ReadonlySet<string> {
  return new Set(objects.flatMap(({ class: name }) => (name === undefined ? [] : [objectGroup(name)])));
}

function compareSentences(a: Sentence, b: Sentence): number {
  const [x, y] = [a.published ?? '~', b.published ?? '~'];
  if (x !== y) return x < y ? -1 : 1;
  if (a.article !== b.article) return a.article < b.article ? -1 : 1;
  return a.start - b.start;
}
