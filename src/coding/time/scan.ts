import { perForm, type Atom, type NumberLanguage } from '../quantities/atoms.ts';
import { numberWords, opensNumber } from '../quantities/number-words.ts';
import { countedNounAt } from '../quantities/units.ts';
import { timeLexicon, type RelationWords, type TimeLexicon, type TimeRelation } from './lexicon.ts';
import { TimeMatcher, type PatternMatch } from './match.ts';
import type { TimeMeaning, TimeOperation } from './meaning.ts';
import { matchOccasion, opensOccasion } from './occasions.ts';

export type TimeKind = 'date' | 'duration' | 'frequency';

/** A stretch of a sentence that tells time, also where it is no expression of its own (clock times, ages). */
export interface TimeMention {
  readonly firstAtom: number;
  readonly endAtom: number;
  readonly meaning: TimeMeaning;
  readonly relation: TimeRelation;
  readonly attributive: boolean;
  readonly lean?: 'past' | 'future';
}

/** Operations that keep numbers from being read otherwise but are no time expressions themselves. */
export const UNPLACED: ReadonlySet<TimeOperation> = new Set(['clock', 'age', 'none']);

export function kindOf({ op }: TimeMeaning): TimeKind {
  return op === 'duration' || op === 'frequency' ? op : 'date';
}

/** Whether a mention of time may begin with an atom: with most words none does. */
const opensTime = perForm(
  (form, language) =>
    timeLexicon(language).opens(form.norm) ||
    opensOccasion(form.norm, language) ||
    opensNumber(form, language),
);

/** All mentions of time in the atoms of a sentence, clock times and ages included; sorted, not overlapping. */
export function scanTimes(atoms: readonly Atom[], language: NumberLanguage): TimeMention[] {
  const mentions: TimeMention[] = [];
  const lexicon = timeLexicon(language);
  let matcher: TimeMatcher | undefined;
  let free = 0;
  for (let i = 0; i < atoms.length; i++) {
    if (!opensTime(atoms[i].form, language)) continue;
    matcher ??= new TimeMatcher(atoms, lexicon, numberWords(language));
    const occasion = matchOccasion(atoms, i, language);
    const match = occasion ?? matcher.longest(i);
    if (match === undefined || match.at < free) continue;
    const mention = mentionOf(atoms, match, free, matcher, lexicon, language);
    if (mention === undefined) continue;
    mentions.push(mention);
    free = mention.endAtom;
    i = free - 1;
  }
  return mentions;
}

function mentionOf(
  atoms: readonly Atom[],
  match: PatternMatch,
  free: number,
  matcher: TimeMatcher,
  lexicon: TimeLexicon,
  language: NumberLanguage,
): TimeMention | undefined {
  const { settings } = match;
  let { meaning, end } = match;
  const core = Math.max(match.first, free);
  const unplaced = UNPLACED.has(meaning.op) || kindOf(meaning) !== 'date';
  const before = unplaced ? undefined : relationBefore(atoms, core, free, lexicon);
  // "In de loop van 2025" is no attribute, though "van 2025" alone would be.
  const attributive =
    isAttributive(atoms, match) ||
    (meaning.op === 'year' && !unplaced && isOfPhrase(atoms, core, free, lexicon));
  if (settings.get('need') === 'prep') {
    if (before === undefined && !attributive) return undefined;
    if (meaning.op === 'year' && isCount(atoms, meaning.year, end, language)) return undefined;
  }
  let relation: TimeRelation = settings.get('relation') === 'since' ? 'since' : 'at';
  let first = core;
  const lean = settings.get('lean') ?? before?.lean;
  if (before?.relation === 'range-open') {
    const second = rangeEnd(atoms, end, matcher, lexicon);
    if (second !== undefined) {
      meaning = { op: 'range', from: meaning, to: second.meaning };
      end = second.end;
      first = core - before.words.length;
    } else {
      const other = relationsBefore(atoms, core, free, lexicon).find(
        (candidate) => candidate.relation !== 'range-open' && candidate.relation !== 'attributive',
      );
      // "tussen 3 en 7 mei": the pattern holds both days, the opening word belongs to it.
      if (meaning.op === 'dates' || meaning.op === 'years') first = core - before.words.length;
      else if (other === undefined && settings.get('need') === 'prep' && !attributive) return undefined;
      if (
        other !== undefined &&
        other.relation !== 'range-join' &&
        other.relation !== 'range-open' &&
        other.relation !== 'attributive'
      ) {
        relation = relation === 'since' ? 'since' : other.relation;
        first = core - other.words.length;
      }
    }
  } else if (before !== undefined && before.relation !== 'attributive' && before.relation !== 'range-join') {
    relation = relation === 'since' ? 'since' : before.relation;
    // "op zondag", "on Sunday": the day alone is the expression.
    if (before.relation !== 'at' || meaning.op !== 'weekday') first = core - before.words.length;
  }
  return {
    firstAtom: first,
    endAtom: end,
    meaning,
    relation,
    attributive,
    ...(lean === 'past' || lean === 'future' ? { lean } : {}),
  };
}

