import { describe, expect, it } from 'vitest';
import { clauseRecords } from '../../../src/coding/index.ts';
import { readText } from '../../../src/ingest/index.ts';
import { loadReader } from '../../../src/reader.ts';
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

describe('English verbs and nouns that taggers miss', () => {
  const read = loadReader({ lang: 'en' });
  it.each([
    ['EU slams Georgia over elections.', 'slams: EU > Georgia'],
    ['Israel overran Rafah.', 'overran: Israel > Rafah'],
    ['The ministry said it would free 20 prisoners.', 'free: it > 20 prisoners'],
    ['Ukraine is being armed by Poland.', 'armed: Poland > Ukraine'],
    ['The rebels surrendered to the army.', 'surrendered: The rebels > '],
    ['Georgians staged a sit-in.', 'staged … in: Georgians > a sit-in'],
  ])('%s', (text, expected) => {
    const { document } = read({ ...readText('sentence', text), lang: 'en' });
    const found = clauseRecords(document).map(
      ({ trigger, agent, patient }) =>
        `${trigger.text}: ${agent.map((one) => one.text).join()} > ${patient.map((one) => one.text).join()}`,
    );
    expect(found).toContain(expected);
  });

  it('leaves headings without a verb alone', () => {
    const { claims } = read({ ...readText('sentence', 'Talks on sports and trade in Geneva'), lang: 'en' });
    expect(claims).toEqual([]);
  });
});
