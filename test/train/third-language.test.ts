import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Document } from '../../src/document/index.ts';
import { assemble, parseConllu } from '../../src/language/index.ts';
import { LemmaModel } from '../../src/language/lemma-model.ts';
import { lemmatiseStage } from '../../src/language/lemmatise.ts';
import { ParserModel } from '../../src/language/parse-model.ts';
import { parseStage } from '../../src/language/parse.ts';
import { tagStage } from '../../src/language/tag.ts';
import { TaggerModel } from '../../src/language/tagger-model.ts';
import { lemmaStep } from '../../train/lemma-step.ts';
import { devSets, trainSentences } from '../../train/lib/data.ts';
import { parserStep } from '../../train/parser-step.ts';
import type { TrainContext } from '../../train/step.ts';
import { taggerStep } from '../../train/tagger-step.ts';
import { GERMAN_TREEBANK } from './german-treebank.ts';

/** A data folder whose only treebank is a dev set, and a folder for packs. */
function folders(): { data: string; packs: string } {
  const data = mkdtempSync(join(tmpdir(), 'data-'));
  mkdirSync(join(data, 'ud', 'de'), { recursive: true });
  writeFileSync(join(data, 'ud', 'de', 'de_own-ud-dev.conllu'), GERMAN_TREEBANK);
  return { data, packs: mkdtempSync(join(tmpdir(), 'packs-')) };
}

/** Share of tokens of which something is the same in two documents. */
function share(gold: Document, found: Document, of: (document: Document, token: number) => unknown): number {
  let same = 0;
  for (let i = 0; i < gold.tokenCount; i++) if (of(gold, i) === of(found, i)) same++;
  return same / gold.tokenCount;
}

describe('a third language is a matter of data', () => {
  const { data, packs } = folders();
  const reports: string[] = [];

  beforeAll(() => {
    const context: TrainContext<'de'> = {
      language: 'de',
      data,
      packs,
      wikipedia: 'most',
      report: (line) => reports.push(line),
    };
    for (const step of [taggerStep, lemmaStep, parserStep]) step.run(context);
  }, 180_000);

  test('where there is a dev set alone, every fifth of its sentences is kept aside', () => {
    const [{ document }] = devSets(data, 'de', 'most');
    const aside = document.layer('sentences').firstToken.length - 1;
    expect(aside).toBe(10);
    expect(trainSentences(data, 'de', 'most')).toHaveLength(parseConllu(GERMAN_TREEBANK).length - aside);
  });

  test('each trainer reports figures of what it has not seen', () => {
    const figures = reports.filter((line) => line.includes('every 5th document'));
    expect(figures.map((line) => line.split(': ')[1].replaceAll(/[\d.]{4,}/g, 'N'))).toEqual([
      'UPOS N, UPOS+XPOS+feats N',
      'lemmas N on gold tags, N on tagged',
      'UAS N, LAS N, with subtypes N',
      'UAS N, LAS N, with subtypes N',
    ]);
  });

  test('its packs, opened again, tag and parse sentences that they have not seen', () => {
    const read = assemble(
      [
        tagStage(new Map([['de', TaggerModel.open(join(packs, 'tagger.pack'))]])),
        lemmatiseStage(new Map([['de', LemmaModel.open(join(packs, 'lemmas.pack'))]])),
        parseStage(
          new Map([
            ['de', ParserModel.open(join(packs, 'parser.pack'), join(packs, 'parser-accurate.pack'))],
          ]),
          { mode: 'accurate' },
        ),
      ],
      ['languages', 'tokens', 'sentences'],
    );
    const [{ document: gold }] = devSets(data, 'de', 'most');
    const found = read(gold);
    expect(share(gold, found, (document, i) => document.layer('tags').upos[i])).toBeGreaterThan(0.9);
    expect(share(gold, found, (document, i) => document.layer('trees').head[i])).toBeGreaterThan(0.75);
    const lemma = (document: Document, i: number): string => {
      const { lemmas, lemma: numbers } = document.layer('lemmas');
      return lemmas[numbers[i]];
    };
    expect(share(gold, found, lemma)).toBeGreaterThan(0.9);
  });

  test('a folder without a treebank is refused', () => {
    expect(() => trainSentences(data, 'fr', 'most')).toThrow('put .conllu files there');
  });

  test('files that end in -dev never train where there are others', () => {
    writeFileSync(join(data, 'ud', 'de', 'de_own-ud-train.conllu'), GERMAN_TREEBANK);
    expect(trainSentences(data, 'de', 'most')).toHaveLength(parseConllu(GERMAN_TREEBANK).length);
    expect(devSets(data, 'de', 'most').map(({ name }) => name)).toEqual(['de_own-ud-dev.conllu']);
  });
});
