import { claimId, type Claim } from '../../claim/index.ts';

/** How many claims back the gift may stand that something is given in return for. */
const REACH_CLAIMS = 4;

/** Types of claims that are given and returned. */
const GIVEN = new Set(['AID', 'COOPERATE', 'CONCEDE', 'RETREAT', 'SUPPORT']);

function renewed(claim: Omit<Claim, 'id'>): Claim {
  const { id: _old, ...rest } = claim as Claim;
  return { id: claimId(rest), ...rest };
}

function only(ids: readonly (string | undefined)[]): string | undefined {
  return ids.length === 1 ? ids[0] : undefined;
}

/** The earlier claim in which the receiver of this one gave something to somebody. */
function giftBefore(claims: readonly Claim[], index: number): Claim | undefined {
  const receiver = only(claims[index].recipients.map((one) => one.id));
  if (receiver === undefined) return undefined;
  for (let i = index - 1; i >= Math.max(0, index - REACH_CLAIMS); i--) {
    const claim = claims[i];
    if (
      GIVEN.has(claim.type) &&
      only(claim.actors.map((one) => one.id)) === receiver &&
      claim.recipients.length > 0
    )
      return claim;
  }
  return undefined;
}

/**
 * Ties what is given in return to what it is given for. "Noord-Korea krijgt er voedsel voor terug" after "leverde granaten aan
 * Rusland": the giver that the sentence leaves out is the one who was given to, and each claim names the other.
 */
export function linkExchanges(claims: readonly Claim[]): Claim[] {
  const linked = [...claims];
  for (let i = 0; i < linked.length; i++) {
    const claim = linked[i];
    if (claim.type !== 'AID' || claim.actors.length > 0) continue;
    const gift = giftBefore(linked, i);
    const giver = gift?.recipients[0];
    if (gift === undefined || giver === undefined) continue;
    const { span: _span, ...named } = giver;
    const returned = renewed({
      ...claim,
      actors: [{ ...named, text: '', via: 'implicit' }],
      exchange: gift.id,
    });
    linked[i] = returned;
    linked[linked.indexOf(gift)] = { ...gift, exchange: returned.id };
  }
  return linkSwaps(linked);
}

/** Words by which one thing is given for another in the same sentence. */
const IN_RETURN = /\b(?:in ruil|in return|in exchange)\b/i;

/** "ontvangt geld in ruil voor wapens": two gifts of one sentence that go opposite ways name each other. */
function linkSwaps(claims: readonly Claim[]): Claim[] {
  const linked = [...claims];
  const side = (list: Claim['actors']): string => list.map(({ id }) => id ?? '').join(' ');
  for (let i = 0; i + 1 < linked.length; i++) {
    const one = linked[i];
    if (one.exchange !== undefined || !GIVEN.has(one.type) || !IN_RETURN.test(one.selector.exact)) continue;
    const j = linked.findIndex(
      (other, index) =>
        index > i &&
        GIVEN.has(other.type) &&
        other.exchange === undefined &&
        other.selector.start === one.selector.start &&
        side(other.actors) === side(one.recipients) &&
        side(other.recipients) === side(one.actors) &&
        side(one.recipients) !== '',
    );
    if (j < 0) continue;
    linked[i] = { ...one, exchange: linked[j].id };
    linked[j] = { ...linked[j], exchange: one.id };
  }
  return linked;
}
