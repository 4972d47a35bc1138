import { createHash } from 'node:crypto';
import type { ClaimTime, ClaimType, Participant } from '../../claim/index.ts';
import type { Origin } from '../origins/index.ts';
import { keysOf } from '../origins/sentence-keys.ts';
import { wordsOf } from '../origins/words.ts';
import { type Telling, type TellingGroup, participantKeys } from '../stories/index.ts';
import { figuresOf } from './figures.ts';
import type { Reply } from './replies.ts';
import { type NoticedStance, isFor, polarityOf, positionsOf, stancesOf, withNotices } from './stances.ts';
import { credibilityOf, isSupport, originsOf, statusOf, stixConfidence } from './status.ts';
import type { Notice, Story } from './story.ts';
import type { Withdrawal } from './withdrawals.ts';

/** A participant belongs to the story when this share of the tellings names it. */
const NAMED = 0.34;

/** The ledger of agreement: each group of tellings with who says what of it. Stories in order of their first telling. */
export function buildLedger(
  groups: readonly TellingGroup[],
  origins: readonly Origin[],
  withdrawals: readonly Withdrawal[] = [],
  replies: readonly Reply[] = [],
): Story[] {
  const answers = answersOf(groups, replies);
  const originOfArticle = new Map(
    origins.flatMap(({ id, articles }) => articles.map((article) => [article, id])),
  );
  return groups.map((tellings) => {
    const originOf = tellings.map(({ article }) => originOfArticle.get(article) ?? article);
    return storyOf(tellings, originOf, withdrawals, answers);
  });
}

function storyOf(
  tellings: readonly Telling[],
  originOf: readonly string[],
  withdrawals: readonly Withdrawal[],
  answers: ReadonlyMap<string, readonly Reply[]>,
): Story {
  const polarity = polarityOf(tellings);
  const own = stancesOf(tellings, polarity);
  const stances = withNotices(own, tellings, [
    ...withdrawalsOf(tellings, withdrawals),
    ...repliesOf(tellings, answers),
  ]);
  const { positions, changes } = positionsOf(stances, tellings);
  const supports = tellings.map(
    ({ article, claim }) =>
      isSupport(claim, claim.polarity === polarity) &&
      // What is said again when it is taken back.
      !withdrawals.some(
        (one) => one.article === article && one.start < claim.selector.end && one.end > claim.selector.start,
      ),
  );
  const standing = { tellings, originOf, supports, positions };
  const status = statusOf(standing);
  const credibility = credibilityOf(standing, status);
  const stix = stixConfidence(credibility);
  const time = timeOf(tellings);
  return {
    id: storyId(tellings[0]),
    type: commonestType(tellings),
    actors: agreed(tellings, ({ claim }) => claim.actors),
    recipients: agreed(tellings, ({ claim }) => claim.recipients),
    ...(time === undefined ? {} : { time }),
    tellings,
    originOf,
    stances,
    changes,
    figures: figuresOf(tellings, originOf),
    status,
    origins: originsOf(standing),
    credibility,
    ...(stix === undefined ? {} : { stixConfidence: stix }),
  };
}

/** 24 hexadecimal digits over the earliest telling. */
function storyId({ article, claim }: Telling): string {
  return createHash('sha256')
    .update(JSON.stringify(['story', article, claim.id]))
    .digest('hex')
    .slice(0, 24);
}

/** Sentences in which a speaker of the story takes back what he said of it: later, by his name, and with something in common. */
function withdrawalsOf(tellings: readonly Telling[], withdrawals: readonly Withdrawal[]): NoticedStance[] {
  const speakers = new Map<string, { speaker: Participant; tellings: Telling[] }>();
  for (const telling of tellings) {
    for (const { speaker, stance } of telling.claim.attribution) {
      const [key] = participantKeys(speaker);
      if (key === undefined || !isFor(stance)) continue;
      const known = speakers.get(key) ?? { speaker, tellings: [] };
      speakers.set(key, known);
      known.tellings.push(telling);
    }
  }
  return withdrawals.flatMap((notice) => {
    for (const { speaker, tellings: own } of speakers.values()) {
      const names = wordsOf(speaker.name ?? speaker.text).filter((word) => word.length > 3);
      const isNamed =
        names.some((word) => notice.words.has(word)) ||
        participantKeys(speaker).some((key) => notice.keys.has(`@${key}`));
      const before = own.filter(({ published }) => (published ?? '') <= (notice.published ?? '~'));
      if (
        isNamed &&
        before.some((telling) => isAbout(notice, telling) || sharesMuch(notice, telling, names))
      ) {
        return [{ speaker, stance: 'denies', withdraws: true, notice: noticeOf(notice) }];
      }
    }
    return [];
  });
}

function noticeOf({ article, start, end, exact, published }: Notice): Notice {
  return { article, start, end, exact, ...(published === undefined ? {} : { published }) };
}

/** Letters between what is said and the answer to it, at most: the next sentence. */
const NEXT = 60;

function sentenceKey(article: string, start: number): string {
  return `${article} ${start}`;
}

