import type { BriefLanguage } from '../../brief/index.ts';
import {
  type DocumentRecord,
  SERIES,
  type Tension,
  type WeighedStory,
  openDossier,
  readStories,
  storiesAt,
  tensionOf,
} from '../../dossier/index.ts';
import { isDate } from '../../claim/index.ts';
import { dossierPath } from '../articles.ts';
import { type Command, INPUT_FAILED, SUCCESS, usage } from '../command.ts';
import { DOSSIER_OPTION } from '../dossier-options.ts';
import { tellProblems } from '../problems.ts';
import { tellingJson } from '../telling-json.ts';
import { oneLine } from '../terminal.ts';

type Records = ReadonlyMap<string, DocumentRecord>;

export const TENSION: Command = {
  name: 'tension',
  operands: { nl: 'WIE WIE', en: 'WHO WHO' },
  summary: {
    nl: 'samenwerking en conflict van twee partijen in de tijd, en waar het omsloeg',
    en: 'cooperation and conflict of two parties over time, and where it turned',
  },
  options: {
    dossier: DOSSIER_OPTION,
    explain: {
      value: { nl: 'DATUM', en: 'DATE' },
      help: {
        nl: 'de verhalen en zinnen achter het punt van die dag',
        en: 'the stories and sentences behind the point of that day',
      },
    },
    format: {
      value: 'table|json|csv',
      choices: ['table', 'json', 'csv'],
      help: { nl: 'tabel (standaard), JSON of CSV', en: 'table (default), JSON or CSV' },
    },
  },
  examples: [
    {
      line: 'breuklijn tension USA PRK',
      about: { nl: 'week voor week, met de omslagen', en: 'week by week, with where it turned' },
    },
    {
      line: 'breuklijn tension USA PRK --explain 2024-10-25',
      about: { nl: 'waar dat punt uit bestaat', en: 'what that point is made of' },
    },
  ],
  count: [2, 2],
  async run(call) {
    const { output, language, operands } = call;
    const [a, b] = operands.map((operand) => operand.toUpperCase());
    const date = call.option('explain');
    if (date !== undefined && !isDate(date)) {
      throw usage(`--explain ${date} is no day`, 'write it as 2024-10-25');
    }
    const dossier = await openDossier(dossierPath(call));
    try {
      tellProblems(call, dossier.problems);
      const records = new Map<string, DocumentRecord>();
      for await (const record of dossier.documents()) records.set(record.article, record);
      const tension = tensionOf(await readStories(dossier), [...records.values()], [a, b]);
      const format = call.option('format');
      if (format === 'json') await output.result(`${JSON.stringify(tensionJson(tension, records, date))}\n`);
      else if (date !== undefined) {
        for (const one of storiesAt(tension, date)) await output.result(storyLines(one, language));
      } else if (format === 'csv') await output.result(csv(tension));
      else await output.result(table(tension, language));
      return dossier.problems.length > 0 ? INPUT_FAILED : SUCCESS;
    } finally {
      dossier.close();
    }
  },
};

const WORDS = {
  nl: {
    week: 'vanaf',
    series: ['woorden +', 'daden +', 'woorden −', 'daden −'],
    threats: 'dreigt',
    stories: 'verhalen',
    share: 'aandeel',
    changes: 'Omslagen',
    none: 'Geen omslag gevonden.',
    constants: 'Constanten',
    names: {
      'verbal-cooperation': 'samenwerking in woorden',
      'material-cooperation': 'samenwerking in daden',
      'verbal-conflict': 'conflict in woorden',
      'material-conflict': 'conflict in daden',
    },
  },
  en: {
    week: 'from',
    series: ['words +', 'deeds +', 'words −', 'deeds −'],
    threats: 'threats',
    stories: 'stories',
    share: 'share',
    changes: 'Changes',
    none: 'No change found.',
    constants: 'Constants',
    names: {
      'verbal-cooperation': 'cooperation in words',
      'material-cooperation': 'cooperation in deeds',
      'verbal-conflict': 'conflict in words',
      'material-conflict': 'conflict in deeds',
    },
  },
} as const;

const COLUMN = 10;

function table(tension: Tension, language: BriefLanguage): string {
  const words = WORDS[language];
  const head = [words.week, ...words.series, words.threats, words.stories, words.share];
  const rows = tension.points
    // Periods of which nothing is told are left out of the table, not of the exports.
    .filter(({ stories }) => stories > 0)
    .map((point) => [
      point.start,
      ...SERIES.map((name) => point.weights[name].toFixed(1)),
      point.threats.toFixed(1),
      String(point.stories),
      point.share === undefined ? '—' : `${Math.round(point.share * 100)}%`,
    ]);
  const lines = [head, ...rows].map((cells) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(COLUMN) : cell.padStart(COLUMN))).join('  '),
  );
  const changes = tension.changes.flatMap(({ series, date, before, after, drivers }) => [
    `  ${date}  ${words.names[series]}: ${before.toFixed(1)} → ${after.toFixed(1)}`,
    ...drivers.map(({ story }) => `    “${oneLine(story.tellings[0].claim.selector.exact)}”`),
  ]);
  return [
    ...lines,
    '',
    words.changes,
    ...(changes.length === 0 ? [`  ${words.none}`] : changes),
    '',
    `${words.constants}: ${tension.constants.map(({ name, value }) => `${name} ${value}`).join(', ')}`,
    '',
  ].join('\n');
}

function storyLines(
  { story, series, weight, score, factors }: WeighedStory,
  language: BriefLanguage,
): string {
  const parts = Object.entries(factors).map(([name, factor]) => `${name} ${factor}`);
  return [
    `${weight.toFixed(2)}  ${WORDS[language].names[series]}  ${story.type}  (score ${score}; ${parts.join(', ')})`,
    ...story.tellings.map(
      ({ published, claim }) => `  ${published ?? '—'}  ${claim.id}  “${oneLine(claim.selector.exact)}”`,
    ),
    '',
  ].join('\n');
}

/** One line a period; the constants before it as comments. */
function csv({ constants, points }: Tension): string {
  return [
    ...constants.map(({ name, value }) => `# ${name} ${value}`),
    ['start', ...SERIES, 'threats', 'stories', 'articles', 'pair-articles', 'share'].join(','),
    ...points.map((point) =>
      [
        point.start,
        ...SERIES.map((name) => point.weights[name]),
        point.threats,
        point.stories,
        point.articles,
        point.pairArticles,
        point.share ?? '',
      ].join(','),
    ),
    '',
  ].join('\n');
}

function tensionJson(tension: Tension, records: Records, date: string | undefined): Record<string, unknown> {
  const { pair, constants, points, changes } = tension;
  return {
    pair,
    constants,
    ...(date === undefined
      ? {
          points,
          changes: changes.map((change) => ({
            ...change,
            size: change.after - change.before,
            drivers: change.drivers.map((one) => weighedJson(one, records)),
          })),
        }
      : { date, stories: storiesAt(tension, date).map((one) => weighedJson(one, records)) }),
  };
}

function weighedJson(
  { story, series, threat, score, factors, weight }: WeighedStory,
  records: Records,
): Record<string, unknown> {
  return {
    story: story.id,
    type: story.type,
    series,
    threat,
    score,
    factors,
    weight,
    tellings: story.tellings.map((telling) => tellingJson(telling, records.get(telling.article))),
  };
}
