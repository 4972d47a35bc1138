import type { Reality } from '../../claim/index.ts';
import { isProcess, isTransfer, nearness } from './kinship.ts';
import type { Features } from './features.ts';
import { shared, sharedWeight } from './hash-set.ts';
import { WEIGHTS, type Weights } from './weights.ts';
import { placesDiffer, placesAgree } from './places.ts';

/** Two claims that cannot tell one event. */
export const NEVER = -1;

/** A longer time does not say when something momentary was. */
const SEASON_DAYS = 100;

/** How likely two claims tell one story: 0 to about 1.3, or NEVER. The same whichever comes first. */
export function similarity(a: Features, b: Features, weights: Weights = WEIGHTS): number {
  const near = nearness(a.type, b.type);
  if (near === 0) return NEVER;
  const participants = participantsAgree(a, b, weights);
  if (participants === NEVER) return NEVER;
  const time = timesAgree(a, b, weights);
  if (time === NEVER) return NEVER;
  const reality = realitiesAgree(a, b, weights);
  if (reality === NEVER) return NEVER;
  if (placesDiffer(a.telling.claim.place, b.telling.claim.place)) return NEVER;
  const objects = objectsAgree(a, b);
  const sameLanguage = a.telling.lang === b.telling.lang;
  const words = sameLanguage
    ? weights.words * shared(a.stems, b.stems) + weights.core * shared(a.core, b.core)
    : weights.otherLanguage;
  return (
    near *
      (weights.participants * participants + weights.concept * conceptsAgree(a, b) + weights.time * time) +
    (objects < 0
      ? weights.otherObjects * (isTransfer(a.type) && isTransfer(b.type) ? 1 : 0.4)
      : weights.objects * objects) +
    words +
    weights.keys * sharedWeight(a.keys, b.keys) +
    (placesAgree(a.telling.claim.place, b.telling.claim.place) ? weights.place : 0) +
    figuresAgree(a, b, weights) +
    reality +
    (a.telling.article === b.telling.article ? weights.sameArticle : 0)
  );
}

const REAL: ReadonlySet<Reality> = new Set(['actual', 'ongoing']);
const PLAN: ReadonlySet<Reality> = new Set(['planned', 'proposed', 'predicted']);

/** Whether a claim only imagines its event, or makes it a condition: it does not tell that it happened. */
export function isImagined({ telling: { claim } }: Features): boolean {
  return !REAL.has(claim.reality) && !PLAN.has(claim.reality);
}

/** What is only imagined, feared or a condition does not tell what happened. */
function realitiesAgree(x: Features, y: Features, { planned, plannedProcess }: Weights): number {
  const a = x.telling.claim.reality;
  const b = y.telling.claim.reality;
  if (a === b || (REAL.has(a) && REAL.has(b))) return 0;
  const cost = isProcess(x.type) || isProcess(y.type) ? plannedProcess : planned;
  if (REAL.has(a) || REAL.has(b)) return PLAN.has(a) || PLAN.has(b) ? cost : NEVER;
  return cost / 2;
}

/** 1 the same parties in the same roles, less where one of them is not named, NEVER where they are others. */
function participantsAgree(a: Features, b: Features, { otherParty }: Weights): number {
  const { parties: allA } = a;
  const { parties: allB } = b;
  if (allA.size === 0 || allB.size === 0) return 0.2;
  const all = overlap(allA, allB) ?? 0;
  if (all === 0) return NEVER;
  const mutual = a.recipients.size === 0 || b.recipients.size === 0;
  const actors = overlap(a.actors, b.actors);
  const recipients = overlap(a.recipients, b.recipients);
  // What one gives the other is not what the other gives.
  const crossed = (overlap(a.actors, b.recipients) ?? 0) + (overlap(a.recipients, b.actors) ?? 0);
  if (crossed > (actors ?? 0) + (recipients ?? 0) && !mutual) return NEVER;
  if (mutual)
    return all < 1 && known(allA) > 1 && known(allB) > 1 ? otherParty : Math.max(actors ?? 0.4, all * 0.8);
  if (actors === 0) return known(a.actors) > 0 && known(b.actors) > 0 ? NEVER : 0.4;
  if (recipients === 0) return known(a.recipients) > 0 && known(b.recipients) > 0 ? otherParty : 0.6;
  return ((actors ?? 0.6) + (recipients ?? 0.6)) / 2;
}

