/**
 * Scores event words, certainty and polarity of clauses against MEANTIME (docs/measuring.md).
 *
 *     node build/bench/quality/meantime.js --data DIR [--mode fast|accurate] [--errors N]
 *
 * DIR holds `<lang>/conll/*` (token number, token, event, certainty, polarity, time) and `<lang>/text/*.json` (raw text and
 * offsets of the tokens). Only the first sentences of a document are annotated: what stands behind the sentence of the last
 * annotated event is left out. `strict`: the same words; `overlap`: a word in common.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { clauseRecords, type ClauseRecord } from '../../src/coding/index.ts';
import { readText } from '../../src/ingest/index.ts';
import { loadReader, type ReadArticle } from '../../src/reader.ts';
import type { Article } from '../../src/ingest/index.ts';
import { f1, type Counts } from './score-claims.ts';

const LANGS = ['nl', 'en'] as const;

/** An event of the annotation or of a clause: tokens, how sure, denied or not. */
interface EventWords {
  readonly tokens: ReadonlySet<number>;
  readonly certainty: string;
  readonly polarity: string;
  readonly text: string;
}

interface Meantime {
  readonly raw: string;
  readonly published: string | undefined;
  /** Start and end of each token in the raw text, by token number from 1. */
  readonly offsets: readonly (readonly [number, number] | undefined)[];
  readonly gold: readonly EventWords[];
  /** Offset behind which nothing is annotated. */
  readonly end: number;
}

/** Their four values on ours. */
const CERTAINTY: Readonly<Record<string, string>> = {
  CERTAIN: 'certain',
  PROBABLE: 'probable',
  POSSIBLE: 'possible',
  UNDERSPECIFIED: 'unknown',
};

/** "B-CERTAIN-9" → "CERTAIN"; "B-E-9" → "E". */
function valueOf(cell: string): string {
  return cell.split('-').slice(1, -1).join('-');
}

function readMeantime(folder: string, file: string): Meantime {
  const { raw, dct, tokens } = JSON.parse(readFileSync(join(folder, 'text', file), 'utf8')) as {
    raw: string;
    dct: string | null;
    tokens: [number, number, number, number, string][];
  };
  const offsets: (readonly [number, number] | undefined)[] = [];
  const sentenceOf: number[] = [];
  for (const [id, sentence, start, length] of tokens) {
    offsets[id] = [start, start + length];
    sentenceOf[id] = sentence;
  }
  const events: { tokens: Set<number>; certainty: string; polarity: string; text: string }[] = [];
  const rows = readFileSync(join(folder, 'conll', file.replace(/\.json$/, '.conll')), 'utf8').split('\n');
  for (const row of rows) {
    const [id, word, event, certainty, polarity] = row.split('\t');
    if (event === undefined || event === '_') continue;
    const last = events[events.length - 1];
    if (event.startsWith('I-') && last !== undefined) {
      last.tokens.add(Number(id));
      last.text += ` ${word}`;
    } else
      events.push({
        tokens: new Set([Number(id)]),
        certainty: CERTAINTY[valueOf(certainty)] ?? 'certain',
        polarity: valueOf(polarity) === 'NEG' ? 'negative' : 'positive',
        text: word,
      });
  }
  const lastSentence = Math.max(...events.flatMap(({ tokens: own }) => [...own].map((id) => sentenceOf[id])));
  const inside = tokens.filter(([, sentence]) => sentence <= lastSentence);
  return {
    raw,
    published: dct === null ? undefined : dct.slice(0, 10),
    offsets,
    gold: events,
    end: Math.max(...inside.map(([, , start, length]) => start + length)),
  };
}

function found(records: readonly ClauseRecord[], { offsets, end }: Meantime): EventWords[] {
  return records
    .filter(({ trigger }) => trigger.span.start < end)
    .map(({ trigger, certainty, polarity }) => {
      // Of words that stand apart only the words themselves, not what is between them.
      const parts = trigger.text.split(' … ');
      const apart = parts.length > 1;
      const { start, end: stop } = trigger.span;
      const tokens = new Set<number>();
      offsets.forEach((offset, id) => {
        if (offset === undefined || offset[0] >= stop || offset[1] <= start) return;
        const edge = offset[0] < start + parts[0].length || offset[1] > stop - parts[parts.length - 1].length;
        if (!apart || edge) tokens.add(id);
      });
      return { tokens, certainty, polarity, text: trigger.text };
    })
    .filter(({ tokens }) => tokens.size > 0);
}

function shares(a: EventWords, b: EventWords): boolean {
  return [...a.tokens].some((token) => b.tokens.has(token));
}

function isSame(a: EventWords, b: EventWords): boolean {
  return a.tokens.size === b.tokens.size && [...a.tokens].every((token) => b.tokens.has(token));
}

