import {
  type Capability,
  type DocumentRecord,
  type Relation,
  SERIES,
  findCapabilities,
  findRelations,
  openDossier,
  readStories,
} from '../../dossier/index.ts';
import { dossierPath } from '../articles.ts';
import { type Call, type Command, INPUT_FAILED, type Option, SUCCESS } from '../command.ts';
import { DOSSIER_OPTION, TABLE_FORMAT_OPTION } from '../dossier-options.ts';
import { tellProblems } from '../problems.ts';
import { tellingJson } from '../telling-json.ts';
import { oneLine } from '../terminal.ts';

type Records = ReadonlyMap<string, DocumentRecord>;
type Stories = Awaited<ReturnType<typeof readStories>>;

const OPTIONS: Readonly<Record<string, Option>> = {
  dossier: DOSSIER_OPTION,
  actor: {
    value: { nl: 'WIE', en: 'WHO' },
    help: { nl: 'code van een van de partijen (PRK)', en: 'code of one of the parties (PRK)' },
  },
  format: TABLE_FORMAT_OPTION,
};

export const RELATIONS: Command = {
  name: 'relations',
  operands: '',
  summary: {
    nl: 'wie wat met wie doet, per maand, en wie bondgenoot, vijand of afhankelijk is',
    en: 'who does what to whom, by month, and who is ally, enemy or dependent',
  },
  options: OPTIONS,
  examples: [
    {
      line: 'breuklijn relations --actor PRK',
      about: { nl: 'de verhoudingen van Noord-Korea', en: 'the relations of North Korea' },
    },
  ],
  count: [0, 0],
  run: (call) =>
    withStories(call, async (stories, records, actor, json) => {
      for (const relation of findRelations(stories)) {
        if (actor !== undefined && relation.from !== actor && relation.to !== actor) continue;
        await call.output.result(
          json ? `${JSON.stringify(relationJson(relation, records))}\n` : `${relationRow(relation)}\n`,
        );
      }
    }),
};

export const CAPABILITIES: Command = {
  name: 'capabilities',
  operands: '',
  summary: {
    nl: 'wat wie kan bereiken en wat waar staat, met cijfers, data en wie het zegt',
    en: 'what can reach whom and what is where, with figures, dates and who says so',
  },
  options: OPTIONS,
  examples: [
    {
      line: 'breuklijn capabilities --actor PRK',
      about: {
        nl: 'raketten, troepen en bases van Noord-Korea',
        en: 'missiles, troops and bases of North Korea',
      },
    },
  ],
  count: [0, 0],
  run: (call) =>
    withStories(call, async (stories, records, actor, json) => {
      for (const one of findCapabilities(stories)) {
        if (actor !== undefined && !one.holders.includes(actor) && !one.reaches.includes(actor)) continue;
        await call.output.result(
          json ? `${JSON.stringify(capabilityJson(one, records))}\n` : `${capabilityRow(one)}\n`,
        );
      }
    }),
};

async function withStories(
  call: Call,
  show: (stories: Stories, records: Records, actor: string | undefined, json: boolean) => Promise<void>,
): Promise<number> {
  const dossier = await openDossier(dossierPath(call));
  try {
    tellProblems(call, dossier.problems);
    const records = new Map<string, DocumentRecord>();
    for await (const record of dossier.documents()) records.set(record.article, record);
    const json = call.option('format') === 'json';
    await show(await readStories(dossier), records, call.option('actor')?.toUpperCase(), json);
    return dossier.problems.length > 0 ? INPUT_FAILED : SUCCESS;
  } finally {
    dossier.close();
  }
}

function relationRow({ from, to, stories, weight, states, months }: Relation): string {
  const period = months.length === 0 ? '—' : `${months[0].month} … ${months[months.length - 1].month}`;
  const kinds = states.map(({ kind, tellings }) => `${kind} ${tellings.length}×`).join(', ');
  const counts = SERIES.map((name) => months.reduce((sum, month) => sum + month.counts[name], 0)).join('/');
  return `${from} → ${to}  ${stories.length}×  ${counts}  ${weight.toFixed(1)}  ${period}${kinds === '' ? '' : `  ${kinds}`}`;
}

function relationJson({ from, to, weight, months, states, stories }: Relation, records: Records): unknown {
  return {
    from,
    to,
    weight,
    months,
    states: states.map(({ kind, tellings }) => ({
      kind,
      tellings: tellings.map((telling) => tellingJson(telling, records.get(telling.article))),
    })),
    stories: stories.map(({ id, type, status, tellings }) => ({
      story: id,
      type,
      status,
      tellings: tellings.map((telling) => tellingJson(telling, records.get(telling.article))),
    })),
  };
}

function capabilityRow({
  kind,
  holders,
  what,
  reaches,
  places,
  figures,
  speakers,
  tellings,
}: Capability): string {
  const where = [...reaches.map((id) => `→ ${id}`), ...places.map(({ name }) => `@ ${name}`)].join(' ');
  const numbers = figures
    .map(({ values, unit, of }) =>
      `${values.map(({ value }) => value).join(' / ')} ${unit ?? of ?? ''}`.trim(),
    )
    .join('; ');
  return oneLine(
    [
      kind,
      holders.join(', ') || '—',
      what[0] ?? '',
      where,
      numbers,
      speakers.join(', '),
      `“${tellings[0].claim.selector.exact}”`,
    ]
      .filter((part) => part !== '')
      .join('  '),
  );
}

function capabilityJson({ story, tellings, ...rest }: Capability, records: Records): unknown {
  return {
    ...rest,
    story: story.id,
    status: story.status,
    tellings: tellings.map((telling) => tellingJson(telling, records.get(telling.article))),
  };
}
