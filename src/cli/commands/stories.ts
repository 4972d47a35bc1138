import { CLAIM_TYPES, type Participant, isClaimType } from '../../claim/index.ts';
import {
  type DocumentRecord,
  type Dossier,
  STATUSES,
  type Story,
  explainStories,
  openDossier,
  readStories,
} from '../../dossier/index.ts';
import { dossierPath, publishedOption } from '../articles.ts';
import { type Call, type Command, INPUT_FAILED, SUCCESS, usage } from '../command.ts';
import { DOSSIER_OPTION, TABLE_FORMAT_OPTION } from '../dossier-options.ts';
import { tellProblems } from '../problems.ts';
import { oneLine } from '../terminal.ts';
import { reasonJson, reasonLines } from './story-reasons.ts';

export const STORIES: Command = {
  name: 'stories',
  operands: '',
  summary: {
    nl: 'wat dezelfde gebeurtenis vertelt bij elkaar: wie bevestigt, wie ontkent, welke cijfers verschillen',
    en: 'what tells the same event, together: who confirms, who denies, which figures differ',
  },
  options: {
    dossier: DOSSIER_OPTION,
    type: {
      value: 'TYPE',
      help: { nl: 'soort, zoals AID of SANCTION', en: 'type, as AID or SANCTION' },
    },
    actor: {
      value: { nl: 'WIE', en: 'WHO' },
      help: { nl: 'code (PRK) of deel van een naam', en: 'code (PRK) or part of a name' },
    },
    recipient: {
      value: { nl: 'WIE', en: 'WHO' },
      help: { nl: 'wie het aangaat', en: 'to whom it is done' },
    },
    status: {
      value: 'STATUS',
      choices: STATUSES,
      help: { nl: STATUSES.join(', '), en: STATUSES.join(', ') },
    },
    since: {
      value: { nl: 'DATUM', en: 'DATE' },
      help: { nl: 'met een bericht vanaf die datum', en: 'with a report from that date on' },
    },
    why: {
      value: { nl: 'VERHAAL', en: 'STORY' },
      help: {
        nl: 'waarom de berichten van dit verhaal bij elkaar staan',
        en: 'why the reports of this story stand together',
      },
    },
    format: TABLE_FORMAT_OPTION,
  },
  examples: [
    {
      line: 'breuklijn stories --why 3f9a01c2',
      about: { nl: 'het begin van het nummer is genoeg', en: 'the start of the id is enough' },
    },
    {
      line: 'breuklijn stories --actor PRK --recipient RUS',
      about: { nl: 'wat Noord-Korea met Rusland doet', en: 'what North Korea does to Russia' },
    },
    {
      line: "breuklijn stories --status 'denied by the accused'",
      about: { nl: 'wat de beschuldigde tegenspreekt', en: 'what the accused denies' },
    },
    {
      line: 'breuklijn stories --dossier korea --format json > verhalen.jsonl',
      about: { nl: 'voor een ander programma', en: 'for another program' },
    },
  ],
  count: [0, 0],
  async run(call) {
    const select = selection(call);
    const { output } = call;
    const dossier = await openDossier(dossierPath(call));
    try {
      tellProblems(call, dossier.problems);
      const why = call.option('why');
      if (why !== undefined) return await showReasons(call, dossier, why);
      const records = new Map<string, DocumentRecord>();
      for await (const record of dossier.documents()) records.set(record.article, record);
      const stories = (await readStories(dossier)).filter(select);
      const json = call.option('format') === 'json';
      if (!json && stories.length > 0) await output.result(`${output.bold(HEADER[call.language])}\n`);
      for (const story of stories) {
        await output.result(
          json ? `${JSON.stringify(storyJson(story, records))}\n` : `${tableRow(call, story)}\n`,
        );
      }
      output.note(COUNT[call.language](stories.length));
      return dossier.problems.length > 0 ? INPUT_FAILED : SUCCESS;
    } finally {
      dossier.close();
    }
  },
};

async function showReasons(call: Call, dossier: Dossier, id: string): Promise<number> {
  const found = await explainStories(dossier, id);
  if (found.length === 0) throw usage(`there is no story ${id}`, 'breuklijn stories lists them');
  for (const one of found) {
    if (call.option('format') === 'json') await call.output.result(`${JSON.stringify(reasonJson(one))}\n`);
    else for (const line of reasonLines(one, call.language)) await call.output.result(`${line}\n`);
  }
  return SUCCESS;
}

