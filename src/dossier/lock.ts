import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { BreuklijnError } from '../errors.ts';
import { UNFINISHED } from './durable.ts';

/** Name of the file that says who writes in a dossier. */
export const LOCK_FILE = 'lock';

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/**
 * Takes the dossier for writing; the function given back lets it go. A lock whose process is gone from this machine is
 * taken over; one from another machine cannot be judged and is respected.
 * @throws BreuklijnError `dossier-locked` when another process is writing
 */
export function lock(folder: string, name: string = LOCK_FILE): () => void {
  const path = join(folder, name);
  const own = join(folder, `${UNFINISHED}${name}-${process.pid}`);
  writeFileSync(own, `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`);
  try {
    // Twice: once more after a stale lock is out of the way.
    for (let attempt = 0; attempt < 2; attempt++) {
      if (claimName(own, path)) {
        return () => rmSync(path, { force: true });
      }
      const holder = maybeHolder(path);
      if (holder !== undefined && isAlive(holder)) throw lockedBy(path, holder);
      setAside(path, holder);
    }
    throw lockedBy(path, maybeHolder(path));
  } finally {
    rmSync(own, { force: true });
  }
}

/** Whether somebody is writing in a dossier now, as far as this machine can tell. */
export function isBeingWritten(folder: string): boolean {
  const holder = maybeHolder(join(folder, LOCK_FILE));
  return holder !== undefined && isAlive(holder);
}

/** Gives the lock its name, whole and only when the name is free. */
function claimName(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
  }
  // File systems without links.
  try {
    writeFileSync(path, readFileSync(own), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a stale lock. Between looking and moving another process may have taken over: then its lock is put back. */
function setAside(path: string, stale: Holder | undefined): void {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = maybeHolder(aside);
  if (moved !== undefined && moved.pid !== stale?.pid && isAlive(moved)) {
    renameSync(aside, path);
    return;
  }
  rmSync(aside, { force: true });
}

function maybeHolder(path: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, host } = value as Partial<Holder>;
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

function lockedBy(path: string, holder: Holder | undefined): BreuklijnError {
  const who =
    holder === undefined
      ? 'another process'
      : holder.host === hostname()
        ? `process ${holder.pid}`
        : `process ${holder.pid} on ${holder.host}`;
  return new BreuklijnError(
    'dossier-locked',
    `${dirname(path)} is being written by ${who}`,
    `wait until it is done, or remove ${path} when that process is gone`,
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
