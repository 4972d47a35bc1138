import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourcePath } from '../src/resources.ts';

/*
 * Makes packs/languages/frequent-nl.txt and frequent-en.txt: the commonest words of the training treebanks, names left out,
 * the commonest first. They complete the short lists of packs/languages/words.tsv for the two languages that are read.
 *   node build/train/language-id.js --data DIR
 */

const KEEP = 2500;
const LEAST = 3;
/** Single letters are mostly initials and list numbers; `a`, `I` and `u` are far commoner. */
const LEAST_LETTER = 100;
const SOURCES = [
  {
    language: 'nl',
    of: 'the Alpino treebank and UD Dutch Alpino (CC BY-SA 4.0, LGPL 2.1)',
    files: ['cdb', 'extra', 'eans', 'qa', 'LassySample500', 'wpspel'].map((name) => ['nl', `${name}.conllu`]),
  },
  {
    language: 'en',
    of: 'UD English EWT and GUM news (CC BY-SA 4.0, CC BY)',
    files: [
      ['en', 'en_ewt-ud-train.conllu'],
      ['en', 'gum-news-train.conllu'],
    ],
  },
];

const at = process.argv.indexOf('--data');
const data = at < 0 ? process.env['BREUKLIJN_DATA'] : process.argv[at + 1];
if (data === undefined) {
  console.error('language-id: no data; give --data DIR or set BREUKLIJN_DATA');
  process.exitCode = 2;
} else {
  for (const { language, of, files } of SOURCES) {
    const counts = new Map<string, number>();
    for (const file of files) {
      for (const line of readFileSync(join(data, 'ud', ...file), 'utf8').split('\n')) {
        const cells = line.split('\t');
        if (cells.length < 10 || cells[3] === 'PROPN' || cells[3] === 'X') continue;
        const word = cells[1].toLowerCase();
        if (/^\p{L}+$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
    const words = [...counts]
      .filter(([word, count]) => count >= (word.length === 1 ? LEAST_LETTER : LEAST))
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, KEEP)
      .map(([word]) => word);
    const lines = [
      `# The commonest words of ${of}, the commonest first. Made by train/language-id.ts.`,
      ...words,
      '',
    ];
    writeFileSync(resourcePath('packs', 'languages', `frequent-${language}.txt`), lines.join('\n'));
    console.log(`${language}: ${words.length} words`);
  }
}
