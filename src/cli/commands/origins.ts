import { type DocumentRecord, type Origin, openDossier, readOrigins } from '../../dossier/index.ts';
import { dossierPath } from '../articles.ts';
import { type Command, INPUT_FAILED, SUCCESS } from '../command.ts';
import { DOSSIER_OPTION, TABLE_FORMAT_OPTION } from '../dossier-options.ts';
import { tellProblems } from '../problems.ts';
import { oneLine } from '../terminal.ts';

export const ORIGINS: Command = {
  name: 'origins',
  operands: '',
  summary: {
    nl: 'artikelen die op één bericht teruggaan: overgenomen, herschreven, vertaald, aangehaald',
    en: 'articles that go back to one report: copied, rewritten, translated, quoted',
  },
  options: {
    dossier: DOSSIER_OPTION,
    format: TABLE_FORMAT_OPTION,
  },
  examples: [
    {
      line: 'breuklijn origins --dossier korea',
      about: { nl: 'wat van één persbureau of krant komt', en: 'what comes from one agency or paper' },
    },
  ],
  count: [0, 0],
  async run(call) {
    const { output, language } = call;
    const dossier = await openDossier(dossierPath(call));
    try {
      tellProblems(call, dossier.problems);
      const records = new Map<string, DocumentRecord>();
      for await (const record of dossier.documents()) records.set(record.article, record);
      const origins = await readOrigins(dossier);
      const json = call.option('format') === 'json';
      for (const origin of origins) {
        if (json) await output.result(`${JSON.stringify(originJson(origin, records))}\n`);
        else {
          await output.result(
            `${output.bold(`${KINDS[language][origin.kind]}${origin.source === undefined ? '' : ` · ${origin.source}`}`)}\n`,
          );
          for (const article of origin.articles) {
            const record = records.get(article);
            const link = origin.links.find(({ to }) => to === article);
            await output.result(
              `  ${oneLine(
                [
                  record?.published?.slice(0, 10) ?? '—',
                  record?.outlet ?? '',
                  record?.title ?? '',
                  record?.input ?? article,
                  link === undefined ? '' : `${KINDS[language][link.kind]} ${Math.round(100 * link.share)}%`,
                ]
                  .filter((part) => part !== '')
                  .join(' · '),
              )}\n`,
            );
          }
        }
      }
      output.note(COUNT[language](origins.length));
      return dossier.problems.length > 0 ? INPUT_FAILED : SUCCESS;
    } finally {
      dossier.close();
    }
  },
};

const COUNT = {
  nl: (count: number): string => `${count} ${count === 1 ? 'groep' : 'groepen'}`,
  en: (count: number): string => `${count} ${count === 1 ? 'group' : 'groups'}`,
};

const KINDS = {
  nl: {
    verbatim: 'letterlijk',
    partial: 'deels overgenomen',
    rewrite: 'herschreven',
    translation: 'vertaald',
    wire: 'persbureau',
    quote: 'aangehaald',
  },
  en: {
    verbatim: 'verbatim',
    partial: 'taken over in part',
    rewrite: 'rewritten',
    translation: 'translated',
    wire: 'agency',
    quote: 'quoted',
  },
};

function originJson(origin: Origin, records: ReadonlyMap<string, DocumentRecord>): Record<string, unknown> {
  return {
    documents: origin.articles.map((article) => records.get(article)?.id),
    inputs: origin.articles.map((article) => records.get(article)?.input),
    articles: origin.articles,
    kind: origin.kind,
    source: origin.source,
    links: origin.links.map(({ from, to, kind, share }) => ({
      from: records.get(from)?.input,
      to: records.get(to)?.input,
      kind,
      share: Number(share.toFixed(3)),
    })),
  };
}
