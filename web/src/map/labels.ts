/** A mark on the map that would like its name beside it. All in pixels. */
export interface LabelWish {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Half the mark's width; 0 for a name that stands in its area and marks no point. */
  readonly size: number;
  /** Whose name matters more when there is room for one. */
  readonly weight: number;
}

/** Where a name goes: its anchor and its base line. */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Mean width of a bold letter, and the height of a line, at the map's type size. */
const LETTER = 6.8;
const LINE = 14;
const GAP = 4;

/**
 * Names beside their marks so that no name lies on another name or on a mark: above, right, left, below or
 * aslant, the weightiest first (the greedy point labelling of cartography; Christensen, Marks and Shieber 1995 compare it).
 *
 * @returns a place for each wish, in their order; undefined where no room is left
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  frame: { readonly width: number; readonly height: number },
): readonly (Label | undefined)[] {
  const taken: Box[] = wishes.flatMap(({ x, y, size }) =>
    size === 0 ? [] : [{ left: x - size, right: x + size, top: y - size, bottom: y + size }],
  );
  const placed: (Label | undefined)[] = wishes.map(() => undefined);
  const order = wishes.map((_, at) => at).sort((a, b) => wishes[b].weight - wishes[a].weight || a - b);
  for (const at of order) {
    for (const label of positions(wishes[at])) {
      const box = boxOf(label, wishes[at].text);
      if (box.left < 0 || box.right > frame.width || box.top < 0 || box.bottom > frame.height) continue;
      if (taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      placed[at] = label;
      break;
    }
  }
  return placed;
}

function positions({ x, y, size }: LabelWish): readonly Label[] {
  const middle = y + LINE / 3;
  if (size === 0) return [{ x, y: middle, anchor: 'middle' }];
  // Where marks crowd, a name may stand a little off.
  return [GAP, GAP + LINE / 2, GAP + LINE].flatMap((gap) => [
    { x, y: y - size - gap, anchor: 'middle' },
    { x: x + size + gap, y: middle, anchor: 'start' },
    { x: x - size - gap, y: middle, anchor: 'end' },
    { x, y: y + size + LINE - GAP + gap, anchor: 'middle' },
    { x: x + size + gap, y: y - size, anchor: 'start' },
    { x: x - size - gap, y: y - size, anchor: 'end' },
    { x: x + size + gap, y: y + size + LINE / 2, anchor: 'start' },
    { x: x - size - gap, y: y + size + LINE / 2, anchor: 'end' },
  ]);
}

function boxOf({ x, y, anchor }: Label, text: string): Box {
  const width = text.length * LETTER;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - LINE + 3, bottom: y + 3 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
