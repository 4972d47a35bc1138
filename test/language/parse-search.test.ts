import { expect, test } from 'vitest';
import { wordOf } from '../../src/document/index.ts';
import { finishColumns, setToken, tagHashes } from '../../src/language/parse-columns.ts';
import { PAIRS, TRANSITION_ROW, type ParserTables } from '../../src/language/parse-model.ts';
import { ParseSearch } from '../../src/language/parse-search.ts';

const TABLES: ParserTables = {
  relations: ['root', 'dep'],
  greedy: new Int8Array(2 ** 8 * TRANSITION_ROW),
  labels: new Int8Array(2 ** 6 * 2),
  relabels: new Int8Array(2 ** 6 * 2),
  choiceStart: Uint16Array.from({ length: PAIRS + 1 }, (_, i) => i),
  choices: new Uint8Array(PAIRS).fill(1),
};

/** Rows that a search makes for a sentence of so many words. */
function rowsFor(words: number, width: number): number {
  const search = new ParseSearch(TABLES, {
    transitions: TABLES.greedy,
    labels: TABLES.labels,
    width,
    backward: false,
  });
  const columns = search.open(words);
  for (let place = 1; place <= words; place++)
    setToken(columns, place, wordOf(`w${place % 7}`), tagHashes(7, '', ''));
  finishColumns(columns);
  search.run();
  return search.count;
}

test('the work of a search grows with the length of the sentence and no faster', () => {
  expect([10, 500, 5000].map((words) => rowsFor(words, 1))).toEqual([21, 1001, 10_001]);
  for (const words of [10, 500, 5000]) expect(rowsFor(words, 4)).toBeLessThanOrEqual(4 * 2 * words + 1);
});
