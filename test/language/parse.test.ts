import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, UPOS, type Document } from '../../src/document/index.ts';
import { fromConllu, parseConllu } from '../../src/language/conllu.ts';
import { decodePack, encodePack } from '../../src/language/pack-format.ts';
import { PAIRS, ParserModel, TRANSITION_ROW, type ParseMode } from '../../src/language/parse-model.ts';
import { Parser, parseStage, sentenceSource } from '../../src/language/parse.ts';
import { PARSER_DEFAULTS, trainParser } from '../../train/parser.ts';
import { projective } from '../../train/projective.ts';
import { TINY_TREEBANK } from './tiny-treebank.ts';

const MODES: readonly ParseMode[] = ['fast', 'accurate'];
const OPTIONS = {
  ...PARSER_DEFAULTS,
  rounds: 6,
  beamRounds: 6,
  members: 2,
  transitionBits: 12,
  labelBits: 10,
};

function treebank(): Document {
  return fromConllu(parseConllu(TINY_TREEBANK), 'de');
}

function trainTiny(): ParserModel {
  return new ParserModel(trainParser(treebank(), OPTIONS, () => {}));
}

/** Relations by name, which do not depend on the numbers a stage gives them. */
function relationNames(document: Document): string[] {
  const { relation, relations } = document.layer('trees');
  return Array.from(relation, (number) => relations[number]);
}

/** A model that knows nothing: weights without sense, all labels between all parts of speech. */
function senselessModel(seed: number): ParserModel {
  let state = seed | 1;
  const weights = (length: number): Int8Array =>
    Int8Array.from({ length }, () => {
      state = Math.imul(state, 1664525) + 1013904223;
      return state >> 24;
    });
  const relations = ['root', 'nsubj', 'obj', 'punct'];
  const labels = (): Int8Array => weights(2 ** 6 * relations.length);
  const transitions = (): Int8Array => weights(2 ** 8 * TRANSITION_ROW);
  return new ParserModel({
    relations,
    greedy: transitions(),
    labels: labels(),
    relabels: labels(),
    accurate: { beam: transitions(), backward: transitions(), backwardLabels: labels(), backwardWidth: 4 },
    choiceStart: Uint16Array.from({ length: PAIRS + 1 }, (_, i) => 3 * i),
    choices: Uint8Array.from({ length: 3 * PAIRS }, (_, i) => 1 + (i % 3)),
  });
}

/** A document of one sentence for each list of parts of speech. */
function documentOf(sentences: readonly (readonly number[])[], language: 'de' | 'fr' = 'de'): Document {
  const rows = sentences.map((tags) =>
    tags
      .map((upos, i) =>
        [i + 1, `w${(upos * 7 + i) % 5}`, '_', UPOS[upos], '_', '_', '_', '_', '_', '_'].join('\t'),
      )
      .join('\n'),
  );
  return fromConllu(parseConllu(rows.join('\n\n')), language);
}

/** Faults in the trees of a document: none when each sentence has one root, no cycle and no head outside. */
function faults(document: Document): string[] {
  const { head, relation, relations } = document.layer('trees');
  const { firstToken } = document.layer('sentences');
  const found: string[] = [];
  for (let s = 0; s + 1 < firstToken.length; s++) {
    let roots = 0;
    for (let i = firstToken[s]; i < firstToken[s + 1]; i++) {
      if (head[i] < 0) roots++;
      if (head[i] < 0 !== (relations[relation[i]] === 'root')) found.push(`relation of token ${i}`);
      let at = i;
      let steps = 0;
      while (at >= 0 && steps <= firstToken[s + 1] - firstToken[s]) {
        if (at < firstToken[s] || at >= firstToken[s + 1]) found.push(`head outside at token ${i}`);
        at = head[at];
        steps++;
      }
      if (at >= 0) found.push(`cycle at token ${i}`);
    }
    if (roots !== 1) found.push(`${roots} roots in sentence ${s}`);
  }
  return found;
}

