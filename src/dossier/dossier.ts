import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Claim, schemaProblems, textProblems } from '../claim/index.ts';
import { BreuklijnError } from '../errors.ts';
import {
  CLAIM_COLUMNS,
  type ClaimRow,
  DOCUMENT_COLUMNS,
  SENTENCE_COLUMNS,
  TABLES,
  type TableName,
  wellFormed,
} from './columns.ts';
import { UNFINISHED, settle } from './durable.ts';
import { Engine, quoted } from './engine.ts';
import { type ClaimFilter, condition } from './filter.ts';
import { lock } from './lock.ts';
import {
  MANIFEST_FILE,
  type Manifest,
  SEGMENTS_FOLDER,
  makeDossier,
  readManifest,
  writeManifest,
} from './manifest.ts';
import type { DocumentEntry, DocumentRecord, StoredClaim } from './record.ts';
import { REREAD, type SegmentProblem, listSegments, segmentFile, segmentName } from './segments.ts';

export interface OpenOptions {
  /** Makes the dossier when the folder is not there or empty; opens for writing. */
  readonly create?: boolean;
  /** Opens for writing: one writer at a time, any number of readers. */
  readonly write?: boolean;
  /** Version of the program, kept in a dossier it makes. */
  readonly version?: string;
}

export interface Counts {
  readonly documents: number;
  readonly sentences: number;
  readonly claims: number;
  readonly segments: number;
  /** Of the segments, on disk. */
  readonly bytes: number;
}

/** What `addDocuments` did with a batch, by article id. */
export interface Added {
  readonly added: readonly string[];
  /** Already there as read by this version or a later one. */
  readonly known: readonly string[];
}

/**
 * A folder of articles and what was read out of them. Segments never change; an article read again by the same version
 * changes nothing, and by a later version hides what the earlier one read.
 */
export class Dossier {
  readonly path: string;
  /** Files that are left out, found on opening. */
  readonly problems: readonly SegmentProblem[];
  readonly #engine: Engine;
  readonly #segments: string[];
  readonly #unlock: (() => void) | undefined;
  #manifest: Manifest;

  private constructor(
    path: string,
    manifest: Manifest,
    engine: Engine,
    segments: string[],
    problems: readonly SegmentProblem[],
    unlock: (() => void) | undefined,
  ) {
    this.path = path;
    this.problems = problems;
    this.#manifest = manifest;
    this.#engine = engine;
    this.#segments = segments;
    this.#unlock = unlock;
  }

  /** @throws BreuklijnError `bad-dossier` when the folder is none, `dossier-locked` when another process writes */
  static async open(path: string, options: OpenOptions = {}): Promise<Dossier> {
    if (options.create === true && !existsSync(join(path, MANIFEST_FILE))) {
      makeDossier(path, options.version ?? '0');
    }
    readManifest(path);
    const unlock = options.create === true || options.write === true ? lock(path) : undefined;
    let engine: Engine | undefined;
    try {
      // Again, now that nobody else can be writing it.
      const manifest = readManifest(path);
      const folder = join(path, SEGMENTS_FOLDER);
      if (unlock !== undefined) removeUnfinished(folder);
      const listed = listSegments(folder);
      engine = await Engine.open();
      const { segments, problems } = await index(engine, folder, listed.segments, manifest.readers);
      return new Dossier(path, manifest, engine, segments, [...listed.problems, ...problems], unlock);
    } catch (error) {
      engine?.close();
      unlock?.();
      throw error;
    }
  }

  get manifest(): Manifest {
    return this.#manifest;
  }

  /**
   * Adds articles as one segment, all or none of them. Those that are there already are left as they are; the same
   * article twice in a batch counts once. All entries must be of one reader version.
   */
  async addDocuments(batch: readonly DocumentEntry[]): Promise<Added> {
    if (this.#unlock === undefined) {
      throw new BreuklijnError('usage', `${this.path} was opened for reading`, 'open it with write: true');
    }
    if (batch.length === 0) return { added: [], known: [] };
    const { reader } = batch[0].record;
    if (batch.some(({ record }) => record.reader !== reader)) {
      throw new RangeError('one batch has one reader version');
    }
    const rank = this.#rankOf(reader);
    const known = await this.#known(batch, rank);
    const fresh = new Map<string, DocumentEntry>();
    for (const entry of batch) {
      if (!known.has(entry.record.article) && !fresh.has(entry.record.article)) {
        fresh.set(entry.record.article, entry);
      }
    }
    // By article id, so that the bytes do not depend on the order of reading.
    const entries = [...fresh.values()].toSorted((a, b) => (a.record.article < b.record.article ? -1 : 1));
    if (entries.length > 0) await this.#write(entries, reader, rank);
    return { added: [...fresh.keys()], known: [...known] };
  }

