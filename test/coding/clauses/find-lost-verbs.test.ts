import { describe, expect, it } from 'vitest';
import { Draft, NO_LANDMARKS } from '../../../src/coding/clauses/draft-trees.ts';
import { findLostVerbs } from '../../../src/coding/clauses/find-lost-verbs.ts';
import { UPOS, type Document } from '../../../src/document/index.ts';
import { fromConllu, parseConllu } from '../../../src/language/conllu.ts';

/** Tags of tensed verbs, so that the document knows them. */
const KNOWN = ['tgw|met-t', 'tgw|mv', 'verl|ev', 'verl|mv'].map((form) => ['ja', 'VERB', `WW|pv|${form}`]);

/** A document of one sentence and one of known tags: `form UPOS xpos` a token, all hung on the first. */
function documentOf(tokens: readonly (readonly string[])[]): Document {
  const sentence = (rows: readonly (readonly string[])[]): string =>
    rows
      .map(([form, upos, xpos], index) =>
        [
          index + 1,
          form,
          form.toLowerCase(),
          upos,
          xpos,
          xpos.includes('|pv|') ? 'VerbForm=Fin' : '_',
          index === 0 ? 0 : 1,
          index === 0 ? 'root' : 'dep',
          '_',
          '_',
        ].join('\t'),
      )
      .join('\n');
  return fromConllu(parseConllu(`${sentence(tokens)}\n\n${sentence(KNOWN)}\n\n`), 'nl');
}

/** Words of the sentence that are tagged verbs afterwards. */
function verbsOf(words: string, verbs: readonly string[]): string[] {
  const tokens = words.split(' ').map((word) => {
    const [form, upos = 'NOUN', xpos = '_'] = word.split('/');
    return [form, upos, xpos];
  });
  const draft = new Draft(documentOf(tokens));
  findLostVerbs(draft, 0, tokens.length, {
    ...NO_LANDMARKS,
    isVerb: (token) => verbs.includes(draft.lower(token)),
  });
  return tokens.flatMap(([form], index) =>
    draft.upos(index) === 'VERB' && draft.isFinite(index) ? [form] : [],
  );
}

describe('verbs that the tagger took for something else', () => {
  it.each([
    ['second in a main clause', 'Seoul/PROPN maant Moskou/PROPN nu/ADV', ['maant']],
    ['last in a relative clause', 'die/PRON/betr Poetin/PROPN dinsdag/PROPN losliet', ['losliet']],
    ['last behind a conjunction', 'dat/SCONJ Poetin/PROPN raketten/NOUN losliet', ['losliet']],
    [
      'a plural that looks like an infinitive',
      'Nu/ADV delen/VERB/WW|inf|vrij Tokio/PROPN beelden',
      ['delen'],
    ],
    ['not behind an article', 'Een/DET maant van/ADP goud', []],
    ['not where the clause has a verb', 'Seoul/PROPN vraagt/VERB/WW|pv|tgw|met-t maant nu/ADV', ['vraagt']],
    ['not beside an auxiliary', 'Reacties maant tot/ADP geweld worden/AUX', []],
    ['not in an aside', 'Seoul/PROPN maant nu/ADV', []],
  ])('%s', (_, words, expected) => {
    expect(verbsOf(words, ['maant', 'losliet'])).toEqual(expected);
  });

  it('gives a tag only where the language has it', () => {
    const tokens = [
      ['Seoul', 'PROPN', '_'],
      ['maant', 'NOUN', '_'],
      ['Moskou', 'PROPN', '_'],
      ['nu', 'ADV', '_'],
    ];
    const rows = tokens.map(([form, upos], index) =>
      [index + 1, form, form, upos, '_', '_', index === 0 ? 0 : 1, 'dep', '_', '_'].join('\t'),
    );
    const draft = new Draft(fromConllu(parseConllu(`${rows.join('\n')}\n\n`), 'nl'));
    findLostVerbs(draft, 0, 4, { ...NO_LANDMARKS, isVerb: () => true });
    expect(UPOS).toContain(draft.upos(1));
    expect(draft.upos(1)).toBe('NOUN');
  });
});
