import { createHash } from 'node:crypto';
import {
  type Article,
  type Feed,
  type FeedItem,
  type ReadResult,
  type SourceOptions,
  decode,
  itemArticle,
  itemFields,
  readFeed,
} from '../ingest/index.ts';
import { FetchProblem } from './fetch-problem.ts';
import type { Fetched, Fetcher } from './fetcher.ts';
import type { Subscription } from './opml.ts';
import type { Clock } from './pace.ts';
import { readAddress } from './read-address.ts';
import type { FeedState, WatchState } from './watch-state.ts';

export interface WatcherOptions {
  readonly fetcher: Fetcher;
  readonly state: WatchState;
  readonly clock: Clock;
  /** Time between two visits to a feed that goes well, in milliseconds. */
  readonly interval: number;
  /** Between 0 and 1: spreads visits, so that feeds are not all asked at once. */
  readonly random: () => number;
  /** Fetch the page of each item; else what the feed itself says is read. */
  readonly pages: boolean;
  readonly source?: SourceOptions;
}

/** What came of one visit. */
export interface Visit {
  readonly results: readonly ReadResult[];
  /** Remembers the visit; called when the articles are safe. */
  commit(): void;
}

/** A page that cannot be had is tried on so many visits; then what the feed says of it is read. */
const MOST_TRIES = 3;
/** Shares of an article that its feed holds already: then its page need not be asked for. Words. */
const WHOLE = 250;
const LONGEST_WAIT = 24 * 3600_000;
const MOST_ITEMS = 2000;

/** Visits feeds politely and reads what is new in them. */
export class Watcher {
  readonly #options: WatcherOptions;

  constructor(options: WatcherOptions) {
    this.#options = options;
  }

  /** Milliseconds until a feed may be visited again; 0 when it may be now. */
  waitFor(address: string): number {
    const { next } = this.#options.state.get(address);
    return next === undefined ? 0 : Math.max(0, Date.parse(next) - this.#options.clock.now());
  }

  /** Visits a feed: its new articles, and what went wrong. Never throws for what a site does. */
  async visit(subscription: Subscription): Promise<Visit> {
    const { fetcher, state } = this.#options;
    const before = state.get(subscription.address);
    let fetched: Fetched;
    try {
      fetched = await fetcher.get(before.address, { etag: before.etag, lastModified: before.lastModified });
    } catch (error) {
      if (!(error instanceof FetchProblem)) throw error;
      return this.#failed(before, error);
    }
    if (fetched.status === 304 && Object.keys(before.pending).length === 0)
      return this.#done(before, before, []);
    if (fetched.status === 304) fetched = await this.#again(before, fetched);
    const feed = fetched.status === 304 ? undefined : readFeed(decode(fetched.body).text);
    if (feed === undefined) {
      const remedy = 'look up the address of the feed on the site';
      return this.#failed(before, new FetchProblem('refused', 'is no feed', remedy));
    }
    return this.#readFeed(before, subscription, feed, fetched);
  }

  /** A feed that did not change is asked for as a whole, for the sake of items still to be had. */
  async #again(before: FeedState, unchanged: Fetched): Promise<Fetched> {
    try {
      return await this.#options.fetcher.get(before.address);
    } catch (error) {
      if (error instanceof FetchProblem) return unchanged;
      throw error;
    }
  }

