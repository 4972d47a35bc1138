import type { DuckDBValue } from '@duckdb/node-api';
import type { Certainty, ClaimKind, ClaimType, Polarity, Reality, Stance } from '../claim/index.ts';
import { SEPARATOR, keyOf } from './columns.ts';
import { quoted } from './engine.ts';
import { vocabulary } from './search/vocabulary.ts';

/** How a claim was reviewed. `corrected` may be accepted too. */
export const REVIEW_STATES = ['accepted', 'rejected', 'corrected', 'unreviewed'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** Which claims; what is absent does not select. */
export interface ClaimFilter {
  /** Id or the start of one. */
  readonly id?: string;
  readonly article?: string;
  /** Id of the text. */
  readonly document?: string;
  readonly type?: ClaimType;
  readonly kind?: ClaimKind;
  readonly mode?: string;
  readonly context?: string;
  /** Id (`PRK`) or part of a name; upper and lower case are the same, but letters that may be an id are not looked for inside words. */
  readonly actor?: string;
  readonly recipient?: string;
  /** Actor or recipient. */
  readonly party?: string;
  readonly speaker?: string;
  readonly stance?: Stance;
  /** Class of an object. */
  readonly object?: string;
  readonly reality?: Reality;
  readonly polarity?: Polarity;
  readonly certainty?: Certainty;
  readonly conditional?: boolean;
  /** ISO 3166-1 alpha-3 of the place. */
  readonly country?: string;
  /** Name of the place as the text has it; several apart by `|`. */
  readonly place?: string;
  readonly outlet?: string;
  readonly lang?: string;
  /** EDTF date: articles published on or after it, or in a month or year that may be after. Articles without a date are left out. */
  readonly since?: string;
  /** EDTF date: articles published on or before it. */
  readonly until?: string;
  /** YYYY-MM-DD: what happened on or after it; claims without a time are left out. */
  readonly from?: string;
  /** YYYY-MM-DD: what began on or before it. */
  readonly to?: string;
  readonly minConfidence?: number;
  /** Without it, rejected claims are left out. `all` leaves none out. */
  readonly review?: ReviewState | 'all';
}

export interface Condition {
  readonly sql: string;
  readonly values: Record<string, DuckDBValue>;
}

/** The filter as a condition of SQL over the columns of a claims table, with its values. */
export function condition(filter: ClaimFilter): Condition {
  const parts: string[] = [];
  const values: Record<string, DuckDBValue> = {};
  const add = (name: keyof ClaimFilter, sql: string): void => {
    const value = filter[name];
    if (value === undefined) return;
    parts.push(`(${sql})`);
    values[name] = value;
  };
  if (filter.id !== undefined) parts.push(idSql(filter.id));
  for (const name of ['article', 'document', 'type', 'kind', 'mode', 'outlet', 'lang'] as const) {
    add(name, `${name} = $${name}`);
  }
  for (const name of ['reality', 'polarity', 'certainty', 'conditional'] as const)
    add(name, `${name} = $${name}`);
  add('country', 'place_country = upper($country)');
  add('place', `list_contains(string_split($place, '|'), place)`);
  add('context', hasSql('contexts', '$context'));
  add('object', hasSql('objects', '$object'));
  add('stance', hasSql('stances', '$stance'));
  const { actor = '', recipient = '', party = '', speaker = '' } = filter;
  add('actor', participantSql('actor', '$actor', actor));
  add('recipient', participantSql('recipient', '$recipient', recipient));
  add(
    'party',
    `${participantSql('actor', '$party', party)} OR ${participantSql('recipient', '$party', party)}`,
  );
  add('speaker', participantSql('speaker', '$speaker', speaker));
  add('since', 'published >= left($since, len(published))');
  add('until', 'left(published, len($until)) <= $until');
  add('from', 'coalesce(time_end, time_start) >= $from');
  add('to', 'time_start <= $to');
  add('minConfidence', 'confidence >= $minConfidence');
  parts.push(...reviewSql(filter.review));
  return { sql: parts.length === 0 ? 'true' : parts.join(' AND '), values };
}

function reviewSql(review: ClaimFilter['review']): string[] {
  switch (review) {
    case 'all':
      return [];
    case undefined:
      return [`judgement IS DISTINCT FROM 'rejected'`];
    case 'corrected':
      return ['is_corrected'];
    case 'unreviewed':
      return ['judgement IS NULL AND NOT is_corrected'];
    default:
      return [`judgement = ${quoted(review)}`];
  }
}

/** By the number an id is looked up by: a range of them for the start of an id. */
function idSql(id: string): string {
  if (!/^[0-9a-f]{1,24}$/.test(id)) return `key = ${keyOf(id)}`;
  const digits = id.slice(0, 16);
  return `key BETWEEN ${BigInt(`0x${digits.padEnd(16, '0')}`)} AND ${BigInt(`0x${digits.padEnd(16, 'f')}`)}`;
}

/** Whether a column of several values has one. */
function hasSql(column: string, value: string): string {
  return `list_contains(string_split(${column}, ${quoted(SEPARATOR)}), ${value})`;
}

/** Whether a word looks like an id: `RUS` means Russia, and is not looked for inside Belarus. */
export function mayBeId(word: string): boolean {
  return /^[A-Z]{2,6}$/.test(word);
}

/** Whether a word is the id of an actor that the packs know: then nobody else goes by it. */
export function isKnownId(word: string): boolean {
  return /^[A-Z][A-Z0-9]+$/.test(word) && vocabulary().actorNames(word).length > 0;
}

/** By id, or by part of a name. Names differ from text to text: looking through all of them takes ten times as long as ids. */
function participantSql(role: 'actor' | 'recipient' | 'speaker', parameter: string, value: string): string {
  const byId = hasSql(`${role}s`, `upper(${parameter})`);
  if (isKnownId(value)) return byId;
  const byName = mayBeId(value)
    ? `contains(${role}_names, ${parameter})`
    : `contains(lower(${role}_names), lower(${parameter}))`;
  return `(${byId} OR ${byName})`;
}
