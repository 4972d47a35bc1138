import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ClaimAnswer,
  type ClaimsAnswer,
  type DocumentAnswer,
  type FlowsAnswer,
  type OriginsAnswer,
  type ReviewsAnswer,
  type StoriesAnswer,
  type StoryAnswer,
  createApp,
} from '../../src/api/index.ts';
import { openDossier } from '../../src/dossier/index.ts';
import { claimOf, entryOf } from '../dossier/builders.ts';

const PRK = { text: 'Noord-Korea', id: 'PRK', country: 'PRK' };
const RUS = { text: 'Rusland', id: 'RUS', country: 'RUS' };
const FIRST = 'Noord-Korea leverde granaten aan Rusland.\nSeoul weigerde overleg.';
const SECOND = 'Pyongyang leverde granaten aan Moskou, zegt Zelensky.';

let app: FastifyInstance;
const folder = mkdtempSync(join(tmpdir(), 'breuklijn-ledger-'));

beforeAll(async () => {
  const path = join(folder, 'dossier');
  const dossier = await openDossier(path, { create: true, version: '0' });
  const shells = (text: string): { text: string; class: string; span: { start: number; end: number } }[] => {
    const start = text.indexOf('granaten');
    return [{ text: 'granaten', class: 'ammunition', span: { start, end: start + 8 } }];
  };
  await dossier.addDocuments([
    entryOf(
      FIRST,
      [
        claimOf(FIRST, 'Noord-Korea leverde granaten aan Rusland.', {
          trigger: 'leverde',
          actors: [PRK],
          recipients: [RUS],
          objects: shells(FIRST),
        }),
        claimOf(FIRST, 'Seoul weigerde overleg.', {
          type: 'REJECT',
          trigger: 'weigerde',
          actors: [{ text: 'Seoul', id: 'KOR', country: 'KOR' }],
        }),
      ],
      { published: '2024-10-20', outlet: 'De Proef' },
    ),
    entryOf(
      SECOND,
      [
        claimOf(SECOND, SECOND, {
          trigger: 'leverde',
          actors: [{ ...PRK, text: 'Pyongyang' }],
          recipients: [{ ...RUS, text: 'Moskou' }],
          objects: shells(SECOND),
          attribution: [{ speaker: { text: 'Zelensky', id: 'UKR' }, stance: 'asserts', cue: 'zegt' }],
        }),
      ],
      { published: '2024-10-21', outlet: 'De Toets', input: 'b.txt' },
    ),
  ]);
  dossier.close();
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

async function review(body: object): Promise<LightMyRequestResponse> {
  return app.inject({
    method: 'POST',
    url: '/api/reviews',
    headers: { host: 'localhost', 'x-breuklijn': '1' },
    payload: body,
  });
}

describe('claims', () => {
  it('come in pages that follow each other, newest first', async () => {
    const first = await get<ClaimsAnswer>('/api/claims?limit=2');
    expect(first.claims.map(({ source }) => source.outlet)).toEqual(['De Toets', 'De Proef']);
    expect(first.total).toBe(3);
    const second = await get<ClaimsAnswer>(`/api/claims?limit=2&after=${first.next ?? ''}`);
    expect(second.claims.map(({ claim }) => claim.type)).toEqual(['REJECT']);
    expect(second.next).toBeUndefined();
  });

  it('are filtered by address, and told in the language asked for', async () => {
    const { claims } = await get<ClaimsAnswer>('/api/claims?actor=PRK&speaker=UKR&lang=en');
    expect(claims).toHaveLength(1);
    expect(claims[0].words.accordingTo).toContain('according to');
  });

  it.each(['type=FLY', 'limit=0', 'limit=100000', 'colour=red', 'minConfidence=2', 'after=%00'])(
    'nonsense is refused: %s',
    async (query) => {
      const answer = await app.inject({ url: `/api/claims?${query}`, headers: { host: 'localhost' } });
      expect(answer.statusCode).toBe(400);
    },
  );

  it('say why they were read so', async () => {
    const { claims } = await get<ClaimsAnswer>('/api/claims?type=REJECT');
    const { why } = await get<ClaimAnswer>(`/api/claims/${claims[0].claim.id}`);
    expect(why.tree.join('\n')).toContain('weigerde');
  });
});

describe('stories, origins and flows', () => {
  it('give one story with two tellings', async () => {
    const { stories } = await get<StoriesAnswer>('/api/stories?actor=PRK');
    expect(stories).toHaveLength(1);
    expect(stories[0]).toMatchObject({ type: 'AID', tellingCount: 2, lastReport: '2024-10-21' });
    const story = await get<StoryAnswer>(`/api/stories/${stories[0].id}`);
    expect(story.tellings.map(({ source }) => source.outlet)).toEqual(['De Proef', 'De Toets']);
  });

  it('give the flow with both tellings', async () => {
    const { flows } = await get<FlowsAnswer>('/api/flows');
    expect(
      flows.map(({ from, to, class: name, tellings }) => [from.key, to.key, name, tellings.length]),
    ).toEqual([['PRK', 'RUS', 'ammunition', 2]]);
  });

  it('give origins with the sources of their articles', async () => {
    const { origins } = await get<OriginsAnswer>('/api/origins');
    for (const { articles, sources } of origins) expect(sources).toHaveLength(articles.length);
  });

  it('name a story that is not there', async () => {
    const answer = await app.inject({
      url: `/api/stories/${'0'.repeat(24)}`,
      headers: { host: 'localhost' },
    });
    expect(answer.statusCode).toBe(404);
  });
});

describe('reviews', () => {
  it('reject, correct, rate and undo; each answer shows it', async () => {
    const { claims } = await get<ClaimsAnswer>('/api/claims?type=REJECT');
    const { id } = claims[0].claim;
    const { article } = claims[0];
    const rejected = (await review({ action: 'reject', claim: id, why: 'toets' })).json<ReviewsAnswer>();
    expect((await get<ClaimsAnswer>('/api/claims?type=REJECT')).claims).toHaveLength(0);
    const shown = await get<DocumentAnswer>(`/api/documents/${article}`);
    expect(shown.claims.find(({ claim }) => claim.id === id)?.review?.judgement).toBe('rejected');

    expect((await review({ action: 'undo', of: rejected.reviews[0].n })).statusCode).toBe(201);
    expect((await get<ClaimsAnswer>('/api/claims?type=REJECT')).claims).toHaveLength(1);

    await review({ action: 'correct', claim: id, fields: { type: 'CONSULT' } });
    expect((await get<ClaimsAnswer>('/api/claims?type=CONSULT')).claims[0].review?.corrected).toEqual([
      'type',
    ]);
    await review({ action: 'rate', source: 'De Proef', grade: 'B' });
    expect((await get<ReviewsAnswer>('/api/reviews')).grades).toEqual({ 'De Proef': 'B' });
  });

  it.each([
    [{ action: 'accept', claim: 'ffffffff' }, 404],
    [{ action: 'correct', claim: 'ffffffff', fields: {} }, 404],
    [{ action: 'accept' }, 400],
    [{ action: 'burn', claim: 'abcd' }, 400],
    [{ action: 'undo', of: 999 }, 400],
    [{ action: 'rate', source: 'De Proef', grade: 'Z' }, 400],
  ])('refuse %j', async (body, status) => {
    expect((await review(body)).statusCode).toBe(status);
  });

  it('a correction that makes no claim is refused with the reason', async () => {
    const { claims } = await get<ClaimsAnswer>('/api/claims?limit=1');
    const answer = await review({
      action: 'correct',
      claim: claims[0].claim.id,
      fields: { certainty: 'sure' },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ title: string }>().title).toContain('certainty');
  });
});
