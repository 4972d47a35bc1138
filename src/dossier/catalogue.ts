import {
  CLAIM_COLUMNS,
  DOCUMENT_COLUMNS,
  POSTINGS_COLUMNS,
  SENTENCE_COLUMNS,
  TABLES,
  type TableName,
} from './columns.ts';
import { type Engine, quoted } from './engine.ts';
import { ChunkCache, ParquetRows, type Value } from './parquet-rows.ts';
import { COLUMN_KEYS, unpackRecord } from './record-codec.ts';
import type { DocumentRecord } from './record.ts';
import { REREAD, type SegmentProblem, segmentFile } from './segments.ts';

const COLUMNS: Readonly<Record<TableName, readonly { readonly name: string }[]>> = {
  postings: POSTINGS_COLUMNS,
  sentences: SENTENCE_COLUMNS,
  claims: CLAIM_COLUMNS,
  documents: DOCUMENT_COLUMNS,
};
/** Documents that may be named one by one in a query before a join is cheaper. */
const MOST_NAMED = 1000;

const OUTLINE = ['article', 'id', 'title', 'outlet', 'published', 'lang'] as const;
const RECORD = [...COLUMN_KEYS, 'record'] as const;

/** Of an article, what stands beside a sentence of it. */
export interface Outline {
  readonly article: string;
  /** Of its text. */
  readonly id: string;
  readonly title: string | undefined;
  readonly outlet: string | undefined;
  readonly published: string | undefined;
  readonly lang: string;
}

/** A document's place in the segments. */
export interface DocumentPlace {
  /** Index into `segments`. */
  readonly segment: number;
  readonly doc: number;
}

/**
 * Which segments there are and which of their documents count. In memory: `held` has every reading of every article with its
 * place and the rank of its reader; `superseded` the places of those that a later reading hides.
 */
export class Catalogue {
  readonly #engine: Engine;
  readonly folder: string;
  /** What was read of files row by row. */
  readonly chunks: ChunkCache = new ChunkCache();
  /** Names; a place holds an index into them. */
  readonly segments: string[] = [];
  readonly #sentences = new Map<number, { readonly first: Int32Array; readonly count: Int32Array }>();
  readonly #documents = new Map<number, Promise<ParquetRows>>();
  #newest: Promise<readonly [segment: Int32Array, doc: Int32Array]> | undefined;
  #superseded = 0;

  private constructor(engine: Engine, folder: string) {
    this.#engine = engine;
    this.folder = folder;
  }

  /** Reads which documents the segments hold. Segments that cannot be read are left out and named. */
  static async open(
    engine: Engine,
    folder: string,
    names: readonly string[],
    readers: readonly string[],
  ): Promise<{ catalogue: Catalogue; problems: SegmentProblem[] }> {
    const catalogue = new Catalogue(engine, folder);
    const problems: SegmentProblem[] = [];
    try {
      await catalogue.#reset();
      await catalogue.#check(names);
      await catalogue.add(names, readers);
    } catch {
      // Some file is bad inside: find which, one by one.
      await catalogue.#reset();
      for (const name of names) {
        try {
          await catalogue.#check([name]);
          await catalogue.add([name], readers);
        } catch {
          problems.push({
            file: segmentFile(folder, name, 'documents'),
            problem: 'is damaged, or one of its sisters is',
            remedy: REREAD,
          });
        }
      }
    }
    return { catalogue, problems };
  }