  async #readFeed(before: FeedState, asked: Subscription, feed: Feed, fetched: Fetched): Promise<Visit> {
    const named: Feed = {
      ...feed,
      ...(feed.title === undefined && asked.title !== undefined ? { title: asked.title } : {}),
    };
    const seen = new Set(before.seen);
    const fresh = feed.items.slice(0, MOST_ITEMS).filter((item) => !seen.has(keyOf(item)));
    const results: ReadResult[] = [];
    const pending: Record<string, number> = {};
    const handled: string[] = [];
    for (const item of fresh) {
      const key = keyOf(item);
      const tries = (before.pending[key] ?? 0) + 1;
      const own = await this.#readItem(before.address, named, item, tries >= MOST_TRIES);
      results.push(...own.results);
      if (own.isLater) pending[key] = tries;
      else handled.push(key);
    }
    const { etag, 'last-modified': lastModified } = fetched.headers;
    const { etag: _, lastModified: __, ...rest } = before;
    const after: FeedState = {
      ...rest,
      ...(named.title === undefined ? {} : { title: named.title }),
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
      seen: [...before.seen.filter((key) => !handled.includes(key)), ...handled],
      pending,
    };
    return this.#done(before, after, results);
  }

  /** An item with its page: the page's text, and what the feed says where the page does not. */
  async #readItem(
    address: string,
    feed: Feed,
    item: FeedItem,
    isLast: boolean,
  ): Promise<{ readonly results: readonly ReadResult[]; readonly isLater: boolean }> {
    const fromFeed = itemArticle(address, feed, item);
    const words = fromFeed.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    if (!this.#options.pages || item.url === undefined || (item.content !== undefined && words >= WHOLE))
      return { results: handed(fromFeed), isLater: false };
    const results: ReadResult[] = [];
    let isLater = false;
    const { outlet: _, ...given } = itemFields(feed, item);
    for await (const result of readAddress(item.url, this.#options.fetcher, given, this.#options.source)) {
      if ('issue' in result && result.issue.code === 'unreachable') isLater = true;
      results.push('article' in result ? { article: joined(result.article, feed) } : result);
    }
    if (isLater && isLast) return { results: [...results, ...handed(fromFeed)], isLater: false };
    return { results, isLater };
  }

  #done(before: FeedState, after: FeedState, results: readonly ReadResult[]): Visit {
    const articles = results.filter((result) => 'article' in result).length;
    const now = this.#options.clock.now();
    const { problem: _, ...rest } = after;
    const state: FeedState = {
      ...rest,
      visited: iso(now),
      succeeded: iso(now),
      failures: 0,
      articles: before.articles + articles,
      next: iso(now + this.#spread(this.#options.interval)),
    };
    return { results, commit: () => this.#options.state.set(state) };
  }

  /** The wait doubles with each failure, and lasts as long as the server asks. */
  #failed(before: FeedState, problem: FetchProblem): Visit {
    const now = this.#options.clock.now();
    const failures = before.failures + 1;
    const doubled = Math.min(this.#options.interval * 2 ** Math.min(failures, 10), LONGEST_WAIT);
    const asked = Math.min((problem.retryAfter ?? 0) * 1000, LONGEST_WAIT);
    const state: FeedState = {
      ...before,
      visited: iso(now),
      failures,
      problem: problem.message,
      next: iso(now + Math.max(this.#spread(doubled), asked)),
    };
    const results: ReadResult[] = [{ issue: problem.toIssue(before.address) }];
    return { results, commit: () => this.#options.state.set(state) };
  }

  /** A tenth earlier or later. */
  #spread(milliseconds: number): number {
    return milliseconds * (0.9 + 0.2 * this.#options.random());
  }
}

function handed(article: Article): ReadResult[] {
  const fatal = article.issues.filter((found) => found.fatal);
  return fatal.length > 0 ? fatal.map((issue) => ({ issue })) : [{ article }];
}

/** The outlet of a page is what the page says; where that is only its host, the feed knows better. */
function joined(article: Article, feed: Feed): Article {
  const host =
    article.url === undefined ? undefined : new URL(article.url.value).hostname.replace(/^www\./, '');
  const isHost = article.outlet === undefined || article.outlet.value === host;
  return isHost && feed.title !== undefined ? { ...article, outlet: { value: feed.title } } : article;
}

/** A short name of an item; it also changes when a correction changes its date of change. */
function keyOf(item: FeedItem): string {
  const key = `${item.id}\n${item.modified ?? ''}`;
  return createHash('sha256').update(key).digest('base64url').slice(0, 16);
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
