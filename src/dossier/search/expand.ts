import { type AskedWord, analyseWords } from './analyse-words.ts';
import type { Query } from './parse-query.ts';
import { FIELD_MARK, fold } from './term-list.ts';
import { vocabulary } from './vocabulary.ts';

/** One way in which a thing that was asked may stand in a text. */
export interface Way {
  /** Words in a row, each with the terms it may be. One word has one. */
  readonly words: readonly AskedWord[];
  /** 1 for what was asked itself, less for what only means the same. */
  readonly weight: number;
}

/** A question in terms of the postings. */
export type Plan =
  | { readonly kind: 'ways'; readonly ways: readonly Way[] }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'claim'; readonly terms: readonly string[] }
  | Extract<Query, { kind: 'field' }>
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Plan[] }
  | { readonly kind: 'not'; readonly part: Plan };

/** How much a claim counts whose actor, recipient or speaker is whom a name means; and other names of the same. */
const PARTY_WEIGHT = 0.8;
const SPEAKER_WEIGHT = 0.4;
const NAME_WEIGHT = 0.7;
/** Words of a name at most. */
const LONGEST_NAME = 4;
const CLAIM_FIELDS_OF_PERSONS: ReadonlySet<string> = new Set(['actor', 'recipient', 'party', 'speaker']);

/** Puts a question in terms: lemmas in each language, words that mean the same, names of actors. */
export function planOf(query: Query): Plan {
  switch (query.kind) {
    case 'word':
      return { kind: 'ways', ways: waysOf(query.text) };
    case 'prefix':
      return { kind: 'prefix', prefix: fold(query.text) };
    case 'phrase': {
      const readings = analyseWords(query.words.join(' '));
      return { kind: 'ways', ways: readings.map((words) => ({ words, weight: 1 })) };
    }
    case 'field':
      return fieldPlan(query);
    case 'not':
      return { kind: 'not', part: planOf(query.part) };
    default:
      return {
        kind: query.kind,
        parts: (query.kind === 'and' ? withNames(query.parts) : query.parts).map(planOf),
      };
  }
}

/** Words next to each other that are a name together ("Zuid Korea", "Europese Unie") are asked as one. */
function withNames(parts: readonly Query[]): Query[] {
  const found: Query[] = [];
  for (let i = 0; i < parts.length;) {
    let taken = 1;
    for (let size = Math.min(LONGEST_NAME, parts.length - i); size > 1; size--) {
      const texts = parts.slice(i, i + size).map((part) => (part.kind === 'word' ? part.text : undefined));
      if (texts.some((text) => text === undefined)) continue;
      const name = texts.join(' ');
      if (vocabulary().actorIds(fold(name)).length === 0) continue;
      found.push({ kind: 'word', text: name });
      taken = size;
      break;
    }
    if (taken === 1) found.push(parts[i]);
    i += taken;
  }
  return found;
}

function waysOf(text: string): Way[] {
  const ways: Way[] = [];
  const seen = new Set<string>();
  const add = (way: Way): void => {
    const key = JSON.stringify(way.words);
    if (!seen.has(key)) ways.push(way);
    seen.add(key);
  };
  const readings = analyseWords(text);
  for (const words of readings) add({ words, weight: 1 });
  const known = vocabulary();
  for (const id of known.actorIds(fold(text))) {
    add(oneWord([`party${FIELD_MARK}${fold(id)}`], PARTY_WEIGHT));
    add(oneWord([`speaker${FIELD_MARK}${fold(id)}`], SPEAKER_WEIGHT));
    for (const name of known.actorNames(id)) add(rowOf(name.split(' '), NAME_WEIGHT));
  }
  for (const words of readings) {
    if (words.length !== 1) continue;
    for (const term of words[0].terms) {
      for (const companion of known.companions(term)) add(rowOf(companion.words, companion.weight));
    }
  }
  return ways;
}

function oneWord(terms: readonly string[], weight: number): Way {
  return { words: [{ place: 0, terms }], weight };
}

/** Folded lemmas in a row. */
function rowOf(words: readonly string[], weight: number): Way {
  return { words: words.map((term, place) => ({ place, terms: [term] })), weight };
}

function fieldPlan(query: Extract<Query, { kind: 'field' }>): Plan {
  const { field, value } = query;
  if (
    field === 'outlet' ||
    field === 'date' ||
    field === 'lang' ||
    field === 'article' ||
    field === 'status'
  ) {
    return query;
  }
  const values = [fold(value)];
  if (CLAIM_FIELDS_OF_PERSONS.has(field)) {
    values.push(...vocabulary().actorIds(fold(value)).map(fold));
  }
  return { kind: 'claim', terms: [...new Set(values)].map((one) => `${field}${FIELD_MARK}${one}`) };
}

/** Every term and every prefix that a plan looks up. */
export function lookedUp(plan: Plan): { readonly terms: Set<string>; readonly prefixes: Set<string> } {
  const terms = new Set<string>();
  const prefixes = new Set<string>();
  const visit = (part: Plan): void => {
    switch (part.kind) {
      case 'ways':
        for (const way of part.ways)
          for (const word of way.words) for (const term of word.terms) terms.add(term);
        break;
      case 'prefix':
        prefixes.add(part.prefix);
        break;
      case 'claim':
        for (const term of part.terms) terms.add(term);
        break;
      case 'not':
        visit(part.part);
        break;
      case 'and':
      case 'or':
        part.parts.forEach(visit);
        break;
      default:
    }
  };
  visit(plan);
  return { terms, prefixes };
}
