import type { Article, InputIssue } from './article.ts';
import { makeUnit, type Unit } from './lines.ts';
import { markUp } from './mark-up.ts';
import { type PageBlock, pageBlocks } from './page/blocks.ts';
import { parsePage } from './page/dom.ts';
import { type GivenFields, toArticle } from './read-text.ts';

/** Stands between the blocks of an article whose text is put together from blocks. */
export const SEPARATOR = '\n\n';

/** Reads an article from its blocks: its text is the blocks, a blank line apart. */
export function readBlocks(input: string, blocks: readonly PageBlock[], given: GivenFields): Article {
  const text = blocks.map((block) => block.text).join(SEPARATOR);
  const marked = markUp(text, toUnits(text, blocks), { title: given.title, hinted: true });
  const issues = [...(given.issues ?? [])];
  if (text === '') issues.push(noText(input));
  return toArticle(input, text, marked, given, issues);
}

/** Reads a piece of HTML that is an article and nothing else, e.g. of a feed. */
export function readFragment(input: string, html: string, given: GivenFields): Article {
  return readBlocks(input, fragmentBlocks(html), given);
}

/** Blocks of a piece of HTML; none where it cannot be parsed. */
export function fragmentBlocks(html: string): PageBlock[] {
  try {
    const { body } = parsePage(`<html><body>${html}</body></html>`);
    return body === null ? [] : pageBlocks(body);
  } catch {
    return [];
  }
}

export function toUnits(text: string, blocks: readonly PageBlock[]): Unit[] {
  let start = 0;
  return blocks.map((block) => {
    const unit = makeUnit(text, start, start + block.text.length, {
      markdown: false,
      blankBefore: true,
      blankAfter: true,
      hint: block.kind,
      bold: block.bold,
    });
    start += block.text.length + SEPARATOR.length;
    return unit;
  });
}

function noText(input: string): InputIssue {
  return {
    code: 'empty',
    input,
    problem: 'holds no text',
    remedy: 'give a file with an article in it',
    fatal: true,
  };
}

/** A paragraph of plain text. */
export function plainBlock(text: string, kind: PageBlock['kind'] = 'paragraph'): PageBlock {
  return { text: text.replace(/\s+/g, ' ').trim(), kind, bold: false, linked: 0 };
}
