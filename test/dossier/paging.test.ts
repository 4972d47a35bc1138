import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ClaimFilter,
  type Dossier,
  type Order,
  type StoredClaim,
  anchorOf,
  openDossier,
} from '../../src/dossier/index.ts';
import { all, claimOf, entryOf } from './builders.ts';

const path = mkdtempSync(join(tmpdir(), 'paging-'));
let dossier: Dossier;
const DATES = ['2024-10-25', '2024-10-25T08:00Z', '2024-10', '2024', '2023-01-05', undefined];
const TYPES = ['AID', 'REJECT', 'CONSULT'] as const;
const IDS = ['RUS', 'PRK', 'KOR'];

beforeAll(async () => {
  dossier = await openDossier(path, { create: true });
  for (let batch = 0; batch < 3; batch++) {
    const entries = Array.from({ length: 8 }, (_, n) => {
      const i = batch * 8 + n;
      const lines = Array.from({ length: 1 + (i % 4) }, (__, s) => `Land ${i} deed iets met land ${s}.`);
      const text = lines.join('\n');
      const claims = lines.flatMap((line, s) =>
        [0, 1].slice(0, 1 + ((i + s) % 2)).map((k) =>
          claimOf(text, line, {
            type: TYPES[(i + s + k) % 3],
            trigger: 'deed',
            actors: [{ text: 'Land', id: IDS[(i + k) % 3] }],
            recipients: [{ text: 'land', id: IDS[(i + k + 1 + (s % 2)) % 3] }],
          }),
        ),
      );
      const published = DATES[i % DATES.length];
      return entryOf(text, claims, {
        input: `${i}.txt`,
        outlet: i % 3 === 0 ? 'De Proef' : 'The Post',
        lang: i % 2 === 0 ? 'nl' : 'en',
        ...(published === undefined ? {} : { published }),
      });
    });
    await dossier.addDocuments(entries);
  }
});
afterAll(() => {
  dossier.close();
  rmSync(path, { recursive: true, force: true });
});

async function pages(filter: ClaimFilter, order: Order, limit: number): Promise<StoredClaim[]> {
  const found: StoredClaim[] = [];
  let after: string | undefined;
  do {
    const page = await dossier.page({ filter, order, limit, ...(after === undefined ? {} : { after }) });
    expect(page.claims.length).toBeLessThanOrEqual(limit);
    found.push(...page.claims);
    after = page.next;
  } while (after !== undefined);
  return found;
}

const FILTERS: readonly ClaimFilter[] = [
  {},
  { actor: 'PRK' },
  { actor: 'PRK', recipient: 'KOR', type: 'AID' },
  { party: 'RUS', kind: 'event' },
  { outlet: 'De Proef' },
  { lang: 'en', type: 'REJECT' },
  { since: '2024-10' },
  { since: '2024-10-25', actor: 'RUS' },
  { until: '2023' },
  { outlet: 'Nobody' },
  // These the database answers.
  { actor: 'land' },
  { minConfidence: 0.5 },
  { review: 'all' },
];

describe('the ledger page by page', () => {
  test.each(
    FILTERS.flatMap((filter) => (['newest', 'oldest'] as const).map((order) => [filter, order] as const)),
  )('%j, %s first: all claims that the filter selects, each once, in order', async (filter, order) => {
    const wanted = await all(dossier.claims(filter));
    const records = new Map((await all(dossier.documents())).map((record) => [record.article, record]));
    for (const limit of [3, 50]) {
      const found = await pages(filter, order, limit);
      const ids = found.map(({ article, claim }) => `${article} ${claim.id}`);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.toSorted()).toEqual(wanted.map(({ article, claim }) => `${article} ${claim.id}`).toSorted());
      // By day; without a date last. Articles of one day stay together.
      const days = found.map(({ article }) => records.get(article)?.published?.slice(0, 4));
      const dated = days.filter((day) => day !== undefined);
      expect(days.slice(0, dated.length)).toEqual(dated);
      const sorted = dated.toSorted();
      expect(dated).toEqual(order === 'oldest' ? sorted : sorted.toReversed());
    }
  });

  test('any limit gives the same', async () => {
    const whole = await pages({ type: 'AID' }, 'newest', 1000);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), async (limit) => {
        expect(await pages({ type: 'AID' }, 'newest', limit)).toEqual(whole);
      }),
      { numRuns: 4 },
    );
  });

  test('reviews show', async () => {
    const [first, second] = (await dossier.page({ limit: 2 })).claims;
    await dossier.review(
      [
        { action: 'reject', target: anchorOf(first.claim) },
        { action: 'correct', target: anchorOf(second.claim), fields: { type: 'PROTEST' } },
      ],
      { who: 'Anna', at: '2025-01-01T00:00:00Z' },
    );
    const page = await dossier.page({ limit: 5 });
    expect(page.claims).toHaveLength(5);
    expect(await dossier.count()).toBe((await all(dossier.claims())).length);
    expect(page.claims.map(({ claim }) => claim.id)).not.toContain(first.claim.id);
    expect(
      (await pages({ type: 'PROTEST' }, 'newest', 5)).map(({ claim, review }) => [
        claim.id,
        review?.corrected,
      ]),
    ).toEqual([[second.claim.id, ['type']]]);
    await dossier.review(
      [
        { action: 'undo', of: 1 },
        { action: 'undo', of: 2 },
      ],
      { who: 'Anna', at: '2025-01-01T00:00:00Z' },
    );
  });

  test.each(['x', 'e30', Buffer.from('["d","a",1,2]').toString('base64url')])(
    '%s is no cursor',
    async (after) => {
      await expect(dossier.page({ after })).rejects.toThrow('the cursor does not fit');
    },
  );
});
