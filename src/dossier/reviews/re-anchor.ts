import type { Claim } from '../../claim/index.ts';
import type { ClaimAnchor } from './review.ts';

/** Points for what an anchor and a claim of the same text have in common; the rest must exceed a bare common sentence. */
const SAME_TRIGGER = 4;
const SAME_QUOTE = 2;
const SAME_TYPE = 2;
const LEAST = SAME_QUOTE + SAME_TYPE;

/**
 * The claim that an anchor means now: the one with its id, else the nearest in the same text. A newer version may cut sentences
 * differently, name the type or an actor differently, or see the trigger as wider; the word that carries the event stays.
 * Undefined when the newer reading has no such claim.
 */
export function claimOfAnchor(anchor: ClaimAnchor, claims: readonly Claim[]): Claim | undefined {
  let best: Claim | undefined;
  let most = LEAST - 1;
  for (const claim of claims) {
    if (claim.id === anchor.claim) return claim;
    const points = pointsOf(anchor, claim);
    if (points > most || (points === most && best !== undefined && claim.id < best.id)) {
      best = claim;
      most = points;
    }
  }
  return best;
}

function pointsOf(anchor: ClaimAnchor, { selector, trigger, type }: Claim): number {
  const overlaps = selector.start < anchor.end && anchor.start < selector.end;
  if (!overlaps) return 0;
  const sameTrigger =
    anchor.triggerStart === undefined || trigger.span === undefined
      ? trigger.text === anchor.trigger
      : trigger.span.start < anchor.triggerStart + anchor.trigger.length &&
        anchor.triggerStart < trigger.span.end;
  return (
    (sameTrigger ? SAME_TRIGGER : 0) +
    (selector.exact === anchor.quote ? SAME_QUOTE : 0) +
    (type === anchor.type ? SAME_TYPE : 0)
  );
}
