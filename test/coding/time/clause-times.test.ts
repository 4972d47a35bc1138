import { describe, expect, it } from 'vitest';
import { SentenceTree } from '../../../src/coding/clauses/sentence-tree.ts';
import { readClauses } from '../../../src/coding/clauses/read-clauses.ts';
import { maybeCodingPack } from '../../../src/coding/packs/coding-pack.ts';
import { timeOfClause } from '../../../src/coding/time/clause-times.ts';
import { findTimes } from '../../../src/coding/time/times.ts';
import { treeDocument } from '../../helpers/tree-document.ts';

/** The text of the expression that dates the clause of a word, `own` being the words of the clause itself. */
function timeOf(word: string, own: readonly string[], source: string): string | undefined {
  const document = treeDocument(source);
  const pack = maybeCodingPack('nl');
  if (pack === undefined) throw new Error('no coding pack for nl');
  const tree = new SentenceTree(document, 0);
  const clause = readClauses(tree, pack, () => true).find(({ head }) => tree.text(head) === word);
  if (clause === undefined) throw new Error(`no clause at ${word}`);
  const tokens = new Set<number>();
  for (let token = tree.first; token < tree.end; token++)
    if (own.includes(tree.text(token))) tokens.add(token);
  return timeOfClause(tree, clause, findTimes(document, { published: '2024-03-14' }), tokens)?.text;
}

const SHARED = `
Pyongyang Pyongyang PROPN 2 nsubj
verwierp verwerpen VERB 0 root Tense=Past|VerbForm=Fin
dinsdag dinsdag NOUN 2 obl
het het DET 5 det
pact pact NOUN 2 obj
en en CCONJ 7 cc
stuurde sturen VERB 2 conj Tense=Past|VerbForm=Fin
wapens wapen NOUN 7 obj`;

const SINCE = `
Finland Finland PROPN 5 nsubj
, , PUNCT 1 punct
sinds sinds ADP 4 case
2023 2023 NUM 1 nmod
stuurde sturen VERB 0 root Tense=Past|VerbForm=Fin
maandag maandag NOUN 5 obl
wapens wapen NOUN 5 obj`;

const SAID = `
Seoul Seoul PROPN 2 nsubj
zei zeggen VERB 0 root Tense=Past|VerbForm=Fin
dinsdag dinsdag NOUN 2 obl
dat dat SCONJ 6 mark
Pyongyang Pyongyang PROPN 6 nsubj
aanviel aanvallen VERB 2 ccomp Tense=Past|VerbForm=Fin`;

const BROKEN = `
Duizenden duizend NOUN 0 root
vochten vechten VERB 1 acl Tense=Past|VerbForm=Fin
dinsdag dinsdag NOUN 1 obl
in in ADP 5 case
Seoul Seoul PROPN 1 nmod`;

describe('what dates a clause', () => {
  it.each([
    ['its own day', 'verwierp', ['Pyongyang', 'dinsdag', 'pact'], SHARED, 'dinsdag'],
    ['the day of what it is coordinated with', 'stuurde', ['wapens'], SHARED, 'dinsdag'],
    ['a day before a range', 'stuurde', ['Finland', '2023', 'maandag', 'wapens'], SINCE, 'maandag'],
    ['not the day that it was said on', 'aanviel', ['Pyongyang'], SAID, undefined],
    ['the day beside it where the tree breaks', 'vochten', ['vochten'], BROKEN, 'dinsdag'],
  ] as const)('%s', (_name, word, own, source, expected) => {
    expect(timeOf(word, own, source)).toBe(expected);
  });
});
