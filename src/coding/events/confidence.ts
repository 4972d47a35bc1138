import type { Claim, Participant } from '../../claim/index.ts';
import type { Language } from '../../document/index.ts';
import type { Clause } from '../clauses/clause.ts';
import { loadConfidenceWeights } from '../packs/confidence-weights.ts';

/** A claim before it is known how sure it is. */
export type Unsure = Omit<Claim, 'id' | 'confidence'>;

/** How a claim was read, where its fields do not show it. */
export interface Reading {
  readonly lang: Language;
  readonly clause: Pick<Clause, 'pos' | 'voice'>;
  /** Number of conditions of the rule; undefined where no rule coded it. */
  readonly conditions?: number;
  /** Roles were filled from where names stand, or from the rest of the sentence, not from the tree. */
  readonly repaired: boolean;
  /** Number of the sentence in its document, from 0. */
  readonly sentence: number;
}

/** Types of which a report nearly always names who undergoes it. */
const TWO_SIDED: ReadonlySet<string> = new Set([
  'ASSAULT',
  'COERCE',
  'SANCTION',
  'AID',
  'ACCUSE',
  'REQUEST',
  'REJECT',
  'THREATEN',
  'PROTEST',
]);

/** In UTF-16 code units: a participant further from the trigger than this is found less surely. */
const FAR = 60;
/** A sentence longer than this is parsed less surely. */
const LONG = 200;
/** From this sentence on a text presupposes what it has told: who is meant is named less often. */
const FURTHER_ON = 3;

function side(name: string, participants: readonly Participant[]): string[] {
  if (participants.length === 0) return [`${name}:none`];
  const found: string[] = [];
  if (participants.length > 1) found.push(`${name}:several`);
  if (participants.some(({ id }) => id === undefined)) found.push(`${name}:unresolved`);
  if (participants.some(({ via }) => via === 'implicit')) found.push(`${name}:implicit`);
  if (participants.some(({ via }) => via === 'coreference')) found.push(`${name}:coreference`);
  return found;
}

function isFar(claim: Unsure, participants: readonly Participant[]): boolean {
  const trigger = claim.trigger.span;
  return participants.some(
    ({ span }) =>
      span !== undefined &&
      trigger !== undefined &&
      Math.max(span.start - trigger.end, trigger.start - span.end) > FAR,
  );
}

/**
 * What the estimate looks at, as names of rows of `packs/confidence.tsv`: each holds or does not.
 * @param claim with its participants as they are told
 */
export function evidenceFor(
  claim: Unsure,
  { lang, clause, conditions, repaired, sentence }: Reading,
): string[] {
  const actors = new Set(claim.actors.map(({ id }) => id));
  const found = ['base', `lang:${lang}`, `type:${claim.type}`, `pos:${clause.pos}`];
  if (clause.voice === 'passive') found.push('passive');
  found.push(`conditions:${Math.min(conditions ?? 0, 3)}`);
  if (claim.trigger.text.includes(' ')) found.push('phrase');
  if (repaired) found.push('repaired');
  if (sentence >= FURTHER_ON) found.push('further on');
  if (TWO_SIDED.has(claim.type) && claim.recipients.length === 0) found.push('two-sided without recipient');
  if (claim.recipients.some(({ id }) => id !== undefined && actors.has(id)))
    found.push('same party on both sides');
  if (isFar(claim, claim.actors)) found.push('actor far');
  if (isFar(claim, claim.recipients)) found.push('recipient far');
  if (claim.selector.end - claim.selector.start > LONG) found.push('long sentence');
  if (claim.reality !== 'actual') found.push('not actual');
  if (claim.polarity === 'negative') found.push('negative');
  if (claim.attribution.length > 0) found.push('attributed');
  found.push(...side('actor', claim.actors), ...side('recipient', claim.recipients));
  return found;
}

/** By trigger, which stays the same object when a claim is copied: for refitting (docs/measuring.md). */
const evidenceByTrigger = new WeakMap<object, readonly string[]>();

/** What was looked at for the confidence of a claim read in this process; undefined for any other claim. */
export function maybeEvidence(claim: Claim): readonly string[] | undefined {
  return evidenceByTrigger.get(claim.trigger);
}

/**
 * The estimated probability that type, actors and recipients of a claim are all right: 0–1, two decimals. A logistic
 * estimate whose weights are fitted on development items (`packs/confidence.tsv`).
 */
export function confidenceOf(claim: Unsure, reading: Reading): number {
  const evidence = evidenceFor(claim, reading);
  evidenceByTrigger.set(claim.trigger, evidence);
  const weights = loadConfidenceWeights();
  const score = evidence.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0);
  return Math.round(100 / (1 + Math.exp(-score))) / 100;
}
