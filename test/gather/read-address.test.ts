import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clock, Fetcher, readAddress } from '../../src/gather/index.ts';
import type { ReadResult } from '../../src/ingest/index.ts';
import { cli } from '../cli/run-cli.ts';
import { type TestServer, page, serve } from './servers.ts';

let site: TestServer;
const slept: number[] = [];
const ARTICLE = 'https://www.voorbeeld.nl/nieuws/artikel~b1/';
const GATE = `/consent?siteKey=x&callbackUrl=${encodeURIComponent(`https://www.voorbeeld.nl/privacy/accept?redirectUri=${encodeURIComponent('/nieuws/artikel~b1/')}`)}`;

beforeAll(async () => {
  site = await serve((request, response) => {
    const [path] = (request.url ?? '').split('?');
    const html = (text: string, status = 200): void =>
      void response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(text);
    switch (path) {
      case '/robots.txt':
        response.end(
          'User-agent: *\nDisallow: /prive/\nAllow: /prive/open$\nCrawl-delay: 3\n\nUser-agent: x\nDisallow: /',
        );
        return;
      case '/gate':
        response.writeHead(302, { location: GATE }).end();
        return;
      case '/consent':
        html('<html><head><title>Privacy Gate</title></head><body><p>Cookies</p></body></html>');
        return;
      case '/script':
        html(`<html><body><div id="root"></div>${'<script src="/a.js"></script>'.repeat(5)}</body></html>`);
        return;
      case '/soft-404':
        html(
          '<html><head><title>Pagina niet gevonden</title></head><body><p>Deze pagina bestaat niet.</p></body></html>',
        );
        return;
      case '/artikelen/dat-weg-is':
        response.writeHead(302, { location: '/' }).end();
        return;
      case '/paywall':
        html(
          '<html><head><title>Wenen</title></head><body><article><h1>Wenen</h1><p>De ministers spraken dinsdag in Wenen over een bestand van drie weken, zo meldt de regering.</p><p>Dit artikel is alleen voor abonnees. Log in om verder te lezen.</p></article></body></html>',
        );
        return;
      case '/gone':
        html(page('Weg'), 410);
        return;
      case '/betaald':
        html(page('Betaald'), 402);
        return;
      case '/stuk':
        html(page('Stuk'), 500);
        return;
      case '/foto':
        response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from('89504e470d0a1a0a', 'hex'));
        return;
      case '/canonical':
        html(page('Wenen').replace('<head>', '<head><link rel="canonical" href="https://elders.example/x">'));
        return;
      default:
        html(page('Wenen'));
    }
  });
});
afterAll(() => site.close());

let time = 0;
const clock: Clock = {
  now: () => time,
  sleep: (milliseconds) => {
    slept.push(milliseconds);
    time += milliseconds;
    return Promise.resolve();
  },
};

async function read(path: string): Promise<ReadResult[]> {
  const fetcher = new Fetcher({ allow: [`127.0.0.1:${site.port}`], clock, gap: 0 });
  const results: ReadResult[] = [];
  for await (const result of readAddress(`http://127.0.0.1:${site.port}${path}`, fetcher))
    results.push(result);
  return results;
}

describe('what is no article is said and not stored', () => {
  it.each([
    ['/gate', 'consent-gate'],
    ['/script', 'script-only'],
    ['/soft-404', 'not-found'],
    ['/artikelen/dat-weg-is', 'not-found'],
    ['/paywall', 'paywall'],
    ['/gone', 'not-found'],
    ['/betaald', 'refused'],
    ['/stuk', 'unreachable'],
    ['/foto', 'not-text'],
    ['/prive/stuk', 'robots'],
  ])('%s is %s', async (path, code) => {
    const results = await read(path);
    expect(results).toMatchObject([{ issue: { code, fatal: true } }]);
  });

  it('shows the address behind a gate', async () => {
    const [result] = await read('/gate');
    expect('issue' in result && result.issue.problem).toContain(ARTICLE);
  });
});

describe('an article', () => {
  it('has the address it was fetched from', async () => {
    const [result] = await read('/nieuws/wenen?van=feed#boven');
    expect(result).toMatchObject({
      article: {
        kind: 'article',
        title: { value: 'Wenen' },
        url: { value: `http://127.0.0.1:${site.port}/nieuws/wenen?van=feed` },
        outlet: { value: '127.0.0.1' },
      },
    });
  });

  it('is not of another site because it says so', async () => {
    const [result] = await read('/canonical');
    expect('article' in result && result.article.url?.value).toBe(`http://127.0.0.1:${site.port}/canonical`);
  });

  it('in a place that robots.txt opens again', async () => {
    expect(await read('/prive/open')).toMatchObject([{ article: { kind: 'article' } }]);
  });

  it('waits as long as the site asks between two', async () => {
    const fetcher = new Fetcher({ allow: [`127.0.0.1:${site.port}`], clock, gap: 1000 });
    slept.length = 0;
    await fetcher.get(`http://127.0.0.1:${site.port}/a`);
    await fetcher.get(`http://127.0.0.1:${site.port}/b`);
    expect(slept).toEqual([3000]);
  });
});

describe('the command line', () => {
  it('shows what is at an address', async () => {
    const { code, stdout } = await cli([
      'article',
      '--allow',
      `127.0.0.1:${site.port}`,
      `http://127.0.0.1:${site.port}/wenen`,
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Wenen', kind: 'article' });
  });

  it('says why there is none', async () => {
    const { code, stderr } = await cli(['article', `http://127.0.0.1:${site.port}/wenen`]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/leads to this machine \(127\.0\.0\.1\); .*--allow/);
  });
});
