import type { Language } from '../../document/index.ts';
import { publishedOption, readArticles, type Tally } from '../articles.ts';
import { INPUT_FAILED, SUCCESS, type Command } from '../command.ts';

export const CODE: Command = {
  name: 'code',
  operands: { nl: '[BESTAND…]', en: '[FILE…]' },
  summary: {
    nl: 'lees artikelen en geef hun beweringen, één per regel; er wordt niets bewaard',
    en: 'read articles and give their claims, one a line; nothing is kept',
  },
  options: {
    format: {
      value: 'jsonl',
      choices: ['jsonl'],
      help: { nl: 'JSON, één bewering per regel', en: 'JSON, one claim a line' },
    },
    published: {
      value: { nl: 'DATUM', en: 'DATE' },
      help: {
        nl: 'publicatiedatum van artikelen die er zelf geen opgeven',
        en: 'date of publication of articles that do not give one',
      },
    },
    lang: {
      value: 'nl|en',
      choices: ['nl', 'en'],
      help: { nl: 'taal van de artikelen; anders herkend', en: 'language of the articles; else recognised' },
    },
    mode: {
      value: 'fast|accurate',
      choices: ['fast', 'accurate'],
      help: { nl: 'snel, of zorgvuldiger en trager', en: 'fast, or more careful and slower' },
    },
  },
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
    const tally: Tally = { articles: 0, failed: 0, skipped: 0 };
    const published = publishedOption(call);
    const lang = call.option('lang') as Language | undefined;
    const options = {
      label: 'code',
      mode: call.option('mode') === 'accurate' ? 'accurate' : 'fast',
      ...(lang === undefined ? {} : { lang }),
      ...(published === undefined ? {} : { published }),
    } as const;
    for await (const { article, claims } of readArticles(call, options, tally)) {
      const lines = claims.map((claim) => `${JSON.stringify({ input: article.input, ...claim })}\n`);
      if (lines.length > 0) await call.output.result(lines.join(''));
    }
    return tally.failed > 0 ? INPUT_FAILED : SUCCESS;
  },
};
