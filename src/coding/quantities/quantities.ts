import type { Document } from '../../document/index.ts';
import type { TimeMention } from '../time/scan.ts';
import { timesOfSentence } from '../time/sentence-times.ts';
import { endTokenOf, type Atom, type NumberLanguage } from './atoms.ts';
import { currencySign, settleCurrency } from './money.ts';
import { numberWords, opensNumber } from './number-words.ts';
import { matchNumber, type NumberMatch } from './numbers.ts';
import {
  carryUnits,
  countVotes,
  lookBack,
  rateOf,
  shareUnits,
  type Counted,
  type QuantityDraft,
} from './shared-units.ts';
import { isModelNumber, type UnitKind } from './unit-words.ts';
import { findUnit } from './units.ts';
import { hasRole } from './word-roles.ts';

/** A quantity of a text; tokens `firstToken` up to but not including `endToken`, inside one sentence. */
export interface QuantityExpression {
  readonly firstToken: number;
  readonly endToken: number;
  readonly sentence: number;
  readonly value: number;
  /** Upper end of a range. */
  readonly max?: number;
  /** English singular, `percent`, or an ISO 4217 code; absent when the sentence does not say what is counted. */
  readonly unit?: string;
  readonly kind?: UnitKind;
  /** Class of what is counted (soldier, dead), or the noun as it stands. */
  readonly of?: string;
  /** Unit of time it is a rate over: "1.800 per dag". */
  readonly per?: string;
  readonly approximate: boolean;
  /** "de twee leiders", "beide landen": refers back and measures nothing. */
  readonly definite: boolean;
  /** The unit is that of a quantity before it: "stuurde er nog tweehonderd". */
  readonly carried: boolean;
  /** As it stands in the text, from "ruim" to the counted noun. */
  readonly text: string;
}

/**
 * All quantities of a document, in order, not overlapping. Numbers in dates, clock times, ages, scores, ordinals, labels and
 * names are left out. Lengths of time are quantities too ("een bestand van zes weken"), also inside "binnen zes weken".
 */
export function findQuantities(document: Document): QuantityExpression[] {
  const found: QuantityExpression[] = [];
  const { firstToken } = document.layer('sentences');
  let before: { counted: Counted; sentence: number } | undefined;
  for (let sentence = 0; sentence < document.sentenceCount; sentence++) {
    const told = timesOfSentence(document, sentence);
    if (told === undefined) continue;
    const { language, atoms, mentions } = told;
    const drafts = scan(atoms, mentions, language);
    shareUnits(drafts, atoms, language);
    countVotes(drafts, atoms, language);
    lookBack(drafts, atoms, language);
    const near = before !== undefined && sentence - before.sentence <= 1 ? before.counted : undefined;
    carryUnits(drafts, atoms, near, language);
    for (const { numberEnd: _, crowd: __, first, end, ...rest } of drafts) {
      const firstAtom = atoms[first];
      const lastAtom = atoms[end - 1];
      const previous = found[found.length - 1];
      if (previous !== undefined && previous.endToken > firstAtom.token) continue;
      found.push({
        firstToken: firstAtom.token,
        endToken: endTokenOf(document, lastAtom, firstToken[sentence + 1]),
        sentence,
        ...rest,
        text: document.text.slice(firstAtom.start, lastAtom.end),
      });
      if (rest.unit !== undefined && rest.kind === 'count')
        before = {
          counted: { unit: rest.unit, kind: rest.kind, ...(rest.of === undefined ? {} : { of: rest.of }) },
          sentence,
        };
    }
  }
  return found;
}

function scan(
  atoms: readonly Atom[],
  times: readonly TimeMention[],
  language: NumberLanguage,
): QuantityDraft[] {
  const lexicon = numberWords(language);
  const taken = timeAtoms(atoms, times);
  const drafts: QuantityDraft[] = [];
  let i = 0;
  let free = 0;
  while (i < atoms.length) {
    const atom = atoms[i];
    if (!opensNumber(atom.form, language) || taken[i] === 1) {
      i++;
      continue;
    }
    const collective = lexicon.words.get(atom.norm)?.class === 'collective';
    const number = collective ? collectiveNumber(i) : matchNumber(atoms, i, lexicon);
    if (
      number === undefined ||
      taken.subarray(number.at, number.end).includes(1) ||
      isModelNumber(atoms, i)
    ) {
      i++;
      continue;
    }
    const draft = measure(atoms, number, free, collective, language);
    if (draft !== undefined) {
      drafts.push(draft);
      free = draft.end;
    }
    i = Math.max(number.end, draft?.end ?? 0, i + 1);
  }
  return drafts;
}

