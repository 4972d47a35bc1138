import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppOptions, createApp } from '../../src/api/index.ts';
import { openDossier } from '../../src/dossier/index.ts';

const folders: string[] = [];

async function emptyDossier(): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'breuklijn-api-')), 'dossier');
  folders.push(join(path, '..'));
  (await openDossier(path, { create: true, version: '0' })).close();
  return path;
}

async function server(options: Partial<AppOptions> = {}): Promise<FastifyInstance> {
  return createApp({ dossier: await emptyDossier(), version: '0', hosts: [], ...options });
}

const OWN = { host: 'localhost:7411', 'x-breuklijn': '1' };

function call(
  method: InjectOptions['method'],
  url: string,
  headers: Record<string, string> = {},
): InjectOptions {
  const payload = method === 'POST' ? { payload: {} } : {};
  return { method, url, headers: { ...OWN, ...headers }, ...payload } as InjectOptions;
}

/** Every call that the server answers to, from its own description. */
async function routesOf(app: FastifyInstance): Promise<{ method: InjectOptions['method']; url: string }[]> {
  const { paths } = (await app.inject(call('GET', '/api/openapi.json'))).json<{
    paths: Record<string, Record<string, unknown>>;
  }>();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      method: method.toUpperCase() as InjectOptions['method'],
      url: path.replaceAll(/\{[^{}]*\}/g, 'x'),
    })),
  );
}

const PUBLIC = new Set(['/api/session', '/api/openapi.json']);

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('a server with a password', () => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await server({ password: 'a long password', callsPerMinute: 10_000 });
  });
  afterAll(() => app.close());

  it('refuses every call but signing in without a session', async () => {
    const routes = await routesOf(app);
    expect(routes.length).toBeGreaterThan(5);
    for (const { method, url } of routes) {
      const { statusCode } = await app.inject(call(method, url));
      if (PUBLIC.has(url)) expect(statusCode, `${String(method)} ${url}`).not.toBe(403);
      else expect(statusCode, `${String(method)} ${url}`).toBe(401);
    }
  });

  it('refuses every change that another origin asks for', async () => {
    const changes = (await routesOf(app)).filter(({ method }) => method !== 'GET');
    expect(changes.length).toBeGreaterThan(2);
    for (const { method, url } of changes) {
      for (const headers of [{ origin: 'http://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }]) {
        expect((await app.inject(call(method, url, headers))).statusCode, `${String(method)} ${url}`).toBe(
          403,
        );
      }
      const bare = { method, url, headers: { host: 'localhost' } } as InjectOptions;
      expect((await app.inject(bare)).statusCode, `${String(method)} ${url}`).toBe(403);
    }
  });

  it('opens with the password, by a cookie that scripts cannot read, and closes again', async () => {
    const wrong = await app.inject({ ...call('POST', '/api/session'), payload: { password: 'no' } });
    expect(wrong.statusCode).toBe(401);
    const right = await app.inject({
      ...call('POST', '/api/session'),
      payload: { password: 'a long password' },
    });
    const [cookie] = right.cookies;
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    const signedIn = { cookie: `${cookie.name}=${cookie.value}` };
    expect((await app.inject(call('GET', '/api/brief', signedIn))).statusCode).toBe(200);
    await app.inject(call('DELETE', '/api/session', signedIn));
    expect((await app.inject(call('GET', '/api/brief', signedIn))).statusCode).toBe(401);
  });

  it('limits tries at the password', async () => {
    const codes: number[] = [];
    for (let i = 0; i < 15; i++) {
      const tried = await app.inject({ ...call('POST', '/api/session'), payload: { password: `no ${i}` } });
      codes.push(tried.statusCode);
    }
    expect(codes).toContain(429);
  });
});

describe('a server for this machine', () => {
  let app: FastifyInstance;
  let dossier: string;
  beforeAll(async () => {
    dossier = await emptyDossier();
    app = await server({ dossier });
  });
  afterAll(() => app.close());

  it('answers only under its own name', async () => {
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:7411']) {
      expect((await app.inject({ url: '/api/brief', headers: { host } })).statusCode, host).toBe(421);
    }
    for (const host of ['localhost', '127.0.0.1:7411', '[::1]:7411']) {
      expect((await app.inject({ url: '/api/brief', headers: { host } })).statusCode, host).toBe(200);
    }
  });

  it('sends a strict policy with every answer, errors too', async () => {
    for (const url of ['/api/brief', '/api/nothing', '/api/brief?since=yesterday']) {
      const { headers } = await app.inject(call('GET', url));
      expect(headers['content-security-policy'], url).toContain("default-src 'none'");
      expect(headers['content-security-policy'], url).not.toContain('unsafe');
      expect(headers['x-content-type-options'], url).toBe('nosniff');
    }
  });

  it('tells mistakes as problems with a remedy', async () => {
    const cases: readonly (readonly [string, number])[] = [
      ['/api/brief?since=gisteren', 400],
      ['/api/brief?nonsense=1', 400],
      ['/api/documents/xyz', 400],
      [`/api/documents/${'0'.repeat(32)}`, 404],
      ['/api/articles/jobs/none', 404],
      ['/api/none', 404],
    ];
    for (const [url, status] of cases) {
      const answer = await app.inject(call('GET', url));
      expect(answer.statusCode, url).toBe(status);
      expect(answer.headers['content-type'], url).toContain('application/problem+json');
      expect(answer.json(), url).toMatchObject({ status, title: expect.any(String) });
    }
  });

  it('answers "not changed" to who has this version', async () => {
    const first = await app.inject(call('GET', '/api/brief'));
    const etag = String(first.headers['etag']);
    const second = await app.inject(call('GET', '/api/brief', { 'if-none-match': `"other", W/${etag}` }));
    expect([second.statusCode, second.body]).toEqual([304, '']);
    expect((await app.inject(call('GET', '/api/brief', { 'if-none-match': '"other"' }))).statusCode).toBe(
      200,
    );
  });

  it('refuses an empty delivery and an address that is none', async () => {
    for (const payload of [
      {},
      { texts: [] },
      { addresses: ['file:///etc/passwd'] },
      { texts: [{ text: '' }] },
      { x: 1 },
    ]) {
      const answer = await app.inject({ ...call('POST', '/api/articles'), payload });
      expect(answer.statusCode, JSON.stringify(payload)).toBe(400);
    }
  });

  it('says that a body is too large', async () => {
    const payload = JSON.stringify({ files: [{ name: 'a.txt', base64: 'A'.repeat(65 * 1024 * 1024) }] });
    const answer = await app.inject({
      ...call('POST', '/api/articles', { 'content-type': 'application/json' }),
      payload,
    });
    expect(answer.statusCode).toBe(413);
  });

  it('keeps an audit of changes', async () => {
    await app.inject({ ...call('POST', '/api/session'), payload: { password: 'x' } });
    const lines = readFileSync(join(dossier, 'audit.jsonl'), 'utf8').trim().split('\n');
    expect(JSON.parse(lines[0])).toMatchObject({ what: 'sign-in refused' });
  });
});

it('names a dossier that is not there', async () => {
  const app = await createApp({ dossier: join(tmpdir(), 'no-such-dossier'), version: '0', hosts: [] });
  const answer = await app.inject(call('GET', '/api/brief'));
  expect(answer.json()).toMatchObject({ status: 503, code: 'bad-dossier' });
  await app.close();
});
