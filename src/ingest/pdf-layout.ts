import type { PageBlock } from './page/blocks.ts';
import type { PdfPage, PdfPiece } from './pdf-worker.ts';

interface Line {
  text: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  end: number;
  height: number;
  /** In the strip at the head or foot of the page. */
  readonly margin: boolean;
}

/** Share of the page's height at its head and foot where running titles and page numbers stand. */
const MARGIN = 0.09;
/** On this many pages the same line is a running title. */
const REPEATED = 3;
const HEADING = 1.15;
const LONGEST_HEADING = 200;

/** The text of pages as blocks: lines put together into paragraphs, running titles and page numbers marked. */
export function pdfBlocks(pages: readonly PdfPage[]): PageBlock[] {
  const lines = pages.flatMap((page, i) => linesOf(page, i));
  const body = medianHeight(lines);
  const running = runningTitles(lines);
  const blocks: PageBlock[] = [];
  let group: Line[] = [];
  let isHeading = false;
  const flush = (): void => {
    const text = joined(group);
    if (text !== '') {
      const kind = isHeading && text.length <= LONGEST_HEADING ? 'heading' : 'paragraph';
      blocks.push({ text, kind, bold: false, linked: 0 });
    }
    group = [];
  };
  for (const line of lines) {
    if (
      line.margin &&
      (running.has(keyOf(line.text)) ||
        /^\W*(?:\w{1,9}\W+)?\d{1,4}\W*(?:\w{1,4}\W+\d{1,4})?$/.test(line.text))
    ) {
      blocks.push({ text: line.text, kind: 'boilerplate', bold: false, linked: 0 });
      continue;
    }
    const last = group.at(-1);
    if (last !== undefined && isBreak(last, line, group)) flush();
    if (group.length === 0) isHeading = line.height > body * HEADING;
    group.push(line);
  }
  flush();
  return ordered(blocks);
}

/** A running title must not stand in the middle of a paragraph: the text comes first, then what is in the margins. */
function ordered(blocks: readonly PageBlock[]): PageBlock[] {
  return [
    ...blocks.filter(({ kind }) => kind !== 'boilerplate'),
    ...blocks.filter(({ kind }) => kind === 'boilerplate'),
  ];
}

function linesOf(page: PdfPage, number: number): Line[] {
  const lines: Line[] = [];
  let last: Line | undefined;
  for (const piece of page.pieces) {
    const text = piece.text.replace(/\s+/g, ' ');
    if (last !== undefined && isSameLine(last, piece)) {
      const gap = piece.x - last.end;
      const space = gap > piece.height * 0.18 && !last.text.endsWith(' ') && !text.startsWith(' ');
      last.text += (space ? ' ' : '') + text;
      last.end = Math.max(last.end, piece.x + piece.width);
      if (text.trim().length > 3) last.height = Math.max(last.height, piece.height);
      continue;
    }
    if (text.trim() === '') continue;
    const share = page.height === 0 ? 0.5 : piece.y / page.height;
    last = {
      text,
      page: number,
      x: piece.x,
      y: piece.y,
      end: piece.x + piece.width,
      height: piece.height,
      margin: share < MARGIN || share > 1 - MARGIN,
    };
    lines.push(last);
  }
  for (const line of lines) line.text = line.text.trim();
  return lines.filter(({ text }) => text !== '');
}

function isSameLine(line: Line, piece: PdfPiece): boolean {
  const near = Math.abs(piece.y - line.y) < Math.max(line.height, piece.height) * 0.4;
  // A column beside it is another line.
  return near && piece.x >= line.end - line.height && piece.x - line.end < Math.max(line.height * 3, 20);
}

/** Whether a new paragraph starts with a line. */
function isBreak(last: Line, line: Line, group: readonly Line[]): boolean {
  if (Math.abs(line.height - last.height) > last.height * 0.12) return true;
  const ended = /[.!?:;"”’)\]]$/.test(last.text);
  if (line.page !== last.page || line.y > last.y + last.height)
    return ended && /^[\p{Lu}\p{N}"“‘'–-]/u.test(line.text);
  const gap = last.y - line.y;
  const usual = group.length > 1 ? group[0].y - group[1].y : last.height * 1.25;
  if (gap > Math.max(usual * 1.4, last.height * 1.7)) return true;
  if (/^[•▪◦–-]\s/.test(line.text)) return true;
  // An indented first line after a sentence that ended.
  const left = Math.min(...group.slice(-4).map(({ x }) => x));
  return ended && line.x - left > line.height * 0.7 && line.x - left < line.height * 4;
}

/** Lines as one text; a word that was broken at the end of a line is whole again. */
function joined(lines: readonly Line[]): string {
  let text = '';
  for (const line of lines) {
    if (text === '') text = line.text;
    else if (/\p{Ll}[-\u00ad]$/u.test(text) && /^\p{Ll}/u.test(line.text))
      text = text.slice(0, -1) + line.text;
    else text += ` ${line.text}`;
  }
  return text.replace(/\s+/g, ' ').trim();
}

function runningTitles(lines: readonly Line[]): Set<string> {
  const pages = new Map<string, Set<number>>();
  for (const line of lines) {
    if (!line.margin) continue;
    const key = keyOf(line.text);
    const own = pages.get(key) ?? new Set();
    pages.set(key, own.add(line.page));
  }
  return new Set([...pages].filter(([, own]) => own.size >= REPEATED).map(([key]) => key));
}

function keyOf(text: string): string {
  return text.replace(/\d+/g, '#').toLowerCase();
}

/** Height of the letters that most of the text is set in. */
function medianHeight(lines: readonly Line[]): number {
  const sizes = lines.toSorted((a, b) => a.height - b.height);
  const total = sizes.reduce((sum, { text }) => sum + text.length, 0);
  let seen = 0;
  for (const { text, height } of sizes) {
    seen += text.length;
    if (seen * 2 >= total) return height;
  }
  return 0;
}
