import type { Claim, Participant, TextSpan } from '../claim/index.ts';
import type { DocumentEntry, DocumentRecord } from './record.ts';

/** The types of DuckDB that segments use. */
export type ColumnType = 'VARCHAR' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'VARCHAR[]';
export type Cell = string | number | boolean | readonly string[] | undefined;

/** A column of a segment: its name, its type, and how it comes from a row. */
export interface Column<R> {
  readonly name: string;
  readonly type: ColumnType;
  readonly of: (row: R) => Cell;
}

export interface ClaimRow {
  readonly record: DocumentRecord;
  readonly claim: Claim;
}

export interface SentenceRow {
  readonly record: DocumentRecord;
  readonly number: number;
  readonly span: TextSpan;
  readonly text: string;
}

/** Tables of a segment, in the order they are renamed into place: a segment exists once its documents do. */
export const TABLES = ['sentences', 'claims', 'documents'] as const;
export type TableName = (typeof TABLES)[number];

function column<R>(name: string, type: ColumnType, of: (row: R) => Cell): Column<R> {
  return { name, type, of };
}

/** Whether a string holds half a surrogate pair, which UTF-8 cannot carry. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

/** The same with U+FFFD for each half pair: good for queries; the exact value stands in the JSON beside it. */
export function wellFormed(text: string): string {
  return hasLoneSurrogate(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : text;
}

/**
 * `text` is the exact text, or null where UTF-8 cannot carry it, and then `text_json` is it as a JSON string.
 * `record` is the DocumentRecord as JSON; the other columns repeat what queries need.
 */
export const DOCUMENT_COLUMNS: readonly Column<DocumentEntry>[] = [
  column('article', 'VARCHAR', ({ record }) => record.article),
  column('id', 'VARCHAR', ({ record }) => record.id),
  column('reader', 'VARCHAR', ({ record }) => record.reader),
  column('title', 'VARCHAR', ({ record }) => record.title),
  column('published', 'VARCHAR', ({ record }) => record.published),
  column('outlet', 'VARCHAR', ({ record }) => record.outlet),
  column('url', 'VARCHAR', ({ record }) => record.url),
  column('authors', 'VARCHAR[]', ({ record }) => record.authors),
  column('lang', 'VARCHAR', ({ record }) => record.lang),
  column('input', 'VARCHAR', ({ record }) => record.input),
  column('added', 'VARCHAR', ({ record }) => record.added),
  column('record', 'VARCHAR', ({ record }) => JSON.stringify(record)),
  column('text', 'VARCHAR', ({ text }) => (hasLoneSurrogate(text) ? undefined : text)),
  column('text_json', 'VARCHAR', ({ text }) => (hasLoneSurrogate(text) ? JSON.stringify(text) : undefined)),
];

/** `start` and `end` are UTF-16 code units into the document's text, end exclusive. */
export const SENTENCE_COLUMNS: readonly Column<SentenceRow>[] = [
  column('article', 'VARCHAR', ({ record }) => record.article),
  column('reader', 'VARCHAR', ({ record }) => record.reader),
  column('number', 'INTEGER', ({ number }) => number),
  column('start', 'INTEGER', ({ span }) => span.start),
  column('end', 'INTEGER', ({ span }) => span.end),
  column('text', 'VARCHAR', ({ text }) => text),
];

/** The claim is `json`, byte for byte; the other columns repeat what queries need. */
export const CLAIM_COLUMNS: readonly Column<ClaimRow>[] = [
  column('article', 'VARCHAR', ({ record }) => record.article),
  column('reader', 'VARCHAR', ({ record }) => record.reader),
  column('published', 'VARCHAR', ({ record }) => record.published),
  column('id', 'VARCHAR', ({ claim }) => claim.id),
  column('document', 'VARCHAR', ({ claim }) => claim.document),
  column('kind', 'VARCHAR', ({ claim }) => claim.kind),
  column('type', 'VARCHAR', ({ claim }) => claim.type),
  column('mode', 'VARCHAR', ({ claim }) => claim.mode),
  column('contexts', 'VARCHAR[]', ({ claim }) => claim.contexts ?? []),
  column('actors', 'VARCHAR[]', ({ claim }) => claim.actors.flatMap(idsOf)),
  column('recipients', 'VARCHAR[]', ({ claim }) => claim.recipients.flatMap(idsOf)),
  column('speakers', 'VARCHAR[]', ({ claim }) => claim.attribution.flatMap(({ speaker }) => idsOf(speaker))),
  column('speaker_names', 'VARCHAR[]', ({ claim }) =>
    claim.attribution.map(({ speaker }) => nameOf(speaker)),
  ),
  column('stances', 'VARCHAR[]', ({ claim }) => claim.attribution.map(({ stance }) => stance)),
  column('objects', 'VARCHAR[]', ({ claim }) => (claim.objects ?? []).flatMap((one) => one.class ?? [])),
  column('time_start', 'VARCHAR', ({ claim }) => claim.time?.start),
  column('time_end', 'VARCHAR', ({ claim }) => claim.time?.end),
  column('reality', 'VARCHAR', ({ claim }) => claim.reality),
  column('polarity', 'VARCHAR', ({ claim }) => claim.polarity),
  column('certainty', 'VARCHAR', ({ claim }) => claim.certainty),
  column('conditional', 'BOOLEAN', ({ claim }) => claim.condition !== undefined),
  column('exchange', 'VARCHAR', ({ claim }) => claim.exchange),
  column('rule', 'VARCHAR', ({ claim }) => claim.rule),
  column('confidence', 'DOUBLE', ({ claim }) => claim.confidence),
  column('start', 'INTEGER', ({ claim }) => claim.selector.start),
  column('end', 'INTEGER', ({ claim }) => claim.selector.end),
  column('json', 'VARCHAR', ({ claim }) => JSON.stringify(claim)),
];

function idsOf(participant: Participant): readonly string[] {
  if (participant.ids !== undefined) return participant.ids;
  return participant.id === undefined ? [] : [participant.id];
}

function nameOf(participant: Participant): string {
  return participant.name ?? participant.text;
}
