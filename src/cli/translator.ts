/** A sentence in two languages; `{}` stands for what differs, which comes in the same order in both. */
export type Sentence = readonly [english: string, dutch: string];

/**
 * Makes what translates messages out of a table of sentences, clause by clause (`; ` apart). A clause that is not in the table
 * stays as it is; what stands for `{}` may be a clause of the table itself.
 */
export function translator(sentences: readonly Sentence[]): (message: string) => string {
  const patterns = sentences
    // The most words first: what is fixed decides, not what differs.
    .toSorted(([a], [b]) => b.replaceAll('{}', '').length - a.replaceAll('{}', '').length)
    .map(([english, dutch]): [RegExp, string] => [
      new RegExp(`^${english.split('{}').map(escaped).join('(.+)')}$`, 's'),
      dutch,
    ]);
  const clauseOf = (clause: string): string => {
    for (const [pattern, dutch] of patterns) {
      const match = pattern.exec(clause);
      if (match === null) continue;
      let next = 1;
      return dutch.replaceAll('{}', () => clauseOf(match[next++]));
    }
    return clause;
  };
  return (message) => message.split('; ').map(clauseOf).join('; ');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
