import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { BreuklijnError } from '../errors.ts';
import { TABLES } from './columns.ts';
import { UNFINISHED, settle, writeDurably } from './durable.ts';
import { MANIFEST_FILE, SEGMENTS_FOLDER, readManifest } from './manifest.ts';
import { REVIEWS_FILE, REVIEWS_FOLDER, readReviews } from './reviews/log.ts';
import { listSegments, segmentFile } from './segments.ts';
import { WATCHES_FILE } from './watches.ts';

/** Written last: a backup without it is not finished. */
export const BACKUP_FILE = 'backup.json';

/** Which feeds are followed and how far they were read; gathering writes it, replaced as a whole. */
const FEEDS_FILE = 'feeds.json';

/** Files of a dossier, by their path in it. */
const KNOWN_FILE =
  /^(?:dossier\.json|feeds\.json|watches\.jsonl|reviews\/log\.jsonl|segments\/[0-9a-f]{32}-[a-z]+\.parquet|originals\/(?:got\.jsonl|[0-9a-f]{2}\/[0-9a-f]{64}\.gz))$/;

interface BackedUp {
  /** Path inside the folder, with `/`. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

interface BackupList {
  readonly format: 1;
  readonly at: string;
  readonly files: readonly BackedUp[];
}

export interface BackupResult {
  readonly files: number;
  readonly bytes: number;
  /** Files that the backup had already: segments never change. */
  readonly kept: number;
}

/**
 * Copies a dossier as it stands now, also while another process writes in it. A backup that is made again where the last one
 * stands takes what is new only.
 * @param at when, ISO 8601
 * @throws BreuklijnError `bad-dossier` when the target holds something else or the disk does not take it
 */
