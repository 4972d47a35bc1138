import { describe, expect, it } from 'vitest';
import type { Attribution, Stance } from '../../../src/claim/index.ts';
import { buildLedger, findWithdrawals } from '../../../src/dossier/ledger/index.ts';
import type { Origin } from '../../../src/dossier/origins/index.ts';
import type { Telling } from '../../../src/dossier/stories/index.ts';
import { type ClaimParts, claimOf } from '../builders.ts';

const PRK = { text: 'Noord-Korea', id: 'PRK' };
const RUS = { text: 'Rusland', id: 'RUS' };

function says(id: string, stance: Stance): Attribution {
  return { speaker: { text: id, id }, stance, cue: 'zegt' };
}

let day = 10;
function telling(article: string, attribution: readonly Attribution[], parts: ClaimParts = {}): Telling {
  const sentence = `Noord-Korea heeft soldaten naar Rusland gestuurd (${article}).`;
  return {
    article,
    published: `2024-10-${day++}`,
    lang: 'nl',
    claim: claimOf(sentence, sentence, {
      actors: [PRK],
      recipients: [RUS],
      trigger: 'gestuurd',
      attribution,
      ...parts,
    }),
  };
}

function origin(...articles: string[]): Origin {
  return { id: articles[0], articles, kind: 'verbatim', links: [] };
}

describe('status and credibility', () => {
  it.each<[string, Telling[], Origin[], string, number, number]>([
    ['one article', [telling('a', [])], [], 'single origin', 1, 3],
    ['two articles', [telling('a', []), telling('b', [])], [], 'corroborated', 2, 1],
    ['two copies', [telling('a', []), telling('b', [])], [origin('a', 'b')], 'single origin', 1, 3],
    [
      'two papers, one speaker',
      [telling('a', [says('KOR', 'asserts')]), telling('b', [says('KOR', 'asserts')])],
      [],
      'corroborated',
      2,
      2,
    ],
    [
      'the accused denies',
      [telling('a', [says('KOR', 'asserts')]), telling('b', [says('PRK', 'denies')])],
      [],
      'denied by the accused',
      1,
      4,
    ],
    [
      'somebody else doubts',
      [telling('a', [says('KOR', 'asserts')]), telling('b', [says('USA', 'doubts')])],
      [],
      'contested',
      1,
      4,
    ],
    [
      'doubt that was given up',
      [
        telling('a', [says('KOR', 'asserts')]),
        telling('b', [says('USA', 'doubts')]),
        telling('c', [says('USA', 'confirms')]),
      ],
      [],
      'corroborated',
      2,
      1,
    ],
    [
      'denial and assertion in one chain',
      [telling('a', [says('PRK', 'denies'), says('USA', 'asserts')])],
      [],
      'denied by the accused',
      1,
      4,
    ],
    [
      'who says that it is not so',
      [telling('a', []), telling('b', []), telling('c', [says('USA', 'asserts')], { polarity: 'negative' })],
      [],
      'contested',
      2,
      3,
    ],
    ['a plan', [telling('a', [], { reality: 'planned' })], [], 'single origin', 1, 6],
  ])('%s', (_, tellings, origins, status, count, credibility) => {
    const [story] = buildLedger([tellings], origins);
    expect([story.status, story.origins, story.credibility]).toEqual([status, count, credibility]);
  });

  it('keeps who changed his mind', () => {
    const [story] = buildLedger(
      [[telling('a', [says('USA', 'doubts')]), telling('b', [says('USA', 'confirms')])]],
      [],
    );
    expect(story.changes).toEqual([
      { speaker: { text: 'USA', id: 'USA' }, from: 'doubts', to: 'confirms', at: 1 },
    ]);
  });

  it.each([
    ['it is about another kind of act', { type: 'CONSULT' as const }],
    ['he says that it cannot be known', { certainty: 'unknown' as const }],
  ])('finds no change of mind where %s', (_, parts) => {
    const tellings = [telling('a', [says('USA', 'doubts')]), telling('b', [says('USA', 'asserts')], parts)];
    expect(buildLedger([tellings], [])[0].changes).toEqual([]);
  });
});

describe('figures', () => {
  it('puts values side by side with their tellings and origins', () => {
    const count = (value: number): ClaimParts => ({
      quantities: [{ value, unit: 'person', of: 'soldier', text: String(value) }],
    });
    const [story] = buildLedger(
      [[telling('a', [], count(10_000)), telling('b', [], count(12_000)), telling('c', [], count(12_000))]],
      [origin('b', 'c')],
    );
    expect(story.figures).toEqual([
      {
        unit: 'person',
        of: 'soldier',
        values: [
          { value: 10_000, approximate: false, tellings: [0], origins: 1 },
          { value: 12_000, approximate: false, tellings: [1, 2], origins: 1 },
        ],
      },
    ]);
  });
});

describe('withdrawals', () => {
  it('takes a claim back by the name of who made it', () => {
    const lab = { text: 'Instituut Zuiderlicht' };
    const claim = telling('a', [{ speaker: lab, stance: 'asserts', cue: 'stelt' }], {
      quantities: [{ value: 18_000, unit: 'person', text: '18.000' }],
    });
    const text =
      'Instituut Zuiderlicht heeft zijn telling van 18.000 soldaten ingetrokken. Het betreurt de fout.';
    const notices = findWithdrawals({
      article: 'b',
      lang: 'nl',
      text,
      marks: [{ start: 0, end: text.length, kind: 'paragraph' }],
      published: '2024-12-01',
    });
    expect(notices.map(({ exact }) => exact)).toEqual([
      'Instituut Zuiderlicht heeft zijn telling van 18.000 soldaten ingetrokken.',
    ]);
    const [story] = buildLedger([[claim]], [], notices);
    expect(story.status).toBe('withdrawn');
    expect(story.credibility).toBe(5);
    expect(story.stances.map(({ stance, withdraws }) => [stance, withdraws])).toEqual([
      ['asserts', false],
      ['denies', true],
    ]);
  });

  it.each(['Rusland heeft zijn ambassadeur ingetrokken.', 'De regering trekt het wetsvoorstel niet in.'])(
    'leaves alone: %s',
    (text) => {
      const marks = [{ start: 0, end: text.length, kind: 'paragraph' }];
      expect(findWithdrawals({ article: 'b', lang: 'nl', text, marks })).toEqual([]);
    },
  );
});
