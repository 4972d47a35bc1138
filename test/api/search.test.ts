import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ActorsAnswer,
  type ClaimsAnswer,
  type PlacesAnswer,
  type RelationsAnswer,
  type SearchAnswer,
  type WatchAnswer,
  type WatchesAnswer,
  createApp,
} from '../../src/api/index.ts';
import { WATCHES_FILE, openDossier } from '../../src/dossier/index.ts';
import { claimOf, entryOf } from '../dossier/builders.ts';

const PRK = { text: 'Noord-Korea', id: 'PRK', country: 'PRK' };
const RUS = { text: 'Rusland', id: 'RUS', country: 'RUS' };
const BLR = { text: 'Belarus', name: 'Belarus', id: 'BLR', country: 'BLR' };
const FIRST = 'Noord-Korea leverde granaten aan Rusland bij <Koersk> & omstreken.\nBelarus weigerde overleg.';
const SECOND = 'De raket van Noord-Korea komt tot 5.000 kilometer ver, zegt Zelensky.';
const LATER = 'Noord-Korea leverde opnieuw granaten.';

let app: FastifyInstance;
const folder = mkdtempSync(join(tmpdir(), 'breuklijn-search-'));
const path = join(folder, 'dossier');

async function add(text: string, claims: Parameters<typeof entryOf>[1], published: string): Promise<void> {
  const dossier = await openDossier(path, { create: true, version: '0' });
  await dossier.addDocuments([
    entryOf(text, claims, { published, outlet: 'De "Proef"', input: `${published}.txt` }),
  ]);
  dossier.close();
}

beforeAll(async () => {
  const [sentence, refusal] = FIRST.split('\n');
  await add(
    FIRST,
    [
      claimOf(FIRST, sentence, {
        trigger: 'leverde',
        actors: [PRK],
        recipients: [RUS],
        time: { start: '2024-09-02', end: '2024-09-02', edtf: '2024-09-02', precision: 'day', basis: 'text' },
        place: { name: 'Koersk', country: 'RUS', lat: 51.7, lon: 36.2, precision: 'city' },
      }),
      claimOf(FIRST, refusal, { type: 'REJECT', trigger: 'weigerde', actors: [BLR], recipients: [PRK] }),
    ],
    '2024-10-20',
  );
  await add(
    SECOND,
    [
      claimOf(SECOND, SECOND, {
        type: 'CAPABILITY',
        kind: 'state',
        trigger: 'komt',
        actors: [PRK],
        recipients: [],
        quantities: [{ value: 5000, unit: 'km', text: '5.000 kilometer' }],
        attribution: [{ speaker: { text: 'Zelensky', id: 'UKR' }, stance: 'asserts', cue: 'zegt' }],
      }),
    ],
    '2024-10-21',
  );
  app = await createApp({ dossier: path, version: '0', hosts: [] });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

async function get<T>(url: string): Promise<T> {
  const answer = await app.inject({ url, headers: { host: 'localhost' } });
  expect(answer.statusCode, `${url}: ${answer.body}`).toBe(200);
  return answer.json<T>();
}

async function send(
  method: 'POST' | 'DELETE',
  url: string,
  payload?: object,
): Promise<LightMyRequestResponse> {
  return app.inject({
    method,
    url,
    headers: { host: 'localhost', 'x-breuklijn': '1' },
    ...(payload === undefined ? {} : { payload }),
  });
}

describe('search', () => {
  it('gives sentences with their marks, sources and claims', async () => {
    const { hits, total } = await get<SearchAnswer>('/api/search?q=granaten&lang=en');
    expect(total).toBe(1);
    const [{ text, highlights, claims, source }] = hits;
    expect(highlights.map(({ start, end }) => text.slice(start, end))).toEqual(['granaten']);
    expect(claims[0].words.who).toContain('North Korea');
    expect(source.outlet).toBe('De "Proef"');
  });

  it('asks for fields of claims, and pages', async () => {
    const first = await get<SearchAnswer>('/api/search?q=actor:PRK&limit=1');
    expect(first).toMatchObject({ total: 2, next: '1' });
    const second = await get<SearchAnswer>('/api/search?q=actor:PRK&limit=1&after=1');
    expect(second.next).toBeUndefined();
    expect(
      second.hits[0].start === first.hits[0].start && second.hits[0].article === first.hits[0].article,
    ).toBe(false);
  });

  it.each(['q=', 'q=colour:red', 'q=x&limit=0', 'q=x&after=-1'])('refuses %s', async (query) => {
    const answer = await app.inject({ url: `/api/search?${query}`, headers: { host: 'localhost' } });
    expect(answer.statusCode).toBe(400);
  });
});

describe('filters by an id', () => {
  it('find Russia and not Belarus', async () => {
    const { claims } = await get<ClaimsAnswer>('/api/claims?party=RUS');
    expect(claims.map(({ claim }) => claim.type)).toEqual(['AID']);
    expect((await get<ClaimsAnswer>('/api/claims?party=bela')).claims).toHaveLength(1);
  });
});

describe('watches', () => {
  const NAME = 'Granaten <nu>';
  const at = `/api/watches/${encodeURIComponent(NAME)}`;

  it('are kept, tell what is new, and forget it once seen', async () => {
    const saved = await send('POST', '/api/watches', { name: NAME, question: 'granaten' });
    expect(saved.statusCode).toBe(201);
    expect(saved.json<WatchesAnswer>().watches).toMatchObject([{ name: NAME, total: 1, fresh: 1 }]);
    expect((await get<WatchAnswer>(at)).hits).toHaveLength(1);
    const looked = (await send('POST', `${at}/look`)).json<WatchesAnswer>();
    expect(looked.watches).toMatchObject([{ total: 1, fresh: 0 }]);

    await add(
      LATER,
      [claimOf(LATER, LATER, { trigger: 'leverde', actors: [PRK], recipients: [] })],
      '2024-11-01',
    );
    const news = await get<WatchAnswer>(at);
    expect(news.fresh).toBe(1);
    expect(news.hits.map(({ text }) => text)).toEqual([LATER]);
  });

  it('are a feed in which nothing of an article is markup', async () => {
    const answer = await app.inject({ url: `${at}/atom`, headers: { host: 'localhost' } });
    expect(answer.headers['content-type']).toContain('application/atom+xml');
    expect(answer.body).toContain('<title>Granaten &lt;nu&gt;</title>');
    expect(answer.body).toContain('bij &lt;Koersk&gt; &amp; omstreken');
    expect(answer.body.match(/<entry>/g)).toHaveLength(2);
    // Newest first.
    expect(answer.body.indexOf('opnieuw')).toBeLessThan(answer.body.indexOf('omstreken'));
  });

  it('refuse a question that cannot be read, and a name that is not there', async () => {
    expect((await send('POST', '/api/watches', { name: 'x', question: 'colour:red' })).statusCode).toBe(400);
    expect((await send('POST', '/api/watches', { name: 'a/b', question: 'x' })).statusCode).toBe(400);
    expect((await send('DELETE', '/api/watches/nobody')).statusCode).toBe(404);
  });

  it('go away; the file keeps what was', async () => {
    expect((await send('DELETE', at)).json<WatchesAnswer>().watches).toEqual([]);
    const lines = readFileSync(join(path, WATCHES_FILE), 'utf8').trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { action: string }).action)).toEqual([
      'save',
      'look',
      'remove',
    ]);
  });
});

