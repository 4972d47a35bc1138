import { describe, expect, it } from 'vitest';
import { repairTrees } from '../../../src/coding/clauses/repair-trees.ts';
import { SentenceTree } from '../../../src/coding/clauses/sentence-tree.ts';
import { treeDocument } from '../../helpers/tree-document.ts';

/** A sentence with the relations that repairs use, so that the document knows them. */
const KNOWN = `
Zij zij PRON 2 nsubj
zien zien VERB 0 root VerbForm=Fin
zijn zijn PRON 4 nmod:poss
boek boek NOUN 2 obj
dat dat PRON 6 nsubj
lag liggen VERB 4 acl:relcl VerbForm=Fin
daar daar ADV 8 mark
hebben hebben AUX 2 aux
`;

function mended(source: string): string[] {
  const tree = new SentenceTree(repairTrees(treeDocument(`${source}\n${KNOWN}`)), 0);
  const found: string[] = [];
  for (let token = tree.first; token < tree.end; token++) {
    const head = tree.head(token);
    found.push(
      `${tree.text(token)} ${tree.upos(token)} ${head < 0 ? '-' : tree.text(head)} ${tree.relation(token)}`,
    );
  }
  return found;
}

describe('words that their place gives away', () => {
  it('makes "zijn" in front of a noun a possessive', () => {
    const found = mended(`Poetin Poetin PROPN 2 nsubj
bezocht bezoeken VERB 0 root VerbForm=Part
zijn zijn AUX 2 aux VerbForm=Fin
kameraad kameraad NOUN 2 obl Number=Sing`);
    expect(found).toContain('zijn PRON kameraad nmod:poss');
    expect(found).toContain('kameraad NOUN bezocht obj');
  });

  it('makes "hebben" with a participle at the end its auxiliary', () => {
    const found = mended(`Zij zij PRON 2 nsubj
hebben hebben VERB 0 root VerbForm=Fin|Number=Plur
drones drone NOUN 2 obj Number=Plur
neergehaald neerhalen VERB 2 xcomp VerbForm=Part`);
    expect(found).toContain('neergehaald VERB - root');
    expect(found).toContain('hebben AUX neergehaald aux');
  });

  it('makes "dat" behind a name the subject of what is told of it', () => {
    const found = mended(`Kenia Kenia PROPN 4 obj Number=Sing
dat dat PRON 4 mark
Somalië Somalië PROPN 4 nsubj Number=Sing
erkent erkennen VERB 0 root VerbForm=Fin|Number=Sing`);
    expect(found).toContain('dat PRON erkent nsubj');
    expect(found).toContain('erkent VERB Kenia acl:relcl');
  });
});
