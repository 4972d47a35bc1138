import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Start of the names of files that are not finished: a reader leaves them alone, the next writer removes them. */
export const UNFINISHED = '.unfinished-';

/** Makes sure that what was written to a file or folder is on the disk. */
export function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    // Windows has no fsync for folders or for files opened to read; its renames are journalled.
    if (process.platform !== 'win32') throw error;
  } finally {
    closeSync(handle);
  }
}

/** Moves a finished file to its place so that, after a crash, it is there whole or not at all. */
export function settle(from: string, to: string): void {
  sync(from);
  renameSync(from, to);
  sync(dirname(to));
}

/** Writes a small file so that readers see the old or the new content, never a part. */
export function writeDurably(path: string, content: string | Uint8Array): void {
  const temporary = join(dirname(path), `${UNFINISHED}${process.pid}.json`);
  writeFileSync(temporary, content);
  settle(temporary, path);
}

/** Writes a small file where there is none: what another process has put there in the meantime stays. */
export function writeNew(path: string, content: string): void {
  const temporary = join(dirname(path), `${UNFINISHED}${process.pid}-new.json`);
  writeFileSync(temporary, content);
  sync(temporary);
  try {
    linkSync(temporary, path);
    sync(dirname(path));
  } catch {
    // There already, or a file system without links.
    if (!existsSync(path)) settle(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}
