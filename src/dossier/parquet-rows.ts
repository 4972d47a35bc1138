import { closeSync, openSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Engine, quoted } from './engine.ts';

/*
 * Reads a few rows out of a Parquet file by their number. The database would read through the directory of all row groups for
 * that, which takes longer the more there are; here the one page is read that holds them. Only what the program writes itself
 * is understood: GZIP, pages of version 1, flat columns, plain or by dictionary. Layout: parquet.apache.org/docs/file-format.
 */

/** A column chunk of a row group: where it stands in the file. */
interface Chunk {
  readonly at: number;
  readonly bytes: number;
  readonly rows: number;
}

export type Value = string | number | boolean | undefined;

/** The values of a chunk; a string is made when it is asked for. */
interface ChunkValues {
  readonly bytes: number;
  at(row: number): Value;
}

/** Decoded chunks of many files, those last asked for, up to some bytes. */
export class ChunkCache {
  readonly #budget: number;
  readonly #kept = new Map<string, ChunkValues>();
  #bytes = 0;

  constructor(budget = 48_000_000) {
    this.#budget = budget;
  }

  get(key: string, read: () => ChunkValues): ChunkValues {
    const known = this.#kept.get(key);
    const values = known ?? read();
    this.#kept.delete(key);
    this.#kept.set(key, values);
    if (known === undefined) this.#bytes += values.bytes;
    for (const [old, { bytes }] of this.#kept) {
      if (this.#bytes <= this.#budget || old === key) break;
      this.#kept.delete(old);
      this.#bytes -= bytes;
    }
    return values;
  }
}

/** Encodings of a page, as the format numbers them. */
const PLAIN = 0;
const PLAIN_DICTIONARY = 2;
const RLE = 3;
const RLE_DICTIONARY = 8;
const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;

/** Physical types of the format that are understood. */
const TYPES = ['INT32', 'BYTE_ARRAY', 'BOOLEAN'] as const;

/** What a chunk is read into; what is inflated out of it is memory of its own. */
let scratch = Buffer.allocUnsafe(2 ** 20);

export class ParquetRows {
  readonly path: string;
  readonly #columns: ReadonlyMap<string, { readonly type: string; readonly chunks: readonly Chunk[] }>;
  /** Rows before each row group, and as one more entry all. */
  readonly #starts: readonly number[];
  readonly #cache: ChunkCache;

  private constructor(
    path: string,
    columns: ReadonlyMap<string, { readonly type: string; readonly chunks: readonly Chunk[] }>,
    starts: readonly number[],
    cache: ChunkCache,
  ) {
    this.path = path;
    this.#columns = columns;
    this.#starts = starts;
    this.#cache = cache;
  }

  /** Reads where the chunks of some columns stand. */
  static async open(
    engine: Engine,
    path: string,
    names: readonly string[],
    cache: ChunkCache,
  ): Promise<ParquetRows> {
    const columns = new Map(names.map((name) => [name, { type: '', chunks: [] as Chunk[] }]));
    // In one query: each one reads the directory of the whole file.
    const [column, type, at, bytes, rows] = await engine.doubles(
      `SELECT list_position([${names.map(quoted).join(', ')}], path_in_schema)::DOUBLE AS c, ` +
        `coalesce(list_position([${TYPES.map(quoted).join(', ')}], type), 0)::DOUBLE, ` +
        `least(data_page_offset, coalesce(dictionary_page_offset, data_page_offset))::DOUBLE, ` +
        `total_compressed_size::DOUBLE, num_values::DOUBLE ` +
        `FROM parquet_metadata(${quoted(path)}) WHERE c IS NOT NULL ORDER BY row_group_id`,
      5,
    );
    for (let i = 0; i < column.length; i++) {
      const one = columns.get(names[column[i] - 1]);
      if (one === undefined) continue;
      one.type = TYPES[type[i] - 1] ?? '';
      one.chunks.push({ at: at[i], bytes: bytes[i], rows: rows[i] });
    }
    const starts = [0];
    for (const { rows } of columns.get(names[0])?.chunks ?? []) starts.push(starts[starts.length - 1] + rows);
    return new ParquetRows(path, columns, starts, cache);
  }

