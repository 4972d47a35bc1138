import { describe, expect, it } from 'vitest';
import { MentionIndex, type Mention } from '../../../src/coding/participants/mention.ts';

function mention(firstToken: number, endToken: number, id: string): Mention {
  return { firstToken, endToken, kind: 'state', ids: [id] };
}

describe('MentionIndex', () => {
  const [iran, iraq] = [mention(2, 5, 'IRN'), mention(7, 8, 'IRQ')];
  const index = new MentionIndex([iran, iraq]);

  it('knows who stands at a token, and that nobody stands before, between and behind', () => {
    expect([-1, 1, 2, 4, 5, 7, 8, 100].map((token) => index.at(token)?.ids[0])).toEqual([
      undefined,
      undefined,
      'IRN',
      'IRN',
      undefined,
      'IRQ',
      undefined,
      undefined,
    ]);
  });

  it.each([
    [0, 10, ['IRN', 'IRQ']],
    [3, 4, ['IRN']],
    [4, 8, ['IRN', 'IRQ']],
    [5, 7, []],
    [-2, 3, ['IRN']],
    [9, 20, []],
  ] as const)('within %d to %d gives each mention that touches them once: %j', (first, end, expected) => {
    expect(index.within(first, end).map(({ ids }) => ids[0])).toEqual(expected);
  });

  it('has nobody in a text without names', () => {
    expect(new MentionIndex([]).within(0, 5)).toEqual([]);
  });
});
