import { ByteStream } from '../byte-stream.ts';
import { EntryNames } from '../entry-names.ts';
import { InputFailure } from '../source.ts';
import type { ByteReader } from './reader.ts';

const BLOCK = 512;
const LONGEST_HEADER = 1_000_000;

/** TAR archives of articles (POSIX ustar, pax and GNU names), read as they come. */
export const tarReader: ByteReader = {
  name: 'tar',
  extensions: ['.tar'],
  streams: true,
  accepts(extension, _, start) {
    return this.extensions.includes(extension) || start.slice(257, 262) === 'ustar';
  },
  async *readBytes(input, source, context) {
    const names = new EntryNames(input);
    const stream = new ByteStream(source.stream());
    let longName: string | undefined;
    let longSize: number | undefined;
    let any = false;
    for (;;) {
      const header = await stream.read(BLOCK);
      if (header.length < BLOCK || header.every((byte) => byte === 0)) {
        if (header.length % BLOCK !== 0 || !any)
          throw new InputFailure('unreadable', 'is a TAR archive that breaks off', 'get it again');
        return;
      }
      if (!hasSum(header)) throw new InputFailure('unreadable', 'is a damaged TAR archive', 'get it again');
      any = true;
      context.budget.entry();
      const type = String.fromCharCode(header[156]);
      const size = longSize ?? numberOf(header.subarray(124, 136));
      const name = longName ?? nameOf(header);
      const section = stream.section(size);
      const padding = (BLOCK - (size % BLOCK)) % BLOCK;
      if (type === 'x' || type === 'L') {
        if (size > LONGEST_HEADER) throw new InputFailure('unsafe', 'has too long a name', 'get it again');
        const bytes = await stream.read(size);
        await stream.read(padding);
        if (type === 'L') longName = field(bytes);
        else {
          const fields = paxOf(bytes);
          longName = fields['path'] ?? longName;
          longSize = fields['size'] === undefined ? undefined : Number(fields['size']);
        }
        continue;
      }
      longName = longSize = undefined;
      if (type !== '5' && type !== 'g') {
        const isFile = type === '0' || type === '\0' || type === '7';
        const problem = names.problemOf(name, !isFile);
        if (problem !== undefined) yield { issue: problem };
        else if (context.readable(name)) yield* context.inside(name.replaceAll('\\', '/'), section);
        else context.skip(name);
      }
      await section.skip();
      if (section.cut)
        throw new InputFailure('unreadable', 'is a TAR archive that breaks off', 'get it again');
      await stream.read(padding);
    }
  },
};

function text(bytes: Buffer): string {
  const decoded = bytes.toString('utf8');
  return decoded.includes('\ufffd') ? bytes.toString('latin1') : decoded;
}

function field(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return text(end < 0 ? bytes : bytes.subarray(0, end));
}

function nameOf(header: Buffer): string {
  const prefix =
    header.subarray(257, 262).toString('latin1') === 'ustar' ? field(header.subarray(345, 500)) : '';
  const name = field(header.subarray(0, 100));
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Octal, or with the first bit set a binary number. */
function numberOf(bytes: Buffer): number {
  if ((bytes[0] & 0x80) !== 0) {
    const value = Number(BigInt(`0x${bytes.toString('hex')}`) & ((1n << 88n) - 1n));
    if (!Number.isSafeInteger(value))
      throw new InputFailure('unsafe', 'declares an impossible size', 'get it again');
    return value;
  }
  const value = Number.parseInt(field(bytes).trim() || '0', 8);
  return Number.isNaN(value) ? 0 : value;
}

/** The sum of the header's bytes, its own field counted as spaces. */
function hasSum(header: Buffer): boolean {
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 0x20 : header[i];
  return sum === numberOf(header.subarray(148, 156));
}

/** Records `length key=value\n`, the length in bytes and of the whole record. */
function paxOf(bytes: Buffer): Record<string, string> {
  const fields: Record<string, string> = {};
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const length = space < 0 ? 0 : Number(bytes.subarray(at, space).toString('latin1'));
    if (!(length > 0)) break;
    const record = text(bytes.subarray(space + 1, at + length - 1));
    const equals = record.indexOf('=');
    if (equals > 0) fields[record.slice(0, equals)] = record.slice(equals + 1);
    at += length;
  }
  return fields;
}
