import type { ClaimKind, ClaimType } from '../claim/index.ts';
import type { DuckDBValue } from '@duckdb/node-api';

/** Which claims; what is absent does not select. */
export interface ClaimFilter {
  /** Id or the start of one. */
  readonly id?: string;
  readonly article?: string;
  readonly type?: ClaimType;
  readonly kind?: ClaimKind;
  /** Id (`PRK`) or part of a name; upper and lower case are the same. */
  readonly actor?: string;
  readonly recipient?: string;
  readonly speaker?: string;
  /** EDTF date: articles published on or after it, or in a month or year that may be after. Articles without a date are left out. */
  readonly since?: string;
  readonly minConfidence?: number;
}

/** The filter as a condition of SQL over the columns of a claims table, with its values. */
export function condition(filter: ClaimFilter): {
  readonly sql: string;
  readonly values: Record<string, DuckDBValue>;
} {
  const parts: string[] = [];
  const values: Record<string, DuckDBValue> = {};
  const add = (name: string, value: DuckDBValue | undefined, sql: string): void => {
    if (value === undefined) return;
    parts.push(`(${sql})`);
    values[name] = value;
  };
  add('id', filter.id, 'starts_with(id, $id)');
  add('article', filter.article, 'article = $article');
  add('type', filter.type, 'type = $type');
  add('kind', filter.kind, 'kind = $kind');
  add('actor', filter.actor, participantSql('actor', 'actors'));
  add('recipient', filter.recipient, participantSql('recipient', 'recipients'));
  add(
    'speaker',
    filter.speaker,
    'list_contains(speakers, upper($speaker)) OR len(list_filter(speaker_names, lambda n: contains(lower(n), lower($speaker)))) > 0',
  );
  add('since', filter.since, 'published >= left($since, len(published))');
  add('minConfidence', filter.minConfidence, 'confidence >= $minConfidence');
  return { sql: parts.length === 0 ? 'true' : parts.join(' AND '), values };
}

/** By id, or by part of the name as it stands in that field of the claim. */
function participantSql(name: string, field: 'actors' | 'recipients'): string {
  return (
    `list_contains(${field}, upper($${name})) OR len(list_filter(` +
    `list_concat(json_extract_string(json, '$.${field}[*].name'), json_extract_string(json, '$.${field}[*].text')), ` +
    `lambda n: contains(lower(n), lower($${name})))) > 0`
  );
}
