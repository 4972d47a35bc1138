import {
  CHAR_CLASS,
  APOSTROPHE,
  HYPHEN,
  LOWER,
  MARK,
  PERIOD,
  SPACE,
  SURROGATE,
  UPPER,
  foldCode,
  isAstralWord,
  isLetter,
  isWordCode,
} from './char-class.ts';
import type { WordTable } from './word-table.ts';

/*
 * What the scanner sees when it looks ahead from a place where a token may go on or end. All functions take the text and
 * the offset where the readable stretch ends, read nothing beyond it, and look a bounded number of code units ahead,
 * except along white space and addresses, which are read once.
 */

/** How far a name with stops in it is followed, in code units. */
const NAME_REACH = 80;

/** Code unit at an offset, or a space beyond the end of the stretch. */
export function codeAt(text: string, at: number, limit: number): number {
  return at < limit ? text.charCodeAt(at) : 0x20;
}

/** Class of the code unit at an offset, or SPACE beyond the end of the stretch. */
export function classAt(text: string, at: number, limit: number): number {
  return at < limit ? CHAR_CLASS[text.charCodeAt(at)] : SPACE;
}

/** Offset of the first code unit from `at` that is no white space, or `limit`. */
export function skipSpace(text: string, at: number, limit: number): number {
  while (at < limit && CHAR_CLASS[text.charCodeAt(at)] === SPACE) at++;
  return at;
}

/** Where the letters, digits and marks from `at` end, at most `reach` code units further. */
export function wordEnd(text: string, at: number, limit: number, reach: number): number {
  const last = Math.min(limit, at + reach);
  while (at < last && isWordCode(text.charCodeAt(at))) at++;
  return at;
}

const CLOSERS_OF_ADDRESS = new Set([...'.,;:!?\'’"”…*_'].map((char) => char.charCodeAt(0)));
const NO_ADDRESS = new Set([...'<>"“”„«»{}|\\^`'].map((char) => char.charCodeAt(0)));

/** End of an internet address that begins before `at`: up to white space, without the punctuation that closes a sentence. */
export function addressEnd(text: string, at: number, limit: number): number {
  let end = at;
  let opened = 0;
  let squares = 0;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (CHAR_CLASS[code] === SPACE || NO_ADDRESS.has(code)) break;
    if (code === 0x28) opened++;
    else if (code === 0x29 && --opened < 0) break;
    else if (code === 0x5b) squares++;
    else if (code === 0x5d && --squares < 0) break;
    end++;
  }
  while (end > at && CLOSERS_OF_ADDRESS.has(text.charCodeAt(end - 1))) end--;
  return end;
}

/** End of the part of an e-mail address after the `@` at `at`, or -1 when there is none. */
export function mailHostEnd(text: string, at: number, limit: number): number {
  if (!isWordCode(codeAt(text, at + 1, limit))) return -1;
  let end = at + 1;
  while (end < limit) {
    const code = text.charCodeAt(end);
    const kind = CHAR_CLASS[code];
    const inside = isWordCode(code) || code === 0x5f;
    if (!inside && !((kind === PERIOD || kind === HYPHEN) && isWordCode(codeAt(text, end + 1, limit)))) break;
    end++;
  }
  return end;
}

/** The same after `...@` at `at`, of an address that was shortened so that nobody writes to it (`jan...@voorbeeld.nl`). */
export function shortenedHostEnd(text: string, at: number, limit: number): number {
  return text.startsWith('...@', at) ? mailHostEnd(text, at + 3, limit) : -1;
}

/** Where a name with a stop, hyphen or underline at `at` ends and what it is. */
export interface NameAhead {
  readonly end: number;
  readonly mail: boolean;
}

/** Follows an e-mail, internet or file name through the stop, hyphen or underline at `at`; undefined when it is none. */
export function nameAhead(
  text: string,
  at: number,
  limit: number,
  endings: WordTable,
): NameAhead | undefined {
  const reach = Math.min(limit, at + NAME_REACH);
  let end = -1;
  let i = at;
  // Two stops between small letters (`alt.animals.cat`) are a name too: no two sentences end so close together.
  let small = 0;
  while (i < reach) {
    const joint = text.charCodeAt(i);
    if (joint === 0x40) {
      const mail = mailHostEnd(text, i, limit);
      return mail < 0 ? undefined : { end: mail, mail: true };
    }
    if (CHAR_CLASS[joint] !== PERIOD && CHAR_CLASS[joint] !== HYPHEN && joint !== 0x5f && joint !== 0x2b)
      break;
    const first = i + 1;
    i = wordEnd(text, first, reach, NAME_REACH);
    if (i === first) {
      const shortened = shortenedHostEnd(text, first - 1, limit);
      if (shortened >= 0) return { end: shortened, mail: true };
      break;
    }
    if (CHAR_CLASS[joint] !== PERIOD) continue;
    small = isLowerAt(text, first, i) && isLowerAt(text, first - 2, i) ? small + 1 : 0;
    if (small >= 2 || isEnding(text, first, i, endings)) end = i;
  }
  return end < 0 ? undefined : { end, mail: false };
}

