import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { DossierSource } from '../../src/api/dossier-source.ts';
import { openDossier } from '../../src/dossier/index.ts';
import { entryOf } from '../dossier/builders.ts';

const root = mkdtempSync(join(tmpdir(), 'breuklijn-source-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let path = '';
let count = 0;

async function grow(): Promise<void> {
  const dossier = await openDossier(path, { create: true, version: '0' });
  await dossier.addDocuments([entryOf(`Tekst ${count++} van een artikel.`)]);
  dossier.close();
}

beforeEach(async () => {
  path = join(root, `d${count}`);
  await grow();
});

describe('the dossier that a server shows', () => {
  it('is opened once for all who ask at the same moment', async () => {
    const source = new DossierSource(path);
    const seen = await Promise.all(
      Array.from({ length: 8 }, async () => source.use(async (dossier) => dossier)),
    );
    expect(new Set(seen).size).toBe(1);
    await source.close();
  });

  it('is not closed under a query that began before the dossier grew', async () => {
    const source = new DossierSource(path);
    // The second one asks while the first one waits for the dossier to be opened or has just been given it.
    const asked = [source.use(async (dossier) => dossier.counts())];
    await grow();
    asked.push(
      source.use(async (dossier) => dossier.counts()),
      source.use(async (dossier) => dossier.counts()),
    );
    const found = await Promise.all(asked);
    expect(found.map(({ documents }) => documents).slice(1)).toEqual([2, 2]);
    await source.close();
  });

  it('waits for what is running when it is closed', async () => {
    const source = new DossierSource(path);
    const order: string[] = [];
    const query = source.use(async (dossier) => {
      await dossier.counts();
      order.push('answered');
    });
    await source.close();
    order.push('closed');
    await query;
    expect(order).toEqual(['answered', 'closed']);
  });

  it('that cannot be opened is tried anew', async () => {
    const missing = join(root, 'missing');
    const source = new DossierSource(missing);
    await expect(source.use(async () => true)).rejects.toThrow('there is no dossier');
    (await openDossier(missing, { create: true, version: '0' })).close();
    expect(await source.use(async () => true)).toBe(true);
    await source.close();
  });
});
