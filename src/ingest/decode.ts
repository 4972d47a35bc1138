import type { InputIssue } from './article.ts';

/** Bytes as text. `encoding` is absent when they are no text at all; the issue then says why. */
export interface Decoded {
  /** Without byte order mark; ends of line as they were. */
  readonly text: string;
  readonly encoding?: string;
  readonly issue?: Pick<InputIssue, 'code' | 'problem' | 'remedy' | 'fatal'>;
}

/** How many bytes at the head tell what the rest is. */
export const SNIFF_BYTES = 65_536;

const SIGNATURES: readonly (readonly [bytes: string, what: string])[] = [
  ['%PDF-', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP archive or office document'],
  ['\xd0\xcf\x11\xe0', 'an old office document'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['RIFF', 'a media file'],
  ['\x1f\x8b', 'a compressed file'],
  ['BZh', 'a compressed file'],
  ['\xfd7zXZ', 'a compressed file'],
  ['7z\xbc\xaf', 'a compressed file'],
  ['\x7fELF', 'a program'],
  ['MZ\x90', 'a program'],
  ['SQLite format 3', 'a database'],
  ['PAR1', 'a Parquet file'],
  ['ID3', 'a media file'],
  ['OggS', 'a media file'],
  ['{\\rtf', 'a rich text document'],
];

/**
 * Decodes bytes of unknown encoding: byte order mark, UTF-16 by its zero bytes, strict UTF-8, the charset that a page
 * declares, else Windows-1252, which holds all of Latin-1's letters.
 */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = sniffEncoding(bytes);
  if (encoding === 'utf-32') return unknownEncoding();
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return decodeUtf16(bytes, encoding);
  const body = hasUtf8Mark(bytes) ? bytes.subarray(3) : bytes;
  const binary = binaryReason(body);
  if (binary !== undefined) return notText(binary);
  const utf8 = strict(body, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  return decodeOther(body);
}

function strict(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function hasUtf8Mark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Encoding that the head of the bytes shows; `undefined` leaves UTF-8 and the one-byte encodings. */
export function sniffEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-32' | undefined {
  const [a, b, c, d] = bytes;
  if (
    (a === 0xff && b === 0xfe && c === 0 && d === 0 && bytes.length % 4 === 0) ||
    (a === 0 && b === 0 && c === 0xfe && d === 0xff)
  ) {
    return 'utf-32';
  }
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // Text in Latin letters has its zero bytes all on one side.
  const pairs = Math.min(bytes.length, 8192) >> 1;
  if (pairs < 2) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++;
    if (bytes[2 * i + 1] === 0) odd++;
  }
  if (odd >= pairs * 0.6 && even <= pairs * 0.05) return 'utf-16le';
  if (even >= pairs * 0.6 && odd <= pairs * 0.05) return 'utf-16be';
  return undefined;
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  const replaced = count(text, '\ufffd');
  if (replaced === 0) return { text, encoding };
  return { text, encoding, issue: lossy(encoding.toUpperCase(), replaced) };
}

function lossy(name: string, places: number): NonNullable<Decoded['issue']> {
  return {
    code: 'encoding',
    problem: `is ${name} with ${places} broken ${places === 1 ? 'place' : 'places'}, shown as \ufffd`,
    remedy: 'save it again as UTF-8',
    fatal: false,
  };
}

function count(text: string, char: string): number {
  let found = 0;
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) found++;
  return found;
}

function unknownEncoding(): Decoded {
  return {
    text: '',
    issue: {
      code: 'encoding',
      problem: 'is UTF-32, which is not read',
      remedy: 'save it as UTF-8',
      fatal: true,
    },
  };
}

function notText(what: string): Decoded {
  return {
    text: '',
    issue: {
      code: 'not-text',
      problem: `is ${what}, not text`,
      remedy: 'give the article as .txt, .md, .html or .jsonl',
      fatal: true,
    },
  };
}

/** Why the bytes are no text, or undefined. */
export function binaryReason(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, SNIFF_BYTES);
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 16)).toString('latin1');
  for (const [signature, what] of SIGNATURES) if (start.startsWith(signature)) return what;
  let control = 0;
  let zero = 0;
  for (const byte of head) {
    if (byte === 0) zero++;
    // Tab, line feed, vertical tab, form feed, carriage return and escape occur in texts.
    else if (byte < 0x20 && (byte < 9 || byte > 13) && byte !== 0x1b) control++;
  }
  if (zero > Math.max(2, head.length / 1000) || control > Math.max(4, head.length / 50))
    return 'a binary file';
  return undefined;
}

/** Bytes that are not UTF-8: a damaged UTF-8 file, a page that says what it is, or one byte a letter. */
function decodeOther(bytes: Uint8Array): Decoded {
  const loose = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const broken = count(loose, '\ufffd');
  let many = 0;
  for (let i = 0; i < loose.length && many <= broken * 4; i++) if (loose.charCodeAt(i) > 0x7f) many++;
  if (many - broken > broken * 3) return { text: loose, encoding: 'utf-8', issue: lossy('UTF-8', broken) };
  const declared = declaredCharset(bytes);
  if (declared !== undefined) {
    const text = strict(bytes, declared);
    if (text !== undefined) return { text, encoding: declared };
  }
  const { text, encoding } = decodeWestern(bytes);
  return {
    text,
    encoding,
    issue: {
      code: 'encoding',
      problem: `is not UTF-8 and was read as ${encoding === 'windows-1252' ? 'Windows-1252' : 'Latin-1'}`,
      remedy: 'save it as UTF-8 when letters come out wrong',
      fatal: false,
    },
  };
}

/** What stands in 0x80–0x9F in Windows-1252 (unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT); the five gaps stay control characters. */
const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** One byte a letter, never fails. */
export function decodeWestern(bytes: Uint8Array): { text: string; encoding: 'windows-1252' | 'latin1' } {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  let windows = false;
  const text = latin.replace(/[\x80-\x9f]/g, (char) => {
    windows = true;
    return C1[char.charCodeAt(0) - 0x80];
  });
  return { text, encoding: windows ? 'windows-1252' : 'latin1' };
}

/** Charset in the head of an HTML page or XML document, when the platform knows it. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  const match =
    /^\s{0,10}<\?xml[^<>]{1,100}?encoding\s{0,4}=\s{0,4}["']([\w-]{2,40})/i.exec(head) ??
    /<meta[^<>]{0,200}?charset\s{0,4}=\s{0,4}["']?([\w-]{2,40})/i.exec(head);
  if (match === null) return undefined;
  const label = match[1].toLowerCase();
  // Browsers read these as Windows-1252 too (encoding.spec.whatwg.org).
  if (label === 'iso-8859-1' || label === 'latin1' || label === 'us-ascii' || label === 'windows-1252')
    return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