  /** Values of a column in consecutive rows; undefined for null. */
  values(name: string, from: number, count: number): Value[] {
    const found: Value[] = [];
    for (let row = from; row < from + count;) {
      const group = this.#groupOf(row);
      const first = this.#starts[group];
      const until = Math.min(from + count, this.#starts[group + 1]);
      const chunk = this.#cache.get(`${this.path} ${group} ${name}`, () => this.#read(name, group));
      for (; row < until; row++) found.push(chunk.at(row - first));
    }
    return found;
  }

  #groupOf(row: number): number {
    let low = 0;
    let high = this.#starts.length - 2;
    if (row < 0 || row >= this.#starts[this.#starts.length - 1])
      throw new RangeError(`row ${row} of ${this.path}`);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle] <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #read(name: string, group: number): ChunkValues {
    const column = this.#columns.get(name);
    if (column === undefined) throw new RangeError(`column ${name} of ${this.path}`);
    const { at, bytes, rows } = column.chunks[group];
    if (scratch.length < bytes) scratch = Buffer.allocUnsafe(bytes);
    const buffer = scratch.subarray(0, bytes);
    const handle = openSync(this.path, 'r');
    try {
      readSync(handle, buffer, 0, bytes, at);
    } finally {
      closeSync(handle);
    }
    return chunkValues(buffer, column.type, rows);
  }
}

/** A column chunk. The program's own chunks have one page; more are put one after the other. */
function chunkValues(buffer: Buffer, type: string, rows: number): ChunkValues {
  const pages: ChunkValues[] = [];
  const starts: number[] = [];
  let dictionary: ChunkValues = { bytes: 0, at: () => undefined };
  let count = 0;
  let at = 0;
  while (count < rows && at < buffer.length) {
    const header = pageHeader(buffer, at);
    // In one piece: by itself it would be put together of many small ones.
    const page = gunzipSync(buffer.subarray(header.end, header.end + header.bytes), {
      chunkSize: Math.max(64, header.size + 1),
    });
    at = header.end + header.bytes;
    if (header.type === DICTIONARY_PAGE) dictionary = plainValues(page, 0, type, header.values);
    else if (header.type === DATA_PAGE) {
      pages.push(dataValues(page, type, header, dictionary));
      starts.push(count);
      count += header.values;
    } else throw new RangeError(`page of type ${header.type}`);
  }
  if (pages.length === 1) return pages[0];
  return {
    bytes: pages.reduce((sum, { bytes }) => sum + bytes, 0),
    at: (row) => {
      const page = starts.findLastIndex((start) => start <= row);
      return pages[page].at(row - starts[page]);
    },
  };
}

function dataValues(
  page: Buffer,
  type: string,
  { values: count, encoding }: PageHeader,
  dictionary: ChunkValues,
): ChunkValues {
  // Which rows are null: numbers of one bit, with their length before them.
  const levelBytes = page.readUInt32LE(0);
  const present = hybrid(page.subarray(4, 4 + levelBytes), 1, count);
  // Which of the values a row has, counted from 1; 0 for null.
  let size = 0;
  for (let i = 0; i < count; i++) present[i] = present[i] === 1 ? ++size : 0;
  const at = 4 + levelBytes;
  if (encoding === PLAIN) {
    const found = plainValues(page, at, type, size);
    return {
      bytes: found.bytes + 4 * count,
      at: (row) => (present[row] === 0 ? undefined : found.at(present[row] - 1)),
    };
  }
  if (encoding === RLE && type === 'BOOLEAN') {
    const bits = hybrid(page.subarray(at + 4), 1, size);
    return {
      bytes: 8 * count,
      at: (row) => (present[row] === 0 ? undefined : bits[present[row] - 1] === 1),
    };
  }
  if (encoding !== PLAIN_DICTIONARY && encoding !== RLE_DICTIONARY)
    throw new RangeError(`encoding ${encoding}`);
  const numbers = hybrid(page.subarray(at + 1), page[at], size);
  return {
    bytes: dictionary.bytes + 8 * count,
    at: (row) => (present[row] === 0 ? undefined : dictionary.at(numbers[present[row] - 1])),
  };
}

function plainValues(page: Buffer, from: number, type: string, count: number): ChunkValues {
  if (type === 'INT32') return { bytes: page.length, at: (i) => page.readInt32LE(from + 4 * i) };
  // Eight to a byte, the first in its lowest bit.
  if (type === 'BOOLEAN')
    return { bytes: page.length, at: (i) => ((page[from + (i >> 3)] >> (i & 7)) & 1) === 1 };
  if (type !== 'BYTE_ARRAY') throw new RangeError(`type ${type}`);
  const starts = new Uint32Array(count + 1);
  let at = from;
  for (let i = 0; i < count; i++) {
    at += 4 + page.readUInt32LE(at);
    starts[i + 1] = at;
  }
  starts[0] = from;
  return { bytes: page.length + 4 * count, at: (i) => page.toString('utf8', starts[i] + 4, starts[i + 1]) };
}

/** Numbers of some bits each: runs of one number, and groups of eight packed together. */
function hybrid(bytes: Uint8Array, bits: number, count: number): Uint32Array {
  const values = new Uint32Array(count);
  let at = 0;
  let filled = 0;
  while (filled < count) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      header |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    const run = header >>> 1;
    if ((header & 1) === 0) {
      let value = 0;
      for (let b = 0; b < Math.ceil(bits / 8); b++) value |= bytes[at++] << (8 * b);
      values.fill(value, filled, Math.min(count, filled + run));
      filled += run;
      continue;
    }
    for (let i = 0; i < run * 8; i++) {
      let value = 0;
      for (let b = 0; b < bits; b++) {
        const bit = i * bits + b;
        value |= ((bytes[at + (bit >> 3)] >> (bit & 7)) & 1) << b;
      }
      if (filled + i < count) values[filled + i] = value;
    }
    filled += run * 8;
    at += run * bits;
  }
  return values;
}

