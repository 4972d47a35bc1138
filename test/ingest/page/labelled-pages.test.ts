import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { f1, readLabelledPages, scorePage } from '../../../bench/quality/score-pages.ts';
import { readHtml } from '../../../src/ingest/index.ts';

const pages = readLabelledPages(join(import.meta.dirname, '../../fixtures/pages'));
const scored = pages.map((page) => ({ page, score: scorePage(page, readHtml(page.name, page.html)) }));

/** Pages whose labels leave out what the extraction keeps, such as a box of figures: lower, but no lower than this. */
const FLOOR = 0.9;
const MEAN = 0.97;

describe('pages in the manner of Dutch, Belgian and English sites', () => {
  it('holds at least thirty', () => {
    expect(pages.length).toBeGreaterThanOrEqual(30);
  });

  it.each(scored)('$page.name: text, title, date and kind', ({ page, score }) => {
    expect(f1(score.text)).toBeGreaterThanOrEqual(FLOOR);
    expect(score).toMatchObject({ title: true, published: true, modified: true, outlet: true, kind: true });
    const headings = score.marks.filter(({ kind }) => kind === 'heading');
    expect(headings.filter(({ found }) => found !== 'heading')).toEqual([]);
    // A caption or pull-quote that is in the text at all is marked as what it is.
    const apart = score.marks.filter(({ kind }) => kind === 'caption' || kind === 'pull-quote');
    expect(apart.filter(({ kind, found }) => found !== 'none' && found !== kind)).toEqual([]);
    expect(page.blocks.length).toBeGreaterThan(2);
  });

  it('reads the texts as a whole, and nearly all authors', () => {
    const mean = (pick: (score: (typeof scored)[number]['score']) => number): number =>
      scored.reduce((sum, { score }) => sum + pick(score), 0) / scored.length;
    const precision = mean(({ text }) => text.precision);
    const recall = mean(({ text }) => text.recall);
    expect(f1({ precision, recall })).toBeGreaterThanOrEqual(MEAN);
    expect(mean(({ authors }) => (authors ? 1 : 0))).toBeGreaterThanOrEqual(0.95);
  });
});
