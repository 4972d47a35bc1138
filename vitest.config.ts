import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // Language packs are several megabytes of typed arrays: one process that loads them once beats many.
    pool: 'threads',
    coverage: { include: ['src/**'] },
  },
});
