import { tmpdir } from 'node:os';
import {
  BLOB,
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  type DuckDBConnection,
  DuckDBDoubleVector,
  DuckDBIntegerVector,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  SMALLINT,
  UBIGINT,
  VARCHAR,
  blobValue,
} from '@duckdb/node-api';
import { type Cell, type Column, type ColumnType, wellFormed } from './columns.ts';

const TYPES: Readonly<Record<ColumnType, DuckDBType>> = {
  VARCHAR,
  INTEGER,
  SMALLINT,
  DOUBLE,
  BOOLEAN,
  UBIGINT,
  BLOB,
};
/** Rows of one data chunk of DuckDB. */
const CHUNK_ROWS = 2048;
/** What the database may take before it uses the disk; the rest of the 1.2 GB is for packs and texts. */
const MEMORY = '500MB';

export interface ParquetOptions {
  /** Rows of a row group: what is read at least where one row is asked for. */
  readonly groupRows?: number;
  /** ZSTD without it; GZIP where rows are read one by one (parquet-rows.ts): Node 20 knows no ZSTD. */
  readonly compression?: 'zstd' | 'gzip';
}

/** DuckDB in this process and in memory: it reads and writes the segments and keeps nothing itself. */
export class Engine {
  readonly #instance: DuckDBInstance;
  /** For what changes tables and for queries with one answer. */
  readonly #connection: DuckDBConnection;
  /** Connections that no reader of rows uses: a new query on a connection ends the one that is still being read there. */
  readonly #idle: DuckDBConnection[] = [];

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  static async open(): Promise<Engine> {
    // Parquet and JSON are built in. Nothing may be fetched: extensions neither install nor load by themselves.
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      memory_limit: MEMORY,
      temp_directory: tmpdir(),
    });
    const connection = await instance.connect();
    // Segments never change under their name.
    await connection.run('SET parquet_metadata_cache = true');
    return new Engine(instance, connection);
  }

  async run(sql: string, values: Record<string, DuckDBValue> = {}): Promise<void> {
    await this.#connection.run(sql, values);
  }

  /** Rows as objects by column name, a chunk at a time. */
  async *rows(
    sql: string,
    values: Record<string, DuckDBValue> = {},
  ): AsyncGenerator<Record<string, unknown>> {
    const connection = this.#idle.pop() ?? (await this.#instance.connect());
    try {
      const result = await connection.stream(sql, values);
      for await (const rows of result.yieldRowObjectJs()) yield* rows;
    } finally {
      this.#idle.push(connection);
    }
  }

  /** Columns of whole numbers, without an object for each row. */
  async integers(sql: string, columns: number): Promise<Int32Array[]> {
    return this.#columns(sql, columns, DuckDBIntegerVector, (rows) => new Int32Array(rows));
  }

  /** Columns of numbers of type DOUBLE. */
  async doubles(sql: string, columns: number): Promise<Float64Array[]> {
    return this.#columns(sql, columns, DuckDBDoubleVector, (rows) => new Float64Array(rows));
  }

  async #columns<A extends Int32Array | Float64Array>(
    sql: string,
    columns: number,
    type: typeof DuckDBIntegerVector | typeof DuckDBDoubleVector,
    make: (rows: number) => A,
  ): Promise<A[]> {
    const result = await this.#connection.run(sql);
    const chunks = await result.fetchAllChunks();
    const rows = chunks.reduce((sum, { rowCount }) => sum + rowCount, 0);
    const gathered = Array.from({ length: columns }, () => make(rows));
    let at = 0;
    for (const chunk of chunks) {
      for (let c = 0; c < columns; c++) {
        const vector = chunk.getColumnVector(c);
        if (!(vector instanceof type)) throw new RangeError(`column ${c} is of another type`);
        for (let r = 0; r < chunk.rowCount; r++) gathered[c][at + r] = vector.getItem(r) ?? 0;
      }
      at += chunk.rowCount;
    }
    return gathered;
  }

  /** The first row. */
  async one(sql: string, values: Record<string, DuckDBValue> = {}): Promise<Record<string, unknown>> {
    const result = await this.#connection.runAndReadAll(sql, values);
    return result.getRowObjectsJS()[0] ?? {};
  }

  /** Makes a table of rows. */
  async fill<R>(table: string, columns: readonly Column<R>[], rows: readonly R[]): Promise<void> {
    await this.run(
      `CREATE OR REPLACE TABLE ${table} (${columns.map(({ name, type }) => `"${name}" ${type}`).join(', ')})`,
    );
    await this.append(table, columns, rows);
  }

  /** Adds rows to a table. */
  async append<R>(table: string, columns: readonly Column<R>[], rows: readonly R[]): Promise<void> {
    const appender = await this.#connection.createAppender(table);
    const types = columns.map(({ type }) => TYPES[type]);
    for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
      const slice = rows.slice(from, from + CHUNK_ROWS);
      const chunk = DuckDBDataChunk.create(types, slice.length);
      chunk.setColumns(columns.map(({ of }) => slice.map((row) => valueOf(of(row)))));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }

  /** Writes rows as a Parquet file; the same rows give the same bytes. */
  async writeParquet<R>(
    columns: readonly Column<R>[],
    rows: readonly R[],
    path: string,
    options: ParquetOptions = {},
  ): Promise<void> {
    await this.fill('outgoing', columns, rows);
    await this.copyParquet('FROM outgoing', path, options);
    await this.run('DROP TABLE outgoing');
  }

  /** Writes what a query gives, in its order, as a Parquet file. */
  async copyParquet(
    query: string,
    path: string,
    { groupRows, compression = 'zstd' }: ParquetOptions = {},
  ): Promise<void> {
    const group = groupRows === undefined ? '' : `, ROW_GROUP_SIZE ${groupRows}`;
    await this.run(`COPY (${query}) TO ${quoted(path)} (FORMAT parquet, COMPRESSION ${compression}${group})`);
  }

  close(): void {
    for (const connection of this.#idle) connection.closeSync();
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

function valueOf(cell: Cell): DuckDBValue {
  if (cell === undefined) return null;
  if (typeof cell === 'string') return wellFormed(cell);
  return typeof cell === 'object' ? blobValue(cell) : cell;
}

/** A string constant of SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
