import { binaryReason, decode, type Decoded, decodeWestern, sniffEncoding, SNIFF_BYTES } from './decode.ts';

/** A line of a stream: its text, or why it has none. Numbers are 1-based and count blank lines. */
export type StreamLine =
  | { readonly number: number; readonly text: string; readonly encoding?: 'windows-1252' | 'latin1' }
  | { readonly number: number; readonly problem: string }
  | { readonly number: number; readonly text: undefined; readonly issue: NonNullable<Decoded['issue']> };

const NEWLINE = 0x0a;

/**
 * Splits a stream of bytes into lines without holding more than one of them. UTF-16 and the one-byte encodings are told
 * by the head. @param most longest line in bytes; a longer one is passed over and reported
 */
export async function* readLines(
  head: readonly Uint8Array[],
  rest: AsyncIterable<Uint8Array> | undefined,
  most: number,
): AsyncGenerator<StreamLine> {
  const start = Buffer.concat(head);
  const encoding = sniffEncoding(start);
  if (
    encoding === 'utf-32' ||
    (encoding === undefined && binaryReason(start.subarray(0, SNIFF_BYTES)) !== undefined)
  ) {
    const { issue } = decode(start.subarray(0, SNIFF_BYTES));
    if (issue !== undefined) yield { number: 1, text: undefined, issue };
    return;
  }
  const stream = chained(start, rest);
  const bytes = encoding === undefined ? stream : toUtf8(stream, encoding);
  let number = 0;
  let parts: Uint8Array[] = [];
  let size = 0;
  let first = true;
  for await (const chunk of bytes) {
    let from = first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;
    first = false;
    for (let at = chunk.indexOf(NEWLINE, from); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      parts.push(chunk.subarray(from, at));
      yield lineOf(++number, parts, size + at - from, most);
      parts = [];
      size = 0;
      from = at + 1;
    }
    size += chunk.length - from;
    // Of a line that is too long already, only the length counts.
    if (size <= most) parts.push(chunk.subarray(from));
    else parts = [];
  }
  if (size > 0) yield lineOf(++number, parts, size, most);
}

function lineOf(number: number, parts: readonly Uint8Array[], size: number, most: number): StreamLine {
  if (size > most) return { number, problem: `has a line of ${size} bytes` };
  const bytes = Buffer.concat(parts);
  try {
    return { number, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { number, ...decodeWestern(bytes) };
  }
}

async function* chained(
  head: Uint8Array,
  rest: AsyncIterable<Uint8Array> | undefined,
): AsyncGenerator<Uint8Array> {
  yield head;
  if (rest !== undefined) yield* rest;
}

async function* toUtf8(source: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source) yield Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8');
  yield Buffer.from(decoder.decode(), 'utf8');
}
