import type { Language } from '../../document/index.ts';
import { readTable } from '../../resources.ts';
import { wordsOf } from './concepts.ts';

/** Words that point back at somebody named before: the rows of `packs/<lang>/coreference.tsv`. */
export interface CoreferenceWords {
  /** Pronouns for one person. */
  readonly person: ReadonlySet<string>;
  /** Nouns that stand for the country last spoken of: "het regime". */
  readonly state: ReadonlySet<string>;
  /** Nouns that stand for several, with a number or "beide". */
  readonly states: ReadonlySet<string>;
  /** Pronouns for whoever was the subject. */
  readonly party: ReadonlySet<string>;
  readonly both: ReadonlySet<string>;
}

/** Reads the table of a language; a missing row is an empty set. */
export function loadCoreference(lang: Language): CoreferenceWords {
  const rows = new Map(readTable('packs', lang, 'coreference.tsv').map((row) => [row.kind, new Set(wordsOf(row.words))]));
  const of = (kind: string): ReadonlySet<string> => rows.get(kind) ?? new Set();
  return { person: of('person'), state: of('state'), states: of('states'), party: of('party'), both: of('both') };
}
