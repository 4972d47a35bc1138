import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/resources.ts';
import { type Telling, storySpace, whyTogether, withStrays } from '../../../src/dossier/stories/index.ts';
import { ECHO_EVIDENCE } from '../../../src/dossier/stories/echo-likeness.ts';
import { echoOf } from '../../../src/dossier/stories/echoes.ts';
import { EVIDENCE } from '../../../src/dossier/stories/weights.ts';
import { type ClaimParts, claimOf } from '../builders.ts';

const PHL = { text: 'Filipijnen', id: 'PHL' };
const CHN = { text: 'China', id: 'CHN' };

function telling(article: string, sentence: string, parts: ClaimParts): Telling {
  return { article, published: '2025-06-04', lang: 'nl', claim: claimOf(sentence, sentence, parts) };
}

const RAMMED = telling('a', 'Een Chinees schip heeft bij de Tarangbanbank een Filipijnse veerboot geramd.', {
  type: 'ASSAULT',
  actors: [CHN],
  recipients: [PHL],
  rule: 'force.ram',
});
const MISREAD = telling(
  'b',
  'Bij de Tarangbanbank werd een Filipijnse veerboot door een Chinees schip geramd.',
  {
    type: 'AID',
    actors: [CHN],
    recipients: [],
    rule: 'aid.goods',
  },
);
const OTHER = telling('c', 'China heeft de invoer van suiker uit Thailand verboden.', {
  type: 'SANCTION',
  actors: [CHN],
  recipients: [{ text: 'Thailand', id: 'THA' }],
  rule: 'sanction.ban',
});

describe('a claim that nothing else tells', () => {
  const all = [RAMMED, MISREAD, OTHER];

  it('joins what its sentence tells in other words, whatever it was read as', () => {
    const groups = withStrays(
      storySpace(all),
      all.map((one) => [one]),
    );
    expect(groups.map((group) => group.map(({ article }) => article))).toEqual([['a', 'b'], ['c']]);
  });

  it('keeps every claim once, for any order', () => {
    const turned = all.toReversed();
    const groups = withStrays(
      storySpace(turned),
      turned.map((one) => [one]),
    );
    expect(groups.map((group) => group.map(({ article }) => article).toSorted())).toEqual([
      ['c'],
      ['a', 'b'],
    ]);
  });
});

describe('why tellings stand together', () => {
  it('names for each the one it is most like, with evidence that adds up to its likeness', () => {
    const reasons = whyTogether(storySpace([RAMMED, MISREAD, OTHER]), [RAMMED, MISREAD]);
    expect(reasons.map(({ telling, like }) => [telling, like])).toEqual([
      [0, 1],
      [1, 0],
    ]);
    for (const { likeness, evidence } of reasons) {
      const sum = evidence.reduce((total, [, value]) => total + value, 0);
      expect(likeness).toBeCloseTo(Math.max(-4, Math.min(4, sum)));
      expect(evidence.map(([name]) => name)).toContain('words');
    }
  });

  it('compares a sentence without a claim by its words alone', () => {
    const exact = 'De veerboot werd bij de Tarangbanbank geramd.';
    const sentence = { article: 'd', document: 'd', lang: 'nl', start: 0, end: exact.length, exact };
    const echo = echoOf({ ...sentence, published: '2025-06-05' }, RAMMED);
    const [reason] = whyTogether(storySpace([RAMMED, OTHER]), [RAMMED, echo]);
    expect([reason.telling, reason.like]).toEqual([1, 0]);
    expect(reason.evidence.map(([name]) => name)).not.toContain('sameActors');
  });

  it('is told in words that both languages have', () => {
    const named = new Map(readTable('packs', 'stories', 'evidence.tsv').map((row) => [row['name'], row]));
    for (const name of ['base', 'otherDay', ...EVIDENCE, ...ECHO_EVIDENCE]) {
      expect(named.get(name)?.['nl'], name).toBeTruthy();
      expect(named.get(name)?.['en'], name).toBeTruthy();
    }
  });

  it('gives no reason for a story of one', () => {
    expect(whyTogether(storySpace([OTHER]), [OTHER])).toEqual([]);
  });
});