/** How many of them have an id. */
function known(participants: ReadonlySet<string>): number {
  let count = 0;
  for (const key of participants) if (!key.startsWith('~')) count++;
  return count;
}

/** Of the smaller set the share that is in both; undefined when one is empty. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number | undefined {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  if (few.size === 0) return undefined;
  let count = 0;
  for (const key of few) if (many.has(key)) count++;
  return count / few.size;
}

function objectsAgree({ objects: a }: Features, { objects: b }: Features): number {
  if (a.size === 0 || b.size === 0) return 0.3;
  for (const group of a) if (b.has(group)) return 1;
  return -1;
}

/**
 * 1 the same days, towards 0 as they are further apart, below 0 where that speaks against one event, NEVER where two
 * momentary events were on different days.
 */
function timesAgree(a: Features, b: Features, { newsDays, processDays, late }: Weights): number {
  const [x, y] = [a.time, b.time];
  if (x.kind === 'none' || y.kind === 'none') return 0.2;
  const momentary = !isProcess(a.type) && !isProcess(b.type);
  const gap = Math.max(0, Math.max(x.start, y.start) - Math.min(x.end, y.end));
  const half = momentary ? newsDays : processDays;
  if (x.kind === 'day' && y.kind === 'day') {
    if (gap === 0) return 1;
    if (gap === 1) return 0.6;
    return momentary ? NEVER : fading(gap, half) - late;
  }
  // Nobody tells as done what was done after he wrote.
  if (momentary && (tooEarly(a, b) || tooEarly(b, a))) return NEVER;
  // Who takes a stand speaks of what was said before.
  const reaction = (a.reaction && x.published >= y.published) || (b.reaction && y.published >= x.published);
  if (x.kind === 'news' && y.kind === 'news') {
    const apart = Math.abs(x.published - y.published);
    if (reaction) return Math.max(0.3, fading(apart, half));
    return apart <= 3 ? 0.9 : fading(apart, half) - late;
  }
  if (gap === 0) {
    const longest = Math.max(x.end - x.start, y.end - y.start);
    if (longest > SEASON_DAYS && momentary) return 0.1;
    return x.kind === 'span' || y.kind === 'span' ? 0.6 : 0.8;
  }
  return reaction ? Math.max(0.2, fading(gap, half)) : fading(gap, half) - late;
}

function tooEarly({ time, telling: { claim } }: Features, { time: other }: Features): boolean {
  return (
    other.kind === 'day' &&
    other.start > time.published + 1 &&
    (claim.reality === 'actual' || claim.reality === 'ongoing')
  );
}

function fading(days: number, half: number): number {
  return 2 ** (-days / half);
}

/** The same number of the same thing speaks for one event; another number against it when months lie between, or another type. */
function figuresAgree(a: Features, b: Features, { figures, otherFigures }: Weights): number {
  let differ = false;
  for (const { value, unit } of a.telling.claim.quantities ?? []) {
    for (const other of b.telling.claim.quantities ?? []) {
      if (unit !== other.unit || unit === undefined) continue;
      if (value === other.value && value > 1) return figures;
      differ ||= value !== other.value;
    }
  }
  const apart = Math.max(a.time.start, b.time.start) - Math.min(a.time.end, b.time.end);
  return differ && (apart > FIGURE_DAYS || a.type !== b.type) ? otherFigures : 0;
}

/** Reports of one thing this far apart would give the new figure as new. */
const FIGURE_DAYS = 14;

/** By the words of the rule that read them, or by the mode that it gave them. */
function conceptsAgree(a: Features, b: Features): number {
  const { mode } = a.telling.claim;
  const sameMode = mode !== undefined && a.type === b.type && mode === b.telling.claim.mode;
  return Math.max(shared(a.concept, b.concept), sameMode ? SAME_MODE : 0);
}

const SAME_MODE = 0.6;
