import { LANGUAGES, type Document, type Language } from '../../document/index.ts';

/** Languages that times and quantities are read in: those with `numbers.tsv`, `units.tsv` and `time-*.tsv` in their pack. */
export type NumberLanguage = 'nl' | 'en';

/**
 * The smallest piece that times and quantities are matched on: a word, a number or one other sign. It is finer than a token,
 * so that rules do not depend on whether `19%`, `F-16's` or `24-hour` is one token or several.
 */
export interface Atom {
  /** Lower case, straight apostrophes, no possessive `'s`. */
  readonly norm: string;
  /** UTF-16 offsets into the document's text. */
  readonly start: number;
  readonly end: number;
  /** The token it stands in. */
  readonly token: number;
  /** No white space between it and the atom before. */
  readonly glued: boolean;
  readonly kind: 'word' | 'number' | 'sign';
  readonly capital: boolean;
}

const ATOM = /\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)?|\p{Nd}+(?:[.,]\p{Nd}+)*|\S/gu;

const PLAIN = /^[a-z\d]+$/;

function normalise(text: string): string {
  const small = text.toLowerCase();
  if (PLAIN.test(small)) return small;
  const lower = small.normalize('NFC').replaceAll('’', "'");
  return lower.length > 2 && lower.endsWith("'s") ? lower.slice(0, -2) : lower;
}

/** The atoms of one sentence, in order; markup between the tokens is left out. */
export function atomsOf(document: Document, sentence: number): Atom[] {
  const tokens = document.layer('tokens');
  const { firstToken } = document.layer('sentences');
  const first = firstToken[sentence];
  const end = firstToken[sentence + 1];
  const atoms: Atom[] = [];
  if (first === end) return atoms;
  const from = tokens.start[first];
  const text = document.text.slice(from, tokens.end[end - 1]);
  let token = first;
  let previousEnd = -1;
  for (const match of text.matchAll(ATOM)) {
    const start = from + match.index;
    const atomEnd = start + match[0].length;
    while (token < end && tokens.end[token] <= start) token++;
    if (token >= end) break;
    if (tokens.start[token] >= atomEnd) continue;
    const code = match[0];
    const kind = /^\p{L}/u.test(code) ? 'word' : /^\p{Nd}/u.test(code) ? 'number' : 'sign';
    atoms.push({
      norm: normalise(code),
      start,
      end: atomEnd,
      token,
      glued: start === previousEnd,
      kind,
      capital: kind === 'word' && /^\p{Lu}/u.test(code),
    });
    previousEnd = atomEnd;
  }
  return atoms;
}

/** One past the last token that a run of atoms stands in. */
export function endTokenOf(document: Document, atom: Atom, endToken: number): number {
  const tokens = document.layer('tokens');
  let token = atom.token;
  while (token + 1 < endToken && tokens.start[token + 1] < atom.end) token++;
  return token + 1;
}

/** Language to read a sentence's numbers in: its block's, the document's where the block is too short to say; else none. */
export function numberLanguageOf(document: Document, sentence: number): NumberLanguage | undefined {
  const languages = document.layer('languages');
  const block = document.layer('sentences').block[sentence];
  const own: Language = LANGUAGES[languages.block[block]];
  const language = own === 'und' || own === undefined ? languages.main : own;
  return language === 'nl' || language === 'en' ? language : undefined;
}
