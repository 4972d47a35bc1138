import type { ClaimType, Reality } from '../../claim/index.ts';
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
  gather(a, b, FOUND);
  const factors = factorsOf(weights);
  let sum = weights.base;
  for (let i = 0; i < FOUND.length; i++) sum += factors[i] * FOUND[i];
  const strangers = isStranger(a, b) && isStranger(b, a) ? weights.strangers : 0;
  return Math.max(-MOST, Math.min(MOST, sum) + strangers);
}

/** Where pieces of evidence are gathered: millions of pairs are compared, and none of them is kept. */
const FOUND = new Float64Array(EVIDENCE.length);
const factors = new WeakMap<Weights, Float64Array>();

function factorsOf(weights: Weights): Float64Array {
  let row = factors.get(weights);
  if (row === undefined) {
    row = Float64Array.from(EVIDENCE, (name) => weights[name]);
    factors.set(weights, row);
  }
  return row;
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
  gather(a, b, FOUND);
  return Object.fromEntries(EVIDENCE.map((name, at) => [name, FOUND[at]])) as Evidence;
}

/** Where each name stands in the row. */
export const AT = Object.fromEntries(EVIDENCE.map((name, at) => [name, at])) as Evidence;

/** Writes it into a row, in the order of the names. @param type what the first is taken for */
export function gather(a: Features, b: Features, found: Float64Array, type: ClaimType = a.type): void {
  found.fill(0);
  const near = nearness(type, b.type);
  const [one, other] = [a.telling.claim, b.telling.claim];
  if (near === 0) found[AT.otherType] = 1;
  else if (near < 1) found[AT.nearType] = near;
  found[AT.concept] = shared(a.concept, b.concept);
  if (one.mode !== undefined && type === b.type && one.mode === other.mode) found[AT.mode] = 1;
  gatherParties(a, b, found);
  gatherTimes(a, b, found, !isProcess(type) && !isProcess(b.type));
  const objects = objectsAgree(a, b);
  if (objects > 0) found[AT.sameObjects] = 1;
  if (objects < 0) found[isTransfer(type) && isTransfer(b.type) ? AT.otherObjects : AT.otherTopic] = 1;
  if (a.telling.lang === b.telling.lang) {
    found[AT.words] = sharedWeight(a.stems, b.stems);
    found[AT.core] = shared(a.core, b.core);
  } else found[AT.otherLanguage] = 1;
  found[AT.meanings] = sharedWeight(a.meanings, b.meanings);
  found[AT.names] = sharedWeight(a.names, b.names);
  if (found[AT.names] === 0 && a.names.sum > 0.5 && b.names.sum > 0.5) found[AT.otherNames] = 1;
  if (a.numbers.length > 0 && b.numbers.length > 0) {
    found[AT.numbers] = shared(a.numbers, b.numbers);
    if (found[AT.numbers] === 0) found[AT.otherNumbers] = 1;
  }
  if (one.quantities !== undefined && other.quantities !== undefined) gatherFigures(a, b, found);
  if (one.place !== undefined && other.place !== undefined) {
    if (placesAgree(one.place, other.place)) found[AT.place] = 1;
    if (placesDiffer(one.place, other.place)) found[AT.otherPlace] = 1;
  }
  gatherRealities(one.reality, other.reality, found);
  if (one.polarity !== other.polarity) found[AT.polarity] = 1;
  if (a.telling.article === b.telling.article) found[AT.sameArticle] = 1;
  else found[AT.context] = sharedWeight(a.context, b.context);
}

const REAL: ReadonlySet<Reality> = new Set(['actual', 'ongoing']);
const PLAN: ReadonlySet<Reality> = new Set(['planned', 'proposed', 'predicted']);

/** Whether a claim only imagines its event, or makes it a condition: it does not tell that it happened. */
export function isImagined({ telling: { claim } }: Features): boolean {
  return isUnreal(claim.reality);
}

function isUnreal(reality: Reality): boolean {
  return !REAL.has(reality) && !PLAN.has(reality);
}

/** What is only imagined, feared or a condition does not tell what happened. */
function gatherRealities(a: Reality, b: Reality, found: Float64Array): void {
  if (a === b) return;
  if (isUnreal(a) !== isUnreal(b)) found[AT.imagined] = 1;
  else if (REAL.has(a) !== REAL.has(b)) found[AT.planned] = 1;
}

/** The parties in their roles. Whoever is not named speaks neither for nor against. */
function gatherParties(a: Features, b: Features, found: Float64Array): void {
  const actors = overlap(a.actors, b.actors);
  const recipients = overlap(a.recipients, b.recipients);
  const parties = overlap(a.parties, b.parties);
  if (actors === 0 && isKnown(a.actors) && isKnown(b.actors)) found[AT.otherActors] = 1;
  if (recipients === 0 && isKnown(a.recipients) && isKnown(b.recipients)) found[AT.otherRecipients] = 1;
  const same = Math.max(actors, 0) + Math.max(recipients, 0);
  found[AT.sameActors] = Math.max(actors, 0);
  found[AT.sameRecipients] = Math.max(recipients, 0);
  if (a.recipients.size > 0 && b.recipients.size > 0) {
    const crossed =
      Math.max(overlap(a.actors, b.recipients), 0) + Math.max(overlap(a.recipients, b.actors), 0);
    if (crossed > same) found[AT.crossed] = 1;
  }
  if (parties > 0) found[AT.parties] = jaccard(a.parties, b.parties);
  if (parties === 0) found[AT.otherParties] = 1;
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

/** Of the smaller set the share that is in both; -1 when one is empty. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const few = a.size <= b.size ? a : b;
  const many = few === a ? b : a;
  if (few.size === 0) return -1;
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
function gatherTimes(a: Features, b: Features, found: Float64Array, momentary: boolean): void {
  const x = a.time;
  const y = b.time;
  if (x.kind === 'none' || y.kind === 'none') return;
  const gap = gapOf(a, b);
  const half = momentary ? NEWS_DAYS : PROCESS_DAYS;
  if (x.kind === 'day' && y.kind === 'day') {
    if (gap <= 1) found[AT.sameDay] = gap === 0 ? 1 : 0.5;
    else found[AT.apart] = far(gap, half);
    return;
  }
  const reaction = (a.reaction && x.published >= y.published) || (b.reaction && y.published >= x.published);
  if (x.kind === 'news' && y.kind === 'news') {
    const apart = Math.abs(x.published - y.published);
    if (apart <= 3) found[AT.sameTime] = 1;
    else if (!reaction) found[AT.late] = far(apart - 3, half);
    return;
  }
  if (gap > 0) {
    if (!reaction) found[AT.late] = far(gap, half);
    return;
  }
  const longest = Math.max(x.end - x.start, y.end - y.start);
  if (longest > SEASON_DAYS && momentary) return;
  found[AT.sameTime] = x.kind === 'span' || y.kind === 'span' ? 0.5 : 1;
}

/** From 0 towards 1 with the days between two times. */
function far(days: number, half: number): number {
  return 1 - 2 ** (-days / half);
}

/** The same number of the same thing; another one of a later day, which may be another thing. */
function gatherFigures(a: Features, b: Features, found: Float64Array): void {
  let differ = false;
  for (const { value, unit } of a.telling.claim.quantities ?? []) {
    for (const other of b.telling.claim.quantities ?? []) {
      if (unit !== other.unit || unit === undefined) continue;
      if (value === other.value && value > 1) {
        found[AT.figures] = 1;
        return;
      }
      differ ||= value !== other.value;
    }
  }
  if (differ && gapOf(a, b) > FIGURE_DAYS) found[AT.otherFigures] = 1;
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
