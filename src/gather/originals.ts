import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/** How and when an original came in: a line of `originals/got.jsonl`. */
export interface Provenance {
  readonly original: string;
  /** Path or address. */
  readonly input: string;
  /** ISO 8601. */
  readonly at: string;
  readonly bytes: number;
}

/**
 * The bytes that articles were read from, so that a later version can read them again: compressed, under the SHA-256 of
 * what they were, each once.
 */
export class Originals {
  readonly #folder: string;
  readonly #now: () => string;

  /** @param dossier folder of the dossier @param now the time, ISO 8601 */
  constructor(dossier: string, now: () => string) {
    this.#folder = join(dossier, 'originals');
    this.#now = now;
  }

  /** Keeps bytes. @returns their name */
  keep(bytes: Uint8Array, input: string): string {
    const original = createHash('sha256').update(bytes).digest('hex');
    const path = this.#path(original);
    if (existsSync(path)) return original;
    mkdirSync(join(this.#folder, original.slice(0, 2)), { recursive: true });
    writeFileSync(`${path}.new`, gzipSync(bytes));
    renameSync(`${path}.new`, path);
    const line: Provenance = { original, input, at: this.#now(), bytes: bytes.length };
    appendFileSync(join(this.#folder, 'got.jsonl'), `${JSON.stringify(line)}\n`);
    return original;
  }

  /** The bytes, or undefined where they are not kept or no longer what they were. */
  get(original: string): Buffer | undefined {
    if (!/^[0-9a-f]{64}$/.test(original)) return undefined;
    try {
      const bytes = gunzipSync(readFileSync(this.#path(original)));
      return createHash('sha256').update(bytes).digest('hex') === original ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  #path(original: string): string {
    return join(this.#folder, original.slice(0, 2), `${original}.gz`);
  }
}
