import { type Row, readTable } from '../resources.ts';

/**
 * The word lists that short lines of a page are compared with, of all language packs together: the language of an article
 * is decided later, and pages mix languages.
 */
export interface PageLexicon {
  readonly lines: readonly LineRule[];
  readonly words: ReadonlyMap<string, ReadonlySet<string>>;
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlySet<string>;
  readonly dateLeads: ReadonlyMap<string, 'published' | 'modified'>;
  readonly dateNoise: ReadonlySet<string>;
  /** Minutes east of UTC. */
  readonly zones: ReadonlyMap<string, number>;
  readonly pages: readonly PageRule[];
}

export interface LineRule {
  readonly kind: string;
  readonly match: 'line' | 'start' | 'anywhere';
  readonly text: string;
  /** A second text that must stand in the line; empty when none. */
  readonly also: string;
  /** Longest line that the rule holds for, in code units. */
  readonly most: number;
}

export interface PageRule {
  readonly kind: string;
  readonly where: string;
  readonly text: string;
}

const LANGUAGES_WITH_LISTS = ['nl', 'en'] as const;

/** Longest line that any rule looks at; a longer one is a paragraph. */
export const MAX_SHORT_LINE = 400;

let cached: PageLexicon | undefined;

export function pageLexicon(): PageLexicon {
  cached ??= load();
  return cached;
}

function load(): PageLexicon {
  const dates = rowsOf('article-dates.tsv');
  const of = (kind: string): Row[] => dates.filter((row) => row['kind'] === kind);
  const numbers = (kind: string): Map<string, number> =>
    new Map(of(kind).map((row) => [row['text'], Number(row['value'])]));
  const leads = new Map<string, 'published' | 'modified'>();
  for (const kind of ['published', 'modified'] as const) {
    for (const row of of(kind)) leads.set(row['text'], kind);
  }
  const words = new Map<string, Set<string>>();
  for (const row of rowsOf('article-words.tsv')) {
    const set = words.get(row['kind']) ?? new Set<string>();
    set.add(row['text'].toLowerCase());
    words.set(row['kind'], set);
  }
  return {
    lines: rowsOf('article-lines.tsv').map(toLineRule),
    words,
    months: numbers('month'),
    weekdays: new Set(of('weekday').map((row) => row['text'])),
    dateLeads: leads,
    dateNoise: new Set(of('noise').map((row) => row['text'])),
    zones: numbers('zone'),
    pages: rowsOf('article-pages.tsv').map((row) => ({
      kind: row['kind'],
      where: row['where'],
      text: row['text'],
    })),
  };
}

function rowsOf(file: string): Row[] {
  return LANGUAGES_WITH_LISTS.flatMap((language) => readTable('packs', language, file));
}

function toLineRule(row: Row): LineRule {
  const match = row['match'];
  return {
    kind: row['kind'],
    match: match === 'line' || match === 'anywhere' ? match : 'start',
    text: row['text'],
    also: row['also'],
    most: row['most'] === '' ? MAX_SHORT_LINE : Number(row['most']),
  };
}

/** Whether a word or phrase is listed under a kind of `article-words.tsv`. */
export function isListed(kind: string, text: string): boolean {
  return pageLexicon().words.get(kind)?.has(text.toLowerCase()) ?? false;
}

/** The form that lines are compared in: lower case, straight quotes, single spaces, no closing colon, stop or arrow. */
export function normalLine(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‘’‚‛`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/[\s:.…!>→▸›]$/, '')
    .replace(/[\s:.…!>→▸›]$/, '')
    .trim();
}

/** Length of the longest listed phrase of a kind that `text` opens with as whole words, or 0. */
export function listedPrefix(kind: string, text: string): number {
  const lower = text.toLowerCase();
  let longest = 0;
  for (const phrase of pageLexicon().words.get(kind) ?? []) {
    if (phrase.length > longest && lower.startsWith(phrase) && !isWordChar(lower[phrase.length])) {
      longest = phrase.length;
    }
  }
  return longest;
}

export function isWordChar(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char);
}
