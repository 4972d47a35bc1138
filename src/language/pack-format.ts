import { readFileSync } from 'node:fs';
import { BreuklijnError } from '../errors.ts';
import { packSection, unpackSection, type Storing } from './pack-storing.ts';

/**
 * A pack is one file of a language: the trained tables of one model, as named sections of numbers or text.
 *
 *     file:    magic 'BRPK' | u32 version | u32 header bytes | u32 body bytes | header, JSON in UTF-8 | stored sections
 *     memory:  the same, but the sections as they are used, at the next multiple of 8 after the header
 *
 * All numbers are little-endian. The header is `{ meta, sections: [{ name, type, offset, length, stored }] }`: `offset` is in
 * bytes from the start of the body in memory and a multiple of 8, `length` in elements, `stored` how the section stands in the
 * file, see `pack-storing.ts`. In memory a pack is one SharedArrayBuffer; a worker thread gets `pack.shared` and calls `packOf`
 * on it, and no table is copied.
 *
 *     writeFileSync('nl.pack', encodePack({ model: 'parser', language: 'nl' }, { weights: new Int8Array(1 << 22), labels: 'a\nb' }));
 *     const pack = openPack('nl.pack');
 *     pack.table('weights', 'i8')[5];
 *     pack.text('labels').split('\n');
 */
const MAGIC = 0x4b50_5242; // 'BRPK' read as a little-endian u32
const VERSION = 2;
const PREFIX_BYTES = 16;
const ALIGNMENT = 8;
const REMEDY =
  'install breuklijn again, or train the pack again with this version (npm run tools; train/main.js)';

/** Element types of sections and the views that read them. */
interface Tables {
  readonly u8: Uint8Array;
  readonly i8: Int8Array;
  readonly u16: Uint16Array;
  readonly i16: Int16Array;
  readonly u32: Uint32Array;
  readonly i32: Int32Array;
  readonly f32: Float32Array;
}
export type TableType = keyof Tables;
type AnyTable = Tables[TableType];
const VIEWS: Readonly<
  Record<
    TableType,
    {
      readonly BYTES_PER_ELEMENT: number;
      new (buffer: ArrayBufferLike, at?: number, length?: number): AnyTable;
    }
  >
> = {
  u8: Uint8Array,
  i8: Int8Array,
  u16: Uint16Array,
  i16: Int16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
};
/** Text is a section of its own type: UTF-8 bytes. */
type SectionType = TableType | 'text';

/** What the header of a pack says of itself: the model, the language, sizes, whatever the decoder of the model needs. */
export type PackMeta = Readonly<Record<string, string | number | boolean>>;
/** Sections by name; the order of the keys is the order in the file. */
export type PackSections = Readonly<Record<string, AnyTable | string>>;

interface Section {
  readonly name: string;
  readonly type: SectionType;
  readonly offset: number;
  readonly length: number;
  readonly stored: Storing;
}
interface Header {
  readonly meta: PackMeta;
  readonly sections: readonly Section[];
}

/** A loaded pack: views on one shared buffer. */
export interface Pack {
  readonly meta: PackMeta;
  /** The whole pack, to hand to a worker thread. */
  readonly shared: SharedArrayBuffer;
  has(name: string): boolean;
  /** A view on a section of numbers. @throws BreuklijnError `bad-pack` when it is missing or of another type. */
  table<T extends TableType>(name: string, type: T): Tables[T];
  /** A section of text. @throws BreuklijnError `bad-pack` when it is missing or not text. */
  text(name: string): string;
}

const align = (offset: number): number => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;

function typeOf(value: AnyTable): TableType {
  for (const [type, Constructor] of Object.entries(VIEWS)) {
    if (value instanceof Constructor) return type as TableType;
  }
  throw new RangeError('a section is text or a table of 8, 16 or 32 bit integers or 32 bit floats');
}

/**
 * The bytes of a pack file. The same sections give the same bytes under the same zlib.
 * @param small whether a smaller file is worth more than a quick start
 */
export function encodePack(meta: PackMeta, sections: PackSections, small = false): Uint8Array {
  const described: Section[] = [];
  const parts: Uint8Array[] = [];
  let size = 0;
  for (const [name, value] of Object.entries(sections)) {
    const offset = align(size);
    const bytes =
      typeof value === 'string'
        ? Buffer.from(value, 'utf8')
        : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    const type = typeof value === 'string' ? 'text' : typeOf(value);
    const { stored, file } = packSection(bytes, small);
    described.push({ name, type, offset, length: type === 'text' ? bytes.length : value.length, stored });
    parts.push(...file);
    size = offset + bytes.length;
  }
  const header = Buffer.from(JSON.stringify({ meta, sections: described } satisfies Header), 'utf8');
  const prefix = Buffer.alloc(PREFIX_BYTES);
  for (const [i, word] of [MAGIC, VERSION, header.length, size].entries()) prefix.writeUInt32LE(word, 4 * i);
  return Buffer.concat([prefix, header, ...parts]);
}

