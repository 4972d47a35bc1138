import type { ClaimType, Participant } from '../../claim/index.ts';
import type { Clause } from '../clauses/clause.ts';
import type { CodingRule } from '../packs/rules.ts';
import type { SentenceReading } from '../reading.ts';

/** Who stands on which side of a claim. */
export interface Sides {
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
}

/** Concepts of putting one's name to something. */
const SIGNING: ReadonlySet<string> = new Set(['sign', 'sign-treaty']);

/**
 * "heeft met Canada een verklaring getekend": what is signed together is signed by both, once it is; what somebody will or will not
 * sign with another is his doing alone.
 */
export function signedTogether(
  { pack, tree, resolver }: SentenceReading,
  { concepts, arguments: all, polarity, tense, isCondition, condition }: Clause,
  objects: readonly number[],
  { actors, recipients }: Sides,
): Sides | undefined {
  if (actors.length === 0 || recipients.length === 0) return undefined;
  if (polarity === 'negative' || tense !== 'past' || isCondition || condition !== undefined) return undefined;
  if (!concepts.some(({ concept }) => SIGNING.has(concept))) return undefined;
  // "bekrachtigde het verdrag met Rusland": a treaty that is there already is with somebody, and signed by one.
  const isKnown = objects.some((object) =>
    tree.childrenOf(object, 'det').some((det) => tree.feature(det, 'Definite') === 'Def'),
  );
  const isTogether = all.some(
    ({ head, place, preposition, shared }) =>
      place === 'oblique' &&
      pack.coreference.together.has(preposition) &&
      !(shared && isKnown) &&
      (tree.upos(head) === 'PROPN' || resolver.namesParticipant(tree, head)),
  );
  return isTogether && recipients.every(({ via }) => via !== 'implicit')
    ? { actors: [...actors, ...recipients], recipients: [] }
    : undefined;
}

/** Modes of what only authorities do: a passive without agent means those of the country it happens in. */
const BY_AUTHORITIES: ReadonlySet<string> = new Set(['arrest', 'convict']);

/**
 * "werd maandag opgepakt": whose police it was, by the place, else by whom the whole text is about, else by whom it was done to.
 * Empty for what others may do as well.
 */
export function authorities(
  { reading }: SentenceReading,
  { type, mode }: Pick<CodingRule, 'type' | 'mode'>,
  place: string | undefined,
  recipients: readonly Participant[],
): Participant[] {
  if (!BY_AUTHORITIES.has(mode) || (type !== 'COERCE' && type !== 'SANCTION')) return [];
  const country =
    place ??
    reading.discourse.mainParty(({ country: own }) => own !== undefined)?.country ??
    recipients.find(({ country: own }) => own !== undefined)?.country;
  return country === undefined
    ? []
    : [{ text: '', id: country, country, kind: 'state', via: 'implicit', sector: 'GOV' }];
}

/**
 * "een kazerne in Baalbek", "burgers bij Nasir": of what is hit and belongs to nobody the text tells, the country it stands in.
 */
export function groundedVictims(
  type: ClaimType,
  place: string | undefined,
  actors: readonly Participant[],
  recipients: readonly Participant[],
): readonly Participant[] {
  if (type !== 'ASSAULT' || place === undefined || recipients.length === 0) return recipients;
  // "Bakoe beschoot Stepanakert": who holds a town that is called one's own is not told by its place.
  if (actors.some(({ country }) => country === place)) return recipients;
  // People without a country were taken for those of whoever acts.
  const areOwn = recipients.every(
    ({ country, via, sector }) =>
      via === 'coreference' && sector === 'CVL' && actors.some((actor) => actor.country === country),
  );
  if (
    !areOwn &&
    recipients.some(({ id, sector }) => id !== undefined || sector === 'REB' || sector === 'CRM')
  )
    return recipients;
  return [{ ...recipients[0], id: place, country: place, via: 'coreference' }];
}