const COUNT = {
  nl: (count: number): string => `${count} ${count === 1 ? 'verhaal' : 'verhalen'}`,
  en: (count: number): string => `${count} ${count === 1 ? 'story' : 'stories'}`,
};

const HEADER = {
  nl: 'VERHAAL   WANNEER     SOORT       BERICHTEN  BRONNEN  STATUS               WIE, ZIN',
  en: 'STORY     WHEN        TYPE        REPORTS    ORIGINS  STATUS               WHO, SENTENCE',
};

function selection(call: Call): (story: Story) => boolean {
  const type = call.option('type')?.toUpperCase();
  if (type !== undefined && !isClaimType(type)) {
    throw usage(`--type ${type} does not exist`, `choose ${CLAIM_TYPES.join(', ')}`);
  }
  const since = publishedOption(call, 'since');
  const status = call.option('status');
  const actor = call.option('actor');
  const recipient = call.option('recipient');
  return (story) =>
    (type === undefined || story.type === type) &&
    (status === undefined || story.status === status) &&
    (since === undefined || story.tellings.some(({ published }) => (published ?? '') >= since)) &&
    (actor === undefined || story.actors.some((one) => isCalled(one, actor))) &&
    (recipient === undefined || story.recipients.some((one) => isCalled(one, recipient)));
}

/** By id, or by part of the name. */
function isCalled({ id, ids, name, text }: Participant, wanted: string): boolean {
  const lower = wanted.toLowerCase();
  return (
    [id, ...(ids ?? [])].some((one) => one?.toLowerCase() === lower) ||
    [name, text].some((one) => one?.toLowerCase().includes(lower) === true)
  );
}

function tableRow(call: Call, story: Story): string {
  const names = (list: readonly Participant[]): string => list.map(idOrText).join(', ');
  const line = [
    story.id.slice(0, 8),
    (story.time?.start ?? story.time?.end ?? '—').padEnd(10),
    story.type.padEnd(10),
    String(story.tellings.length).padEnd(9),
    String(story.origins).padEnd(7),
    story.status.padEnd(19),
    oneLine(
      `${names(story.actors)}${story.recipients.length > 0 ? ` → ${names(story.recipients)}` : ''} · “${story.tellings[0].claim.selector.exact}”`,
    ),
  ].join('  ');
  const width = call.output.columns ?? 200;
  return line.length > width ? `${line.slice(0, width - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}

/** A story as programs read it: docs/ledger.md. Positions of tellings count from 0. */
function storyJson(story: Story, records: ReadonlyMap<string, DocumentRecord>): Record<string, unknown> {
  const inputOf = (article: string): string | undefined => records.get(article)?.input;
  return {
    id: story.id,
    type: story.type,
    actors: story.actors.map(idOrText),
    recipients: story.recipients.map(idOrText),
    time: story.time,
    status: story.status,
    origins: story.origins,
    credibility: story.credibility,
    confidence: story.stixConfidence,
    tellings: story.tellings.map(({ article, claim, published, echo }, at) => ({
      document: claim.document,
      input: inputOf(article),
      article,
      origin: story.originOf[at],
      claim: claim.id,
      ...(echo === undefined ? {} : { echo }),
      quote: claim.selector.exact,
      span: { start: claim.selector.start, end: claim.selector.end },
      published,
    })),
    stances: story.stances.map(({ speaker, stance, withdraws, telling, notice }) => ({
      speaker: { id: speaker.id, text: speaker.name ?? speaker.text },
      stance,
      ...(withdraws ? { withdraws } : {}),
      telling,
      ...(notice === undefined
        ? {}
        : {
            notice: {
              input: inputOf(notice.article),
              article: notice.article,
              quote: notice.exact,
              span: { start: notice.start, end: notice.end },
              published: notice.published,
            },
          }),
    })),
    changes: story.changes.map(({ speaker, from, to, at }) => ({
      speaker: { id: speaker.id, text: speaker.name ?? speaker.text },
      from,
      to,
      stance: at,
    })),
    figures: story.figures,
  };
}

function idOrText({ id, name, text }: Participant): string {
  return id ?? name ?? text;
}
