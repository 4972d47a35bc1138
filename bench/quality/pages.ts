import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { bodyOf, decode, readHtml } from '../../src/ingest/index.ts';

/**
 * Article text of web pages against what people marked: precision and recall over shingles of four words, mean over pages,
 * as the article extraction benchmark defines them (github.com/scrapinghub/article-extraction-benchmark).
 *
 *   node build/bench/quality/pages.js --data DIR [--worst N]
 *
 * DIR holds `ground-truth.json` (`{id: {articleBody, url}}`) and `html/ID.html.gz`.
 */
const SHINGLE = 4;

interface Truth {
  readonly articleBody: string;
  readonly url: string;
}

interface Score {
  readonly id: string;
  readonly url: string;
  readonly precision: number;
  readonly recall: number;
  readonly extra: string[];
  readonly missing: string[];
}

const { values } = parseArgs({
  options: { data: { type: 'string' }, worst: { type: 'string' }, show: { type: 'string' } },
});
if (values.data === undefined) throw new Error('name the folder of pages with --data');
const truths = JSON.parse(readFileSync(join(values.data, 'ground-truth.json'), 'utf8')) as Record<
  string,
  Truth
>;

const scores: Score[] = [];
let crashes = 0;
const started = process.cpuUsage();
let reading = 0;
for (const [id, { articleBody, url }] of Object.entries(truths)) {
  if (values.show !== undefined && !id.startsWith(values.show)) continue;
  const bytes = gunzipSync(readFileSync(join(values.data, 'html', `${id}.html.gz`)));
  const before = process.cpuUsage();
  let text = '';
  try {
    const article = readHtml(id, decode(bytes).text);
    text = bodyOf(article);
    if (article.issues.some(({ code, problem }) => code === 'no-article' && problem.startsWith('cannot')))
      crashes++;
    if (values.show !== undefined) {
      console.log(url, article.kind, article.title?.value);
      const { blocks } = article;
      for (let i = 0; i < blocks.start.length; i++)
        console.log(blocks.kind[i], article.text.slice(blocks.start[i], blocks.end[i]).slice(0, 160));
    }
  } catch (error) {
    crashes++;
    console.log(`${url}: ${String(error)}`);
  }
  const used = process.cpuUsage(before);
  reading += used.user + used.system;
  scores.push({ id, url, ...compare(text, articleBody) });
}
const total = process.cpuUsage(started);
const precision = mean(scores.map((score) => score.precision));
const recall = mean(scores.map((score) => score.recall));
const f1 = (2 * precision * recall) / (precision + recall);
for (const { id, url, extra, missing, ...score } of worst(Number(values.worst ?? 0))) {
  console.log(`${score.precision.toFixed(3)} ${score.recall.toFixed(3)} ${id.slice(0, 10)} ${url}`);
  console.log(`    + ${extra.slice(0, 6).join(' | ')}`);
  console.log(`    - ${missing.slice(0, 6).join(' | ')}`);
}
console.log(
  `pages ${scores.length}  F1 ${f1.toFixed(4)}  P ${precision.toFixed(4)}  R ${recall.toFixed(4)}  crashes ${crashes}  ` +
    `${(scores.length / (reading / 1e6)).toFixed(1)} pages/CPU-s  ` +
    `${Math.round(process.memoryUsage.rss() / 1e6)} MB  (${((total.user + total.system) / 1e6).toFixed(1)} CPU-s in all)`,
);

function worst(count: number): Score[] {
  const f = ({ precision: p, recall: r }: Score): number => (p + r === 0 ? 0 : (2 * p * r) / (p + r));
  return scores.toSorted((a, b) => f(a) - f(b)).slice(0, count);
}

function mean(values_: readonly number[]): number {
  return values_.reduce((sum, value) => sum + value, 0) / values_.length;
}

function compare(found: string, gold: string): Omit<Score, 'id' | 'url'> {
  const ours = shingles(found);
  const theirs = shingles(gold);
  let both = 0;
  const extra: string[] = [];
  const missing: string[] = [];
  for (const [shingle, count] of ours) {
    const common = Math.min(count, theirs.get(shingle) ?? 0);
    both += common;
    if (common < count) extra.push(shingle);
  }
  for (const [shingle, count] of theirs) if ((ours.get(shingle) ?? 0) < count) missing.push(shingle);
  const size = (own: ReadonlyMap<string, number>): number =>
    [...own.values()].reduce((sum, count) => sum + count, 0);
  const [n, m] = [size(ours), size(theirs)];
  if (both === n && both === m) return { precision: 1, recall: 1, extra, missing };
  return { precision: n === 0 ? 0 : both / n, recall: m === 0 ? 0 : both / m, extra, missing };
}

function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  if (tokens.length === 0) return counts;
  for (let i = 0; i < Math.max(1, tokens.length - SHINGLE + 1); i++) {
    const shingle = tokens.slice(i, i + SHINGLE).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}
