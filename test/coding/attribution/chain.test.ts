import { describe, expect, it } from 'vitest';
import { readSentences } from '../../../src/coding/index.ts';
import type { Language } from '../../../src/document/index.ts';
import { treeDocument } from '../../helpers/tree-document.ts';

/** The chain above the first token with the given form: "KOR asserts < RUS denies", outermost first. */
function chainAt(source: string, form: string, language: Language = 'nl'): string {
  for (const { tree, chainAt: chain } of readSentences(treeDocument(source, language))) {
    for (let token = tree.first; token < tree.end; token++) {
      if (tree.text(token) !== form) continue;
      return chain(token)
        .links.map(
          (link) =>
            `${link.speaker.id ?? link.speaker.text} ${link.stance}${link.direct === true ? ' direct' : ''}`,
        )
        .join(' < ');
    }
  }
  throw new RangeError(`no "${form}" in the sentence`);
}

const REPORTED = `
Moskou Moskou PROPN 2 nsubj
zei zeggen VERB 0 root Tense=Past|VerbForm=Fin
dat dat SCONJ 6 mark
Oekraïne Oekraïne PROPN 6 nsubj
Koersk Koersk PROPN 6 obj
aanviel aanvallen VERB 2 ccomp Tense=Past|VerbForm=Fin
. . PUNCT 2 punct
`;

const INSERTED = `
Kyiv Kyiv PROPN 2 nsubj
stuurt sturen VERB 0 root Tense=Pres|VerbForm=Fin
drones drone NOUN 2 obj
, , PUNCT 5 punct
meldt melden VERB 2 parataxis Tense=Pres|VerbForm=Fin
Seoul Seoul PROPN 5 nsubj
. . PUNCT 2 punct
`;

const ACCORDING = `
Volgens volgens ADP 2 case
Seoul Seoul PROPN 3 obl
stuurt sturen VERB 0 root Tense=Pres|VerbForm=Fin
Pyongyang Pyongyang PROPN 3 nsubj
troepen troep NOUN 3 obj
. . PUNCT 3 punct
`;

const DENIED = `
Seoul Seoul PROPN 2 nsubj
meldt melden VERB 0 root Tense=Pres|VerbForm=Fin
dat dat SCONJ 6 mark
Rusland Rusland PROPN 6 nsubj
wapens wapen NOUN 6 obj
stuurt sturen VERB 2 ccomp Tense=Pres|VerbForm=Fin
. . PUNCT 2 punct

Moskou Moskou PROPN 2 nsubj
ontkent ontkennen VERB 0 root Tense=Pres|VerbForm=Fin
dat dat PRON 2 obj PronType=Dem
. . PUNCT 2 punct
`;

const POINTED = `
Rusland Rusland PROPN 2 nsubj
stuurt sturen VERB 0 root Tense=Pres|VerbForm=Fin
wapens wapen NOUN 2 obj
. . PUNCT 2 punct

Dat dat PRON 2 obj PronType=Dem
meldde melden VERB 0 root Tense=Past|VerbForm=Fin
KCNA KCNA PROPN 2 nsubj
. . PUNCT 2 punct
`;

const UNVERIFIED = `
Kyiv Kyiv PROPN 4 nsubj
kon kunnen AUX 4 aux Tense=Past|VerbForm=Fin
niet niet ADV 4 advmod
bevestigen bevestigen VERB 0 root VerbForm=Inf
dat dat SCONJ 7 mark
Rusland Rusland PROPN 7 nsubj
aanviel aanvallen VERB 4 ccomp Tense=Past|VerbForm=Fin
. . PUNCT 4 punct
`;

const QUOTED = `
“ “ PUNCT 3 punct
Wij wij PRON 3 nsubj
sturen sturen VERB 0 root Tense=Pres|VerbForm=Fin
geen geen DET 5 det
wapens wapen NOUN 3 obj
” ” PUNCT 3 punct
, , PUNCT 8 punct
zei zeggen VERB 3 parataxis Tense=Past|VerbForm=Fin
Moskou Moskou PROPN 8 nsubj
. . PUNCT 3 punct
`;

const PASSIVE = `
Dat dat SCONJ 3 mark
Rusland Rusland PROPN 3 nsubj
aanviel aanvallen VERB 5 csubj Tense=Past|VerbForm=Fin
werd worden AUX 5 aux:pass Tense=Past|VerbForm=Fin
gemeld melden VERB 0 root VerbForm=Part|Tense=Past
door door ADP 7 case
Seoul Seoul PROPN 5 obl:agent
. . PUNCT 5 punct
`;

const MISTAGGED = `
Rebels rebel NOUN 3 nsubj
have have AUX 3 aux
fled flee VERB 0 root VerbForm=Part
, , PUNCT 7 punct
the the DET 6 det
Pentagon Pentagon PROPN 7 compound
reckons reckon NOUN 3 conj
. . PUNCT 3 punct
`;

const APPOSED = `
Rebels rebel NOUN 3 nsubj
have have AUX 3 aux
fled flee VERB 0 root VerbForm=Part
, , PUNCT 8 punct
the the DET 8 det
Danish Danish ADJ 8 amod
prime prime ADJ 8 amod
minister minister NOUN 3 obl
, , PUNCT 10 punct
Mette Mette PROPN 8 appos
Frederiksen Frederiksen PROPN 10 flat
, , PUNCT 13 punct
announced announce VERB 8 acl VerbForm=Part|Tense=Past
. . PUNCT 3 punct
`;

describe('who says it', () => {
  const cases: readonly (readonly [string, string, string, string, Language])[] = [
    ['a governing verb', REPORTED, 'aanviel', 'RUS asserts', 'nl'],
    ['the word of saying itself is not reported', REPORTED, 'zei', '', 'nl'],
    ['a clause set behind', INSERTED, 'stuurt', 'KOR asserts', 'nl'],
    ['a preposition of saying', ACCORDING, 'stuurt', 'KOR asserts', 'nl'],
    ['denied in the next sentence: the denier first', DENIED, 'stuurt', 'RUS denies < KOR asserts', 'nl'],
    ['said in the next sentence', POINTED, 'stuurt', 'PRK asserts', 'nl'],
    ['not confirmed is doubted', UNVERIFIED, 'aanviel', 'UKR doubts', 'nl'],
    ['in quotation marks it is direct', QUOTED, 'sturen', 'RUS asserts direct', 'nl'],
    ['the agent of a passive', PASSIVE, 'aanviel', 'KOR asserts', 'nl'],
    ['a verb that is tagged a noun', MISTAGGED, 'fled', 'USA asserts', 'en'],
    ['an apposition between subject and verb', APPOSED, 'fled', 'DNK asserts', 'en'],
  ];
  it.each(cases)('%s', (_name, source, form, expected, language) => {
    expect(chainAt(source, form, language)).toBe(expected);
  });

  it('what cannot be confirmed is unknown', () => {
    const [sentence] = readSentences(treeDocument(UNVERIFIED));
    expect(sentence.chainAt(6).certainty).toBe('unknown');
  });
});

describe('places of cue, speaker and content', () => {
  it('tells the three apart', () => {
    const [{ spoken }] = readSentences(treeDocument(REPORTED));
    expect(spoken).toHaveLength(1);
    expect(spoken[0].cue).toEqual([1]);
    expect(spoken[0].source).toEqual({ first: 0, end: 1 });
    expect([...spoken[0].content].sort((a, b) => a - b)).toEqual([2, 3, 4, 5]);
  });
});
