import { readTable } from '../../resources.ts';
import { wordsOf } from '../origins/words.ts';

/** What the table packs/stories/conditions.tsv says of words. */
export type WordKind =
  | 'opens'
  | 'sure'
  | 'except'
  | 'while'
  | 'inverted'
  | 'threat'
  | 'demand'
  | 'offer'
  | 'promise'
  | 'ahead'
  | 'negated'
  | 'unreal'
  | 'denial'
  | 'light'
  /** Words before "als" that compare or name a role. */
  | 'compares'
  /** It is foretold by somebody who looks on, not promised. */
  | 'judged';

interface Entry {
  readonly words: readonly string[];
  /** The last word may have any ending. */
  readonly open: boolean;
}

const tables = new Map<string, readonly Entry[]>();
const lights = new Map<string, ReadonlySet<string>>();

/** Phrases of a kind, the longest first. */
function entriesOf(lang: string, kind: WordKind): readonly Entry[] {
  const key = `${lang} ${kind}`;
  let entries = tables.get(key);
  if (entries === undefined) {
    entries = readTable('packs', 'stories', 'conditions.tsv')
      .filter((row) => row['lang'] === lang && row['kind'] === kind)
      .flatMap((row) => row['words'].split(';'))
      .map((cell) => ({ words: wordsOf(cell), open: cell.trim().endsWith('*') }))
      .filter(({ words }) => words.length > 0)
      .toSorted((a, b) => b.words.length - a.words.length);
    tables.set(key, entries);
  }
  return entries;
}

/** How many words of a phrase of the kind begin at a position; 0 when none does. */
export function phraseAt(words: readonly string[], at: number, lang: string, kind: WordKind): number {
  for (const { words: phrase, open } of entriesOf(lang, kind)) {
    const fits = phrase.every((word, i) => {
      const own = words[at + i];
      return own !== undefined && (open && i === phrase.length - 1 ? own.startsWith(word) : own === word);
    });
    if (fits) return phrase.length;
  }
  return 0;
}

/** Whether a phrase of the kind stands anywhere in the words. */
export function holds(words: readonly string[], lang: string, kind: WordKind): boolean {
  return words.some((_, at) => phraseAt(words, at, lang, kind) > 0);
}

/** Whether a word says nothing of which event is meant. */
export function isLight(word: string, lang: string): boolean {
  let light = lights.get(lang);
  if (light === undefined) {
    light = new Set(entriesOf(lang, 'light').flatMap(({ words }) => words));
    lights.set(lang, light);
  }
  return light.has(word);
}
