import type { Claim, Participant } from '../../claim/index.ts';
import { participantKeys, type Telling } from '../stories/index.ts';
import { UNNAMED, flowKinds, mayGive } from './flow-kinds.ts';

/** One side of a flow, by the key that it is the same by in every article. */
export interface FlowParty {
  /** Id, or `~` and how the name sounds. */
  readonly key: string;
  readonly id?: string;
  readonly name: string;
}

/** Something that goes from one party to another, with all who tell so. */
export interface Flow {
  readonly from: FlowParty;
  readonly to: FlowParty;
  /** troops, ammunition, weapons, food, fuel, money, technology … (`packs/stories/flows.tsv`); `unspecified` where no text names it. */
  readonly class: string;
  /** What is told to be given in return. */
  readonly exchange: readonly FlowKey[];
  /** In order of publication. Also those that deny or doubt it: their attribution says so. */
  readonly tellings: readonly Telling[];
}

/** What tells one flow from another. */
export interface FlowKey {
  readonly from: string;
  readonly to: string;
  readonly class: string;
}

interface Collected {
  readonly flow: Pick<Flow, 'from' | 'to' | 'class'>;
  readonly tellings: Telling[];
  /** By the key as text. */
  readonly exchange: Map<string, FlowKey>;
}

/** What is only imagined, feared or asked is no flow. */
const IMAGINED: ReadonlySet<Claim['reality']> = new Set<Claim['reality']>(['hypothetical', 'proposed']);

/**
 * Who gives what to whom, and in return for what. One flow for each giver, taker and kind of thing; the most told first.
 * @param tellings claims with their articles; the order makes no difference
 */
export function findFlows(tellings: readonly Telling[]): Flow[] {
  const ordered = [...tellings].sort(byPublication);
  const flows = new Map<string, Collected>();
  const byClaim = new Map<string, FlowKey[]>();
  for (const telling of ordered) {
    for (const flow of flowsOf(telling)) {
      const key = keyOf(flow);
      const known: Collected = flows.get(key) ?? { flow, tellings: [], exchange: new Map() };
      flows.set(key, known);
      // Tellings come one after the other.
      if (known.tellings.at(-1) !== telling) known.tellings.push(telling);
      const own = byClaim.get(telling.claim.id) ?? [];
      byClaim.set(telling.claim.id, own);
      own.push({ from: flow.from.key, to: flow.to.key, class: flow.class });
    }
  }
  for (const { tellings: own, exchange } of flows.values()) {
    for (const { claim } of own) {
      for (const back of byClaim.get(claim.exchange ?? '') ?? []) exchange.set(JSON.stringify(back), back);
    }
  }
  return [...flows.values()]
    .map(({ flow, tellings: own, exchange }) => ({
      ...flow,
      tellings: own,
      exchange: [...exchange].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, back]) => back),
    }))
    .sort((a, b) => b.tellings.length - a.tellings.length || (keyOf(a) < keyOf(b) ? -1 : 1));
}

function flowsOf({ claim, lang }: Telling): Pick<Flow, 'from' | 'to' | 'class'>[] {
  const { actors, recipients, objects = [], type, polarity, reality } = claim;
  if (!mayGive(type) || polarity === 'negative' || IMAGINED.has(reality)) return [];
  const kinds = flowKinds(claim, lang);
  // Help is a flow though no thing is named; the other types need one.
  if (kinds.length === 0 && (type !== 'AID' || objects.length > 0)) return [];
  const classes = kinds.length === 0 ? [UNNAMED] : kinds;
  return parties(actors).flatMap((from) =>
    parties(recipients)
      .filter((to) => to.key !== from.key)
      .flatMap((to) => classes.map((name) => ({ from, to, class: name }))),
  );
}

function parties(participants: readonly Participant[]): FlowParty[] {
  return participants.flatMap((participant) =>
    participantKeys(participant).map((key) => ({
      key,
      ...(key.startsWith('~') ? {} : { id: key }),
      name: participant.name ?? participant.text,
    })),
  );
}

function keyOf({ from, to, class: name }: Pick<Flow, 'from' | 'to' | 'class'>): string {
  return JSON.stringify([from.key, to.key, name]);
}

/** Articles without a date last; within an article as the text goes. */
export function byPublication(a: Telling, b: Telling): number {
  const [x, y] = [a.published ?? '~', b.published ?? '~'];
  if (x !== y) return x < y ? -1 : 1;
  if (a.article !== b.article) return a.article < b.article ? -1 : 1;
  return a.claim.selector.start - b.claim.selector.start || (a.claim.id < b.claim.id ? -1 : 1);
}
