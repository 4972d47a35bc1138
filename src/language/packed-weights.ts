/**
 * Rows of bytes added up four at a time: read as one number of 32 bits, its bytes 0 and 2 go into one sum of two halves, 1 and 3
 * into another. Each byte is raised by 128 so that it is not negative; 256 of them do not run over a half.
 */

/** Raises four bytes at once, by exclusive or. */
export const RAISE: number = 0x80808080 | 0;
export const RAISED = 128;
/** Bytes 0 and 2. */
export const HALVES = 0x00ff00ff;

const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Weights as numbers of four bytes each, in the order of a little-endian machine; undefined where they are no bytes. */
export function packedBytes(weights: Int8Array | Float32Array): Int32Array | undefined {
  return weights instanceof Int8Array && LITTLE_ENDIAN
    ? new Int32Array(weights.buffer, weights.byteOffset, weights.length / 4)
    : undefined;
}
