import { clauseRecords } from '../../coding/index.ts';
import { readArticles, type Tally } from '../articles.ts';
import { INPUT_FAILED, SUCCESS, type Command } from '../command.ts';
import { READING_OPTIONS, readingOptions } from '../reading-options.ts';

export const CLAUSES: Command = {
  name: 'clauses',
  operands: { nl: '[BESTAND…]', en: '[FILE…]' },
  summary: {
    nl: 'wat elke zin zegt voordat er betekenis aan gegeven wordt: wie, wat, aan wie, één deelzin per regel',
    en: 'what each sentence says before meaning is given to it: who, what, to whom, one clause a line',
  },
  options: READING_OPTIONS,
  examples: [
    {
      line: 'breuklijn clauses artikel.txt',
      about: { nl: 'de deelzinnen van één artikel', en: 'the clauses of one article' },
    },
    {
      line: 'breuklijn clauses artikel.txt | jq -r "select(.concept == null) | .trigger.lemma"',
      about: { nl: 'woorden die geen tabel kent', en: 'words that no table knows' },
    },
  ],
  count: [0, Infinity],
  async run(call) {
    const tally: Tally = { articles: 0, failed: 0, skipped: 0 };
    for await (const { article, document } of readArticles(call, readingOptions(call, 'clauses'), tally)) {
      const context = article.published === undefined ? {} : { published: article.published.value };
      const lines = clauseRecords(document, context).map(
        (clause) => `${JSON.stringify({ input: article.input, ...clause })}\n`,
      );
      if (lines.length > 0) await call.output.result(lines.join(''));
    }
    return tally.failed > 0 ? INPUT_FAILED : SUCCESS;
  },
};
