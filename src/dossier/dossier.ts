import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBValue } from '@duckdb/node-api';
import { type Claim, schemaProblems, textProblems } from '../claim/index.ts';
import { BreuklijnError } from '../errors.ts';
import { Catalogue, type DocumentPlace } from './catalogue.ts';
import { type ReadingChange, changeOf } from './changes.ts';
import { ClaimsView, type FoundClaim } from './claims-view.ts';
import { TABLES } from './columns.ts';
import { UNFINISHED } from './durable.ts';
import { Engine, quoted } from './engine.ts';
import { type ClaimFilter, type Condition, condition } from './filter.ts';
import { lock } from './lock.ts';
import { mergeSegments, mergeable } from './merge.ts';
import { type Manifest, SEGMENTS_FOLDER, prepareDossier, readManifest, writeManifest } from './manifest.ts';
import {
  type ClaimPage,
  type PageQuery,
  orderSql,
  pageCondition,
  parseCursor,
  writeCursor,
  wrongCursor,
} from './paging.ts';
import type { Piece } from './pieces.ts';
import { unpackRecord } from './record-codec.ts';
import type { DocumentEntry, DocumentRecord, StoredClaim } from './record.ts';
import { type Appended, type Reviewer, appendReviews, readReviews } from './reviews/log.ts';
import type { Review, ReviewAction } from './reviews/review.ts';
import { Reviews } from './reviews/reviews.ts';
import { writeSegment } from './segment-writer.ts';
import { type SearchOptions, type SearchResult, Searcher } from './search/search.ts';
import { REREAD, type SegmentProblem, listSegments, removeSegment } from './segments.ts';
import { Texts, placeKey } from './texts.ts';

export interface OpenOptions {
  /** Makes the dossier when the folder is not there or empty; opens for writing. */
  readonly create?: boolean;
  /** Opens for writing: one writer at a time, any number of readers. */
  readonly write?: boolean;
  /** Version of the program, kept in a dossier it makes. */
  readonly version?: string;
}

/** Articles of one outlet; without a name those that give none. */
export interface OutletCount {
  readonly name?: string;
  readonly articles: number;
  /** Of them, made up. */
  readonly samples: number;
  /** Days of publication. */
  readonly first?: string;
  readonly last?: string;
}

export interface Counts {
  readonly documents: number;
  readonly sentences: number;
  readonly claims: number;
  readonly reviews: number;
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

/** Columns that claims can be counted by. A claim counts once for each value it has. */
export const TALLY_FIELDS = [
  'kind',
  'type',
  'mode',
  'contexts',
  'actors',
  'recipients',
  'speakers',
  'stances',
  'objects',
  'place_country',
  'reality',
  'polarity',
  'certainty',
  'outlet',
  'lang',
] as const;
export type TallyField = (typeof TALLY_FIELDS)[number];

/**
 * A folder of articles and what was read out of them. Segments never change; an article read again by the same version
 * changes nothing, and by a later version hides what the earlier one read. Reviews are a log beside the segments.
 */
export class Dossier {
  readonly path: string;
  readonly #engine: Engine;
  readonly #unlock: (() => void) | undefined;
  #manifest: Manifest;
  #catalogue: Catalogue;
  #texts: Texts;
  #claims: ClaimsView;
  #searcher: Searcher;
  #log: readonly Review[] = [];
  #reviews = new Reviews([]);
  /** Length of the log that `#claims` shows. */
  #logBytes = -1;
  #segmentProblems: readonly SegmentProblem[] = [];
  #logProblems: readonly SegmentProblem[] = [];

  private constructor(
    path: string,
    manifest: Manifest,
    engine: Engine,
    catalogue: Catalogue,
    unlock: (() => void) | undefined,
  ) {
    this.path = path;
    this.#manifest = manifest;
    this.#engine = engine;
    this.#catalogue = catalogue;
    this.#texts = new Texts(engine, catalogue);
    this.#claims = new ClaimsView(engine, catalogue, this.#texts);
    this.#searcher = new Searcher(engine, catalogue, this.#claims, this.#texts);
    this.#unlock = unlock;
  }

