import { readArticles, type Tally } from '../articles.ts';
import { INPUT_FAILED, SUCCESS, type Command } from '../command.ts';
import {
  CONFIDENCE_OPTION,
  minConfidenceOption,
  READING_OPTIONS,
  readingOptions,
} from '../reading-options.ts';

export const CODE: Command = {
  name: 'code',
  operands: { nl: '[BESTAND…]', en: '[FILE…]' },
  summary: {
    nl: 'lees artikelen en geef hun beweringen, één per regel; er wordt niets bewaard',
    en: 'read articles and give their claims, one a line; nothing is kept',
  },
  options: { ...READING_OPTIONS, ...CONFIDENCE_OPTION },
  examples: [
    {
      line: 'breuklijn code artikel.txt',
      about: { nl: 'beweringen van één artikel', en: 'claims of one article' },
    },
    {
      line: 'cat artikel.txt | breuklijn code --published 2024-10-25',
      about: { nl: 'van standaardinvoer, met een datum', en: 'from standard input, with a date' },
    },
    {
      line: 'breuklijn code artikelen.jsonl | jq -r .type | sort | uniq -c',
      about: { nl: 'tel de soorten', en: 'count the types' },
    },
  ],
  count: [0, Infinity],
  async run(call) {
    const least = minConfidenceOption(call) ?? 0;
    const tally: Tally = { articles: 0, failed: 0, skipped: 0 };
    for await (const { article, claims } of readArticles(call, readingOptions(call, 'code'), tally)) {
      const lines = claims
        .filter(({ confidence }) => confidence >= least)
        .map((claim) => `${JSON.stringify({ input: article.input, ...claim })}\n`);
      if (lines.length > 0) await call.output.result(lines.join(''));
    }
    return tally.failed > 0 ? INPUT_FAILED : SUCCESS;
  },
};