  async #reset(): Promise<void> {
    this.segments.length = 0;
    this.#sentences.clear();
    this.#documents.clear();
    this.#newest = undefined;
    await this.#engine.run(
      'CREATE OR REPLACE TABLE held (article UUID, segment INTEGER, doc INTEGER, rank INTEGER)',
    );
    await this.#engine.run('CREATE OR REPLACE TABLE superseded (segment INTEGER, doc INTEGER)');
  }

  /** Reads the footers: throws where a file lacks a column or its footer cannot be read. */
  async #check(names: readonly string[]): Promise<void> {
    for (const table of TABLES) {
      const wanted = COLUMNS[table].map(({ name }) => `"${name}"`).join(', ');
      for (const name of names) {
        await this.#engine.one(
          `SELECT ${wanted} FROM read_parquet(${quoted(this.file(name, table))}) LIMIT 0`,
        );
      }
    }
  }

  /** Takes segments in. A reader that is not listed ranks before all that are. */
  async add(names: readonly string[], readers: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    const from = this.segments.length;
    const files = names.map((name) => quoted(this.file(name, 'documents'))).join(', ');
    const list = `[${names.map(quoted).join(', ')}]::VARCHAR[]`;
    await this.#engine.run(
      `CREATE OR REPLACE TEMP TABLE arrived AS
       SELECT article::UUID AS article,
              (list_position(${list}, left(parse_filename(filename), 32)) - 1 + ${from})::INTEGER AS segment, doc,
              coalesce(list_position([${readers.map(quoted).join(', ')}]::VARCHAR[], reader), 0)::INTEGER - 1 AS rank
       FROM read_parquet([${files}], filename = true)`,
    );
    const isFirst = this.segments.length === 0;
    this.segments.push(...names);
    this.#newest = undefined;
    await this.#engine.run('INSERT INTO held SELECT * FROM arrived');
    await this.#supersede(isFirst);
  }

  /** Of the articles that arrived, all readings but the latest are superseded; of two by one reader one counts, by name. */
  async #supersede(isFirst: boolean): Promise<void> {
    const arrived = isFirst ? '' : 'WHERE article IN (SELECT article FROM arrived)';
    await this.#engine.run(
      `CREATE OR REPLACE TEMP TABLE rivals AS
       SELECT article, segment, doc, rank FROM held WHERE article IN (
         SELECT article FROM held ${arrived} GROUP BY article HAVING count(*) > 1)`,
    );
    await this.#engine.run(
      'DELETE FROM superseded WHERE (segment, doc) IN (SELECT (segment, doc) FROM rivals)',
    );
    const order = this.segments
      .map((name, i) => ({ name, i }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ i }) => i);
    await this.#engine.run(
      `INSERT INTO superseded SELECT segment, doc FROM rivals
       QUALIFY row_number() OVER (
         PARTITION BY article ORDER BY rank DESC, list_position([${order.join(', ')}]::INTEGER[], segment) DESC) > 1`,
    );
    await this.#engine.run('DROP TABLE rivals; DROP TABLE arrived');
    const row = await this.#engine.one('SELECT count(*)::INTEGER AS n FROM superseded');
    this.#superseded = Number(row['n']);
  }

  /** Of these articles, those that are held as read by a reader of this rank or a later one. */
  async known(articles: readonly string[], rank: number): Promise<Set<string>> {
    const known = new Set<string>();
    const sql =
      `SELECT DISTINCT replace(article::VARCHAR, '-', '') AS article FROM held ` +
      `WHERE rank >= $rank AND article IN (${articles.map((article) => `${quoted(article)}::UUID`).join(', ')})`;
    for await (const row of this.#engine.rows(sql, { rank })) known.add(String(row['article']));
    return known;
  }

  /** Where the readings of articles that count stand. */
  async places(articles: readonly string[]): Promise<Map<string, DocumentPlace>> {
    const found = new Map<string, DocumentPlace>();
    const hex = articles.filter((article) => /^[0-9a-f]{32}$/.test(article));
    if (hex.length === 0) return found;
    const sql =
      `SELECT replace(article::VARCHAR, '-', '') AS article, segment, doc FROM held ` +
      `WHERE article IN (${hex.map((article) => `${quoted(article)}::UUID`).join(', ')}) ` +
      `AND (segment, doc) NOT IN (SELECT (segment, doc) FROM superseded)`;
    for await (const row of this.#engine.rows(sql)) {
      found.set(String(row['article']), { segment: Number(row['segment']), doc: Number(row['doc']) });
    }
    return found;
  }

  /** Of each document of a segment its first row in the table of sentences, and how many there are. */
  async sentencesOf(segment: number): Promise<{ readonly first: Int32Array; readonly count: Int32Array }> {
    let known = this.#sentences.get(segment);
    if (known === undefined) {
      const file = this.file(this.segments[segment], 'documents');
      const [first, count] = await this.#engine.integers(
        `SELECT first_sentence, sentences FROM read_parquet(${quoted(file)})`,
        2,
      );
      known = { first, count };
      this.#sentences.set(segment, known);
    }
    return known;
  }

  /** The documents of a segment, to be read by their number. */
  async #rows(segment: number): Promise<ParquetRows> {
    let file = this.#documents.get(segment);
    if (file === undefined) {
      const path = this.file(this.segments[segment], 'documents');
      file = ParquetRows.open(this.#engine, path, [...RECORD, 'claims'], this.chunks);
      this.#documents.set(segment, file);
    }
    return file;
  }

  /** All that is known of an article but its text and claims. */
  async record({ segment, doc }: DocumentPlace): Promise<DocumentRecord> {
    const file = await this.#rows(segment);
    return unpackRecord(Object.fromEntries(RECORD.map((name) => [name, file.values(name, doc, 1)[0]])));
  }

  /** How many claims were read in an article. */
  async claimsIn({ segment, doc }: DocumentPlace): Promise<number> {
    return Number((await this.#rows(segment)).values('claims', doc, 1)[0]);
  }

  /** Where the articles stand, last published first; those of one time by id, those without a date last. */
  async newest(limit: number, offset: number): Promise<DocumentPlace[]> {
    // Putting all in order takes longer than reading a page of them.
    this.#newest ??= this.#inOrder();
    const [segment, doc] = await this.#newest;
    return Array.from(segment.subarray(offset, offset + limit), (one, i) => ({
      segment: one,
      doc: doc[offset + i],
    }));
  }

  async #inOrder(): Promise<readonly [Int32Array, Int32Array]> {
    const files = this.files('documents').map(quoted).join(', ');
    const [segment, doc] = await this.#engine.integers(
      `SELECT (list_position([${files}]::VARCHAR[], filename) - 1)::INTEGER, doc ` +
        `FROM ${await this.source('documents')} ORDER BY published DESC NULLS LAST, article`,
      2,
    );
    return [segment, doc];
  }

  /** What is shown of an article beside a sentence of it. */
  async outline({ segment, doc }: DocumentPlace): Promise<Outline> {
    const file = await this.#rows(segment);
    const [article, id, title, outlet, published, lang] = OUTLINE.map((name) => file.values(name, doc, 1)[0]);
    const text = (value: Value): string | undefined => (value === undefined ? undefined : String(value));
    return {
      article: String(article),
      id: String(id),
      title: text(title),
      outlet: text(outlet),
      published: text(published),
      lang: String(lang),
    };
  }

  /** Ids of the articles at these places, by segment and document. */
  async articlesAt(places: readonly DocumentPlace[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    if (places.length === 0) return found;
    const wanted = places.map(({ segment, doc }) => `(${segment}, ${doc})`).join(', ');
    const sql =
      `SELECT h.segment, h.doc, replace(h.article::VARCHAR, '-', '') AS article FROM held h ` +
      `JOIN (VALUES ${wanted}) v(segment, doc) ON h.segment = v.segment AND h.doc = v.doc`;
    for await (const row of this.#engine.rows(sql)) {
      found.set(`${Number(row['segment'])}/${Number(row['doc'])}`, String(row['article']));
    }
    return found;
  }

  /** How many documents each segment holds. */
  async sizes(): Promise<{ name: string; documents: number }[]> {
    const sizes = this.segments.map((name) => ({ name, documents: 0 }));
    for await (const row of this.#engine.rows(
      'SELECT segment, count(*)::INTEGER AS n FROM held GROUP BY segment',
    )) {
      sizes[Number(row['segment'])].documents = Number(row['n']);
    }
    return sizes;
  }

  /** Segments all of whose documents another segment has as read by the same reader: left by a stop while they were put together. */
  async redundant(): Promise<string[]> {
    const names: string[] = [];
    const sql =
      `WITH counted AS (SELECT article, rank FROM held WHERE (segment, doc) NOT IN (SELECT (segment, doc) FROM superseded)) ` +
      `SELECT h.segment FROM held h LEFT JOIN counted c ON c.article = h.article AND c.rank = h.rank ` +
      `GROUP BY h.segment HAVING bool_and(c.article IS NOT NULL AND (h.segment, h.doc) IN (SELECT (segment, doc) FROM superseded))`;
    if (this.#superseded === 0) return names;
    for await (const row of this.#engine.rows(sql)) names.push(this.segments[Number(row['segment'])]);
    return names;
  }

  /** Articles that were read by several versions: where the reading that counts stands, and the one before it. */
  async *rereadings(): AsyncGenerator<{ article: string; now: DocumentPlace; before: DocumentPlace }> {
    if (this.#superseded === 0) return;
    const sql =
      `SELECT replace(n.article::VARCHAR, '-', '') AS article, n.segment AS s1, n.doc AS d1, ` +
      `arg_max(b.segment, (b.rank, b.segment)) AS s0, arg_max(b.doc, (b.rank, b.segment)) AS d0 ` +
      `FROM held n JOIN held b ON b.article = n.article AND b.rank < n.rank ` +
      `WHERE (n.segment, n.doc) NOT IN (SELECT (segment, doc) FROM superseded) GROUP BY ALL ORDER BY article`;
    for await (const row of this.#engine.rows(sql)) {
      yield {
        article: String(row['article']),
        now: { segment: Number(row['s1']), doc: Number(row['d1']) },
        before: { segment: Number(row['s0']), doc: Number(row['d0']) },
      };
    }
  }

  /** Articles with more than one reading. */
  get supersededCount(): number {
    return this.#superseded;
  }

  file(name: string, table: TableName): string {
    return segmentFile(this.folder, name, table);
  }

  files(table: TableName): readonly string[] {
    return this.segments.map((name) => this.file(name, table));
  }

  /** The index of the segment that a file belongs to. */
  segmentOf(filename: string): number {
    return this.segments.indexOf(/[0-9a-f]{32}(?=-[a-z]+\.parquet$)/.exec(filename)?.[0] ?? '');
  }

  /**
   * The rows of a table that count, with `filename`, as a FROM clause.
   * @param hidden further documents to leave out
   */
  async source(table: TableName, hidden: readonly DocumentPlace[] = []): Promise<string> {
    const files = this.files(table).map(quoted).join(', ');
    const rows = `SELECT * FROM read_parquet([${files}], filename = true)`;
    if (this.#superseded + hidden.length === 0) return `(${rows})`;
    if (this.#superseded + hidden.length > MOST_NAMED) {
      return `(${rows} t ANTI JOIN (${this.#hiddenRows(table, hidden)}) h ON t.filename = h.file AND t.doc = h.doc)`;
    }
    const places: DocumentPlace[] = [...hidden];
    for await (const row of this.#engine.rows('SELECT segment, doc FROM superseded')) {
      places.push({ segment: Number(row['segment']), doc: Number(row['doc']) });
    }
    const bySegment = new Map<number, number[]>();
    for (const { segment, doc } of places) {
      bySegment.set(segment, [...(bySegment.get(segment) ?? []), doc]);
    }
    const parts = Array.from(
      bySegment,
      ([segment, docs]) =>
        `(filename = ${quoted(this.file(this.segments[segment], table))} AND doc IN (${docs.join(', ')}))`,
    );
    return `(${rows} WHERE NOT (${parts.join(' OR ')}))`;
  }

  #hiddenRows(table: TableName, hidden: readonly DocumentPlace[]): string {
    const files = `[${this.files(table).map(quoted).join(', ')}]`;
    const more = hidden.map(({ segment, doc }) => `(${segment}, ${doc})`).join(', ');
    const all =
      more === ''
        ? 'SELECT segment, doc FROM superseded'
        : `SELECT segment, doc FROM superseded UNION SELECT * FROM (VALUES ${more}) v(segment, doc)`;
    return `SELECT ${files}[segment + 1] AS file, doc FROM (${all})`;
  }
}
