import { AllowList } from './address-rules.ts';
import { checkAddress } from './check-address.ts';
import { FetchProblem, SAVE_IN_BROWSER } from './fetch-problem.ts';
import { type Clock, Pace, systemClock } from './pace.ts';
import { type Hop, type Resolve, hop, isRedirect, systemResolve } from './request.ts';
import { ALL_ALLOWED, NONE_ALLOWED, type Robots, readRobots } from './robots.ts';

export interface FetcherOptions {
  /** Hosts and networks of an intranet that may be fetched from. */
  readonly allow?: readonly string[];
  /** Largest body after decompression, in bytes. */
  readonly maxBytes?: number;
  /** For one address with all its redirects, in milliseconds. */
  readonly maxTime?: number;
  readonly maxRedirects?: number;
  /** Between two requests to a host, in milliseconds. */
  readonly gap?: number;
  readonly resolve?: Resolve;
  readonly clock?: Clock;
  /** Named to the sites, in front of the version. */
  readonly version?: string;
}

export interface Fetched {
  /** After redirects. */
  readonly url: URL;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Addresses that led to it, the one asked for first. */
  readonly via: readonly string[];
}

export interface Validators {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

const AGENT = 'breuklijn';
const MOST_BYTES = 25_000_000;
const MOST_TIME = 45_000;
const MOST_REDIRECTS = 8;
const GAP = 1000;
/** A site that asks for more time between requests than this is given this much. Seconds. */
const LONGEST_DELAY = 30;
const MOST_ROBOTS_BYTES = 500_000;
const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.8,*/*;q=0.5';

/**
 * Fetches what the user names, and nothing else: public addresses of the web, each hop checked, at a pace that no site
 * notices, where robots.txt allows it. Sends no cookies and no trace of where the user came from.
 */
export class Fetcher {
  readonly #allow: AllowList;
  readonly #options: Required<Omit<FetcherOptions, 'allow'>>;
  readonly #pace: Pace;
  readonly #robots = new Map<string, Promise<Robots>>();
  /** Requests sent, those for robots.txt included. */
  requests = 0;

  constructor(options: FetcherOptions = {}) {
    this.#allow = new AllowList(options.allow);
    const clock = options.clock ?? systemClock;
    this.#options = {
      maxBytes: options.maxBytes ?? MOST_BYTES,
      maxTime: options.maxTime ?? MOST_TIME,
      maxRedirects: options.maxRedirects ?? MOST_REDIRECTS,
      gap: options.gap ?? GAP,
      resolve: options.resolve ?? systemResolve,
      version: options.version ?? '0',
      clock,
    };
    this.#pace = new Pace(clock, this.#options.gap);
  }

  /**
   * The answer to an address after redirects: 200, or 304 where validators were given.
   * @throws FetchProblem
   */
  async get(address: string, validators: Validators = {}): Promise<Fetched> {
    const fetched = await this.#follow(address, validators, this.#options.maxBytes, true);
    const { status } = fetched;
    if (status === 200 || status === 203 || (status === 304 && hasAny(validators))) return fetched;
    throw refused(status, fetched.headers['retry-after']);
  }

  async #follow(
    address: string,
    validators: Validators,
    maxBytes: number,
    withRobots: boolean,
  ): Promise<Fetched> {
    const via: string[] = [];
    let url = checkAddress(address, this.#allow);
    let left = this.#options.maxTime;
    for (;;) {
      url.hash = '';
      if (via.includes(url.href)) throw new FetchProblem('refused', 'leads back to itself', SAVE_IN_BROWSER);
      via.push(url.href);
      if (withRobots) await this.#askRobots(url);
      const started = this.#options.clock.now();
      const answer = await this.#hop(url, via.length === 1 ? validators : {}, maxBytes, left);
      left -= this.#options.clock.now() - started;
      const location = answer.headers['location'];
      if (!isRedirect(answer.status) || location === undefined) return { url, via, ...answer };
      if (via.length > this.#options.maxRedirects)
        throw new FetchProblem(
          'refused',
          `leads on more than ${this.#options.maxRedirects} times`,
          SAVE_IN_BROWSER,
        );
      url = checkAddress(inUtf8(location), this.#allow, url);
    }
  }

  async #askRobots(url: URL): Promise<void> {
    let known = this.#robots.get(url.origin);
    if (known === undefined) {
      known = this.#fetchRobots(url.origin);
      this.#robots.set(url.origin, known);
    }
    const robots = await known;
    if (!robots.allows(url.pathname + url.search))
      throw new FetchProblem('robots', 'may not be fetched by programs (robots.txt)', SAVE_IN_BROWSER);
    const delay = Math.min(robots.delay ?? 0, LONGEST_DELAY) * 1000;
    await this.#pace.turn(url.host, delay);
  }

  async #fetchRobots(origin: string): Promise<Robots> {
    try {
      const { status, body } = await this.#follow(`${origin}/robots.txt`, {}, MOST_ROBOTS_BYTES, false);
      if (status === 200) return readRobots(body.toString('utf8'), AGENT);
      // RFC 9309, 2.3.1: what is not there forbids nothing, what cannot be had forbids all.
      return status >= 500 || status === 429 ? NONE_ALLOWED : ALL_ALLOWED;
    } catch (error) {
      if (!(error instanceof FetchProblem)) throw error;
      if (error.code === 'unreachable' || error.code === 'forbidden-address') throw error;
      return ALL_ALLOWED;
    }
  }

  async #hop(url: URL, validators: Validators, maxBytes: number, left: number): Promise<Hop> {
    this.requests++;
    const stop = new AbortController();
    const seconds = Math.round(this.#options.maxTime / 1000);
    const timer = setTimeout(
      () => {
        stop.abort(new FetchProblem('unreachable', `takes more than ${seconds} seconds`, 'try again later'));
      },
      Math.max(1, left),
    );
    try {
      return await hop(url, {
        allow: this.#allow,
        resolve: this.#options.resolve,
        signal: stop.signal,
        maxBytes,
        headers: {
          accept: ACCEPT,
          'accept-encoding': 'gzip, deflate, br',
          'accept-language': 'nl,en;q=0.8,*;q=0.5',
          'user-agent': `${AGENT}/${this.#options.version}`,
          ...(validators.etag === undefined ? {} : { 'if-none-match': validators.etag }),
          ...(validators.lastModified === undefined ? {} : { 'if-modified-since': validators.lastModified }),
        },
      });
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Sites send addresses in UTF-8, which Node gives as a character for each byte. */
function inUtf8(location: string): string {
  const text = Buffer.from(location, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? location : text;
}

function hasAny({ etag, lastModified }: Validators): boolean {
  return etag !== undefined || lastModified !== undefined;
}

function refused(status: number, retryAfter: string | undefined): FetchProblem {
  if (status === 404 || status === 410)
    return new FetchProblem('not-found', `is not there (${status})`, 'look up where the article stands now');
  if (status === 429 || status === 503) {
    const seconds = Number(retryAfter);
    const wait = Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
    return new FetchProblem('unreachable', `is not given now (${status})`, 'try again later', wait);
  }
  if (status >= 500)
    return new FetchProblem('unreachable', `is on a server with a fault (${status})`, 'try again later');
  if (status === 401 || status === 402 || status === 407)
    return new FetchProblem('refused', `is for those who log in (${status})`, SAVE_IN_BROWSER);
  return new FetchProblem('refused', `is refused to programs (${status})`, SAVE_IN_BROWSER);
}
