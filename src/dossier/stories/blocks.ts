import { CLAIM_TYPES } from '../../claim/index.ts';
import type { Features } from './features.ts';
import { isProcess, nearness } from './kinship.ts';
import { Marks } from './marks.ts';

/** Days between the times of two claims of one event: momentary ones are told at once, what goes on is told again. */
const MOMENT_DAYS = 14;
const PROCESS_DAYS = 45;
/** Who takes a stand may do so about what was said this long ago. */
const REACTION_DAYS = 280;
/** A name that few articles know brings claims together whoever takes part. */
const RARE = 0.5;
/** Claims are kept by the length of their time, so that looking back can stop early among the shorter ones. */
const LENGTHS = [10, 60, Infinity] as const;

/** Claims of one participant in order of the start of their time: by whether they are momentary, then by length. */
type Shelf = readonly (readonly [number[], number[], number[]])[];

/**
 * Calls `meet` once for every two claims that share a rare name, or a participant, a kind of event and one of the words that tell
 * most of each (`marks.ts`), and whose times are near, the lower position first. Claims without any time meet all of their participants.
 */
export function forCandidates(features: readonly Features[], meet: (a: number, b: number) => void): void {
  const starts = Float64Array.from(features, startOf);
  const ends = Float64Array.from(features, endOf);
  const { blocks, common } = numberedBlocks(features);
  const processes = Uint8Array.from(features, ({ type }) => Number(isProcess(type)));
  const kinds = Uint8Array.from(features, ({ type }) => CLAIM_TYPES.indexOf(type));
  const near = CLAIM_TYPES.map((a) => CLAIM_TYPES.map((b) => nearness(a, b) > 0));
  const marks = new Marks(features);
  const order = Array.from(features, (_, i) => i).sort((a, b) => starts[a] - starts[b] || a - b);
  const shelves = new Map<number, Shelf>();
  for (const at of order) {
    const { reaction } = features[at];
    const own = blocks[at];
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
            if (starts[at] - ends[other] > reach) continue;
            if (who >= common && (!near[kinds[at]][kinds[other]] || !marks.mayShare(at, other))) continue;
            // Two claims that share two participants meet at the first of them only.
            if (firstShared(own, blocks[other]) === who) meet(Math.min(at, other), Math.max(at, other));
          }
        });
      }
      shelf[processes[at]][length].push(at);
    }
  }
}

/** Undated claims come first and last until the end: everything is near them. */
function startOf({ time }: Features): number {
  return Number.isNaN(time.start) ? -Infinity : time.start;
}

function endOf({ time }: Features): number {
  return Number.isNaN(time.end) ? Infinity : time.end;
}

/** Participants and rare names as numbers, of each claim in ascending order; from `common` on they are participants. */
function numberedBlocks(features: readonly Features[]): {
  readonly blocks: readonly Uint32Array[];
  readonly common: number;
} {
  const numbers = new Map<string | number, number>();
  const numberOf = (key: string | number): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
  const own = features.map(({ names }) =>
    [...names.hashes].filter((_, i) => names.weights[i] >= RARE).map(numberOf),
  );
  const common = numbers.size;
  return {
    blocks: features.map(({ actors, recipients }, at) =>
      Uint32Array.from(new Set([...own[at], ...[...actors, ...recipients].map(numberOf)])).sort(),
    ),
    common,
  };
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
