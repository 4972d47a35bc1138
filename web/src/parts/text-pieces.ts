import type { WordedClaim } from '../../../src/api/index.ts';

/** A run of an article's text: plain, or a sentence that claims were read in, its triggers apart. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  /** Claims whose sentence it is part of. */
  readonly claims: readonly string[];
  readonly isTrigger: boolean;
}

export interface Block {
  readonly start: number;
  readonly kind: string;
  readonly pieces: readonly Piece[];
}

/**
 * Cuts a text at the edges of its blocks, of the sentences that hold claims and of their triggers. Offsets are UTF-16 code
 * units, as everywhere; joined again the pieces are the text, but for the blank lines between blocks.
 */
export function blocksOf(
  text: string,
  marks: readonly { readonly start: number; readonly end: number; readonly kind: string }[],
  claims: readonly WordedClaim[],
): Block[] {
  const blocks = marks.length > 0 ? marks : [{ start: 0, end: text.length, kind: 'paragraph' }];
  return blocks.map(({ start, end, kind }) => {
    const inside = claims.filter(({ claim }) => claim.selector.start < end && claim.selector.end > start);
    const edges = new Set([start, end]);
    for (const { claim } of inside) {
      const spans = [claim.selector, ...(claim.trigger.span === undefined ? [] : [claim.trigger.span])];
      for (const span of spans)
        for (const edge of [span.start, span.end]) if (edge > start && edge < end) edges.add(edge);
    }
    const sorted = [...edges].sort((a, b) => a - b);
    const pieces = sorted.slice(0, -1).map((from, i): Piece => {
      const to = sorted[i + 1];
      const holds = (span: { readonly start: number; readonly end: number } | undefined): boolean =>
        span !== undefined && span.start <= from && span.end >= to;
      return {
        start: from,
        text: text.slice(from, to),
        claims: inside.filter(({ claim }) => holds(claim.selector)).map(({ claim }) => claim.id),
        isTrigger: inside.some(({ claim }) => holds(claim.trigger.span)),
      };
    });
    return { start, kind, pieces };
  });
}
