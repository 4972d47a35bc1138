/**
 * Runs every measurement of quality that a folder of gold has data for (docs/measuring.md).
 *
 *     node build/bench/quality/all.js --gold DIR [--mode fast|accurate]
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { gold: { type: 'string' }, mode: { type: 'string', default: 'fast' } },
});
if (values.gold === undefined) throw new Error('give the folder with the gold files with --gold DIR');
const gold = values.gold;

/** Script, what it reads (a path in the folder), how it is told, and whether it can be told how to parse. */
const RUNS: readonly {
  readonly script: string;
  readonly data: string;
  readonly option?: string;
  readonly fixed?: true;
}[] = [
  ...['nl-dev', 'nl-b1', 'nl-b2', 'en-dev', 'docs-dev'].map((name) => ({
    script: 'claims',
    data: `${name}.jsonl`,
  })),
  { script: 'meantime', data: 'meantime-dev', option: '--data' },
  { script: 'plover', data: 'plover-gsr-en/PLOVER_GSR_CAMEO.json', option: '--gsr' },
  { script: 'plover', data: 'plv-en/train.tsv', option: '--plv' },
  { script: 'attribution', data: 'polnear-en/dev', option: '--polnear', fixed: true },
];

for (const { script, data, option, fixed } of RUNS) {
  const path = join(gold, data);
  if (!existsSync(path)) {
    console.log(`\n${data}: not there, passed over`);
    continue;
  }
  const file = fileURLToPath(new URL(`${script}.js`, import.meta.url));
  const mode = fixed === true ? [] : ['--mode', values.mode];
  const told = option === undefined ? [path] : [option, path];
  const { status } = spawnSync(process.execPath, [file, ...mode, ...told], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
