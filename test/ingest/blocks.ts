import { expect } from 'vitest';
import { BLOCK_KINDS } from '../../src/document/index.ts';
import type { Article } from '../../src/ingest/index.ts';

/** The blocks of an article as `kind: text`, with long texts cut in the middle. */
export function listBlocks(article: Article): string[] {
  const { blocks, text } = article;
  return [...blocks.kind].map((kind, i) => {
    const shown = text.slice(blocks.start[i], blocks.end[i]);
    return `${BLOCK_KINDS[kind]}: ${shown.length > 60 ? `${shown.slice(0, 28)}…${shown.slice(-28)}` : shown}`;
  });
}

/** Kinds only, in order. */
export function kindsOf(article: Article): string[] {
  return [...article.blocks.kind].map((kind) => BLOCK_KINDS[kind]);
}

/** What must hold for every article: blocks in order, no overlap, all words inside, marks inside the text. */
export function expectSound(article: Article): void {
  const { text, blocks } = article;
  let at = 0;
  let loose = '';
  for (let i = 0; i < blocks.start.length; i++) {
    expect(blocks.start[i]).toBeGreaterThanOrEqual(at);
    expect(blocks.end[i]).toBeGreaterThan(blocks.start[i]);
    expect(blocks.kind[i]).toBeLessThan(BLOCK_KINDS.length);
    loose += text.slice(at, blocks.start[i]);
    at = blocks.end[i];
  }
  expect(at).toBeLessThanOrEqual(text.length);
  expect((loose + text.slice(at)).trim()).toBe('');
  let block = 0;
  let last = 0;
  for (let m = 0; m < blocks.markupStart.length; m++) {
    const [start, end] = [blocks.markupStart[m], blocks.markupEnd[m]];
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    last = end;
    while (block < blocks.end.length && blocks.end[block] < end) block++;
    expect(blocks.start[block]).toBeLessThanOrEqual(start);
  }
  for (const field of ['title', 'published', 'modified', 'url', 'outlet', 'section', 'dateline'] as const) {
    const mark = article[field]?.mark;
    if (mark === undefined) continue;
    expect(mark.end).toBeGreaterThan(mark.start);
    expect(mark.end).toBeLessThanOrEqual(text.length);
  }
  for (const { value, mark } of article.authors) {
    if (mark !== undefined) expect(text.slice(mark.start, mark.end)).toBe(value);
  }
}
