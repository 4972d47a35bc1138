import { createHash } from 'node:crypto';
import type { Claim, Participant } from '../claim/index.ts';
import type { Piece } from './pieces.ts';
import { packRecord } from './record-codec.ts';
import type { DocumentEntry, DocumentRecord } from './record.ts';
import type { PackedPostings } from './search/postings.ts';

/** The types of DuckDB that segments use. */
export type ColumnType = 'VARCHAR' | 'INTEGER' | 'SMALLINT' | 'DOUBLE' | 'BOOLEAN' | 'UBIGINT' | 'BLOB';
export type Cell = string | number | bigint | boolean | Uint8Array | undefined;

/** A column of a segment: its name, its type, and how it comes from a row. */
export interface Column<R> {
  readonly name: string;
  readonly type: ColumnType;
  readonly of: (row: R) => Cell;
}

/** A document of a segment: `doc` numbers them from 0 in the order of `published`, then `article`. */
export interface DocumentRow {
  readonly doc: number;
  /** Sentences of the segment before it. */
  readonly first: number;
  readonly entry: DocumentEntry;
}

/** A claim as it is stored with its sentence. */
export interface PackedClaim {
  /** Offset of its quote in the document's text. */
  readonly start: number;
  /** JSON (claim-codec.ts). */
  readonly json: string;
}

export interface SentenceRow extends Piece {
  readonly doc: number;
  /** The claims whose quote begins in it, in the order of the claims table. */
  readonly packed: readonly PackedClaim[];
}

export interface ClaimRow {
  readonly doc: number;
  /** Which claim of the document, from 0, by place in the text. */
  readonly number: number;
  /** Number of the sentence the quote begins in; -1 when the document has none. */
  readonly sentence: number;
  readonly record: DocumentRecord;
  /** Which claim of its sentence, from 0. */
  readonly nth: number;
  readonly claim: Claim;
}

export interface PostingsRow extends PackedPostings {
  readonly term: string;
}

/** Tables of a segment, in the order they are renamed into place: a segment exists once its documents do. */
export const TABLES = ['postings', 'sentences', 'claims', 'documents'] as const;
export type TableName = (typeof TABLES)[number];

/** Separates values in a column that holds several; a list column would cost more to read and to write. */
export const SEPARATOR = '\u001F';

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

/** `rest` is what the other columns do not hold of the DocumentRecord, as JSON. */
export const DOCUMENT_COLUMNS: readonly Column<DocumentRow>[] = [
  column('doc', 'INTEGER', ({ doc }) => doc),
  column('article', 'VARCHAR', ({ entry }) => entry.record.article),
  column('id', 'VARCHAR', ({ entry }) => entry.record.id),
  column('reader', 'VARCHAR', ({ entry }) => entry.record.reader),
  column('title', 'VARCHAR', ({ entry }) => entry.record.title),
  column('published', 'VARCHAR', ({ entry }) => entry.record.published),
  column('outlet', 'VARCHAR', ({ entry }) => entry.record.outlet),
  column('url', 'VARCHAR', ({ entry }) => entry.record.url),
  column('lang', 'VARCHAR', ({ entry }) => entry.record.lang),
  column('sample', 'BOOLEAN', ({ entry }) => entry.record.sample),
  column('input', 'VARCHAR', ({ entry }) => entry.record.input),
  column('added', 'VARCHAR', ({ entry }) => entry.record.added),
  column('first_sentence', 'INTEGER', ({ first }) => first),
  column('sentences', 'INTEGER', ({ entry }) => Math.max(1, entry.sentences.length)),
  column('claims', 'INTEGER', ({ entry }) => entry.claims.length),
  column('record', 'VARCHAR', ({ entry }) => packRecord(entry.record)),
];

/**
 * `text` is the sentence with what stands before it (of the first) and up to the next one: a document's rows joined are its text.
 * It is null where UTF-8 cannot carry it; then `text_json` is it as a JSON string. `start` and `end` are UTF-16 code units into
 * the document's text, end exclusive. `claims` is a JSON list of the claims whose quote
 * begins in it: offset of the quote from `start`, and the claim packed (claim-codec.ts).
 */
export const SENTENCE_COLUMNS: readonly Column<SentenceRow>[] = [
  column('doc', 'INTEGER', ({ doc }) => doc),
  column('number', 'SMALLINT', ({ number }) => number),
  column('start', 'INTEGER', ({ start }) => start),
  column('end', 'INTEGER', ({ end }) => end),
  column('text', 'VARCHAR', ({ text }) => (hasLoneSurrogate(text) ? undefined : text)),
  column('text_json', 'VARCHAR', ({ text }) => (hasLoneSurrogate(text) ? JSON.stringify(text) : undefined)),
  column('words', 'SMALLINT', ({ text }) => Math.min(32_767, text.split(/\s+/).length)),
  column('claims', 'VARCHAR', ({ packed, start }) =>
    packed.length === 0
      ? undefined
      : `[${packed.map((claim) => `[${claim.start - start},${claim.json}]`).join(',')}]`,
  ),
];