  /** @throws BreuklijnError `bad-dossier` when the folder is none, `dossier-locked` when another process writes */
  static async open(path: string, options: OpenOptions = {}): Promise<Dossier> {
    if (options.create === true) prepareDossier(path, options.version ?? '0');
    else readManifest(path);
    const unlock = options.create === true || options.write === true ? lock(path) : undefined;
    let engine: Engine | undefined;
    try {
      // Again, now that nobody else can be writing it.
      const manifest = readManifest(path);
      const folder = join(path, SEGMENTS_FOLDER);
      if (unlock !== undefined) {
        removeUnfinished(folder);
        for (const name of manifest.obsolete ?? []) removeSegment(folder, name);
      }
      const listed = listSegments(folder, manifest.obsolete);
      engine = await Engine.open();
      const { catalogue, problems } = await Catalogue.open(engine, folder, listed.segments, manifest.readers);
      const dossier = new Dossier(path, manifest, engine, catalogue, unlock);
      dossier.#segmentProblems = [...listed.problems, ...problems];
      if (unlock !== undefined) await dossier.#tidy();
      await dossier.#applyReviews();
      return dossier;
    } catch (error) {
      engine?.close();
      unlock?.();
      throw error;
    }
  }

  get manifest(): Manifest {
    return this.#manifest;
  }

