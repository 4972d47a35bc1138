import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/ingest/index.ts';
import { loadReader } from '../../../src/reader.ts';

const rows = readFileSync(new URL('../../fixtures/types-en.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .slice(1)
  .map((line) => line.split('\t') as [type: string, sentence: string]);

describe('English words for what happens', () => {
  const read = loadReader({ lang: 'en' });
  it.each([...new Set(rows.map(([type]) => type))])('%s', (type) => {
    const own = rows.filter((row) => row[0] === type);
    const missed = own.filter(([, sentence]) => {
      const { claims } = read({ ...readText('sentence', sentence), lang: 'en' });
      return !claims.some((claim) => claim.type === type);
    });
    expect(missed.map(([, sentence]) => sentence)).toEqual([]);
    expect(own.length).toBeGreaterThan(20);
  });
});
