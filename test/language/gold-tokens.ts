import { readFileSync } from 'node:fs';

/** One gold case: a text and, for each of its sentences, the tokens. */
export interface TokenCase {
  readonly line: number;
  readonly text: string;
  readonly sentences: readonly string[];
}

/**
 * Reads a file of gold cases: the text, `==>`, then one sentence a line with its tokens apart by ` | `, then a blank line.
 * Lines that start with `# ` are comments.
 */
export function readTokenCases(name: string): TokenCase[] {
  const lines = readFileSync(new URL(`../gold/${name}`, import.meta.url), 'utf8').split('\n');
  const cases: TokenCase[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (lines[i + 1] !== '==>') continue;
    const sentences: string[] = [];
    for (let j = i + 2; lines[j] !== undefined && lines[j] !== ''; j++) sentences.push(lines[j]);
    cases.push({ line: i + 1, text: lines[i], sentences });
  }
  return cases;
}
