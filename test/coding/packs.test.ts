import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CERTAINTIES, CLAIM_TYPES, POLARITIES, REALITIES, STANCES } from '../../src/claim/index.ts';
import { parseTable, readResource, readTable, resourcePath, type Row } from '../../src/resources.ts';

const LANGUAGES = ['nl', 'en'] as const;
type Lang = (typeof LANGUAGES)[number];

/** Meanings of the participant cells of rules besides PLOVER sectors (packs/README.md). */
const PARTICIPANT_WORDS = new Set(
  'state organisation person group unknown place political same other several many'.split(' '),
);
const SECTORS = new Set('GOV MIL LEG JUD SPY COP OPP REB CVL LAB BUS MED EDU IGO NGO'.split(' '));
const PLACES = new Set(['subj', 'obj', 'iobj', 'comp', 'poss', 'peer', 'none']);

interface Placed {
  readonly row: Row;
  readonly where: string;
}

function rowsOf(...folder: string[]): Placed[] {
  return readdirSync(resourcePath('packs', ...folder))
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .flatMap((file) =>
      readTable('packs', ...folder, file).map((row) => ({
        row,
        where: [...folder, file, row.rule ?? row.concept].join('/'),
      })),
    );
}

function cells(cell: string, separator: string): string[] {
  return cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Faults of a list, so that a failing test names every culprit at once. */
function faults<T>(list: readonly T[], isFault: (entry: T) => boolean, name: (entry: T) => string): string[] {
  return list.filter(isFault).map(name);
}

const rules = rowsOf('rules');
const concepts: Readonly<Record<Lang, Placed[]>> = {
  nl: rowsOf('nl', 'concepts'),
  en: rowsOf('en', 'concepts'),
};
const objects: Readonly<Record<Lang, Row[]>> = {
  nl: readTable('packs', 'nl', 'objects.tsv'),
  en: readTable('packs', 'en', 'objects.tsv'),
};

const plover = parseTable(readResource('ontology', 'plover.tsv'), 'plover.tsv');
const modes = new Set(plover.filter((row) => row.mode !== '').map((row) => `${row.type}/${row.mode}`));
const contexts = new Set(cells(readResource('ontology', 'contexts.txt'), '\n'));

function knownConcepts(lang: Lang): Set<string> {
  return new Set(concepts[lang].map(({ row }) => row.concept));
}

describe('concept tables', () => {
  for (const lang of LANGUAGES) {
    const words = concepts[lang].filter(({ row }) => row.words !== '*');

    it(`${lang}: has the columns of packs/README.md`, () => {
      for (const file of readdirSync(resourcePath('packs', lang, 'concepts'))) {
        const header = readResource('packs', lang, 'concepts', file)
          .split('\n')
          .find((line) => line !== '' && !line.startsWith('#'));
        expect(header?.split('\t'), file).toEqual([
          'concept',
          'pos',
          'words',
          'actor',
          'recipient',
          'object',
          'note',
        ]);
      }
    });

    it(`${lang}: names concepts, parts of speech and places that exist`, () => {
      expect(
        faults(
          concepts[lang],
          ({ row }) => !/^[a-z]+(-[a-z]+)*$/.test(row.concept),
          ({ where }) => where,
        ),
      ).toEqual([]);
      expect(
        faults(
          concepts[lang],
          ({ row }) => !['verb', 'noun', 'adj'].includes(row.pos),
          ({ where }) => where,
        ),
      ).toEqual([]);
      const preposition = /^[\p{Ll}]+$/u;
      const wrong = concepts[lang].flatMap(({ row, where }) =>
        [row.actor, row.recipient, row.object]
          .flatMap((cell) => cells(cell, '|'))
          .filter((place) => !PLACES.has(place) && !preposition.test(place))
          .map((place) => `${where}: ${place}`),
      );
      expect(wrong).toEqual([]);
    });

    it(`${lang}: gives every row words, none twice under one concept, part of speech and participants`, () => {
      expect(
        faults(
          words,
          ({ row }) => cells(row.words, ';').length === 0,
          ({ where }) => where,
        ),
      ).toEqual([]);
      const seen = new Set<string>();
      const twice: string[] = [];
      for (const { row } of words) {
        for (const word of cells(row.words, ';')) {
          const [head, ...companions] = cells(word, '+');
          // A word may have its participants elsewhere in another row ("vluchtten uit", "zijn in … gevlucht").
          const places = row.actor === '' && row.recipient === '' ? '' : `${row.actor} ${row.recipient}`;
          const key = [row.concept, row.pos, head, ...companions.sort(), places].join(' ');
          if (seen.has(key)) twice.push(key);
          seen.add(key);
        }
      }
      expect(twice).toEqual([]);
    });

    it(`${lang}: joins phrases with a plus and holds no stray characters`, () => {
      const stray = words.flatMap(({ row, where }) =>
        cells(row.words, ';')
          .filter((word) => !/^[\p{L}\p{N}'./-]+( \+ @?[\p{L}\p{N}'./-]+)*$/u.test(word))
          .map((word) => `${where}: ${word}`),
      );
      expect(stray).toEqual([]);
    });

    it(`${lang}: uses every concept in a rule`, () => {
      const used = new Set(rules.flatMap(({ row }) => cells(row.concept, '|')));
      expect([...knownConcepts(lang)].filter((concept) => !used.has(concept))).toEqual([]);
    });
  }

  it('say the same concepts in both languages', () => {
    expect([...knownConcepts('en')].sort()).toEqual([...knownConcepts('nl')].sort());
  });
});

