import type { FastifyReply } from 'fastify';
import type { DossierSource } from '../dossier-source.ts';
import { Generation } from './generation.ts';
import type { TaskName, TaskParams } from './tasks.ts';

/** Milliseconds that a call waits for a new version before it gets the last one. */
const PATIENCE = 2000;

/**
 * Answers that hang on the whole dossier. When the dossier changes they are worked out anew beside the server; as long as that
 * takes, callers get the last version, with an entity tag that says so, and are told once the new one is there.
 */
export class Deriver {
  readonly #source: DossierSource;
  readonly #changed: (version: string) => void;
  #newest: Generation | undefined;
  /** The last one whose stories are worked out, when that is not the newest. */
  #last: Generation | undefined;

  /** @param changed called when callers were given an older version and the new one is there */
  constructor(source: DossierSource, changed: (version: string) => void) {
    this.#source = source;
    this.#changed = changed;
  }

  /** Begins to work out what is there now, so that the first caller waits less. */
  begin(): void {
    this.#generation();
  }

  /** @returns JSON */
  async ask<K extends TaskName>(name: K, params: TaskParams<K>, reply?: FastifyReply): Promise<string> {
    const newest = this.#generation();
    if (newest.isReady || this.#last === undefined) return newest.run(name, params);
    await Promise.race([newest.ready.catch(() => undefined), delay(PATIENCE)]);
    const last = this.#last;
    if (newest.isReady || last === undefined) return newest.run(name, params);
    reply?.header('etag', `"${newest.version}~${last.version}"`);
    return last.run(name, params);
  }

  /** Answers a call with JSON that is ready. */
  async send<K extends TaskName>(name: K, params: TaskParams<K>, reply: FastifyReply): Promise<FastifyReply> {
    const json = await this.ask(name, params, reply);
    return reply.type('application/json; charset=utf-8').serializer(asIs).send(json);
  }

  async close(): Promise<void> {
    await this.#newest?.stop();
    await this.#last?.stop();
  }

  #generation(): Generation {
    const version = this.#source.version();
    const before = this.#newest;
    if (before?.version === version && !before.isLost) return before;
    const newest = new Generation(this.#source.path, version);
    this.#newest = newest;
    if (before?.isReady === true) {
      this.#last?.close();
      this.#last = before;
    } else void before?.stop();
    const began = performance.now();
    newest.ready.then(
      () => {
        if (this.#newest !== newest) return;
        this.#last?.close();
        this.#last = undefined;
        if (performance.now() - began > PATIENCE) this.#changed(version);
      },
      () => undefined,
    );
    return newest;
  }
}

function asIs(json: string): string {
  return json;
}

async function delay(milliseconds: number): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
