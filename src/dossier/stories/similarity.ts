import type { Reality } from '../../claim/index.ts';
import type { Features } from './features.ts';
import { shared, sharedWeight } from './hash-set.ts';
import { isProcess, isTransfer, nearness } from './kinship.ts';
import { placesAgree, placesDiffer } from './places.ts';
import { EVIDENCE, type Evidence, WEIGHTS, type Weights } from './weights.ts';

/** A longer time does not say when something momentary was. */
const SEASON_DAYS = 100;
/** Nearness in time halves with so many days between two reports: of what happens once, and of what goes on. */
const NEWS_DAYS = 4;
const PROCESS_DAYS = 30;
/** Days between two reports after which another figure would be given as new. */
const FIGURE_DAYS = 14;

/** Beyond these log-odds more evidence says no more. */
const MOST = 4;

/**
 * The log-odds that two claims tell one story: what they agree and differ in, each as much as `weights` says. What one of them
 * does not say counts neither way. The same whichever comes first.
 */
export function similarity(a: Features, b: Features, weights: Weights = WEIGHTS): number {
  if (isOtherDay(a, b)) return weights.otherDay;
  const found = evidenceOf(a, b);
  let sum = weights.base;
  for (const name of EVIDENCE) sum += weights[name] * found[name];
  const strangers = isStranger(a, b) && isStranger(b, a) ? weights.strangers : 0;
  return Math.max(-MOST, Math.min(MOST, sum) + strangers);
}

/** Two momentary events of different days, or something told as done that was done later. */
export function isOtherDay(a: Features, b: Features): boolean {
  const [x, y] = [a.time, b.time];
  if (isProcess(a.type) || isProcess(b.type)) return false;
  if (x.kind === 'day' && y.kind === 'day' && gapOf(a, b) > 1) return true;
  return tooEarly(a, b) || tooEarly(b, a);
}

function tooEarly({ time, telling: { claim } }: Features, { time: other }: Features): boolean {
  return other.kind === 'day' && other.start > time.published + 1 && REAL.has(claim.reality);
}

function gapOf({ time: x }: Features, { time: y }: Features): number {
  return Math.max(0, Math.max(x.start, y.start) - Math.min(x.end, y.end));
}

/** What two claims agree and differ in: each 0 (nothing) to 1. */
export function evidenceOf(a: Features, b: Features): Evidence {
  const near = nearness(a.type, b.type);
  const sameLanguage = a.telling.lang === b.telling.lang;
  const { mode } = a.telling.claim;
  const placeA = a.telling.claim.place;
  const placeB = b.telling.claim.place;
  const names = sharedWeight(a.names, b.names);
  const numbers = shared(a.numbers, b.numbers);
  const objects = objectsAgree(a, b);
  const thing = isTransfer(a.type) && isTransfer(b.type);
  const sameArticle = a.telling.article === b.telling.article;
  return {
    otherType: near === 0 ? 1 : 0,
    nearType: near < 1 ? near : 0,
    concept: shared(a.concept, b.concept),
    mode: mode !== undefined && a.type === b.type && mode === b.telling.claim.mode ? 1 : 0,
    ...partiesAgree(a, b),
    ...timesAgree(a, b),
    sameObjects: objects > 0 ? 1 : 0,
    otherObjects: objects < 0 && thing ? 1 : 0,
    otherTopic: objects < 0 && !thing ? 1 : 0,
    words: sameLanguage ? sharedWeight(a.stems, b.stems) : 0,
    core: sameLanguage ? shared(a.core, b.core) : 0,
    meanings: sharedWeight(a.meanings, b.meanings),
    otherLanguage: sameLanguage ? 0 : 1,
    names,
    otherNames: names === 0 && a.names.sum > 0.5 && b.names.sum > 0.5 ? 1 : 0,
    numbers,
    otherNumbers: numbers === 0 && a.numbers.length > 0 && b.numbers.length > 0 ? 1 : 0,
    ...figuresAgree(a, b),
    place: placesAgree(placeA, placeB) ? 1 : 0,
    otherPlace: placesDiffer(placeA, placeB) ? 1 : 0,
    ...realitiesAgree(a, b),
    polarity: a.telling.claim.polarity === b.telling.claim.polarity ? 0 : 1,
    sameArticle: sameArticle ? 1 : 0,
    context: sameArticle ? 0 : sharedWeight(a.context, b.context),
  };
}

const REAL: ReadonlySet<Reality> = new Set(['actual', 'ongoing']);
const PLAN: ReadonlySet<Reality> = new Set(['planned', 'proposed', 'predicted']);

/** Whether a claim only imagines its event, or makes it a condition: it does not tell that it happened. */
export function isImagined({ telling: { claim } }: Features): boolean {
  return !REAL.has(claim.reality) && !PLAN.has(claim.reality);
}

/** What is only imagined, feared or a condition does not tell what happened. */
function realitiesAgree(x: Features, y: Features): Pick<Evidence, 'planned' | 'imagined'> {
  const [a, b] = [x.telling.claim.reality, y.telling.claim.reality];
  const oneReal = REAL.has(a) !== REAL.has(b);
  const oneImagined = isImagined(x) !== isImagined(y);
  return { planned: oneReal && !oneImagined ? 1 : 0, imagined: oneImagined ? 1 : 0 };
}

