import {
  type Dossier,
  type DocumentRecord,
  type Flow,
  type HangingOn,
  type Origin,
  type Story,
  findFlows,
  readConditions,
  readOrigins,
  readStories,
  readTellings,
} from '../../dossier/index.ts';
import { Ledger } from './ledger.ts';

/** What is worked out of one version of a dossier, each thing once and when it is first asked for. */
export class Workings {
  readonly dossier: Dossier;
  readonly #made = new Map<string, Promise<unknown>>();

  constructor(dossier: Dossier) {
    this.dossier = dossier;
  }

  /** The articles by id. */
  async records(): Promise<ReadonlyMap<string, DocumentRecord>> {
    return this.once('records', async () => {
      const records = new Map<string, DocumentRecord>();
      for await (const record of this.dossier.documents()) records.set(record.article, record);
      return records;
    });
  }

  /** The stories, last reported first. */
  async ledger(): Promise<Ledger> {
    return this.once('ledger', async () => new Ledger(await readStories(this.dossier)));
  }

  async stories(): Promise<readonly Story[]> {
    return (await this.ledger()).stories;
  }

  async origins(): Promise<readonly Origin[]> {
    return this.once('origins', async () => readOrigins(this.dossier));
  }

  async conditions(): Promise<readonly HangingOn[]> {
    return this.once('conditions', async () => readConditions(this.dossier));
  }

  async flows(): Promise<readonly Flow[]> {
    return this.once('flows', async () =>
      findFlows(await readTellings(this.dossier, [...(await this.records()).values()])),
    );
  }

  /** Makes something once; what fails is tried again when it is next asked for. */
  async once<T>(name: string, make: () => Promise<T>): Promise<T> {
    let made = this.#made.get(name) as Promise<T> | undefined;
    if (made === undefined) {
      made = make();
      this.#made.set(name, made);
      made.catch(() => this.#made.delete(name));
    }
    return made;
  }
}
