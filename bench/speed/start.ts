/**
 * How soon `npm start` on the sample can be used: the time until the answer that fills the first screen has claims, once with a
 * sample that is not read yet and then with one that is. Packages and builds have to be there.
 *
 *     node build/bench/speed/start.js [--runs 3] [--root DIR]
 */
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../src/resources.ts';
import type { DossierAnswer, WordedBrief } from '../../src/api/index.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    root: { type: 'string', default: packageRoot() },
  },
});

interface Run {
  /** Seconds after the start. */
  readonly listening: number;
  readonly brief: number;
  readonly whole: number;
  /** Claims of the first brief that had any. */
  readonly claims: number;
  /** CPU seconds of all its processes until then. */
  readonly cpu: number;
}

for (const [name, isRead] of [
  ['sample not read yet', false],
  ['sample read', true],
] as const) {
  for (let run = 0; run < Number(values.runs); run++) {
    if (!isRead) rmSync(join(values.root, 'dossiers', 'Korea'), { recursive: true, force: true });
    const { listening, brief, whole, claims, cpu } = await start();
    console.log(
      `${name}: listening ${listening.toFixed(2)} s, first brief with claims ${brief.toFixed(2)} s (${claims} claims, ${cpu.toFixed(2)} s CPU), ` +
        `brief of the whole sample ${whole.toFixed(2)} s`,
    );
  }
}

async function start(): Promise<Run> {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  const program = spawn('npm', ['start', '--silent'], {
    cwd: values.root,
    // A session of its own, so that all of it can be ended.
    detached: true,
    env: { ...process.env, CI: 'true' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve) => {
    program.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()));
  });
  const listening = seconds();
  let first: Pick<Run, 'brief' | 'claims' | 'cpu'> | undefined;
  for (;;) {
    const count = await claimsOfBrief(address);
    if (count > 0) first ??= { brief: seconds(), claims: count, cpu: cpuOf(program.pid ?? 0) };
    if (first !== undefined && count > 0 && (await isWhole(address))) break;
    await pause(50);
  }
  const whole = seconds();
  process.kill(-(program.pid ?? 0), 'SIGTERM');
  await new Promise((resolve) => {
    program.once('close', resolve);
  });
  return { listening, whole, ...first };
}

/** As the page asks: for the dossier, then for the brief when there is an article. */
async function claimsOfBrief(address: string): Promise<number> {
  const { documents } = (await (await fetch(`${address}/api/dossier`)).json()) as DossierAnswer;
  if (documents === 0) return 0;
  const response = await fetch(`${address}/api/brief`);
  if (!response.ok) return 0;
  return Object.keys(((await response.json()) as WordedBrief).words).length;
}

/** Whether the brief that was last given is of all articles of the sample: its tag names no older version, and nobody reads. */
async function isWhole(address: string): Promise<boolean> {
  const response = await fetch(`${address}/api/brief`, { method: 'HEAD' });
  const { documents } = (await (await fetch(`${address}/api/dossier`)).json()) as DossierAnswer;
  return documents >= 50 && response.headers.get('etag')?.includes('~') !== true;
}

/** CPU seconds of a process group, by Linux; 0 elsewhere. */
function cpuOf(group: number): number {
  let sum = 0;
  try {
    for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
      try {
        const fields = readFileSync(join('/proc', name, 'stat'), 'utf8')
          .replace(/^.*\) /, '')
          .split(' ');
        // Fields 5 and 14 to 17 of proc(5), times in hundredths of a second, those of children that have ended included.
        if (Number(fields[2]) === group) sum += fields.slice(11, 15).reduce((a, b) => a + Number(b), 0) / 100;
      } catch {
        // It has ended meanwhile.
      }
    }
  } catch {
    return 0;
  }
  return sum;
}
