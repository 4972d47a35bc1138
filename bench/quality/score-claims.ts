import type { Attribution, Claim, Participant } from '../../src/claim/index.ts';
import type { GoldClaim, GoldItem, GoldParticipant } from './gold.ts';

/** Counts of one measurement; F1 is computed from them. */
export interface Counts {
  gold: number;
  found: number;
  right: number;
}

export function f1({ gold, found, right }: Counts): number {
  return gold + found === 0 ? 1 : (2 * right) / (gold + found);
}

/** A predicted claim beside the gold claim it was matched to. */
export interface Match {
  readonly item: GoldItem;
  readonly gold: GoldClaim;
  readonly claim: Claim;
  readonly triple: boolean;
}

export interface Scored {
  readonly item: GoldItem;
  readonly matches: readonly Match[];
  readonly missed: readonly GoldClaim[];
  readonly extra: readonly Claim[];
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(de|het|een|the|a|an) /, '')
    .trim();
}

function sameText(a: string, b: string): boolean {
  const [x, y] = [normal(a), normal(b)];
  return x === y || (x !== '' && y !== '' && (x.includes(y) || y.includes(x)));
}

/** Whether two lists name the same participants: by id where gold has one, else by text, in any order, none left over. */
export function sameParticipants(gold: readonly GoldParticipant[], found: readonly Participant[]): boolean {
  const left = [...found];
  for (const wanted of gold) {
    const at = left.findIndex((candidate) =>
      wanted.id !== undefined
        ? candidate.id === wanted.id
        : candidate.id === undefined && sameText(wanted.text, candidate.text),
    );
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}

/** Whether two chains name the same speakers in the same order: by id where gold has one, else by text. */
export function sameSpeakers(
  gold: readonly { readonly speaker: GoldParticipant }[],
  found: readonly Attribution[],
): boolean {
  return (
    gold.length === found.length &&
    gold.every((link, index) => {
      const { speaker } = found[index];
      return link.speaker.id === undefined
        ? speaker.id === undefined && sameText(link.speaker.text, speaker.text)
        : speaker.id === link.speaker.id;
    })
  );
}

/** How well a claim fits a gold claim of the same type: the trigger first, then the participants. */
function fit(gold: GoldClaim, claim: Claim): number {
  let score = 1;
  const triggers = gold.trigger.split('…').map((part) => part.trim().toLowerCase());
  if (
    triggers.some(
      (part) =>
        part !== '' &&
        (claim.trigger.text.toLowerCase().includes(part) || part.includes(claim.trigger.text.toLowerCase())),
    )
  )
    score += 4;
  if (gold.quote !== undefined && claim.selector.exact.trim() !== gold.quote.trim()) score -= 3;
  if (sameParticipants(gold.actors, claim.actors)) score += 2;
  if (sameParticipants(gold.recipients, claim.recipients)) score += 2;
  return score;
}

/** Matches the claims of an item to its gold claims one to one, best fits first; types must be the same. */
export function scoreItem(item: GoldItem, claims: readonly Claim[]): Scored {
  const pairs: { gold: number; claim: number; score: number }[] = [];
  item.claims.forEach((gold, g) => {
    claims.forEach((claim, c) => {
      if (gold.type !== claim.type) return;
      if (
        gold.quote !== undefined &&
        !claim.selector.exact.includes(gold.quote.trim()) &&
        !gold.quote.includes(claim.selector.exact.trim())
      )
        return;
      pairs.push({ gold: g, claim: c, score: fit(gold, claim) });
    });
  });
  pairs.sort((a, b) => b.score - a.score || a.gold - b.gold || a.claim - b.claim);
  const goldTaken = new Set<number>();
  const claimTaken = new Set<number>();
  const matches: Match[] = [];
  for (const pair of pairs) {
    if (goldTaken.has(pair.gold) || claimTaken.has(pair.claim)) continue;
    goldTaken.add(pair.gold);
    claimTaken.add(pair.claim);
    const gold = item.claims[pair.gold];
    const claim = claims[pair.claim];
    matches.push({
      item,
      gold,
      claim,
      triple:
        sameParticipants(gold.actors, claim.actors) && sameParticipants(gold.recipients, claim.recipients),
    });
  }
  return {
    item,
    matches,
    missed: item.claims.filter((_, index) => !goldTaken.has(index)),
    extra: claims.filter((_, index) => !claimTaken.has(index)),
  };
}

/** Counts of types right, and of types with the same actors and recipients. */
export function totals(scored: readonly Scored[]): { type: Counts; triple: Counts } {
  const gold = scored.reduce((sum, { item }) => sum + item.claims.length, 0);
  const found = scored.reduce((sum, { matches, extra }) => sum + matches.length + extra.length, 0);
  const matches = scored.flatMap((entry) => entry.matches);
  return {
    type: { gold, found, right: matches.length },
    triple: { gold, found, right: matches.filter((match) => match.triple).length },
  };
}

/** One field of a matched claim beside what gold says of it. */
export interface FieldCheck {
  readonly field: string;
  readonly right: boolean;
  readonly gold: string;
  readonly read: string;
}

const speakersOf = (chain: readonly { readonly speaker: GoldParticipant }[]): string =>
  chain.map(({ speaker }) => speaker.id ?? `"${speaker.text}"`).join(' < ') || 'the text itself';
const stancesOf = (chain: readonly { readonly stance: string }[]): string =>
  chain.map(({ stance }) => stance).join(' < ');
const datesOf = (time: { readonly start?: string; readonly end?: string } | undefined): string =>
  time === undefined ? 'none' : `${time.start ?? ''}/${time.end ?? ''}`;

/** The fields of a match of which gold says something. */
export function checkFields({ gold, claim }: Pick<Match, 'gold' | 'claim'>): FieldCheck[] {
  const checks: FieldCheck[] = [];
  const check = (field: string, wanted: string, read: string, right = wanted === read): void => {
    checks.push({ field, right, gold: wanted, read });
  };
  if (gold.mode !== undefined) check('mode', gold.mode, claim.mode ?? 'none');
  check('reality', gold.reality, claim.reality);
  check('polarity', gold.polarity, claim.polarity);
  check('certainty', gold.certainty, claim.certainty);
  const chain = gold.attribution ?? [];
  check('speaker', speakersOf(chain), speakersOf(claim.attribution), sameSpeakers(chain, claim.attribution));
  if (chain.length > 0 && chain.length === claim.attribution.length)
    check('stance', stancesOf(chain), stancesOf(claim.attribution));
  if (gold.time?.start !== undefined) check('time', datesOf(gold.time), datesOf(claim.time));
  const values = (claim.quantities ?? []).map(({ value }) => value);
  for (const { value } of gold.quantities ?? [])
    check('quantity', String(value), values.join(', ') || 'none', values.includes(value));
  return checks;
}

/** Share right of each field on matched claims; `n` is how many gold claims say something about it. */
export function fieldAccuracy(matches: readonly Match[]): Record<string, { right: number; n: number }> {
  const result: Record<string, { right: number; n: number }> = {};
  for (const { field, right } of matches.flatMap(checkFields)) {
    const entry = (result[field] ??= { right: 0, n: 0 });
    entry.n++;
    if (right) entry.right++;
  }
  return result;
}
