import { readTable } from '../../resources.ts';
import type { NumberLanguage } from './atoms.ts';

/** What a word does beside a number; explained at the head of `packs/nl/quantity-words.tsv`. */
export type WordRole =
  | 'stop'
  | 'prep'
  | 'skip'
  | 'definite'
  | 'here'
  | 'with'
  | 'copula'
  | 'and'
  | 'share-end'
  | 'step'
  | 'half-of'
  | 'counted'
  | 'votes'
  | 'votes-against';

type Roles = ReadonlyMap<string, ReadonlySet<WordRole>>;

const loaded = new Map<NumberLanguage, Roles>();

/** The roles of the words of a language, read once. */
export function wordRoles(language: NumberLanguage): Roles {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const roles = new Map<string, Set<WordRole>>();
  for (const { word, role } of readTable('packs', language, 'quantity-words.tsv')) {
    const set = roles.get(word) ?? new Set<WordRole>();
    roles.set(word, set.add(role as WordRole));
  }
  loaded.set(language, roles);
  return roles;
}

/** Whether a word, in lower case, has a role; a missing word has none. */
export function hasRole(word: string | undefined, role: WordRole, language: NumberLanguage): boolean {
  return word !== undefined && wordRoles(language).get(word)?.has(role) === true;
}
