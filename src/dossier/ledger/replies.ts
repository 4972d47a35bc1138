import { type Participant, STANCES, type Stance } from '../../claim/index.ts';
import { readTable } from '../../resources.ts';
import { keysOf } from '../origins/index.ts';
import { wordsOf } from '../origins/words.ts';
import type { Notice } from './story.ts';
import { type NoticeSource, sentencesOf } from './notices.ts';

/** A sentence in which a party answers what the sentence before says. */
export interface Reply extends Notice {
  readonly speaker: Participant;
  readonly stance: Stance;
}

interface Words {
  readonly answers: readonly { readonly stance: Stance; readonly words: readonly string[] }[];
  readonly about: ReadonlySet<string>;
}

/** A longer sentence says something of its own. */
const MOST_WORDS = 12;
/** Words at the start in which whoever answers is named. */
const OPENING = 4;

let tables: ReadonlyMap<string, Words> | undefined;

function wordsOfLanguage(lang: string): Words | undefined {
  tables ??= loadTables();
  return tables.get(lang);
}

function loadTables(): Map<string, Words> {
  const rows = readTable('packs', 'stories', 'replies.tsv');
  return new Map(
    ['nl', 'en'].map((lang) => {
      const own = rows.filter((row) => row['lang'] === lang);
      return [
        lang,
        {
          answers: STANCES.flatMap((stance) =>
            own
              .filter((row) => row['kind'] === stance)
              .map((row) => ({ stance, words: row['words'].split(' ') })),
          ),
          about: new Set(own.filter((row) => row['kind'] === 'about').map((row) => row['words'])),
        },
      ];
    }),
  );
}

/** The sentences of an article in which a state or organisation that is named answers what was said before. */
export function findReplies(source: NoticeSource): Reply[] {
  const table = wordsOfLanguage(source.lang);
  if (table === undefined) return [];
  return sentencesOf(source).flatMap((sentence) => {
    const row = wordsOf(sentence.exact);
    if (row.length > MOST_WORDS) return [];
    const words = new Set(row);
    const answer = table.answers.find((one) => one.words.every((word) => words.has(word)));
    if (answer === undefined || ![...table.about].some((word) => words.has(word))) return [];
    const id = keysOf(sentence.exact.split(' ').slice(0, OPENING).join(' '))
      .find((key) => key.startsWith('@'))
      ?.slice(1);
    return id === undefined ? [] : [{ ...sentence, speaker: { text: id, id }, stance: answer.stance }];
  });
}
