import type { FastifyReply } from 'fastify';
import type { DossierSource } from '../dossier-source.ts';
import { HttpProblem } from '../problem.ts';
import { Generation } from './generation.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { TaskName, TaskParams } from './tasks.ts';

/** What the deriver needs of a generation. */
export type Derivation = Pick<Generation, 'version' | 'ready' | 'isReady' | 'run' | 'close' | 'stop'>;

export interface DeriverOptions {
  /** Called when callers were given an older version, or none, and a newer one is there. */
  readonly changed: (version: string) => void;
  /** Answers of earlier runs. */
  readonly kept?: KeptAnswers;
  readonly generate?: (path: string, version: string) => Derivation;
  /** Milliseconds that a call waits for a new version before it gets the last one. */
  readonly patience?: number;
  /** Milliseconds that a call waits where there is no last one. */
  readonly longest?: number;
}

const PATIENCE = 2000;
/** Shorter than the server lets a request take. */
const LONGEST = 30_000;
/** Milliseconds before what failed for a version is tried once more. */
const PAUSE = 30_000;

/**
 * Answers that hang on the whole dossier. They are worked out beside the server, one version at a time and to its end: a dossier
 * that keeps growing would else never be worked out. As long as a newer one takes, callers get the last version, with an entity
 * tag that says so, and are told once the new one is there.
 */
export class Deriver {
  readonly #source: DossierSource;
  readonly #options: DeriverOptions;
  /** The last version whose stories are there. */
  #finished: Derivation | undefined;
  #computing: Derivation | undefined;
  #failed: { readonly version: string; readonly at: number; readonly why: unknown } | undefined;
  /** Somebody was given less than the newest. */
  #isOwed = false;
  #isClosed = false;
  /** Those that answer their last questions. */
  readonly #ending = new Set<Promise<void>>();

  constructor(source: DossierSource, options: DeriverOptions) {
    this.#source = source;
    this.#options = options;
  }

  /** Begins to work out what is there now, so that the first caller waits less. */
  begin(): void {
    if (!this.#source.isEmpty) this.#work(this.#source.version());
  }

  /** @returns JSON */
  async ask<K extends TaskName>(name: K, params: TaskParams<K>, reply?: FastifyReply): Promise<string> {
    const version = this.#source.version();
    const kept = this.#finished?.version === version ? undefined : this.#options.kept?.get(name, params);
    if (kept?.version === version) return kept.json;
    this.#work(version);
    const computing = this.#computing;
    if (computing !== undefined) {
      const { patience = PATIENCE, longest = LONGEST } = this.#options;
      const hasOlder = this.#finished !== undefined || kept !== undefined;
      await Promise.race([computing.ready.catch(() => undefined), delay(hasOlder ? patience : longest)]);
    }
    const finished = this.#finished;
    if (finished === undefined && kept === undefined) throw this.#nothingYet(version);
    const given = finished?.version ?? kept?.version;
    if (given !== version) {
      this.#isOwed = true;
      reply?.header('etag', `"${version}~${given}"`);
    }
    if (finished === undefined) return kept?.json ?? '';
    const json = await finished.run(name, params);
    this.#options.kept?.put(name, params, finished.version, json);
    return json;
  }

  /** Answers a call with JSON that is ready. */
  async send<K extends TaskName>(name: K, params: TaskParams<K>, reply: FastifyReply): Promise<FastifyReply> {
    const json = await this.ask(name, params, reply);
    return reply.type('application/json; charset=utf-8').serializer(asIs).send(json);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#computing?.stop();
    await this.#finished?.stop();
    await Promise.all(this.#ending);
  }

  /** Sees to it that this version is there or will be: what is being worked out is finished first. */
  #work(version: string): void {
    if (this.#isClosed || this.#computing !== undefined || this.#finished?.version === version) return;
    if (this.#failed?.version === version && performance.now() - this.#failed.at < PAUSE) return;
    const { generate = (path, wanted) => new Generation(path, wanted, () => this.#lost(wanted)) } =
      this.#options;
    const computing = generate(this.#source.path, version);
    this.#computing = computing;
    computing.ready.then(
      () => this.#finish(computing),
      (why: unknown) => {
        if (this.#computing === computing) this.#computing = undefined;
        this.#failed = { version, at: performance.now(), why };
        this.#end(computing.stop());
      },
    );
  }

  #finish(computing: Derivation): void {
    if (this.#finished !== undefined) this.#end(this.#finished.close());
    this.#finished = computing;
    this.#computing = undefined;
    if (this.#isClosed) return;
    const version = this.#source.version();
    const isOwed = this.#isOwed;
    this.#isOwed = false;
    if (isOwed) this.#options.changed(computing.version);
    this.#work(version);
  }

  #end(ending: Promise<void>): void {
    this.#ending.add(ending);
    void ending.then(() => this.#ending.delete(ending));
  }

  /** A process that has ended by itself is made anew when it is next asked. */
  #lost(version: string): void {
    if (this.#finished?.version === version) this.#finished = undefined;
  }

  #nothingYet(version: string): Error {
    this.#isOwed = true;
    if (this.#failed?.version === version && this.#computing === undefined) {
      const { why } = this.#failed;
      return why instanceof Error ? why : new Error(String(why));
    }
    return new HttpProblem(
      503,
      'being-worked-out',
      'this is being worked out for the first time',
      'ask again later; an open page does so by itself',
    );
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
