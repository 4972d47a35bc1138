import { Phrases } from '../brief/index.ts';
import type { Claim, Participant } from '../claim/index.ts';
import type { DocumentRecord } from '../dossier/index.ts';
import type { Call } from './command.ts';
import { oneLine } from './terminal.ts';

/** Width of a table row where the results do not go to a screen. */
const WIDE = 200;
const phrasebooks = new Map<Call['language'], Phrases>();

function phrasesOf(call: Call): Phrases {
  const known = phrasebooks.get(call.language);
  const phrases = known ?? new Phrases(call.language);
  if (known === undefined) phrasebooks.set(call.language, phrases);
  return phrases;
}

export function tableHeader(call: Call): string {
  return call.language === 'nl'
    ? 'CLAIM     WANNEER     SOORT      WIE, WAT, VOLGENS WIE, ZIN'
    : 'CLAIM     WHEN        TYPE       WHO, WHAT, ACCORDING TO WHOM, SENTENCE';
}

/** A claim on one line, cut to the screen. */
export function tableRow(call: Call, claim: Claim, record: DocumentRecord | undefined): string {
  const words = phrasesOf(call).line(
    { claim },
    { article: '', input: '', ...(record?.outlet === undefined ? {} : { outlet: record.outlet }) },
  );
  const text = [words.who, words.what, words.accordingTo, `“${claim.selector.exact}”`];
  const line = [
    claim.id.slice(0, 8).padEnd(8),
    (claim.time?.start ?? '—').padEnd(10),
    claim.type.padEnd(10),
    oneLine(text.filter((part) => part !== '').join(' · ')),
  ].join('  ');
  const width = call.output.columns ?? WIDE;
  return line.length > width ? `${line.slice(0, width - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}

type Getter = (claim: Claim, record: DocumentRecord | undefined) => string;

const CSV_COLUMNS: readonly (readonly [string, Getter])[] = [
  ['id', (claim) => claim.id],
  ['kind', (claim) => claim.kind],
  ['type', (claim) => claim.type],
  ['mode', (claim) => claim.mode ?? ''],
  ['actors', (claim) => claim.actors.map(idOrText).join('; ')],
  ['recipients', (claim) => claim.recipients.map(idOrText).join('; ')],
  ['objects', (claim) => (claim.objects ?? []).map(({ text }) => text).join('; ')],
  ['quantities', (claim) => (claim.quantities ?? []).map(({ text }) => text).join('; ')],
  ['start', (claim) => claim.time?.start ?? ''],
  ['end', (claim) => claim.time?.end ?? ''],
  ['time', (claim) => claim.time?.text ?? ''],
  ['reality', (claim) => claim.reality],
  ['polarity', (claim) => claim.polarity],
  ['certainty', (claim) => claim.certainty],
  ['speakers', (claim) => claim.attribution.map(({ speaker }) => speaker.name ?? speaker.text).join('; ')],
  ['stances', (claim) => claim.attribution.map(({ stance }) => stance).join('; ')],
  ['condition', (claim) => claim.condition?.text ?? ''],
  ['confidence', (claim) => String(claim.confidence)],
  ['sentence', (claim) => claim.selector.exact],
  ['title', (_, record) => record?.title ?? ''],
  ['outlet', (_, record) => record?.outlet ?? ''],
  ['published', (_, record) => record?.published ?? ''],
  ['url', (_, record) => record?.url ?? ''],
  ['input', (_, record) => record?.input ?? ''],
  ['sample', (_, record) => (record?.sample === true ? 'SAMPLE' : '')],
];

/** RFC 4180. */
export const CSV_HEADER: string = `${CSV_COLUMNS.map(([name]) => name).join(',')}\r\n`;

export function csvRow(claim: Claim, record: DocumentRecord | undefined): string {
  return `${CSV_COLUMNS.map(([, get]) => csvCell(get(claim, record))).join(',')}\r\n`;
}

function idOrText(participant: Participant): string {
  return participant.id ?? participant.text;
}

/** An article may hold what a spreadsheet would run as a formula; an apostrophe before it makes it text. */
function csvCell(value: string): string {
  const safe = /^[=+@\t\r]|^-\D/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
