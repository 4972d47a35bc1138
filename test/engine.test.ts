import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ENGINE_FLAGS, tuneEngine } from '../src/engine.ts';

describe('the flags of the engine', () => {
  it.skipIf(!process.versions.node.startsWith('20.'))('are all known to Node 20', () => {
    for (const flag of ENGINE_FLAGS) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [flag, '-p', '6 * 7']);
      expect([status, String(stdout).trim(), String(stderr)]).toEqual([0, '42', '']);
    }
  });

  it('may be set while the program runs', () => {
    expect(() => tuneEngine()).not.toThrow();
    expect([3, 1, 2].sort((a, b) => a - b)).toEqual([1, 2, 3]);
  });
});
