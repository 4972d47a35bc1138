import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Document, type Language } from '../../src/document/index.ts';
import { assemble, stages, wholeTextBlocks } from '../../src/language/index.ts';
import {
  agreement,
  readTreebankText,
  type Agreement,
  type Stretch,
  type TreebankText,
} from './treebank-text.ts';

/*
 * Tokens and sentences of the development treebanks, found in their raw text.
 *   node build/bench/quality/tokens.js --data DIR [--errors N]
 * DIR holds ud/nl and ud/en; the environment variable BREUKLIJN_DATA does as well. --errors prints what was found otherwise.
 */

const TREEBANKS = [
  { name: 'Alpino dev', language: 'nl', path: ['ud', 'nl', 'nl_alpino-ud-dev.conllu'] },
  { name: 'LassySmall dev', language: 'nl', path: ['ud', 'nl', 'nl_lassysmall-ud-dev.conllu'] },
  { name: 'EWT dev', language: 'en', path: ['ud', 'en', 'en_ewt-ud-dev.conllu'] },
] as const;

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

/** The naive floor: tokens between white space, sentences after a stop, question or exclamation mark with a space. */
function naive(text: string): { words: Stretch[]; sentences: Stretch[] } {
  const words: Stretch[] = [];
  const sentences: Stretch[] = [];
  let first = -1;
  for (const match of text.matchAll(/\S+/g)) {
    const word = { start: match.index, end: match.index + match[0].length };
    words.push(word);
    if (first < 0) first = word.start;
    if (/[.!?]$/.test(match[0])) {
      sentences.push({ start: first, end: word.end });
      first = -1;
    }
  }
  return { words, sentences };
}

function found(source: TreebankText, language: Language): { words: Stretch[]; sentences: Stretch[] } {
  const all = stages({ lang: language });
  const run = assemble(
    all.slice(
      0,
      all.findIndex((stage) => stage.adds.includes('tags')),
    ),
    ['blocks'],
  );
  const document = run(Document.of(source.text).with('blocks', wholeTextBlocks(source.text)));
  const { start, end } = document.layer('tokens');
  const { firstToken } = document.layer('sentences');
  const words = Array.from(start, (offset, i) => ({ start: offset, end: end[i] }));
  const sentences: Stretch[] = [];
  for (let i = 0; i + 1 < firstToken.length; i++) {
    sentences.push({ start: start[firstToken[i]], end: end[firstToken[i + 1] - 1] });
  }
  return { words, sentences };
}

function row(name: string, result: Agreement): string {
  const percent = (value: number): string => (value * 100).toFixed(2).padStart(7);
  return `${name.padEnd(34)}${percent(result.precision)}${percent(result.recall)}${percent(result.f1)}`;
}

/** Stretches that were expected and not found, with what was found there. */
function differences(
  text: string,
  expected: readonly Stretch[],
  got: readonly Stretch[],
  show: number,
): void {
  const keys = new Set(got.map(({ start, end }) => `${start} ${end}`));
  let left = show;
  let last = -1;
  for (const { start, end } of expected) {
    if (keys.has(`${start} ${end}`) || start < last || left <= 0) continue;
    const overlapping = got.filter((other) => other.start < end && other.end > start);
    const from = Math.min(start, ...overlapping.map((other) => other.start));
    last = Math.max(end, ...overlapping.map((other) => other.end));
    const cut = (list: readonly Stretch[]): string =>
      list
        .filter((other) => other.start < last && other.end > from)
        .map((other) => text.slice(other.start, other.end))
        .join(' | ');
    console.log(`  ${cut(expected)}  <=>  ${cut(got)}`);
    left--;
  }
}

const data = option('data') ?? process.env['BREUKLIJN_DATA'];
const errors = Number(option('errors') ?? 0);
if (data === undefined) {
  console.log('tokens: no data; give --data DIR or set BREUKLIJN_DATA');
} else {
  console.log(`${''.padEnd(34)}  prec.   rec.     F1`);
  for (const { name, language, path } of TREEBANKS) {
    const file = join(data, ...path);
    if (!existsSync(file)) {
      console.log(`${name}: ${file} is missing`);
      continue;
    }
    const source = readTreebankText(file);
    const floor = naive(source.text);
    const got = found(source, language);
    console.log(row(`${name}, tokens`, agreement(source.words, got.words)));
    console.log(row(`${name}, tokens, naive`, agreement(source.words, floor.words)));
    console.log(row(`${name}, sentences`, agreement(source.sentences, got.sentences)));
    console.log(row(`${name}, sentences, naive`, agreement(source.sentences, floor.sentences)));
    if (errors > 0) {
      differences(source.text, source.words, got.words, errors);
      differences(source.text, source.sentences, got.sentences, errors);
    }
  }
}
