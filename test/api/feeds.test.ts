import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FeedsAnswer, createApp } from '../../src/api/index.ts';
import { openDossier } from '../../src/dossier/index.ts';
import { WatchState } from '../../src/gather/index.ts';

describe('feeds that are followed', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'breuklijn-feeds-'));
    (await openDossier(folder, { create: true })).close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('say how they do, and nothing of what they hold', async () => {
    const app = await createApp({ dossier: folder, version: '0', hosts: [] });
    const ask = async (): Promise<FeedsAnswer> =>
      (await app.inject({ url: '/api/feeds', headers: { host: 'localhost' } })).json<FeedsAnswer>();
    expect(await ask()).toEqual({ feeds: [] });
    new WatchState(folder).set({
      address: 'https://waterlijn.example/rss',
      title: '<b>Waterlijn</b>',
      seen: ['one', 'two'],
      pending: { three: 1 },
      visited: '2026-11-22T08:00:00Z',
      failures: 2,
      problem: 'answered 503',
      articles: 7,
    });
    expect(await ask()).toEqual({
      feeds: [
        {
          address: 'https://waterlijn.example/rss',
          title: '<b>Waterlijn</b>',
          visited: '2026-11-22T08:00:00Z',
          failures: 2,
          problem: 'answered 503',
          articles: 7,
          waiting: 1,
        },
      ],
    });
    await app.close();
  });
});
