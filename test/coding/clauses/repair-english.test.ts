import { describe, expect, it } from 'vitest';
import { readSentences } from '../../../src/coding/code-document.ts';
import { maybeIrregular, verbCandidates } from '../../../src/coding/packs/inflections.ts';
import { treeDocument } from '../../helpers/tree-document.ts';

/** Subjects of a hand-made English sentence after repair: `subject<verb`. */
function subjectsOf(source: string): string[] {
  const [{ tree }] = readSentences(treeDocument(source, 'en'));
  const found: string[] = [];
  for (let token = tree.first; token < tree.end; token++)
    if (tree.isRelation(token, 'nsubj')) found.push(`${tree.text(token)}<${tree.text(tree.head(token))}`);
  return found;
}

describe('irregular verbs', () => {
  it.each([
    ['shook', 'shake'],
    ['fled', 'flee'],
    ['overran', 'overrun'],
    ['withheld', 'withhold'],
  ])('%s is of %s', (form, infinitive) => {
    expect(verbCandidates('en', form)[0]).toBe(infinitive);
  });

  it('knows which forms are nothing but a past', () => {
    expect(maybeIrregular('shook')?.isPast).toBe(true);
    expect(maybeIrregular('found')?.isPast).toBe(false);
    expect(maybeIrregular('attacked')).toBeUndefined();
  });
});

describe('English subjects', () => {
  it.each([
    [
      'a name taken for the verb',
      `Seoul Seoul VERB 0 root
suspects suspect VERB 1 obj
that that SCONJ 5 mark
Pyongyang Pyongyang PROPN 5 nsubj
lies lie VERB 2 ccomp`,
      ['Seoul<suspects', 'Pyongyang<lies'],
    ],
    [
      'the first of two that are joined',
      `Ethiopia Ethiopia PROPN 6 obl
and and CCONJ 4 cc
the the DET 4 det
rebels rebel NOUN 6 nsubj
have have AUX 6 aux
agreed agree VERB 0 root

Kim Kim PROPN 0 root
and and CCONJ 3 cc
Putin Putin PROPN 1 conj`,
      ['Ethiopia<agreed'],
    ],
    [
      'behind a semicolon nothing is said by who spoke before it',
      `Moscow Moscow PROPN 2 nsubj
protested protest VERB 0 root
; ; PUNCT 5 punct
Kyiv Kyiv PROPN 5 nsubj
smiled smile VERB 2 ccomp`,
      ['Moscow<protested', 'Kyiv<smiled'],
    ],
  ])('%s', (_name, source, expected) => {
    expect(subjectsOf(source)).toEqual(expected);
  });
});
