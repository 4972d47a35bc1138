import type { Claim, ClaimType } from '../../claim/index.ts';

/** Reliability of a source as the Admiralty code has it: A reliable … E unreliable, F cannot be judged. */
export const GRADES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Grade = (typeof GRADES)[number];

/** Fields of a claim that a reviewer may correct; where it stands in the text is not one of them. */
export const CORRECTABLE = [
  'type',
  'mode',
  'contexts',
  'actors',
  'recipients',
  'objects',
  'quantities',
  'time',
  'place',
  'reality',
  'polarity',
  'certainty',
  'attribution',
  'condition',
  'exchange',
] as const;
export type CorrectableField = (typeof CORRECTABLE)[number];

/** New values of fields; null takes an optional field away. */
export type Correction = { readonly [F in CorrectableField]?: Claim[F] | null };

/**
 * Which claim is meant, so that it is found again when a newer version reads the same text and the claim's id has changed:
 * by its id, else by its quote, its place and its trigger (W3C Web Annotation: TextQuote and TextPosition).
 */
export interface ClaimAnchor {
  readonly claim: string;
  /** Id of the text. */
  readonly document: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly type: ClaimType;
  readonly trigger: string;
  readonly triggerStart?: number;
}

/** Who an actor is. Without an id it goes by its name. */
export interface ActorIdentity {
  readonly id?: string;
  readonly name?: string;
  readonly country?: string;
}

/** What a reviewer does. */
export type ReviewAction =
  | { readonly action: 'accept' | 'reject'; readonly target: ClaimAnchor }
  | { readonly action: 'correct'; readonly target: ClaimAnchor; readonly fields: Correction }
  /** All these, by id or name, are one: `into`. */
  | { readonly action: 'merge-actors'; readonly actors: readonly string[]; readonly into: ActorIdentity }
  /** Who goes by this name or id is not whom the reader took it for, in these claims or everywhere. */
  | {
      readonly action: 'split-actor';
      readonly actor: string;
      readonly into: ActorIdentity;
      readonly targets?: readonly ClaimAnchor[];
    }
  /** These claims tell one story. */
  | { readonly action: 'merge-stories'; readonly targets: readonly ClaimAnchor[] }
  /** `targets` tell another story than `from`. */
  | {
      readonly action: 'split-story';
      readonly targets: readonly ClaimAnchor[];
      readonly from: readonly ClaimAnchor[];
    }
  | { readonly action: 'rate'; readonly source: string; readonly grade: Grade }
  | {
      readonly action: 'note';
      readonly text: string;
      readonly target?: ClaimAnchor;
      readonly article?: string;
      readonly actor?: string;
    }
  /** Takes back review number `of`; an undo can be undone too. */
  | { readonly action: 'undo'; readonly of: number };

/** A line of the log. Numbers rise by one; they, and not the clock, say which is the latest. */
export type Review = ReviewAction & {
  readonly n: number;
  /** ISO 8601, the caller's clock. */
  readonly at: string;
  readonly who: string;
  readonly why?: string;
};

/** The anchor of a claim. */
export function anchorOf(claim: Claim): ClaimAnchor {
  return {
    claim: claim.id,
    document: claim.document,
    quote: claim.selector.exact,
    start: claim.selector.start,
    end: claim.selector.end,
    type: claim.type,
    trigger: claim.trigger.text,
    ...(claim.trigger.span === undefined ? {} : { triggerStart: claim.trigger.span.start }),
  };
}

/** The anchors that a review holds. */
export function anchorsOf(review: ReviewAction): readonly ClaimAnchor[] {
  switch (review.action) {
    case 'accept':
    case 'reject':
    case 'correct':
      return [review.target];
    case 'note':
      return review.target === undefined ? [] : [review.target];
    case 'split-actor':
    case 'merge-stories':
      return review.targets ?? [];
    case 'split-story':
      return [...review.targets, ...review.from];
    default:
      return [];
  }
}

/** The reviews that hold: not taken back, or taken back by one that was taken back itself. In the order of the log. */
export function effective(log: readonly Review[]): readonly Review[] {
  const undone = new Set<number>();
  // From the end: whether an undo holds is known before what it takes back is reached.
  for (const review of log.toReversed()) {
    if (review.action === 'undo' && !undone.has(review.n)) undone.add(review.of);
  }
  return log.filter((review) => review.action !== 'undo' && !undone.has(review.n));
}
