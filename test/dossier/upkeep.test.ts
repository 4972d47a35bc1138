import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type DocumentEntry,
  type Dossier,
  anchorOf,
  backup,
  openDossier,
  restore,
} from '../../src/dossier/index.ts';
import { mergeable } from '../../src/dossier/merge.ts';
import { packPostings, unpackPostings } from '../../src/dossier/search/postings.ts';
import { all, claimOf, entryOf } from './builders.ts';

const root = mkdtempSync(join(tmpdir(), 'upkeep-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
let path = '';
beforeEach(() => {
  path = join(root, `d${count++}`);
});

const ME = { who: 'Anna', at: '2025-03-01T10:00:00Z' };
const WORDS = ['olie', 'graan', 'wapens', 'hulp', 'geld'];

/** An article of a few sentences with a claim in each; its words differ by its number. */
function article(i: number, reader = '1'): DocumentEntry {
  const lines = Array.from(
    { length: 1 + (i % 3) },
    (_, s) => `Land ${i} leverde ${WORDS[(i + s) % WORDS.length]} aan land ${s}.`,
  );
  const text = lines.join('\n');
  const claims = lines.map((line) =>
    claimOf(text, line, { trigger: 'leverde', actors: [{ text: 'Land', id: i % 2 === 0 ? 'RUS' : 'PRK' }] }),
  );
  return entryOf(text, claims, { input: `${i}.txt`, published: `2024-0${1 + (i % 9)}-10`, reader });
}

async function using<T>(run: (dossier: Dossier) => Promise<T>, write = false): Promise<T> {
  const dossier = await openDossier(path, write ? { create: true } : {});
  try {
    return await run(dossier);
  } finally {
    dossier.close();
  }
}

/** Everything that can be asked. */
async function state(): Promise<unknown> {
  return using(async (dossier) => {
    const records = await all(dossier.documents());
    return {
      problems: dossier.problems,
      records,
      claims: await all(dossier.claims({ review: 'all' })),
      texts: await Promise.all(records.map((record) => dossier.text(record.article))),
      search: await Promise.all(
        [...WORDS, 'actor:PRK olie', '"leverde graan"'].map(async (question) =>
          (await dossier.search(question, { limit: 100 })).hits
            .map(({ score: _score, ...hit }) => JSON.stringify(hit))
            .toSorted(),
        ),
      ),
      tally: await dossier.tally('actors'),
      changes: await all(dossier.changes()),
    };
  });
}

describe('putting segments together', () => {
  test('changes nothing that can be asked, whatever the batches', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 5 }),
        async (batches) => {
          path = join(root, `d${count++}`);
          await using(async (dossier) => {
            for (const batch of batches) await dossier.addDocuments(batch.map((i) => article(i)));
          }, true);
          const before = await state();
          const result = await using((dossier) => dossier.compact(), true);
          expect(result.after).toBeLessThanOrEqual(1);
          expect(await state()).toEqual(before);
        },
      ),
      { numRuns: 3 },
    );
  });

  test('small segments are put together by themselves, and old files go when the next writer comes', async () => {
    await using(async (dossier) => {
      for (let i = 0; i < 18; i++) await dossier.addDocuments([article(i)]);
      expect((await dossier.counts()).segments).toBeLessThan(10);
      expect((await dossier.counts()).documents).toBe(18);
    }, true);
    const before = await state();
    await using(async () => {}, true);
    expect(readdirSync(join(path, 'segments'))).toHaveLength((await using((d) => d.counts())).segments * 4);
    expect(await state()).toEqual(before);
  });

  test('who reads meanwhile goes on reading', async () => {
    await using(async (dossier) => {
      for (let i = 0; i < 3; i++) await dossier.addDocuments([article(i)]);
    }, true);
    const reader = await openDossier(path);
    await using((dossier) => dossier.compact(), true);
    expect(await all(reader.claims())).toHaveLength(6);
    expect(await reader.refresh()).toBe(true);
    expect(await all(reader.claims())).toHaveLength(6);
    expect(await reader.refresh()).toBe(false);
    reader.close();
  });

  test('a stop between the merged segment and the list of old ones doubles nothing', async () => {
    await using(async (dossier) => {
      for (let i = 0; i < 3; i++) await dossier.addDocuments([article(i)]);
    }, true);
    const before = await state();
    await using((dossier) => dossier.compact(), true);
    // As if the manifest had not been written: the old segments count again.
    writeFileSync(join(path, 'dossier.json'), JSON.stringify({ format: 2, madeBy: '0', readers: ['1'] }));
    expect(await state()).toEqual(before);
    await using(async () => {}, true);
    expect(readdirSync(join(path, 'segments')).length).toBeLessThanOrEqual(12);
    expect(await state()).toEqual(before);
  });

  test.each([
    [[1, 1, 1], 0],
    [Array.from({ length: 16 }, () => 3), 16],
    [[...Array.from({ length: 15 }, () => 3), 16], 0],
    [[...Array.from({ length: 16 }, () => 500), 5000], 16],
  ])('%j: %i are put together', (sizes, expected) => {
    expect(mergeable(sizes.map((documents, i) => ({ name: String(i), documents })))).toHaveLength(expected);
  });
});

