import { describe, expect, it } from 'vitest';
import { type LabelWish, placeLabels } from '../../web/src/map/labels.ts';

const FRAME = { width: 400, height: 300 };
const town = (text: string, x: number, y: number, weight = 1): LabelWish => ({ text, x, y, size: 5, weight });

describe('names on the map', () => {
  it('stand above their mark where there is room', () => {
    expect(placeLabels([town('Seoul', 200, 150)], FRAME)).toEqual([{ x: 200, y: 141, anchor: 'middle' }]);
  });

  it('go aside for the mark of another place', () => {
    const [koersk] = placeLabels([town('Koersk', 200, 150), town('Moskou', 200, 136)], FRAME);
    expect(koersk?.anchor).not.toBe('middle');
  });

  it('never lie on each other and never leave the map', () => {
    const wishes = Array.from({ length: 40 }, (_, i) =>
      town(`Plaats ${i}`, 150 + (i % 8) * 13, 100 + Math.floor(i / 8) * 15, i),
    );
    const boxes = placeLabels(wishes, FRAME).flatMap((label, i) => {
      if (label === undefined) return [];
      const width = wishes[i].text.length * 6.8;
      const left =
        label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - width : label.x - width / 2;
      return [{ left, right: left + width, top: label.y - 11, bottom: label.y + 3 }];
    });
    expect(boxes.length).toBeGreaterThan(5);
    for (const [i, a] of boxes.entries()) {
      expect(a.left).toBeGreaterThanOrEqual(0);
      expect(a.right).toBeLessThanOrEqual(FRAME.width);
      for (const b of boxes.slice(i + 1))
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
    }
  });

  it('are left out for the lighter place when there is room for one', () => {
    const tiny = { width: 46, height: 40 };
    const placed = placeLabels([town('Incheon', 23, 22, 1), town('Seoul', 23, 22, 9)], tiny);
    expect(placed[0]).toBeUndefined();
    expect(placed[1]).toBeDefined();
  });
});
