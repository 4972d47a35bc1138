/**
 * What a UTF-16 code unit is to the scanner. The numbers are chosen so that one comparison tells what may stand inside a
 * word (`LOWER` to `MARK`); everything that may join two parts of a token comes from `APOSTROPHE` on.
 */
export const SPACE = 0;
export const LOWER = 1;
export const UPPER = 2;
export const DIGIT = 3;
/** Combining marks, and signs without a width that stand in the middle of words. */
export const MARK = 4;
export const SYMBOL = 5;
export const PUNCTUATION = 6;
export const APOSTROPHE = 7;
export const PERIOD = 8;
export const HYPHEN = 9;
/** `/ & @ _ : ( + * $`: a word may go on after them, depending on what comes. */
export const JOINER = 10;
export const SURROGATE = 11;

function classify(code: number): number {
  // The large ranges of one class first, so that the table is made in a few milliseconds.
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3)) return LOWER;
  if (code >= 0xd800 && code <= 0xdfff) return SURROGATE;
  if (code >= 0xe000 && code <= 0xf8ff) return SYMBOL;
  if (code === 0xad || code === 0x200c || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f)) return MARK;
  const char = String.fromCharCode(code);
  if ("'’‘`´ʼ".includes(char)) return APOSTROPHE;
  if (char === '.') return PERIOD;
  if ('-‐‑'.includes(char)) return HYPHEN;
  if ('/&@_:(+*$'.includes(char)) return JOINER;
  if (/[\p{White_Space}\p{Cc}\p{Cf}]/u.test(char)) return SPACE;
  if (/\p{Lu}|\p{Lt}/u.test(char)) return UPPER;
  if (/\p{L}/u.test(char)) return LOWER;
  if (/\p{N}/u.test(char)) return DIGIT;
  if (/\p{M}/u.test(char)) return MARK;
  return /\p{P}/u.test(char) ? PUNCTUATION : SYMBOL;
}

/** Class of each code unit. */
export const CHAR_CLASS: Uint8Array = Uint8Array.from({ length: 0x10000 }, (_, code) => classify(code));

/** Whether a code unit separates tokens and belongs to none: white space, control and format characters. */
export function isSpace(code: number): boolean {
  return CHAR_CLASS[code] === SPACE;
}

/** Whether a code unit is a letter, digit or mark of the basic plane. */
export function isWordCode(code: number): boolean {
  return (CHAR_CLASS[code] - LOWER) >>> 0 < MARK;
}

/** Whether a code unit is a letter of the basic plane. */
export function isLetter(code: number): boolean {
  const kind = CHAR_CLASS[code];
  return kind === LOWER || kind === UPPER;
}

/** Whether the code units from `at` are a surrogate pair that spells a letter or digit of a higher plane. */
export function isAstralWord(text: string, at: number, limit: number): boolean {
  if (at + 1 >= limit) return false;
  const point = text.codePointAt(at) ?? 0;
  return point > 0xffff && /[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(point));
}

/** Lower case of a code unit, exact for Latin, Greek and Cyrillic letters; others stay as they are. */
export function foldCode(code: number): number {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
  if (CHAR_CLASS[code] !== UPPER) return code;
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
}
