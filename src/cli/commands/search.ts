import { SEARCH_FIELDS, type SearchHit, openDossier, readStories } from '../../dossier/index.ts';
import { dossierPath } from '../articles.ts';
import { type Call, type Command, INPUT_FAILED, SUCCESS, usage } from '../command.ts';
import { DOSSIER_OPTION } from '../dossier-options.ts';
import { tellProblems } from '../problems.ts';
import { oneLine } from '../terminal.ts';

/** Most hits at a time. */
const MOST = 1000;

export const SEARCH: Command = {
  name: 'search',
  operands: { nl: 'VRAAG', en: 'QUESTION' },
  summary: {
    nl: 'zoek zinnen: op woorden in al hun vormen, in beide talen, en op velden van beweringen',
    en: 'find sentences: by words in all their forms, in both languages, and by fields of claims',
  },
  options: {
    dossier: DOSSIER_OPTION,
    limit: {
      value: 'N',
      help: { nl: 'hoeveel zinnen (standaard 20)', en: 'how many sentences (default 20)' },
    },
    offset: {
      value: 'N',
      help: { nl: 'hoeveel zinnen overslaan', en: 'how many sentences to step over' },
    },
    format: {
      value: 'text|jsonl',
      choices: ['text', 'jsonl'],
      help: { nl: 'om te lezen (standaard), of JSON-regels', en: 'to read (default), or JSON lines' },
    },
  },
  examples: [
    {
      line: 'breuklijn search levering granaten',
      about: {
        nl: 'zinnen met beide, ook "granaatlevering" en "shells delivered"',
        en: 'sentences with both, also "granaatlevering" and "shells delivered"',
      },
    },
    {
      line: 'breuklijn search \'"strategisch partnerschap" NOT Iran date:2024-06..\'',
      about: {
        nl: 'een woordgroep, zonder Iran, sinds juni 2024',
        en: 'a phrase, without Iran, since June 2024',
      },
    },
    {
      line: 'breuklijn search "actor:PRK type:AID (olie OF voedsel)"',
      about: { nl: 'woorden in de zin van een bewering', en: 'words in the sentence of a claim' },
    },
    {
      line: 'breuklijn search "speaker:Zelensky certainty:possible"',
      about: {
        nl: `velden: ${SEARCH_FIELDS.join(', ')}`,
        en: `fields: ${SEARCH_FIELDS.join(', ')}`,
      },
    },
  ],
  count: [1, Infinity],
  async run(call) {
    const limit = numberOption(call, 'limit') ?? 20;
    const offset = numberOption(call, 'offset') ?? 0;
    const { output } = call;
    const dossier = await openDossier(dossierPath(call));
    try {
      tellProblems(call, dossier.problems);
      const { hits, total } = await dossier.search(call.operands.join(' '), {
        limit,
        offset,
        withStatus: async (status) => {
          const wanted = status.replaceAll('-', ' ');
          const stories = (await readStories(dossier)).filter((story) => story.status === wanted);
          return stories.flatMap((story) => story.tellings.map(({ claim }) => claim.id));
        },
      });
      for (const hit of hits) {
        await output.result(
          call.option('format') === 'jsonl' ? `${JSON.stringify(hit)}\n` : hitText(call, hit),
        );
      }
      output.note(COUNT[call.language](total, hits.length));
      return dossier.problems.length > 0 ? INPUT_FAILED : SUCCESS;
    } finally {
      dossier.close();
    }
  },
};

const COUNT = {
  nl: (total: number, shown: number): string =>
    `${total} ${total === 1 ? 'zin' : 'zinnen'}${shown < total ? `, ${shown} getoond` : ''}`,
  en: (total: number, shown: number): string =>
    `${total} ${total === 1 ? 'sentence' : 'sentences'}${shown < total ? `, ${shown} shown` : ''}`,
};

function numberOption(call: Call, name: string): number | undefined {
  const value = call.option(name);
  if (value === undefined) return undefined;
  if (!/^\d{1,6}$/.test(value) || Number(value) > MOST * 100 || (name === 'limit' && Number(value) > MOST)) {
    throw usage(`--${name} ${value} is not possible`, `give a number up to ${MOST}`);
  }
  return Number(value);
}

/** Where a sentence stands, and it with what was asked set off. */
function hitText(call: Call, hit: SearchHit): string {
  const where = [
    hit.published?.slice(0, 10),
    hit.outlet,
    hit.title,
    hit.claims.map(({ claim }) => claim.id.slice(0, 8)).join(' '),
  ];
  let marked = '';
  let at = 0;
  for (const { start, end } of hit.highlights) {
    marked += oneLine(hit.text.slice(at, start)) + call.output.bold(oneLine(hit.text.slice(start, end)));
    at = end;
  }
  marked += oneLine(hit.text.slice(at));
  return `${oneLine(where.filter((part) => part !== undefined && part !== '').join(' · '))}\n  ${marked.trim()}\n`;
}
