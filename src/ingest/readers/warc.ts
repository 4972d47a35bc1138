import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { ByteStream } from '../byte-stream.ts';
import { InputFailure, streamOf } from '../source.ts';
import type { ByteReader } from './reader.ts';

const LONGEST_HEAD = 1_000_000;

/** Web archives (WARC 1.0 and 1.1, iipc.github.io/warc-specifications): the pages in them, read as they come. */
export const warcReader: ByteReader = {
  name: 'warc',
  extensions: ['.warc'],
  streams: true,
  accepts(extension, _, start) {
    return this.extensions.includes(extension) || start.startsWith('WARC/1.');
  },
  async *readBytes(input, source, context) {
    const stream = new ByteStream(source.stream());
    for (;;) {
      const head = await stream.until('\r\n\r\n', LONGEST_HEAD);
      if (head === undefined) {
        const rest = await stream.read(16);
        if (rest.toString('latin1').trim() === '') return;
        throw new InputFailure('unreadable', 'is a web archive that breaks off', 'get it again');
      }
      const lines = head.toString('utf8').trimStart().split('\r\n');
      // What stands between two records.
      if (lines[0] === '') continue;
      if (!lines[0].startsWith('WARC/'))
        throw new InputFailure('unreadable', 'is a damaged web archive', 'get it again');
      const fields = headersOf(lines.slice(1));
      const length = Number(fields['content-length']);
      if (!Number.isSafeInteger(length) || length < 0)
        throw new InputFailure('unreadable', 'is a damaged web archive', 'get it again');
      const section = stream.section(length);
      const type = fields['warc-type'];
      const url = fields['warc-target-uri']?.replace(/^<|>$/g, '');
      if ((type === 'response' || type === 'resource') && url !== undefined && /^https?:/i.test(url)) {
        if (length > context.maxBytes) {
          const remedy = 'raise the limit, or save the page by itself';
          const problem = `is a page of ${Math.round(length / 1_000_000)} MB`;
          yield { issue: { code: 'too-large', input: `${input}/${url}`, problem, remedy, fatal: true } };
        } else {
          const record = await stream.read(length);
          if (record.length < length)
            throw new InputFailure('unreadable', 'is a web archive that breaks off', 'get it again');
          const page =
            type === 'response' ? pageOf(record, context.maxBytes) : { body: record, ...resource(fields) };
          if (page === undefined) context.skip(url);
          else
            yield* context.inside(
              url,
              context.budget.counted(streamOf(page.body)),
              { url, published: undefined },
              page.extension,
            );
          continue;
        }
      }
      await section.skip();
      if (section.cut)
        throw new InputFailure('unreadable', 'is a web archive that breaks off', 'get it again');
    }
  },
};

function headersOf(lines: readonly string[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) fields[line.slice(0, colon).toLowerCase()] ??= line.slice(colon + 1).trim();
  }
  return fields;
}

interface Page {
  readonly body: Buffer;
  readonly extension: string;
}

function extensionFor(type: string | undefined): string | undefined {
  const [name] = (type ?? '').toLowerCase().split(';');
  if (/^(?:text\/html|application\/xhtml\+xml)$/.test(name.trim())) return '.html';
  return name.trim() === 'application/pdf' ? '.pdf' : undefined;
}

function resource(fields: Readonly<Record<string, string>>): { extension: string } {
  return { extension: extensionFor(fields['content-type']) ?? '.txt' };
}

/** The page of an HTTP answer; undefined when it is none: an error, a redirect, a picture, a script. */
function pageOf(record: Buffer, most: number): Page | undefined {
  const end = record.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const lines = record.subarray(0, end).toString('latin1').split('\r\n');
  const fields = headersOf(lines.slice(1));
  const extension = extensionFor(fields['content-type']);
  if (!/^HTTP\/\S+ 200\b/.test(lines[0]) || extension === undefined) return undefined;
  let body = record.subarray(end + 4);
  // Many archives store the body unpacked and keep the header.
  if (/chunked/i.test(fields['transfer-encoding'] ?? '')) body = unchunked(body) ?? body;
  const unpack = UNPACK[(fields['content-encoding'] ?? '').toLowerCase()];
  if (unpack !== undefined) {
    try {
      body = unpack(body, { maxOutputLength: most });
    } catch {
      // Unpacked already, or damaged: what can be read of it is read.
    }
  }
  return { body, extension };
}

const UNPACK: Readonly<Record<string, (body: Buffer, options: { maxOutputLength: number }) => Buffer>> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

function unchunked(body: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const end = body.indexOf('\r\n', at);
    const size =
      end < 0
        ? Number.NaN
        : Number.parseInt(body.subarray(at, Math.min(end, at + 20)).toString('latin1'), 16);
    if (Number.isNaN(size)) return undefined;
    if (size === 0) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
