import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDossier } from '../../src/dossier/index.ts';
import { readText } from '../../src/ingest/index.ts';
import { type ToRead, readEntries } from '../../src/reading/index.ts';

/*
 * Speed of reading articles of some 400 words into a dossier, from text, with one worker thread or several: articles a second of
 * the clock and of processor time, what storing takes of it, peak memory.
 *   node build/bench/speed/dossier-read.js --data DIR [--articles 1000] [--workers 2]
 * DIR holds raw/*.sents (the environment variable BREUKLIJN_DATA does as well); their sentences make the articles.
 */

const SENTENCES = 22;
const BATCH = 500;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    articles: { type: 'string', default: '1000' },
    workers: { type: 'string', default: '2' },
  },
});

function linesOf(folder: string): string[] {
  return readdirSync(join(folder, 'raw'))
    .filter((name) => name.endsWith('.sents'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, 'raw', name), 'utf8').split('\n'));
}

const folder = values.data ?? process.env['BREUKLIJN_DATA'];
if (folder === undefined || !existsSync(join(folder, 'raw')))
  throw new Error('give --data DIR with raw/*.sents');
const lines = linesOf(folder);
const wanted = Number(values.articles);
let words = 0;

async function* articles(): AsyncGenerator<ToRead> {
  for (let i = 0; i < wanted; i++) {
    const at = (i * SENTENCES) % (lines.length - SENTENCES);
    // After one round the number makes it another article.
    const text = `Nummer ${i}.\n\n${lines.slice(at, at + SENTENCES).join('\n')}`;
    words += text.split(/\s+/).length;
    const article = readText(`${i}.txt`, text, {
      published: '2024-10-25',
      outlet: `Krant ${i % 7}`,
      lang: 'nl',
    });
    yield { article, reader: '1', sample: false, added: '2026-01-01T00:00:00Z' };
  }
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const path = mkdtempSync(join(tmpdir(), 'dossier-read-'));
const dossier = await openDossier(join(path, 'd'), { create: true });
const start = performance.now();
let storing = 0;
let claims = 0;
let batch: Parameters<typeof dossier.addDocuments>[0][number][] = [];
const flush = async (): Promise<void> => {
  const begun = performance.now();
  await dossier.addDocuments(batch);
  storing += performance.now() - begun;
  batch = [];
};
for await (const { entry } of readEntries(articles(), { workers: Number(values.workers) })) {
  if (entry === undefined) continue;
  claims += entry.claims.length;
  batch.push(entry);
  if (batch.length >= BATCH) await flush();
}
await flush();
const seconds = (performance.now() - start) / 1000;
console.log(
  `${wanted} articles of ${Math.round(words / wanted)} words, ${claims} claims, ${values.workers} workers: ` +
    `${(wanted / seconds).toFixed(1)} articles/s by the clock, ${(wanted / cpu()).toFixed(1)} a CPU-second; ` +
    `storing ${((100 * storing) / 1000 / seconds).toFixed(0)}% of the clock; ` +
    `${Math.round(process.resourceUsage().maxRSS / 1024)} MB peak`,
);
dossier.close();
rmSync(path, { recursive: true, force: true });
