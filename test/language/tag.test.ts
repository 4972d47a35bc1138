import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Token, type Document, type Language } from '../../src/document/index.ts';
import { packOf } from '../../src/language/pack-format.ts';
import { tagStage } from '../../src/language/tag.ts';
import { TaggerModel } from '../../src/language/tagger-model.ts';
import { resourcePath } from '../../src/resources.ts';
import { tokenised } from './documents.ts';

const dutch = TaggerModel.open(resourcePath('packs', 'nl', 'tagger.pack'));
const english = TaggerModel.open(resourcePath('packs', 'en', 'tagger.pack'));
const models = new Map<Language, TaggerModel>([
  ['nl', dutch],
  ['en', english],
]);
const stage = tagStage(models);

function uposOf(document: Document): string[] {
  return Array.from({ length: document.tokenCount }, (_, i) => new Token(document, i).upos);
}

describe('tag', () => {
  it.each([
    ['nl', 'De regering stuurt morgen twee schepen .', 'DET NOUN VERB ADV NUM NOUN PUNCT'],
    ['nl', 'Het leger heeft de stad verlaten .', 'DET NOUN AUX DET NOUN VERB PUNCT'],
    ['nl', 'Zij weigert te praten met Polen .', 'PRON VERB ADP VERB ADP PROPN PUNCT'],
    ['en', 'The army has left the city .', 'DET NOUN AUX VERB DET NOUN PUNCT'],
    ['en', 'Two ministers refused to talk .', 'NUM NOUN VERB PART VERB PUNCT'],
  ] as const)('tags %s: %s', (language, text, expected) => {
    expect(uposOf(stage.run(tokenised(text, language))).join(' ')).toBe(expected);
  });

  it('gives the fine tag and features of the treebank', () => {
    const document = stage.run(tokenised('De schepen vertrekken.'));
    const ships = new Token(document, 1);
    expect([ships.xpos, ships.feats]).toEqual(['N|soort|mv|basis', 'Number=Plur']);
  });

  it('reads a compound that it has never seen by its last part', () => {
    const document = stage.run(tokenised('De kwakzalverskommissies vergaderen.'));
    expect(new Token(document, 1).upos).toBe('NOUN');
  });

  it('leaves the tokens of other languages untagged', () => {
    const document = tagStage(new Map([['en', english]])).run(tokenised('De schepen vertrekken.'));
    expect(uposOf(document)).toEqual(['X', 'X', 'X', 'X']);
    expect(new Token(document, 1).xpos).toBe('');
  });

  it('tags alike on the memory that another thread would get', () => {
    const pack = dutch.pack;
    if (pack === undefined) throw new RangeError('a model that was opened has a pack');
    const shared = TaggerModel.of(packOf(pack.shared));
    const text = 'Na de aanval sloot het land zijn grenzen.';
    expect(uposOf(tagStage(new Map([['nl', shared]])).run(tokenised(text)))).toEqual(
      uposOf(stage.run(tokenised(text))),
    );
  });

  it('gives every token of any text one tag of the list, the same each time', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.lorem({ mode: 'sentences' })),
        fc.constantFrom('nl' as const, 'en' as const),
        (text, language) => {
          const document = stage.run(tokenised(text, language));
          const { upos, tag, tags } = document.layer('tags');
          expect(upos.length).toBe(document.tokenCount);
          expect([...tag].every((number) => number > 0 && number < tags.length)).toBe(true);
          expect(stage.run(tokenised(text, language)).layer('tags').tag).toEqual(tag);
        },
      ),
    );
  });
});
