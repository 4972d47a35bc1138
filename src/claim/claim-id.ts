import { hash } from 'node:crypto';
import type { Claim } from './claim.ts';

/**
 * Id of a claim: 24 hexadecimal digits of the SHA-256 of what makes it this claim and no other: document, type, trigger,
 * who and whom, and its own sentence. The same text read by the same version gives the same id; a changed certainty or
 * time keeps it, so that a reviewer's correction stays attached.
 */
export function claimId(claim: Omit<Claim, 'id'>): string {
  const key = [
    claim.document,
    claim.type,
    claim.polarity,
    claim.reality,
    claim.trigger.span?.start ?? -1,
    claim.trigger.text,
    claim.selector.start,
    claim.actors.map((actor) => `${actor.id ?? ''}|${actor.text}`),
    claim.recipients.map((recipient) => `${recipient.id ?? ''}|${recipient.text}`),
  ];
  return hash('sha256', JSON.stringify(key), 'hex').slice(0, 24);
}
