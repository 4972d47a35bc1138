import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NAME_KINDS, type Document } from '../../src/document/index.ts';
import type { NameColumns } from '../../src/language/names-columns.ts';
import { NameFinder } from '../../src/language/names-finder.ts';
import { NamesModel } from '../../src/language/names-model.ts';
import { resourcePath } from '../../src/resources.ts';
import { namedDocument, readColumns } from '../../train/lib/names-data.ts';
import { scoreNames, type Counts } from '../../train/lib/names-score.ts';
import { NAMES_DEFAULTS, labelsFound, trainBoth, type NamedDocument } from '../../train/names.ts';
import { gumDocuments, namesLists, taggerOf, wnut } from '../../train/names-step.ts';

/*
 * Names by the rule of CoNLL (right: first word, last word and kind), on given tokens, tags by our tagger.
 *   node build/bench/quality/names.js --data DIR [--research]
 * DIR holds names/ and ud/; the environment variable BREUKLIJN_DATA does as well. `floor`: what the project's own tables of actors
 * list. `--research` also trains a table on the train set of CoNLL-2002 and measures it; that table is thrown away: the licence of
 * the set allows no more.
 */

const HEAD = ['all', 'precision', 'recall', ...NAME_KINDS];

function row(name: string, gold: readonly NamedDocument[], found: readonly Uint8Array[]): void {
  const counts = scoreNames(
    gold.map(({ labels }) => labels),
    found,
  );
  const percent = (a: number, b: number): string => (b === 0 ? '-' : ((100 * a) / b).toFixed(2));
  const f1 = ({ right, found: n, wanted }: Counts): string => percent(2 * right, n + wanted);
  const all = counts[NAME_KINDS.length];
  const cells = [
    f1(all),
    percent(all.right, all.found),
    percent(all.right, all.wanted),
    ...NAME_KINDS.map((_, k) => f1(counts[k])),
  ];
  console.log(name.padEnd(34) + cells.map((cell) => cell.padStart(13)).join(''));
}

/** Labels of the names that the model's lists have. */
function listedNames(columns: NameColumns, document: Document): Uint8Array {
  const { firstToken } = document.layer('sentences');
  const count = firstToken.length - 1;
  const labels = new Uint8Array(firstToken[count]);
  columns.load(document, 0, count);
  for (let s = 0; s < count; s++) {
    labels.set(columns.listed.subarray(columns.firstRow[s], columns.stopRow[s]), firstToken[s]);
  }
  return labels;
}

function rows(name: string, model: NamesModel, documents: readonly NamedDocument[], floor: boolean): void {
  const finder = new NameFinder(model);
  if (floor) {
    row(
      `${name}, floor`,
      documents,
      documents.map(({ document }) => listedNames(finder.columns, document)),
    );
  }
  const accurate = model.tables.secondWeights === undefined ? [false] : [false, true];
  for (const twice of accurate) {
    row(
      `${name}, ${twice ? 'accurate' : 'fast'}`,
      documents,
      documents.map(({ document }) => labelsFound(finder, document, twice)),
    );
  }
}

function conll(data: string, file: string): NamedDocument[] {
  const tagger = taggerOf(resourcePath('packs', 'nl'), 'nl');
  return readColumns(join(data, 'names', 'conll2002-nl-measure-only', file), 0).map((sentences) =>
    namedDocument(sentences, 'nl', tagger),
  );
}

function main(): void {
  const { values } = parseArgs({ options: { data: { type: 'string' }, research: { type: 'boolean' } } });
  const data = values.data ?? process.env['BREUKLIJN_DATA'];
  if (data === undefined || !existsSync(join(data, 'names'))) {
    console.error('usage: node build/bench/quality/names.js --data DIR [--research]');
    process.exitCode = 2;
    return;
  }
  console.log(''.padEnd(34) + HEAD.map((cell) => cell.padStart(13)).join(''));
  const testa = conll(data, 'ned.testa');
  rows('CoNLL-2002 testa, shipped', NamesModel.open(resourcePath('packs', 'nl', 'names.pack')), testa, true);
  const english = NamesModel.open(resourcePath('packs', 'en', 'names.pack'));
  const tagger = taggerOf(resourcePath('packs', 'en'), 'en');
  rows('wnut17 dev, shipped', english, wnut(data, 'emerging.dev.conll', tagger), true);
  rows('GUM news aside, shipped', english, gumDocuments(data, tagger).aside, true);
  if (values.research !== true) return;
  const report = (): void => {};
  const dutch = taggerOf(resourcePath('packs', 'nl'), 'nl');
  const lists = namesLists({ data, language: 'nl', report }, dutch, ['train', 'val', 'test']);
  const tables = trainBoth(conll(data, 'ned.train'), lists, NAMES_DEFAULTS, report);
  rows('CoNLL-2002 testa, research', new NamesModel(tables), testa, false);
}

main();
