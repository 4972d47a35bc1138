import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NAME_KINDS, type Document, type Language } from '../../src/document/index.ts';
import { toConllu } from '../../src/language/conllu.ts';
import { namesStage } from '../../src/language/names.ts';
import {
  LABEL_COUNT,
  OUTSIDE,
  beginsKind,
  isInside,
  kindOfLabel,
  mayFollow,
} from '../../src/language/names-labels.ts';
import { NamesModel } from '../../src/language/names-model.ts';
import { NameFinder } from '../../src/language/names-finder.ts';
import { decodePack, encodePack, packOf } from '../../src/language/pack-format.ts';
import { tagStage } from '../../src/language/tag.ts';
import { TaggerModel } from '../../src/language/tagger-model.ts';
import { resourcePath } from '../../src/resources.ts';
import { namedDocument } from '../../train/lib/names-data.ts';
import { listTables } from '../../train/lib/names-lists.ts';
import { spansOf } from '../../train/lib/names-score.ts';
import { NAMES_DEFAULTS, labelsFound, trainBoth } from '../../train/names.ts';
import { tokenised } from './documents.ts';

const LANGUAGES_HERE = ['nl', 'en'] as const;
const taggers = new Map<Language, TaggerModel>(
  LANGUAGES_HERE.map((language) => [
    language,
    TaggerModel.open(resourcePath('packs', language, 'tagger.pack')),
  ]),
);
const models = new Map<Language, NamesModel>(
  LANGUAGES_HERE.map((language) => [
    language,
    NamesModel.open(resourcePath('packs', language, 'names.pack')),
  ]),
);
const tag = tagStage(taggers);
const fast = namesStage(models);
const accurate = namesStage(models, { mode: 'accurate' });

function namesOf(document: Document): string[] {
  const { start, end } = document.layer('tokens');
  const { firstToken, endToken, kind } = document.layer('names');
  return Array.from(
    firstToken,
    (first, n) => `${document.text.slice(start[first], end[endToken[n] - 1])}: ${NAME_KINDS[kind[n]]}`,
  );
}

describe('names', () => {
  it.each([
    ['nl', 'Gisteren sprak Jan de Vries in Amsterdam.', ['Jan de Vries: person', 'Amsterdam: place']],
    ['nl', 'President Poetin reist morgen naar China.', ['Poetin: person', 'China: place']],
    ['nl', 'De NAVO stuurt schepen naar Griekenland.', ['NAVO: organisation', 'Griekenland: place']],
    ['nl', 'De schepen liggen al weken in de haven.', []],
    ['en', 'Yesterday Barack Obama spoke in Chicago.', ['Barack Obama: person', 'Chicago: place']],
    ['en', 'The ships have been in port for weeks.', []],
  ] as const)('finds in %s: %s', (language, text, expected) => {
    expect(namesOf(fast.run(tag.run(tokenised(text, language))))).toEqual(expected);
  });

  it('finds none where the language has no model', () => {
    const document = namesStage(new Map()).run(tag.run(tokenised('Jan woont in Amsterdam.')));
    expect(namesOf(document)).toEqual([]);
  });

  it('finds the same on the memory that another thread would get', () => {
    const pack = models.get('nl')?.pack;
    if (pack === undefined) throw new RangeError('a model that was opened has a pack');
    const shared = namesStage(new Map([['nl', NamesModel.of(packOf(pack.shared))]]));
    const document = tag.run(tokenised('Minister Blok ontmoette Angela Merkel in Berlijn.'));
    expect(namesOf(shared.run(document))).toEqual(namesOf(fast.run(document)));
  });

  it('prints names in CoNLL-U', () => {
    const printed = toConllu(fast.run(tag.run(tokenised('Jan de Vries woont in Amsterdam.'))));
    expect(printed.match(/NER=[BI]-[A-Z]+/g)).toEqual(['NER=B-PER', 'NER=I-PER', 'NER=I-PER', 'NER=B-LOC']);
  });

  it('gives names in order, apart, each inside one sentence, of any text', () => {
    const word = fc.constantFrom(
      'Jan',
      'de',
      'Vries',
      'VN',
      'in',
      'Rome',
      '.',
      ',',
      '-',
      'EU-top',
      'zei',
      '12',
      '\n\n',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...LANGUAGES_HERE), fc.boolean(), (source, language, twice) => {
        const document = (twice ? accurate : fast).run(tag.run(tokenised(source, language)));
        const { firstToken, endToken, kind } = document.layer('names');
        const sentences = document.layer('sentences').firstToken;
        for (let n = 0; n < firstToken.length; n++) {
          expect(endToken[n]).toBeGreaterThan(firstToken[n]);
          if (n > 0) expect(firstToken[n]).toBeGreaterThanOrEqual(endToken[n - 1]);
          const sentence = sentences.findLastIndex((first) => first <= firstToken[n]);
          expect(endToken[n]).toBeLessThanOrEqual(sentences[sentence + 1]);
          expect(kind[n]).toBeLessThan(NAME_KINDS.length);
        }
      }),
    );
  });

  it('finds the same in a text and behind thousands of other sentences', () => {
    const short = 'In Genf sprak Kofi Annan met de ministers. ';
    const document = fast.run(tag.run(tokenised(short.repeat(1500))));
    const per = namesOf(fast.run(tag.run(tokenised(short.repeat(3))))).length / 3;
    expect(namesOf(document).length).toBe(1500 * per);
  });
});

