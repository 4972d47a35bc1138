import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Dossier, REVIEWS_FILE, openDossier } from '../dossier/index.ts';

interface Opened {
  readonly dossier: Dossier;
  readonly version: string;
  users: number;
  /** Closed once nobody uses it. */
  stale: boolean;
}

/** Small answers of one version that are kept. */
const MOST_KEPT = 1000;

/**
 * The dossier that a server shows, opened for reading and opened anew when it has grown: segments never change, so the
 * names of the files say whether it is still the same.
 */
export class DossierSource {
  readonly path: string;
  #opened: Promise<Opened> | undefined;
  #kept: { readonly version: string; readonly values: Map<string, Promise<unknown>> } = {
    version: '',
    values: new Map(),
  };

  constructor(path: string) {
    this.path = path;
  }

  /** Changes whenever something that a query could show does; an entity tag. */
  version(): string {
    const hash = createHash('sha256');
    hashNames(join(this.path, 'segments'), hash);
    hash.update(String(sizeOf(join(this.path, REVIEWS_FILE))));
    return hash.digest('base64url').slice(0, 16);
  }

  /** Whether no article is in it. */
  get isEmpty(): boolean {
    try {
      return !readdirSync(join(this.path, 'segments')).some((name) => name.endsWith('-documents.parquet'));
    } catch {
      return true;
    }
  }

  /** Runs a query on the dossier as it stands now. @throws BreuklijnError when the folder is no dossier */
  async use<T>(query: (dossier: Dossier, version: string) => Promise<T>): Promise<T> {
    const opened = await this.#current();
    opened.users++;
    try {
      return await query(opened.dossier, opened.version);
    } finally {
      opened.users--;
      this.#closeIfDone(opened);
    }
  }

  /** What is the same for everybody and is asked for again and again: once for each version of the dossier. */
  async kept<T>(name: string, make: (dossier: Dossier) => Promise<T>): Promise<T> {
    return this.use(async (dossier, version) => {
      if (this.#kept.version !== version) this.#kept = { version, values: new Map() };
      const { values } = this.#kept;
      const known = values.get(name) as Promise<T> | undefined;
      if (known !== undefined) return known;
      if (values.size >= MOST_KEPT) values.clear();
      const made = make(dossier);
      values.set(name, made);
      made.catch(() => values.delete(name));
      return made;
    });
  }

  async close(): Promise<void> {
    const opened = await this.#opened?.catch(() => undefined);
    this.#opened = undefined;
    if (opened === undefined) return;
    opened.stale = true;
    this.#closeIfDone(opened);
  }

  async #current(): Promise<Opened> {
    const version = this.version();
    const opened = await this.#opened?.catch(() => undefined);
    if (opened?.version === version && !opened.stale) return opened;
    if (opened !== undefined) {
      opened.stale = true;
      this.#closeIfDone(opened);
    }
    const opening = openDossier(this.path).then((dossier) => ({ dossier, version, users: 0, stale: false }));
    this.#opened = opening;
    return opening;
  }

  #closeIfDone(opened: Opened): void {
    if (opened.stale && opened.users === 0) opened.dossier.close();
  }
}

function hashNames(path: string, hash: ReturnType<typeof createHash>): void {
  let names: string[];
  try {
    names = readdirSync(path).sort();
  } catch {
    return;
  }
  for (const name of names) {
    hash.update(`${name}\n`);
  }
}

/** A log grows under one name, and its size says so. */
function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