/** The parties in their roles. Whoever is not named speaks neither for nor against. */
function partiesAgree(
  a: Features,
  b: Features,
): Pick<
  Evidence,
  'sameActors' | 'otherActors' | 'sameRecipients' | 'otherRecipients' | 'crossed' | 'parties' | 'otherParties'
> {
  const actors = overlap(a.actors, b.actors);
  const recipients = overlap(a.recipients, b.recipients);
  const crossed = (overlap(a.actors, b.recipients) ?? 0) + (overlap(a.recipients, b.actors) ?? 0);
  const all = overlap(a.parties, b.parties);
  const bothSides = a.recipients.size > 0 && b.recipients.size > 0;
  return {
    sameActors: actors ?? 0,
    otherActors: actors === 0 && isKnown(a.actors) && isKnown(b.actors) ? 1 : 0,
    sameRecipients: recipients ?? 0,
    otherRecipients: recipients === 0 && isKnown(a.recipients) && isKnown(b.recipients) ? 1 : 0,
    crossed: bothSides && crossed > (actors ?? 0) + (recipients ?? 0) ? 1 : 0,
    parties: all === undefined ? 0 : jaccard(a.parties, b.parties),
    otherParties: all === 0 ? 1 : 0,
  };
}

/** Whether somebody does it who is named in the one sentence and nowhere in the other. */
function isStranger({ actors, named }: Features, { parties }: Features): boolean {
  for (const key of actors) if (named.has(key) && !parties.has(key)) return true;
  return false;
}

/** Whether one of them has an id. */
function isKnown(participants: ReadonlySet<string>): boolean {
  for (const key of participants) if (!key.startsWith('~')) return true;
  return false;
}

/** Of the smaller set the share that is in both; undefined when one is empty. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number | undefined {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  if (few.size === 0) return undefined;
  let count = 0;
  for (const key of few) if (many.has(key)) count++;
  return count / few.size;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const key of a) if (b.has(key)) count++;
  return count / (a.size + b.size - count);
}

/** 1 the same kind of thing, -1 another one, 0 when one does not say or may mean the same. */
function objectsAgree(a: Features, b: Features): number {
  if (a.objects.size === 0 || b.objects.size === 0) return 0;
  for (const group of a.objects) if (b.objects.has(group)) return 1;
  for (const group of a.objects) if (b.things.has(group)) return 0;
  for (const group of b.objects) if (a.things.has(group)) return 0;
  return -1;
}

/** How near the times are, and whether they are apart. Who takes a stand speaks of what was said before. */
function timesAgree(a: Features, b: Features): Pick<Evidence, 'sameDay' | 'sameTime' | 'late' | 'apart'> {
  const [x, y] = [a.time, b.time];
  const none = { sameDay: 0, sameTime: 0, late: 0, apart: 0 };
  if (x.kind === 'none' || y.kind === 'none') return none;
  const momentary = !isProcess(a.type) && !isProcess(b.type);
  const gap = gapOf(a, b);
  const half = momentary ? NEWS_DAYS : PROCESS_DAYS;
  const far = (days: number): number => 1 - 2 ** (-days / half);
  if (x.kind === 'day' && y.kind === 'day') {
    return gap <= 1 ? { ...none, sameDay: gap === 0 ? 1 : 0.5 } : { ...none, apart: far(gap) };
  }
  const reaction = (a.reaction && x.published >= y.published) || (b.reaction && y.published >= x.published);
  if (x.kind === 'news' && y.kind === 'news') {
    const apart = Math.abs(x.published - y.published);
    if (apart <= 3) return { ...none, sameTime: 1 };
    return reaction ? none : { ...none, late: far(apart - 3) };
  }
  if (gap === 0) {
    const longest = Math.max(x.end - x.start, y.end - y.start);
    if (longest > SEASON_DAYS && momentary) return none;
    return { ...none, sameTime: x.kind === 'span' || y.kind === 'span' ? 0.5 : 1 };
  }
  return reaction ? none : { ...none, late: far(gap) };
}

/** The same number of the same thing; another one of a later day, which may be another thing. */
function figuresAgree(a: Features, b: Features): Pick<Evidence, 'figures' | 'otherFigures'> {
  let differ = false;
  for (const { value, unit } of a.telling.claim.quantities ?? []) {
    for (const other of b.telling.claim.quantities ?? []) {
      if (unit !== other.unit || unit === undefined) continue;
      if (value === other.value && value > 1) return { figures: 1, otherFigures: 0 };
      differ ||= value !== other.value;
    }
  }
  return { figures: 0, otherFigures: differ && gapOf(a, b) > FIGURE_DAYS ? 1 : 0 };
}

/** For callers that explain: what of the evidence counted, the strongest first. */
export function reasonsOf(
  a: Features,
  b: Features,
  weights: Weights = WEIGHTS,
): (readonly [keyof Evidence, number])[] {
  const found = evidenceOf(a, b);
  return EVIDENCE.map((name) => [name, weights[name] * found[name]] as const)
    .filter(([, value]) => value !== 0)
    .toSorted((x, y) => Math.abs(y[1]) - Math.abs(x[1]));
}
