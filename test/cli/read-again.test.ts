import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type * as versions from '../../src/cli/version.ts';
import { openDossier } from '../../src/dossier/index.ts';
import { BODY, htmlPage } from '../ingest/builders.ts';
import { cli } from './run-cli.ts';

const version = vi.hoisted(() => ({ reader: 'test-1' }));
vi.mock('../../src/cli/version.ts', async (original) => ({
  ...(await original<typeof versions>()),
  readerVersion: () => version.reader,
}));

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'again-'));
  version.reader = 'test-1';
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

it('a newer version reads the kept originals again, as the articles they were', async () => {
  const dossier = join(root, 'dossier');
  const page = join(root, 'a.html');
  const feed = join(root, 'b.rss');
  writeFileSync(page, htmlPage('Overleg in Wenen'));
  writeFileSync(
    feed,
    `<rss version="2.0"><channel><title>Feed</title><item><title>Een</title><guid>1</guid><description>${BODY} Een.</description></item><item><title>Twee</title><guid>2</guid><description>${BODY} Twee.</description></item></channel></rss>`,
  );
  writeFileSync(join(root, 'c.txt'), `Zonder origineel\n\n${BODY} Drie.\n`);
  await cli(['read', page, feed, '--dossier', dossier]);
  await cli(['read', join(root, 'c.txt'), '--dossier', dossier, '--no-originals']);
  // Gone from where they came: only what the dossier keeps is left.
  rmSync(page);
  rmSync(feed);
  const before = await articlesOf(dossier);

  const same = await cli(['read', '--again', '--dossier', dossier]);
  expect(same.stdout).toMatch(/^0 articles read .*4 there already/);

  version.reader = 'test-2';
  const again = await cli(['read', '--again', '--dossier', dossier]);
  expect(again.code).toBe(0);
  expect(again.stdout).toMatch(/^3 articles read/);
  expect(again.stderr).toContain('1 article has no original kept and stay as they are');
  const after = await articlesOf(dossier);
  expect(after.map(({ article }) => article)).toEqual(before.map(({ article }) => article));
  expect(after.filter(({ reader }) => reader === 'test-2')).toHaveLength(3);
  expect(after.map(({ title, input }) => [title, input])).toEqual(
    before.map(({ title, input }) => [title, input]),
  );
});

it('an original that is gone is told, and the rest is read', async () => {
  const dossier = join(root, 'dossier');
  writeFileSync(join(root, 'a.html'), htmlPage('Overleg in Wenen'));
  await cli(['read', join(root, 'a.html'), '--dossier', dossier]);
  for (const name of readdirSync(join(dossier, 'originals')))
    if (name !== 'got.jsonl') rmSync(join(dossier, 'originals', name), { recursive: true });
  version.reader = 'test-2';
  const { code, stderr } = await cli(['read', '--again', '--dossier', dossier]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/a\.html is no longer among the originals, or damaged; read it again/);
});

it('--again takes no path, and reading needs one', async () => {
  expect((await cli(['read', '--again', 'x.txt'])).stderr).toContain('--again takes no PATH');
  expect((await cli(['read'])).code).toBe(2);
});

async function articlesOf(
  path: string,
): Promise<{ article: string; reader: string; title?: string; input: string }[]> {
  const dossier = await openDossier(path);
  try {
    const found = [];
    for await (const record of dossier.documents()) found.push(record);
    return found;
  } finally {
    dossier.close();
  }
}
