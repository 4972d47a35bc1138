import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * How a section of a pack stands in its file: a tuple of its way and the bytes of each stored part.
 *
 *     ['plain', n]        as in memory
 *     ['deflate', n]      raw deflate of that
 *     ['sparse', m, n]    which bytes are not 0, a bit each from the lowest on, in raw deflate; then those bytes
 *     ['small', m, n]     the same with those bytes in raw deflate too
 *
 * Most weights are 0, and the others hardly compress: so there is much less to inflate than in a deflated table.
 */
export type Storing = readonly ['plain' | 'deflate', number] | readonly ['sparse' | 'small', number, number];

/** Sections of fewer bytes are deflated whole. */
const LARGE = 65_536;
/** Share of bytes that are not 0 from which a section counts as dense. */
const DENSE = 0.6;

/** @param small whether fewer bytes are worth more than a quick start */
export function packSection(bytes: Uint8Array, small: boolean): { stored: Storing; file: Uint8Array[] } {
  let count = 0;
  for (const byte of bytes) if (byte !== 0) count++;
  if (bytes.length < LARGE || count > bytes.length * DENSE) {
    const deflated = deflateRawSync(bytes, { level: 9, memLevel: 9 });
    const plain = bytes.length >= LARGE && deflated.length > bytes.length * DENSE;
    const file = plain ? bytes : deflated;
    return { stored: [plain ? 'plain' : 'deflate', file.length], file: [file] };
  }
  const bits = new Uint8Array(Math.ceil(bytes.length / 8));
  const values = new Uint8Array(count);
  let n = 0;
  for (const [i, byte] of bytes.entries()) {
    if (byte === 0) continue;
    bits[i >> 3] |= 1 << (i & 7);
    values[n++] = byte;
  }
  const map = deflateRawSync(bits, { level: 9, memLevel: 9 });
  const kept = small ? deflateRawSync(values, { strategy: constants.Z_HUFFMAN_ONLY }) : values;
  return { stored: [small ? 'small' : 'sparse', map.length, kept.length], file: [map, kept] };
}

/**
 * Puts a section in memory, which holds zeros.
 * @param at where it starts in the file
 * @returns where it ends
 * @throws Error when the bytes are not what `stored` says
 */
export function unpackSection(file: Uint8Array, at: number, stored: Storing, memory: Uint8Array): number {
  const [way, first, second = 0] = stored;
  const middle = at + first;
  const end = middle + second;
  if (end > file.length) throw new RangeError('the file ends early');
  const head = file.subarray(at, middle);
  if (way === 'plain') memory.set(head);
  else if (way === 'deflate') memory.set(inflate(head, memory.length));
  else {
    const bits = inflate(head, Math.ceil(memory.length / 8));
    const tail = file.subarray(middle, end);
    spread(bits, way === 'sparse' ? tail : inflate(tail, memory.length), memory);
  }
  return end;
}

/** Inflates in one piece. @param most bytes that may come of it */
function inflate(bytes: Uint8Array, most: number): Uint8Array {
  // One chunk of the right size: by default zlib makes thousands and joins them.
  const chunkSize = Math.max(64, most + 1);
  return inflateRawSync(bytes, { chunkSize, maxOutputLength: Math.max(1, most) });
}

/** Puts values where bits are set. */
function spread(bits: Uint8Array, values: Uint8Array, memory: Uint8Array): void {
  const whole = memory.length >> 3;
  // Reading past the end of the values would make this loop slow for good.
  const safe = values.length - 8;
  let n = 0;
  let i = 0;
  for (; i < whole && n <= safe; i++) {
    const byte = bits[i];
    if (byte === 0) continue;
    const at = i << 3;
    // Without branches: what is not set takes a value and masks it.
    memory[at] = values[n] & -(byte & 1);
    n += byte & 1;
    memory[at + 1] = values[n] & -((byte >> 1) & 1);
    n += (byte >> 1) & 1;
    memory[at + 2] = values[n] & -((byte >> 2) & 1);
    n += (byte >> 2) & 1;
    memory[at + 3] = values[n] & -((byte >> 3) & 1);
    n += (byte >> 3) & 1;
    memory[at + 4] = values[n] & -((byte >> 4) & 1);
    n += (byte >> 4) & 1;
    memory[at + 5] = values[n] & -((byte >> 5) & 1);
    n += (byte >> 5) & 1;
    memory[at + 6] = values[n] & -((byte >> 6) & 1);
    n += (byte >> 6) & 1;
    memory[at + 7] = values[n] & -(byte >> 7);
    n += byte >> 7;
  }
  for (let at = i << 3; at < memory.length; at++) {
    if (((bits[at >> 3] >> (at & 7)) & 1) === 1) memory[at] = values[n++];
  }
  if (n !== values.length) throw new RangeError(`${values.length} values for ${n} places`);
}
