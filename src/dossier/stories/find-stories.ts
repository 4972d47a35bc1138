import { forCandidates } from './blocks.ts';
import { type Link, cluster } from './cluster.ts';
import type { Features, StorySpace, Telling } from './features.ts';
import { isImagined, isOtherDay, similarity } from './similarity.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** Claims that tell one event, in order of publication. */
export type TellingGroup = readonly Telling[];

/** Every claim in exactly one group; the same groups for any order of the tellings. */
export function findStories({ features }: StorySpace, weights: Weights = WEIGHTS): TellingGroup[] {
  const units = unitsOf(features);
  const links = linksOf(units, weights);
  const groups = cluster(units.length, links, (a, b) => unitSimilarity(units[a], units[b], weights), weights);
  return groups.map((members) => members.flatMap((at) => units[at].map(({ telling }) => telling)));
}

/** A promise, threat or demand and what it promises, threatens or demands are told as one. */
const SPEECH_ACTS: ReadonlySet<string> = new Set(['AGREE', 'THREATEN', 'REQUEST', 'REJECT']);
const CONTENT: ReadonlySet<string> = new Set([
  'planned',
  'proposed',
  'predicted',
  'conditional',
  'hypothetical',
]);

/** Claims that are one act of one sentence, together. Sorted as the features are. */
function unitsOf(features: readonly Features[]): Features[][] {
  const bySentence = new Map<string, Features[]>();
  for (const one of features) {
    const { article, claim } = one.telling;
    const key = `${article} ${claim.selector.start}`;
    const list = bySentence.get(key);
    if (list === undefined) bySentence.set(key, [one]);
    else list.push(one);
  }
  const units: Features[][] = [];
  for (const sentence of bySentence.values()) {
    const acts = sentence.filter(({ type }) => SPEECH_ACTS.has(type));
    const own = new Map<Features, Features[]>();
    for (const one of sentence) {
      const act = acts.find((act) => act !== one && isContentOf(one, act));
      if (act === undefined) own.set(one, [one, ...(own.get(one) ?? [])]);
      else own.set(act, [...(own.get(act) ?? []), one]);
    }
    const acted = Array.from(own, ([head, unit]) => (unit.includes(head) ? unit : [head, ...unit]));
    units.push(...withoutRepeats(acted));
  }
  return units.sort((a, b) => (a[0].key < b[0].key ? -1 : 1));
}

/** One event read twice in one sentence is one: the surer reading stands first. */
function withoutRepeats(units: readonly (readonly Features[])[]): Features[][] {
  const kept: Features[][] = [];
  const surest = units.toSorted(([a], [b]) => sureness(b) - sureness(a) || (a.key < b.key ? -1 : 1));
  for (const unit of surest) {
    const same = kept.find(([head]) => isRepeat(head, unit[0]));
    if (same === undefined) kept.push([...unit]);
    else same.push(...unit);
  }
  return kept;
}

function sureness({ time, telling: { claim } }: Features): number {
  return (
    (claim.reality === 'actual' || claim.reality === 'ongoing' ? 1 : 0) + (time.kind === 'day' ? 0.5 : 0)
  );
}

/** The same word read twice, or two words for what the same actor did. */
function isRepeat(a: Features, b: Features): boolean {
  if (a.type !== b.type) return false;
  const [x, y] = [a.telling.claim.trigger, b.telling.claim.trigger];
  if (x.span !== undefined && y.span !== undefined && x.span.start < y.span.end && y.span.start < x.span.end)
    return true;
  const sameActor = [...a.actors].some((actor) => b.actors.has(actor));
  // "They marched to protest": the purpose is the deed.
  return sameActor && (sureness(b) < 1 || (x.lemma === y.lemma && !isOtherDay(a, b)));
}

function isContentOf(one: Features, act: Features): boolean {
  if (SPEECH_ACTS.has(one.type) || !CONTENT.has(one.telling.claim.reality)) return false;
  if (act.telling.claim.reality !== 'actual') return false;
  for (const actor of one.actors) {
    if (act.type === 'REQUEST' ? act.recipients.has(actor) : act.actors.has(actor)) return true;
  }
  return false;
}

/**
 * Of the heads, and of what is promised or threatened on both sides: a threat is not the deed, but two threats of the same
 * deed are one, and so is the same promise read once with and once without the word of promising.
 */
function unitSimilarity(a: readonly Features[], b: readonly Features[], weights: Weights): number {
  let best = -Infinity;
  for (const one of a) {
    for (const other of b) {
      if (mayTellOne(one, a, other, b)) best = Math.max(best, similarity(one, other, weights));
    }
  }
  return best;
}

function mayTellOne(one: Features, a: readonly Features[], other: Features, b: readonly Features[]): boolean {
  return (one.type === a[0].type && other.type === b[0].type) || (isAside(one) && isAside(other));
}

function isAside({ telling: { claim } }: Features): boolean {
  return CONTENT.has(claim.reality);
}

/** Units that are alike enough to be joined. */
function linksOf(units: readonly (readonly Features[])[], weights: Weights): Link[] {
  const flat = units.flat();
  const unitAt = units.flatMap((unit, at) => unit.map(() => at));
  const best = new Map<number, Link>();
  forCandidates(flat, (x, y) => {
    const a = unitAt[x];
    const b = unitAt[y];
    if (a === b || !mayTellOne(flat[x], units[a], flat[y], units[b])) return;
    const value = similarity(flat[x], flat[y], weights);
    if (value < weights.link) return;
    const key = a * units.length + b;
    if (value <= (best.get(key)?.value ?? -Infinity)) return;
    best.set(key, { a, b, value, last: isImagined(units[a][0]) || isImagined(units[b][0]) });
  });
  return [...best.values()];
}
