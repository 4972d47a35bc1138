import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Clause } from '../../../src/coding/clauses/clause.ts';
import { readClauses } from '../../../src/coding/clauses/read-clauses.ts';
import { SentenceTree } from '../../../src/coding/clauses/sentence-tree.ts';
import { maybeCodingPack } from '../../../src/coding/packs/coding-pack.ts';
import { treeDocument } from '../../helpers/tree-document.ts';

/** A clause in one line: what is plain is left out. */
function show(tree: SentenceTree, clause: Clause): string {
  const places = clause.arguments.map(
    ({ place, preposition, shared, head }) =>
      `${place}${preposition === '' ? '' : `:${preposition}`}${shared ? '*' : ''}=${tree.text(head)}`,
  );
  const odd = [
    clause.voice === 'active' ? '' : clause.voice,
    clause.tense === 'present' ? '' : clause.tense,
    clause.reality === 'actual' ? '' : clause.reality,
    clause.polarity === 'positive' ? '' : clause.polarity,
    clause.certainty === 'certain' ? '' : clause.certainty,
    clause.isCondition ? 'condition' : '',
    clause.isPurpose ? 'purpose' : '',
  ];
  const trigger = clause.trigger.map((token) => tree.text(token)).join(' ');
  return [clause.lemma, `[${trigger}]`, ...places, ...odd].filter((part) => part !== '').join(' ');
}

/** Cases of a gold file: a tree, `==>`, one clause a line. */
function cases(path: string): { name: string; tree: string; expected: string[] }[] {
  const source = readFileSync(new URL(path, import.meta.url), 'utf8').replace(/^#.*\n/gm, '');
  const blocks = source.trim().split(/\n\s*\n/);
  return blocks.map((block) => {
    const [tree, expected] = block.split(/^==>$/m);
    return {
      name: tree
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0])
        .join(' '),
      tree,
      expected: expected.trim().split('\n'),
    };
  });
}

describe.each([['nl'], ['en']] as const)('clauses of verbs in %s', (lang) => {
  const pack = maybeCodingPack(lang);
  if (pack === undefined) throw new Error(`no coding pack for ${lang}`);
  it.each(cases(`../../gold/clauses-${lang}.txt`))('$name', ({ tree: source, expected }) => {
    const tree = new SentenceTree(treeDocument(source, lang), 0);
    const read = readClauses(tree, pack).filter((clause) => clause.pos === 'verb');
    expect(read.map((clause) => show(tree, clause))).toEqual(expected);
  });
});
