/*
 * A posting list says where a term stands in a segment: sentences counted through the whole segment, rising, and the place in the
 * sentence. Stored: the first and the last sentence, the gaps from each to the next as variable-length integers (7 bits a byte,
 * least first, the high bit says that more follow), and apart from them the places, a byte each: alike bytes together compress
 * better, and lists of segments that follow each other are joined without decoding them.
 */

/** A decoded list; both columns are of the same length, sorted by sentence, then place. */
export interface Postings {
  readonly sentence: Uint32Array;
  readonly place: Uint8Array;
}

export interface PackedPostings {
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly gaps: Uint8Array;
  readonly places: Uint8Array;
}

export const NO_POSTINGS: Postings = { sentence: new Uint32Array(0), place: new Uint8Array(0) };

/** @throws RangeError when the sentences do not rise */
export function packPostings(sentences: ArrayLike<number>, places: ArrayLike<number>): PackedPostings {
  const count = sentences.length;
  let size = 0;
  for (let i = 1; i < count; i++) {
    let gap = sentences[i] - sentences[i - 1];
    if (gap < 0) throw new RangeError('sentences do not rise');
    for (; gap > 0x7f; gap >>>= 7) size++;
    size++;
  }
  const gaps = new Uint8Array(size);
  let at = 0;
  for (let i = 1; i < count; i++) {
    let gap = sentences[i] - sentences[i - 1];
    for (; gap > 0x7f; gap >>>= 7) gaps[at++] = (gap & 0x7f) | 0x80;
    gaps[at++] = gap;
  }
  return {
    first: count === 0 ? 0 : sentences[0],
    last: count === 0 ? 0 : sentences[count - 1],
    count,
    gaps,
    places: Uint8Array.from(places),
  };
}

/** One list of several that follow each other; nothing is unpacked. */
export function joinPostings(parts: readonly PackedPostings[]): PackedPostings {
  if (parts.length === 1) return parts[0];
  const gaps: Uint8Array[] = [];
  for (const [i, part] of parts.entries()) {
    if (i > 0) gaps.push(packPostings([parts[i - 1].last, part.first], []).gaps);
    gaps.push(part.gaps);
  }
  return {
    first: parts[0].first,
    last: parts[parts.length - 1].last,
    count: parts.reduce((sum, { count }) => sum + count, 0),
    gaps: Buffer.concat(gaps),
    places: Buffer.concat(parts.map(({ places }) => places)),
  };
}

export function unpackPostings({ first, count, gaps, places }: PackedPostings): Postings {
  const sentence = new Uint32Array(count);
  let at = 0;
  let value = first;
  if (count > 0) sentence[0] = first;
  for (let i = 1; i < count; i++) {
    let byte = gaps[at++];
    let gap = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = gaps[at++];
      gap |= (byte & 0x7f) << shift;
    }
    value += gap;
    sentence[i] = value;
  }
  return { sentence, place: places };
}
