import { CLAIM_TYPES } from '../../claim/index.ts';
import { hashOf } from '../origins/hashing.ts';
import type { Features } from './features.ts';
import { isProcess, nearness } from './kinship.ts';

/** Days between the times of two claims of one event: momentary ones are told at once, what goes on is told again. */
const MOMENT_DAYS = 14;
const PROCESS_DAYS = 45;
/** Who takes a stand may do so about what was said this long ago. */
const REACTION_DAYS = 280;
/** Claims are kept by the length of their time, so that looking back can stop early among the shorter ones. */
const LENGTHS = [10, 60, Infinity] as const;

/** Claims of one participant in order of the start of their time: by whether they are momentary, then by length. */
type Shelf = readonly (readonly [number[], number[], number[]])[];

/**
 * Calls `meet` once for every two claims that share a participant and whose times are near, the lower position first.
 * Claims without any time meet all of their participants.
 */
export function forCandidates(features: readonly Features[], meet: (a: number, b: number) => void): void {
  const starts = Float64Array.from(features, startOf);
  const ends = Float64Array.from(features, endOf);
  const participants = numberedParticipants(features);
  const processes = Uint8Array.from(features, ({ type }) => Number(isProcess(type)));
  const kinds = Uint8Array.from(features, ({ type }) => CLAIM_TYPES.indexOf(type));
  const near = CLAIM_TYPES.map((a) => CLAIM_TYPES.map((b) => nearness(a, b) > 0));
  const actors = Uint32Array.from(features, actorMask);
  const order = Array.from(features, (_, i) => i).sort((a, b) => starts[a] - starts[b] || a - b);
  const shelves = new Map<number, Shelf>();
  for (const at of order) {
    const { reaction } = features[at];
    const own = participants[at];
    const length = LENGTHS.findIndex((most) => !(ends[at] - starts[at] > most));
    for (const who of own) {
      const shelf: Shelf = shelves.get(who) ?? [0, 1].map(() => [[], [], []]);
      shelves.set(who, shelf);
      for (const process of [0, 1]) {
        const goesOn = process === 1 || processes[at] === 1;
        const reach = reaction ? REACTION_DAYS : goesOn ? PROCESS_DAYS : MOMENT_DAYS;
        shelf[process].forEach((list, size) => {
          for (let i = list.length - 1; i >= 0; i--) {
            const other = list[i];
            if (starts[at] - starts[other] > reach + LENGTHS[size]) break;
            if (starts[at] - ends[other] > reach || !near[kinds[at]][kinds[other]]) continue;
            if ((actors[at] & actors[other]) === 0 && actors[at] !== 0 && actors[other] !== 0) continue;
            // Two claims that share two participants meet at the first of them only.
            if (firstShared(own, participants[other]) === who) meet(Math.min(at, other), Math.max(at, other));
          }
        });
      }
      shelf[processes[at]][length].push(at);
    }
  }
}

/**
 * Bits of the actors of a claim that has known actors and recipients; 0 of others. Two such claims without a bit in common are of
 * other actors and never tell one event.
 */
function actorMask({ actors, recipients }: Features): number {
  if (recipients.size === 0) return 0;
  let mask = 0;
  for (const key of actors) {
    if (key.startsWith('~')) return 0;
    mask |= 1 << (hashOf(key) & 31);
  }
  return mask >>> 0;
}

/** Undated claims come first and last until the end: everything is near them. */
function startOf({ time }: Features): number {
  return Number.isNaN(time.start) ? -Infinity : time.start;
}

function endOf({ time }: Features): number {
  return Number.isNaN(time.end) ? Infinity : time.end;
}

/** Participants as numbers, of each claim in ascending order. */
function numberedParticipants(features: readonly Features[]): Uint32Array[] {
  const numbers = new Map<string, number>();
  return features.map(({ actors, recipients }) =>
    Uint32Array.from(
      new Set([...actors, ...recipients]),
      (key) => numbers.get(key) ?? (numbers.set(key, numbers.size), numbers.size - 1),
    ).sort(),
  );
}

/** The lowest number in both ascending rows, or -1. */
function firstShared(a: Uint32Array, b: Uint32Array): number {
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) return a[i];
    if (a[i] < b[j]) i++;
    else j++;
  }
  return -1;
}
