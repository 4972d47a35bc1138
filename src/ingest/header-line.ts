import { findDates, type FoundDate } from './dates.ts';
import { isListed, listedPrefix, normalLine, pageLexicon } from './lexicon.ts';
import type { Unit } from './lines.ts';
import { isNameLike, isOutletLike, isSectionName } from './shape.ts';

/** One thing that a line above or below the article says. Offsets are into the line's plain text. */
export interface HeaderPiece {
  readonly kind: 'author' | 'outlet' | 'section' | 'published' | 'modified' | 'other';
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/**
 * Takes apart a line such as `Door Wies Oudendijk — De Noordzee Courant — 24 juni 2024` or `Het Vlietblad | Wereld`.
 * Pieces that are nothing known are `other`.
 */
export function headerPieces(text: string): HeaderPiece[] {
  const pieces: HeaderPiece[] = [];
  const dates = findDates(text);
  let from = 0;
  let roleWord: FoundDate['role'];
  for (const date of dates) {
    pieces.push(...wordPieces(text, from, date.start));
    const role = date.role ?? roleWord ?? 'published';
    roleWord = date.role;
    pieces.push({ kind: role, start: date.start, end: date.end, value: date.value });
    from = date.end;
  }
  pieces.push(...wordPieces(text, from, text.length));
  return pieces;
}

const SEPARATOR = /[|·•–—›»,;&\n]| [-/] |(?<=\p{L}) (?:en|and) (?=\p{Lu})/gu;

function wordPieces(text: string, from: number, to: number): HeaderPiece[] {
  const pieces: HeaderPiece[] = [];
  const part = text.slice(from, to);
  let start = 0;
  let authors = false;
  let firstSeparator = '';
  for (const match of [...part.matchAll(SEPARATOR), undefined]) {
    const end = match?.index ?? part.length;
    const piece = pieceOf(text, from + start, from + end);
    if (piece !== undefined) {
      // After a by-line's first comma stands a place or a function, unless "en" shows that names are listed.
      const place = piece.kind === 'author' && authors && firstSeparator === ',';
      pieces.push(place && !/ (?:en|and) /.test(part) ? { ...piece, kind: 'other' } : piece);
      if (piece.kind === 'author') {
        authors = true;
        firstSeparator = match?.[0] ?? '';
      }
    }
    start = end + (match?.[0].length ?? 0);
  }
  return pieces;
}

function pieceOf(text: string, from: number, to: number): HeaderPiece | undefined {
  let start = from;
  let end = to;
  while (start < end && /[\s(:*_"'-]/.test(text[start])) start++;
  while (end > start && /[\s).:*_"'-]/.test(text[end - 1])) end--;
  if (start === end) return undefined;
  const whole = text.slice(start, end);
  if (isDateWord(whole)) return undefined;
  const by = listedBylinePrefix(whole);
  if (by > 0) {
    const name = whole.slice(by).trimStart().replace(/^:\s*/, '');
    const at = end - name.length;
    if (isOutletLike(name)) return { kind: 'outlet', start: at, end, value: name };
    return {
      kind: isNameLike(name) || /^\p{Lu}\p{L}+$/u.test(name) ? 'author' : 'other',
      start: at,
      end,
      value: name,
    };
  }
  if (isSectionName(whole)) return { kind: 'section', start, end, value: whole };
  if (isOutletLike(whole)) return { kind: 'outlet', start, end, value: whole };
  if (isNameLike(whole) && !hasRole(whole)) return { kind: 'author', start, end, value: whole };
  return { kind: 'other', start, end, value: whole };
}

/** Length of `Door `, `By `, `Van onze redacteur ` at the head of a piece, or 0. */
function listedBylinePrefix(text: string): number {
  const plain = listedPrefix('author', text);
  if (plain > 0) return plain;
  const line = normalLine(text);
  let longest = 0;
  for (const rule of pageLexicon().lines) {
    if (rule.kind === 'byline' && line.startsWith(rule.text)) longest = Math.max(longest, rule.text.length);
  }
  return longest;
}

function isDateWord(text: string): boolean {
  const { weekdays, dateNoise, dateLeads } = pageLexicon();
  return text
    .toLowerCase()
    .split(/[\s:]+/)
    .filter((word) => word !== '')
    .every((word) => weekdays.has(word) || dateNoise.has(word) || dateLeads.has(word));
}

/** A stretch of a line, offsets into the article's text. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly kind: 'byline' | 'date';
}

/**
 * Cuts a by-line with dates into by-line and dates, without gaps. Weekdays and the like go with the date, separators with
 * what stands before them; a part without words goes with its neighbour.
 */
export function cutAtDates(unit: Unit, dates: readonly HeaderPiece[]): Segment[] {
  const { plain } = unit;
  const segments: Segment[] = [];
  let from = 0;
  const add = (to: number, kind: Segment['kind']): void => {
    const start = from === 0 ? unit.start : unit.offset(from);
    const end = to >= plain.length ? unit.end : unit.offset(to);
    if (end > start) segments.push({ start, end, kind });
    from = to;
  };
  for (const date of dates) {
    const before = plain.slice(from, date.start);
    const separator = /[,|·•–—/](?=[^,|·•–—/]*$)|-(?= [^,|·•–—/-]*$)/.exec(before);
    const words = separator === null ? before : before.slice(separator.index + 1);
    const cut = from + before.length - (isDateWord(words.trim()) ? words.length : 0);
    if (hasWords(plain.slice(from, cut))) add(cut, 'byline');
    const after = /^[\s,|·•–—/-]*/.exec(plain.slice(date.end))?.[0].length ?? 0;
    add(hasWords(plain.slice(date.end)) ? date.end + after : plain.length, 'date');
  }
  if (from < plain.length) add(plain.length, 'byline');
  return segments;
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** A line that says what somebody is: `Geopolitiek analist Noord-/Zuid-Korea`. */
export function hasRole(text: string): boolean {
  return text.split(/[\s,]+/).some((word) => isListed('role', word));
}

/** A line that holds nothing but names of people, papers and sections, and dates. */
export function isMeta(text: string): boolean {
  if (text.length > 160) return false;
  const pieces = headerPieces(text);
  if (pieces.length === 0) return false;
  const dated = pieces.some((piece) => piece.kind === 'published' || piece.kind === 'modified');
  const others = pieces.filter((piece) => piece.kind === 'other');
  if (others.length === 0) return true;
  const short = others.every((piece) => piece.value.split(/\s+/).length <= 4);
  return dated && short && text.length <= 120 && !/[.!?]$/.test(text);
}
