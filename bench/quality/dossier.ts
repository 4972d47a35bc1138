/**
 * Stories, origins, figures, stances and status of a labelled dossier (docs/measuring.md): reads the folder with the built
 * program into a dossier of its own and scores what `breuklijn stories` and `breuklijn origins` give.
 *
 *     node build/bench/quality/dossier.js examples/korea [--dossier DIR] [--errors]
 *
 * The folder holds articles and labels.json in the form of examples/korea/labels.json.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Labels, type Output, type OutputOrigin, scoreDossier } from './score-dossier.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dossier: { type: 'string' }, errors: { type: 'boolean', default: false } },
});
const folder = positionals.at(0);
if (folder === undefined) throw new Error('name the folder with labels.json');
const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as Labels;
const temporary = values.dossier === undefined ? mkdtempSync(join(tmpdir(), 'breuklijn-bench-')) : undefined;
const dossier = values.dossier ?? join(temporary ?? '', 'dossier');

try {
  if (temporary !== undefined) run('read', folder, '--dossier', dossier, '--quiet');
  const output: Output = {
    stories: lines(run('stories', '--dossier', dossier, '--format', 'json', '--quiet')),
    origins: lines<OutputOrigin>(run('origins', '--dossier', dossier, '--format', 'json', '--quiet')),
  };
  const { figures, errors } = scoreDossier(labels, output);
  console.log(
    `${basename(folder)}: ${output.stories.length} stories, ${output.origins.length} groups of one origin`,
  );
  for (const [name, value] of figures) console.log(`  ${name.padEnd(44)} ${value}`);
  if (values.errors) for (const line of errors) console.log(line);
} finally {
  if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
}

function run(...args: string[]): string {
  const program = fileURLToPath(new URL('../../../bin/breuklijn', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0 && status !== 1) throw new Error(`breuklijn ${args.join(' ')}: ${stderr}`);
  return stdout;
}

function lines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
