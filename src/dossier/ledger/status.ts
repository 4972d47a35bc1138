import type { Claim } from '../../claim/index.ts';
import { participantKeys, type Telling } from '../stories/index.ts';
import { type Position, isFor } from './stances.ts';
import type { Credibility, Status } from './story.ts';

/** What the rules of docs/ledger.md look at. */
export interface Standing {
  readonly tellings: readonly Telling[];
  readonly originOf: readonly string[];
  /** Of each telling whether it tells the story as so. */
  readonly supports: readonly boolean[];
  /** Where each speaker stands in the end. */
  readonly positions: readonly Position[];
}

/** Whether a telling puts the story forward as so: its outermost speaker stands behind it. */
export function isSupport(claim: Claim, asMost: boolean): boolean {
  const stance = claim.attribution[0]?.stance ?? 'asserts';
  if (stance === 'doubts') return false;
  // Who denies and who asserted before him stand in one chain: the one who asserted still does.
  if (stance === 'denies') return asMost && claim.attribution.some((link) => isFor(link.stance));
  return asMost;
}

/** The rules, in order: the first that fits gives the status. */
export function statusOf(standing: Standing): Status {
  const { positions } = standing;
  if (positions.some(({ withdraws }) => withdraws) && supportsLeft(standing) === 0) return 'withdrawn';
  const parties = partiesOf(standing);
  const isParty = ({ keys }: Position): boolean => keys.some((key) => parties.has(key));
  const actors = new Set(standing.tellings.flatMap(({ claim }) => claim.actors.flatMap(participantKeys)));
  // Whom it was done to admits nothing by saying so.
  const admitted = Math.max(
    -1,
    ...positions
      .filter((one) => isFor(one.stance) && one.keys.some((key) => actors.has(key)))
      .map(({ at }) => at),
  );
  const against = positions.filter(
    (one) => !isFor(one.stance) && !one.withdraws && isNamed(one) && one.at > admitted,
  );
  if (against.some((one) => one.stance === 'denies' && isParty(one))) return 'denied by the accused';
  if (against.length > 0) return 'contested';
  return originsOf(standing) > 1 ? 'corroborated' : 'single origin';
}

/** Those of whom the story is told, and in whose country. */
function partiesOf({ tellings }: Standing): ReadonlySet<string> {
  return new Set(
    tellings.flatMap(({ claim: { actors, recipients, place } }) => [
      ...[...actors, ...recipients].flatMap(participantKeys),
      ...(place?.country === undefined ? [] : [place.country]),
    ]),
  );
}

/** By an id or a proper name: "the owner" may be anybody. */
function isNamed({ speaker: { id, name, text } }: Position): boolean {
  return id !== undefined || name !== undefined || /\p{Lu}/u.test(text);
}

/** Tellings that still stand when those of speakers who took their words back are left out. */
function supportsLeft({ tellings, supports, positions }: Standing): number {
  const withdrawn = new Set(positions.filter(({ withdraws }) => withdraws).flatMap(({ keys }) => keys));
  return tellings.filter(
    ({ claim }, at) =>
      supports[at] &&
      !claim.attribution.some(({ speaker }) => participantKeys(speaker).some((key) => withdrawn.has(key))),
  ).length;
}

/** Independent origins that tell the story as so; at least 1, for somebody told it. */
export function originsOf({ originOf, supports }: Standing): number {
  return Math.max(1, new Set(originOf.filter((_, at) => supports[at])).size);
}

/** Different speakers behind the tellings that support the story; an outlet in its own voice is one. */
function voicesOf({ tellings, supports, originOf }: Standing): number {
  const voices = new Set<string>();
  tellings.forEach(({ claim }, at) => {
    if (!supports[at]) return;
    const named = claim.attribution
      .filter(({ stance }) => isFor(stance))
      .flatMap(({ speaker }) => participantKeys(speaker));
    for (const voice of named.length > 0 ? named : [`origin ${originOf[at]}`]) voices.add(voice);
  });
  return voices.size;
}

const REAL: ReadonlySet<string> = new Set(['actual', 'ongoing']);

/** Credibility on the Admiralty scale from the status, the number of origins and voices, and how sure the words are. */
export function credibilityOf(standing: Standing, status: Status): Credibility {
  if (!standing.tellings.some(({ claim }) => REAL.has(claim.reality))) return 6;
  if (status === 'withdrawn') return 5;
  const origins = originsOf(standing);
  const voices = voicesOf(standing);
  if (status === 'denied by the accused' || status === 'contested') {
    if (voices === 0) return 5;
    return origins > 1 && voices > 1 ? 3 : 4;
  }
  if (status === 'corroborated') return voices > 1 ? 1 : 2;
  return standing.tellings.some(({ claim }) => claim.certainty === 'certain') ? 3 : 4;
}

/** STIX 2.1, appendix A, "Admiralty Credibility". */
const STIX: Readonly<Record<Credibility, number | undefined>> = {
  1: 90,
  2: 70,
  3: 50,
  4: 30,
  5: 10,
  6: undefined,
};

export function stixConfidence(credibility: Credibility): number | undefined {
  return STIX[credibility];
}