/** Whether a number that could be a year counts something: "in 2000 dorpen", "voor 1995 euro"; but "in 2014 wapens geven". */
function isCount(atoms: readonly Atom[], year = 0, end: number, language: NumberLanguage): boolean {
  const kind = countedNounAt(atoms, end, language)?.kind;
  return kind !== undefined && (kind !== 'count' || year < 1900 || year > 2099 || year % 100 === 0);
}

/** The words of relation that end right before an atom, longest first. */
function relationsBefore(
  atoms: readonly Atom[],
  at: number,
  free: number,
  lexicon: TimeLexicon,
): readonly RelationWords[] {
  return (lexicon.relations.get(atoms[at - 1]?.norm ?? '') ?? []).filter(
    ({ words }) =>
      at - words.length >= free && words.every((word, k) => atoms[at - words.length + k].norm === word),
  );
}

/** The relation that counts: the opening of a range where the word can be one, else the longest. */
function relationBefore(
  atoms: readonly Atom[],
  at: number,
  free: number,
  lexicon: TimeLexicon,
): RelationWords | undefined {
  const fitting = relationsBefore(atoms, at, free, lexicon);
  const length = fitting[0]?.words.length;
  return (
    fitting.find(({ relation, words }) => relation === 'range-open' && words.length === length) ?? fitting[0]
  );
}

function rangeEnd(
  atoms: readonly Atom[],
  end: number,
  matcher: TimeMatcher,
  lexicon: TimeLexicon,
): PatternMatch | undefined {
  for (const { words } of lexicon.joins) {
    if (!words.every((word, k) => atoms[end + k]?.norm === word) || atoms[end + words.length] === undefined)
      continue;
    const second = matcher.longest(end + words.length);
    if (second !== undefined && kindOf(second.meaning) === 'date' && !UNPLACED.has(second.meaning.op))
      return second;
  }
  return undefined;
}

/** A year written on to a noun ("2018-akkoord") or between an article and a name ("the 1960 Treaty"). */
function isAttributive(atoms: readonly Atom[], { at, end, meaning }: PatternMatch): boolean {
  if (meaning.op !== 'year' || end !== at + 1) return false;
  const next = atoms[end];
  if (next?.norm === '-' && next.glued && atoms[end + 1]?.kind === 'word' && atoms[end + 1].glued)
    return true;
  return atoms[at - 1]?.norm === 'the' && next?.kind === 'word';
}

/** "van 2018", "uit 1485": the year of a noun, where no longer phrase claims the preposition ("in de loop van 2018"). */
function isOfPhrase(atoms: readonly Atom[], core: number, free: number, lexicon: TimeLexicon): boolean {
  const fitting = relationsBefore(atoms, core, free, lexicon);
  const [longest] = fitting;
  return fitting.some(
    ({ relation, words }) => relation === 'attributive' && words.length === longest.words.length,
  );
}
