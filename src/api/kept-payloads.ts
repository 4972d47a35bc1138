/** Characters of answers that are kept together. */
const MOST_CHARACTERS = 32_000_000;

/**
 * Answers to calls of one version of the dossier, by address: what many clients ask for is worked out once, also when they ask at
 * the same moment.
 */
export class KeptPayloads {
  readonly #most: number;
  #version = '';
  #characters = 0;
  readonly #kept = new Map<string, string>();
  readonly #waiting = new Map<string, Promise<string | undefined>>();

  constructor(most: number = MOST_CHARACTERS) {
    this.#most = most;
  }

  /**
   * The answer to a call, when somebody has asked before; waits where it is being worked out.
   * @returns it, or what to call with the answer once it is there (undefined when it is not to be kept)
   */
  async take(address: string, version: string): Promise<string | ((payload: string | undefined) => void)> {
    if (version !== this.#version) {
      this.#version = version;
      this.#characters = 0;
      this.#kept.clear();
    }
    const kept = this.#kept.get(address);
    if (kept !== undefined) {
      this.#kept.delete(address);
      this.#kept.set(address, kept);
      return kept;
    }
    const key = `${version} ${address}`;
    const others = await this.#waiting.get(key);
    if (others !== undefined) return others;
    let resolve: (payload: string | undefined) => void = () => undefined;
    const own = new Promise<string | undefined>((done) => (resolve = done));
    this.#waiting.set(key, own);
    return (payload) => {
      if (this.#waiting.get(key) === own) this.#waiting.delete(key);
      if (payload !== undefined && version === this.#version) this.#keep(address, payload);
      resolve(payload);
    };
  }

  #keep(address: string, payload: string): void {
    this.#characters += payload.length - (this.#kept.get(address)?.length ?? 0);
    this.#kept.delete(address);
    this.#kept.set(address, payload);
    for (const [oldest, { length }] of this.#kept) {
      if (this.#characters <= this.#most) break;
      this.#kept.delete(oldest);
      this.#characters -= length;
    }
  }
}
