import { describe, expect, it } from 'vitest';
import type { Telling } from '../../../src/dossier/stories/index.ts';
import type { OriginDocument } from '../../../src/dossier/origins/index.ts';
import { storiesOf } from '../../../src/dossier/read-stories.ts';
import { anchorOf } from '../../../src/dossier/index.ts';
import type { StoryJudgement } from '../../../src/dossier/index.ts';
import { type ClaimParts, claimOf } from '../builders.ts';

const PRK = { text: 'Noord-Korea', id: 'PRK' };
const USA = { text: 'Washington', id: 'USA' };

function document(article: string, published: string, text: string, lang = 'nl'): OriginDocument {
  return {
    id: `text ${article}`,
    article,
    input: article,
    lang,
    authors: [],
    outlet: `Blad ${article}`,
    published,
    text,
    marks: [{ start: 0, end: text.length, kind: 'paragraph' }],
  };
}

function telling(source: OriginDocument, sentence: string, parts: ClaimParts): Telling {
  return {
    article: source.article,
    published: source.published ?? '',
    lang: source.lang,
    claim: claimOf(source.text, sentence, parts),
  };
}

const SENTENCE = 'Noord-Korea heeft vrijdag twee Amerikaanse vissers opgepakt bij het eiland Yeonho.';
const ARREST: ClaimParts = {
  type: 'COERCE',
  actors: [PRK],
  recipients: [USA],
  trigger: 'opgepakt',
  rule: 'coerce.arrest',
  quantities: [{ value: 2, of: 'vissers', text: 'twee vissers' }],
  time: { start: '2025-03-07', end: '2025-03-07', precision: 'day', basis: 'text' },
};
const FIRST = document(
  'a',
  '2025-03-08',
  `${SENTENCE} Pyongyang ontkent dat het er iets mee te maken heeft.`,
);
const SECOND = document(
  'b',
  '2025-03-09',
  'Bij het eiland Yeonho hebben Noord-Koreanen vrijdag drie Amerikaanse vissers opgepakt. Het regent er vaak.',
);
const OTHER = document('c', '2025-03-09', 'De wedstrijd op het ijs werd door elf vrouwen gereden.');

describe('judgements of the user', () => {
  const one = document('e', '2025-05-02', 'Noord-Korea heeft donderdag een raket getest.');
  const two = document('f', '2025-05-02', 'Noord-Korea heeft donderdag een raket afgevuurd.');
  const test: ClaimParts = {
    type: 'MOBILIZE',
    actors: [PRK],
    rule: 'mobilize.test',
    time: { start: '2025-05-01', end: '2025-05-01', precision: 'day', basis: 'text' },
  };
  const a = telling(one, one.text, { ...test, trigger: 'getest' });
  const b = telling(two, two.text, { ...test, trigger: 'afgevuurd' });
  const sizes = (judgements: readonly StoryJudgement[]): number[] =>
    storiesOf([one, two], [a, b], judgements).map(({ tellings }) => tellings.length);
  const judged = (kind: StoryJudgement['kind'], n: number): StoryJudgement => ({
    n,
    kind,
    targets: kind === 'together' ? [anchorOf(a.claim), anchorOf(b.claim)] : [anchorOf(b.claim)],
    from: kind === 'together' ? [] : [anchorOf(a.claim)],
  });

  it('split and merge, the last one counts', () => {
    expect(sizes([])).toEqual([2]);
    expect(sizes([judged('apart', 1)])).toEqual([1, 1]);
    expect(sizes([judged('apart', 1), judged('together', 2)])).toEqual([2]);
  });
});

describe('storiesOf', () => {
  const stories = storiesOf([FIRST, SECOND, OTHER], [telling(FIRST, SENTENCE, ARREST)]);
  const [story] = stories;

  it('tells a story with the sentences in which no claim was read', () => {
    expect(stories).toHaveLength(1);
    expect(story.tellings.map(({ article, echo }) => [article, echo === true])).toEqual([
      ['a', false],
      ['a', true],
      ['b', true],
    ]);
    for (const { article, claim } of story.tellings) {
      const source = [FIRST, SECOND].find((one) => one.article === article);
      expect(source?.text.slice(claim.selector.start, claim.selector.end)).toBe(claim.selector.exact);
    }
  });

  it('puts a denial without a claim to what it denies', () => {
    expect(story.stances).toMatchObject([{ speaker: { id: 'PRK' }, stance: 'denies', telling: 1 }]);
    expect(story.status).toBe('denied by the accused');
  });

  it('reads their figures, people under one unit', () => {
    expect(story.figures).toEqual([
      {
        unit: 'person',
        of: 'vissers',
        values: [
          { value: 2, approximate: false, tellings: [0], origins: 1 },
          { value: 3, approximate: false, tellings: [2], origins: 1 },
        ],
      },
    ]);
  });

  it('is the same in any order', () => {
    const turned = storiesOf([OTHER, SECOND, FIRST], [telling(FIRST, SENTENCE, ARREST)]);
    expect(turned).toEqual(stories);
  });

  it('counts on where the next sentence gives another number', () => {
    const march = document(
      'd',
      '2025-03-10',
      'In Seoul betoogden zondag duizenden mensen. De politie telde er 4.000; de organisatie sprak van 10.000.',
    );
    const [protest] = storiesOf(
      [march],
      [
        telling(march, 'In Seoul betoogden zondag duizenden mensen.', {
          type: 'PROTEST',
          actors: [{ text: 'mensen', id: 'KOR' }],
          trigger: 'betoogden',
          rule: 'protest.demo',
          quantities: [{ value: 2000, unit: 'person', of: 'people', approximate: true, text: 'duizenden' }],
        }),
      ],
    );
    expect(protest.figures[0].values.map(({ value }) => value)).toEqual([2000, 4000, 10_000]);
  });
});