/**
 * The pack in the bytes of a pack file.
 * @param name for error messages
 * @throws BreuklijnError `bad-pack` when they are not a pack, or one of another version of the format
 */
export function decodePack(file: Uint8Array, name: string): Pack {
  const prefix = readPrefix(file, name);
  const bodyStart = align(PREFIX_BYTES + prefix.headerBytes);
  const headerEnd = PREFIX_BYTES + prefix.headerBytes;
  const shared = new SharedArrayBuffer(bodyStart + prefix.bodyBytes);
  const memory = new Uint8Array(shared);
  memory.set(file.subarray(0, headerEnd));
  const header = readHeader(file.subarray(PREFIX_BYTES, headerEnd), name);
  try {
    let at = headerEnd;
    for (const { type, offset, length, stored } of header.sections) {
      const size = type === 'text' ? length : length * VIEWS[type].BYTES_PER_ELEMENT;
      at = unpackSection(file, at, stored, new Uint8Array(shared, bodyStart + offset, size));
    }
    if (at !== file.length) throw new RangeError(`${file.length - at} bytes too many`);
  } catch (cause) {
    throw new BreuklijnError('bad-pack', `${name} is damaged or cut off`, REMEDY, { cause });
  }
  return packOf(shared, name);
}

/** Reads a pack file into shared memory. @throws BreuklijnError `bad-pack` */
export function openPack(path: string): Pack {
  let file: Uint8Array;
  try {
    file = readFileSync(path);
  } catch (cause) {
    throw new BreuklijnError('bad-pack', `cannot read the pack ${path}`, REMEDY, { cause });
  }
  return decodePack(file, path);
}

/** The pack that another thread opened, on the same memory. */
export function packOf(shared: SharedArrayBuffer, name = 'the shared pack'): Pack {
  const { headerBytes } = readPrefix(new Uint8Array(shared), name);
  const header = readHeader(new Uint8Array(shared, PREFIX_BYTES, headerBytes), name);
  const bodyStart = align(PREFIX_BYTES + headerBytes);
  const sections = new Map(header.sections.map((section) => [section.name, section]));
  const sectionOf = (sectionName: string, type: SectionType): Section => {
    const section = sections.get(sectionName);
    if (section?.type !== type) {
      const found = section === undefined ? 'nothing' : section.type;
      throw new BreuklijnError('bad-pack', `${name} has ${found} for ${sectionName} (${type})`, REMEDY);
    }
    return section;
  };
  return {
    meta: header.meta,
    shared,
    has: (sectionName) => sections.has(sectionName),
    table<T extends TableType>(sectionName: string, type: T): Tables[T] {
      const { offset, length } = sectionOf(sectionName, type);
      return new VIEWS[type](shared, bodyStart + offset, length) as Tables[T];
    },
    text(sectionName) {
      const { offset, length } = sectionOf(sectionName, 'text');
      // Copied first: text decoders refuse shared memory.
      return Buffer.from(new Uint8Array(shared, bodyStart + offset, length)).toString('utf8');
    },
  };
}

function readPrefix(bytes: Uint8Array, name: string): { headerBytes: number; bodyBytes: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < PREFIX_BYTES || view.getUint32(0, true) !== MAGIC) {
    throw new BreuklijnError('bad-pack', `${name} is not a language pack`, REMEDY);
  }
  const version = view.getUint32(4, true);
  if (version !== VERSION) {
    throw new BreuklijnError('bad-pack', `${name} has pack format ${version}, not ${VERSION}`, REMEDY);
  }
  const headerBytes = view.getUint32(8, true);
  if (PREFIX_BYTES + headerBytes > bytes.length) {
    throw new BreuklijnError('bad-pack', `${name} is cut off`, REMEDY);
  }
  return { headerBytes, bodyBytes: view.getUint32(12, true) };
}

function readHeader(bytes: Uint8Array, name: string): Header {
  try {
    return JSON.parse(Buffer.from(Uint8Array.from(bytes)).toString('utf8')) as Header;
  } catch (cause) {
    throw new BreuklijnError('bad-pack', `the header of ${name} is damaged`, REMEDY, { cause });
  }
}
