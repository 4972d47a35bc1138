import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type Clock,
  Fetcher,
  Originals,
  readOpml,
  Watcher,
  WatchState,
  writeOpml,
} from '../../src/gather/index.ts';
import { cli } from '../cli/run-cli.ts';
import { page, serve, type TestServer } from './servers.ts';

let site: TestServer;
let folder: string;
let items = 500;
/** Paths that answer otherwise for now. */
const faults = new Map<string, number>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'watch-'));
  site = await serve((request, response) => {
    const path = request.url ?? '';
    const fault = faults.get(path);
    if (fault !== undefined) {
      response.writeHead(fault, { 'retry-after': '7200' }).end();
    } else if (path === '/robots.txt') {
      response.writeHead(404).end();
    } else if (path === '/feed') {
      const etag = `"v${items}"`;
      if (request.headers['if-none-match'] === etag) {
        response.writeHead(304, { etag }).end();
        return;
      }
      const rows = Array.from({ length: items }, (_, i) => {
        const link = `http://127.0.0.1:${site.port}/artikel/${i}`;
        return `<item><title>Artikel ${i}</title><link>${link}</link><guid>g${i}</guid><pubDate>Wed, 19 Jun 2024 21:55:01 +0200</pubDate><source url="https://pers.example/">Persdienst Delta</source><description>Kort bericht ${i}.</description></item>`;
      });
      response
        .writeHead(200, { etag, 'content-type': 'application/rss+xml' })
        .end(`<rss version="2.0"><channel><title>De Voorbode</title>${rows.join('')}</channel></rss>`);
    } else if (path.startsWith('/artikel/')) {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page(`Artikel ${path.slice(9)}`, 10));
    } else {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page('Geen feed'));
    }
  });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  items = 500;
  faults.clear();
  site.hits.length = 0;
});

let time = Date.parse('2024-06-20T08:00:00Z');
const clock: Clock = {
  now: () => time,
  sleep: (milliseconds) => {
    time += milliseconds;
    return Promise.resolve();
  },
};

function watcher(name: string): { watcher: Watcher; state: WatchState; feed: { address: string } } {
  const state = new WatchState(join(folder, name));
  const fetcher = new Fetcher({ allow: [`127.0.0.1:${site.port}`], gap: 0, clock });
  const options = { fetcher, state, clock, interval: 900_000, random: () => 0.5, pages: true };
  return { watcher: new Watcher(options), state, feed: { address: `http://127.0.0.1:${site.port}/feed` } };
}

async function visit(name: string): Promise<{ articles: number; issues: string[]; requests: number }> {
  site.hits.length = 0;
  const { watcher: own, feed } = watcher(name);
  const { results, commit } = await own.visit(feed);
  commit();
  return {
    articles: results.filter((result) => 'article' in result).length,
    issues: results.flatMap((result) => ('issue' in result ? [result.issue.code] : [])),
    requests: site.hits.length,
  };
}

describe('a feed of 500 items', () => {
  it('gives 500 articles once; the second time none, with two requests', async () => {
    expect(await visit('veel')).toEqual({ articles: 500, issues: [], requests: 502 });
    expect(await visit('veel')).toEqual({ articles: 0, issues: [], requests: 2 });
    items = 501;
    expect(await visit('veel')).toEqual({ articles: 1, issues: [], requests: 3 });
  });

  it('joins what the page and the feed say', async () => {
    items = 1;
    const { watcher: own, feed } = watcher('een');
    const { results } = await own.visit(feed);
    expect(results).toMatchObject([
      {
        article: {
          kind: 'article',
          title: { value: 'Artikel 0' },
          published: { value: '2024-06-19T21:55:01+02:00' },
          outlet: { value: 'De Voorbode' },
          source: { value: 'Persdienst Delta' },
          url: { value: `http://127.0.0.1:${site.port}/artikel/0` },
        },
      },
    ]);
  });
});

