/** Shortest part of a compound that is a word of its own. */
const SHORTEST = 4;
/** Shortest rest beside a part. */
const SHORTEST_REST = 3;
/** What may stand between two parts. */
const LINKS = ['', 's', 'en', 'e', 'n'];
/** Beginnings that make a word of another, not a compound. */
const PREFIXES: ReadonlySet<string> = new Set([
  'ver', 'her', 'ont', 'mis', 'wan', 'over', 'onder', 'door', 'voor', 'tegen', 'achter', 'aan', 'uit', 'toe', 'af', 'bij', 'mede', 'terug', 'weer',
]); // prettier-ignore

/**
 * The words that a Dutch compound is made of, as far as they are known: "granaatlevering" gives "levering" and "granaat",
 * "topoverleg" gives "overleg". A part counts only when what is left could be a word.
 * @param word folded
 * @param known words that may be parts
 */
export function partsOf(word: string, known: { has(word: string): boolean }): string[] {
  if (word.length < SHORTEST + SHORTEST_REST) return [];
  // The longest last part tells most.
  for (let at = SHORTEST_REST; at <= word.length - SHORTEST; at++) {
    const last = word.slice(at);
    const rest = word.slice(0, at);
    if (!known.has(last) || PREFIXES.has(rest)) continue;
    const first = LINKS.map((link) =>
      rest.endsWith(link) ? rest.slice(0, rest.length - link.length) : '',
    ).find((part) => part.length >= SHORTEST_REST && known.has(part));
    return first === undefined ? [last] : [last, first];
  }
  for (let size = word.length - SHORTEST; size >= SHORTEST; size--) {
    const first = word.slice(0, size);
    if (known.has(first)) return [first];
  }
  return [];
}
