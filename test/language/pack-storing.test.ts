import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packSection, unpackSection } from '../../src/language/pack-storing.ts';

/** Bytes of a length that are 0 but at some places. */
function sparse(length: number, places: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(length);
  for (const place of places) bytes[place % length] = (place % 255) + 1;
  return bytes;
}

/** Bytes that nothing compresses. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = (Math.imul(state, 1664525) + 1013904223) | 0) >>> 24);
}

describe('stored sections', () => {
  it.each([
    ['few bytes', sparse(100, [3, 4]), 'deflate', 'deflate'],
    ['many zeros', sparse(100_003, [0, 1, 7, 8, 500, 99_999, 100_002]), 'sparse', 'small'],
    ['nothing but zeros', sparse(100_000, []), 'sparse', 'small'],
    ['what deflates well', new Uint8Array(100_000).fill(7), 'deflate', 'deflate'],
    ['noise', noise(100_000), 'plain', 'plain'],
  ])('%s come back', (_, bytes, quick, small) => {
    for (const [want, way] of [[false, quick] as const, [true, small] as const]) {
      const { stored, file } = packSection(bytes, want);
      expect(stored[0]).toBe(way);
      const whole = Buffer.concat([Buffer.from('before'), ...file, Buffer.from('after')]);
      const memory = new Uint8Array(bytes.length);
      expect(unpackSection(whole, 6, stored, memory)).toBe(whole.length - 5);
      expect(Buffer.from(memory).equals(Buffer.from(bytes))).toBe(true);
    }
  });

  it('any bits are put back where they were', () => {
    const lengths = fc.integer({ min: 65_536, max: 65_600 });
    fc.assert(
      fc.property(
        lengths,
        fc.array(fc.nat(1_000_000), { maxLength: 200 }),
        fc.boolean(),
        (length, places, small) => {
          const bytes = sparse(length, places);
          const { stored, file } = packSection(bytes, small);
          const memory = new Uint8Array(length);
          unpackSection(Buffer.concat(file), 0, stored, memory);
          expect(Buffer.from(memory).equals(Buffer.from(bytes))).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('refuses what is cut off and what has too few or too many values', () => {
    const { stored, file } = packSection(sparse(70_000, [1, 2, 3, 40_000]), false);
    const whole = Buffer.concat(file);
    const memory = (): Uint8Array => new Uint8Array(70_000);
    expect(() => unpackSection(whole.subarray(0, -1), 0, stored, memory())).toThrow('ends early');
    const [, map = 0, values = 0] = stored;
    expect(() => unpackSection(whole, 0, ['sparse', map, values - 1], memory())).toThrow('places');
    const longer = Buffer.concat([whole, Buffer.of(9)]);
    expect(() => unpackSection(longer, 0, ['sparse', map, values + 1], memory())).toThrow('places');
  });
});
