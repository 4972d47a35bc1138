import { readTable } from '../../resources.ts';
import { keysOf, type SentenceKey } from '../origins/index.ts';
import { wordsOf } from '../origins/words.ts';
import { type NoticeSource, sentencesOf } from './notices.ts';
import type { Notice } from './story.ts';

/** A sentence in which somebody takes back what he said. */
export interface Withdrawal extends Notice {
  /** Its names and numbers. */
  readonly keys: ReadonlySet<SentenceKey>;
  readonly words: ReadonlySet<string>;
}

interface Words {
  readonly acts: readonly (readonly string[])[];
  readonly alone: readonly string[];
  readonly what: ReadonlySet<string>;
}

let tables: ReadonlyMap<string, Words> | undefined;

function wordsOfLanguage(lang: string): Words | undefined {
  if (tables === undefined) {
    const rows = readTable('packs', 'stories', 'withdrawals.tsv');
    const list = (lang: string, kind: string): string[] =>
      rows.filter((row) => row['lang'] === lang && row['kind'] === kind).map((row) => row['words']);
    tables = new Map(
      ['nl', 'en'].map((lang) => [
        lang,
        {
          acts: list(lang, 'act').map((act) => act.split(' ')),
          alone: list(lang, 'alone'),
          what: new Set(list(lang, 'what')),
        },
      ]),
    );
  }
  return tables.get(lang);
}

/** The sentences of an article in which something is taken back. */
export function findWithdrawals(source: NoticeSource): Withdrawal[] {
  const table = wordsOfLanguage(source.lang);
  if (table === undefined) return [];
  return sentencesOf(source).flatMap((sentence) => {
    const words = new Set(wordsOf(sentence.exact));
    const taken =
      table.alone.some((word) => words.has(word)) ||
      (table.acts.some((act) => act.every((word) => words.has(word))) &&
        [...table.what].some((word) => words.has(word)));
    return taken ? [{ ...sentence, keys: new Set(keysOf(sentence.exact)), words }] : [];
  });
}
