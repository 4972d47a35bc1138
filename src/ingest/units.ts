import { type Line, makeUnit, splitLines, type Unit } from './lines.ts';
import { lineMarker } from './markdown.ts';

/** Lines of hard-wrapped text are at most this long, and a paragraph's at least MIN_WRAP. */
const MAX_WRAP = 100;
const MIN_WRAP = 45;

/**
 * The lines of a text as units, with the lines of a hard-wrapped paragraph as one. Whether a text is hard-wrapped is a
 * property of the whole: nearly every line that has a neighbour is of about one length and breaks where the next word would not fit.
 */
export function readUnits(text: string, markdown: boolean): Unit[] {
  const lines = splitLines(text);
  const width = wrapWidth(text, lines);
  const units: Unit[] = [];
  for (let i = 0; i < lines.length;) {
    let last = i;
    while (last + 1 < lines.length && continues(text, lines[last], lines[last + 1], width, markdown)) last++;
    units.push(
      makeUnit(text, lines[i].start, lines[last].end, {
        markdown,
        blankBefore: lines[i].blankBefore,
        blankAfter: last + 1 === lines.length || lines[last + 1].blankBefore,
      }),
    );
    i = last + 1;
  }
  return units;
}

/** Width that the text is wrapped to, or 0 when it is not. */
function wrapWidth(text: string, lines: readonly Line[]): number {
  let pairs = 0;
  let broken = 0;
  let width = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const length = lines[i].end - lines[i].start;
    if (length > MAX_WRAP && !/^https?:/.test(text.slice(lines[i].start, lines[i].start + 6))) return 0;
    if (lines[i + 1].blankBefore || length < MIN_WRAP) continue;
    pairs++;
    width = Math.max(width, length);
    if (!endsSentence(text, lines[i])) broken++;
  }
  return pairs >= 2 && broken >= pairs * 0.6 ? width : 0;
}

function endsSentence(text: string, line: Line): boolean {
  return /[.!?…:][)\]"'”’»]{0,2}$/.test(text.slice(Math.max(line.start, line.end - 4), line.end));
}

function continues(text: string, line: Line, next: Line, width: number, markdown: boolean): boolean {
  if (next.blankBefore) return false;
  const length = line.end - line.start;
  if (length > MAX_WRAP || length < (width === 0 ? MIN_WRAP : 30)) return false;
  if (markdown) {
    if (lineMarker(text, next.start, next.end).kind !== 'none') return false;
    const marker = lineMarker(text, line.start, line.end).kind;
    if (marker === 'heading' || marker === 'rule') return false;
  }
  if (/^\p{Ll}/u.test(text.slice(next.start, next.start + 2)) && !endsSentence(text, line)) {
    return !/^https?:/.test(text.slice(next.start, next.start + 6));
  }
  if (width === 0) return false;
  const word = /^\S{0,100}/.exec(text.slice(next.start, Math.min(next.end, next.start + 100)));
  return length + 1 + (word?.[0].length ?? 0) > width;
}
