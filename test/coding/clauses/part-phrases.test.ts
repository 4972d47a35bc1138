import { describe, expect, it } from 'vitest';
import { NO_LANDMARKS } from '../../../src/coding/clauses/draft-trees.ts';
import { repairTrees } from '../../../src/coding/clauses/repair-trees.ts';
import { SentenceTree } from '../../../src/coding/clauses/sentence-tree.ts';
import { treeDocument } from '../../helpers/tree-document.ts';

/** A sentence with the relations that repairs use, so that the document knows them. */
const KNOWN = `
Zij zij PRON 2 nsubj
geven geven VERB 0 root VerbForm=Fin
hem hem PRON 2 iobj
iets iets NOUN 2 obj
in in ADP 6 case
Parijs Parijs PROPN 2 obl
twee twee NUM 8 nummod
boeken boek NOUN 2 obj
`;

/** What hangs on the first verb after repair, without punctuation: `relation:word`. */
function dependents(source: string, names: readonly number[] = []): string[] {
  const document = repairTrees(treeDocument(`${source}\n${KNOWN}`), {
    ...NO_LANDMARKS,
    isName: (token) => names.includes(token),
    startsName: (token) => names.includes(token),
  });
  const tree = new SentenceTree(document, 0);
  const verb = [...Array(tree.end - tree.first).keys()].find((token) => tree.upos(token) === 'VERB') ?? 0;
  return tree.children(verb).map((child) => `${tree.relation(child)}:${tree.text(child)}`);
}

describe('phrases that stand side by side', () => {
  it('gives what a number opens behind a name to the verb', () => {
    const found = dependents(`Mannen man NOUN 2 nsubj Number=Plur
ontvoerden ontvoeren VERB 0 root VerbForm=Fin|Number=Plur
bij bij ADP 4 case
Bilma Bilma PROPN 2 obl
twee twee NUM 6 nummod
ingenieurs ingenieur NOUN 4 parataxis Number=Plur`);
    expect(found).toEqual(['nsubj:Mannen', 'obl:Bilma', 'obl:ingenieurs']);
  });

  it('parts two names, and makes the second one the receiver beside a thing', () => {
    const found = dependents(
      `Gisteren gisteren ADV 2 advmod
schonk schenken VERB 0 root VerbForm=Fin|Number=Sing
Boekarest Boekarest PROPN 2 nsubj
Kyiv Kyiv PROPN 3 flat
lampen lamp NOUN 2 obj Number=Plur`,
      [2, 3],
    );
    expect(found).toContain('iobj:Kyiv');
    expect(found).toContain('obj:lampen');
    expect(found).toContain('nsubj:Boekarest');
  });

  it('parts two nouns behind a preposition', () => {
    const found = dependents(`Praag Praag PROPN 2 nsubj
levert leveren VERB 0 root VerbForm=Fin|Number=Sing
in in ADP 5 case
stilte stilte NOUN 5 amod Number=Sing
munitie munitie NOUN 2 obl Number=Sing`);
    expect(found).toEqual(['nsubj:Praag', 'obl:stilte', 'obl:munitie']);
  });

  it('leaves a name of two parts alone', () => {
    const found = dependents(
      `Gisteren gisteren ADV 2 advmod
sprak spreken VERB 0 root VerbForm=Fin|Number=Sing
Mark Mark PROPN 2 nsubj
Rutte Rutte PROPN 3 flat`,
      [2],
    );
    expect(found).toEqual(['advmod:Gisteren', 'nsubj:Mark']);
  });
});
