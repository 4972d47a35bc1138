import { describe, expect, it } from 'vitest';
import type { TimePattern } from '../../../src/coding/time/lexicon.ts';
import { PatternStarts } from '../../../src/coding/time/pattern-starts.ts';

function pattern(row: number, source: string): TimePattern {
  const elements = source
    .split(' ')
    .map((item) => (item.startsWith('<') ? { slot: item.slice(1, -1) } : { words: item.split('|') }));
  return { elements, op: 'day', settings: new Map(), row };
}

const wordsOf = (slot: string): ReadonlySet<string> | undefined =>
  slot === 'units' ? new Set(['week', 'jaar']) : undefined;

describe('PatternStarts', () => {
  const patterns = [
    pattern(1, 'een <units> geleden'),
    pattern(2, 'een'),
    pattern(3, 'een keer|maal'),
    pattern(4, 'een <num>'),
  ];
  const starts = new PatternStarts(patterns, wordsOf);
  const rows = (next: string | undefined): number[] => starts.before(next).map(({ row }) => row);

  it.each([
    ['week', [1, 2, 4]],
    ['maal', [2, 3, 4]],
    ['boek', [2, 4]],
    [undefined, [2, 4]],
  ])('before %s keeps the rows %j in their order', (next, expected) => {
    expect(rows(next)).toEqual(expected);
  });

  it('leaves out nothing that could fit', () => {
    for (const next of ['week', 'jaar', 'keer', 'maal', '3', 'boek']) {
      const fitting = patterns.filter(({ elements: [, second] }) =>
        second === undefined
          ? true
          : 'words' in second
            ? second.words.includes(next)
            : (wordsOf(second.slot)?.has(next) ?? true),
      );
      expect(starts.before(next)).toEqual(fitting);
    }
  });
});