describe('object tables', () => {
  for (const lang of LANGUAGES) {
    it(`${lang}: gives a noun one class`, () => {
      const seen = new Map<string, string>();
      const twice: string[] = [];
      for (const row of objects[lang]) {
        for (const word of cells(row.words, ';')) {
          if (seen.has(word)) twice.push(`${word}: ${seen.get(word)}, ${row.class}`);
          seen.set(word, row.class);
        }
      }
      expect(twice).toEqual([]);
      expect(seen.size).toBeGreaterThan(400);
    });
  }

  it('have the same classes in both languages', () => {
    const classes = (lang: Lang): string[] => [...new Set(objects[lang].map((row) => row.class))].sort();
    expect(classes('en')).toEqual(classes('nl'));
  });
});

describe('rules', () => {
  it('have the columns of packs/README.md', () => {
    for (const file of readdirSync(resourcePath('packs', 'rules'))) {
      const header = readResource('packs', 'rules', file)
        .split('\n')
        .find((line) => line !== '' && !line.startsWith('#'));
      expect(header?.split('\t'), file).toEqual([
        'rule',
        'concept',
        'object',
        'actor',
        'recipient',
        'type',
        'mode',
        'contexts',
        'also',
        'note',
      ]);
    }
  });

  it('have unique names of the form field.what', () => {
    const names = rules.map(({ row }) => row.rule);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    expect(names.filter((name) => !/^[a-z]+(\.[a-z]+(-[a-z]+)*)$/.test(name))).toEqual([]);
  });

  it('name concepts that a pack has', () => {
    const known = new Set(LANGUAGES.flatMap((lang) => [...knownConcepts(lang)]));
    const unknown = rules.flatMap(({ row, where }) =>
      cells(row.concept, '|')
        .filter((concept) => !known.has(concept))
        .map((concept) => `${where}: ${concept}`),
    );
    expect(unknown).toEqual([]);
  });

  it('name types, modes and contexts of the ontology', () => {
    const types = new Set<string>(CLAIM_TYPES);
    const wrong: string[] = [];
    for (const { row, where } of rules) {
      if (row.type === '-') continue;
      if (!types.has(row.type)) wrong.push(`${where}: type ${row.type}`);
      if (row.mode !== '' && !modes.has(`${row.type}/${row.mode}`))
        wrong.push(`${where}: mode ${row.type}/${row.mode}`);
      for (const context of cells(row.contexts, ';'))
        if (!contexts.has(context)) wrong.push(`${where}: context ${context}`);
      for (const also of cells(row.also, ';')) {
        const [what, reality] = also.split(also.startsWith('content') ? '=' : '@');
        if (reality !== undefined && !REALITIES.some((known) => known === reality))
          wrong.push(`${where}: reality ${reality}`);
        if (what === 'content') continue;
        const [type, mode] = what.split('/');
        if (!types.has(type) || (mode !== undefined && !modes.has(what)))
          wrong.push(`${where}: also ${what}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('ask for participants and objects that there are', () => {
    const classes = new Set([
      ...LANGUAGES.flatMap((lang) => objects[lang].map((row) => row.class)),
      '#',
      '%',
      'comp',
    ]);
    const wrong: string[] = [];
    for (const { row, where } of rules) {
      for (const name of cells(row.object, '|'))
        if (!classes.has(name) && name !== '+' && name !== '-') wrong.push(`${where}: object ${name}`);
      for (const name of [...cells(row.actor, '|'), ...cells(row.recipient, '|')]) {
        const known = name.startsWith('!')
          ? SECTORS.has(name.slice(1)) || PARTICIPANT_WORDS.has(name.slice(1))
          : PARTICIPANT_WORDS.has(name) || SECTORS.has(name);
        if (!known && name !== '+' && name !== '-') wrong.push(`${where}: participant ${name}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('never claim on a bare word: something must be there', () => {
    const bare = rules.filter(
      ({ row }) => row.type !== '-' && row.object === '' && row.actor === '' && row.recipient === '',
    );
    expect(bare.map(({ where }) => where)).toEqual([]);
  });

  it('reach every type of claim', () => {
    const reached = new Set(rules.map(({ row }) => row.type));
    expect(CLAIM_TYPES.filter((type) => !reached.has(type))).toEqual([]);
  });
});

describe('speech and modality tables', () => {
  for (const lang of LANGUAGES) {
    it(`${lang}: sets only what there is to set`, () => {
      const speech = readTable('packs', lang, 'speech.tsv');
      const modality = readTable('packs', lang, 'modality.tsv');
      const values: Readonly<Record<string, readonly string[]>> = {
        reality: REALITIES,
        certainty: CERTAINTIES,
        polarity: POLARITIES,
      };
      expect(
        speech.filter((row) => !STANCES.some((stance) => stance === row.stance)).map((row) => row.words),
      ).toEqual([]);
      expect(
        speech.filter((row) => !['verb', 'noun', 'prep', 'adverb'].includes(row.pos)).map((row) => row.words),
      ).toEqual([]);
      expect(
        modality.filter((row) => values[row.sets]?.includes(row.value) !== true).map((row) => row.words),
      ).toEqual([]);
      expect(new Set(speech.map((row) => row.stance)).size).toBe(STANCES.length);
      expect(new Set(modality.map((row) => row.sets))).toEqual(new Set(['reality', 'certainty', 'polarity']));
    });
  }
});