describe('actors, relations and places', () => {
  it('count who acts, is acted on and speaks', async () => {
    const { actors } = await get<ActorsAnswer>('/api/actors?lang=en');
    expect(actors.find(({ id }) => id === 'PRK')).toEqual({
      id: 'PRK',
      name: 'North Korea',
      acts: 3,
      receives: 1,
      speaks: 0,
    });
    expect(actors.find(({ id }) => id === 'UKR')?.speaks).toBe(1);
  });

  it('put a story in the month it happened', async () => {
    const { relations, months, parties } = await get<RelationsAnswer>('/api/relations');
    expect(months).toEqual(['2024-09', '2024-10']);
    expect(relations.find(({ from, to }) => from === 'PRK' && to === 'RUS')?.months).toEqual([
      [0, 1, 0, 0, 0],
    ]);
    expect(relations.find(({ from }) => from === 'BLR')?.months[0][2]).toBe(1);
    expect(parties.map(({ key }) => key).toSorted()).toEqual(['BLR', 'PRK', 'RUS']);
  });

  it('keep the precision of a place, and say whose reach it is and who says so', async () => {
    const { places, reach, total, placeless } = await get<PlacesAnswer>('/api/places');
    expect(places).toMatchObject([{ name: 'Koersk', precision: 'city', claims: 1, cooperation: 1 }]);
    expect(reach).toMatchObject([{ country: 'PRK', km: 5000 }]);
    expect(reach[0].words.accordingTo).toContain('Zelensky');
    expect([total, placeless]).toEqual([4, 3]);
    expect((await get<ClaimsAnswer>('/api/claims?place=Koersk|Kursk')).claims).toHaveLength(1);
  });
});
