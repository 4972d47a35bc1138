import type { Claim } from '../claim/index.ts';
import type { DocumentRecord } from './record.ts';
import { claimOfAnchor } from './reviews/re-anchor.ts';
import { anchorOf } from './reviews/review.ts';

/** A claim that both readings have, with the fields that differ. */
export interface ChangedClaim {
  readonly before: Claim;
  readonly after: Claim;
  readonly fields: readonly (keyof Claim)[];
}

export interface ClaimChanges {
  readonly added: readonly Claim[];
  readonly removed: readonly Claim[];
  readonly changed: readonly ChangedClaim[];
}

/** What a later version read otherwise in an article than the one before it. */
export interface ReadingChange extends ClaimChanges {
  readonly article: string;
  readonly record: DocumentRecord;
  /** Reader versions. */
  readonly from: string;
  readonly to: string;
}

/** Compares two readings of one text: claims are the same when their id is, else when a review of one would be one of the other. */
export function changeOf(before: readonly Claim[], after: readonly Claim[]): ClaimChanges {
  const left = new Map(after.map((claim) => [claim.id, claim]));
  const removed: Claim[] = [];
  const changed: ChangedClaim[] = [];
  const compare = (old: Claim, now: Claim): void => {
    left.delete(now.id);
    const fields = fieldsThatDiffer(old, now);
    if (fields.length > 0) changed.push({ before: old, after: now, fields });
  };
  const unmatched: Claim[] = [];
  for (const old of before) {
    const same = left.get(old.id);
    if (same === undefined) unmatched.push(old);
    else compare(old, same);
  }
  for (const old of unmatched) {
    const near = claimOfAnchor(anchorOf(old), [...left.values()]);
    if (near === undefined) removed.push(old);
    else compare(old, near);
  }
  return { added: [...left.values()], removed, changed };
}

/** The id says which claim it is; it is no field of it. */
function fieldsThatDiffer(before: Claim, after: Claim): (keyof Claim)[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof Claim)[]);
  fields.delete('id');
  return [...fields].filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
