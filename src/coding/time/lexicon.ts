import { BreuklijnError } from '../../errors.ts';
import { readTable } from '../../resources.ts';
import type { NumberLanguage } from '../quantities/atoms.ts';
import { PatternStarts } from './pattern-starts.ts';
import { TIME_OPERATIONS, type TimeOperation } from './meaning.ts';

export type TimeRelation = 'at' | 'since' | 'until' | 'before' | 'after' | 'from' | 'within';

/** One element of a pattern: one of some words, or a slot that a class of words or numbers fills. */
export type PatternElement = { readonly words: readonly string[] } | { readonly slot: string };

export interface TimePattern {
  readonly elements: readonly PatternElement[];
  readonly op: TimeOperation;
  readonly settings: ReadonlyMap<string, string>;
  /** Position in the table: of two matches of one length the earlier row wins. */
  readonly row: number;
}

export interface RelationWords {
  readonly words: readonly string[];
  readonly relation: TimeRelation | 'range-open' | 'range-join' | 'attributive';
  readonly lean?: 'past' | 'future';
}

export interface TimeLexicon {
  /** Class and value of each word; a word may be in several classes. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What may begin with a word, written out or as one of its classes; undefined for the many that begin nothing. */
  startsWith(word: string): PatternStarts | undefined;
  /** Whether any pattern begins with a word. */
  opens(word: string): boolean;
  /** What may begin with a number in words or figures. */
  readonly numberStarts: PatternStarts;
  /** Patterns by their first slot. */
  readonly bySlot: ReadonlyMap<string, readonly TimePattern[]>;
  /** By last word, longest first. */
  readonly relations: ReadonlyMap<string, readonly RelationWords[]>;
  /** Joining words of ranges, longest first. */
  readonly joins: readonly RelationWords[];
}

const loaded = new Map<NumberLanguage, TimeLexicon>();

/** The time words, patterns and relations of a language, read once. */
export function timeLexicon(language: NumberLanguage): TimeLexicon {
  let lexicon = loaded.get(language);
  if (lexicon === undefined) {
    lexicon = load(language);
    loaded.set(language, lexicon);
  }
  return lexicon;
}

function load(language: NumberLanguage): TimeLexicon {
  const words = loadWords(language);
  const byWord = new Map<string, TimePattern[]>();
  const bySlot = new Map<string, TimePattern[]>();
  const classes = new Set([...words.values()].flatMap((entry) => [...entry.keys()]));
  for (const pattern of loadPatterns(language, classes)) {
    const [first] = pattern.elements;
    if ('slot' in first) push(bySlot, first.slot, pattern);
    else for (const word of first.words) push(byWord, word, pattern);
  }
  const relations = new Map<string, RelationWords[]>();
  const joins: RelationWords[] = [];
  for (const row of readTable('packs', language, 'time-relations.tsv')) {
    const relation: RelationWords = {
      words: row['words'].split(' '),
      relation: row['relation'] as RelationWords['relation'],
      ...(row['lean'] === 'past' || row['lean'] === 'future' ? { lean: row['lean'] } : {}),
    };
    if (relation.relation === 'range-join') joins.push(relation);
    else push(relations, relation.words[relation.words.length - 1], relation);
  }
  const longest = (a: RelationWords, b: RelationWords): number => b.words.length - a.words.length;
  for (const list of relations.values()) list.sort(longest);
  const wordsOf = (slot: string): ReadonlySet<string> | undefined =>
    NUMBER_SLOTS.has(slot)
      ? undefined
      : new Set([...words].flatMap(([word, own]) => (own.has(slot) ? [word] : [])));
  // Made when a word is first met: most of the table's words never are.
  const starts = new Map<string, PatternStarts | undefined>();
  for (const word of [...byWord.keys(), ...words.keys()]) starts.set(word, undefined);
  const startsWith = (word: string): PatternStarts | undefined => {
    const known = starts.get(word);
    if (known !== undefined || !starts.has(word)) return known;
    const own = byWord.get(word) ?? [];
    const ofClasses = [...(words.get(word)?.keys() ?? [])].flatMap((slot) => bySlot.get(slot) ?? []);
    const made = new PatternStarts([...own, ...ofClasses], wordsOf);
    starts.set(word, made);
    return made;
  };
  return {
    words,
    startsWith,
    opens: (word) => starts.has(word),
    numberStarts: new PatternStarts(bySlot.get('num') ?? [], wordsOf),
    bySlot,
    relations,
    joins: joins.sort(longest),
  };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function loadWords(language: NumberLanguage): Map<string, Map<string, string>> {
  const words = new Map<string, Map<string, string>>();
  const put = (word: string, name: string, value: string): void => {
    const classes = words.get(word) ?? new Map<string, string>();
    classes.set(name, value);
    words.set(word, classes);
  };
  const rows = readTable('packs', language, 'time-words.tsv');
  const dayparts = rows.filter((row) => row['class'] === 'daypart').map((row) => row['word']);
  for (const row of rows) {
    if (row['class'] === 'daypart') continue;
    put(row['word'], row['class'], row['value']);
    if (row['class'] === 'weekday')
      for (const part of dayparts) put(row['word'] + part, 'weekday', row['value']);
  }
  return words;
}

/** Slots that numbers fill and not words. */
const NUMBER_SLOTS: ReadonlySet<string> = new Set([
  'num',
  'year',
  'decadeyear',
  'yy',
  'yys',
  'dom',
  'mm',
  'clock',
]);

function loadPatterns(language: NumberLanguage, classes: ReadonlySet<string>): TimePattern[] {
  const patterns: TimePattern[] = [];
  let number = 0;
  for (const row of readTable('packs', language, 'time-patterns.tsv')) {
    number++;
    const settings = new Map(
      row['with']
        .split(' ')
        .filter((setting) => setting !== '')
        .map((setting) => setting.split('=') as [string, string]),
    );
    const op = TIME_OPERATIONS.find((operation) => operation === row['op']);
    const variants = expand(row['pattern'].split(' '));
    const place = `the pattern "${row['pattern']}" in packs/${language}/time-patterns.tsv`;
    if (op === undefined) {
      throw new BreuklijnError(
        'bad-pack',
        `${place} has the unknown operation "${row['op']}"`,
        'use one of the operations of its other rows',
      );
    }
    for (const elements of variants) {
      const unknown = elements.find(
        (element) => 'slot' in element && !NUMBER_SLOTS.has(element.slot) && !classes.has(element.slot),
      );
      if (elements.length === 0 || unknown !== undefined) {
        throw new BreuklijnError(
          'bad-pack',
          unknown === undefined ? `${place} can be empty` : `${place} has a slot that no word fills`,
          'leave an element without a question mark and take slots from time-words.tsv',
        );
      }
      patterns.push({ elements, op, settings, row: number });
    }
  }
  return patterns;
}

/** All ways to leave out the elements marked `?`. */
function expand(source: readonly string[]): PatternElement[][] {
  let variants: PatternElement[][] = [[]];
  for (const item of source) {
    const optional = item.endsWith('?') && item.length > 1;
    const element = parseElement(optional ? item.slice(0, -1) : item);
    const longer = variants.map((variant) => [...variant, element]);
    variants = optional ? [...variants, ...longer] : longer;
  }
  return variants;
}

function parseElement(item: string): PatternElement {
  return item.startsWith('<') ? { slot: item.slice(1, -1) } : { words: item.split('|') };
}
