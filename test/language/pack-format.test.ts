import fc from 'fast-check';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { decodePack, encodePack, openPack, packOf } from '../../src/language/pack-format.ts';

const sample = (): Uint8Array =>
  encodePack(
    { model: 'sample', language: 'nl', bits: 4 },
    { bytes: new Int8Array([-1, 0, 1]), words: 'één\ntwee', numbers: new Uint32Array([7, 4_000_000_000]) },
  );

describe('pack format', () => {
  it('gives back what was put in', () => {
    const pack = decodePack(sample(), 'sample');
    expect(pack.meta).toEqual({ model: 'sample', language: 'nl', bits: 4 });
    expect([...pack.table('bytes', 'i8')]).toEqual([-1, 0, 1]);
    expect([...pack.table('numbers', 'u32')]).toEqual([7, 4_000_000_000]);
    expect(pack.text('words')).toBe('één\ntwee');
    expect([pack.has('words'), pack.has('other')]).toEqual([true, false]);
  });

  it('gives the same bytes for the same sections', () => {
    expect(Buffer.from(sample()).equals(Buffer.from(sample()))).toBe(true);
  });

  it('inverts for any tables and texts', () => {
    const table = fc.oneof(
      fc.int8Array(),
      fc.uint16Array(),
      fc.int32Array(),
      fc.float32Array({ noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(table), fc.string({ unit: 'grapheme' }), (tables, text) => {
        const sections: Record<string, (typeof tables)[number] | string> = { text };
        for (const [i, one] of tables.entries()) sections[`t${i}`] = one;
        const pack = decodePack(encodePack({}, sections), 'any');
        expect(pack.text('text')).toBe(Buffer.from(text, 'utf8').toString('utf8'));
        for (const [i, one] of tables.entries()) {
          const type = {
            Int8Array: 'i8',
            Uint16Array: 'u16',
            Int32Array: 'i32',
            Float32Array: 'f32',
          } as const;
          const back = pack.table(`t${i}`, type[one.constructor.name as keyof typeof type]);
          expect([...back]).toEqual([...one]);
        }
      }),
    );
  });

  it('is shared with a worker thread without a copy', async () => {
    const pack = decodePack(sample(), 'sample');
    const worker = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads');
       new Uint8Array(workerData)[workerData.byteLength - 1] ^= 255;
       parentPort.postMessage(workerData.byteLength);`,
      { eval: true, workerData: pack.shared },
    );
    const size = await new Promise((resolve, reject) =>
      worker.once('message', resolve).once('error', reject),
    );
    expect(size).toBe(pack.shared.byteLength);
    expect(packOf(pack.shared).table('numbers', 'u32')[1]).not.toBe(4_000_000_000);
  });

  it.each([
    ['another version', (file: Uint8Array) => Uint8Array.from(file).fill(9, 4, 5), /pack format 9.*again/],
    ['another file', () => Buffer.from('# not a pack at all, just a text'), /not a language pack/],
    ['a file cut short', (file: Uint8Array) => file.subarray(0, file.length - 9), /damaged|holds/],
    ['a file cut in its header', (file: Uint8Array) => file.subarray(0, 40), /cut off/],
    ['an empty file', () => new Uint8Array(), /not a language pack/],
  ])('refuses %s', (_, spoil, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'pack-'));
    const path = join(folder, 'x.pack');
    writeFileSync(path, spoil(sample()));
    expect(() => openPack(path)).toThrow(message);
    expect(() => openPack(path)).toThrow(expect.objectContaining({ code: 'bad-pack' }));
  });

  it('names a missing file and a section of another type', () => {
    expect(() => openPack('/nowhere/nl.pack')).toThrow(/cannot read the pack .*nl\.pack/);
    expect(() => decodePack(sample(), 'sample').table('words', 'u8')).toThrow(/has text for words/);
    expect(() => decodePack(sample(), 'sample').text('more')).toThrow(/has nothing for more/);
  });
});
