import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Document } from '../../src/document/index.ts';
import { assemble, stages, wholeTextBlocks, type ParseMode } from '../../src/language/index.ts';

/*
 * Speed of the whole language layer, from raw text to trees: tokens a CPU-second of the whole process, with loading and
 * without, milliseconds of loading, peak memory; then how the time of the stages divides.
 *   node build/bench/speed/pipeline.js --data DIR [--mode accurate] [--tokens 300000]
 * DIR holds raw/*.sents (the environment variable BREUKLIJN_DATA does as well). Without it, a text of our own is repeated.
 */

const SAMPLE =
  'De regering in Den Haag zegde gisteren 1.500 ton voedsel toe, meldt dr. J. de Vries. „Dat is niet genoeg,” zei hij.\n';
/** Lines of a document: a long newspaper article. */
const LINES = 40;

function rawDocuments(folder: string | undefined): Document[] {
  const found = folder !== undefined && existsSync(join(folder, 'raw'));
  const lines = found
    ? readdirSync(join(folder, 'raw'))
        .filter((name) => name.endsWith('.sents'))
        .sort()
        .flatMap((name) => readFileSync(join(folder, 'raw', name), 'utf8').split('\n'))
    : SAMPLE.repeat(20_000).split('\n');
  const documents: Document[] = [];
  for (let i = 0; i < lines.length; i += LINES) {
    const text = lines.slice(i, i + LINES).join('\n');
    documents.push(Document.of(text).with('blocks', wholeTextBlocks(text)));
  }
  return documents;
}

function cpuSeconds(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

function main(): void {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, mode: { type: 'string' }, tokens: { type: 'string' } },
  });
  const mode: ParseMode = values.mode === 'accurate' ? 'accurate' : 'fast';
  const limit = Number(values.tokens ?? 300_000);
  const documents = rawDocuments(values.data ?? process.env['BREUKLIJN_DATA']);

  const started = performance.now();
  const all = stages({ mode });
  const loading = performance.now() - started;
  // From raw text to trees: what comes after the parser is in the division below only.
  const run = assemble(all.slice(0, all.findIndex((stage) => stage.adds.includes('trees')) + 1), ['blocks']);
  const before = process.cpuUsage();
  let tokens = 0;
  let used = 0;
  for (; used < documents.length && tokens < limit; used++) tokens += run(documents[used]).tokenCount;
  const seconds = cpuSeconds(before);
  const whole = cpuSeconds();
  console.log(`${mode}: ${tokens} tokens in ${used} documents`);
  console.log(`${Math.round(tokens / seconds)} tokens a CPU-second`);
  console.log(`${Math.round(tokens / whole)} with starting, loading all packs and reading the text`);
  console.log(`${Math.round(loading)} ms to load`);
  console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`);

  const layered = documents.slice(0, used);
  for (const stage of all) {
    const stageStart = process.cpuUsage();
    for (const [i, document] of layered.entries()) layered[i] = stage.run(document);
    console.log(
      `  ${stage.name.padEnd(16)}${((cpuSeconds(stageStart) / tokens) * 1e6).toFixed(2).padStart(8)} µs a token`,
    );
  }
}

main();
