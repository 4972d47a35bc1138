import { InputFailure, streamOf } from '../source.ts';
import type { ByteReader } from './reader.ts';

const MOST_PARTS = 5000;

/** Pages that a browser saved as one file with all that belongs to them (RFC 2557): the page itself is read. */
export const mhtmlReader: ByteReader = {
  name: 'mhtml',
  extensions: ['.mhtml', '.mht'],
  streams: false,
  accepts(extension, head) {
    if (this.extensions.includes(extension)) return true;
    return extension === '' && /^(?:[\w-]{1,60}: .*\r?\n)+/.test(head) && head.includes('multipart/related');
  },
  async *readBytes(_, source, context) {
    const text = (await source.bytes()).toString('latin1');
    const { fields, body } = messageOf(text);
    const boundary = /boundary="?([^";\s]{1,200})"?/i.exec(fields['content-type'] ?? '')?.[1];
    const parts = boundary === undefined ? [body] : body.split(`--${boundary}`, MOST_PARTS).slice(1);
    for (const part of boundary === undefined ? [text] : parts) {
      const own = messageOf(part.replace(/^\r?\n/, ''));
      if (!/^text\/html|^application\/xhtml/i.test(own.fields['content-type'] ?? '')) continue;
      const url = [fields['snapshot-content-location'], own.fields['content-location']].find((value) =>
        /^https?:/i.test(value ?? ''),
      );
      const bytes = decoded(own.body, own.fields['content-transfer-encoding'] ?? '');
      yield* context.unpacked('.html', streamOf(bytes), { ...context.given, url });
      return;
    }
    throw new InputFailure('no-article', 'holds no page', 'save the page again');
  },
};

interface Message {
  readonly fields: Readonly<Record<string, string>>;
  readonly body: string;
}

function messageOf(text: string): Message {
  const end = /\r?\n\r?\n/.exec(text);
  if (end === null) return { fields: {}, body: text };
  const fields: Record<string, string> = {};
  const head = text.slice(0, end.index).replace(/\r?\n[ \t]+/g, ' ');
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) fields[line.slice(0, colon).toLowerCase()] ??= line.slice(colon + 1).trim();
  }
  return { fields, body: text.slice(end.index + end[0].length) };
}

function decoded(body: string, encoding: string): Buffer {
  switch (encoding.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return Buffer.from(
        body
          .replace(/=\r?\n/g, '')
          .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      );
    default:
      return Buffer.from(body, 'latin1');
  }
}