/** Mean of the F1 of each value that gold has. */
function macroF1(pairs: readonly (readonly [gold: string, found: string])[]): {
  macro: number;
  byValue: string;
} {
  const values = [...new Set(pairs.map(([gold]) => gold))].sort();
  const scores = values.map((value) => {
    const counts: Counts = {
      gold: pairs.filter(([gold]) => gold === value).length,
      found: pairs.filter(([, own]) => own === value).length,
      right: pairs.filter(([gold, own]) => gold === value && own === value).length,
    };
    return { value, score: f1(counts) };
  });
  return {
    macro: scores.reduce((sum, { score }) => sum + score, 0) / Math.max(1, scores.length),
    byValue: scores.map(({ value, score }) => `${value} ${score.toFixed(2)}`).join(' '),
  };
}

/** Figures of one language. */
export interface MeantimeScore {
  readonly documents: number;
  readonly strict: Counts;
  readonly overlap: Counts;
  readonly certainty: { readonly macro: number; readonly byValue: string };
  readonly polarity: { readonly macro: number; readonly byValue: string };
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

/** Scores the documents of one language folder. @param read the reader under test */
export function scoreMeantime(
  folder: string,
  lang: 'nl' | 'en',
  read: (article: Article) => ReadArticle,
): MeantimeScore {
  const strict: Counts = { gold: 0, found: 0, right: 0 };
  const overlap: Counts = { gold: 0, found: 0, right: 0 };
  const certainty: (readonly [string, string])[] = [];
  const polarity: (readonly [string, string])[] = [];
  const missed: string[] = [];
  const extra: string[] = [];
  const files = readdirSync(join(folder, 'text')).sort();
  for (const file of files) {
    const item = readMeantime(folder, file);
    const article = { ...readText(file, item.raw), lang };
    const { document } = read(article);
    const own = found(
      clauseRecords(document, item.published === undefined ? {} : { published: item.published }),
      item,
    );
    for (const counts of [strict, overlap]) {
      counts.gold += item.gold.length;
      counts.found += own.length;
    }
    const taken = new Set<EventWords>();
    for (const gold of item.gold) {
      const match =
        own.find((one) => !taken.has(one) && isSame(gold, one)) ??
        own.find((one) => !taken.has(one) && shares(gold, one));
      if (match === undefined) {
        missed.push(gold.text);
        continue;
      }
      taken.add(match);
      overlap.right++;
      if (isSame(gold, match)) strict.right++;
      else missed.push(`${gold.text} (read ${match.text})`);
      if (gold.certainty !== match.certainty || gold.polarity !== match.polarity)
        missed.push(
          `${gold.text} ${gold.certainty} ${gold.polarity} (read ${match.certainty} ${match.polarity})`,
        );
      certainty.push([gold.certainty, match.certainty]);
      polarity.push([gold.polarity, match.polarity]);
    }
    extra.push(...own.filter((one) => !taken.has(one)).map(({ text }) => text));
  }
  return {
    documents: files.length,
    strict,
    overlap,
    certainty: macroF1(certainty),
    polarity: macroF1(polarity),
    missed,
    extra,
  };
}

/** Prints the figures of both languages. @param data folder with one folder a language */
export function reportMeantime(data: string, mode: 'fast' | 'accurate', errors: number): void {
  const read = loadReader({ mode });
  for (const lang of LANGS) {
    const score = scoreMeantime(join(data, lang), lang, read);
    const { strict, overlap } = score;
    console.log(`\nMEANTIME ${lang}: ${score.documents} documents`);
    console.log(
      `event words  strict F1 ${f1(strict).toFixed(3)}  overlap F1 ${f1(overlap).toFixed(3)}  P ${(overlap.right / overlap.found).toFixed(3)}  R ${(overlap.right / overlap.gold).toFixed(3)}  (${overlap.right} right, ${overlap.found} found, ${overlap.gold} gold)`,
    );
    console.log(`certainty    macro-F1 ${score.certainty.macro.toFixed(3)}  ${score.certainty.byValue}`);
    console.log(`polarity     macro-F1 ${score.polarity.macro.toFixed(3)}  ${score.polarity.byValue}`);
    if (errors > 0) {
      console.log(`missed: ${score.missed.slice(0, errors).join(' | ')}`);
      console.log(`extra:  ${score.extra.slice(0, errors).join(' | ')}`);
    }
  }
}

if (process.argv[1]?.endsWith('meantime.js') === true) {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      mode: { type: 'string', default: 'fast' },
      errors: { type: 'string', default: '0' },
    },
  });
  if (values.data === undefined) throw new Error('give the folder of MEANTIME with --data DIR');
  reportMeantime(values.data, values.mode === 'accurate' ? 'accurate' : 'fast', Number(values.errors));
}
