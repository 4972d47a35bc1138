import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { openDossier } from '../../src/dossier/index.ts';
import { all } from './builders.ts';

const root = mkdtempSync(join(tmpdir(), 'crash-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const WORKER = fileURLToPath(new URL('crash-worker.mjs', import.meta.url));
const isBuilt = existsSync(new URL('../../dist/dossier/index.js', import.meta.url));
const isPosix = process.platform !== 'win32';

interface Acknowledged {
  readonly articles: Set<string>;
  readonly reviews: Set<number>;
  readonly failures: string[];
}

/**
 * Runs the worker until it ends, or is killed.
 * @param lines after how many lines of its output, and how many milliseconds after that
 */
async function run(
  command: readonly string[],
  acknowledged: Acknowledged,
  kill?: { readonly lines: number; readonly delay: number },
): Promise<void> {
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    count++;
    if (kill !== undefined && count === kill.lines) setTimeout(() => child.kill('SIGKILL'), kill.delay);
    const [what, ...ids] = line.split(' ');
    if (what === 'articles') for (const id of ids) acknowledged.articles.add(id);
    else if (what === 'reviews') for (const n of ids) acknowledged.reviews.add(Number(n));
    else acknowledged.failures.push(line);
  }
}

async function expectWhole(path: string, { articles, reviews }: Acknowledged): Promise<void> {
  const dossier = await openDossier(path);
  try {
    expect(dossier.problems).toEqual([]);
    const ids = (await all(dossier.documents())).map(({ article }) => article);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of articles) expect(ids).toContain(id);
    expect(await dossier.count({ review: 'all' })).toBe(ids.length);
    const numbers = dossier.log.map(({ n }) => n);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    for (const n of reviews) expect(numbers).toContain(n);
  } finally {
    dossier.close();
  }
}

describe.skipIf(!isBuilt)('a process that is stopped while it reads and reviews', () => {
  test('loses nothing that it had acknowledged, doubles nothing, and leaves a dossier that opens', async () => {
    const path = join(root, 'killed');
    const acknowledged: Acknowledged = { articles: new Set(), reviews: new Set(), failures: [] };
    const moments = [
      { lines: 1, delay: 3 },
      { lines: 3, delay: 40 },
      { lines: 2, delay: 90 },
      { lines: 6, delay: 15 },
    ];
    for (const [i, kill] of moments.entries()) {
      await run([process.execPath, WORKER, path, String(i), '1000'], acknowledged, kill);
      await expectWhole(path, acknowledged);
    }
    expect(acknowledged.articles.size).toBeGreaterThanOrEqual(8);
    expect(acknowledged.failures).toEqual([]);
  }, 240_000);

  test.runIf(isPosix)(
    'a disk that takes no more is said in one line, and what was added before is kept',
    async () => {
      const path = join(root, 'full');
      const acknowledged: Acknowledged = { articles: new Set(), reviews: new Set(), failures: [] };
      await run([process.execPath, WORKER, path, '0', '2'], acknowledged);
      await run(
        // No file may grow beyond 1 kB: segments are larger.
        ['/bin/sh', '-c', `ulimit -f 2; exec "${process.execPath}" "${WORKER}" "${path}" 1 1`],
        acknowledged,
      );
      expect(acknowledged.failures).toHaveLength(1);
      expect(acknowledged.failures[0]).toMatch(
        /^failed bad-dossier cannot write in .*; free space on the disk/,
      );
      await expectWhole(path, acknowledged);
      // With room again it goes on.
      await run([process.execPath, WORKER, path, '1', '1'], acknowledged);
      await expectWhole(path, acknowledged);
      expect(acknowledged.articles.size).toBe(6);
    },
    240_000,
  );
});
