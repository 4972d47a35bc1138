import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Dossier, REVIEWS_FILE, openDossier } from '../dossier/index.ts';

/** The dossier as it stood at one version. */
interface Opened {
  readonly version: string;
  readonly dossier: Promise<Dossier>;
  /** Queries that run on it or wait for it to be open; counted before anything is waited for. */
  users: number;
  /** Closed once nobody uses it. */
  stale: boolean;
  /** Called when it is closed. */
  readonly onClosed: () => void;
}

/** Small answers of one version that are kept. */
const MOST_KEPT = 1000;

/**
 * The dossier that a server shows, opened for reading and opened anew when it has grown: segments never change, so the
 * names of the files say whether it is still the same.
 */
export class DossierSource {
  readonly path: string;
  #opened: Opened | undefined;
  /** Settle when what was opened is closed. */
  readonly #closing = new Set<Promise<void>>();
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
    const opened = this.#current();
    opened.users++;
    try {
      return await query(await opened.dossier, opened.version);
    } catch (error) {
      // What could not be opened is tried anew by the next caller.
      if (await isBroken(opened)) this.#retire(opened);
      throw error;
    } finally {
      opened.users--;
      closeIfDone(opened);
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

  /** Waits for what is running: the database may not be left in the middle of a query when the process ends. */
  async close(): Promise<void> {
    if (this.#opened !== undefined) this.#retire(this.#opened);
    await Promise.all(this.#closing);
  }

  #current(): Opened {
    const version = this.version();
    const before = this.#opened;
    if (before?.version === version) return before;
    if (before !== undefined) this.#retire(before);
    let onClosed = (): void => undefined;
    const closed = new Promise<void>((resolve) => (onClosed = resolve));
    this.#closing.add(closed);
    void closed.then(() => this.#closing.delete(closed));
    const opened = { version, dossier: openDossier(this.path), users: 0, stale: false, onClosed };
    this.#opened = opened;
    return opened;
  }

  #retire(opened: Opened): void {
    if (this.#opened === opened) this.#opened = undefined;
    opened.stale = true;
    closeIfDone(opened);
  }
}

function closeIfDone({ stale, users, dossier, onClosed }: Opened): void {
  if (!stale || users > 0) return;
  dossier.then(
    (open) => {
      open.close();
      onClosed();
    },
    () => onClosed(),
  );
}

async function isBroken({ dossier }: Opened): Promise<boolean> {
  return dossier.then(
    () => false,
    () => true,
  );
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
