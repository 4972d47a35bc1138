import { readTable } from '../../resources.ts';
import type { Atom, NumberLanguage } from '../quantities/atoms.ts';
import type { PatternMatch } from './match.ts';

/** A summit or the like, that the text names by its place and not by its date. */
interface Occasion {
  readonly elements: readonly (readonly string[])[];
  readonly days: readonly [string, string];
}

const loaded = new Map<NumberLanguage, ReadonlyMap<string, readonly Occasion[]>>();

/** The occasions of a language by their first word, read once. */
function occasions(language: NumberLanguage): ReadonlyMap<string, readonly Occasion[]> {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const byWord = new Map<string, Occasion[]>();
  for (const row of readTable('packs', 'occasions.tsv')) {
    if (row['lang'] !== language) continue;
    const elements = row['pattern'].split(' ').map((element) => element.toLowerCase().split('|'));
    const occasion: Occasion = { elements, days: [row['first'], row['last']] };
    for (const word of elements[0]) byWord.set(word, [...(byWord.get(word) ?? []), occasion]);
  }
  loaded.set(language, byWord);
  return byWord;
}

/** Whether the name of an occasion begins with a word. */
export function opensOccasion(word: string, language: NumberLanguage): boolean {
  return occasions(language).has(word);
}

const NO_SETTINGS: ReadonlyMap<string, string> = new Map();

/**
 * A dated occasion that begins at an atom: "de top van Hanoi", "the Singapore summit". One that is given a year of its own
 * ("de top in Washington in 1999") is left to that year.
 */
export function matchOccasion(
  atoms: readonly Atom[],
  i: number,
  language: NumberLanguage,
): PatternMatch | undefined {
  for (const { elements, days } of occasions(language).get(atoms[i].norm) ?? []) {
    if (!elements.every((words, k) => words.includes(atoms[i + k]?.norm ?? ''))) continue;
    const end = i + elements.length;
    const year = atoms.slice(end, end + 3).find(({ norm }) => /^(?:19|20)\d\d$/.test(norm));
    if (year !== undefined && !days[0].startsWith(year.norm)) continue;
    return { first: i, at: i, end, meaning: { op: 'named', named: days }, settings: NO_SETTINGS };
  }
  return undefined;
}