interface PageHeader {
  readonly type: number;
  /** Uncompressed, and as it stands in the file. */
  readonly size: number;
  readonly bytes: number;
  readonly values: number;
  readonly encoding: number;
  /** Where the page itself begins. */
  readonly end: number;
}

/** Fields of a page header, by their numbers in the format's Thrift definition. */
function pageHeader(buffer: Buffer, from: number): PageHeader {
  const reader = new ThriftReader(buffer, from);
  const fields = reader.struct();
  const [, , , , , data, , dictionary] = [0, 1, 2, 3, 4, 5, 6, 7].map((id) => fields.get(id));
  const page = (data ?? dictionary) as ReadonlyMap<number, unknown> | undefined;
  return {
    type: Number(fields.get(1)),
    size: Number(fields.get(2)),
    bytes: Number(fields.get(3)),
    values: Number(page?.get(1)),
    encoding: Number(page?.get(2)),
    end: reader.at,
  };
}

/** Reads Thrift's compact protocol, as far as page headers use it. */
class ThriftReader {
  readonly #buffer: Buffer;
  at: number;

  constructor(buffer: Buffer, at: number) {
    this.#buffer = buffer;
    this.at = at;
  }

  struct(): Map<number, unknown> {
    const fields = new Map<number, unknown>();
    let id = 0;
    for (;;) {
      const byte = this.#buffer[this.at++];
      if (byte === 0) return fields;
      const delta = byte >> 4;
      id = delta === 0 ? this.#zigzag() : id + delta;
      fields.set(id, this.#value(byte & 0x0f));
    }
  }

  #value(type: number): unknown {
    switch (type) {
      case 1:
        return true;
      case 2:
        return false;
      case 3:
        return this.#buffer[this.at++];
      case 4:
      case 5:
      case 6:
        return this.#zigzag();
      case 7:
        this.at += 8;
        return undefined;
      case 8: {
        // The length is read first: it moves the place itself.
        const length = this.#varint();
        this.at += length;
        return undefined;
      }
      case 12:
        return this.struct();
      default:
        throw new RangeError(`Thrift type ${type}`);
    }
  }

  #varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.#buffer[this.at++];
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  #zigzag(): number {
    const value = this.#varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
