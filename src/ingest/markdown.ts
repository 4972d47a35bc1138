/** What a line opens with; `end` is where its words begin. */
export interface LineMarker {
  readonly kind: 'none' | 'heading' | 'list' | 'quote' | 'rule';
  readonly end: number;
  /** 1–6 for headings, else 0. */
  readonly level: number;
}

const HEADING = /^(#{1,6})[ \t]+/;
const LIST = /^(?:[-*+•◦▪‣–][ \t\u00a0]+|\d{1,2}[.)][ \t\u00a0]+)/;
const QUOTE = /^(?:>[ \t]?)+[ \t]*/;
const RULE = /^(?:[-*_=~•·—–+#][ \t]*){3,}$/;
const LONGEST_RULE = 200;

/** Marker at the head of a line that has no white space at its ends. A dash that opens a line of dialogue counts as a list's. */
export function lineMarker(text: string, start: number, end: number): LineMarker {
  const head = text.slice(start, Math.min(end, start + LONGEST_RULE));
  if (end - start <= LONGEST_RULE && RULE.test(head)) return { kind: 'rule', end, level: 0 };
  const heading = HEADING.exec(head);
  if (heading !== null) return { kind: 'heading', end: start + heading[0].length, level: heading[1].length };
  const list = LIST.exec(head);
  if (list !== null) return { kind: 'list', end: start + list[0].length, level: 0 };
  const quote = QUOTE.exec(head);
  if (quote !== null && quote[0].length < end - start) {
    return { kind: 'quote', end: start + quote[0].length, level: 0 };
  }
  return { kind: 'none', end: start, level: 0 };
}

/**
 * Emphasis (`**`, `__`, `*`, `_`), code (`` ` ``) and links (`[`, `](address)`) inside a stretch of text, in one pass.
 * A mark counts only when it hugs a word on the inside, not on the outside, and its partner follows: `5 * 3` and `kim_jong_un` have none.
 * @returns start and end of each mark, flat, in order of place
 */
export function inlineMarkup(text: string, start: number, end: number): number[] {
  const open = new Map<string, number>();
  const pairs: [number, number][] = [];
  let bracket = -1;
  // First closing parenthesis or white space from some place on, so that a text full of `](` is read in linear time.
  let stop = start;
  for (let i = start; i < end; i++) {
    const char = text[i];
    if (char === '*' || char === '_' || char === '`') {
      const mark = char !== '`' && i + 1 < end && text[i + 1] === char ? char + char : char;
      const at = open.get(mark);
      const after = i + mark.length;
      if (at !== undefined && closes(text, i, after, start, end)) {
        pairs.push([at, at + mark.length], [i, after]);
        open.delete(mark);
      } else if (opens(text, i, after, start, end)) {
        open.set(mark, i);
      }
      i = after - 1;
    } else if (char === '[') {
      bracket = i;
    } else if (char === ']' && bracket >= 0 && text[i + 1] === '(' && i > bracket + 1) {
      stop = Math.max(stop, i + 2);
      while (stop < end && !ADDRESS_END.test(text[stop])) stop++;
      const close = stop;
      if (close < end && text[close] === ')') {
        if (text[bracket - 1] === '!' && bracket > start) bracket--;
        pairs.push([bracket, text[bracket] === '!' ? bracket + 2 : bracket + 1], [i, close + 1]);
        i = close;
      }
      bracket = -1;
    }
  }
  return pairs.toSorted((a, b) => a[0] - b[0]).flat();
}

const ADDRESS_END = /[\s)]/;
const INSIDE = /[^\s*_`]/;
const WORD = /[\p{L}\p{N}]/u;

function opens(text: string, at: number, after: number, start: number, end: number): boolean {
  return after < end && INSIDE.test(text[after]) && (at === start || !WORD.test(text[at - 1]));
}

function closes(text: string, at: number, after: number, start: number, end: number): boolean {
  return at > start && INSIDE.test(text[at - 1]) && (after >= end || !WORD.test(text[after]));
}
