/**
 * How long frames of the page take in Chromium, on made-up articles (dossier-generator.ts): size only, never quality.
 *
 *     BREUKLIJN_CHROMIUM=/usr/bin/chromium node build/bench/speed/page-frames.js [--claims 12000] [--parties 4000] [--rows 1000000]
 *
 * A frame is the time between two calls of requestAnimationFrame; a task what the browser calls long (over 50 ms on the main
 * thread). Both are counted after the screen is there; a page on which nothing happens says how noisy the machine is.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Page, chromium } from 'playwright-core';
import { createApp } from '../../src/api/index.ts';
import { openDossier } from '../../src/dossier/index.ts';
import { resourcePath } from '../../src/resources.ts';
import { storyRow } from '../../src/api/story-rows.ts';
import { Generator } from './dossier-generator.ts';
import { madeLedger } from './made-ledger.ts';

const CLAIMS_AN_ARTICLE = 10;
const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '12000' },
    parties: { type: 'string', default: '4000' },
    rows: { type: 'string', default: '1000000' },
  },
});

/** Runs in the page: gathers the frames and the long tasks from now on. */
const WATCH = `(() => {
  const seen = { frames: [], tasks: [], last: performance.now() };
  globalThis.seen = seen;
  const step = (now) => { seen.frames.push(now - seen.last); seen.last = now; requestAnimationFrame(step); };
  requestAnimationFrame((now) => { seen.last = now; requestAnimationFrame(step); });
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) seen.tasks.push(duration); })
    .observe({ type: 'longtask' });
})()`;

interface Seen {
  readonly frames: readonly number[];
  readonly tasks: readonly number[];
}

async function measure(page: Page, name: string, act: () => Promise<void>): Promise<void> {
  await page.evaluate(WATCH);
  await act();
  const { frames, tasks } = (await page.evaluate('globalThis.seen')) as Seen;
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  console.log(
    `${name.padEnd(34)} ${String(frames.length).padStart(5)} frames  median ${at(0.5)}  p99 ${at(0.99)}  longest ${at(1)} ms, ${frames.filter((ms) => ms > 100).length} over 100 ms; longest task ${Math.max(0, ...tasks).toFixed(0)} ms`,
  );
}

async function network(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/network`);
  await page.locator('.net canvas').waitFor();
  const parties = await page.evaluate(
    `fetch('/api/relations').then((r) => r.json()).then((r) => r.parties.length + ' parties, ' + r.relations.length + ' relations, ' + r.months.length + ' months')`,
  );
  console.log(`network: ${String(parties)}`);
  await page.reload();
  await page.locator('.net canvas').waitFor();
  await measure(page, 'laying out', async () => {
    await page.locator('.net[data-done=yes]').waitFor();
  });
  await measure(page, 'nothing at all, 2 s', async () => page.waitForTimeout(2000));
  await measure(page, 'slider, 60 steps', async () => {
    await page.locator('.months input').focus();
    for (let i = 0; i < 60; i++) await page.keyboard.press('ArrowRight');
  });
  await measure(page, 'choosing, 20 clicks', async () => {
    for (let i = 0; i < 20; i++)
      await page.locator('.net canvas').click({ position: { x: 300 + 20 * i, y: 260 } });
  });
  await page.goto(`${address}/network?view=table`);
  await page.locator('tbody tr').first().waitFor();
  await measure(page, 'table, slider, 20 steps', async () => {
    await page.locator('.months input').focus();
    for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight');
  });
}

async function ledger(page: Page, address: string, count: number): Promise<void> {
  // So many stories would take the server too long to find: their rows are made here and handed to the page in its stead.
  const { ledger: rows, records } = madeLedger(count);
  await page.route('**/api/stories?**', async (route) => {
    const { searchParams } = new URL(route.request().url());
    const start = Number(searchParams.get('after') ?? 0);
    const stories = rows.stories
      .slice(start, start + Number(searchParams.get('limit') ?? 100))
      .map((story) => storyRow(story, records, 'nl'));
    await route.fulfill({ json: { stories, total: rows.stories.length } });
  });
  await page.goto(`${address}/ledger`);
  await page.locator('.ledger tbody tr').first().waitFor();
  console.log(`ledger: ${String(await page.locator('h1 + p').textContent())}`);
  await page.waitForTimeout(500);
  await measure(page, 'scrolling, 100 turns of the wheel', async () => {
    await page.mouse.move(600, 500);
    for (let i = 0; i < 100; i++) {
      await page.mouse.wheel(0, 600);
      await page.waitForTimeout(30);
    }
  });
  await measure(page, 'jumping to 20 places', async () => {
    for (let i = 1; i <= 20; i++) {
      await page.evaluate(`scrollTo(0, document.documentElement.scrollHeight * ${(i * 7) % 20} / 20)`);
      await page.waitForTimeout(250);
    }
  });
}

const folder = mkdtempSync(join(tmpdir(), 'breuklijn-frames-'));
const made = join(folder, 'dossier');
const generator = new Generator(1, Number(values.parties));
const dossier = await openDossier(made, { create: true });
for (let left = Math.ceil(Number(values.claims) / CLAIMS_AN_ARTICLE); left > 0; left -= 500)
  await dossier.addDocuments(Array.from({ length: Math.min(500, left) }, () => generator.next()));
dossier.close();
const app = await createApp({
  dossier: made,
  version: '0',
  hosts: [],
  page: resourcePath('dist', 'web'),
  callsPerMinute: 1_000_000,
});
const address = await app.listen({ host: '127.0.0.1', port: 0 });
const browser = await chromium.launch({
  executablePath: process.env['BREUKLIJN_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--no-first-run'],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
page.setDefaultTimeout(600_000);
await network(page, address);
await ledger(page, address, Number(values.rows));
await browser.close();
await app.close();
rmSync(folder, { recursive: true, force: true });