  /** Files and lines that are left out, found on opening. */
  get problems(): readonly SegmentProblem[] {
    return [...this.#segmentProblems, ...this.#logProblems];
  }

  /** What the log of reviews amounts to. */
  get reviews(): Reviews {
    return this.#reviews;
  }

  /** Every review, those that were taken back included. */
  get log(): readonly Review[] {
    return this.#log;
  }

  /**
   * Adds articles as one segment, all or none of them. Those that are there already are left as they are; the same
   * article twice in a batch counts once. All entries must be of one reader version.
   */
  async addDocuments(batch: readonly DocumentEntry[]): Promise<Added> {
    this.#mustWrite();
    if (batch.length === 0) return { added: [], known: [] };
    const { reader } = batch[0].record;
    if (batch.some(({ record }) => record.reader !== reader)) {
      throw new RangeError('one batch has one reader version');
    }
    const rank = this.#rankOf(reader);
    const known = await this.#catalogue.known(
      batch.map(({ record }) => record.article),
      rank,
    );
    const fresh = new Map<string, DocumentEntry>();
    for (const entry of batch) {
      if (!known.has(entry.record.article) && !fresh.has(entry.record.article)) {
        fresh.set(entry.record.article, entry);
      }
    }
    if (fresh.size > 0) {
      const folder = join(this.path, SEGMENTS_FOLDER);
      const name = await writeSegment(this.#engine, folder, [...fresh.values()], reader);
      await this.#catalogue.add([name], this.#manifest.readers);
      this.#searcher = new Searcher(this.#engine, this.#catalogue, this.#claims, this.#texts);
      // What is reviewed of these texts is looked for when it is asked for.
      this.#logBytes = -1;
      await this.#mergeSmall();
    }
    return { added: [...fresh.keys()], known: [...known] };
  }

  /** Of these articles, those that are there as read by this reader or a later one. */
  async known(articles: readonly string[], reader: string): Promise<Set<string>> {
    const rank = this.#manifest.readers.indexOf(reader);
    return rank < 0 || articles.length === 0 ? new Set() : this.#catalogue.known(articles, rank);
  }

  /** Keeps the number of segments small. What was added is safe already: a full disk may leave it undone. */
  async #mergeSmall(): Promise<void> {
    for (;;) {
      const names = mergeable(await this.#catalogue.sizes());
      if (names.length === 0) return;
      try {
        await this.#merge(names);
      } catch (error) {
        if (!(error instanceof BreuklijnError)) throw error;
        return;
      }
    }
  }

  #rankOf(reader: string): number {
    const rank = this.#manifest.readers.indexOf(reader);
    if (rank >= 0) return rank;
    this.#manifest = { ...this.#manifest, readers: [...this.#manifest.readers, reader] };
    writeManifest(this.path, this.#manifest);
    return this.#manifest.readers.length - 1;
  }

  /**
   * Adds reviews to the log; they hold from the next query on. Any process may, one at a time, also while another one reads
   * articles in. Returns when they are on the disk.
   */
  async review(actions: readonly ReviewAction[], reviewer: Reviewer): Promise<Appended> {
    const appended = appendReviews(this.path, actions, reviewer);
    await this.#applyReviews();
    return appended;
  }

  async #applyReviews(): Promise<void> {
    const { reviews, problems, bytes } = readReviews(this.path);
    if (bytes === this.#logBytes) return;
    this.#log = reviews;
    this.#logProblems = problems;
    this.#reviews = new Reviews(reviews);
    await this.#claims.apply(this.#reviews);
    this.#searcher.reviewsChanged();
    this.#logBytes = bytes;
  }

  /**
   * Takes in what other processes added since: segments and reviews. @returns whether there was anything
   */
  async refresh(): Promise<boolean> {
    const before = this.#logBytes;
    const manifest = readManifest(this.path);
    const listed = listSegments(join(this.path, SEGMENTS_FOLDER), manifest.obsolete);
    const here = new Set(this.#catalogue.segments);
    const isSame = listed.segments.length === here.size && listed.segments.every((name) => here.has(name));
    if (!isSame) {
      this.#manifest = manifest;
      await this.#reopen();
    }
    await this.#applyReviews();
    return !isSame || this.#logBytes !== before;
  }

  /** Reads which segments there are anew. */
  async #reopen(): Promise<void> {
    const folder = join(this.path, SEGMENTS_FOLDER);
    const listed = listSegments(folder, this.#manifest.obsolete);
    const { catalogue, problems } = await Catalogue.open(
      this.#engine,
      folder,
      listed.segments,
      this.#manifest.readers,
    );
    this.#catalogue = catalogue;
    this.#texts = new Texts(this.#engine, catalogue);
    this.#claims = new ClaimsView(this.#engine, catalogue, this.#texts);
    this.#searcher = new Searcher(this.#engine, catalogue, this.#claims, this.#texts);
    this.#segmentProblems = [...listed.problems, ...problems];
    this.#logBytes = -1;
  }

  /** Removes what a stop left twice. */
  async #tidy(): Promise<void> {
    const redundant = await this.#catalogue.redundant();
    if (redundant.length === 0) return;
    for (const name of redundant) removeSegment(join(this.path, SEGMENTS_FOLDER), name);
    await this.#reopen();
  }

  /**
   * Puts segments together, all of them into one. Nothing is lost: what earlier versions read stays, for `changes`.
   * @returns how many segments there were and are
   */
  async compact(): Promise<{ before: number; after: number }> {
    this.#mustWrite();
    const before = this.#catalogue.segments.length;
    if (before > 1) await this.#merge(this.#catalogue.segments);
    return { before, after: this.#catalogue.segments.length };
  }

  async #merge(names: readonly string[]): Promise<void> {
    const sources = [...names];
    await mergeSegments(this.#engine, this.#catalogue, sources);
    // Those of the merge before have had their readers.
    const folder = join(this.path, SEGMENTS_FOLDER);
    for (const name of this.#manifest.obsolete ?? []) removeSegment(folder, name);
    this.#manifest = { ...this.#manifest, obsolete: sources };
    writeManifest(this.path, this.#manifest);
    await this.#reopen();
  }

  /** What later versions read otherwise than the version before them, article by article. */
  async *changes(): AsyncGenerator<ReadingChange> {
    for await (const { article, now, before } of this.#catalogue.rereadings()) {
      const record = await this.#catalogue.record(now);
      const change = changeOf(await this.#readAt(before), await this.#readAt(now));
      yield {
        article,
        record,
        from: (await this.#catalogue.record(before)).reader,
        to: record.reader,
        ...change,
      };
    }
  }

  /** Claims as they were read at a place, without reviews. */
  async #readAt(place: DocumentPlace): Promise<Claim[]> {
    const claims: Claim[] = [];
    for await (const { claim } of this.#claims.read(place)) claims.push(claim);
    return claims;
  }

  #mustWrite(): void {
    if (this.#unlock !== undefined) return;
    throw new BreuklijnError('usage', `${this.path} was opened for reading`, 'open it with write: true');
  }

  /** The articles, latest reading of each, in order of their ids. */
  async *documents(): AsyncGenerator<DocumentRecord> {
    if (this.#catalogue.segments.length === 0) return;
    const sql = `SELECT * FROM ${await this.#catalogue.source('documents')} ORDER BY article`;
    for await (const row of this.#engine.rows(sql)) yield unpackRecord(row);
  }

  /** One article; undefined when the dossier has no such. */
  async document(article: string): Promise<DocumentRecord | undefined> {
    const place = (await this.#catalogue.places([article])).get(article);
    if (place === undefined) return undefined;
    return this.#catalogue.record(place);
  }

  /** Several articles at once, in no order; those that the dossier does not have are left out. */
  async records(articles: readonly string[]): Promise<DocumentRecord[]> {
    const places = await this.#catalogue.places([...new Set(articles)]);
    return inTurn([...places.values()], async (place) => this.#catalogue.record(place));
  }

  /** Articles, newest first, each with the number of claims that were read in it. */
  async articles(
    limit: number,
    offset = 0,
  ): Promise<{ readonly record: DocumentRecord; readonly claims: number }[]> {
    if (this.#catalogue.segments.length === 0) return [];
    return inTurn(await this.#catalogue.newest(limit, offset), async (place) => ({
      record: await this.#catalogue.record(place),
      claims: await this.#catalogue.claimsIn(place),
    }));
  }

  /** Articles by outlet, most first, and the days between which they were published. Capitals make no other outlet. */
  async outlets(): Promise<OutletCount[]> {
    if (this.#catalogue.segments.length === 0) return [];
    const sql =
      `SELECT mode(outlet ORDER BY outlet DESC) AS name, count(*)::DOUBLE AS n, ` +
      `count(*) FILTER (sample)::DOUBLE AS samples, min(published[:10]) AS first, max(published[:10]) AS last ` +
      `FROM ${await this.#catalogue.source('documents')} GROUP BY lower(outlet) ORDER BY n DESC, name NULLS FIRST`;
    const found: OutletCount[] = [];
    for await (const { name, n, samples, first, last } of this.#engine.rows(sql))
      found.push({
        ...(typeof name === 'string' ? { name } : {}),
        articles: Number(n),
        samples: Number(samples),
        ...(typeof first === 'string' && typeof last === 'string' ? { first, last } : {}),
      });
    return found;
  }

  /** The text of an article, exactly as it was read; undefined when the dossier has no such article. */
  async text(article: string): Promise<string | undefined> {
    const place = (await this.#catalogue.places([article])).get(article);
    return place === undefined ? undefined : (await this.#texts.at([place])).get(placeKey(place))?.text;
  }

  /** The sentences of an article in order, with their offsets; `text` runs up to the next sentence. */
  async sentences(article: string): Promise<readonly Piece[]> {
    const place = (await this.#catalogue.places([article])).get(article);
    if (place === undefined) return [];
    return (
      (await this.#texts.at([place])).get(placeKey(place))?.pieces.filter(({ number }) => number >= 0) ?? []
    );
  }

  /** The claims that a filter selects, with reviews applied, by date of publication, article and place in the text. */
  async *claims(filter: ClaimFilter = {}): AsyncGenerator<StoredClaim> {
    await this.#current();
    const { article, review, ...more } = filter;
    const isWhole = Object.values(more).every((value) => value === undefined);
    if (article !== undefined && isWhole && (review === undefined || review === 'all')) {
      const place = (await this.#catalogue.places([article])).get(article);
      if (place === undefined) return;
      for (const { claim } of await this.#claims.ofDocument(place, article, review)) yield claim;
      return;
    }
    for await (const found of this.#claims.select(condition(filter), 'ORDER BY published, article, number')) {
      if (isMeant(found, filter)) yield stored(found);
    }
  }

  /** One page of the ledger. The cursor of a page leads to the next one, also when claims have come in between. */
  async page(query: PageQuery = {}): Promise<ClaimPage> {
    await this.#current();
    const { filter = {}, order = 'newest', limit = 50, after } = query;
    const cursor = after === undefined ? undefined : parseCursor(after);
    if (cursor === undefined || 'day' in cursor) {
      const page = await this.#searcher.page(filter, order, limit, cursor);
      if (page !== undefined) {
        return { claims: page.claims, ...(page.next === undefined ? {} : { next: writeCursor(page.next) }) };
      }
    }
    if (cursor !== undefined && 'day' in cursor) throw wrongCursor();
    const where = pageCondition(filter, order, cursor);
    const found: FoundClaim[] = [];
    for await (const one of this.#claims.select(where, `ORDER BY ${orderSql(order)} LIMIT ${limit + 1}`))
      found.push(one);
    const claims = found.slice(0, limit);
    const last = claims.at(-1);
    return {
      claims: claims.filter((one) => isMeant(one, filter)).map(stored),
      ...(found.length > limit && last !== undefined
        ? {
            next: writeCursor({
              published: last.published ?? null,
              article: last.article,
              number: last.number,
            }),
          }
        : {}),
    };
  }

  /** How many claims a filter selects. */
  async count(filter: ClaimFilter = {}): Promise<number> {
    await this.#current();
    const counted = await this.#searcher.count(filter);
    if (counted !== undefined) return counted;
    const { sql, values } = condition(filter);
    return this.#number(
      'claims',
      `SELECT count(*)::DOUBLE AS n FROM ${await this.#source()} WHERE ${sql}`,
      values,
    );
  }

  /** How many claims have each value of a field, most first. */
  async tally(field: TallyField, filter: ClaimFilter = {}): Promise<{ value: string; count: number }[]> {
    await this.#current();
    if (this.#catalogue.segments.length === 0) return [];
    const { sql, values } = condition(filter);
    // Counted by what stands in the column first: there are far fewer combinations than claims.
    const query =
      `SELECT value, sum(n)::DOUBLE AS count FROM (` +
      `SELECT unnest(list_distinct(string_split(f, chr(31)))) AS value, n FROM (` +
      `SELECT ${field} AS f, count(*) AS n FROM ${await this.#source()} WHERE ${sql} AND f IS NOT NULL GROUP BY f)) ` +
      `GROUP BY value ORDER BY count DESC, value`;
    const rows: { value: string; count: number }[] = [];
    for await (const row of this.#engine.rows(query, values)) {
      rows.push({ value: String(row['value']), count: Number(row['count']) });
    }
    return rows;
  }

  /**
   * Rows of a query over the claims that a filter selects; for views that count. `select` is SQL over the columns of claims
   * (columns.ts), with `FROM claims` where they are meant.
   */
  async *query(
    select: string,
    filter: ClaimFilter = {},
    more: Record<string, DuckDBValue> = {},
  ): AsyncGenerator<Record<string, unknown>> {
    await this.#current();
    if (this.#catalogue.segments.length === 0) return;
    const { sql, values } = condition(filter);
    yield* this.#engine.rows(
      `WITH claims AS (SELECT * FROM ${await this.#source()} WHERE ${sql}) ${select}`,
      { ...values, ...more },
    );
  }

  /**
   * Sentences that answer a question, best first: words with their forms and parts of compounds, "phrases", AND, OR, NOT, brackets,
   * `start*`, `field:value` (search/parse-query.ts). Dutch words find English sentences by what they mean, and the other way round.
   * @throws BreuklijnError `usage` when the question cannot be read
   */
  async search(question: string, options: SearchOptions = {}): Promise<SearchResult> {
    await this.#current();
    return this.#searcher.search(question, options);
  }

  async counts(): Promise<Counts> {
    await this.#current();
    let bytes = 0;
    for (const table of TABLES) for (const file of this.#catalogue.files(table)) bytes += statSync(file).size;
    const rows = async (table: 'documents' | 'sentences'): Promise<number> =>
      this.#number(
        table,
        `SELECT ${table === 'documents' ? 'count(*)' : 'coalesce(sum(sentences), 0)'}::DOUBLE AS n ` +
          `FROM ${this.#catalogue.segments.length === 0 ? '(SELECT 1)' : await this.#catalogue.source('documents')}`,
      );
    return {
      documents: await rows('documents'),
      sentences: await rows('sentences'),
      claims: await this.count(),
      reviews: this.#log.length,
      segments: this.#catalogue.segments.length,
      bytes,
    };
  }

  async #number(_table: string, sql: string, values: Record<string, DuckDBValue> = {}): Promise<number> {
    if (this.#catalogue.segments.length === 0) return 0;
    return Number((await this.#engine.one(sql, values))['n']);
  }

  async #source(): Promise<string> {
    return this.#catalogue.segments.length === 0 ? '(SELECT NULL)' : this.#claims.source();
  }

  /** Applies reviews anew where segments were added since. */
  async #current(): Promise<void> {
    if (this.#logBytes < 0) await this.#applyReviews();
  }

  /**
   * Reads everything: that every value of every file comes back, that each claim fits the schema and that its quote stands
   * in the text of its article. Gives what is wrong, with what was found on opening.
   */
  async verify(): Promise<SegmentProblem[]> {
    const problems = [...this.problems];
    for (const table of TABLES) {
      for (const file of this.#catalogue.files(table)) {
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
    for await (const { article, claim, place } of this.#claims.select(
      ALL,
      'ORDER BY filename, doc, number',
    )) {
      const text = (await this.#texts.at([place])).get(placeKey(place))?.text ?? '';
      const [problem] = [...schemaProblems(claim), ...textProblems(claim, text)];
      if (problem !== undefined) {
        problems.push({
          file: join(this.path, SEGMENTS_FOLDER),
          problem: `claim ${claim.id} of article ${article}: ${problem}`,
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
}

/** One after the other, as they stand together in files. */
async function inTurn<P, T>(places: readonly P[], make: (place: P) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (const place of places) made.push(await make(place));
  return made;
}

const ALL: Condition = { sql: 'true', values: {} };

/** Opens a dossier; see `Dossier.open`. */
export async function openDossier(path: string, options: OpenOptions = {}): Promise<Dossier> {
  return Dossier.open(path, options);
}

/** The number an id is looked up by holds less than the id. */
function isMeant({ claim }: FoundClaim, { id }: ClaimFilter): boolean {
  return id === undefined || claim.id.startsWith(id);
}

function stored({ article, claim, review }: FoundClaim): StoredClaim {
  return { article, claim, ...(review === undefined ? {} : { review }) };
}

function removeUnfinished(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith(UNFINISHED)) rmSync(join(folder, name), { force: true });
  }
}
