import { CLAIM_TYPES } from '../../claim/index.ts';
import { joined } from '../origins/hashing.ts';
import type { Features } from './features.ts';
import { isProcess, nearness } from './kinship.ts';
import { marksOf, shareMark } from './marks.ts';

/** Days between the times of two claims of one event: momentary ones are told at once, what goes on is told again. */
const MOMENT_DAYS = 14;
const PROCESS_DAYS = 45;
/** Who takes a stand may do so about what was said this long ago. */
const REACTION_DAYS = 280;
/** A name that few articles know brings claims together whoever takes part. */
const RARE = 0.5;
/** A time of so many days, in which nobody takes a stand, is looked up by its marks; few claims are longer. */
const SHORT_DAYS = 10;
/** Claims are kept by the length of their time, so that looking back can stop early among the shorter ones. */
const LENGTHS = [SHORT_DAYS, 60, Infinity] as const;

/** Claims of one participant in order of the start of their time: by whether they are momentary, then by length. */
type Shelf = readonly (readonly number[][])[];

/** What of the claims the search for candidates looks at, by position. */
interface Columns {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly processes: Uint8Array;
  readonly kinds: Uint8Array;
  readonly reactions: Uint8Array;
  readonly marks: readonly Uint32Array[];
  /** Participants and rare names as numbers, in ascending order; from `common` on they are participants. */
  readonly blocks: readonly Uint32Array[];
  readonly common: number;
}

const NEAR = CLAIM_TYPES.map((a) => CLAIM_TYPES.map((b) => nearness(a, b) > 0));

/**
 * Calls `meet` once for every two claims that share a rare name, or a participant, a kind of event and one of the words that tell
 * most of each (`marks.ts`), and whose times are near, the lower position first. Claims without any time are near all others.
 */
export function forCandidates(features: readonly Features[], meet: (a: number, b: number) => void): void {
  const columns = columnsOf(features);
  const { starts, ends, reactions } = columns;
  const order = Array.from(features, (_, i) => i).sort((a, b) => starts[a] - starts[b] || a - b);
  const recent = new RecentClaims(columns, meet);
  const shelves = new Shelves(columns, meet);
  for (const at of order) {
    const isShort = reactions[at] === 0 && ends[at] - starts[at] <= SHORT_DAYS;
    if (isShort) recent.meetAndKeep(at);
    shelves.meetAndKeep(at, isShort);
  }
}

/**
 * Short claims by each participant with each mark, and by each rare name: those that meet are few, and all that is older than any may
 * reach back is let go.
 */
class RecentClaims {
  readonly #columns: Columns;
  readonly #meet: (a: number, b: number) => void;
  readonly #seen: Int32Array;
  #now = new Map<number, number[]>();
  #before = new Map<number, number[]>();
  #since = -Infinity;

  constructor(columns: Columns, meet: (a: number, b: number) => void) {
    this.#columns = columns;
    this.#meet = meet;
    this.#seen = new Int32Array(columns.kinds.length).fill(-1);
  }

  meetAndKeep(at: number): void {
    const { starts, blocks, common, marks } = this.#columns;
    if (starts[at] - this.#since > PROCESS_DAYS + SHORT_DAYS) {
      this.#before = this.#now;
      this.#now = new Map();
      this.#since = starts[at];
    }
    for (const who of blocks[at]) {
      if (who < common) this.#meetIn(who, at, false);
      else for (const mark of marks[at]) this.#meetIn(joined(mark, who), at, true);
    }
  }

  #meetIn(key: number, at: number, byParticipant: boolean): void {
    const list = this.#now.get(key);
    if (list === undefined) this.#now.set(key, [at]);
    else {
      this.#meetAll(list, at, byParticipant);
      list.push(at);
    }
    const older = this.#before.get(key);
    if (older !== undefined) this.#meetAll(older, at, byParticipant);
  }

  #meetAll(list: readonly number[], at: number, byParticipant: boolean): void {
    const { starts, ends, processes, kinds } = this.#columns;
    for (let i = list.length - 1; i >= 0; i--) {
      const other = list[i];
      const goesOn = processes[at] === 1 || processes[other] === 1;
      const reach = goesOn ? PROCESS_DAYS : MOMENT_DAYS;
      if (starts[at] - starts[other] > PROCESS_DAYS + SHORT_DAYS) break;
      if (starts[at] - ends[other] > reach || this.#seen[other] === at || other === at) continue;
      if (byParticipant && !NEAR[kinds[at]][kinds[other]]) continue;
      this.#seen[other] = at;
      this.#meet(Math.min(at, other), Math.max(at, other));
    }
  }
}

/** All claims by participant and rare name, for pairs of which one is long, undated or takes a stand. */
class Shelves {
  readonly #columns: Columns;
  readonly #meet: (a: number, b: number) => void;
  readonly #short = new Map<number, Shelf>();
  readonly #other = new Map<number, Shelf>();

  constructor(columns: Columns, meet: (a: number, b: number) => void) {
    this.#columns = columns;
    this.#meet = meet;
  }

  meetAndKeep(at: number, isShort: boolean): void {
    const { starts, ends, processes, blocks } = this.#columns;
    const length = LENGTHS.findIndex((most) => !(ends[at] - starts[at] > most));
    for (const who of blocks[at]) {
      // Short ones have met one another.
      if (!isShort) this.#meetOn(shelfOf(this.#short, who), who, at);
      this.#meetOn(shelfOf(this.#other, who), who, at);
      shelfOf(isShort ? this.#short : this.#other, who)[processes[at]][length].push(at);
    }
  }

  #meetOn(shelf: Shelf, who: number, at: number): void {
    const { starts, ends, processes, kinds, reactions, blocks, common, marks } = this.#columns;
    for (const process of [0, 1]) {
      const goesOn = process === 1 || processes[at] === 1;
      const reach = reactions[at] === 1 ? REACTION_DAYS : goesOn ? PROCESS_DAYS : MOMENT_DAYS;
      shelf[process].forEach((list, size) => {
        for (let i = list.length - 1; i >= 0; i--) {
          const other = list[i];
          if (starts[at] - starts[other] > reach + LENGTHS[size]) break;
          if (starts[at] - ends[other] > reach) continue;
          if (who >= common && (!NEAR[kinds[at]][kinds[other]] || !shareMark(marks[at], marks[other])))
            continue;
          // Two claims that share two participants meet at the first of them only.
          if (firstShared(blocks[at], blocks[other]) === who) {
            this.#meet(Math.min(at, other), Math.max(at, other));
          }
        }
      });
    }
  }
}

function shelfOf(shelves: Map<number, Shelf>, who: number): Shelf {
  let shelf = shelves.get(who);
  if (shelf === undefined) {
    shelf = [0, 1].map(() => [[], [], []]);
    shelves.set(who, shelf);
  }
  return shelf;
}

/** Undated claims come first and last until the end: everything is near them. */
function columnsOf(features: readonly Features[]): Columns {
  return {
    starts: Float64Array.from(features, ({ time }) => (Number.isNaN(time.start) ? -Infinity : time.start)),
    ends: Float64Array.from(features, ({ time }) => (Number.isNaN(time.end) ? Infinity : time.end)),
    processes: Uint8Array.from(features, ({ type }) => Number(isProcess(type))),
    kinds: Uint8Array.from(features, ({ type }) => CLAIM_TYPES.indexOf(type)),
    reactions: Uint8Array.from(features, ({ reaction }) => Number(reaction)),
    marks: features.map(marksOf),
    ...numberedBlocks(features),
  };
}

function numberedBlocks(features: readonly Features[]): Pick<Columns, 'blocks' | 'common'> {
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
