import { joined, mixed } from './hashing.ts';

/** Values of a signature, bands they are cut into and rows of a band (Broder 1997; Leskovec et al., Mining of Massive Datasets, ch. 3). */
export const SIGNATURE = 128;
export const BANDS = 64;
const ROWS = SIGNATURE / BANDS;

const FACTORS = Int32Array.from({ length: SIGNATURE }, (_, i) => mixed(2 * i + 1) | 1);
const ADDENDS = Int32Array.from({ length: SIGNATURE }, (_, i) => mixed(0x5bd1e995 + i));

/** MinHash of a set of hashes; undefined of an empty one. */
export function signatureOf(shingles: Uint32Array): Int32Array | undefined {
  if (shingles.length === 0) return undefined;
  // Signed throughout: 32-bit integers stay in registers, and which order the values are in does not matter.
  const signature = new Int32Array(SIGNATURE).fill(0x7fffffff);
  for (const shingle of shingles) {
    for (let i = 0; i < SIGNATURE; i++) {
      const value = (Math.imul(shingle, FACTORS[i]) + ADDENDS[i]) | 0;
      // The high bits of a product are the mixed ones.
      const turned = (value >>> 15) | (value << 17);
      if (turned < signature[i]) signature[i] = turned;
    }
  }
  return signature;
}

/** Keys of the bands: two articles are compared when they share one. */
export function bandKeys(signature: Int32Array, salt = 0): Uint32Array {
  const keys = new Uint32Array(BANDS);
  for (let band = 0; band < BANDS; band++) {
    let key = mixed(band + salt);
    for (let row = 0; row < ROWS; row++) key = joined(key, signature[band * ROWS + row]);
    keys[band] = key;
  }
  return keys;
}
