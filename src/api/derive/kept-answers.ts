import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourcePath } from '../../resources.ts';
import { KEPT_TASKS } from './kept-tasks.ts';
import type { TaskName } from './tasks.ts';

/** An answer with the version of the dossier that it is of. */
export interface KeptAnswer {
  readonly version: string;
  readonly json: string;
}

/** Folder of a dossier; nothing in it is missed when it is removed. */
export const ANSWERS_FOLDER = 'answers';
/** Bytes and files that may stand there; those last written stay. */
const MOST_BYTES = 64_000_000;
const MOST_FILES = 200;

/**
 * The last answer to each question that many ask, in files: a server that starts has its first screen at once. A file is a line
 * with the version and the answer; its name is a hash of the question and of the program and packs that answered.
 */
export class KeptAnswers {
  readonly #folder: string;
  readonly #program: string;
  /** Version of what this process has written, by path. */
  readonly #written = new Map<string, string>();

  /** @param program what answers depend on besides the dossier */
  constructor(dossier: string, program: string) {
    this.#folder = join(dossier, ANSWERS_FOLDER);
    this.#program = program;
  }

  /** The last answer, of whatever version. */
  get(name: TaskName, params: unknown): KeptAnswer | undefined {
    if (!KEPT_TASKS.has(name)) return undefined;
    const path = this.#path(name, params);
    try {
      const text = readFileSync(path, 'utf8');
      const end = text.indexOf('\n');
      // A file that was cut off lacks its last line.
      if (end < 0 || !text.endsWith('\n') || end === text.length - 1) return undefined;
      return { version: text.slice(0, end), json: text.slice(end + 1, -1) };
    } catch {
      return undefined;
    }
  }

  /** Keeps an answer; a folder that cannot be written to keeps none. */
  put(name: TaskName, params: unknown, version: string, json: string): void {
    if (!KEPT_TASKS.has(name) || json.length > MOST_BYTES / 4) return;
    const path = this.#path(name, params);
    if (this.#written.get(path) === version) return;
    try {
      mkdirSync(this.#folder, { recursive: true });
      const own = `${path}.${process.pid}`;
      writeFileSync(own, `${version}\n${json}\n`);
      renameSync(own, path);
      this.#written.set(path, version);
      this.#prune();
    } catch {
      // It is worked out anew next time.
    }
  }

  #prune(): void {
    const files = readdirSync(this.#folder).flatMap((name) => {
      const path = join(this.#folder, name);
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats === undefined ? [] : [{ path, bytes: stats.size, written: stats.mtimeMs }];
    });
    let bytes = 0;
    for (const [i, file] of files.toSorted((a, b) => b.written - a.written).entries()) {
      bytes += file.bytes;
      if (i >= MOST_FILES || bytes > MOST_BYTES) rmSync(file.path, { force: true });
    }
  }

  #path(name: TaskName, params: unknown): string {
    const key = createHash('sha256').update(JSON.stringify([this.#program, name, params]));
    return join(this.#folder, `${name}-${key.digest('hex').slice(0, 24)}.json`);
  }
}

/**
 * Says which program and packs there are, by names, sizes and times of their files: reading thirty megabytes would take longer
 * than what is to be saved.
 */
export function programState(): string {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (!stats.isDirectory()) hash.update(`${path} ${stats.size} ${stats.mtimeMs}\n`);
    else for (const name of readdirSync(path).sort()) add(join(path, name));
  };
  for (const parts of [['dist', '.tsbuildinfo'], ['package.json'], ['packs'], ['ontology']])
    add(resourcePath(...parts));
  return hash.digest('base64url');
}
