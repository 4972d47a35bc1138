/** 32-bit FNV-1a over UTF-16 code units, well mixed at the end. */
export function hashOf(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return mixed(hash);
}

/** The finaliser of MurmurHash3: every bit of the input reaches every bit of the result. */
export function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Hash of two hashes in order. */
export function joined(a: number, b: number): number {
  return mixed(Math.imul(a, 0x9e3779b1) ^ b);
}
