import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DocumentsAnswer, StoriesAnswer } from '../../src/api/index.ts';
import { resourcePath } from '../../src/resources.ts';
import { Desk, whySkipped } from './browser.ts';

// A loaded machine takes its time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const skipped = whySkipped();
if (skipped !== undefined) process.stderr.write(`tests of the page are skipped: ${skipped}\n`);

const ARTICLE = [
  'Seoul: Noorden leverde raketten',
  '',
  'Noord-Korea heeft vorige week raketten aan Rusland geleverd, zegt de Zuid-Koreaanse minister van Defensie.',
  '',
  'Moskou ontkent dat Noord-Korea raketten aan Rusland heeft geleverd.',
].join('\n');

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe-core finds wrong by WCAG 2.2 A and AA, one line each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const found = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(tags)} }).then((r) => r.violations)`,
  );
  return (found as readonly Violation[]).map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

describe.skipIf(skipped !== undefined)('the first five minutes', () => {
  let desk: Desk;
  let page: Page;
  const errors: string[] = [];
  beforeAll(async () => {
    desk = await Desk.open();
    page = await desk.page(errors);
  });
  afterAll(async () => desk.close());

  it('an empty dossier opens where articles are read', async () => {
    await page.goto(desk.address);
    await page.getByRole('heading', { name: 'Lees een artikel' }).waitFor();
  });

  it('a file that is dropped is read in seconds, and opens', async () => {
    const path = join(desk.folder, 'artikel.txt');
    writeFileSync(path, ARTICLE);
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByRole('link', { name: 'Seoul: Noorden leverde raketten' }).click();
    await page.getByRole('heading', { level: 1, name: 'Seoul: Noorden leverde raketten' }).waitFor();
    expect(await page.locator('.card').count()).toBeGreaterThanOrEqual(2);
  });

  it('keys step through the claims and light up their sentences', async () => {
    await page.keyboard.press('j');
    await page.locator('.card.on').waitFor();
    await page.locator('.said.on').first().waitFor();
    expect(page.url()).toContain('claim=');
  });

  it('a claim says why it was read so', async () => {
    await page.locator('.card.on').getByRole('button', { name: 'Waarom?' }).click();
    await page.locator('dialog pre').waitFor();
    expect(await page.locator('dialog pre').textContent()).toContain('nsubj');
    await page.keyboard.press('Escape');
  });

  it('a correction is kept, shown, and taken back', async () => {
    await page.keyboard.press('c');
    await page.locator('dialog select[name=type]').selectOption('THREATEN');
    await page.locator('dialog').getByRole('button', { name: 'Bewaren' }).click();
    await page.locator('.card.on').getByText('verbeterd: type').waitFor();
    await page.reload();
    await page.locator('.card').getByText('verbeterd: type').waitFor();
  });

  it('reading the article again leaves the correction', async () => {
    await page.goto(`${desk.address}/start`);
    await page.locator('input[type=file]').setInputFiles(join(desk.folder, 'artikel.txt'));
    await page.getByText('stond er al in').waitFor();
    await page.getByRole('link', { name: 'Seoul: Noorden leverde raketten' }).click();
    await page.locator('.card').getByText('verbeterd: type').waitFor();
  });

  it('rejects with a key and takes it back with another', async () => {
    await page.keyboard.press('j');
    const id = new URL(page.url()).searchParams.get('claim') ?? '';
    await page.keyboard.press('r');
    const card = page.locator(`.card[data-claim="${id}"]`);
    await card.getByText('verworpen').waitFor();
    await page.keyboard.press('u');
    await card.getByText('verworpen').waitFor({ state: 'detached' });
  });

  it('a pasted text with script in it is shown and not run', async () => {
    await page.goto(`${desk.address}/start`);
    await page
      .locator('textarea[name=text]')
      .fill(`<img src=x onerror="document.title='run'">\n\n${ARTICLE}`);
    await page.locator('input[name=title]').fill('<script>document.title="run"</script>');
    await page.getByRole('button', { name: 'Lees', exact: true }).click();
    await page.getByRole('link', { name: '<script>' }).click();
    await page.locator('.card').first().waitFor();
    expect(await page.title()).not.toBe('run');
    expect(await page.locator('main img, main script').count()).toBe(0);
  });

  it('exports the brief as a file', async () => {
    await page.goto(`${desk.address}/new`);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'HTML' }).click();
    expect((await download).suggestedFilename()).toBe('brief.html');
  });

  it('shows who denies it, and exports that as a table that no spreadsheet runs', async () => {
    await page.goto(`${desk.address}/ledger`);
    await page.locator('.denies', { hasText: 'Rusland' }).first().waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).click();
    const file = await (await download).path();
    const csv = readFileSync(file, 'utf8');
    expect(csv.startsWith('\uFEFFid,')).toBe(true);
    expect(csv).toContain('Rusland');
    expect(csv).not.toMatch(/(^|[,\n])"?[=+@]/);
  });

  it('goes through the ledger with keys, and opens a story', async () => {
    await page.goto(`${desk.address}/ledger`);
    await page.locator('.ledger tbody tr a').first().waitFor();
    await page.keyboard.press('j');
    await page.locator('.ledger tr.on').waitFor();
    await page.keyboard.press('o');
    await page.getByRole('heading', { name: 'Berichten' }).waitFor();
  });

  it('takes its filters along to another screen', async () => {
    await page.goto(`${desk.address}/ledger?party=RUS&since=2020-01-01`);
    await page.getByRole('link', { name: 'Tijdlijn', exact: true }).click();
    expect(new URL(page.url()).search).toBe('?party=RUS&since=2020-01-01');
  });

  it('nothing went wrong on the way, and nothing was asked of another machine', () => {
    expect(errors).toEqual([]);
  });
});

describe.skipIf(skipped !== undefined)('a server that stops', () => {
  it('is missed, and found back without doing anything', async () => {
    const desk = await Desk.open();
    const page = await desk.page([]);
    await page.goto(`${desk.address}/ledger`);
    await page.getByText('Niets voldoet').waitFor();
    await desk.stop();
    await page.getByText('De server antwoordt niet').first().waitFor();
    await desk.restart();
    await page.getByText('De server antwoordt niet').first().waitFor({ state: 'detached' });
    await page.getByText('Niets voldoet').waitFor();
    await desk.close();
  });
});

describe.skipIf(skipped !== undefined)('every screen of the sample', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open([resourcePath('examples', 'korea')]);
  });
  afterAll(async () => desk.close());

  const SCREENS = [
    '/new',
    '/start',
    '/ledger',
    '/story/…',
    '/read/…',
    '/articles',
    '/search?q=soldaten',
    '/timeline',
    '/timeline?view=table&by=actor',
    '/network',
    '/network?view=flows',
    '/network?view=table',
    '/map',
    '/map?view=table',
    '/tension?a=PRK&b=RUS',
    '/tension?a=PRK&b=RUS&view=table',
    '/actors',
    '/actor/PRK',
    '/sources',
  ];

  /** The first story and the first article have addresses of their own. */
  async function resolved(path: string): Promise<string> {
    const ask = async (call: string): Promise<unknown> => (await fetch(`${desk.address}${call}`)).json();
    if (path === '/story/…') {
      const { stories } = (await ask('/api/stories?status=contested')) as StoriesAnswer;
      return `/story/${stories[0].id}`;
    }
    if (path !== '/read/…') return path;
    const { documents } = (await ask('/api/documents')) as DocumentsAnswer;
    return `/read/${documents[0].article}`;
  }

  it.each(SCREENS.flatMap((path) => [false, true].map((dark) => [path, dark] as const)))(
    '%s (dark: %s) has nothing that axe-core objects to, at three widths',
    async (path, dark) => {
      const errors: string[] = [];
      const page = await desk.page(errors, { dark, locale: dark ? 'en-GB' : 'nl-NL' });
      await page.goto(desk.address + (await resolved(path)));
      await page.locator('main h1').first().waitFor();
      await page.waitForLoadState('networkidle').catch(() => undefined);
      for (const width of [1440, 1024, 390]) {
        await page.setViewportSize({ width, height: 900 });
        // Two frames: what is drawn by its width is drawn anew.
        await page.evaluate('new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))');
        expect(await violations(page), `${path} at ${width}`).toEqual([]);
        const [scroll, client] = (await page.evaluate(
          '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
        )) as [number, number];
        expect(scroll, `${path} at ${width} is too wide`).toBeLessThanOrEqual(client);
      }
      await page.close();
      expect(errors).toEqual([]);
    },
  );

  it.each([
    ['/timeline', 'Tijdlijn'],
    ['/network', 'Netwerk'],
    ['/network?view=flows', 'Stromen'],
    ['/map', 'Kaart'],
    ['/tension?a=PRK&b=RUS', 'Spanning'],
  ])('%s is saved as a picture of dots and of lines', async (path, name) => {
    const errors: string[] = [];
    const page = await desk.page(errors);
    await page.goto(desk.address + path);
    for (const [kind, begin] of [
      ['PNG', '\u0089PNG'],
      ['SVG', '<svg'],
    ]) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: kind }).first().click();
      const saved = await download;
      expect(saved.suggestedFilename().startsWith(name)).toBe(true);
      const bytes = readFileSync(await saved.path());
      expect(bytes.subarray(0, 4).toString('latin1')).toBe(begin);
      expect(bytes.length).toBeGreaterThan(1000);
    }
    await page.close();
    expect(errors).toEqual([]);
  });

  it('a hostile name stays text in a saved picture', async () => {
    const errors: string[] = [];
    const page = await desk.page(errors);
    await page.goto(`${desk.address}/timeline`);
    await page.locator('svg text').first().waitFor();
    const name = '"><script>alert(1)</script><image href="x" onerror="alert(1)"/>&';
    await page.evaluate(
      `document.querySelector('main svg text').textContent = ${JSON.stringify(`${name}\u0001`)}`,
    );
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'SVG' }).first().click();
    const file = readFileSync(await (await download).path(), 'utf8');
    const read = (await page.evaluate(
      `(() => {
        const saved = new DOMParser().parseFromString(${JSON.stringify(file)}, 'image/svg+xml');
        return [saved.querySelectorAll('parsererror, script, image, [onerror]').length, saved.querySelector('text').textContent];
      })()`,
    )) as [number, string];
    expect(read).toEqual([0, `${name}\uFFFD`]);
    await page.close();
    expect(errors).toEqual([]);
  });

  it('an address with nonsense says so and keeps standing', async () => {
    const errors: string[] = [];
    const page = await desk.page(errors);
    await page.goto(`${desk.address}/ledger?type=NONSENSE`);
    await page.getByRole('alert').waitFor();
    await page.goto(`${desk.address}/nowhere`);
    await page.getByText('Deze pagina bestaat niet.').waitFor();
    await page.close();
  });
});
