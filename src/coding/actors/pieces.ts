/**
 * Names are compared piece by piece: runs of letters and digits without accents, in lower case. Hyphens, slashes,
 * apostrophes and full stops only divide, so that "Noord-Korea", "Noord Korea" and "Noord-Korea's", "Kim Jong-un" and
 * "Kim Jong Un", "Erdoğan" and "Erdogan" meet in one entry; what the capitals looked like is kept beside the key.
 */

/** How a piece is written. */
export const LOWER = 0;
export const CAPITALISED = 1;
export const ALL_CAPITALS = 2;

/** What stands before a piece. */
export const JOIN_SPACE = 0;
export const JOIN_HYPHEN = 1;
export const JOIN_SLASH = 2;
export const JOIN_APOSTROPHE = 3;
export const JOIN_OTHER = 4;

export interface Piece {
  readonly key: string;
  /** LOWER, CAPITALISED or ALL_CAPITALS. */
  readonly caps: number;
  /** JOIN_*: what stands before it inside the same token or name. */
  readonly join: number;
}

const PIECE = /[\p{L}\p{M}\p{N}]+/gu;
const ASCII_LETTER = /[a-z]/;

/** Letters that do not come apart into a base letter and a mark. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ł', 'l'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ı', 'i'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
]);

/** Lower case without accents. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  let plain = true;
  for (let i = 0; i < lower.length && plain; i++) plain = lower.charCodeAt(i) < 0x80;
  if (plain) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđðıßæœ]/g, (letter) => LETTERS.get(letter) ?? letter);
}

function capsOf(word: string): number {
  const first = word[0];
  if (first === first.toLowerCase()) return LOWER;
  return word === word.toUpperCase() ? ALL_CAPITALS : CAPITALISED;
}

function joinOf(between: string): number {
  if (between.includes('/')) return JOIN_SLASH;
  if (/[-\u2010-\u2015]/.test(between)) return JOIN_HYPHEN;
  if (/['\u2018\u2019]/.test(between)) return JOIN_APOSTROPHE;
  return between.trim() === '' ? JOIN_SPACE : JOIN_OTHER;
}

/** The pieces of a token or of a name, in order; none for punctuation. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(PIECE)) {
    const key = foldWord(match[0]);
    const join = pieces.length === 0 ? JOIN_SPACE : joinOf(text.slice(end, match.index));
    pieces.push({ key, caps: ASCII_LETTER.test(key) ? capsOf(match[0]) : LOWER, join });
    end = match.index + match[0].length;
  }
  return pieces;
}