  #rankOf(reader: string): number {
    const rank = this.#manifest.readers.indexOf(reader);
    if (rank >= 0) return rank;
    this.#manifest = { ...this.#manifest, readers: [...this.#manifest.readers, reader] };
    writeManifest(this.path, this.#manifest);
    return this.#manifest.readers.length - 1;
  }

  async #known(batch: readonly DocumentEntry[], rank: number): Promise<Set<string>> {
    const asked = [...new Set(batch.map(({ record }) => record.article))];
    const known = new Set<string>();
    const sql = `SELECT article FROM held WHERE rank >= $rank AND article IN (${asked.map(quoted).join(', ')})`;
    for await (const row of this.#engine.rows(sql, { rank })) known.add(String(row['article']));
    return known;
  }

  async #write(entries: readonly DocumentEntry[], reader: string, rank: number): Promise<void> {
    const name = segmentName(
      entries.map(({ record }) => record.article),
      reader,
    );
    const folder = join(this.path, SEGMENTS_FOLDER);
    mkdirSync(folder, { recursive: true });
    const claims: ClaimRow[] = entries.flatMap(({ record, claims }) =>
      claims.map((claim) => ({ record, claim })),
    );
    const sentences = entries.flatMap(({ record, text, sentences }) =>
      sentences.map((span, number) => ({
        record,
        number,
        span,
        text: wellFormed(text.slice(span.start, span.end)),
      })),
    );
    const temporary = (table: TableName): string => join(folder, `${UNFINISHED}${name}-${table}.parquet`);
    try {
      await this.#engine.writeParquet(SENTENCE_COLUMNS, sentences, temporary('sentences'));
      await this.#engine.writeParquet(CLAIM_COLUMNS, claims, temporary('claims'));
      await this.#engine.writeParquet(DOCUMENT_COLUMNS, entries, temporary('documents'));
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
    await hold(this.#engine, folder, [name], [reader], rank);
    this.#segments.push(name);
  }

  /** The articles, latest reading of each, in order of their ids. */
  async *documents(): AsyncGenerator<DocumentRecord> {
    if (this.#segments.length === 0) return;
    const sql = `SELECT record FROM ${this.#table('documents')} ORDER BY article`;
    for await (const row of this.#engine.rows(sql)) yield parsed<DocumentRecord>(row['record']);
  }

  /** The text of an article, exactly as it was read; undefined when the dossier has no such article. */
  async text(article: string): Promise<string | undefined> {
    if (this.#segments.length === 0) return undefined;
    const row = await this.#engine.one(
      `SELECT text, text_json FROM ${this.#table('documents')} WHERE article = $article`,
      { article },
    );
    if (typeof row['text'] === 'string') return row['text'];
    return row['text_json'] === undefined ? undefined : parsed<string>(row['text_json']);
  }

  /** The claims that a filter selects, by article and place in the text. */
  async *claims(filter: ClaimFilter = {}): AsyncGenerator<StoredClaim> {
    if (this.#segments.length === 0) return;
    const { sql, values } = condition(filter);
    const query = `SELECT article, json FROM ${this.#table('claims')} WHERE ${sql} ORDER BY article, start, id`;
    for await (const row of this.#engine.rows(query, values)) {
      yield { article: String(row['article']), claim: parsed<Claim>(row['json']) };
    }
  }

  async counts(): Promise<Counts> {
    const count = async (table: TableName): Promise<number> => {
      if (this.#segments.length === 0) return 0;
      const row = await this.#engine.one(`SELECT count(*)::DOUBLE AS n FROM ${this.#table(table)}`);
      return Number(row['n']);
    };
    let bytes = 0;
    for (const name of this.#segments) {
      for (const table of TABLES) bytes += statSync(this.#file(name, table)).size;
    }
    return {
      documents: await count('documents'),
      sentences: await count('sentences'),
      claims: await count('claims'),
      segments: this.#segments.length,
      bytes,
    };
  }

  /**
   * Reads everything: that every value of every file comes back, that each claim fits the schema and that its quote stands
   * in the text of its article. Gives what is wrong, with what was found on opening.
   */
  async verify(): Promise<SegmentProblem[]> {
    const problems = [...this.problems];
    for (const name of this.#segments) {
      for (const table of TABLES) {
        const file = this.#file(name, table);
        try {
          await this.#engine.one(
            `SELECT bit_xor(hash(COLUMNS(*))) FROM read_parquet(${quoted(file)}, filename = false)`,
          );
        } catch {
          problems.push({ file, problem: 'is damaged inside', remedy: REREAD });
        }
      }
    }
    if (problems.length > this.problems.length) return problems;
    let article = '';
    let text = '';
    for await (const stored of this.claims()) {
      if (stored.article !== article) {
        article = stored.article;
        text = (await this.text(article)) ?? '';
      }
      const [problem] = [...schemaProblems(stored.claim), ...textProblems(stored.claim, text)];
      if (problem !== undefined) {
        problems.push({
          file: join(this.path, SEGMENTS_FOLDER),
          problem: `claim ${stored.claim.id} of article ${article}: ${problem}`,
          remedy: 'report it with the article',
        });
      }
    }
    return problems;
  }

  close(): void {
    this.#engine.close();
    this.#unlock?.();
  }

  #file(name: string, table: TableName): string {
    return segmentFile(join(this.path, SEGMENTS_FOLDER), name, table);
  }

  /** A table of all segments, with the rows of the latest reading of each article only. */
  #table(table: TableName): string {
    const files = this.#segments.map((name) => quoted(this.#file(name, table))).join(', ');
    return (
      `(SELECT t.* EXCLUDE (filename) FROM read_parquet([${files}], filename = true) t ` +
      `SEMI JOIN latest l ON t.article = l.article AND left(parse_filename(t.filename), 32) = l.segment)`
    );
  }
}

/** Opens a dossier; see `Dossier.open`. */
export async function openDossier(path: string, options: OpenOptions = {}): Promise<Dossier> {
  return Dossier.open(path, options);
}

/**
 * Fills two tables in memory: `held` (which segment has which article, by the rank of its reader) and `latest` (of each
 * article the segment that counts). Segments whose documents cannot be read are left out and named.
 */
async function index(
  engine: Engine,
  folder: string,
  names: readonly string[],
  readers: readonly string[],
): Promise<{ segments: string[]; problems: SegmentProblem[] }> {
  await engine.run('CREATE TABLE held (article VARCHAR, segment VARCHAR, rank INTEGER)');
  await engine.run('CREATE TABLE latest (article VARCHAR, segment VARCHAR, rank INTEGER)');
  const problems: SegmentProblem[] = [];
  let segments = [...names];
  try {
    await checkColumns(engine, folder, segments);
    await hold(engine, folder, segments, readers, 0);
  } catch {
    // Some file is bad inside: find which, one by one.
    await engine.run('DELETE FROM held');
    await engine.run('DELETE FROM latest');
    segments = [];
    for (const name of names) {
      try {
        await checkColumns(engine, folder, [name]);
        await hold(engine, folder, [name], readers, 0);
        segments.push(name);
      } catch {
        problems.push({
          file: segmentFile(folder, name, 'documents'),
          problem: 'is damaged, or one of its two sisters is',
          remedy: REREAD,
        });
      }
    }
  }
  return { segments, problems };
}

/** Reads the footers: throws where a file lacks a column or its footer cannot be read. */
async function checkColumns(engine: Engine, folder: string, names: readonly string[]): Promise<void> {
  const columns = {
    sentences: SENTENCE_COLUMNS,
    claims: CLAIM_COLUMNS,
    documents: DOCUMENT_COLUMNS,
  } as const;
  for (const table of TABLES) {
    const wanted = columns[table].map(({ name }) => `"${name}"`).join(', ');
    for (const name of names) {
      const file = segmentFile(folder, name, table);
      await engine.one(`SELECT ${wanted} FROM read_parquet(${quoted(file)}) LIMIT 0`);
    }
  }
}

/** @param rank of `readers[0]` */
async function hold(
  engine: Engine,
  folder: string,
  names: readonly string[],
  readers: readonly string[],
  rank: number,
): Promise<void> {
  if (names.length === 0) return;
  const files = names.map((name) => quoted(segmentFile(folder, name, 'documents'))).join(', ');
  // A reader that the manifest does not list ranks before all that it does.
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE arrived AS
     SELECT article, left(parse_filename(filename), 32) AS segment,
            coalesce(list_position([${readers.map(quoted).join(', ')}]::VARCHAR[], reader), 0)::INTEGER - 1 + ${rank} AS rank
     FROM read_parquet([${files}], filename = true)`,
  );
  await engine.run('INSERT INTO held SELECT * FROM arrived');
  await engine.run('DELETE FROM latest WHERE article IN (SELECT article FROM arrived)');
  await engine.run(
    `INSERT INTO latest SELECT article, arg_max(segment, (rank, segment)), max(rank) FROM held
     WHERE article IN (SELECT article FROM arrived) GROUP BY article`,
  );
}

function removeUnfinished(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith(UNFINISHED)) rmSync(join(folder, name), { force: true });
  }
}

function parsed<T>(json: unknown): T {
  return JSON.parse(String(json)) as T;
}
