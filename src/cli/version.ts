import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readResource, resourcePath } from '../resources.ts';

/** Version of the package. */
export function programVersion(): string {
  const value: unknown = JSON.parse(readResource('package.json'));
  return typeof value === 'object' && value !== null && 'version' in value ? String(value.version) : '0';
}

let reader: string | undefined;

/**
 * Version of everything that reading depends on: the program, its build and the packs, which a user may correct. Articles
 * read by another reader version are read again.
 */
export function readerVersion(): string {
  if (reader === undefined) {
    const hash = createHash('sha256');
    // Hash of the sources, left by the build; a program run from its sources has none.
    const build = resourcePath('dist', '.sources');
    if (existsSync(build)) hash.update(readFileSync(build));
    for (const folder of ['packs', 'ontology']) hashFolder(resourcePath(folder), hash);
    reader = `${programVersion()}+${hash.digest('hex').slice(0, 8)}`;
  }
  return reader;
}

function hashFolder(folder: string, hash: ReturnType<typeof createHash>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) hashFolder(path, hash);
    else if (!entry.name.endsWith('.md')) hash.update(`${entry.name}\0`).update(readFileSync(path));
  }
}