describe('any tokens', () => {
  const sentences = fc.array(
    fc.array(fc.integer({ min: 0, max: UPOS.length - 1 }), { minLength: 1, maxLength: 40 }),
    { minLength: 1, maxLength: 4 },
  );
  test.each(MODES)('have one root and no cycle, %s', (mode) => {
    fc.assert(
      fc.property(sentences, fc.integer(), (tags, seed) => {
        const stage = parseStage(new Map([['de', senselessModel(seed)]]), { mode });
        expect(faults(stage.run(documentOf(tags)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test.each(MODES)('of a sentence of 2,000 words as well, %s', (mode) => {
    const tags = Array.from({ length: 2000 }, (_, i) => (i * i) % UPOS.length);
    const stage = parseStage(new Map([['de', senselessModel(5)]]), { mode });
    expect(faults(stage.run(documentOf([tags, [3], tags])))).toEqual([]);
  });

  test('and a document without any', () => {
    const stage = parseStage(new Map([['de', senselessModel(5)]]));
    expect(stage.run(documentOf([])).layer('trees').head).toHaveLength(0);
  });
});

test('a language without a pack gets a chain on the first token', () => {
  const parsed = parseStage(new Map([['de', senselessModel(1)]])).run(documentOf([[8, 16], [8]], 'fr'));
  expect([...parsed.layer('trees').head]).toEqual([-1, 0, -1]);
  expect(relationNames(parsed)).toEqual(['root', 'dep', 'root']);
});

test('each sentence is parsed in the language of its block', () => {
  const both = documentOf([
    [8, 16],
    [8, 16],
  ]);
  const { block } = both.layer('languages');
  const mixed = both
    .with('sentences', { ...both.layer('sentences'), block: Uint32Array.of(0, 1) })
    .with('languages', { main: 'de', block: Uint8Array.of(block[0], LANGUAGES.indexOf('fr')) });
  const parsed = parseStage(new Map([['de', senselessModel(3)]])).run(mixed);
  expect(relationNames(parsed).slice(2)).toEqual(['root', 'dep']);
  expect(relationNames(parsed).slice(0, 2)).not.toContain('dep');
});

describe('a parser trained on a tiny treebank of a language without a pack', () => {
  const model = trainTiny();

  test.each(MODES)('gives its trees back, %s', (mode) => {
    const gold = treebank();
    const parsed = parseStage(new Map([['de', model]]), { mode }).run(gold);
    expect([...parsed.layer('trees').head]).toEqual([...gold.layer('trees').head]);
    expect(relationNames(parsed)).toEqual(relationNames(gold));
  });

  test('carries over to words and orders that it has not seen', () => {
    const source =
      'Die/DET/2/det Diplomatin/NOUN/3/nsubj verlässt/VERB/0/root das/DET/5/det Land/NOUN/3/obj ./PUNCT/3/punct';
    const rows = source.split(' ').map((word, i) => {
      const [form, upos, head, relation] = word.split('/');
      return [i + 1, form, '_', upos, '_', '_', head, relation, '_', '_'].join('\t');
    });
    const gold = fromConllu(parseConllu(rows.join('\n')), 'de');
    const parsed = parseStage(new Map([['de', model]])).run(gold);
    expect([...parsed.layer('trees').head]).toEqual([...gold.layer('trees').head]);
  });

  const files = (trained: ParserModel): Uint8Array[] => {
    const { tables } = trained;
    if (tables.accurate === undefined) throw new RangeError('the trainer makes the tables of both modes');
    return [
      encodePack({ model: 'parser' }, ParserModel.sections(tables)),
      encodePack({ model: 'parser' }, ParserModel.accurateSections(tables.accurate)),
    ];
  };

  test('is the same to the byte when trained again, and after a round trip through its packs', () => {
    const [fast, accurate] = files(model);
    expect(files(trainTiny())).toEqual([fast, accurate]);
    const again = ParserModel.of(decodePack(fast, 'fast'), decodePack(accurate, 'accurate'));
    expect(again.tables).toEqual(model.tables);
  });

  test('its beams keep twice as many hypotheses as in training, or as many as they are told', () => {
    const parser = (wider?: number): Parser => new Parser(model, 'accurate', wider);
    expect([parser(), parser(1), parser(3)].map(({ beamWidth }) => beamWidth)).toEqual([8, 4, 12]);
  });

  test('can be handed to another thread without a copy', () => {
    const { packs } = ParserModel.of(decodePack(files(model)[0], 'fast'));
    const shared = ParserModel.shared(packs[0].shared);
    expect(shared.tables.greedy.buffer).toBe(packs[0].shared);
  });

  test('refuses the accurate mode without its tables', () => {
    const fast = ParserModel.of(decodePack(files(model)[0], 'fast'));
    expect(() => new Parser(fast, 'accurate')).toThrow('choose the fast mode');
  });
});

test('a parser takes sentences of any length one after another', () => {
  const parser = new Parser(senselessModel(9), 'accurate');
  const document = documentOf([Array.from({ length: 90 }, () => 8), [8, 16, 13]]);
  const source = sentenceSource(document);
  parser.parse(source, 90, 93);
  const short = [...parser.heads.subarray(1, 4)];
  parser.parse(source, 0, 90);
  parser.parse(source, 90, 93);
  expect([...parser.heads.subarray(1, 4)]).toEqual(short);
});

describe('projective trees', () => {
  test.each([
    ['a projective tree stays', [0, 2, 0, 2], [0, 2, 4, 2]],
    ['a crossing arc is lifted to the head of its head', [0, 3, 0, 2, 1], [0, 2, 5, 2, 2]],
  ])('%s', (_, heads, expected) => {
    expect([...projective(Int32Array.from(heads))]).toEqual(expected);
  });

  test('of any tree no arc crosses another', () => {
    const trees = fc.array(fc.nat(), { minLength: 1, maxLength: 12 }).map((picks) => {
      // Each token hangs on one that was placed before it in a shuffled order, so there is no cycle.
      const order = picks.map((_, i) => i + 1).sort((a, b) => picks[a - 1] - picks[b - 1] || a - b);
      const heads = new Int32Array(picks.length + 1);
      for (const [at, place] of order.entries()) heads[place] = at === 0 ? 0 : order[picks[place - 1] % at];
      return heads;
    });
    fc.assert(
      fc.property(trees, (heads) => {
        const lifted = projective(heads);
        for (let a = 1; a < lifted.length; a++) {
          for (let b = 1; b < lifted.length; b++) {
            const [low, high] = [Math.min(a, lifted[a]), Math.max(a, lifted[a])];
            const inside = b > low && b < high;
            const headOutside = lifted[b] < low || lifted[b] > high;
            expect(inside && headOutside).toBe(false);
          }
        }
      }),
    );
  });
});
