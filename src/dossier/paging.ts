import { BreuklijnError } from '../errors.ts';
import { type ClaimFilter, type Condition, condition } from './filter.ts';
import type { StoredClaim } from './record.ts';
import type { PageStart } from './search/newest.ts';

/** Orders of the ledger: last published first, or first; then by article, then by place in the text. */
export const ORDERS = ['newest', 'oldest'] as const;
export type Order = (typeof ORDERS)[number];

export interface PageQuery {
  readonly filter?: ClaimFilter;
  readonly order?: Order;
  /** Claims of a page; 50 without it. */
  readonly limit?: number;
  /** `next` of the page before, with the same filter and order. */
  readonly after?: string;
}

export interface ClaimPage {
  readonly claims: readonly StoredClaim[];
  /** Leads to the next page; absent on the last one. */
  readonly next?: string;
}

/** After which claim a page begins that the database answers. */
export interface RowStart {
  readonly published: string | null;
  readonly article: string;
  readonly number: number;
}

/** What orders claims; articles without a date come last in both orders. */
export function orderSql(order: Order): string {
  return order === 'newest'
    ? `published DESC NULLS LAST, article, number`
    : `published NULLS LAST, article, number`;
}

export function writeCursor(start: PageStart | RowStart): string {
  const parts =
    'day' in start
      ? ['d', start.day, start.article, start.key]
      : ['r', start.published, start.article, start.number];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws BreuklijnError `usage` when it is none */
export function parseCursor(cursor: string): PageStart | RowStart {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(value) && value.length === 4) {
      const [kind, first, article, last] = value as unknown[];
      if (
        kind === 'd' &&
        typeof first === 'number' &&
        typeof article === 'number' &&
        typeof last === 'number'
      ) {
        return { day: first, article, key: last };
      }
      const isDate = first === null || typeof first === 'string';
      if (kind === 'r' && isDate && typeof article === 'string' && typeof last === 'number') {
        return { published: first, article, number: last };
      }
    }
  } catch {
    // Said below.
  }
  throw wrongCursor();
}

export function wrongCursor(): BreuklijnError {
  return new BreuklijnError(
    'usage',
    'the cursor does not fit',
    'take it from the page before as it is, with the same filter',
  );
}

/** The filter, and what comes after the start. */
export function pageCondition(filter: ClaimFilter, order: Order, start: RowStart | undefined): Condition {
  const where = condition(filter);
  if (start === undefined) return where;
  const { published, article, number } = start;
  const within = '(article > $afterArticle OR (article = $afterArticle AND number > $afterNumber))';
  const sql =
    published === null
      ? `published IS NULL AND ${within}`
      : `(published IS NULL OR published ${order === 'newest' ? '<' : '>'} $afterDate OR (published = $afterDate AND ${within}))`;
  return {
    sql: `${where.sql} AND ${sql}`,
    values: {
      ...where.values,
      ...(published === null ? {} : { afterDate: published }),
      afterArticle: article,
      afterNumber: number,
    },
  };
}