export function backup(path: string, target: string, at: string): BackupResult {
  const { obsolete: _obsolete, ...manifest } = readManifest(path);
  const before = existsSync(join(target, BACKUP_FILE)) ? readList(target) : undefined;
  if (before === undefined && existsSync(target) && readdirSync(target).some((name) => !isOurs(name))) {
    throw new BreuklijnError('bad-dossier', `${target} is not empty and no backup`, 'choose a new folder');
  }
  const has = new Map((before?.files ?? []).map((one) => [one.file, one]));
  const files: BackedUp[] = [];
  let kept = 0;
  let copied = 0;
  return writing(target, () => {
    mkdirSync(join(target, SEGMENTS_FOLDER), { recursive: true });
    mkdirSync(join(target, REVIEWS_FOLDER), { recursive: true });
    const { segments } = listSegments(join(path, SEGMENTS_FOLDER), readManifest(path).obsolete);
    for (const name of segments) {
      for (const table of TABLES) {
        const source = segmentFile(join(path, SEGMENTS_FOLDER), name, table);
        const file = `${SEGMENTS_FOLDER}/${name}-${table}.parquet`;
        const content = summed(file, readFileSync(source));
        if (has.get(file)?.sha256 === content.sha256 && existsSync(join(target, file))) kept++;
        else {
          copyDurably(source, join(target, file));
          copied += content.bytes;
        }
        files.push(content);
      }
    }
    // What articles were read from; each is named after its content.
    for (const file of originalsOf(path)) {
      const content = summed(file, readFileSync(join(path, file)));
      if (has.get(file)?.sha256 === content.sha256 && existsSync(join(target, file))) kept++;
      else {
        mkdirSync(dirname(join(target, file)), { recursive: true });
        copyDurably(join(path, file), join(target, file));
        copied += content.bytes;
      }
      files.push(content);
    }
    const log = join(path, REVIEWS_FILE);
    // Whole lines: what comes after the last one is not acknowledged.
    const reviews = existsSync(log)
      ? readFileSync(log).subarray(0, readReviews(path).bytes)
      : Buffer.alloc(0);
    for (const [file, content] of [
      [`${REVIEWS_FOLDER}/log.jsonl`, reviews],
      ...[WATCHES_FILE, FEEDS_FILE]
        .filter((file) => existsSync(join(path, file)))
        .map((file) => [file, readFileSync(join(path, file))] as const),
      [MANIFEST_FILE, Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`)],
    ] as const) {
      writeDurably(join(target, file), content);
      copied += content.length;
      files.push(summed(file, content));
    }
    const list: BackupList = { format: 1, at, files };
    writeDurably(join(target, BACKUP_FILE), `${JSON.stringify(list, undefined, 2)}\n`);
    // Segments that were put together since.
    const wanted = new Set(files.map(({ file }) => file));
    for (const name of readdirSync(join(target, SEGMENTS_FOLDER))) {
      if (!wanted.has(`${SEGMENTS_FOLDER}/${name}`))
        rmSync(join(target, SEGMENTS_FOLDER, name), { force: true });
    }
    return { files: files.length, bytes: copied, kept };
  });
}

/**
 * Makes a dossier out of a backup, in a folder that is not there or empty. Every file is checked before anything is written.
 * @throws BreuklijnError `bad-dossier` when the backup is not whole
 */
export function restore(source: string, path: string): BackupResult {
  const { files } = readList(source);
  for (const { file, sha256 } of files) {
    const from = join(source, file);
    if (!existsSync(from) || summed(file, readFileSync(from)).sha256 !== sha256) {
      throw new BreuklijnError(
        'bad-dossier',
        `${from} of the backup is missing or damaged`,
        'make the backup again, or take an older one',
      );
    }
  }
  if (existsSync(path) && readdirSync(path).length > 0) {
    throw new BreuklijnError(
      'bad-dossier',
      `${path} is not empty`,
      'restore into a new folder with --dossier',
    );
  }
  return writing(path, () => {
    mkdirSync(join(path, SEGMENTS_FOLDER), { recursive: true });
    let bytes = 0;
    // The manifest last: without it the folder is no dossier.
    for (const one of files.toSorted(
      (a, b) => Number(a.file === MANIFEST_FILE) - Number(b.file === MANIFEST_FILE),
    )) {
      mkdirSync(dirname(join(path, one.file)), { recursive: true });
      copyDurably(join(source, one.file), join(path, one.file));
      bytes += one.bytes;
    }
    return { files: files.length, bytes, kept: 0 };
  });
}

function writing<T>(target: string, write: () => T): T {
  try {
    return write();
  } catch (cause) {
    if (cause instanceof BreuklijnError) throw cause;
    throw new BreuklijnError(
      'bad-dossier',
      `cannot write in ${target}: ${cause instanceof Error ? cause.message : 'unknown error'}`,
      'free space on the disk or choose another folder',
      { cause },
    );
  }
}

function copyDurably(from: string, to: string): void {
  const temporary = join(dirname(to), `${UNFINISHED}${process.pid}-copy`);
  try {
    copyFileSync(from, temporary);
    settle(temporary, to);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function summed(file: string, content: Uint8Array): BackedUp {
  return { file, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

function readList(folder: string): BackupList {
  try {
    const value = JSON.parse(readFileSync(join(folder, BACKUP_FILE), 'utf8')) as BackupList;
    const isSafe = value.files.every(({ file }) => KNOWN_FILE.test(file));
    if (value.format === 1 && isSafe) return value;
  } catch (cause) {
    if (existsSync(folder)) {
      throw new BreuklijnError(
        'bad-dossier',
        `${folder} is no finished backup`,
        'make it with breuklijn dossier backup',
        {
          cause,
        },
      );
    }
  }
  throw new BreuklijnError('bad-dossier', `${folder} is no backup`, 'make it with breuklijn dossier backup');
}

/** Where the bytes that articles were read from are kept, if they are. */
const ORIGINALS_FOLDER = 'originals';

function originalsOf(path: string): string[] {
  const folder = join(path, ORIGINALS_FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => KNOWN_FILE.test(file))
    .toSorted();
}

/** What an unfinished backup may have left. */
function isOurs(name: string): boolean {
  return (
    [SEGMENTS_FOLDER, REVIEWS_FOLDER, MANIFEST_FILE, WATCHES_FILE].includes(name) ||
    name.startsWith(UNFINISHED)
  );
}
