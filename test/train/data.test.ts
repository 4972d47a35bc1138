import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseConllu } from '../../src/language/index.ts';
import { devSets, keptAside, trainSentences } from '../../train/lib/data.ts';
import { rawSentences } from '../../train/lib/raw-text.ts';

const sentence = (id: string, form: string): string =>
  `# sent_id = ${id}\n1\t${form}\t_\tNOUN\t_\t_\t0\troot\t_\t_\n`;

/** A data folder with a treebank, a dev set and seven documents of Wikipedia of two sentences each. */
function folder(): string {
  const data = mkdtempSync(join(tmpdir(), 'data-'));
  mkdirSync(join(data, 'ud', 'nl'), { recursive: true });
  mkdirSync(join(data, 'raw'));
  const write = (name: string, text: string): void => writeFileSync(join(data, 'ud', 'nl', name), text);
  write('a.conllu', sentence('1', 'a'));
  write('nl_alpino-ud-dev.conllu', sentence('1', 'dev'));
  const wikipedia = Array.from({ length: 14 }, (_, i) => sentence(`wiki-${i >> 1}.p.1.s.${i}`, `w${i >> 1}`));
  write('nl_lassysmall-ud-dev.conllu', wikipedia.join('\n'));
  writeFileSync(
    join(data, 'raw', 'nlwikipedia-selection.sents'),
    `Kop\nDe troepen verlieten de stad .\n${'a '.repeat(200)}\n`,
  );
  writeFileSync(join(data, 'raw', 'Eindhoven-obl.sents'), '');
  return data;
}

const forms = (data: string, use: 'none' | 'most' | 'all'): string =>
  trainSentences(data, 'nl', use)
    .map(({ words }) => words[0].form)
    .join(' ');

test('a dev set never trains; Wikipedia does as far as it is asked to', () => {
  const data = folder();
  expect(forms(data, 'none')).toBe('a');
  expect(forms(data, 'all')).toBe('a w0 w0 w1 w1 w2 w2 w3 w3 w4 w4 w5 w5 w6 w6');
  expect(forms(data, 'most')).toBe('a w1 w1 w2 w2 w3 w3 w4 w4 w6 w6');
});

test('what is measured on did not train', () => {
  const data = folder();
  for (const use of ['none', 'most', 'all'] as const) {
    const trained = new Set(forms(data, use).split(' '));
    for (const { document } of devSets(data, 'nl', use)) {
      for (const word of document.text.split(/\s+/)) expect(trained.has(word)).toBe(false);
    }
  }
  expect(devSets(data, 'nl', 'most').map(({ document }) => document.text)).toEqual(['dev', 'w0 w0 w5 w5']);
});

test('documents are kept aside whole, every fifth', () => {
  const ids = ['x.p.1.s.1', 'x.p.2.s.1', 'b.p.1.s.1', 'c', 'd', 'e', 'f', 'x.p.3.s.9'];
  const sentences = parseConllu(ids.map((id) => sentence(id, 'w')).join('\n'));
  expect(keptAside(sentences)).toEqual([true, true, false, false, false, false, true, true]);
});

test('raw text gives its sentences, not its headings and lists', () => {
  const [only, ...more] = rawSentences(folder(), 'nl');
  expect(only.words.map(({ form, start, end }) => [form, only.text.slice(start, end)])).toEqual(
    ['De', 'troepen', 'verlieten', 'de', 'stad', '.'].map((form) => [form, form]),
  );
  expect(more).toEqual([]);
});
