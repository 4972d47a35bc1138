import { NAME_KINDS } from '../document/index.ts';

/**
 * Labels of tokens: 0 is outside; a name of kind k starts with 1 + 2k and goes on with 2 + 2k. The order is stored in packs by
 * NAME_KINDS.
 */
export const OUTSIDE = 0;
export const LABEL_COUNT: number = 1 + 2 * NAME_KINDS.length;

export function beginsKind(kind: number): number {
  return 1 + 2 * kind;
}

/** Index into NAME_KINDS of a label that is not OUTSIDE. */
export function kindOfLabel(label: number): number {
  return (label - 1) >> 1;
}

export function isInside(label: number): boolean {
  return label !== OUTSIDE && (label & 1) === 0;
}

/** Whether a label may follow another: inside a name only after a label of the same kind. */
export function mayFollow(before: number, label: number): boolean {
  return !isInside(label) || before === label || before === label - 1;
}