/** Marks the atoms that tell a date, a clock time or an age. */
function timeAtoms(atoms: readonly Atom[], times: readonly TimeMention[]): Uint8Array {
  const taken = new Uint8Array(atoms.length);
  for (const { firstAtom, endAtom, meaning } of times) {
    const { op } = meaning;
    if (op !== 'duration' && op !== 'within' && op !== 'frequency') taken.fill(1, firstAtom, endAtom);
  }
  return taken;
}

function collectiveNumber(i: number): NumberMatch {
  const flags = { approximate: false, share: false, article: false, vague: false, dashed: false };
  return { first: i, at: i, end: i + 1, value: 2, ...flags };
}

/** A number with its unit; undefined when it is none that anybody would count with. */
function measure(
  atoms: readonly Atom[],
  number: NumberMatch,
  free: number,
  collective: boolean,
  language: NumberLanguage,
): QuantityDraft | undefined {
  const { value, max } = number;
  const sign = currencySign(atoms, number.at, 'before');
  const draft: QuantityDraft = {
    first: Math.max(number.first, free),
    end: number.end,
    value,
    ...(max === undefined ? {} : { max }),
    approximate: number.approximate,
    definite: collective || isDefinite(atoms, number, language),
    carried: false,
    numberEnd: number.end,
    crowd: number.vague && value < 1e6,
  };
  if (number.share) return { ...draft, unit: 'percent', kind: 'ratio' };
  if (number.dashed && max === undefined) return undefined;
  if (sign !== undefined && sign.first >= free)
    return { ...draft, first: Math.min(draft.first, sign.first), unit: sign.currency, kind: 'money' };
  const after = currencySign(atoms, number.end, 'after');
  if (after !== undefined) return { ...draft, end: after.end, unit: after.currency, kind: 'money' };
  const unit = findUnit(atoms, number.end, max ?? value, number.vague, language);
  const next = atoms[number.end];
  if (unit === undefined) {
    // "40C", "3D", a score or code with a dash, a bare article or half: no quantity.
    if (number.dashed || number.article || collective || value <= 1) return undefined;
    if (next?.glued === true && (next.kind === 'word' || next.norm === '-' || next.norm === '/'))
      return undefined;
    // "De jongste was veertien": an age or a grade.
    if (
      hasRole(atoms[number.first - 1]?.norm, 'copula', language) &&
      (next === undefined || next.kind === 'sign')
    )
      return undefined;
    return isName(atoms, number, language) ? undefined : draft;
  }
  if (unit.unit === '' && unit.kind === 'count' && isName(atoms, number, language)) return undefined;
  if (number.article && (unit.kind !== 'time' || value === 1)) return undefined;
  const name =
    unit.unit === '' && unit.kind === 'count'
      ? undefined
      : unit.kind === 'money'
        ? settleCurrency(unit.noun, unit.unit, atoms, unit.end - 1)
        : unit.unit;
  const per = rateOf(atoms, unit.end, language);
  return {
    ...draft,
    end: unit.end,
    ...(name === undefined ? {} : { unit: name }),
    kind: unit.kind,
    ...(unit.kind === 'count' ? { of: unit.of ?? unit.noun } : {}),
    ...(per === undefined ? {} : { per }),
  };
}

/** Bare figures that name something: a year that no preposition gave away, "de 787", "Airbus 380". */
function isName(atoms: readonly Atom[], { at, first }: NumberMatch, language: NumberLanguage): boolean {
  const atom = atoms[at];
  if (atom.kind !== 'number') return false;
  if (/^(?:1[4-9]|20)\d\d$/.test(atom.norm)) return true;
  const before = atoms[at - 1];
  return (
    first === at && (hasRole(before?.norm, 'definite', language) || (before?.capital === true && at > 1))
  );
}

/** A small number in words behind "de", "hun", "these": the reader knows which ones. */
function isDefinite(atoms: readonly Atom[], number: NumberMatch, language: NumberLanguage): boolean {
  return (
    number.value <= 12 &&
    number.first === number.at &&
    hasRole(atoms[number.at - 1]?.norm, 'definite', language)
  );
}