describe('the trainer of names', () => {
  // Our own marks, `form/mark`: a name finder is a matter of data.
  const lines = [
    'Zorbo/B-PER spreekt in Quuxdam/B-LOC .',
    'Gisteren vertrok Zorbo/B-PER naar Quuxdam/B-LOC .',
    'De Blip/B-ORG van Zorbo/B-PER zwijgt .',
    'In Quuxdam/B-LOC vergadert de Blip/B-ORG .',
    'Het regent al weken .',
  ];
  const marked = lines.map((line) =>
    line.split(' ').map((word) => {
      const [form, mark = 'O'] = word.split('/');
      return { form, mark };
    }),
  );
  const documents = marked.map((sentence) => namedDocument([sentence], 'nl', tag));
  const lists = listTables([], [], [], new Map());
  const options = { ...NAMES_DEFAULTS, bits: 12, rounds: 5 };

  it('learns the names of a few sentences, the same each time', () => {
    const tables = trainBoth(documents, lists, options, () => {});
    const finder = new NameFinder(new NamesModel(tables));
    for (const { document, labels } of documents) {
      expect(spansOf(labelsFound(finder, document, false))).toEqual(spansOf(labels));
    }
    expect(trainBoth(documents, lists, options, () => {})).toEqual(tables);
  });

  it('keeps its tables through a pack, with both passes', () => {
    const tables = trainBoth(documents, lists, options, () => {});
    const file = encodePack({ model: 'names', language: 'nl' }, NamesModel.sections(tables));
    expect(NamesModel.of(decodePack(file, 'test')).tables).toEqual(tables);
  });
});

describe('labels of names', () => {
  it('tells the kind and whether a name goes on', () => {
    for (let kind = 0; kind < NAME_KINDS.length; kind++) {
      expect(kindOfLabel(beginsKind(kind))).toBe(kind);
      expect(kindOfLabel(beginsKind(kind) + 1)).toBe(kind);
      expect([isInside(beginsKind(kind)), isInside(beginsKind(kind) + 1)]).toEqual([false, true]);
    }
    expect(LABEL_COUNT).toBe(9);
  });

  it('lets a name go on only after its own kind', () => {
    expect(mayFollow(OUTSIDE, beginsKind(1) + 1)).toBe(false);
    expect(mayFollow(beginsKind(0), beginsKind(1) + 1)).toBe(false);
    expect(mayFollow(beginsKind(1), beginsKind(1) + 1)).toBe(true);
    expect(mayFollow(beginsKind(1) + 1, beginsKind(0))).toBe(true);
  });
});
