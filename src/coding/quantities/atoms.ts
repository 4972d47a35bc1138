import { LANGUAGES, perWord, wordOf, wordsOf, type Document, type Language } from '../../document/index.ts';

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
  /** What its letters say, one object for all atoms of a form. */
  readonly form: AtomForm;
}

const ATOM = /\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)?|\p{Nd}+(?:[.,]\p{Nd}+)*|\S/u;

/** What the letters of an atom alone say of it. */
export interface AtomForm extends Pick<Atom, 'norm' | 'kind' | 'capital'> {
  /** What readers found out of it: see `perForm`. */
  readonly notes: unknown[];
}

const formOf = perWord(({ form }): AtomForm => {
  const kind = kindOf(form);
  const capital = kind === 'word' && isCapital(form);
  return { norm: normalise(form), kind, capital, notes: [] };
});

let nextSlot = 0;

/**
 * Answers a question about a form in a language once for the whole process. To be made when a file is loaded.
 * @param find depends on nothing but the form and the tables of the language
 */
export function perForm<T extends NonNullable<unknown>>(
  find: (form: AtomForm, language: NumberLanguage) => T,
): (form: AtomForm, language: NumberLanguage) => T {
  const slot = nextSlot;
  nextSlot += 2;
  return (form, language) => {
    const at = language === 'nl' ? slot : slot + 1;
    const before = form.notes[at] as T | undefined;
    if (before !== undefined) return before;
    const found = find(form, language);
    form.notes[at] = found;
    return found;
  };
}

/** Where the atoms of a word begin and end in it, each with its form; most words are one. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly form: AtomForm;
}

const piecesOf = perWord(({ form }): readonly Piece[] => {
  const pieces: Piece[] = [];
  for (let at = 0; at < form.length;) {
    const next = atomEnd(form, at);
    if (next > at) pieces.push({ from: at, to: next, form: formOf(wordOf(form.slice(at, next))) });
    at = Math.max(next, at + 1);
  }
  return pieces;
});

const PLAIN = /^[a-z\d]+$/;

function normalise(text: string): string {
  const small = text.toLowerCase();
  if (PLAIN.test(small)) return small;
  const lower = small.normalize('NFC').replaceAll('’', "'");
  return lower.length > 2 && lower.endsWith("'s") ? lower.slice(0, -2) : lower;
}

/** One atom as `ATOM` matches it, from the place it is tried at. */
const ATOM_HERE = new RegExp(ATOM.source, 'uy');

/** Where the atom at an offset ends; the offset itself where white space stands there. */
function atomEnd(text: string, start: number): number {
  let at = start;
  let code = text.charCodeAt(at);
  if (isLetter(code)) {
    do code = text.charCodeAt(++at);
    while (isLetter(code) || isDigit(code));
    // Apostrophes and anything beyond ASCII are left to the expression.
    if (code !== APOSTROPHE && !(code > 0x7f)) return at;
  } else if (isDigit(code)) {
    do code = text.charCodeAt(++at);
    while (isDigit(code));
    if (code !== FULL_STOP && code !== COMMA && !(code > 0x7f)) return at;
  } else if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return start;
  else if (code <= 0x7f) return start + 1;
  ATOM_HERE.lastIndex = start;
  const match = ATOM_HERE.exec(text);
  return match === null ? start : start + match[0].length;
}

const APOSTROPHE = 0x27;
const COMMA = 0x2c;
const FULL_STOP = 0x2e;

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** The atoms of one sentence, in order; markup between the tokens is left out. */
export function atomsOf(document: Document, sentence: number): Atom[] {
  const tokens = document.layer('tokens');
  const { firstToken } = document.layer('sentences');
  const first = firstToken[sentence];
  const end = firstToken[sentence + 1];
  const atoms: Atom[] = [];
  if (first === end) return atoms;
  const words = wordsOf(document);
  for (let token = first; token < end;) {
    if (standsAlone(document.text, tokens.start[token], tokens.end[token])) {
      const start = tokens.start[token];
      const pieces = piecesOf(words[token]);
      for (let i = 0; i < pieces.length; i++) {
        const { from, to, form } = pieces[i];
        const glued = i > 0 && pieces[i - 1].to === from;
        atoms.push(atomAt(form, start + from, start + to, token, glued));
      }
      token++;
      continue;
    }
    let last = token;
    while (last + 1 < end && !isSpace(document.text.charCodeAt(tokens.end[last]))) last++;
    addRun(document, token, last + 1, atoms);
    token = last + 1;
  }
  return atoms;
}

function atomAt(form: AtomForm, start: number, end: number, token: number, glued: boolean): Atom {
  return { norm: form.norm, start, end, token, glued, kind: form.kind, capital: form.capital, form };
}

/** Whether white space stands on both sides: then no atom goes on into the next token. */
function standsAlone(text: string, start: number, end: number): boolean {
  return (
    (start === 0 || isSpace(text.charCodeAt(start - 1))) &&
    (end >= text.length || isSpace(text.charCodeAt(end)))
  );
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Adds the atoms of tokens that stand against each other or against markup. */
function addRun(document: Document, first: number, end: number, atoms: Atom[]): void {
  const tokens = document.layer('tokens');
  const from = tokens.start[first];
  const text = document.text.slice(from, tokens.end[end - 1]);
  let token = first;
  let previousEnd = -1;
  for (let at = 0; at < text.length;) {
    const next = atomEnd(text, at);
    if (next === at) {
      at++;
      continue;
    }
    const start = from + at;
    const stopAt = from + next;
    const code = text.slice(at, next);
    at = next;
    while (token < end && tokens.end[token] <= start) token++;
    if (token >= end) break;
    if (tokens.start[token] >= stopAt) continue;
    atoms.push(atomAt(formOf(wordOf(code)), start, stopAt, token, start === previousEnd));
    previousEnd = stopAt;
  }
}

function kindOf(atom: string): Atom['kind'] {
  const code = atom.charCodeAt(0);
  if (code <= 0x7f) return isLetter(code) ? 'word' : isDigit(code) ? 'number' : 'sign';
  return /^\p{L}/u.test(atom) ? 'word' : /^\p{Nd}/u.test(atom) ? 'number' : 'sign';
}

function isCapital(atom: string): boolean {
  const code = atom.charCodeAt(0);
  return code <= 0x7f ? code >= 0x41 && code <= 0x5a : /^\p{Lu}/u.test(atom);
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
