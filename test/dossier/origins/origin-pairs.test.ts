import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type OriginPair, originDocumentOf } from '../../../bench/quality/origin-pairs.ts';
import { findOrigins } from '../../../src/dossier/origins/index.ts';

const PAIRS = readFileSync(new URL('../../gold/origins-pairs.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as OriginPair);

describe('pairs of articles', () => {
  it.each(PAIRS.map((pair) => [pair.id, pair.kind, pair.note, pair] as const))(
    '%s %s: %s',
    (_, kind, _note, { a, b }) => {
      const origins = findOrigins([originDocumentOf('a', a), originDocumentOf('b', b)]);
      expect(origins.length).toBe(kind === 'none' ? 0 : 1);
    },
  );
});
