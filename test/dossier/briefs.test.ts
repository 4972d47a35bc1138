import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BRIEF_FILE, lastBrief, rememberBrief } from '../../src/dossier/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breuklijn-briefs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('remembers what the last brief had seen', () => {
  expect(lastBrief(folder)).toBeUndefined();
  rememberBrief(folder, '2025-01-01T10:00:00Z');
  rememberBrief(folder, '2025-01-02T10:00:00Z');
  expect(lastBrief(folder)).toBe('2025-01-02T10:00:00Z');
});

it.each(['', '{', '[]', '{"seen":3}', '{"seen":"soon"}'])(
  'begins anew where the file is damaged: %j',
  (content) => {
    writeFileSync(join(folder, BRIEF_FILE), content);
    expect(lastBrief(folder)).toBeUndefined();
  },
);
