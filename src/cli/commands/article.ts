import { type Article, bodyOf, readInputs, toDocument } from '../../ingest/index.ts';
import { assemble, languageStage } from '../../language/index.ts';
import { INPUT_FAILED, SUCCESS, type Command } from '../command.ts';
import { issueInDutch } from '../dutch-issues.ts';
import { ALLOW_OPTION, fetching } from '../fetching.ts';
import { oneLine } from '../terminal.ts';

export const ARTICLE: Command = {
  name: 'article',
  operands: { nl: '[BESTAND|ADRES…]', en: '[FILE|ADDRESS…]' },
  summary: {
    nl: 'toon wat uit een pagina of bestand wordt gelezen: titel, datum, medium, tekst',
    en: 'show what is read out of a page or file: title, date, outlet, text',
  },
  options: {
    format: {
      value: 'json|text',
      choices: ['json', 'text'],
      help: {
        nl: 'één JSON-object per regel (standaard), of om te lezen',
        en: 'one JSON object a line (default), or to read',
      },
    },
    allow: ALLOW_OPTION,
  },
  examples: [
    {
      line: 'breuklijn article https://www.example.org/nieuws',
      about: { nl: 'wat er op een adres staat', en: 'what stands at an address' },
    },
    { line: 'breuklijn article pagina.html', about: { nl: 'wat er is gelezen', en: 'what was read' } },
    {
      line: 'breuklijn article --format text pagina.html',
      about: { nl: 'alleen om te lezen', en: 'just to read' },
    },
  ],
  count: [0, Infinity],
  async run(call) {
    const text = call.option('format') === 'text';
    const paths = call.operands.length === 0 ? ['-'] : call.operands;
    const fetch = fetching(call, { withEmpty: true });
    let failed = 0;
    for (const path of paths) {
      const options = { stdin: call.output.terminal.stdin, withEmpty: true, fetch };
      for await (const item of readInputs([path], options)) {
        if ('issue' in item) {
          const { input, line, problem, remedy } = item.issue;
          const what = `${problem}; ${remedy}`;
          const said = call.language === 'nl' ? issueInDutch(what) : what;
          call.output.problem(`${input}${line === undefined ? '' : `:${line}`} ${said}`);
          failed++;
        } else
          await call.output.result(
            text ? asText(item.article) : `${JSON.stringify(asObject(item.article))}\n`,
          );
      }
    }
    return failed > 0 ? INPUT_FAILED : SUCCESS;
  },
};

/** What its words say, else what it declares: pages declare the language of their template. */
function languageOf(article: Article): string | undefined {
  const { main } = assemble([languageStage()], ['blocks'])(toDocument(article)).layer('languages');
  return main === 'und' || main === 'other' ? (article.lang ?? main) : main;
}

function asObject(article: Article): Readonly<Record<string, unknown>> {
  const { input, title, published, modified, authors, outlet, url, kind, issues } = article;
  return {
    input,
    title: title?.value,
    published: published?.value,
    modified: modified?.value,
    authors: authors.map(({ value }) => value),
    outlet: outlet?.value,
    lang: languageOf(article),
    url: url?.value,
    text: bodyOf(article),
    kind,
    issues: issues.map(({ code, problem, remedy, fatal }) => ({ code, problem, remedy, fatal })),
  };
}

function asText(article: Article): string {
  const head = [
    article.title?.value,
    [article.outlet?.value, article.published?.value, ...article.authors.map(({ value }) => value)]
      .filter((part) => part !== undefined)
      .join(' · '),
    article.url?.value,
  ].filter((part) => part !== undefined && part !== '');
  return `${head.map((line) => oneLine(line ?? '')).join('\n')}\n\n${bodyOf(article)}\n\n`;
}
