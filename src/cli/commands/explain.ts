import { Phrases } from '../../brief/index.ts';
import type { Explanation } from '../../coding/index.ts';
import { BreuklijnError } from '../../errors.ts';
import { type DocumentRecord, type StoredClaim, openDossier } from '../../dossier/index.ts';
import { explainStored } from '../../explain.ts';
import { dossierPath } from '../articles.ts';
import { type Call, type Command, SUCCESS } from '../command.ts';
import { DOSSIER_OPTION } from '../dossier-options.ts';
import { oneLine } from '../terminal.ts';

/** Fewest digits that may stand for an id. */
const SHORTEST = 4;

export const EXPLAIN: Command = {
  name: 'explain',
  operands: { nl: 'BEWERING', en: 'CLAIM' },
  summary: {
    nl: 'waarom een bewering is gelezen zoals ze is: zin, delen, regel',
    en: 'why a claim was read as it was: sentence, parts, rule',
  },
  options: {
    dossier: DOSSIER_OPTION,
    format: {
      value: 'text|json',
      choices: ['text', 'json'],
      help: { nl: 'om te lezen (standaard), of JSON', en: 'to read (default), or JSON' },
    },
  },
  examples: [
    {
      line: 'breuklijn explain 3f9a01c2',
      about: { nl: 'het begin van het nummer is genoeg', en: 'the start of the id is enough' },
    },
  ],
  count: [1, 1],
  async run(call) {
    const [id] = call.operands;
    const path = dossierPath(call);
    const dossier = await openDossier(path);
    try {
      const records = new Map<string, DocumentRecord>();
      for await (const record of dossier.documents()) records.set(record.article, record);
      const found: StoredClaim[] = [];
      if (/^[0-9a-f]+$/.test(id) && id.length >= SHORTEST) {
        for await (const stored of dossier.claims({ id })) found.push(stored);
      }
      const ids = [...new Set(found.map(({ claim }) => claim.id))];
      if (ids.length === 0) {
        throw new BreuklijnError(
          'usage',
          `there is no claim ${id} in ${path}`,
          'take an id from breuklijn claims',
        );
      }
      if (ids.length > 1) {
        throw new BreuklijnError(
          'usage',
          `${id} begins ${ids.length} claims`,
          `give more of it: ${ids.join(', ')}`,
        );
      }
      for (const stored of found) {
        const record = records.get(stored.article);
        if (record === undefined) continue;
        const why = explainStored(stored.claim, record, (await dossier.text(stored.article)) ?? '');
        await call.output.result(
          call.option('format') === 'json'
            ? `${JSON.stringify({ ...stored, record, why }, undefined, 2)}\n`
            : `${[...explanation(call, stored, record), ...reasons(call, why)].join('\n')}\n`,
        );
      }
      return SUCCESS;
    } finally {
      dossier.close();
    }
  },
};

/** Clause, rule and tree, each with a heading. */
function reasons(call: Call, { rule, clause, tree }: Explanation): string[] {
  const nl = call.language === 'nl';
  const lines: string[] = [];
  if (clause !== undefined) {
    const role = (name: string, found: readonly { readonly text: string }[]): string =>
      found.length === 0 ? '' : `${name} ${found.map(({ text }) => `“${oneLine(text)}”`).join(', ')}`;
    lines.push(
      '',
      call.output.bold(nl ? 'deelzin' : 'clause'),
      [
        `${clause.trigger.lemma}${clause.concept === undefined ? '' : ` = ${clause.concept}`}`,
        role(nl ? 'handelend' : 'agent', clause.agent),
        role(nl ? 'ondergaand' : 'patient', clause.patient),
        role(nl ? 'aan' : 'beneficiary', clause.beneficiary),
        `${clause.voice}, ${clause.tense}`,
      ]
        .filter((one) => one !== '')
        .join(' · '),
    );
  }
  if (rule !== undefined) {
    const cells = Object.entries(rule.row).filter(([, cell]) => cell !== '');
    lines.push(
      '',
      call.output.bold(`${nl ? 'regel' : 'rule'} (${rule.table})`),
      cells.map(([column, cell]) => `${column}: ${cell}`).join(' · '),
    );
  }
  if (tree.length > 0) lines.push('', call.output.bold(nl ? 'zinsontleding' : 'tree'), ...tree);
  return lines;
}

function explanation(call: Call, { article, claim }: StoredClaim, record: DocumentRecord): string[] {
  const phrases = new Phrases(call.language);
  const source = {
    article,
    input: record.input,
    ...(record.title === undefined ? {} : { title: record.title }),
    ...(record.outlet === undefined ? {} : { outlet: record.outlet }),
    ...(record.published === undefined ? {} : { published: record.published }),
  };
  const words = phrases.line({ claim }, source);
  const part = (label: string, text: string): string[] =>
    text === '' ? [] : [`${label.padEnd(14)}${oneLine(text)}`];
  const nl = call.language === 'nl';
  const participants = (list: typeof claim.actors): string =>
    list
      .map(({ text, id, sector, role, via }) =>
        [`“${text}”`, [id, sector, role, via].filter((one) => one !== undefined).join(' ')].join(' '),
      )
      .join('; ');
  return [
    call.output.bold(`${claim.id}  ${claim.type}${claim.mode === undefined ? '' : `/${claim.mode}`}`),
    ...part(nl ? 'zin' : 'sentence', claim.selector.exact),
    ...part('', phrases.source(source)),
    ...part(nl ? 'kern' : 'trigger', `“${claim.trigger.text}” (${claim.trigger.lemma})`),
    ...part(nl ? 'wie' : 'who', participants(claim.actors)),
    ...part(nl ? 'wie aan' : 'to whom', participants(claim.recipients)),
    ...part(nl ? 'wat' : 'what', words.what),
    ...part(nl ? 'wanneer' : 'when', words.when),
    ...part(nl ? 'volgens' : 'according', words.accordingTo),
    ...part(
      nl ? 'hoe zeker' : 'how sure',
      `${words.howSure} (${claim.reality}, ${claim.polarity}, ${claim.certainty})`,
    ),
    ...part(nl ? 'voorwaarde' : 'condition', claim.condition?.text ?? ''),
    ...part(nl ? 'regel' : 'rule', `${claim.rule} (${claim.confidence.toFixed(2)})`),
    ...part(nl ? 'gelezen door' : 'read by', record.reader),
    ...(record.sample ? part(nl ? 'VOORBEELD' : 'SAMPLE', nl ? 'verzonnen artikel' : 'made-up article') : []),
  ];
}
