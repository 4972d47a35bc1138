import { CLAIM_TYPES, type Participant } from '../../claim/index.ts';
import { STATUSES, type Story, mayBeId } from '../../dossier/index.ts';

/** What the ledger can be asked for. */
export interface LedgerFilter {
  readonly type?: string;
  readonly status?: string;
  readonly actor?: string;
  readonly recipient?: string;
  /** Somebody denies or doubts it; `either` asks for one of both. */
  readonly against?: 'denies' | 'doubts' | 'either';
  /** On either side. */
  readonly party?: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD of a report. */
  readonly since?: string;
  readonly until?: string;
}

/** Answers kept, of the filters last asked for. */
const KEPT = 24;
/** Later than every date. */
const NEVER = '~';

/** Where a name or an id stands: positions of stories, in order. */
type Index = Map<string, number[]>;

/** Stories by who is in them and when they were told, so that a page of a million is found without looking at each. */
export class Ledger {
  /** Last reported first. */
  readonly stories: readonly Story[];
  /** Positions in CLAIM_TYPES and STATUSES. */
  readonly #columns: { readonly types: Uint8Array; readonly statuses: Uint8Array };
  readonly #first: readonly string[];
  readonly #last: readonly string[];
  readonly #sides: Readonly<Record<'actor' | 'recipient', { readonly ids: Index; readonly names: Index }>>;
  readonly #byId = new Map<string, number>();
  readonly #kept = new Map<string, Uint32Array>();
  readonly #marks = new Map<string, Uint8Array>();

  constructor(stories: readonly Story[]) {
    const dated = stories.map((story) => ({ story, last: lastReport(story) }));
    dated.sort((a, b) => (a.last === b.last ? (a.story.id < b.story.id ? -1 : 1) : a.last < b.last ? 1 : -1));
    this.stories = dated.map(({ story }) => story);
    this.#last = dated.map(({ last }) => last);
    this.#first = this.stories.map(({ tellings }) =>
      tellings.reduce((first, { published = NEVER }) => (published < first ? published : first), NEVER),
    );
    this.#columns = {
      types: Uint8Array.from(this.stories, ({ type }) => CLAIM_TYPES.indexOf(type)),
      statuses: Uint8Array.from(this.stories, ({ status }) => STATUSES.indexOf(status)),
    };
    const side = (): { ids: Index; names: Index } => ({ ids: new Map(), names: new Map() });
    this.#sides = { actor: side(), recipient: side() };
    this.stories.forEach((story, at) => {
      this.#byId.set(story.id, at);
      for (const one of story.actors) index(this.#sides.actor, one, at);
      for (const one of story.recipients) index(this.#sides.recipient, one, at);
    });
  }

  find(id: string): Story | undefined {
    const at = this.#byId.get(id);
    return at === undefined ? undefined : this.stories[at];
  }

  /** Positions of the stories that a filter selects, in the order of the ledger. */
  select(filter: LedgerFilter): Uint32Array {
    const key = JSON.stringify(Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)));
    const kept = this.#kept.get(key);
    const found = kept ?? this.#look(filter);
    this.#kept.delete(key);
    this.#kept.set(key, found);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(oldest);
    }
    return found;
  }

  #look({ type, status, against, actor, recipient, party, since, until }: LedgerFilter): Uint32Array {
    const { stories } = this;
    let marks: Uint8Array | undefined;
    const place = (wanted: string | undefined, ...sides: ('actor' | 'recipient')[]): void => {
      if (wanted === undefined) return;
      const own = this.#named(wanted, sides);
      marks = marks === undefined ? own : marks.map((mark, at) => mark & own[at]);
    };
    place(actor, 'actor');
    place(recipient, 'recipient');
    place(party, 'actor', 'recipient');
    const among: Uint8Array | undefined = marks;
    const found: number[] = [];
    // Columns beside each other in memory: looking at a million objects takes several times as long.
    const { types, statuses } = this.#columns;
    const wantedType = CLAIM_TYPES.findIndex((one) => one === type);
    const wantedStatus = STATUSES.findIndex((one) => one === status);
    for (let at = 0; at < stories.length; at++) {
      if (among !== undefined && among[at] === 0) continue;
      if (since !== undefined && this.#last[at] < since) break;
      if (type !== undefined && types[at] !== wantedType) continue;
      if (status !== undefined && statuses[at] !== wantedStatus) continue;
      if (against !== undefined && !isAgainst(stories[at], against)) continue;
      if (until !== undefined && !this.#first[at].startsWith(until) && this.#first[at] > until) continue;
      found.push(at);
    }
    return Uint32Array.from(found);
  }

  /** A mark for each story that somebody of this name is in. */
  #named(wanted: string, sides: readonly ('actor' | 'recipient')[]): Uint8Array {
    const key = `${sides.join()} ${wanted}`;
    const kept = this.#marks.get(key);
    if (kept !== undefined) return kept;
    const marks = new Uint8Array(this.stories.length);
    const mark = (positions: readonly number[] | undefined): void => {
      for (const at of positions ?? []) marks[at] = 1;
    };
    const lower = wanted.toLowerCase();
    const isId = mayBeId(wanted);
    for (const side of sides) {
      const { ids, names } = this.#sides[side];
      mark(ids.get(lower));
      for (const [name, positions] of names)
        if (isId ? name.includes(wanted) : name.toLowerCase().includes(lower)) mark(positions);
    }
    if (this.#marks.size >= KEPT) this.#marks.clear();
    this.#marks.set(key, marks);
    return marks;
  }
}

function isAgainst({ stances }: Story, against: 'denies' | 'doubts' | 'either'): boolean {
  return stances.some(({ stance }) =>
    against === 'either' ? stance === 'denies' || stance === 'doubts' : stance === against,
  );
}

function index(
  { ids, names }: { ids: Index; names: Index },
  { id, ids: more = [], name, text }: Participant,
  at: number,
): void {
  for (const one of new Set([id, ...more])) if (one !== undefined) put(ids, one.toLowerCase(), at);
  for (const one of new Set([name, text])) if (one !== undefined) put(names, one, at);
}

function put(map: Index, key: string, at: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [at]);
  else if (list.at(-1) !== at) list.push(at);
}

function lastReport({ tellings }: Story): string {
  return tellings.reduce((last, { published = '' }) => (published > last ? published : last), '');
}
