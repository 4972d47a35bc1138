import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tuneEngine } from '../../src/engine.ts';
import { readInputs, readText, type Article } from '../../src/ingest/index.ts';
import { loadReader } from '../../src/reader.ts';

/*
 * Speed of the whole way from raw text to claims, packs and start of the process included.
 *   node build/bench/speed/code.js [--data DIR] [--megabytes N] [--mode fast|accurate] [PATH…]
 * Reads the articles at PATH (the examples without one) or, with --data, the sentences of DIR/raw/*.sents as articles of
 * twenty sentences, over and over until N megabytes of text are read. Prints tokens and megabytes a CPU-second and the peak
 * of memory.
 */

const SENTENCES_AN_ARTICLE = 20;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    megabytes: { type: 'string', default: '3' },
    mode: { type: 'string', default: 'fast' },
  },
});

/** Articles until `wanted` bytes of text are there; fewer when there is no more. */
async function articlesOf(
  folder: string | undefined,
  paths: readonly string[],
  wanted: number,
): Promise<Article[]> {
  const articles: Article[] = [];
  let bytes = 0;
  for await (const article of allArticles(folder, paths)) {
    if (bytes >= wanted) break;
    articles.push(article);
    bytes += Buffer.byteLength(article.text);
  }
  return articles;
}

async function* allArticles(folder: string | undefined, paths: readonly string[]): AsyncGenerator<Article> {
  if (folder !== undefined && existsSync(join(folder, 'raw'))) {
    for (const name of readdirSync(join(folder, 'raw')).sort()) {
      if (!name.endsWith('.sents')) continue;
      const lines = readFileSync(join(folder, 'raw', name), 'utf8').split('\n');
      for (let i = 0; i < lines.length; i += SENTENCES_AN_ARTICLE)
        yield readText(`${name}:${i + 1}`, lines.slice(i, i + SENTENCES_AN_ARTICLE).join('\n'));
    }
    return;
  }
  for await (const item of readInputs(paths.length === 0 ? ['examples/korea'] : paths))
    if ('article' in item) yield item.article;
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

tuneEngine();
const wanted = Number(values.megabytes) * 1e6;
const articles = await articlesOf(values.data, positionals, wanted);
if (articles.length === 0) throw new Error('no articles; give --data DIR or a PATH');
const read = loadReader({ mode: values.mode === 'accurate' ? 'accurate' : 'fast' });
let bytes = 0;
let tokens = 0;
let claims = 0;
let loaded = 0;
let first = 0;
for (let i = 0; bytes < wanted; i++) {
  const article = articles[i % articles.length];
  const result = read(article);
  bytes += Buffer.byteLength(article.text);
  tokens += result.document.tokenCount;
  claims += result.claims.length;
  if (i === 0) {
    loaded = cpuSeconds();
    first = tokens;
  }
}
const whole = cpuSeconds();
const row = (what: string, count: number, seconds: number): void =>
  console.log(
    `${what.padEnd(24)}${Math.round(count / seconds)
      .toLocaleString('en')
      .padStart(
        9,
      )} tokens a CPU-second  ${(((bytes / tokens) * count) / seconds / 1e6).toFixed(3)} MB/s  ${seconds.toFixed(2)} s`,
  );
console.log(`${tokens} tokens, ${(bytes / 1e6).toFixed(2)} MB, ${claims} claims, ${values.mode} mode`);
row('whole process', tokens, whole);
row('after the first article', tokens - first, whole - loaded);
console.log(`peak memory             ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
