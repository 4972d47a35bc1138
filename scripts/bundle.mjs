// Puts the built program and its packages together in a few files: opening five hundred modules one by one takes longer than
// running most commands. The library (dist/index.js) stays as the compiler left it.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from './prepare.mjs';

const FOLDER = join(ROOT, 'dist', 'program');
/** What processes and threads start with. Files stand beside each other: a thread is found by its name. */
const ENTRIES = {
  breuklijn: join(ROOT, 'dist', 'cli', 'index.js'),
  'derive-worker': join(ROOT, 'dist', 'api', 'derive', 'derive-worker.js'),
  'read-worker': join(ROOT, 'dist', 'reading', 'read-worker.js'),
};

function time(path) {
  return existsSync(path) ? statSync(path).mtimeMs : -1;
}

// bin/breuklijn asks the same: what is older than the last build is not run.
if (time(join(FOLDER, 'breuklijn.js')) < time(join(ROOT, 'dist', '.tsbuildinfo'))) {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    // The binding loads a library of the machine it was installed on.
    ssr: { noExternal: true, external: ['@duckdb/node-bindings'] },
    build: {
      ssr: true,
      outDir: FOLDER,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rollupOptions: {
        input: ENTRIES,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}
