import {
  type DocumentRecord,
  type Flow,
  type FlowParty,
  findFlows,
  openDossier,
  readTellings,
} from '../../dossier/index.ts';
import { dossierPath } from '../articles.ts';
import { type Command, INPUT_FAILED, SUCCESS } from '../command.ts';
import { DOSSIER_OPTION, TABLE_FORMAT_OPTION } from '../dossier-options.ts';
import { tellProblems } from '../problems.ts';
import { tellingJson } from '../telling-json.ts';
import { oneLine } from '../terminal.ts';

export const FLOWS: Command = {
  name: 'flows',
  operands: '',
  summary: {
    nl: 'wie geeft wat aan wie, en in ruil waarvoor',
    en: 'who gives what to whom, and in return for what',
  },
  options: {
    dossier: DOSSIER_OPTION,
    from: {
      value: { nl: 'WIE', en: 'WHO' },
      help: { nl: 'code van de gever (PRK)', en: 'code of the giver (PRK)' },
    },
    to: {
      value: { nl: 'WIE', en: 'WHO' },
      help: { nl: 'code van de ontvanger', en: 'code of the taker' },
    },
    format: TABLE_FORMAT_OPTION,
  },
  examples: [
    {
      line: 'breuklijn flows --from PRK --to RUS',
      about: { nl: 'wat Noord-Korea aan Rusland levert', en: 'what North Korea supplies to Russia' },
    },
  ],
  count: [0, 0],
  async run(call) {
    const { output } = call;
    const dossier = await openDossier(dossierPath(call));
    try {
      tellProblems(call, dossier.problems);
      const records = new Map<string, DocumentRecord>();
      for await (const record of dossier.documents()) records.set(record.article, record);
      const [from, to] = [call.option('from')?.toUpperCase(), call.option('to')?.toUpperCase()];
      const flows = findFlows(await readTellings(dossier, [...records.values()])).filter(
        (flow) => (from === undefined || flow.from.key === from) && (to === undefined || flow.to.key === to),
      );
      for (const flow of flows) {
        const line =
          call.option('format') === 'json'
            ? JSON.stringify(flowJson(flow, records))
            : oneLine(
                `${nameOf(flow.from)} → ${nameOf(flow.to)}  ${flow.class}  ${flow.tellings.length}×${backOf(flow)}  “${flow.tellings[0].claim.selector.exact}”`,
              );
        await output.result(`${line}\n`);
      }
      return dossier.problems.length > 0 ? INPUT_FAILED : SUCCESS;
    } finally {
      dossier.close();
    }
  },
};

function nameOf({ id, name }: FlowParty): string {
  return id ?? name;
}

function backOf({ exchange }: Flow): string {
  return exchange.length === 0 ? '' : `  ⇄ ${exchange.map(({ class: name }) => name).join(', ')}`;
}

function flowJson(flow: Flow, records: ReadonlyMap<string, DocumentRecord>): Record<string, unknown> {
  return {
    from: nameOf(flow.from),
    to: nameOf(flow.to),
    class: flow.class,
    ...(flow.exchange.length === 0 ? {} : { exchange: flow.exchange }),
    tellings: flow.tellings.map((telling) => tellingJson(telling, records.get(telling.article))),
  };
}
