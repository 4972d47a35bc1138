import {
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  LIST,
  VARCHAR,
  listValue,
} from '@duckdb/node-api';
import { type Cell, type Column, type ColumnType, wellFormed } from './columns.ts';

const TYPES: Readonly<Record<ColumnType, DuckDBType>> = {
  VARCHAR,
  INTEGER,
  DOUBLE,
  BOOLEAN,
  'VARCHAR[]': LIST(VARCHAR),
};
/** Rows of one data chunk of DuckDB. */
const CHUNK_ROWS = 2048;

/** DuckDB in this process and in memory: it reads and writes the segments and keeps nothing itself. */
export class Engine {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  static async open(): Promise<Engine> {
    // Parquet and JSON are built in. Nothing may be fetched: extensions neither install nor load by themselves.
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    return new Engine(instance, await instance.connect());
  }

  async run(sql: string, values: Record<string, DuckDBValue> = {}): Promise<void> {
    await this.#connection.run(sql, values);
  }

  /** Rows as objects by column name, a chunk at a time. */
  async *rows(
    sql: string,
    values: Record<string, DuckDBValue> = {},
  ): AsyncGenerator<Record<string, unknown>> {
    const result = await this.#connection.stream(sql, values);
    for await (const rows of result.yieldRowObjectJs()) yield* rows;
  }

  /** The first row. */
  async one(sql: string, values: Record<string, DuckDBValue> = {}): Promise<Record<string, unknown>> {
    const result = await this.#connection.runAndReadAll(sql, values);
    return result.getRowObjectsJS()[0] ?? {};
  }

  /** Writes rows as a Parquet file; the same rows give the same bytes. */
  async writeParquet<R>(columns: readonly Column<R>[], rows: readonly R[], path: string): Promise<void> {
    const table = 'outgoing';
    await this.run(
      `CREATE OR REPLACE TEMP TABLE ${table} (${columns.map(({ name, type }) => `"${name}" ${type}`).join(', ')})`,
    );
    const appender = await this.#connection.createAppender(table);
    const types = columns.map(({ type }) => TYPES[type]);
    for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
      const slice = rows.slice(from, from + CHUNK_ROWS);
      const chunk = DuckDBDataChunk.create(types, slice.length);
      chunk.setColumns(columns.map(({ of }) => slice.map((row) => valueOf(of(row)))));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
    await this.run(`COPY ${table} TO ${quoted(path)} (FORMAT parquet, COMPRESSION zstd)`);
    await this.run(`DROP TABLE ${table}`);
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

function valueOf(cell: Cell): DuckDBValue {
  if (cell === undefined) return null;
  if (typeof cell === 'string') return wellFormed(cell);
  return typeof cell === 'object' ? listValue(cell.map(wellFormed)) : cell;
}

/** A string constant of SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
