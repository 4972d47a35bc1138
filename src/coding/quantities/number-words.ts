import { readTable } from '../../resources.ts';
import { perForm, type AtomForm, type NumberLanguage } from './atoms.ts';

/** Classes of number words; what each does stands at the head of `packs/nl/numbers.tsv`. */
export type NumberClass =
  | 'small'
  | 'ten'
  | 'hundred'
  | 'thousand'
  | 'scale'
  | 'glued'
  | 'part'
  | 'half'
  | 'vague'
  | 'few'
  | 'join'
  | 'article'
  | 'fraction'
  | 'collective'
  | 'range'
  | 'between'
  | 'ratio'
  | 'label'
  | 'approx'
  | 'bound';

export interface NumberWord {
  readonly class: NumberClass;
  readonly value: number;
}

/** Words that stand before a number and say how exact it is, by their last word; longest first. */
export interface Approximator {
  readonly words: readonly string[];
  readonly approximate: boolean;
}

export interface NumberWords {
  readonly language: NumberLanguage;
  /** Words already taken apart, null where they are no number; most words of a text come again and again. */
  readonly known: Map<string, Parsed | null>;
  readonly words: ReadonlyMap<string, NumberWord>;
  readonly labels: ReadonlySet<string>;
  readonly approximators: ReadonlyMap<string, readonly Approximator[]>;
}

/** What a whole number word amounts to. */
export interface Parsed {
  readonly value: number;
  /** Value of the last hundred, thousand or scale in it, which a range shares ("drie- à vierduizend"); 1 if none. */
  readonly scale: number;
  readonly approximate: boolean;
}

const loaded = new Map<NumberLanguage, NumberWords>();

/** The number words of a language, read once. */
export function numberWords(language: NumberLanguage): NumberWords {
  let words = loaded.get(language);
  if (words === undefined) {
    words = load(language);
    loaded.set(language, words);
  }
  return words;
}

function load(language: NumberLanguage): NumberWords {
  const words = new Map<string, NumberWord>();
  const labels = new Set<string>();
  const approximators = new Map<string, Approximator[]>();
  for (const row of readTable('packs', language, 'numbers.tsv')) {
    const kind = row['class'] as NumberClass;
    if (kind === 'label') labels.add(row['word']);
    else if (kind === 'approx' || kind === 'bound') {
      const parts = row['word'].split(' ');
      const last = parts[parts.length - 1];
      const list = approximators.get(last) ?? [];
      list.push({ words: parts, approximate: kind === 'approx' });
      list.sort((a, b) => b.words.length - a.words.length);
      approximators.set(last, list);
    } else words.set(row['word'], { class: kind, value: Number(row['value']) });
  }
  return { language, known: new Map(), words, labels, approximators };
}

/** Whether a number may begin with an atom: with most words none does. */
export const opensNumber: (form: AtomForm, language: NumberLanguage) => boolean = perForm(
  ({ kind, norm }, language) => {
    if (kind !== 'word') return kind === 'number';
    const lexicon = numberWords(language);
    return parseCompound(norm, lexicon) !== undefined || lexicon.words.has(norm);
  },
);

const MAX_COMPOUND = 64;
const MOST_KNOWN = 20_000;

/**
 * Reads a number written as one word: `drieëntachtig`, `vijftienhonderd`, `tweehonderdduizend`, `twintigtal` (about twenty).
 * Undefined when any part of the word is not a number.
 */
export function parseCompound(word: string, lexicon: NumberWords): Parsed | undefined {
  const known = lexicon.known.get(word);
  if (known !== undefined) return known ?? undefined;
  const parsed = takeApart(word, lexicon);
  if (lexicon.known.size >= MOST_KNOWN) lexicon.known.clear();
  lexicon.known.set(word, parsed ?? null);
  return parsed;
}

function takeApart(word: string, lexicon: NumberWords): Parsed | undefined {
  const whole = lexicon.words.get(word);
  if (whole !== undefined) {
    if (whole.class === 'small' || whole.class === 'ten' || whole.class === 'part')
      return { value: whole.value, scale: 1, approximate: false };
    if (whole.class === 'hundred' || whole.class === 'thousand')
      return { value: whole.value, scale: whole.value, approximate: false };
    return undefined;
  }
  // Only Dutch writes numbers together.
  if (lexicon.language !== 'nl' || word.length > MAX_COMPOUND || word.length < 6) return undefined;
  const plain = word.replaceAll('ë', 'e').replaceAll('é', 'e');
  if (plain.endsWith('tal')) {
    const base = parseCompound(plain.slice(0, -3), lexicon);
    if (base !== undefined && base.value >= 5) return { ...base, approximate: true };
    return undefined;
  }
  const pieces = split(plain, 0, lexicon, new Set());
  return pieces === undefined ? undefined : add(pieces);
}

function split(
  word: string,
  from: number,
  lexicon: NumberWords,
  dead: Set<number>,
): NumberWord[] | undefined {
  if (from === word.length) return [];
  if (dead.has(from)) return undefined;
  for (let end = Math.min(word.length, from + 9); end >= from + 2; end--) {
    const text = word.slice(from, end);
    const found = text === 'een' ? SMALL_ONE : lexicon.words.get(text);
    if (found === undefined || !COMPOUNDING.has(found.class)) continue;
    const rest = split(word, end, lexicon, dead);
    if (rest !== undefined) return [found, ...rest];
  }
  dead.add(from);
  return undefined;
}

const SMALL_ONE: NumberWord = { class: 'small', value: 1 };
const COMPOUNDING: ReadonlySet<NumberClass> = new Set(['small', 'ten', 'hundred', 'thousand', 'join']);

/** Adds up the pieces of a number in spoken order; undefined where they do not make one ("vierdrie"). */
function add(pieces: readonly NumberWord[]): Parsed | undefined {
  let total = 0;
  let current = 0;
  let scale = 1;
  let before: NumberClass | undefined;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (piece.class === 'join') {
      if (before === undefined || i === pieces.length - 1) return undefined;
    } else if (piece.class === 'hundred') {
      if (before === 'hundred') return undefined;
      current = Math.max(current, 1) * piece.value;
      scale = piece.value;
    } else if (piece.class === 'thousand') {
      if (total > 0) return undefined;
      total = Math.max(current, 1) * piece.value;
      current = 0;
      scale = piece.value;
    } else {
      if (before === 'small' || before === 'ten') return undefined;
      current += piece.value;
      if (before === 'hundred' || before === 'thousand') scale = 1;
    }
    before = piece.class;
  }
  return { value: total + current, scale, approximate: false };
}
