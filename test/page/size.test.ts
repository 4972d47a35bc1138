import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/resources.ts';

const FOLDER = join(packageRoot(), 'dist', 'web');
const ASSETS = join(FOLDER, 'assets');
const KB = 1024;

/** A script with all that it imports before it runs. */
function closure(name: string, known: Set<string> = new Set()): Set<string> {
  if (known.has(name)) return known;
  known.add(name);
  const text = readFileSync(join(ASSETS, name), 'utf8');
  for (const [, other] of text.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) closure(other, known);
  return known;
}

function zipped(names: Iterable<string>): number {
  let sum = 0;
  for (const name of names) sum += gzipSync(readFileSync(join(ASSETS, name)), { level: 9 }).length;
  return sum;
}

describe.skipIf(!existsSync(join(FOLDER, 'index.html')))('what the page weighs, gzipped', () => {
  const first = (): Set<string> => {
    const scripts = readFileSync(join(FOLDER, 'index.html'), 'utf8').matchAll(/\/assets\/([\w.-]+\.js)"/g);
    const known = new Set<string>();
    for (const [, name] of scripts) closure(name, known);
    return known;
  };

  it('the first screen has at most 90 KB of script', () => {
    const names = first();
    expect(names.size).toBeGreaterThan(0);
    expect(zipped(names)).toBeLessThanOrEqual(90 * KB);
  });

  it('no view that is loaded later has more than 200 KB, outlines of the map included', () => {
    const before = first();
    const later = readdirSync(ASSETS).filter((name) => name.endsWith('.js') && !before.has(name));
    expect(later.length).toBeGreaterThan(5);
    for (const name of later) {
      const own = [...closure(name)].filter((one) => !before.has(one));
      const data = readdirSync(ASSETS).filter(
        (file) => file.endsWith('.json') && readFileSync(join(ASSETS, name), 'utf8').includes(file),
      );
      expect(zipped([...own, ...data]), name).toBeLessThanOrEqual(200 * KB);
    }
  });
});
