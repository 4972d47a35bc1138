import type { Participant } from '../../claim/index.ts';
import { ECHO_WEIGHTS, type EchoWeights, echoLikeness } from './echo-likeness.ts';
import type { Features, StorySpace, Telling } from './features.ts';
import { isOtherDay, similarity } from './similarity.ts';
import type { Weights } from './weights.ts';

/** A sentence in which no claim was read. */
export interface BareSentence {
  readonly article: string;
  readonly document: string;
  readonly lang: string;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly published?: string | undefined;
}

/** Fewer words say too little to know a story by. */
const LEAST_WORDS = 6;
/** What stands in this many claims or more brings nobody together. */
const MOST_CLAIMS = 60;
/** From this rarity on a word, a name or a meaning brings a sentence and a claim together; two are needed. */
const RARE = 0.35;
const LEAST_SHARED = 2;
/** No sentence has more words than this. */
const MOST_WORDS = 4096;
/** So many claims that share the rarest words are weighed. */
const MOST_WEIGHED = 16;
/** Days between a sentence and the claim that it repeats, at most. */
const REACH_DAYS = 60;

/**
 * Sentences without a claim of their own that tell a story which others tell: what the reader missed in one paper it may have
 * read in another. Each is put in the form of the claim that it is most like, without what that claim alone says.
 * @returns for each group, the tellings that join it
 */
export function findEchoes(
  space: StorySpace,
  groups: readonly (readonly Telling[])[],
  sentences: readonly BareSentence[],
  weights: EchoWeights = ECHO_WEIGHTS,
): ReadonlyMap<number, readonly Telling[]> {
  const groupOf = new Map(groups.flatMap((group, at) => group.map((telling) => [telling, at] as const)));
  const index = indexOf(space.features);
  const found = new Map<number, Telling[]>();
  for (const sentence of sentences) {
    if (sentence.exact.split(/\s+/).length < LEAST_WORDS) continue;
    const bare = space.featuresOf(bareTelling(sentence));
    let best: { readonly like: Features; readonly value: number } | undefined;
    for (const like of candidates(bare, index, space.features)) {
      if (like.telling.article === sentence.article) continue;
      const value = echoLikeness(bare, like, weights);
      if (value >= weights.link && (best === undefined || value > best.value)) best = { like, value };
    }
    if (best === undefined) continue;
    const group = groupOf.get(best.like.telling);
    if (group === undefined) continue;
    const list = found.get(group) ?? [];
    found.set(group, list);
    list.push(echoOf(sentence, best.like.telling));
  }
  return found;
}

/**
 * Groups of one claim whose sentence tells what another group tells: what was read there was read wrongly. What is read in both of two
 * different days stays apart.
 * @returns the groups with those joined to what they tell, in the order of the first of each
 */
export function withStrays(
  space: StorySpace,
  groups: readonly (readonly Telling[])[],
  weights: EchoWeights = ECHO_WEIGHTS,
): (readonly Telling[])[] {
  const groupOf = new Map(groups.flatMap((group, at) => group.map((telling) => [telling, at] as const)));
  const index = indexOf(space.features);
  const joins = new Map<number, number>();
  for (const own of space.features) {
    const from = groupOf.get(own.telling);
    if (from === undefined || groups[from].length > 1) continue;
    let best: { readonly to: number; readonly value: number } | undefined;
    for (const like of candidates(own, index, space.features)) {
      const to = groupOf.get(like.telling);
      if (to === undefined || to === from || like.telling.article === own.telling.article) continue;
      if (own.type === like.type || isOtherDay(own, like)) continue;
      const value = echoLikeness(own, like, weights, weights.content);
      if (value >= weights.stray && (best === undefined || value > best.value)) best = { to, value };
    }
    if (best !== undefined) joins.set(from, best.to);
  }
  return united(groups, joins);
}

