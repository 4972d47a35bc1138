import { inlineMarkup, lineMarker, type LineMarker } from './markdown.ts';
import { MAX_SHORT_LINE } from './lexicon.ts';
import type { BlockKind } from '../document/index.ts';

/**
 * A stretch of text that is classified as a whole: a line, or the lines of one hard-wrapped paragraph. Offsets point into
 * the text as given; `start`..`end` has no white space at its ends.
 */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly marker: LineMarker;
  /** Start and end of each stretch of markup, flat, in order. */
  readonly markup: readonly number[];
  /** The words without markup; in a long unit only the opening is freed of it. */
  readonly plain: string;
  /** Offset in the text of each code unit of `plain`. */
  readonly offset: (index: number) => number;
  /** The whole unit is set in bold. */
  readonly bold: boolean;
  readonly blankBefore: boolean;
  readonly blankAfter: boolean;
  /** What the page itself says that it is (HTML). */
  readonly hint: BlockKind | undefined;
}

/** A line with its end of line and outer white space off; never empty. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly blankBefore: boolean;
}

/** Lines that are not blank. Ends of line: LF, CR, CRLF, and the Unicode line and paragraph separators. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let blank = true;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i === text.length ? 0x0a : text.charCodeAt(i);
    if (code !== 0x0a && code !== 0x0d && code !== 0x2028 && code !== 0x2029) continue;
    const line = trimmed(text, from, i);
    if (line.start < line.end) {
      lines.push({ ...line, blankBefore: blank });
      blank = false;
    } else if (!(code === 0x0a && i > 0 && text.charCodeAt(i - 1) === 0x0d)) {
      blank = true;
    }
    from = i + 1;
  }
  return lines;
}

const WHITE = /\s/;

/** A stretch without the white space at its ends. */
export function trimmed(text: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  let end = to;
  while (start < end && WHITE.test(text[start])) start++;
  while (end > start && WHITE.test(text[end - 1])) end--;
  return { start, end };
}

export interface UnitOptions {
  /** Whether marks of Markdown count as markup. */
  readonly markdown: boolean;
  readonly blankBefore: boolean;
  readonly blankAfter: boolean;
  readonly hint?: BlockKind | undefined;
  /** Known from elsewhere; else read off the markup. */
  readonly bold?: boolean;
}

/** Reads the markup of a stretch of text that has no white space at its ends. */
export function makeUnit(text: string, start: number, end: number, options: UnitOptions): Unit {
  const marker = options.markdown
    ? lineMarker(text, start, end)
    : ({ kind: 'none', end: start, level: 0 } as const);
  const markup: number[] = [];
  if (marker.end > start) markup.push(start, trimmed(text, start, marker.end).end);
  const inline = options.markdown && marker.kind !== 'rule' ? inlineMarkup(text, marker.end, end) : [];
  markup.push(...inline.slice(0, MAX_MARKUP));
  const view = plainView(text, marker.end, end, inline);
  return {
    start,
    end,
    marker,
    markup,
    plain: view.plain,
    offset: view.offset,
    bold: options.bold ?? isBold(text, marker.end, end, inline),
    blankBefore: options.blankBefore,
    blankAfter: options.blankAfter,
    hint: options.hint,
  };
}

/** Spreading more arguments than this overflows the stack; a line with more markup than this has no meaning in it. */
const MAX_MARKUP = 20_000;

/** How much of a long unit rules get to see. */
const VIEW = MAX_SHORT_LINE + 400;

function plainView(
  text: string,
  from: number,
  end: number,
  markup: readonly number[],
): { plain: string; offset: (index: number) => number } {
  if (markup.length === 0) {
    return { plain: text.slice(from, end), offset: (index) => from + index };
  }
  const pieces: string[] = [];
  const offsets: number[] = [];
  let at = from;
  for (let m = 0; m <= markup.length; m += 2) {
    const stop = Math.min(m < markup.length ? markup[m] : end, at + VIEW);
    pieces.push(text.slice(at, stop));
    for (let i = at; i < stop; i++) offsets.push(i);
    if (offsets.length > VIEW) {
      // The rest of a long paragraph is of no interest to the rules, save for its length.
      at = stop;
      pieces.push(text.slice(at, end));
      break;
    }
    at = m < markup.length ? markup[m + 1] : end;
  }
  const plain = pieces.join('');
  return {
    plain,
    offset: (index) => (index < offsets.length ? offsets[index] : Math.min(end, at + index - offsets.length)),
  };
}

function isBold(text: string, from: number, end: number, markup: readonly number[]): boolean {
  if (markup.length < 4) return false;
  const first = text.slice(markup[0], markup[1]);
  return (
    markup[0] === from &&
    (first === '**' || first === '__') &&
    markup[3] === end &&
    text.slice(markup[2], markup[3]) === first
  );
}
