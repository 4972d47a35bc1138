import { pageLexicon } from './lexicon.ts';
import { type Line, splitLines } from './lines.ts';

/** A line `key: value` at the head of a page. Offsets are into the text. */
export interface KeyLine {
  readonly start: number;
  readonly end: number;
  readonly field: string | undefined;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** The block between two `---` at the head of a Markdown file. */
export interface FrontMatter {
  readonly open: Line;
  readonly close: Line;
  readonly lines: readonly KeyLine[];
}

const MOST_LINES = 60;
const FENCE = '---';
/** Where front matter is looked for: the head of the text. */
const HEAD = 20_000;

/** Front matter, when the text opens with it. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  if (!text.slice(0, 200).trimStart().startsWith(FENCE)) return undefined;
  const lines = splitLines(text.slice(0, HEAD)).slice(0, MOST_LINES);
  const textOf = (line: Line): string => text.slice(line.start, line.end);
  if (lines.length < 2 || textOf(lines[0]) !== FENCE) return undefined;
  const close = lines.findIndex((line, i) => i > 0 && textOf(line) === FENCE);
  if (close < 2) return undefined;
  const inside = lines.slice(1, close).map((line) => readKeyLine(text, line));
  const keyed = inside.filter((line) => line.valueStart > line.start).length;
  // Prose between two rules is no front matter.
  if (keyed * 2 < inside.length) return undefined;
  return { open: lines[0], close: lines[close], lines: inside };
}

const KEY = /^\s{0,8}(?<key>[\p{L}_-]{1,24})\s?:(?:\s|$)/u;

function readKeyLine(text: string, line: Line): KeyLine {
  const match = KEY.exec(text.slice(line.start, Math.min(line.end, line.start + 60)));
  if (match === null) {
    return { ...line, field: undefined, valueStart: line.start, valueEnd: line.end };
  }
  let valueStart = line.start + match[0].length;
  let valueEnd = line.end;
  while (valueStart < valueEnd && /["'\s[]/.test(text[valueStart])) valueStart++;
  while (valueEnd > valueStart && /["'\s\]]/.test(text[valueEnd - 1])) valueEnd--;
  return {
    start: line.start,
    end: line.end,
    field: fieldOf(match.groups?.['key'] ?? ''),
    valueStart,
    valueEnd,
  };
}

/** Field that a key names in any of the languages. */
export function fieldOf(key: string): string | undefined {
  const lower = key.toLowerCase();
  for (const [kind, words] of pageLexicon().words) {
    if (kind.startsWith('key:') && words.has(lower)) return kind.slice(4);
  }
  return undefined;
}