/** Endings are written small, those of files also in capitals. A word with one capital starts a sentence. */
function isEnding(text: string, first: number, end: number, endings: WordTable): boolean {
  if (endings.at(text, first, end) === 0) return false;
  let capitals = 0;
  for (let i = first; i < end; i++) if (CHAR_CLASS[text.charCodeAt(i)] === UPPER) capitals++;
  return capitals === 0 || (capitals === end - first && capitals > 2);
}

/** After `(` at `at`: the offset after `)` when only letters and hyphens stand between them, at most 16; else -1. */
export function bracketedEnd(text: string, at: number, limit: number): number {
  const reach = Math.min(limit, at + 18);
  let i = at + 1;
  while (i < reach && (isLetter(text.charCodeAt(i)) || CHAR_CLASS[text.charCodeAt(i)] === HYPHEN)) i++;
  return i > at + 1 && i < reach && text.charCodeAt(i) === 0x29 ? i + 1 : -1;
}

/** After a quote at `at`: the offset of the letter after `"…"-` as in `"quasi"-voorstel`, or -1. */
export function quotedPartEnd(text: string, at: number, limit: number, close: number): number {
  const reach = Math.min(limit, at + 42);
  let i = at + 1;
  while (i < reach && (isWordCode(text.charCodeAt(i)) || CHAR_CLASS[text.charCodeAt(i)] === HYPHEN)) i++;
  if (i === at + 1 || i >= reach || text.charCodeAt(i) !== close) return -1;
  if (CHAR_CLASS[codeAt(text, i + 1, limit)] !== HYPHEN || !isLetter(codeAt(text, i + 2, limit))) return -1;
  return i + 2;
}

/** Whether the letters from `at` are `word` (in small letters), in any case, and end there. */
export function spells(text: string, at: number, limit: number, word: string): boolean {
  const end = at + word.length;
  if (end > limit) return false;
  for (let i = 0; i < word.length; i++) {
    if (foldCode(text.charCodeAt(at + i)) !== word.charCodeAt(i)) return false;
  }
  return end === limit || !isWordCode(text.charCodeAt(end));
}

/**
 * End of a sign outside the basic plane, or of any sign with what belongs to it: variation selectors, skin tones, the second
 * half of a flag, and signs joined to it by a zero-width joiner. A lone surrogate is a sign of its own.
 */
export function signEnd(text: string, at: number, limit: number): number {
  let end = at + width(text, at, limit);
  if (isFlagLetter(text, at, limit) && isFlagLetter(text, end, limit)) return end + 2;
  for (;;) {
    while (end < limit && CHAR_CLASS[text.charCodeAt(end)] === MARK) end++;
    const joined = end < limit && text.charCodeAt(end - 1) === 0x200d && isSign(text, end, limit);
    if (!joined && !isSkinTone(text, end, limit)) return end;
    end += width(text, end, limit);
  }
}

function width(text: string, at: number, limit: number): number {
  return at + 1 < limit && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function pointAt(text: string, at: number, limit: number): number {
  return at + 1 < limit ? (text.codePointAt(at) ?? 0) : 0;
}

function isSkinTone(text: string, at: number, limit: number): boolean {
  const point = pointAt(text, at, limit);
  return point >= 0x1f3fb && point <= 0x1f3ff;
}

function isFlagLetter(text: string, at: number, limit: number): boolean {
  const point = pointAt(text, at, limit);
  return point >= 0x1f1e6 && point <= 0x1f1ff;
}

function isSign(text: string, at: number, limit: number): boolean {
  const kind = CHAR_CLASS[text.charCodeAt(at)];
  if (kind === SURROGATE) return !isAstralWord(text, at, limit);
  return kind > MARK && kind < APOSTROPHE;
}

/** Whether the code unit at `at` is a small letter. */
export function isLowerAt(text: string, at: number, limit: number): boolean {
  return classAt(text, at, limit) === LOWER;
}
