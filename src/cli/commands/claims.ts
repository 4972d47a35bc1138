import { type ClaimType, CLAIM_TYPES, isClaimType } from '../../claim/index.ts';
import { type ClaimFilter, type DocumentRecord, openDossier } from '../../dossier/index.ts';
import { dossierPath, publishedOption } from '../articles.ts';
import { CSV_HEADER, csvRow, tableHeader, tableRow } from '../claim-rows.ts';
import { type Call, type Command, INPUT_FAILED, SUCCESS, usage } from '../command.ts';
import { DOSSIER_OPTION } from '../dossier-options.ts';
import { tellProblems } from '../problems.ts';
import { CONFIDENCE_OPTION, minConfidenceOption } from '../reading-options.ts';

export const CLAIMS: Command = {
  name: 'claims',
  operands: '',
  summary: {
    nl: 'alle beweringen van een dossier, te filteren',
    en: 'all claims of a dossier, with filters',
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
    speaker: {
      value: { nl: 'WIE', en: 'WHO' },
      help: { nl: 'volgens wie', en: 'according to whom' },
    },
    since: {
      value: { nl: 'DATUM', en: 'DATE' },
      help: { nl: 'verschenen vanaf die datum', en: 'published from that date on' },
    },
    ...CONFIDENCE_OPTION,
    format: {
      value: 'table|jsonl|csv',
      choices: ['table', 'jsonl', 'csv'],
      help: { nl: 'tabel (standaard), JSON-regels of CSV', en: 'table (default), JSON lines or CSV' },
    },
  },
  examples: [
    {
      line: 'breuklijn claims --actor PRK --recipient RUS',
      about: { nl: 'wat Noord-Korea met Rusland doet', en: 'what North Korea does to Russia' },
    },
    {
      line: 'breuklijn claims --speaker zelensky --type AID --format csv > hulp.csv',
      about: { nl: 'voor een rekenblad', en: 'for a spreadsheet' },
    },
  ],
  count: [0, 0],
  async run(call) {
    const filter = filterOf(call);
    const format = call.option('format') ?? 'table';
    const { output } = call;
    const dossier = await openDossier(dossierPath(call));
    try {
      tellProblems(call, dossier.problems);
      const records = new Map<string, DocumentRecord>();
      for await (const record of dossier.documents()) records.set(record.article, record);
      const sample = [...records.values()].filter((record) => record.sample).length;
      if (sample > 0) output.problem(SAMPLE[call.language]);
      let count = 0;
      if (format === 'csv') await output.result(CSV_HEADER);
      for await (const { article, claim } of dossier.claims(filter)) {
        const record = records.get(article);
        if (format === 'table' && count === 0) await output.result(`${output.bold(tableHeader(call))}\n`);
        count++;
        await output.result(
          format === 'jsonl'
            ? `${JSON.stringify({ article, input: record?.input, ...claim })}\n`
            : format === 'csv'
              ? csvRow(claim, record)
              : `${tableRow(call, claim, record)}\n`,
        );
      }
      output.note(COUNT[call.language](count));
      return dossier.problems.length > 0 ? INPUT_FAILED : SUCCESS;
    } finally {
      dossier.close();
    }
  },
};

const COUNT = {
  nl: (count: number): string => `${count} ${count === 1 ? 'bewering' : 'beweringen'}`,
  en: (count: number): string => `${count} ${count === 1 ? 'claim' : 'claims'}`,
};

const SAMPLE = {
  nl: 'VOORBEELD: dit dossier bevat verzonnen artikelen; citeer ze niet',
  en: 'SAMPLE: this dossier holds made-up articles; do not cite them',
};

function filterOf(call: Call): ClaimFilter {
  const type = call.option('type')?.toUpperCase();
  if (type !== undefined && !isClaimType(type)) {
    throw usage(`--type ${type} does not exist`, `choose ${CLAIM_TYPES.join(', ')}`);
  }
  const minConfidence = minConfidenceOption(call);
  const since = publishedOption(call, 'since');
  return {
    ...(type === undefined ? {} : { type: type satisfies ClaimType }),
    ...given('actor', call),
    ...given('recipient', call),
    ...given('speaker', call),
    ...(since === undefined ? {} : { since }),
    ...(minConfidence === undefined ? {} : { minConfidence }),
  };
}

function given(name: 'actor' | 'recipient' | 'speaker', call: Call): Partial<ClaimFilter> {
  const value = call.option(name);
  return value === undefined ? {} : { [name]: value };
}
