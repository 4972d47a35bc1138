import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RelationsAnswer, StoryRow } from '../../src/api/index.ts';
import { coursesOf, total } from '../../web/src/network/counts.ts';
import { edgesOf, nodesOf, pairsOf } from '../../web/src/network/graph.ts';
import { positionsOf, simulate } from '../../web/src/network/simulate.ts';
import { csvOf } from '../../web/src/parts/csv.ts';
import { axisOf, dayOf, lanesOf, momentOf, placed } from '../../web/src/timeline/lay-out.ts';

function story(id: string, more: Partial<StoryRow> = {}): StoryRow {
  return {
    id,
    type: 'AID',
    words: { who: '', what: '', when: '', accordingTo: '', howSure: '', tone: 'cooperation' },
    actors: [{ id: 'PRK', name: 'Noord-Korea' }],
    recipients: [{ id: 'RUS', name: 'Rusland' }],
    status: 'single origin',
    credibility: 3,
    origins: 1,
    tellingCount: 1,
    quote: '',
    firstReport: '2024-10-20',
    lastReport: '2024-10-20',
    says: [],
    ranges: [],
    ...more,
  };
}

const time = (start?: string, end?: string): NonNullable<StoryRow['time']> => ({
  precision: 'day',
  basis: 'text',
  ...(start === undefined ? {} : { start }),
  ...(end === undefined ? {} : { end }),
});

describe('CSV', () => {
  it.each([
    ['=1+1', `'=1+1`],
    ['+31', `'+31`],
    ['@a', `'@a`],
    ['-x', `'-x`],
    ['a,b', '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ['gewoon', 'gewoon'],
  ])('%s is written as %s', (value, cell) => {
    expect(csvOf([{ a: value }])).toBe(`\uFEFFa\r\n${cell}\r\n`);
  });
});

describe('days', () => {
  it.each([
    ['2024-10-20', false, '2024-10-20'],
    ['2024-10', false, '2024-10-01'],
    ['2024-02', true, '2024-02-29'],
    ['2024', true, '2024-12-31'],
  ])('%s (last: %s) is %s', (date, last, day) => {
    expect(dayOf(date, last)).toBe(Date.parse(`${day}T00:00:00Z`));
  });

  it.each([undefined, '', 'XXXX', '2024-10-20/2024-10-22'])('%s is none', (date) => {
    expect(dayOf(date)).toBeUndefined();
  });
});

describe('the timeline', () => {
  it('puts a story on its own days, open where one of them is not known', () => {
    expect(momentOf(story('a', { time: time('2024-10-01', '2024-10-03') }))).toMatchObject({
      start: dayOf('2024-10-01'),
      end: dayOf('2024-10-03'),
      openBefore: false,
      openAfter: false,
    });
    expect(momentOf(story('b', { time: time(undefined, '2024-10-03') }))).toMatchObject({ openBefore: true });
    expect(momentOf(story('c', { time: time('2024-10-03') }))).toMatchObject({ openAfter: true });
  });

  it('puts a story that only has the day of its report there, open before it', () => {
    const published = { ...time('2024-10-20', '2024-10-20'), basis: 'published' as const };
    expect(momentOf(story('a', { time: published }))).toMatchObject({
      start: dayOf('2024-10-20'),
      openBefore: true,
    });
  });

  it('has lanes of pairs, actors and types, the fullest first', () => {
    const moments = [story('a'), story('b'), story('c', { recipients: [] })].flatMap(
      (one) => momentOf(one) ?? [],
    );
    expect(lanesOf(moments, 'pair', '?').map(({ label, moments: own }) => [label, own.length])).toEqual([
      ['PRK → RUS', 2],
      ['PRK', 1],
    ]);
    expect(lanesOf(moments, 'actor', '?').map(({ actor, moments: own }) => [actor, own.length])).toEqual([
      ['PRK', 3],
      ['RUS', 2],
    ]);
    expect(lanesOf(moments, 'type', '?').map(({ type }) => type)).toEqual(['AID']);
  });

  it('is not stretched by one war of long ago', () => {
    const moments = [story('a', { time: time('1950-06-25', '1953-07-27') }), story('b')].flatMap(
      (one) => momentOf(one) ?? [],
    );
    const [start] = axisOf(moments) ?? [0];
    expect(start).toBeGreaterThan(Date.UTC(2024, 0, 1));
  });

  it('never lays one mark over another, and loses none', () => {
    const day = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.nat({ max: 60 })), { maxLength: 60 }), (spans) => {
        const first = Date.UTC(2024, 0, 1);
        const moments = spans.flatMap(([from, length], i) => {
          const at = (days: number): string => new Date(first + days * 86_400_000).toISOString().slice(0, 10);
          return momentOf(story(`${i}`, { time: time(at(from), at(from + length)) })) ?? [];
        });
        const x = (at: number): number => (at - first) / 86_400_000;
        const { marks, earlier, hidden } = placed(moments, { x, size: 10, gap: 3, rows: 4 });
        expect(marks.length + earlier + hidden).toBe(spans.length);
        for (const a of marks)
          for (const b of marks)
            if (a !== b && a.row === b.row) expect(a.x1 + 3 <= b.x0 || b.x1 + 3 <= a.x0).toBe(true);
      }),
    );
  });
});

describe('the network', () => {
  const relations: RelationsAnswer = {
    parties: ['PRK', 'RUS', 'KOR'].map((key) => ({ key, name: key, stories: 4 })),
    months: ['2024-09', '2024-10', '2024-11'],
    relations: [
      {
        from: 'PRK',
        to: 'RUS',
        months: [
          [0, 1, 0, 0, 0],
          [1, 2, 1, 0, 1],
        ],
      },
      { from: 'RUS', to: 'PRK', months: [[1, 1, 0, 0, 0]] },
      { from: 'KOR', to: 'PRK', months: [[-1, 0, 1, 0, 0]] },
    ],
    leftOut: 0,
    relationsLeftOut: 0,
  };
  const nodes = nodesOf(relations);
  const courses = coursesOf(relations);

  it.each([
    ['', false, [5, 1]],
    ['2024-09', false, [1, 1]],
    ['2024-09', true, [1]],
    ['2024-10', true, [4]],
    ['2024-11', false, [5, 1]],
    ['2024-11', true, []],
  ] as const)('month %j (only: %s) has edges of %j stories, both ways together', (asked, only, counts) => {
    const month = relations.months.indexOf(asked);
    expect(edgesOf(pairsOf(courses, nodes), month, only).map(total)).toEqual(counts);
  });

  it('is always laid out in the same way, and no two nodes lie on each other', () => {
    const task = { radii: nodes.map(({ radius }) => radius), links: [[0, 1, 5]] as const };
    const run = (): Float32Array => positionsOf(simulate(task).tick(300).nodes());
    const positions = run();
    expect(run()).toEqual(positions);
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ])
      expect(
        Math.hypot(positions[2 * a] - positions[2 * b], positions[2 * a + 1] - positions[2 * b + 1]),
      ).toBeGreaterThan(nodes[a].radius + nodes[b].radius);
  });
});
