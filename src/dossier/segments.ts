import { createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync, openSync, readSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TABLES, type TableName } from './columns.ts';
import { UNFINISHED } from './durable.ts';

/** What is wrong with a file of a dossier; the rest of the dossier is used without it. */
export interface SegmentProblem {
  /** Path of the file. */
  readonly file: string;
  readonly problem: string;
  readonly remedy: string;
}

/** `<32 hexadecimal digits>-<table>.parquet` */
const FILE_NAME = /^([0-9a-f]{32})-(documents|sentences|claims|postings)\.parquet$/;
const MAGIC = 'PAR1';
/** Magic at both ends and the length of the footer before the last one. */
const SHORTEST = 12;

/** Name of the segment that holds these articles as read by one version, whatever order they came in. */
export function segmentName(articles: readonly string[], reader: string): string {
  const key = JSON.stringify([reader, articles.toSorted()]);
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

export function segmentFile(folder: string, name: string, table: TableName): string {
  return join(folder, `${name}-${table}.parquet`);
}

/**
 * Segments that are whole by their names and ends, in order of name, and what else stands in the folder.
 * @param obsolete names that are not looked at
 */
export function listSegments(
  folder: string,
  obsolete: readonly string[] = [],
): {
  readonly segments: readonly string[];
  readonly problems: readonly SegmentProblem[];
} {
  const problems: SegmentProblem[] = [];
  const found = new Map<string, Set<string>>();
  const damaged = new Set<string>();
  if (!existsSync(folder)) return { segments: [], problems };
  for (const file of readdirSync(folder).toSorted()) {
    if (file.startsWith(UNFINISHED)) continue;
    const match = FILE_NAME.exec(file);
    if (match === null) {
      problems.push({
        file: join(folder, file),
        problem: 'is not part of the dossier',
        remedy: 'it is left alone; move it elsewhere',
      });
      continue;
    }
    if (obsolete.includes(match[1])) continue;
    const problem = problemOfEnds(join(folder, file));
    if (problem === undefined) {
      const tables = found.get(match[1]) ?? new Set();
      found.set(match[1], tables.add(match[2]));
    } else {
      damaged.add(match[1]);
      problems.push({ file: join(folder, file), problem, remedy: REREAD });
    }
  }
  const segments: string[] = [];
  for (const [name, tables] of found) {
    // Without documents it is what a stopped writer left behind; the same articles read again complete it.
    if (damaged.has(name) || !tables.has('documents')) continue;
    const missing = TABLES.filter((table) => !tables.has(table));
    if (missing.length === 0) segments.push(name);
    for (const table of missing) {
      problems.push({ file: segmentFile(folder, name, table), problem: 'is missing', remedy: REREAD });
    }
  }
  return { segments, problems };
}

/** Removes the files of a segment, those first without which it does not exist. */
export function removeSegment(folder: string, name: string): void {
  for (const table of TABLES.toReversed()) rmSync(segmentFile(folder, name, table), { force: true });
}

export const REREAD = 'its articles are left out; read them again, or put the file back from a copy';

function problemOfEnds(path: string): string | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(path, 'r');
    const { size } = fstatSync(handle);
    if (size < SHORTEST) return 'is cut short';
    const ends = Buffer.alloc(2 * MAGIC.length);
    readSync(handle, ends, 0, MAGIC.length, 0);
    readSync(handle, ends, MAGIC.length, MAGIC.length, size - MAGIC.length);
    if (ends.toString('latin1', 0, MAGIC.length) !== MAGIC) return 'is not a Parquet file';
    return ends.toString('latin1', MAGIC.length) === MAGIC ? undefined : 'is cut short';
  } catch {
    return 'cannot be read';
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
