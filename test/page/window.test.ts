import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Extent, ROW, heightOf, positionAt, rowsAt, scrollTo } from '../../web/src/ledger/window.ts';

const extentOf: fc.Arbitrary<Extent> = fc.record({
  count: fc.integer({ min: 0, max: 2_000_000 }),
  view: fc.integer({ min: 100, max: 3000 }),
});

describe('a list longer than a browser can draw', () => {
  it('is never higher than browsers draw', () => {
    fc.assert(fc.property(extentOf, (extent) => heightOf(extent) <= 8_000_000));
  });

  it('shows rows that are there, and all that are in sight', () => {
    fc.assert(
      fc.property(extentOf, fc.double({ min: 0, max: 1, noNaN: true }), (extent, share) => {
        const scrolled = share * Math.max(0, heightOf(extent) - extent.view);
        const position = positionAt(scrolled, extent, { scrolled: 0, position: 0 });
        const { from, to } = rowsAt(position, extent, 0);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(extent.count);
        expect(to * ROW).toBeGreaterThanOrEqual(Math.min(extent.count * ROW, position + extent.view));
        expect(from * ROW).toBeLessThanOrEqual(position);
      }),
    );
  });

  it('reaches its first and its last row', () => {
    const extent = { count: 1_000_000, view: 800 };
    const before = { scrolled: 4_000_000, position: 48_000_000 };
    expect(positionAt(0, extent, before)).toBe(0);
    const { to } = rowsAt(positionAt(heightOf(extent), extent, before), extent, 0);
    expect(to).toBe(1_000_000);
  });

  it('moves rows by as many pixels as are scrolled, and jumps to the same share', () => {
    const extent = { count: 1_000_000, view: 800 };
    const before = scrollTo(500_000, extent);
    expect(before.position).toBe(500_000 * ROW);
    expect(positionAt(before.scrolled + 120, extent, before)).toBe(before.position + 120);
    const jump = positionAt(before.scrolled / 2, extent, before);
    expect(Math.abs(jump - before.position / 2)).toBeLessThan(1000);
  });
});
