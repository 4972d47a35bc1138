import { BLOCK_KINDS, type BlockLayer } from '../document/index.ts';
import { isSpace } from './char-class.ts';

const PARAGRAPH = BLOCK_KINDS.indexOf('paragraph');
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const PARAGRAPH_SEPARATOR = 0x2029;

/** Blocks of raw text: paragraphs divided at blank lines, without the white space around them. Bare text has no markup. */
export function wholeTextBlocks(text: string): BlockLayer {
  const start: number[] = [];
  const end: number[] = [];
  let first = -1;
  let last = -1;
  let breaks = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isSpace(code)) {
      if (breaks >= 2 && first >= 0) {
        start.push(first);
        end.push(last + 1);
        first = -1;
      }
      breaks = 0;
      if (first < 0) first = i;
      last = i;
    } else if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(i + 1) !== LINE_FEED)) {
      breaks++;
    } else if (code === PARAGRAPH_SEPARATOR) {
      breaks += 2;
    }
  }
  if (first >= 0) {
    start.push(first);
    end.push(last + 1);
  }
  return {
    start: Uint32Array.from(start),
    end: Uint32Array.from(end),
    kind: new Uint8Array(start.length).fill(PARAGRAPH),
    markupStart: new Uint32Array(0),
    markupEnd: new Uint32Array(0),
  };
}
