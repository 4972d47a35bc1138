import type { Claim, Participant, Stance } from '../../claim/index.ts';
import { keysOf } from '../origins/index.ts';
import { wordsOf } from '../origins/words.ts';
import { type BareSentence, bareTelling, echoOf, echoValue } from './echoes.ts';
import { type Features, type StorySpace, type Telling, participantKeys } from './features.ts';
import { meaningsOf } from './meanings.ts';
import { similarity } from './similarity.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/**
 * Denials and doubts that stand apart from what they are of: a sentence without a claim ("Moskou ontkent dat het er iets mee te
 * maken had"), or one whose claim no other tells. They belong to what the article, or another one before it, told of the one
 * who speaks.
 */
export interface Reactions {
  /** Sentences by the group that they join. */
  readonly bare: ReadonlyMap<number, readonly Telling[]>;
  /** Groups of one claim that join another. */
  readonly moved: ReadonlyMap<number, number>;
}

/** What speaks for an answer to a telling, in log-odds beside their likeness. */
const SAME_ARTICLE = 1.5;
const NEXT_SENTENCE = 1.5;
const ACCUSED = 1.8;
const RECIPIENT = 0.4;
/** What the article is about, and what many tell. */
const LEAD = 0.7;
const LEAD_LETTERS = 400;
const MANY = 0.3;
/** Nobody denies his own words. */
const OWN_WORDS = -3;
/** An accusation is answered as what it says, which is a claim of its own. */
const SPEECH = -2.5;
/** From these log-odds on it is an answer. */
const LEAST = 0.6;
/** Letters between what is said and the answer to it in the next sentence, at most. */
const NEXT = 60;
/** Days after which what was said is no longer answered in another article. */
const REACH_DAYS = 120;

const SPEECH_TYPES: ReadonlySet<string> = new Set(['ACCUSE', 'ASSESSMENT', 'REQUEST']);

/** Who lets something be known does not say that he knows it not. */
const LETS_KNOW = /\bl(?:iet|aat|ieten|aten)\b.*\bweten\b/u;

/** What others are quoted with. */
const QUOTED = /[“"‘„][^“"‘„”’]*[”"’]/gu;
/** Outside of quotes the writer of the text: what he does not know or believe is no party's doubt. */
const WRITER = /(?<![\p{L}\p{N}])(?:ik|I)(?![\p{L}\p{N}])/u;

/** The stance that the words of a sentence take towards something said before. */
export function stanceIn(sentence: string, lang: string): Stance | undefined {
  if (WRITER.test(sentence.replace(QUOTED, ''))) return undefined;
  const meanings = meaningsOf(wordsOf(sentence), lang);
  const about = meanings.has('?about');
  const takes = (stance: Stance): boolean =>
    meanings.has(`!${stance}`) || (about && meanings.has(`?${stance}`));
  if (takes('doubts') && !LETS_KNOW.test(sentence)) return 'doubts';
  return takes('denies') ? 'denies' : undefined;
}

export function findReactions(
  space: StorySpace,
  groups: readonly (readonly Telling[])[],
  sentences: readonly BareSentence[],
  weights: Weights = WEIGHTS,
): Reactions {
  const index = indexOf(space, groups);
  const bare = new Map<number, Telling[]>();
  for (const sentence of sentences) {
    const stance = stanceIn(sentence.exact, sentence.lang);
    if (stance === undefined) continue;
    const speaker = speakerOf(sentence, index);
    if (speaker === undefined) continue;
    const found = bestFor(space.featuresOf(bareTelling(sentence)), speaker, index, (a, b) =>
      echoValue(a, b, weights),
    );
    if (found === undefined) continue;
    const telling = echoOf(sentence, found.telling);
    const list = bare.get(found.group) ?? [];
    bare.set(found.group, list);
    list.push({ ...telling, claim: said(telling.claim, speaker, stance) });
  }
  const moved = new Map<number, number>();
  groups.forEach(([telling, ...others], group) => {
    const link = telling.claim.attribution.find(({ stance }) => stance === 'denies' || stance === 'doubts');
    const own = index.byTelling.get(telling);
    if (others.length > 0 || link === undefined || own === undefined) return;
    const found = bestFor(own.features, link.speaker, index, (a, b) => similarity(a, b, weights));
    // What is moved must find its new place where it is.
    if (found !== undefined && mayTake(groups[found.group])) moved.set(group, found.group);
  });
  return { bare, moved };
}

/** A group that is not itself moved. */
function mayTake([telling, ...others]: readonly Telling[]): boolean {
  return (
    others.length > 0 ||
    telling.claim.attribution.every(({ stance }) => stance !== 'denies' && stance !== 'doubts')
  );
}

interface Placed {
  readonly telling: Telling;
  readonly features: Features;
  readonly group: number;
  /** Number of tellings of the group. */
  readonly size: number;
}

interface Index {
  readonly byArticle: ReadonlyMap<string, readonly Placed[]>;
  /** By whoever does something in them. */
  readonly byActor: ReadonlyMap<string, readonly Placed[]>;
  readonly byTelling: ReadonlyMap<Telling, Placed>;
}

function indexOf(space: StorySpace, groups: readonly (readonly Telling[])[]): Index {
  const featuresOf = new Map(space.features.map((features) => [features.telling, features]));
  const byArticle = new Map<string, Placed[]>();
  const byActor = new Map<string, Placed[]>();
  const byTelling = new Map<Telling, Placed>();
  const add = (map: Map<string, Placed[]>, key: string, placed: Placed): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [placed]);
    else list.push(placed);
  };
  groups.forEach((tellings, group) => {
    for (const telling of tellings) {
      const features = featuresOf.get(telling) ?? space.featuresOf(telling);
      const placed = { telling, features, group, size: tellings.length };
      byTelling.set(telling, placed);
      add(byArticle, telling.article, placed);
      for (const actor of features.actors) add(byActor, actor, placed);
    }
  });
  return { byArticle, byActor, byTelling };
}