/**
 * What queries over claims need; the claim itself stands with its sentence, the `nth` of its `claims`. Where there may be several
 * values they stand in one string, apart by U+001F, in the order of the claim.
 */
export const CLAIM_COLUMNS: readonly Column<ClaimRow>[] = [
  column('doc', 'INTEGER', ({ doc }) => doc),
  column('number', 'SMALLINT', ({ number }) => number),
  column('sentence', 'SMALLINT', ({ sentence }) => sentence),
  column('nth', 'SMALLINT', ({ nth }) => nth),
  column('article', 'VARCHAR', ({ record }) => record.article),
  column('document', 'VARCHAR', ({ record }) => record.id),
  column('published', 'VARCHAR', ({ record }) => record.published),
  column('outlet', 'VARCHAR', ({ record }) => record.outlet),
  column('lang', 'VARCHAR', ({ record }) => record.lang),
  column('key', 'UBIGINT', ({ claim }) => keyOf(claim.id)),
  column('kind', 'VARCHAR', ({ claim }) => claim.kind),
  column('type', 'VARCHAR', ({ claim }) => claim.type),
  column('mode', 'VARCHAR', ({ claim }) => claim.mode),
  column('contexts', 'VARCHAR', ({ claim }) => several(claim.contexts ?? [])),
  column('actors', 'VARCHAR', ({ claim }) => several(claim.actors.flatMap(idsOf))),
  column('recipients', 'VARCHAR', ({ claim }) => several(claim.recipients.flatMap(idsOf))),
  column('actor_names', 'VARCHAR', ({ claim }) => several(claim.actors.flatMap(namesOf))),
  column('recipient_names', 'VARCHAR', ({ claim }) => several(claim.recipients.flatMap(namesOf))),
  column('speakers', 'VARCHAR', ({ claim }) =>
    several(claim.attribution.flatMap((link) => idsOf(link.speaker))),
  ),
  column('speaker_names', 'VARCHAR', ({ claim }) =>
    several(claim.attribution.flatMap((link) => namesOf(link.speaker))),
  ),
  column('stances', 'VARCHAR', ({ claim }) => several(claim.attribution.map(({ stance }) => stance))),
  column('objects', 'VARCHAR', ({ claim }) =>
    several((claim.objects ?? []).flatMap((one) => one.class ?? [])),
  ),
  column('time_start', 'VARCHAR', ({ claim }) => claim.time?.start),
  column('time_end', 'VARCHAR', ({ claim }) => claim.time?.end),
  column('place', 'VARCHAR', ({ claim }) => claim.place?.name),
  column('place_country', 'VARCHAR', ({ claim }) => claim.place?.country),
  column('reality', 'VARCHAR', ({ claim }) => claim.reality),
  column('polarity', 'VARCHAR', ({ claim }) => claim.polarity),
  column('certainty', 'VARCHAR', ({ claim }) => claim.certainty),
  column('conditional', 'BOOLEAN', ({ claim }) => claim.condition !== undefined),
  column('exchanged', 'BOOLEAN', ({ claim }) => claim.exchange !== undefined),
  column('confidence', 'DOUBLE', ({ claim }) => claim.confidence),
  column('start', 'INTEGER', ({ claim }) => claim.selector.start),
];

/** Where each term stands (search/postings.ts), one row a term, sorted by it. Sentences are counted through the segment. */
export const POSTINGS_COLUMNS: readonly Column<PostingsRow>[] = [
  column('term', 'VARCHAR', ({ term }) => term),
  column('first', 'INTEGER', ({ first }) => first),
  column('last', 'INTEGER', ({ last }) => last),
  column('count', 'INTEGER', ({ count }) => count),
  column('gaps', 'BLOB', ({ gaps }) => gaps),
  column('places', 'BLOB', ({ places }) => places),
];

/**
 * The number that a claim is looked up by: the first 16 hexadecimal digits of its id. An id that is none (nobody but tests gives
 * such) is hashed.
 */
export function keyOf(id: string): bigint {
  const digits = /^[0-9a-f]{24}$/.test(id) ? id : createHash('sha256').update(id).digest('hex');
  return BigInt(`0x${digits.slice(0, 16)}`);
}

/** Undefined for none, so that empty columns cost nothing. */
function several(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join(SEPARATOR);
}

/** Ids of a participant, all of a compound one. */
export function idsOf(participant: Participant): readonly string[] {
  if (participant.ids !== undefined) return participant.ids;
  return participant.id === undefined ? [] : [participant.id];
}

/** Its name where it has one, and the word that stands in the text. */
export function namesOf({ name, text }: Participant): readonly string[] {
  return [...new Set([name ?? text, text])].filter((value) => value !== '');
}
