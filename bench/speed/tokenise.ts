import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, LANGUAGES } from '../../src/document/index.ts';
import { languageStage } from '../../src/language/language-id.ts';
import { wholeTextBlocks } from '../../src/language/plain-blocks.ts';
import { sentenceStage } from '../../src/language/sentences.ts';
import { tokeniseStage } from '../../src/language/tokenise.ts';
import { tokeniserRules } from '../../src/language/tokenise-rules.ts';

/*
 * Speed of the scanner, the sentence splitter and language identification: megabytes of UTF-8 and tokens a CPU-second.
 *   node build/bench/speed/tokenise.js --data DIR
 * DIR holds raw/*.sents (the environment variable BREUKLIJN_DATA does as well). Without it, a text of our own is repeated.
 */

const SAMPLE =
  "De regering in Den Haag zegde gisteren 1.500 ton voedsel toe, meldt dr. J. de Vries. „Dat is zo'n 19% meer,” zei hij. ";
const ROUNDS = 15;

function rawText(folder: string | undefined): string {
  if (folder === undefined || !existsSync(join(folder, 'raw'))) return SAMPLE.repeat(40_000);
  return readdirSync(join(folder, 'raw'))
    .filter((name) => name.endsWith('.sents'))
    .sort()
    .map((name) => readFileSync(join(folder, 'raw', name), 'utf8'))
    .join('\n\n');
}

/** CPU seconds of the fastest of several runs. */
function cpuSeconds(work: () => unknown): number {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
  }
  return best;
}

function report(name: string, text: string): void {
  const rules = tokeniserRules('nl');
  const blocks = wholeTextBlocks(text);
  const dutch = {
    main: 'nl',
    block: new Uint8Array(blocks.start.length).fill(LANGUAGES.indexOf('nl')),
  } as const;
  const plain = Document.of(text).with('blocks', blocks).with('languages', dutch);
  const tokenise = tokeniseStage(rules);
  const split = sentenceStage(rules);
  const identify = languageStage();
  const tokenised = tokenise.run(plain);
  const megabytes = Buffer.byteLength(text) / 1e6;
  const line = (what: string, seconds: number): void => {
    const speed = (megabytes / seconds).toFixed(1).padStart(8);
    const tokens = (tokenised.tokenCount / seconds / 1e6).toFixed(1).padStart(8);
    console.log(`${name.padEnd(26)}${what.padEnd(12)}${speed} MB/s${tokens} M tokens/s`);
  };
  line(
    'tokens',
    cpuSeconds(() => tokenise.run(plain)),
  );
  line(
    'sentences',
    cpuSeconds(() => split.run(tokenised)),
  );
  line(
    'languages',
    cpuSeconds(() => identify.run(plain)),
  );
}

const at = process.argv.indexOf('--data');
const text = rawText(at < 0 ? process.env['BREUKLIJN_DATA'] : process.argv[at + 1]);
const oneLine = text.slice(0, 5_000_000).replaceAll(/\s+/g, ' ');
// Paragraphs of five sentences, as in an article.
const lines = text.split('\n').map((line, i) => (i % 5 === 4 ? `${line}\n` : line));
report('raw text', lines.join('\n'));
report('5 MB in one line', oneLine);
report('5 MB without a space', oneLine.replaceAll(' ', ''));
report('5 MB of "a."', 'a.'.repeat(2_500_000));
report('5 MB of quotes', `'"`.repeat(2_500_000));
