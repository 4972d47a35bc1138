/**
 * What a word list tells of a word's part of speech although it has none: which other forms of it are listed. A word with a
 * diminutive is a noun, one with `ge-…-t` a verb. Each word gets a pattern of such facts, and a pattern a number from 1;
 * the patterns that are met most have their own, the rest share the last.
 */
const MOST_PATTERNS = 255;

/** Says whether a fact holds of a word, given which words are listed. */
type Fact = (word: string, has: (other: string) => boolean) => boolean;

export const DUTCH_FACTS: readonly Fact[] = [
  (word, has) => has(`${word}e`),
  (word, has) => has(`${word}en`),
  (word, has) => has(`${word}s`) || has(`${word}'s`),
  (word, has) => has(`${word}t`),
  (word, has) => has(`${word}n`),
  (word, has) => has(`${word}je`) || has(`${word}tje`) || has(`${word}pje`),
  (word, has) => has(`${word}er`) && (has(`${word}st`) || has(`${word}e`)),
  (word, has) => word.endsWith('en') && (has(`${word.slice(0, -2)}te`) || has(`${word.slice(0, -2)}de`)),
  (word, has) => word.endsWith('e') && has(word.slice(0, -1)),
  (word, has) => word.endsWith('s') && (has(word.slice(0, -1)) || has(word.slice(0, -2))),
  (word, has) => word.endsWith('t') && has(word.slice(0, -1)),
  (word, has) => word.endsWith('en') && has(word.slice(0, -2)),
  (word, has) => word.endsWith('en') && has(`${word.slice(0, -2)}t`),
  (word, has) => has(`${word}de`) || has(`${word}te`),
];

export const ENGLISH_FACTS: readonly Fact[] = [
  (word, has) => has(`${word}s`) || has(`${word}es`),
  (word, has) => has(`${word}ed`) || (word.endsWith('e') && has(`${word}d`)),
  (word, has) => has(`${word}ing`) || (word.endsWith('e') && has(`${word.slice(0, -1)}ing`)),
  (word, has) => has(`${word}ly`),
  (word, has) => has(`${word}er`) && has(`${word}est`),
  (word, has) => has(`${word}ness`) || has(`un${word}`),
  (word, has) => word.endsWith('s') && has(word.slice(0, -1)),
  (word, has) => word.endsWith('ed') && (has(word.slice(0, -2)) || has(word.slice(0, -1))),
  (word, has) => word.endsWith('ed') && has(`${word.slice(0, -2)}ing`),
  (word, has) => word.endsWith('ing') && has(`${word.slice(0, -3)}ed`),
  (word, has) => word.endsWith('ing') && (has(word.slice(0, -3)) || has(`${word.slice(0, -3)}e`)),
  (word, has) => word.endsWith('s') && has(`${word.slice(0, -1)}ed`),
  (word, has) => word.endsWith('ly') && has(word.slice(0, -2)),
];

/** @returns the number of the pattern of each word, by the word as it is listed */
export function wordForms(
  base: readonly string[],
  inflected: readonly string[],
  facts: readonly Fact[],
): Map<string, number> {
  const all = new Set([...base, ...inflected]);
  const bases = new Set(base);
  const has = (word: string): boolean => all.has(word);
  const patterns = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const word of all) {
    if (/[\s\d]/.test(word) || word.length < 2) continue;
    let pattern = bases.has(word) ? 'b' : 'i';
    if (word !== word.toLowerCase()) pattern += 'C';
    for (const fact of facts) pattern += fact(word, has) ? '1' : '0';
    patterns.set(word, pattern);
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  const ranked = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([pattern]) => pattern);
  const numbers = new Map(ranked.map((pattern, i) => [pattern, Math.min(i + 1, MOST_PATTERNS)]));
  return new Map([...patterns].map(([word, pattern]) => [word, numbers.get(pattern) ?? 0]));
}