/** Of what the article told before, and of what others told of the speaker, that which is answered. */
function bestFor(
  own: Features,
  speaker: Participant,
  { byArticle, byActor }: Index,
  likeness: (own: Features, other: Features) => number,
): Placed | undefined {
  const { article, claim } = own.telling;
  const keys = participantKeys(speaker);
  const here = (byArticle.get(article) ?? []).filter(
    ({ telling }) => telling.claim.selector.end <= claim.selector.start,
  );
  const elsewhere = keys
    .flatMap((key) => byActor.get(key) ?? [])
    .filter(
      ({ telling, features }) =>
        telling.article !== article &&
        features.time.published <= own.time.published &&
        own.time.published - features.time.published <= REACH_DAYS,
    );
  let best: { readonly placed: Placed; readonly value: number } | undefined;
  for (const placed of [...here, ...elsewhere]) {
    const value =
      likeness(own, placed.features) + answerValue(own, keys, placed.features) + MANY * Math.log(placed.size);
    if (value >= LEAST && (best === undefined || value > best.value)) best = { placed, value };
  }
  return best?.placed;
}

function answerValue(
  { telling }: Features,
  keys: readonly string[],
  { telling: other, ...rest }: Features,
): number {
  const { claim } = other;
  const by = (set: ReadonlySet<string>): boolean => keys.some((key) => set.has(key));
  const same = telling.article === other.article;
  const gap = telling.claim.selector.start - claim.selector.end;
  const own = claim.attribution.some(({ speaker }) =>
    participantKeys(speaker).some((key) => keys.includes(key)),
  );
  return (
    (same ? SAME_ARTICLE : 0) +
    (same && gap >= 0 && gap <= NEXT ? NEXT_SENTENCE : 0) +
    (same && claim.selector.start < LEAD_LETTERS ? LEAD : 0) +
    (by(rest.actors) ? ACCUSED : by(rest.recipients) ? RECIPIENT : 0) +
    (own ? OWN_WORDS : 0) +
    (SPEECH_TYPES.has(claim.type) ? SPEECH : 0)
  );
}

/** Words around the word of denying in which whoever denies is named. */
const NEAR = 7;

/** Who is named nearest to the word of denying, before it rather than behind it; else who spoke last in the article. */
function speakerOf(sentence: BareSentence, { byArticle }: Index): Participant | undefined {
  const { exact, lang } = sentence;
  const words = exact.split(/\s+/);
  const at = words.findIndex((_, i) => stanceIn(words.slice(0, i + 1).join(' '), lang) !== undefined);
  const idIn = (part: readonly string[]): string | undefined =>
    keysOf(part.join(' '))
      .findLast((key) => key.startsWith('@'))
      ?.slice(1);
  const first = keysOf(words.slice(0, NEAR).join(' ')).find((key) => key.startsWith('@'));
  const id =
    idIn(words.slice(Math.max(0, at - NEAR), at)) ?? first?.slice(1) ?? idIn(words.slice(at, at + NEAR));
  if (id !== undefined) return { text: id, id };
  const before = (byArticle.get(sentence.article) ?? [])
    .filter(({ telling }) => telling.claim.selector.end <= sentence.start)
    .toSorted((a, b) => b.telling.claim.selector.start - a.telling.claim.selector.start);
  const last = before.find(({ telling }) => telling.claim.attribution.length > 0);
  return last?.telling.claim.attribution[0].speaker;
}

function said(claim: Claim, speaker: Participant, stance: Stance): Claim {
  return { ...claim, attribution: [{ speaker, stance, cue: '' }] };
}