/** Groups that are joined to one another, directly or by others between them, as one. */
function united(
  groups: readonly (readonly Telling[])[],
  joins: ReadonlyMap<number, number>,
): (readonly Telling[])[] {
  const parent = groups.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root];
    return root;
  };
  for (const [from, to] of joins) {
    const [a, b] = [rootOf(from), rootOf(to)];
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  const whole = new Map<number, Telling[]>();
  groups.forEach((group, at) => {
    const root = rootOf(at);
    const list = whole.get(root);
    if (list === undefined) whole.set(root, [...group]);
    else list.push(...group);
  });
  return [...whole.values()];
}

/** The likeness of a sentence and a claim, the type of the claim taken for given. */
export function echoValue(bare: Features, like: Features, weights: Weights): number {
  return similarity({ ...bare, type: like.type, concept: like.concept }, like, weights);
}

/** Calls `take` with each rare word, name and meaning of a claim, and how rare it is. */
function eachRare({ names, stems, meanings }: Features, take: (token: number, weight: number) => void): void {
  for (const { hashes, weights } of [names, stems, meanings]) {
    for (let at = 0; at < hashes.length; at++) if (weights[at] >= RARE) take(hashes[at], weights[at]);
  }
}

function indexOf(features: readonly Features[]): ReadonlyMap<number, readonly number[]> {
  const index = new Map<number, number[]>();
  features.forEach((one, at) => {
    eachRare(one, (token) => {
      const list = index.get(token);
      if (list === undefined) index.set(token, [at]);
      else if (list[list.length - 1] !== at && list.length <= MOST_CLAIMS) list.push(at);
    });
  });
  return index;
}

function candidates(
  bare: Features,
  index: ReadonlyMap<number, readonly number[]>,
  features: readonly Features[],
): Features[] {
  const shared = new Map<number, number>();
  eachRare(bare, (token, weight) => {
    const list = index.get(token);
    if (list === undefined || list.length > MOST_CLAIMS) return;
    // The number of words that are shared, and how rare they are.
    for (const at of list) shared.set(at, (shared.get(at) ?? 0) + 1 + weight / MOST_WORDS);
  });
  const near: (readonly [number, number])[] = [];
  for (const [at, value] of shared) {
    if (value < LEAST_SHARED) continue;
    if (Math.abs(features[at].time.published - bare.time.published) > REACH_DAYS) continue;
    near.push([at, (value - Math.floor(value)) * MOST_WORDS]);
  }
  if (near.length > MOST_WEIGHED) near.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return near.slice(0, MOST_WEIGHED).map(([at]) => features[at]);
}

/** A sentence in the form of a claim that says nothing but its words. */
export function bareTelling({
  article,
  document,
  lang,
  published,
  exact,
  start,
  end,
}: BareSentence): Telling {
  return {
    article,
    lang,
    ...(published === undefined ? {} : { published }),
    claim: {
      id: '',
      document,
      kind: 'event',
      type: 'ASSESSMENT',
      actors: [],
      recipients: [],
      reality: 'actual',
      polarity: 'positive',
      certainty: 'certain',
      attribution: [],
      selector: { start, end, exact },
      trigger: { text: '', lemma: '' },
      rule: '',
      confidence: 0,
    },
  };
}

/** The sentence as a telling of what the claim tells: who did what to whom is the claim's, where it stands the sentence's. */
export function echoOf(sentence: BareSentence, { claim }: Telling): Telling {
  const { article, document, lang, published, exact, start, end } = sentence;
  const { id, kind, type, mode, reality, polarity, certainty, rule, confidence } = claim;
  return {
    article,
    lang,
    echo: true,
    claim: {
      id,
      document,
      kind,
      type,
      ...(mode === undefined ? {} : { mode }),
      actors: claim.actors.map(withoutSpan),
      recipients: claim.recipients.map(withoutSpan),
      reality,
      polarity,
      certainty,
      attribution: [],
      selector: { start, end, exact },
      trigger: { text: '', lemma: claim.trigger.lemma },
      rule,
      confidence,
    },
    ...(published === undefined ? {} : { published }),
  };
}

/** The place in the other article says nothing of this one. */
function withoutSpan(participant: Participant): Participant {
  const own: { -readonly [Key in keyof Participant]: Participant[Key] } = { ...participant };
  delete own.span;
  return own;
}
