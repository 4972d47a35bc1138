/**
 * Feature hashing shared by the tagger, the name finder and the parser: a feature is a template number and a few integer
 * column values, mixed into 32 bits; the low bits are a row of a power-of-two table of weights. Two features that fall
 * together share their weights; training sees the same collisions as running does.
 *
 * Multipliers from MurmurHash3 (A. Appleby, public domain). Everything stays in 32-bit integers: no allocation.
 */

/** Mixes a template number and one value. The result is a signed 32-bit integer: mask it for a row. */
export function mix1(template: number, a: number): number {
  return finish(Math.imul(template, 0x9e3779b1) ^ round(a));
}

/** Mixes a template number and two values, in order. */
export function mix2(template: number, a: number, b: number): number {
  return finish(step(step(Math.imul(template, 0x9e3779b1), a), b));
}

/** Mixes a template number and three values, in order. */
export function mix3(template: number, a: number, b: number, c: number): number {
  return finish(step(step(step(Math.imul(template, 0x9e3779b1), a), b), c));
}

function round(value: number): number {
  const k = Math.imul(value, 0xcc9e2d51);
  return Math.imul((k << 15) | (k >>> 17), 0x1b873593);
}

function step(hash: number, value: number): number {
  const h = hash ^ round(value);
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Hash of a string's code units: equal to `hashUnits` over the same stretch of a text. */
export function hashString(text: string): number {
  return hashUnits(text, 0, text.length);
}

/** Hash of the code units of `text` from `start` to `end`, without cutting a substring. Signed 32-bit integer. */
export function hashUnits(text: string, start: number, end: number): number {
  let h = 0x811c9dc5 | 0;
  for (let i = start; i < end; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return finish(h);
}
