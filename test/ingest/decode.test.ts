import { describe, expect, it } from 'vitest';
import { decode } from '../../src/ingest/index.ts';

const TEXT = 'Oekraïne vraagt om “meer” steun – één miljard €.';

function utf16(text: string, big: boolean): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

describe('decode', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16 LE with a mark', utf16(`\ufeff${TEXT}`, false), 'utf-16le'],
    ['UTF-16 BE with a mark', utf16(`\ufeff${TEXT}`, true), 'utf-16be'],
    ['UTF-16 LE', utf16(TEXT, false), 'utf-16le'],
    ['UTF-16 BE', utf16(TEXT, true), 'utf-16be'],
  ])('reads %s', (_, bytes, encoding) => {
    expect(decode(bytes)).toEqual({ text: TEXT, encoding });
  });

  it('reads Windows-1252 and Latin-1, and says so', () => {
    const windows = Buffer.from('Oekra\xefne \x93meer\x94 \x80 \x96', 'latin1');
    expect(decode(windows)).toMatchObject({
      text: 'Oekraïne “meer” € –',
      encoding: 'windows-1252',
      issue: { code: 'encoding', fatal: false },
    });
    expect(decode(Buffer.from('Oekra\xefne', 'latin1'))).toMatchObject({
      text: 'Oekraïne',
      encoding: 'latin1',
    });
  });

  it('keeps a UTF-8 text with one broken place', () => {
    const bytes = Buffer.concat([Buffer.from('één één één één '), Buffer.from([0xe9]), Buffer.from(' x')]);
    expect(decode(bytes)).toMatchObject({
      text: 'één één één één \ufffd x',
      encoding: 'utf-8',
      issue: { code: 'encoding' },
    });
  });

  it('believes the charset of a page when the bytes are not UTF-8', () => {
    const page = Buffer.concat([
      Buffer.from('<html><meta charset="windows-1251"><p>'),
      Buffer.from([0xca, 0xe8, 0xec]),
    ]);
    expect(decode(page)).toEqual({
      text: '<html><meta charset="windows-1251"><p>Ким',
      encoding: 'windows-1251',
    });
  });

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7 tekst')],
    ['an office document', Buffer.from('PK\x03\x04zip')],
    ['zero bytes', Buffer.concat([Buffer.from('abc'), Buffer.alloc(50), Buffer.from([1, 2, 3])])],
    ['control characters', Buffer.from(Array.from({ length: 200 }, (_, i) => i % 8 || 1))],
  ])('refuses %s', (_, bytes) => {
    expect(decode(bytes)).toMatchObject({ text: '', issue: { code: 'not-text', fatal: true } });
  });
});
