import type { ServerResponse } from 'node:http';

/** What the page is told of while it is open. */
export type LiveEvent =
  | { readonly event: 'changed'; readonly data: { readonly version: string } }
  | {
      readonly event: 'reading';
      readonly data: { readonly job: string; readonly done: number; readonly total: number };
    };

/** So that proxies and browsers keep a quiet connection open. */
const HEARTBEAT = 25_000;
const MOST_LISTENERS = 200;

/** Server-sent events to every open page. */
export class Live {
  readonly #listeners = new Set<ServerResponse>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor() {
    this.#heartbeat = setInterval(() => this.#write(': still here\n\n'), HEARTBEAT);
    this.#heartbeat.unref();
  }

  /** Keeps a response open and sends it every event. @returns false when too many are open already */
  add(response: ServerResponse): boolean {
    if (this.#listeners.size >= MOST_LISTENERS) return false;
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
    return true;
  }

  send({ event, data }: LiveEvent): void {
    this.#write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const response of this.#listeners) response.end();
    this.#listeners.clear();
  }

  #write(text: string): void {
    for (const response of this.#listeners) response.write(text);
  }
}
