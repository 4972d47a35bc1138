import {
  type ConditionMatch,
  type DocumentRecord,
  type HangingOn,
  type Said,
  openDossier,
  readConditions,
} from '../../dossier/index.ts';
import type { BriefLanguage } from '../../brief/index.ts';
import { dossierPath } from '../articles.ts';
import { type Command, INPUT_FAILED, SUCCESS } from '../command.ts';
import { DOSSIER_OPTION, TABLE_FORMAT_OPTION } from '../dossier-options.ts';
import { tellProblems } from '../problems.ts';
import { oneLine } from '../terminal.ts';

export const CONDITIONS: Command = {
  name: 'conditions',
  operands: '',
  summary: {
    nl: 'beloften, dreigementen, eisen en aanbiedingen op een voorwaarde, en of die mogelijk is vervuld',
    en: 'promises, threats, demands and offers on a condition, and whether it may have come',
  },
  options: {
    dossier: DOSSIER_OPTION,
    actor: {
      value: { nl: 'WIE', en: 'WHO' },
      help: { nl: 'code van wie belooft of dreigt (KOR)', en: 'code of who promises or threatens (KOR)' },
    },
    met: {
      help: {
        nl: 'alleen waarvan de voorwaarde mogelijk is vervuld',
        en: 'only those whose condition may have come',
      },
    },
    format: TABLE_FORMAT_OPTION,
  },
  examples: [
    {
      line: 'breuklijn conditions --met',
      about: { nl: 'welke voorwaarden mogelijk zijn vervuld', en: 'which conditions may have come' },
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
      const actor = call.option('actor')?.toUpperCase();
      const conditions = (await readConditions(dossier)).filter(
        (one) =>
          (actor === undefined || one.actors.includes(actor)) && (!call.has('met') || one.met !== undefined),
      );
      for (const condition of conditions) {
        await output.result(
          call.option('format') === 'json'
            ? `${JSON.stringify(conditionJson(condition, records, language))}\n`
            : tableRows(condition, language),
        );
      }
      return dossier.problems.length > 0 ? INPUT_FAILED : SUCCESS;
    } finally {
      dossier.close();
    }
  },
};

const WORDS = {
  nl: {
    kinds: { promise: 'belofte', threat: 'dreigement', demand: 'eis', offer: 'aanbod' },
    open: 'voorwaarde niet vervuld, voor zover gelezen',
    met: 'mogelijk vervuld',
    kept: 'mogelijk gedaan',
    words: 'woorden',
    names: 'namen',
  },
  en: {
    kinds: { promise: 'promise', threat: 'threat', demand: 'demand', offer: 'offer' },
    open: 'condition has not come, as far as was read',
    met: 'may have come',
    kept: 'may have been done',
    words: 'words',
    names: 'names',
  },
} as const;

function tableRows(condition: HangingOn, language: BriefLanguage): string {
  const words = WORDS[language];
  const { said, met, kept, actors, recipients } = condition;
  const [{ sentence }] = said;
  return [
    `${words.kinds[condition.kind]}  ${actors.join(', ') || '—'} → ${recipients.join(', ') || '—'}  ${said.length}×`,
    `  ${sentence.published ?? '—'}  “${oneLine(sentence.exact)}”`,
    met === undefined
      ? `  ${words.open}`
      : `  ${words.met}: ${met.sentence.published ?? '—'}  “${oneLine(met.sentence.exact)}”  (${whyOf(met, language)})`,
    ...(kept === undefined
      ? []
      : [`  ${words.kept}: ${kept.sentence.published ?? '—'}  “${oneLine(kept.sentence.exact)}”`]),
    '',
  ].join('\n');
}

/** What agrees, in words. */
function whyOf({ words: pairs, names }: ConditionMatch, language: BriefLanguage): string {
  const words = WORDS[language];
  const same = pairs.map(({ own, other }) => (own === other ? own : `${own} – ${other}`));
  return [
    `${words.words}: ${same.join(', ')}`,
    ...(names.length === 0 ? [] : [`${words.names}: ${names.join(', ')}`]),
  ].join('; ');
}

function conditionJson(
  { kind, actors, recipients, condition, said, met, kept }: HangingOn,
  records: ReadonlyMap<string, DocumentRecord>,
  language: BriefLanguage,
): Record<string, unknown> {
  return {
    actor: actors[0] ?? null,
    recipient: recipients[0] ?? null,
    actors,
    recipients,
    kind,
    condition,
    telling: saidJson(said[0], records),
    tellings: said.map((one) => saidJson(one, records)),
    met:
      met === undefined
        ? null
        : { ...saidJson(met, records), why: whyOf(met, language), words: met.words, names: met.names },
    kept: kept === undefined ? null : saidJson(kept, records),
  };
}

/** As a telling, save that there may be no claim: words may say it where coding read nothing. */
function saidJson(
  { sentence, claim }: Said,
  records: ReadonlyMap<string, DocumentRecord>,
): Record<string, unknown> {
  const { document, article, start, end, exact, published } = sentence;
  return {
    document,
    input: records.get(article)?.input,
    article,
    ...(claim === undefined ? {} : { claim: claim.id }),
    quote: exact,
    span: { start, end },
    published,
  };
}
