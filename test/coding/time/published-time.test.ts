import { describe, expect, it } from 'vitest';
import type { ClaimTime } from '../../../src/claim/index.ts';
import { publishedTime } from '../../../src/coding/time/published-time.ts';

describe('publishedTime', () => {
  it.each<[string | undefined, 'past' | 'present' | 'future', Partial<ClaimTime> | undefined]>([
    ['2024-10-20', 'past', { edtf: '../2024-10-20', end: '2024-10-20', precision: 'open' }],
    [
      '2024-10-20T09:00:00+02:00',
      'present',
      { edtf: '2024-10-20', start: '2024-10-20', end: '2024-10-20', precision: 'day' },
    ],
    ['2021-09', 'present', { edtf: '2021-09-01/2021-09-30', precision: 'month' }],
    ['2024-10-20', 'future', { edtf: '2024-10-20/..', start: '2024-10-20', precision: 'open' }],
    [undefined, 'past', undefined],
    ['gisteren', 'past', undefined],
  ])('%s in the %s', (published, tense, expected) => {
    const time = publishedTime(published, tense);
    if (expected === undefined) expect(time).toBeUndefined();
    else expect(time).toMatchObject({ ...expected, basis: 'published' });
    if (tense === 'past') expect(time?.start).toBeUndefined();
    if (tense === 'future') expect(time?.end).toBeUndefined();
  });
});
