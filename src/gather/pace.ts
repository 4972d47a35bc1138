/** Time as fetching sees it: a test gives another. */
export interface Clock {
  /** Milliseconds. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((done) => void setTimeout(done, milliseconds)),
};

/** Keeps requests to one host apart, also when several are asked for at once. */
export class Pace {
  readonly #clock: Clock;
  readonly #gap: number;
  readonly #free = new Map<string, number>();

  /** @param gap milliseconds between two requests to a host */
  constructor(clock: Clock, gap: number) {
    this.#clock = clock;
    this.#gap = gap;
  }

  /** Waits for the turn of a request. @param gap more than the usual, where a site asks for it */
  async turn(host: string, gap = 0): Promise<void> {
    const now = this.#clock.now();
    const at = Math.max(now, this.#free.get(host) ?? 0);
    this.#free.set(host, at + Math.max(this.#gap, gap));
    if (at > now) await this.#clock.sleep(at - now);
  }
}