test('posting lists come back', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2 ** 30), fc.nat(255)), { maxLength: 50 }), (rows) => {
      const sorted = rows.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
      const packed = packPostings(
        sorted.map(([sentence]) => sentence),
        sorted.map(([, place]) => place),
      );
      const { sentence, place } = unpackPostings(packed);
      expect(Array.from(sentence, (one, i) => [one, place[i]])).toEqual(sorted);
    }),
  );
});

describe('what a newer version reads otherwise', () => {
  test('is shown claim by claim, also after segments were put together', async () => {
    const old = article(1);
    const [kept, ...others] = old.claims;
    const fresh: DocumentEntry = {
      ...old,
      record: { ...old.record, reader: '2' },
      claims: [
        { ...kept, certainty: 'possible' },
        claimOf(old.text, old.text.split('\n')[1], { type: 'COOPERATE', trigger: 'land' }),
      ],
    };
    await using(async (dossier) => {
      await dossier.addDocuments([old, article(2)]);
      await dossier.addDocuments([fresh, article(2, '2')]);
    }, true);
    const check = async (): Promise<void> => {
      const changes = await using((dossier) => all(dossier.changes()));
      const own = changes.filter(({ article: id }) => id === old.record.article);
      expect(own).toMatchObject([
        {
          from: '1',
          to: '2',
          added: [{ type: 'COOPERATE' }],
          removed: others,
          changed: [{ before: kept, after: fresh.claims[0], fields: ['certainty'] }],
        },
      ]);
      expect(changes).toHaveLength(2);
      expect(changes.find(({ article: id }) => id !== old.record.article)).toMatchObject({
        added: [],
        removed: [],
        changed: [],
      });
    };
    await check();
    await using((dossier) => dossier.compact(), true);
    await check();
  });
});

describe('backup', () => {
  async function filled(): Promise<void> {
    await using(async (dossier) => {
      await dossier.addDocuments([article(1), article(2)]);
      await dossier.addDocuments([article(3)]);
      await dossier.review([{ action: 'reject', target: anchorOf(article(1).claims[0]) }], ME);
    }, true);
    mkdirSync(join(path, 'originals', 'ab'), { recursive: true });
    writeFileSync(join(path, 'originals', 'ab', `${'ab'.repeat(32)}.gz`), 'bytes');
  }

  test('comes back as it was', async () => {
    await filled();
    const before = await state();
    const target = join(root, `b${count++}`);
    expect(backup(path, target, ME.at)).toMatchObject({ files: 11, kept: 0 });
    const original = path;
    path = join(root, `d${count++}`);
    restore(target, path);
    expect(readdirSync(join(path, 'originals', 'ab'))).toHaveLength(1);
    expect(await state()).toEqual(before);
    expect(() => restore(target, original)).toThrow('is not empty');
  });

  test('made again takes what is new, and follows what was put together', async () => {
    await filled();
    const target = join(root, `b${count++}`);
    backup(path, target, ME.at);
    await using((dossier) => dossier.addDocuments([article(4)]), true);
    expect(backup(path, target, ME.at)).toMatchObject({ files: 15, kept: 9 });
    await using((dossier) => dossier.compact(), true);
    expect(backup(path, target, ME.at)).toMatchObject({ files: 7, kept: 1 });
    const before = await state();
    path = join(root, `d${count++}`);
    restore(target, path);
    expect(await state()).toEqual(before);
  });

  test('is not restored when it is damaged, and nothing is written', async () => {
    await filled();
    const target = join(root, `b${count++}`);
    backup(path, target, ME.at);
    const [file] = readdirSync(join(target, 'segments'));
    appendFileSync(join(target, 'segments', file), 'x');
    path = join(root, `d${count++}`);
    expect(() => restore(target, path)).toThrow('is missing or damaged');
    expect(() => readdirSync(path)).toThrow('ENOENT');
    rmSync(join(target, 'backup.json'));
    expect(() => restore(target, path)).toThrow('is no finished backup');
  });

  test('does not go where something else stands', async () => {
    await filled();
    const target = join(root, `b${count++}`);
    mkdirSync(target);
    writeFileSync(join(target, 'thesis.doc'), 'x');
    expect(() => backup(path, target, ME.at)).toThrow('is not empty and no backup');
  });
});
