import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Document } from '../../src/document/index.ts';
import { loadPipeline, wholeTextBlocks } from '../../src/language/index.ts';

/** Sentences with their arcs: see the gold files. */
function readTrees(name: string): { sentence: string; arcs: string }[] {
  const lines = readFileSync(new URL(`../gold/${name}`, import.meta.url), 'utf8').split('\n');
  return lines.flatMap((line, i) => (lines[i + 1] === '==>' ? [{ sentence: line, arcs: lines[i + 2] }] : []));
}

function arcsOf(document: Document): string {
  const { start, end } = document.layer('tokens');
  const { head, relation, relations } = document.layer('trees');
  const word = (i: number): string => document.text.slice(start[i], end[i]);
  return Array.from(head, (above, i) => {
    const ends = above < 0 ? word(i) : `${word(above)}, ${word(i)}`;
    return `${relations[relation[i]]}(${ends})`;
  }).join(' ');
}

/** The shipped packs: a parser that gets these wrong was trained or packed wrongly. */
describe.each(['nl', 'en'] as const)('simple sentences, %s', (lang) => {
  const cases = readTrees(`trees-${lang}.txt`);
  test.each(['fast', 'accurate'] as const)('%s', (mode) => {
    const run = loadPipeline({ lang, mode });
    const read = (text: string): string =>
      arcsOf(run(Document.of(text).with('blocks', wholeTextBlocks(text))));
    expect(cases.map(({ sentence }) => `${sentence} ${read(sentence)}`)).toEqual(
      cases.map(({ sentence, arcs }) => `${sentence} ${arcs}`),
    );
    expect(cases.length).toBeGreaterThan(5);
  });
});
