import { createHash } from 'node:crypto';
import type { Catalogue } from './catalogue.ts';
import {
  CLAIM_COLUMNS,
  DOCUMENT_COLUMNS,
  POSTINGS_COLUMNS,
  type PostingsRow,
  SENTENCE_COLUMNS,
  type TableName,
} from './columns.ts';
import { type Engine, quoted } from './engine.ts';
import { joinPostings } from './search/postings.ts';
import { STORED, placeSegment } from './segment-writer.ts';

/** Segments of one size that are put together into one of the next: a dossier has few files however small its batches were. */
const WIDTH = 16;
/** Bytes of posting lists that are put together at a time, and rows that are stored at a time. */
const PORTION = 24_000_000;
const ROWS = 10_000;

/** Segments that are worth putting together: `WIDTH` of one order of size, by number of documents. The smallest first. */
export function mergeable(
  sizes: readonly { readonly name: string; readonly documents: number }[],
): readonly string[] {
  const tiers = new Map<number, string[]>();
  for (const { name, documents } of sizes) {
    const tier = Math.floor(Math.log(Math.max(1, documents)) / Math.log(WIDTH) + 1e-9);
    tiers.set(tier, [...(tiers.get(tier) ?? []), name]);
  }
  const full = [...tiers].toSorted(([a], [b]) => a - b).find(([, names]) => names.length >= WIDTH);
  return full?.[1] ?? [];
}

/** Name of a segment that is put together of others. */
export function mergedName(names: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(['merged', names.toSorted()]))
    .digest('hex')
    .slice(0, 32);
}

/**
 * Writes one segment with all that some segments hold, superseded readings included, and leaves those as they are. Their rows
 * follow each other by date of their first article; documents and sentences are counted on.
 * @returns its name
 */
export async function mergeSegments(
  engine: Engine,
  catalogue: Catalogue,
  names: readonly string[],
): Promise<string> {
  const name = mergedName(names);
  const sources = await inOrder(engine, catalogue, names);
  const offset = (column: 'docs' | 'sentences'): string => {
    let sum = 0;
    const sums = sources.map((source) => (sum += source[column]) - source[column]);
    return `[${sums.join(', ')}][position]`;
  };
  const rows = (table: TableName): string => {
    const files = sources.map((source) => quoted(catalogue.file(source.name, table)));
    return `(SELECT *, list_position([${files.join(', ')}], filename) AS position FROM read_parquet([${files.join(', ')}], filename = true))`;
  };
  const list = (
    columns: readonly { readonly name: string }[],
    replaced: Readonly<Record<string, string>>,
  ): string =>
    columns.map((column) => `${replaced[column.name] ?? `"${column.name}"`} AS "${column.name}"`).join(', ');
  const doc = `(doc + ${offset('docs')})::INTEGER`;
  await placeSegment(catalogue.folder, name, async (path) => {
    const copy = async (table: TableName, query: string): Promise<void> =>
      engine.copyParquet(query, path(table), STORED[table]);
    await copy('sentences', `SELECT ${list(SENTENCE_COLUMNS, { doc })} FROM ${rows('sentences')}`);
    await copy('claims', `SELECT ${list(CLAIM_COLUMNS, { doc })} FROM ${rows('claims')}`);
    await mergePostings(engine, rows('postings'), offset('sentences'));
    await copy('postings', `SELECT ${list(POSTINGS_COLUMNS, {})} FROM merged_postings`);
    await engine.run('DROP TABLE merged_postings');
    const first = `(first_sentence + ${offset('sentences')})::INTEGER`;
    await copy(
      'documents',
      `SELECT ${list(DOCUMENT_COLUMNS, { doc, first_sentence: first })} FROM ${rows('documents')}`,
    );
  });
  return name;
}

interface Source {
  readonly name: string;
  readonly docs: number;
  readonly sentences: number;
}

async function inOrder(engine: Engine, catalogue: Catalogue, names: readonly string[]): Promise<Source[]> {
  const files = names.map((name) => quoted(catalogue.file(name, 'documents')));
  const sources: Source[] = [];
  const sql =
    `SELECT filename, max(doc)::INTEGER + 1 AS docs, max(first_sentence + sentences)::INTEGER AS sentences, min(published) AS since ` +
    `FROM read_parquet([${files.join(', ')}], filename = true) GROUP BY filename ORDER BY since NULLS FIRST, filename`;
  for await (const row of engine.rows(sql)) {
    sources.push({
      name: catalogue.segments[catalogue.segmentOf(String(row['filename']))],
      docs: Number(row['docs']),
      sentences: Number(row['sentences']),
    });
  }
  return sources;
}

/**
 * Fills `merged_postings`: the lists of a term joined, with the gap from the last sentence of one to the first of the next
 * between their gaps (search/postings.ts). A portion of the terms at a time, so that memory does not grow with the dossier.
 */
async function mergePostings(engine: Engine, rows: string, offset: string): Promise<void> {
  await engine.fill('merged_postings', POSTINGS_COLUMNS, []);
  const starts: string[] = [];
  const portions =
    `SELECT min(term) AS start FROM (SELECT term, sum(sum(octet_length(gaps) + octet_length(places) + 64)) OVER (ORDER BY term) ` +
    `// ${PORTION} AS portion FROM ${rows} GROUP BY term) GROUP BY portion ORDER BY portion`;
  for await (const row of engine.rows(portions)) starts.push(String(row['start']));
  for (const [i, start] of starts.entries()) {
    const end = starts[i + 1];
    const range = `term >= ${quoted(start)}${end === undefined ? '' : ` AND term < ${quoted(end)}`}`;
    const sql =
      `SELECT term, (first + ${offset})::INTEGER AS first, (last + ${offset})::INTEGER AS last, count, gaps, places ` +
      `FROM ${rows} WHERE ${range} ORDER BY term, position`;
    let merged: PostingsRow[] = [];
    let parts: PostingsRow[] = [];
    for await (const row of engine.rows(sql)) {
      const part: PostingsRow = {
        term: String(row['term']),
        first: Number(row['first']),
        last: Number(row['last']),
        count: Number(row['count']),
        gaps: row['gaps'] as Uint8Array,
        places: row['places'] as Uint8Array,
      };
      if (parts.length > 0 && parts[0].term !== part.term) {
        merged.push({ term: parts[0].term, ...joinPostings(parts) });
        parts = [];
        if (merged.length >= ROWS) {
          await engine.append('merged_postings', POSTINGS_COLUMNS, merged);
          merged = [];
        }
      }
      parts.push(part);
    }
    if (parts.length > 0) merged.push({ term: parts[0].term, ...joinPostings(parts) });
    await engine.append('merged_postings', POSTINGS_COLUMNS, merged);
  }
}
