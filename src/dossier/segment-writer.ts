import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BreuklijnError } from '../errors.ts';
import { packClaim } from './claim-codec.ts';
import {
  CLAIM_COLUMNS,
  type ClaimRow,
  DOCUMENT_COLUMNS,
  type DocumentRow,
  POSTINGS_COLUMNS,
  type PackedClaim,
  SENTENCE_COLUMNS,
  type SentenceRow,
  TABLES,
  type TableName,
} from './columns.ts';
import { UNFINISHED, settle } from './durable.ts';
import type { Engine, ParquetOptions } from './engine.ts';
import { pieceAt, piecesOf } from './pieces.ts';
import type { DocumentEntry } from './record.ts';
import { PostingsBuilder } from './search/postings-builder.ts';
import { entryTerms } from './search/entry-terms.ts';
import { segmentFile, segmentName } from './segments.ts';

/**
 * How tables are stored. Sentences and documents are read row by row (parquet-rows.ts): small groups, and a compression that Node
 * knows. A term is looked up by reading one group; the columns that views count over are read whole, so that large groups are
 * better there. Measured: docs/architecture.md.
 */
export const STORED: Readonly<Record<TableName, ParquetOptions>> = {
  sentences: { groupRows: 2048, compression: 'gzip' },
  postings: { groupRows: 4096 },
  claims: { groupRows: 122_880 },
  documents: { groupRows: 2048, compression: 'gzip' },
};

/** Writes one segment: whole or not at all. @returns its name */
export async function writeSegment(
  engine: Engine,
  folder: string,
  entries: readonly DocumentEntry[],
  reader: string,
): Promise<string> {
  const name = segmentName(
    entries.map(({ record }) => record.article),
    reader,
  );
  const { documents, sentences, claims, postings } = rowsOf(entries);
  await placeSegment(folder, name, async (path) => {
    await engine.writeParquet(SENTENCE_COLUMNS, sentences, path('sentences'), STORED.sentences);
    await engine.writeParquet(POSTINGS_COLUMNS, postings.rows(), path('postings'), STORED.postings);
    await engine.writeParquet(CLAIM_COLUMNS, claims, path('claims'), STORED.claims);
    await engine.writeParquet(DOCUMENT_COLUMNS, documents, path('documents'), STORED.documents);
  });
  return name;
}

/** Lets `write` make the files of a segment under temporary names, then moves them to their places. */
export async function placeSegment(
  folder: string,
  name: string,
  write: (path: (table: TableName) => string) => Promise<void>,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const temporary = (table: TableName): string => join(folder, `${UNFINISHED}${name}-${table}.parquet`);
  try {
    await write(temporary);
    // TABLES ends with the documents: until they stand, the segment does not exist.
    for (const table of TABLES) settle(temporary(table), segmentFile(folder, name, table));
  } catch (cause) {
    for (const table of TABLES) rmSync(temporary(table), { force: true });
    throw new BreuklijnError(
      'bad-dossier',
      `cannot write in ${folder}: ${cause instanceof Error ? cause.message.split('\n')[0] : 'unknown error'}`,
      'free space on the disk or choose another folder with --dossier; what was added before is kept',
      { cause },
    );
  }
}

interface Rows {
  readonly documents: readonly DocumentRow[];
  readonly sentences: readonly SentenceRow[];
  readonly claims: readonly ClaimRow[];
  readonly postings: PostingsBuilder;
}

/** In the order of date and article id, so that the bytes do not depend on the order of reading. */
function rowsOf(batch: readonly DocumentEntry[]): Rows {
  const entries = batch.toSorted((a, b) => compare(orderOf(a), orderOf(b)));
  const documents: DocumentRow[] = [];
  const sentences: SentenceRow[] = [];
  const claims: ClaimRow[] = [];
  const postings = new PostingsBuilder();
  let first = 0;
  for (const [doc, entry] of entries.entries()) {
    documents.push({ doc, first, entry });
    const pieces = piecesOf(entry.text, entry.sentences);
    const packed = pieces.map((): PackedClaim[] => []);
    const sorted = claimsInOrder(entry);
    for (const [number, claim] of sorted.entries()) {
      const sentence = pieceAt(entry.sentences, claim.selector.start);
      const beside = packed[Math.max(0, sentence)];
      const { record } = entry;
      claims.push({ doc, number, sentence, nth: beside.length, record, claim });
      beside.push({ start: claim.selector.start, json: packClaim(claim, record.id, entry.text) });
    }
    for (const [i, piece] of pieces.entries()) sentences.push({ doc, ...piece, packed: packed[i] });
    postings.add(first, entryTerms(entry, sorted));
    first += pieces.length;
  }
  return { documents, sentences, claims, postings };
}

function claimsInOrder({ claims }: DocumentEntry): DocumentEntry['claims'] {
  return claims.toSorted((a, b) => a.selector.start - b.selector.start || compare(a.id, b.id));
}

function orderOf({ record }: DocumentEntry): string {
  return `${record.published ?? ''} ${record.article}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