describe('what does not go well', () => {
  it('is tried again later, and in the end the feed itself is read', async () => {
    items = 3;
    faults.set('/artikel/1', 503);
    expect(await visit('later')).toMatchObject({ articles: 2, issues: ['unreachable'] });
    expect(await visit('later')).toMatchObject({ articles: 0, issues: ['unreachable'] });
    expect(await visit('later')).toMatchObject({ articles: 1, issues: ['unreachable'] });
    expect(await visit('later')).toEqual({ articles: 0, issues: [], requests: 2 });
  });

  it('a page that is gone is told once', async () => {
    items = 2;
    faults.set('/artikel/0', 404);
    expect(await visit('weg')).toMatchObject({ articles: 1, issues: ['not-found'] });
    expect(await visit('weg')).toMatchObject({ articles: 0, issues: [] });
  });

  it('waits longer after each failure, and as long as the server asks', async () => {
    faults.set('/feed', 500);
    const waits: number[] = [];
    for (let i = 0; i < 3; i++) {
      await visit('stuk');
      const { watcher: own, feed } = watcher('stuk');
      waits.push(own.waitFor(feed.address) / 60_000);
    }
    expect(waits).toEqual([30, 60, 120]);
    faults.set('/feed', 429);
    await visit('druk');
    const { watcher: own, feed, state } = watcher('druk');
    expect(own.waitFor(feed.address) / 60_000).toBe(120);
    expect(state.feeds).toMatchObject([{ failures: 1, problem: 'is not given now (429)' }]);
  });

  it('what is not committed is read again', async () => {
    items = 2;
    const one = watcher('half');
    await one.watcher.visit(one.feed);
    expect(await visit('half')).toMatchObject({ articles: 2 });
  });

  it('a state that was damaged is begun anew', async () => {
    items = 1;
    await visit('kapot');
    writeFileSync(join(folder, 'kapot', 'feeds.json'), '{"feeds": [3, {"address": 4');
    expect(await visit('kapot')).toMatchObject({ articles: 1 });
  });

  it('a page is no feed', async () => {
    const { watcher: own } = watcher('geen');
    const { results } = await own.visit({ address: `http://127.0.0.1:${site.port}/pagina` });
    expect(results).toMatchObject([{ issue: { problem: 'is no feed' } }]);
  });
});

describe('lists of feeds', () => {
  it('go out as they came in', () => {
    const feeds = [
      { address: 'https://a.example/?x=1&y="2"', title: 'A & <B>' },
      { address: 'https://b.example/', title: 'B' },
    ];
    expect(readOpml(writeOpml(feeds))).toEqual(feeds);
    expect(readOpml('<html></html>')).toBeUndefined();
  });

  it('are followed from the command line, and the originals are kept', async () => {
    items = 2;
    const dossier = join(folder, 'dossier');
    const list = join(folder, 'feeds.opml');
    writeFileSync(list, writeOpml([{ address: `http://127.0.0.1:${site.port}/feed`, title: 'De Voorbode' }]));
    const args = ['watch', list, '--once', '--dossier', dossier, '--allow', `127.0.0.1:${site.port}`];
    expect(await cli(args)).toMatchObject({ code: 0, stdout: 'De Voorbode: 2 new articles\n' });
    expect(await cli(args)).toMatchObject({ code: 0, stdout: 'De Voorbode: 0 new articles\n' });
    const { stdout } = await cli(['watch', '--list', 'opml', '--dossier', dossier]);
    expect(readOpml(stdout)).toMatchObject([{ title: 'De Voorbode' }]);
    const lines = readFileSync(join(dossier, 'originals', 'got.jsonl'), 'utf8')
      .trim()
      .split('\n');
    const [{ original, input }] = lines.map((line) => JSON.parse(line) as Record<string, string>);
    expect(input).toBe(`http://127.0.0.1:${site.port}/artikel/0`);
    const originals = new Originals(dossier, () => '');
    expect(originals.get(original)?.toString()).toContain('<h1>Artikel 0</h1>');
    expect(originals.get('../../feeds')).toBeUndefined();
  });

  it('are asked for', async () => {
    const { code, stderr } = await cli(['watch', '--once', '--dossier', join(folder, 'leeg')]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('there is no feed to follow')]);
  });
});
