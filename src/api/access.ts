import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from './problem.ts';

/** Who may call a route. Every route says so; one that does not is refused when the server starts. */
export type Access = 'public' | 'read' | 'write';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
}

export interface AccessOptions {
  /** Host names, besides those of this machine, under which the server is known. */
  readonly hosts: readonly string[];
  /** Asked of whoever calls from elsewhere; without one, only this machine is served. */
  readonly password?: string;
}

export const SESSION_COOKIE = 'breuklijn';
/** Sessions end after so many milliseconds without use. */
const IDLE = 12 * 3600 * 1000;
const MOST_SESSIONS = 1000;
const LOCAL_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);
const UNSAFE: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Name of a host without its port. */
function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

/**
 * Sessions of those who gave the password, kept in memory: a restart ends them. Without a password there are none, and
 * whoever reaches this machine's own address is let in.
 */
export class Sessions {
  readonly #password: Buffer | undefined;
  readonly #now: () => number;
  readonly #lastUse = new Map<string, number>();

  constructor(password: string | undefined, now: () => number) {
    this.#password = password === undefined ? undefined : digest(password);
    this.#now = now;
  }

  get needed(): boolean {
    return this.#password !== undefined;
  }

  /** @returns a new session, or undefined when the password is another */
  start(password: string): string | undefined {
    if (this.#password === undefined || !timingSafeEqual(digest(password), this.#password)) return undefined;
    if (this.#lastUse.size >= MOST_SESSIONS) this.#forgetOldest();
    const id = randomBytes(24).toString('base64url');
    this.#lastUse.set(id, this.#now());
    return id;
  }

  end(id: string): void {
    this.#lastUse.delete(id);
  }

  isOpen(id: string | undefined): boolean {
    if (this.#password === undefined) return true;
    const last = id === undefined ? undefined : this.#lastUse.get(id);
    if (id === undefined || last === undefined) return false;
    if (this.#now() - last > IDLE) {
      this.#lastUse.delete(id);
      return false;
    }
    this.#lastUse.set(id, this.#now());
    return true;
  }

  #forgetOldest(): void {
    const [oldest] = [...this.#lastUse].sort(([, a], [, b]) => a - b);
    if (oldest !== undefined) this.#lastUse.delete(oldest[0]);
  }
}

/**
 * Refuses by default: a route without a declared access, a host name that is not ours (a page elsewhere whose name was made to
 * point here), a change asked by another origin, and, where a password is set, everybody without a session.
 */
export function installAccess(app: FastifyInstance, sessions: Sessions, options: AccessOptions): void {
  const hosts = new Set([...LOCAL_HOSTS, ...options.hosts.map((host) => host.toLowerCase())]);
  app.addHook('onRoute', (route) => {
    // The plugin that serves built files makes its own routes.
    if (route.url.startsWith('/assets/')) route.config = { ...route.config, access: 'public' };
    if (route.config?.access === undefined)
      throw new RangeError(`${String(route.method)} ${route.url} does not say who may call it`);
  });
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    reply.headers(SECURITY_HEADERS);
    if (!hosts.has(hostName(request.headers.host ?? '')))
      throw new HttpProblem(
        421,
        'wrong-host',
        `this server is not ${request.headers.host ?? 'that host'}`,
        'use its own address',
      );
    const { access } = request.routeOptions.config;
    if (UNSAFE.has(request.method)) checkOrigin(request);
    if (access === undefined || access === 'public') return;
    if (!sessions.isOpen(request.cookies[SESSION_COOKIE]))
      throw new HttpProblem(401, 'no-session', 'a password is needed', 'sign in');
  });
}

/**
 * A change must come from our own page or from a program. Browsers send `Sec-Fetch-Site`, older ones `Origin`; the header of
 * our own, which a foreign page may only send after a permission that we never give, must be there in any case.
 */
function checkOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const { origin, host } = request.headers;
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && origin !== `http://${host ?? ''}` && origin !== `https://${host ?? ''}`);
  if (foreign || request.headers['x-breuklijn'] === undefined)
    throw new HttpProblem(
      403,
      'foreign-origin',
      'a change must come from the page of this server',
      'programs send the header x-breuklijn',
    );
}

/** For every answer. Styles and scripts come from this server alone; nothing may frame the page. */
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};