/** Replies by the sentence that they answer: the claim's sentence right before them. */
function answersOf(
  groups: readonly TellingGroup[],
  replies: readonly Reply[],
): ReadonlyMap<string, readonly Reply[]> {
  const byArticle = new Map<string, Reply[]>();
  for (const reply of replies) {
    const list = byArticle.get(reply.article);
    if (list === undefined) byArticle.set(reply.article, [reply]);
    else list.push(reply);
  }
  const answers = new Map<string, Reply[]>();
  if (replies.length === 0) return answers;
  for (const { article, claim } of groups.flat()) {
    const key = sentenceKey(article, claim.selector.start);
    if (answers.has(key)) continue;
    const own = (byArticle.get(article) ?? []).filter(
      ({ start }) => start >= claim.selector.end && start - claim.selector.end <= NEXT,
    );
    answers.set(key, own);
  }
  return answers;
}

/** An accusation and a judgement are answered as what they say, which is a claim of its own. */
const SPEECH: ReadonlySet<ClaimType> = new Set(['ACCUSE', 'ASSESSMENT', 'REQUEST']);

function repliesOf(
  tellings: readonly Telling[],
  answers: ReadonlyMap<string, readonly Reply[]>,
): NoticedStance[] {
  return tellings.flatMap(({ article, claim }, telling) => {
    if (SPEECH.has(claim.type)) return [];
    const said = new Set(claim.attribution.flatMap(({ speaker }) => participantKeys(speaker)));
    // Who stands in the claim's own chain has been read.
    return (answers.get(sentenceKey(article, claim.selector.start)) ?? [])
      .filter(({ speaker }) => !participantKeys(speaker).some((key) => said.has(key)))
      .map((reply) => ({
        speaker: reply.speaker,
        stance: reply.stance,
        withdraws: false,
        notice: noticeOf(reply),
        telling,
      }));
  });
}

/** Whether a withdrawal names a figure of the claim, or two of its words. */
function isAbout({ keys, words }: Withdrawal, { claim }: Telling): boolean {
  if ((claim.quantities ?? []).some(({ value }) => value > 1 && keys.has(`#${value}`))) return true;
  const own = wordsOf([claim.trigger.text, ...(claim.objects ?? []).map(({ text }) => text)].join(' '));
  return own.filter((word) => word.length > 4 && words.has(word)).length >= 2;
}

/** The type of most tellings, the first in time among equals; what is only promised or threatened counts half. */
function commonestType(tellings: readonly Telling[]): ClaimType {
  const counts = new Map<ClaimType, number>();
  for (const { claim } of tellings) {
    const weight = claim.reality === 'actual' || claim.reality === 'ongoing' ? 1 : 0.5;
    counts.set(claim.type, (counts.get(claim.type) ?? 0) + weight);
  }
  let best = tellings[0].claim.type;
  for (const [type, count] of counts) if (count > (counts.get(best) ?? 0)) best = type;
  return best;
}

/** What a withdrawal and a sentence must share when the claim's own words do not show that one is about the other. */
const MUCH = 3;
const STEM = 6;

/** Whether a withdrawal repeats much of a sentence, in words or in names and numbers; who speaks is in both anyway. */
function sharesMuch(
  { article, exact, keys }: Withdrawal,
  { article: own, claim }: Telling,
  speaker: readonly string[],
): boolean {
  if (article === own) return false;
  const named = new Set(speaker.map((word) => word.slice(0, STEM)));
  const stemsOf = (text: string): Set<string> =>
    new Set(
      wordsOf(text)
        .filter((word) => word.length > 4)
        .map((word) => word.slice(0, STEM))
        .filter((stem) => !named.has(stem)),
    );
  const stems = stemsOf(exact);
  const shared = [...stemsOf(claim.selector.exact)].filter((stem) => stems.has(stem)).length;
  const same = [...new Set(keysOf(claim.selector.exact))].filter((key) => keys.has(key)).length;
  return shared >= MUCH || same >= MUCH + 1;
}

function agreed(
  tellings: readonly Telling[],
  of: (telling: Telling) => readonly Participant[],
): Participant[] {
  const counts = new Map<string, { participant: Participant; count: number }>();
  for (const telling of tellings) {
    const seen = new Set<string>();
    for (const participant of of(telling)) {
      const [key] = participantKeys(participant);
      if (key === undefined || seen.has(key)) continue;
      seen.add(key);
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { participant, count: 1 });
      else known.count++;
    }
  }
  const least = Math.min(
    NAMED * tellings.length,
    Math.max(0, ...[...counts.values()].map(({ count }) => count)),
  );
  return [...counts.values()]
    .filter(({ count }) => count >= least)
    .sort((a, b) => b.count - a.count)
    .map(({ participant }) => participant);
}

/** The narrowest time that a text gives and that most others allow; else what publication says. */
function timeOf(tellings: readonly Telling[]): ClaimTime | undefined {
  const times = tellings.flatMap(({ claim: { time } }) => (time === undefined ? [] : [time]));
  const given = times.filter(
    ({ basis, start, end }) => basis === 'text' && start !== undefined && end !== undefined,
  );
  const list = given.length > 0 ? given : times;
  const score = (time: ClaimTime): number =>
    list.filter(
      (other) => (other.start ?? '') <= (time.end ?? '9999') && (time.start ?? '') <= (other.end ?? '9999'),
    ).length;
  let best: ClaimTime | undefined;
  for (const time of list) {
    if (
      best === undefined ||
      score(time) > score(best) ||
      (score(time) === score(best) && length(time) < length(best))
    ) {
      best = time;
    }
  }
  return best;
}

function length({ start, end }: ClaimTime): number {
  return start === undefined || end === undefined ? Infinity : Date.parse(end) - Date.parse(start);
}
