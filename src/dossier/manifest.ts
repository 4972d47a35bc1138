import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BreuklijnError } from '../errors.ts';
import { UNFINISHED, writeDurably, writeNew } from './durable.ts';
import { LOCK_FILE } from './lock.ts';

/** Form of the folder; raised when an older program could no longer read it. */
export const FORMAT = 2;
export const MANIFEST_FILE = 'dossier.json';
export const SEGMENTS_FOLDER = 'segments';

/** `dossier.json`: what the folder is and who read into it. */
export interface Manifest {
  readonly format: number;
  /** Version of the program that made the dossier. */
  readonly madeBy: string;
  /** Versions that read articles into it, in order of first use: of an article read by several, the last one counts. */
  readonly readers: readonly string[];
  /**
   * Segments that were put together into others and are no longer looked at. The next writer removes them: who opened the
   * dossier before may still be reading them.
   */
  readonly obsolete?: readonly string[];
}

/** @throws BreuklijnError `bad-dossier` when the folder is no dossier or one of a newer form */
export function readManifest(folder: string): Manifest {
  const path = join(folder, MANIFEST_FILE);
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new BreuklijnError(
      'bad-dossier',
      existsSync(path)
        ? `cannot read ${path}`
        : existsSync(folder)
          ? `${folder} is not a dossier`
          : `there is no dossier ${folder}`,
      'name its folder with --dossier, or make it with breuklijn read PATH --dossier DIR',
      { cause },
    );
  }
  const manifest = maybeManifest(source);
  if (manifest === undefined) {
    throw new BreuklijnError(
      'bad-dossier',
      `${path} is damaged`,
      'put it back from a copy, or remove it and read the articles again',
    );
  }
  if (manifest.format > FORMAT) {
    throw new BreuklijnError(
      'bad-dossier',
      `${folder} has form ${manifest.format}, made by breuklijn ${manifest.madeBy}; this program reads up to form ${FORMAT}`,
      'use a newer breuklijn',
    );
  }
  if (manifest.format < FORMAT) {
    throw new BreuklijnError(
      'bad-dossier',
      `${folder} has form ${manifest.format}, of an older breuklijn; this program reads form ${FORMAT}`,
      'read the articles again into a new folder',
    );
  }
  return manifest;
}

/** Makes a dossier where there is none, without reading what one holds. @throws BreuklijnError `bad-dossier` when it cannot be one */
export function prepareDossier(folder: string, madeBy: string): void {
  if (!existsSync(join(folder, MANIFEST_FILE))) makeDossier(folder, madeBy);
  readManifest(folder);
}

/** Makes an empty dossier in a folder that does not exist or is empty; where another process makes it too, theirs may stay. */
export function makeDossier(folder: string, madeBy: string): void {
  mkdirSync(folder, { recursive: true });
  const foreign = readdirSync(folder).filter((name) => !isOwn(name));
  if (foreign.length > 0) {
    throw new BreuklijnError(
      'bad-dossier',
      `${folder} is not a dossier and not empty (${foreign[0]})`,
      'choose a new folder with --dossier',
    );
  }
  mkdirSync(join(folder, SEGMENTS_FOLDER), { recursive: true });
  writeNew(join(folder, MANIFEST_FILE), textOf({ format: FORMAT, madeBy, readers: [] }));
}

export function writeManifest(folder: string, manifest: Manifest): void {
  writeDurably(join(folder, MANIFEST_FILE), textOf(manifest));
}

function textOf(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** What may stand in a folder whose making was interrupted. */
function isOwn(name: string): boolean {
  return [MANIFEST_FILE, SEGMENTS_FOLDER, LOCK_FILE].includes(name) || name.startsWith(UNFINISHED);
}

function maybeManifest(source: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(source);
    if (typeof value !== 'object' || value === null) return undefined;
    const { format, madeBy, readers, obsolete } = value as Partial<Manifest>;
    if (typeof format !== 'number' || typeof madeBy !== 'string' || !Array.isArray(readers)) return undefined;
    return {
      format,
      madeBy,
      readers: readers.filter((reader) => typeof reader === 'string'),
      ...(Array.isArray(obsolete) ? { obsolete: obsolete.filter((name) => typeof name === 'string') } : {}),
    };
  } catch {
    return undefined;
  }
}
