import type { Atom } from '../quantities/atoms.ts';
import { matchNumber, type NumberMatch } from '../quantities/numbers.ts';
import type { NumberWords } from '../quantities/number-words.ts';
import type { TimeLexicon, TimePattern } from './lexicon.ts';
import type { TimeMeaning } from './meaning.ts';

/** A pattern that fits at an atom. */
export interface PatternMatch {
  /** First atom, words like "ruim" before the count included. */
  readonly first: number;
  readonly at: number;
  readonly end: number;
  readonly meaning: TimeMeaning;
  readonly settings: ReadonlyMap<string, string>;
}

type Draft = { -readonly [K in keyof TimeMeaning]: TimeMeaning[K] };

/** Matches the patterns of one language against the atoms of one sentence; remembers the numbers it has read. */
export class TimeMatcher {
  readonly #atoms: readonly Atom[];
  readonly #lexicon: TimeLexicon;
  readonly #numbers: NumberWords;
  readonly #read: (NumberMatch | null | undefined)[] = [];

  constructor(atoms: readonly Atom[], lexicon: TimeLexicon, numbers: NumberWords) {
    this.#atoms = atoms;
    this.#lexicon = lexicon;
    this.#numbers = numbers;
  }

  /** The longest pattern that begins at an atom, of those of one length the first in the table. */
  longest(i: number): PatternMatch | undefined {
    const atom = this.#atoms[i];
    const starts = this.#lexicon.startsWith(atom.norm);
    const number = atom.kind === 'sign' ? undefined : this.#number(i);
    if (starts === undefined && atom.kind !== 'number' && number === undefined) return undefined;
    let best: PatternMatch | undefined;
    let bestRow = Infinity;
    const consider = (patterns: readonly TimePattern[]): void => {
      for (const pattern of patterns) {
        const match = this.#match(pattern, i);
        if (match === undefined) continue;
        const longer = best === undefined || match.end > best.end;
        if (longer || (match.end === best?.end && pattern.row < bestRow)) {
          best = match;
          bestRow = pattern.row;
        }
      }
    };
    if (starts !== undefined) consider(starts.before(this.#atoms[i + 1]?.norm));
    if (atom.kind === 'number')
      for (const slot of DIGIT_SLOTS) consider(this.#lexicon.bySlot.get(slot) ?? []);
    if (number !== undefined) consider(this.#lexicon.numberStarts.before(this.#atoms[number.end]?.norm));
    return best;
  }

  #number(i: number): NumberMatch | undefined {
    if (this.#read[i] === undefined) this.#read[i] = matchNumber(this.#atoms, i, this.#numbers) ?? null;
    return this.#read[i] ?? undefined;
  }

  #match(pattern: TimePattern, at: number): PatternMatch | undefined {
    const draft: Draft = { op: pattern.op };
    let i = at;
    let first = at;
    for (const element of pattern.elements) {
      const atom = this.#atoms[i];
      if (atom === undefined) return undefined;
      if ('words' in element) {
        if (!element.words.includes(atom.norm)) return undefined;
        i++;
      } else {
        if (i === at && element.slot === 'num') first = this.#number(i)?.first ?? at;
        const end = this.#fill(element.slot, i, draft);
        if (end === undefined) return undefined;
        i = end;
      }
    }
    for (const [key, value] of pattern.settings) set(draft, key, value);
    if (this.#excluded(pattern.settings.get('unless'), i)) return undefined;
    return { first, at, end: i, meaning: draft, settings: pattern.settings };
  }

  /** Fills a slot from atom `i`. @returns one past the last atom used, or undefined */
  #fill(slot: string, i: number, draft: Draft): number | undefined {
    const atom = this.#atoms[i];
    switch (slot) {
      case 'num': {
        const number = this.#number(i);
        if (number === undefined || number.share || (number.dashed && number.max === undefined))
          return undefined;
        draft.count = number.value;
        if (number.approximate) draft.approximate = true;
        if (number.vague) draft.vague = true;
        return number.end;
      }
      case 'year':
        if (!/^(?:1[4-9]|2[01])\d\d$/.test(atom.norm) || this.#inName(i)) return undefined;
        if (draft.year === undefined) draft.year = Number(atom.norm);
        else draft.year2 = Number(atom.norm);
        return this.#atoms[i + 1]?.kind === 'word' && this.#atoms[i + 1].glued ? undefined : i + 1;
      case 'decadeyear':
      case 'yys': {
        const whole = slot === 'decadeyear' ? /^(?:1[5-9]|20)\d0$/ : /^\d0$/;
        const plural = this.#atoms[i + 1];
        if (!whole.test(atom.norm) || plural?.norm !== 's' || !plural.glued) return undefined;
        if (slot === 'yys') draft.decade = Number(atom.norm);
        else draft.year = Number(atom.norm);
        return i + 2;
      }
      case 'yy':
        if (!/^\d0$/.test(atom.norm)) return undefined;
        draft.decade = Number(atom.norm);
        return i + 1;
      case 'dom': {
        const day = /^\d{1,2}$/.test(atom.norm) && !this.#inName(i) ? Number(atom.norm) : 0;
        if (day < 1 || day > 31) return undefined;
        if (draft.day === undefined) draft.day = day;
        else draft.day2 = day;
        const suffix = this.#atoms[i + 1];
        if (suffix?.kind !== 'word' || !suffix.glued) return i + 1;
        return /^(?:st|nd|rd|th|e|ste|de)$/.test(suffix.norm) ? i + 2 : undefined;
      }
      case 'mm': {
        const month = /^\d{1,2}$/.test(atom.norm) ? Number(atom.norm) : 0;
        if (month < 1 || month > 12) return undefined;
        draft.month = month;
        return i + 1;
      }
      case 'clock': {
        if (/^(?:[01]?\d|2[0-4])\.[0-5]\d$/.test(atom.norm)) return i + 1;
        const [colon, minutes] = [this.#atoms[i + 1], this.#atoms[i + 2]];
        const hour = /^\d{1,2}$/.test(atom.norm) && colon?.norm === ':' && colon.glued;
        return hour && minutes?.glued === true && /^\d\d$/.test(minutes.norm) ? i + 3 : undefined;
      }
      default: {
        const value = this.#lexicon.words.get(atom.norm)?.get(slot);
        if (value === undefined || (slot === 'month-name' && !atom.capital)) return undefined;
        set(draft, slot, value);
        return i + 1;
      }
    }
  }

  /** Whether a pattern's setting `unless` (words with commas, `num` for a number) forbids what follows it. */
  #excluded(unless: string | undefined, i: number): boolean {
    const next = this.#atoms[i];
    if (unless === undefined || next === undefined) return false;
    const words = unless.split(',');
    if (words.includes(next.norm)) return true;
    const number = words.includes('num') && next.kind !== 'sign' ? this.#number(i) : undefined;
    return number !== undefined && !number.article;
  }

  /** Whether the digits at `i` hang on a word or sign before them (F-16, 3.5-4, COP2023). */
  #inName(i: number): boolean {
    const before = this.#atoms[i - 1];
    if (before === undefined || !this.#atoms[i].glued) return false;
    if (before.kind === 'word') return true;
    const dash = before.norm === '-' || before.norm === '.' || before.norm === '/';
    return dash && before.glued && this.#atoms[i - 2]?.kind === 'word';
  }
}

const DIGIT_SLOTS = ['year', 'decadeyear', 'dom', 'clock'] as const;

/** Where a slot or setting goes when it is not a field of its own name. */
const FIELDS: Readonly<Record<string, keyof TimeMeaning>> = {
  'month-short': 'month',
  'month-name': 'month',
  'season-us': 'season',
  relday: 'days',
  units: 'unit',
  unitlong: 'unit',
  partof: 'part',
  last: 'shift',
  next: 'shift',
  few: 'count',
};

/** Settings that steer the search and are no part of the meaning. */
const STEERING: ReadonlySet<string> = new Set(['lean', 'need', 'unless', 'partofday']);

function set(draft: Draft, name: string, value: string): void {
  if (STEERING.has(name)) return;
  const field = FIELDS[name] ?? name;
  if (name === 'few' || name === 'vague') draft.vague = true;
  if (name === 'relation') draft.since = value === 'since';
  if (name === 'vague' || name === 'relation') return;
  if (field === 'weekday' && draft.weekday !== undefined) draft.weekday2 = Number(value);
  else if (field === 'decade' && draft.decade !== undefined) draft.decade2 = Number(value);
  else if (field === 'unit' || field === 'part' || field === 'holiday')
    Object.assign(draft, { [field]: value });
  else Object.assign(draft, { [field]: Number(value) });
}
