import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { anchorOf, openDossier } from '../../src/dossier/index.ts';
import { Generator } from './dossier-generator.ts';

/*
 * Stops a process that reads articles into a dossier and reviews them, with SIGKILL at random moments, and looks after each
 * whether all that it had acknowledged is there, once, and the dossier opens as it is.
 *   node build/bench/speed/dossier-kill.js [KILLS=50] [SEED=1]
 */

const ARTICLES = 3;
/** Milliseconds after the first acknowledgement within which the process is stopped. */
const WITHIN = 900;

/** The process that is stopped: says on a line each what is on the disk, articles and numbers of reviews. */
async function work(path: string, seed: number): Promise<void> {
  const generator = new Generator(seed);
  const dossier = await openDossier(path, { create: true });
  for (;;) {
    const batch = Array.from({ length: ARTICLES }, () => generator.next());
    const { added } = await dossier.addDocuments(batch);
    console.log(`articles ${added.join(' ')}`);
    const { reviews } = await dossier.review(
      batch.map(({ claims: [claim] }) => ({ action: 'accept', target: anchorOf(claim) })),
      { who: 'bench', at: new Date().toISOString() },
    );
    console.log(`reviews ${reviews.map(({ n }) => n).join(' ')}`);
  }
}

interface Acknowledged {
  readonly articles: Set<string>;
  readonly reviews: Set<number>;
}

async function runAndKill(
  path: string,
  seed: number,
  delay: number,
  acknowledged: Acknowledged,
): Promise<void> {
  const child: ChildProcess = spawn(
    process.execPath,
    [fileURLToPath(import.meta.url), 'work', path, String(seed)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (child.stdout === null) throw new Error('no output');
  let timer: NodeJS.Timeout | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    timer ??= setTimeout(() => child.kill('SIGKILL'), delay);
    const [what, ...ids] = line.split(' ');
    if (what === 'articles') for (const id of ids) acknowledged.articles.add(id);
    else for (const n of ids) acknowledged.reviews.add(Number(n));
  }
}

/** What is wrong after a stop; empty when all is well. */
async function look(path: string, { articles, reviews }: Acknowledged): Promise<string[]> {
  const wrong: string[] = [];
  const dossier = await openDossier(path);
  try {
    wrong.push(...dossier.problems.map(({ file, problem }) => `${file} ${problem}`));
    const found = new Map<string, number>();
    for await (const { article } of dossier.documents()) found.set(article, (found.get(article) ?? 0) + 1);
    for (const id of articles) if (!found.has(id)) wrong.push(`article ${id} is lost`);
    for (const [id, times] of found) if (times > 1) wrong.push(`article ${id} is there ${times} times`);
    const ids = new Set<string>();
    let claims = 0;
    for await (const { claim } of dossier.claims({ review: 'all' })) {
      claims++;
      ids.add(claim.id);
    }
    if (ids.size !== claims) wrong.push(`${claims - ids.size} claims are there twice`);
    const numbers = new Set(dossier.log.map(({ n }) => n));
    if (numbers.size !== dossier.log.length) wrong.push('reviews are there twice');
    for (const n of reviews) if (!numbers.has(n)) wrong.push(`review ${n} is lost`);
  } finally {
    dossier.close();
  }
  return wrong;
}

async function main(kills: number, seed: number): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'dossier-kill-'));
  const path = join(root, 'dossier');
  const acknowledged: Acknowledged = { articles: new Set(), reviews: new Set() };
  let state = seed;
  let failed = 0;
  for (let i = 0; i < kills; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const delay = (state / 2 ** 32) * WITHIN;
    await runAndKill(path, seed * 1000 + i, delay, acknowledged);
    const wrong = await look(path, acknowledged);
    if (wrong.length > 0) failed++;
    for (const line of wrong.slice(0, 5)) console.log(`kill ${i + 1}: ${line}`);
  }
  const { articles, reviews } = acknowledged;
  console.log(
    `${kills} kills, ${failed} with something wrong; ${articles.size} articles and ${reviews.size} reviews acknowledged`,
  );
  rmSync(root, { recursive: true, force: true });
  process.exitCode = failed === 0 ? 0 : 1;
}

const [first, ...rest] = process.argv.slice(2);
if (first === 'work') await work(rest[0], Number(rest[1]));
else await main(Number(first ?? 50), Number(rest[0] ?? 1));
