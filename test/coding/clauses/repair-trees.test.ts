import { describe, expect, it } from 'vitest';
import { NO_LANDMARKS } from '../../../src/coding/clauses/draft-trees.ts';
import { repairTrees } from '../../../src/coding/clauses/repair-trees.ts';
import { SentenceTree } from '../../../src/coding/clauses/sentence-tree.ts';
import { treeDocument } from '../../helpers/tree-document.ts';

/** A sentence with the relations that repairs use, so that the document knows them. */
const KNOWN = `
Zij zij PRON 2 nsubj
zeggen zeggen VERB 0 root VerbForm=Fin
dat dat SCONJ 6 mark
zij zij PRON 6 nsubj:pass
werden worden AUX 6 aux:pass VerbForm=Fin
gezien zien VERB 2 ccomp VerbForm=Part
`;

/** Subjects of the first sentence after repair: `subject<verb`. */
function subjectsOf(
  source: string,
  known: { times?: number[]; names?: number[]; quoted?: number[] } = {},
): string[] {
  const document = repairTrees(treeDocument(`${source}\n${KNOWN}`), {
    isTime: (token) => known.times?.includes(token) === true,
    isName: (token) => known.names?.includes(token) === true,
    startsName: () => false,
    isVerb: () => false,
    isQuoted: (token) => known.quoted?.includes(token) === true,
  });
  const tree = new SentenceTree(document, 0);
  const found: string[] = [];
  for (let token = tree.first; token < tree.end; token++)
    if (tree.isRelation(token, 'nsubj')) found.push(`${tree.text(token)}<${tree.text(tree.head(token))}`);
  return found;
}

describe('subjects that word order shows', () => {
  it.each([
    [
      'behind the verb, hung on the infinitive',
      `In in ADP 2 case
ruil ruil NOUN 3 obl
belooft beloven VERB 0 root Tense=Pres|VerbForm=Fin|Number=Sing
Seoul Seoul PROPN 8 iobj Number=Sing
drie drie NUM 6 nummod
schepen schip NOUN 8 obj Number=Plur
te te PART 8 mark
bouwen bouwen VERB 3 xcomp VerbForm=Inf`,
      {},
      ['Seoul<belooft'],
    ],
    [
      'in front of the verb, taken for an oblique',
      `Poetin Poetin PROPN 2 obl Number=Sing
vertrok vertrekken VERB 0 root VerbForm=Fin|Number=Sing`,
      {},
      ['Poetin<vertrok'],
    ],
    [
      'not a time, but who follows it',
      `Maandag maandag NOUN 2 nsubj Number=Sing
vertrok vertrekken VERB 0 root VerbForm=Fin|Number=Sing
Poetin Poetin PROPN 2 obj Number=Sing`,
      { times: [0] },
      ['Maandag<vertrok', 'Poetin<vertrok'],
    ],
    [
      'behind the word that opens a subordinate clause',
      `Moskou Moskou PROPN 2 nsubj Number=Sing
juicht juichen VERB 0 root VerbForm=Fin|Number=Sing
omdat omdat SCONJ 6 mark
Kim Kim PROPN 6 obl Number=Sing
granaten granaat NOUN 6 obj Number=Plur
stuurde sturen VERB 2 advcl VerbForm=Fin|Number=Sing`,
      {},
      ['Moskou<juicht', 'Kim<stuurde'],
    ],
    [
      'behind "sinds" where the verb stands last',
      `Moskou Moskou PROPN 2 nsubj Number=Sing
juicht juichen VERB 0 root VerbForm=Fin|Number=Sing
sinds sinds ADP 4 case
Kim Kim PROPN 6 obl Number=Sing
granaten granaat NOUN 6 obj Number=Plur
stuurde sturen VERB 2 advcl VerbForm=Fin|Number=Sing`,
      {},
      ['Moskou<juicht', 'Kim<stuurde'],
    ],
    [
      'a name that the tagger took for an auxiliary',
      `Blinken blinken VERB 4 aux
werd worden AUX 4 aux:pass VerbForm=Fin|Number=Sing
in in ADP 4 advmod
ontvangen ontvangen VERB 0 root VerbForm=Part`,
      { names: [0] },
      ['Blinken<ontvangen'],
    ],
    [
      'behind the verb when what stands in front is quoted',
      `Piraterij piraterij NOUN 3 nsubj Number=Sing
, , PUNCT 3 punct
foeterde foeteren VERB 0 root VerbForm=Fin|Number=Sing
Martin Martin PROPN 3 obj Number=Sing`,
      { quoted: [0] },
      ['Martin<foeterde'],
    ],
    [
      'singular, behind a plural in front of the verb',
      `Granaten granaat NOUN 2 nsubj Number=Plur
kreeg krijgen VERB 0 root VerbForm=Fin|Number=Sing
Kyiv Kyiv PROPN 2 obj Number=Sing
niet niet ADV 2 advmod`,
      {},
      ['Kyiv<kreeg'],
    ],
    [
      'of the clause behind the colon',
      `Straks straks ADV 2 advmod
rijdt rijden VERB 0 root VerbForm=Fin|Number=Sing
autoverkeer autoverkeer NOUN 2 obj Number=Sing
: : PUNCT 2 punct
Russen Rus PROPN 2 nsubj Number=Plur
bouwden bouwen VERB 2 parataxis VerbForm=Fin|Number=Plur
wegen weg NOUN 6 obj Number=Plur`,
      {},
      ['Russen<bouwden'],
    ],
    [
      'shared right behind "en"',
      `Kim Kim PROPN 2 nsubj Number=Sing
belde bellen VERB 0 root VerbForm=Fin|Number=Sing
en en CCONJ 4 cc
stuurde sturen VERB 2 conj VerbForm=Fin|Number=Sing
granaten granaat NOUN 4 obj Number=Plur`,
      {},
      ['Kim<belde'],
    ],
    [
      'none of another number',
      `Granaten granaat NOUN 2 obl Number=Plur
stuurde sturen VERB 0 root VerbForm=Fin|Number=Sing`,
      {},
      [],
    ],
  ])('%s', (_, source, known, expected) => {
    expect(subjectsOf(source, known)).toEqual(expected);
  });

  it('puts a verb that hangs on its own subject above it', () => {
    const source = `Honderden honderd NOUN 0 root Number=Plur
staken staken VERB 1 advcl VerbForm=Fin|Number=Plur`;
    const tree = new SentenceTree(repairTrees(treeDocument(`${source}\n${KNOWN}`)), 0);
    expect(tree.text(tree.root)).toBe('staken');
    expect(subjectsOf(source)).toEqual(['Honderden<staken']);
  });

  it('leaves a document as it is that has no Dutch', () => {
    const document = treeDocument('Kim Kim PROPN 2 obl\nleft leave VERB 0 root VerbForm=Fin', 'en');
    expect(repairTrees(document)).toBe(document);
    expect(repairTrees(document, NO_LANDMARKS)).toBe(document);
  });
});
