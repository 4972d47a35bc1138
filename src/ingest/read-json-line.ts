import type { Article, InputIssue } from './article.ts';
import { toEdtf } from './dates.ts';
import { readText } from './read-text.ts';

/** A JSON line read: an article, or why there is none. */
export type JsonLineResult = { readonly article: Article } | { readonly issue: InputIssue };

/**
 * Reads one line `{"id","text","title"?,"published"?,"lang"?,"url"?,"outlet"?}`. The text stays verbatim and the article's
 * `input` is the `id`, or `source:line` where there is none.
 * @param source the file, for messages
 * @param line 1-based
 */
export function readJsonLine(source: string, json: string, line: number): JsonLineResult {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    return bad(source, line, `is not valid JSON (${reason(cause)})`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return bad(source, line, 'is JSON but not an object');
  }
  const record = value as Readonly<Record<string, unknown>>;
  const { text } = record;
  if (typeof text !== 'string') return bad(source, line, 'has no "text" string');
  const { id } = record;
  const input = typeof id === 'string' || typeof id === 'number' ? String(id) : `${source}:${line}`;
  const issues: InputIssue[] = [];
  const published = stringOf(record['published']);
  if (published !== undefined && toEdtf(published) === undefined) {
    issues.push({
      code: 'bad-line',
      input,
      line,
      problem: `"published" is ${JSON.stringify(published.slice(0, 40))}, which is no date`,
      remedy: 'write it as 2024-06-19 or 2024-06-19T21:55:01+02:00',
      fatal: false,
    });
  }
  return {
    article: readText(input, text, {
      title: stringOf(record['title']),
      published,
      url: stringOf(record['url']),
      outlet: stringOf(record['outlet']),
      lang: stringOf(record['lang']),
      issues,
    }),
  };
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message.replace(/\s+/g, ' ').slice(0, 80) : 'unknown';
}

function bad(source: string, line: number, problem: string): { issue: InputIssue } {
  return {
    issue: {
      code: 'bad-line',
      input: source,
      line,
      problem,
      remedy: 'write one object a line: {"id": "…", "text": "…"}',
      fatal: true,
    },
  };
}
