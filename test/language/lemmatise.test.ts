import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Token, UPOS, type Document, type Language } from '../../src/document/index.ts';
import { joinParticlesStage } from '../../src/language/join-by-tree.ts';
import { LemmaModel } from '../../src/language/lemma-model.ts';
import { applyScript, Lemmatiser, scriptFor } from '../../src/language/lemmatiser.ts';
import { lemmatiseStage } from '../../src/language/lemmatise.ts';
import { tagStage } from '../../src/language/tag.ts';
import { TaggerModel } from '../../src/language/tagger-model.ts';
import { resourcePath } from '../../src/resources.ts';
import { tokenised } from './documents.ts';

const lemmas = new Map<Language, LemmaModel>([
  ['nl', LemmaModel.open(resourcePath('packs', 'nl', 'lemmas.pack'))],
  ['en', LemmaModel.open(resourcePath('packs', 'en', 'lemmas.pack'))],
]);
const tag = tagStage(
  new Map<Language, TaggerModel>([
    ['nl', TaggerModel.open(resourcePath('packs', 'nl', 'tagger.pack'))],
    ['en', TaggerModel.open(resourcePath('packs', 'en', 'tagger.pack'))],
  ]),
);
const stage = lemmatiseStage(lemmas);

function lemmasOf(document: Document): string[] {
  return Array.from({ length: document.tokenCount }, (_, i) => new Token(document, i).lemma);
}

function lemmatiserOf(language: Language): Lemmatiser {
  const model = lemmas.get(language);
  if (model === undefined) throw new RangeError(language);
  return new Lemmatiser(model);
}

describe('lemmatise', () => {
  it.each([
    ['nl', 'Zij hebben de schepen gestuurd .', 'zij hebben de schip sturen .'],
    ['nl', 'Het leger valt de stad aan .', 'het leger aan_vallen de stad aan .'],
    ['nl', 'Zij weigert haar troepen op te geven .', 'zij weigeren haar troep op te op_geven .'],
    ['en', 'The ministers were leaving .', 'the minister be leave .'],
  ] as const)('gives the lemmas of %s: %s', (language, text, expected) => {
    expect(lemmasOf(stage.run(tag.run(tokenised(text, language)))).join(' ')).toBe(expected);
  });

  it.each([
    ['kernraketten', 'NOUN', 'N|soort|mv|basis', 'kern_raket'],
    ['regeringstroepen', 'NOUN', 'N|soort|mv|basis', 'regering_troep'],
    ['VN-gezanten', 'NOUN', 'N|soort|mv|basis', 'VN_gezant'],
    ['aangevallen', 'VERB', 'WW|vd|vrij|zonder', 'aan_vallen'],
    ['geëgaliseerd', 'VERB', 'WW|vd|vrij|zonder', 'egaliseren'],
    ['82-jarige', 'ADJ', 'ADJ|prenom|basis|met-e|stan', '82_jarig'],
    ['Pyongsaks', 'PROPN', 'SPEC|deeleigen', 'Pyongsaks'],
    ['4171', 'NUM', 'TW|hoofd|prenom|stan', '4171'],
    ['93ste', 'NUM', 'TW|rang|prenom|stan', '93'],
  ])('%s (%s) is %s', (form, upos, xpos, expected) => {
    expect(lemmatiserOf('nl').lemma(form, (UPOS as readonly string[]).indexOf(upos), xpos)).toBe(expected);
  });

  it('gives the form in lower case in a language without a model', () => {
    const document = lemmatiseStage(new Map()).run(tag.run(tokenised('De Schepen')));
    expect(lemmasOf(document)).toEqual(['de', 'schepen']);
  });

  it('joins a particle that the tree shows, once', () => {
    const document = stage.run(tag.run(tokenised('Polen stelt het bezoek uit.')));
    const lemmaLayer = document.layer('lemmas');
    const verb = 1;
    const apart = document.with('lemmas', {
      lemma: lemmaLayer.lemma.map((number, i) => (i === verb ? lemmaLayer.lemmas.length : number)),
      lemmas: [...lemmaLayer.lemmas, 'stellen'],
    });
    const tree = {
      head: Int32Array.from([1, -1, 3, 1, 1, 1]),
      relation: Uint8Array.from([0, 0, 0, 0, 1, 0]),
      relations: ['dep', 'compound:prt'],
    };
    const join = joinParticlesStage(lemmas);
    const once = join.run(apart.with('trees', tree));
    expect(lemmasOf(once)[verb]).toBe('uit_stellen');
    expect(lemmasOf(join.run(once))).toEqual(lemmasOf(once));
  });

  it('finds a script for any pair of words that gives the second from the first', () => {
    const word = fc.stringMatching(/^[A-Za-zé]{1,10}$/);
    fc.assert(
      fc.property(word, word, (form, lemma) => {
        expect(applyScript(scriptFor(form, lemma), form, form.toLowerCase())).toBe(lemma);
      }),
    );
  });

  it('gives any token a lemma, in bounded time', () => {
    const lemmatiser = lemmatiserOf('en');
    const noun = UPOS.indexOf('NOUN');
    expect(lemmatiser.lemma('-'.repeat(400), noun, 'NN').length).toBeGreaterThan(0);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('nl' as const, 'en' as const),
        (text, language) => {
          const document = stage.run(tag.run(tokenised(text, language)));
          expect(lemmasOf(document).every((lemma) => lemma !== '')).toBe(true);
        },
      ),
    );
  });
});
