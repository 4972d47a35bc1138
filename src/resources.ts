import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BreuklijnError } from './errors.ts';

/**
 * Data that ships beside the code (`ontology/`, `packs/`, `examples/`). The code runs from `src/` under the tests, from
 * `dist/` when installed and from `build/` in the trainers, so the root is found by its `package.json`, not by counting dots.
 */
function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    if (existsSync(join(folder, 'ontology')) && existsSync(join(folder, 'package.json'))) return folder;
    const parent = dirname(folder);
    if (parent === folder) {
      throw new BreuklijnError(
        'bad-resource',
        'the folder ontology/ is missing from the installation',
        'install breuklijn again',
      );
    }
    folder = parent;
  }
}

let root: string | undefined;

/** Absolute path of the checkout or of the installed package. */
export function packageRoot(): string {
  root ??= findRoot();
  return root;
}

/** Absolute path of a file or folder that ships with the package, e.g. `resourcePath('packs', 'nl')`. */
export function resourcePath(...parts: string[]): string {
  return join(packageRoot(), ...parts);
}

/** The text of a file that ships with the package. @throws BreuklijnError `bad-resource` when it is missing. */
export function readResource(...parts: string[]): string {
  try {
    return readFileSync(resourcePath(...parts), 'utf8');
  } catch (cause) {
    throw new BreuklijnError('bad-resource', `cannot read ${parts.join('/')}`, 'install breuklijn again', {
      cause,
    });
  }
}

/** A row of a table, by column name; missing trailing cells are empty strings. */
export type Row = Readonly<Record<string, string>>;

/**
 * Parses a tab-separated table: lines starting with `#` and blank lines are comments, the first other line names the columns.
 * @param source text of the table
 * @param name used in the error when a row has more cells than there are columns
 */
export function parseTable(source: string, name: string): Row[] {
  const rows: Row[] = [];
  let columns: string[] | undefined;
  let lineNumber = 0;
  for (const line of source.split('\n')) {
    lineNumber++;
    if (line.trim() === '' || line.startsWith('#')) continue;
    const cells = line.replace(/\r$/, '').split('\t');
    if (columns === undefined) {
      columns = cells.map((cell) => cell.trim());
      continue;
    }
    if (cells.length > columns.length) {
      throw new BreuklijnError(
        'bad-resource',
        `${name}:${lineNumber} has ${cells.length} cells for ${columns.length} columns`,
        'separate cells by one tab each',
      );
    }
    const row: Record<string, string> = {};
    for (let i = 0; i < columns.length; i++) row[columns[i]] = (cells[i] ?? '').trim();
    rows.push(row);
  }
  return rows;
}

/** Reads and parses a table that ships with the package. */
export function readTable(...parts: string[]): Row[] {
  return parseTable(readResource(...parts), parts.join('/'));
}
