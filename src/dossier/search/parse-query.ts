import { BreuklijnError } from '../../errors.ts';
import { CLAIM_FIELDS, type ClaimField } from './entry-terms.ts';

/** Fields of the article that a sentence stands in. */
export const ARTICLE_FIELDS = ['outlet', 'date', 'lang', 'article'] as const;
export type ArticleField = (typeof ARTICLE_FIELDS)[number];
/** How a claim's story stands (`contested`) or how it was reviewed (`accepted`). */
export const STATUS_FIELD = 'status';
export type SearchField = ClaimField | ArticleField | typeof STATUS_FIELD;
export const SEARCH_FIELDS: readonly SearchField[] = [...CLAIM_FIELDS, ...ARTICLE_FIELDS, STATUS_FIELD];

/** Dutch names of fields. */
const ALIASES: Readonly<Record<string, SearchField>> = {
  wie: 'actor',
  aan: 'recipient',
  ontvanger: 'recipient',
  partij: 'party',
  spreker: 'speaker',
  volgens: 'speaker',
  soort: 'type',
  zekerheid: 'certainty',
  houding: 'stance',
  voorwerp: 'object',
  bron: 'outlet',
  krant: 'outlet',
  datum: 'date',
  taal: 'lang',
  language: 'lang',
  artikel: 'article',
};

/** A question, as a tree. */
export type Query =
  | { readonly kind: 'word'; readonly text: string }
  /** The start of a word: `kern*`. */
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'phrase'; readonly words: readonly string[] }
  | { readonly kind: 'field'; readonly field: SearchField; readonly value: string }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query };

interface Lexeme {
  readonly kind: 'word' | 'phrase' | 'field' | 'open' | 'close' | 'and' | 'or' | 'not';
  readonly text: string;
  readonly field?: SearchField;
}

const OPERATORS: Readonly<Record<string, 'and' | 'or' | 'not'>> = {
  AND: 'and',
  EN: 'and',
  OR: 'or',
  OF: 'or',
  NOT: 'not',
  NIET: 'not',
};
/** Deepest nesting of brackets: more is no question. */
const DEEPEST = 50;

/**
 * Reads a question: words next to each other must all be there; `OR`, `NOT` (or `-`), brackets, "a phrase", `start*`, `field:value`.
 * Operators are in capitals, in Dutch or English. Brackets and quotes that do not close are closed at the end.
 * @throws BreuklijnError `usage` when a field does not exist or nothing is asked
 */
export function parseQuery(source: string): Query {
  const lexemes = lexemesOf(source);
  const parser = new Parser(lexemes);
  const query = parser.any(0);
  if (query === undefined) {
    throw new BreuklijnError('usage', 'the question holds no word', 'give a word, "a phrase" or field:value');
  }
  if (isOnlyNegative(query)) {
    throw new BreuklijnError(
      'usage',
      'the question says only what must not be there',
      'give a word that must be',
    );
  }
  return query;
}

class Parser {
  readonly #lexemes: readonly Lexeme[];
  #at = 0;

  constructor(lexemes: readonly Lexeme[]) {
    this.#lexemes = lexemes;
  }

  any(depth: number): Query | undefined {
    if (depth > DEEPEST)
      throw new BreuklijnError('usage', 'the question has too many brackets', 'ask it in parts');
    const parts: Query[] = [];
    for (;;) {
      const part = this.#all(depth);
      if (part !== undefined) parts.push(part);
      const next = this.#lexemes[this.#at];
      if (next?.kind === 'or') this.#at++;
      else if (next?.kind === 'close' && depth === 0) this.#at++;
      else break;
    }
    return joined('or', parts);
  }

  #all(depth: number): Query | undefined {
    const parts: Query[] = [];
    for (;;) {
      const next = this.#lexemes[this.#at];
      if (next === undefined || next.kind === 'or' || next.kind === 'close') break;
      if (next.kind === 'and') {
        this.#at++;
        continue;
      }
      const part = this.#one(depth);
      if (part !== undefined) parts.push(part);
    }
    return joined('and', parts);
  }

  #one(depth: number): Query | undefined {
    const next = this.#lexemes[this.#at++];
    switch (next?.kind) {
      case 'not': {
        const part = this.#one(depth);
        if (part === undefined) return undefined;
        return part.kind === 'not' ? part.part : { kind: 'not', part };
      }
      case 'open': {
        const part = this.any(depth + 1);
        if (this.#lexemes[this.#at]?.kind === 'close') this.#at++;
        return part;
      }
      case 'phrase': {
        const words = next.text.split(/\s+/).filter((word) => word !== '');
        return words.length === 0 ? undefined : { kind: 'phrase', words };
      }
      case 'field':
        return next.field === undefined ? undefined : { kind: 'field', field: next.field, value: next.text };
      case 'word':
        return next.text.endsWith('*') && next.text.length > 2
          ? { kind: 'prefix', text: next.text.slice(0, -1) }
          : { kind: 'word', text: next.text };
      default:
        return undefined;
    }
  }
}

function joined(kind: 'and' | 'or', parts: readonly Query[]): Query | undefined {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  return flat.length > 1 ? { kind, parts: flat } : flat[0];
}

function isOnlyNegative(query: Query): boolean {
  if (query.kind === 'not') return true;
  if (query.kind === 'and') return query.parts.every(isOnlyNegative);
  return query.kind === 'or' && query.parts.some(isOnlyNegative);
}

function lexemesOf(source: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  const pattern =
    /\s*(?:([()])|(-(?=[^\s-]))?(?:(\p{L}+):(?!\/\/))?(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s()"“”„«»]+)))/uy;
  for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
    const [, bracket, minus, name, quoted, word] = match;
    if (bracket !== undefined) {
      lexemes.push({ kind: bracket === '(' ? 'open' : 'close', text: bracket });
      continue;
    }
    if (minus !== undefined) lexemes.push({ kind: 'not', text: minus });
    const text = (quoted ?? word ?? '').trim();
    const field = name === undefined ? undefined : fieldOf(name);
    if (field !== undefined) lexemes.push({ kind: 'field', text, field });
    else if (quoted !== undefined) lexemes.push({ kind: 'phrase', text });
    else {
      const operator = minus === undefined ? OPERATORS[text] : undefined;
      // Punctuation alone asks nothing.
      if (operator !== undefined) lexemes.push({ kind: operator, text });
      else if (/[\p{L}\p{N}]/u.test(text)) lexemes.push({ kind: 'word', text });
    }
  }
  return lexemes;
}

function fieldOf(name: string): SearchField {
  const word = name.toLowerCase();
  const field = SEARCH_FIELDS.find((one) => one === word) ?? ALIASES[word];
  if (field === undefined) {
    throw new BreuklijnError('usage', `there is no field ${name}`, `choose ${SEARCH_FIELDS.join(', ')}`);
  }
  return field;
}
