import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is remembered of a feed between two visits. Times are ISO 8601. */
export interface FeedState {
  readonly address: string;
  readonly title?: string;
  readonly etag?: string;
  readonly lastModified?: string;
  /** Ids of items that were read or given up, the latest last. */
  readonly seen: readonly string[];
  /** Items whose page could not be had yet, with how often that was tried. */
  readonly pending: Readonly<Record<string, number>>;
  readonly visited?: string;
  /** When an answer last was as it should be. */
  readonly succeeded?: string;
  /** Visits in a row that failed. */
  readonly failures: number;
  readonly problem?: string;
  /** Not before this time. */
  readonly next?: string;
  /** Articles that came from it so far. */
  readonly articles: number;
}

/** A feed keeps at most this many ids: those of items that are long gone from it are not asked for again. */
const MOST_SEEN = 20_000;

/** State of the feeds of a dossier: one file, replaced as a whole. */
export class WatchState {
  readonly #path: string;
  readonly #feeds = new Map<string, FeedState>();

  /** @param dossier folder of the dossier */
  constructor(dossier: string) {
    this.#path = join(dossier, 'feeds.json');
    let stored: unknown;
    try {
      stored = JSON.parse(readFileSync(this.#path, 'utf8'));
    } catch {
      // None yet, or not as it was written: all feeds are new then, and what is known already is told by the dossier.
      return;
    }
    if (typeof stored !== 'object' || stored === null || !('feeds' in stored) || !Array.isArray(stored.feeds))
      return;
    for (const feed of stored.feeds as unknown[]) if (isState(feed)) this.#feeds.set(feed.address, feed);
  }

  get feeds(): readonly FeedState[] {
    return [...this.#feeds.values()];
  }

  get(address: string): FeedState {
    return this.#feeds.get(address) ?? { address, seen: [], pending: {}, failures: 0, articles: 0 };
  }

  /** Remembers what a feed is now, on the disk too. */
  set(state: FeedState): void {
    this.#feeds.set(state.address, { ...state, seen: state.seen.slice(-MOST_SEEN) });
    mkdirSync(dirname(this.#path), { recursive: true });
    const text = `${JSON.stringify({ version: 1, feeds: this.feeds }, undefined, 1)}\n`;
    writeFileSync(`${this.#path}.new`, text);
    renameSync(`${this.#path}.new`, this.#path);
  }
}

function isState(value: unknown): value is FeedState {
  return (
    typeof value === 'object' &&
    value !== null &&
    'address' in value &&
    typeof value.address === 'string' &&
    'seen' in value &&
    Array.isArray(value.seen) &&
    'pending' in value &&
    typeof value.pending === 'object' &&
    value.pending !== null
  );
}
