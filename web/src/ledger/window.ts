/*
 * A list of any length in a page of limited height: browsers draw no element that is higher than some 30 million pixels. Small
 * steps of scrolling move the rows by as many pixels; a jump goes to the same share of the list.
 */

/** Height of a row in pixels; ledger.css says the same. */
export const ROW = 96;
const MOST_HEIGHT = 8_000_000;

export interface Extent {
  readonly count: number;
  /** Pixels of the list that are in sight. */
  readonly view: number;
}

/** Height of the element that scrolls. */
export function heightOf({ count }: Extent): number {
  return Math.min(MOST_HEIGHT, count * ROW);
}

/** Where in the list, in pixels of rows, one is. @param before where one was, and what was scrolled to then */
export function positionAt(
  scrolled: number,
  extent: Extent,
  before: { readonly scrolled: number; readonly position: number },
): number {
  const [most, whole] = [mostScroll(extent), mostPosition(extent)];
  if (scrolled <= 0 || most === 0) return 0;
  if (scrolled >= most) return whole;
  const step = scrolled - before.scrolled;
  if (Math.abs(step) > 2 * extent.view) return (scrolled / most) * whole;
  return Math.max(0, Math.min(whole, before.position + step));
}

/** What to scroll to so that a row is the first. */
export function scrollTo(
  row: number,
  extent: Extent,
): { readonly scrolled: number; readonly position: number } {
  const position = Math.max(0, Math.min(mostPosition(extent), row * ROW));
  const whole = mostPosition(extent);
  return { position, scrolled: whole === 0 ? 0 : Math.round((position / whole) * mostScroll(extent)) };
}

/** Rows that are in sight, and some more on both sides. */
export function rowsAt(
  position: number,
  { count, view }: Extent,
  more = 6,
): { readonly from: number; readonly to: number } {
  return {
    from: Math.max(0, Math.floor(position / ROW) - more),
    to: Math.min(count, Math.ceil((position + view) / ROW) + more),
  };
}

function mostScroll(extent: Extent): number {
  return Math.max(0, heightOf(extent) - extent.view);
}

function mostPosition({ count, view }: Extent): number {
  return Math.max(0, count * ROW - view);
}
