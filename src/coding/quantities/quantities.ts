import type { Document } from '../../document/index.ts';
import { scanTimes } from '../time/times.ts';
import { atomsOf, endTokenOf, numberLanguageOf, type Atom, type NumberLanguage } from './atoms.ts';
import { currencySign, settleCurrency } from './money.ts';
import { numberWords } from './number-words.ts';
import { matchNumber, type NumberMatch } from './numbers.ts';
import { findUnit, hasRole, type UnitKind } from './units.ts';

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

interface Draft {
  first: number;
  end: number;
  value: number;
  max?: number;
  unit?: string;
  kind?: UnitKind;
  of?: string;
  per?: string;
  approximate: boolean;
  definite: boolean;
  carried: boolean;
  /** Atoms of the number itself, for sharing units. */
  numberEnd: number;
  scaled: boolean;
}

interface Counted {
  readonly unit: string;
  readonly kind: UnitKind;
  readonly of?: string;
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
    const language = numberLanguageOf(document, sentence);
    if (language === undefined) continue;
    const atoms = atomsOf(document, sentence);
    const drafts = scan(atoms, language);
    shareUnits(drafts, atoms, language);
    const near = before !== undefined && sentence - before.sentence <= 1 ? before.counted : undefined;
    carryUnits(drafts, atoms, near, language);
    for (const { numberEnd: _, scaled: __, first, end, ...rest } of drafts) {
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
        before = { counted: { unit: rest.unit, kind: rest.kind, ...(rest.of === undefined ? {} : { of: rest.of }) }, sentence };
    }
  }
  return found;
}

function scan(atoms: readonly Atom[], language: NumberLanguage): Draft[] {
  const lexicon = numberWords(language);
  const taken = timeAtoms(atoms, language);
  const drafts: Draft[] = [];
  let i = 0;
  let free = 0;
  while (i < atoms.length) {
    if (taken[i] === 1) {
      i++;
      continue;
    }
    const collective = lexicon.words.get(atoms[i].norm)?.class === 'collective';
    const number = collective ? collectiveNumber(i) : matchNumber(atoms, i, lexicon);
    if (number === undefined) {
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
function timeAtoms(atoms: readonly Atom[], language: NumberLanguage): Uint8Array {
  const taken = new Uint8Array(atoms.length);
  for (const { firstAtom, endAtom, meaning } of scanTimes(atoms, language)) {
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
): Draft | undefined {
  const { value, max } = number;
  const sign = currencySign(atoms, number.at, 'before');
  const draft: Draft = {
    first: Math.max(number.first, free),
    end: number.end,
    value,
    ...(max === undefined ? {} : { max }),
    approximate: number.approximate,
    definite: collective || isDefinite(atoms, number, language),
    carried: false,
    numberEnd: number.end,
    scaled: value >= 1e6,
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
    if (next?.glued === true && (next.kind === 'word' || next.norm === '-' || next.norm === '/')) return undefined;
    return draft;
  }
  if (number.article && (unit.kind !== 'time' || value === 1)) return undefined;
  const name = unit.kind === 'money' ? settleCurrency(unit.noun, unit.unit, atoms, unit.end - 1) : unit.unit;
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

/** A small number in words behind "de", "hun", "these": the reader knows which ones. */
function isDefinite(atoms: readonly Atom[], number: NumberMatch, language: NumberLanguage): boolean {
  return number.value <= 12 && number.first === number.at && hasRole(atoms[number.at - 1]?.norm, 'definite', language);
}

/** "per dag" after the noun, or at the beginning of the sentence. */
function rateOf(atoms: readonly Atom[], end: number, language: NumberLanguage): string | undefined {
  for (const at of [end, 0]) {
    if (atoms[at]?.norm !== 'per' && !(at === end && language === 'en' && atoms[at]?.norm === 'a')) continue;
    const unit = atoms[at + 1] === undefined ? undefined : findUnit(atoms, at + 1, 1, false, language);
    if (unit?.kind === 'time' && unit.end === at + 2) return unit.unit;
  }
  return undefined;
}

/** "Vijftien in plaats van vijfentwintig procent", "van 45 naar 39 procent": one unit for both. */
function shareUnits(drafts: Draft[], atoms: readonly Atom[], language: NumberLanguage): void {
  for (let d = drafts.length - 2; d >= 0; d--) {
    const draft = drafts[d];
    const next = drafts[d + 1];
    if (draft.unit !== undefined || next.unit === undefined || next.carried) continue;
    const between = atoms.slice(draft.numberEnd, next.first);
    if (between.length === 0 || between.length > 4) continue;
    if (!between.every(({ norm }) => norm === ',' || hasRole(norm, 'with', language))) continue;
    draft.unit = next.unit;
    if (next.kind !== undefined) draft.kind = next.kind;
    if (next.of !== undefined) draft.of = next.of;
  }
}

/** A bare number takes over what was counted before it: in the same sentence, or in the one before when "er" points there. */
function carryUnits(
  drafts: Draft[],
  atoms: readonly Atom[],
  before: Counted | undefined,
  language: NumberLanguage,
): void {
  let last: Counted | undefined;
  for (const draft of drafts) {
    if (draft.unit !== undefined) {
      if (draft.kind === 'count' && !draft.carried)
        last = { unit: draft.unit, kind: draft.kind, ...(draft.of === undefined ? {} : { of: draft.of }) };
      continue;
    }
    if (draft.kind === 'money' || draft.max !== undefined) continue;
    const pointed = [...atoms.slice(Math.max(0, draft.first - 5), draft.first), ...atoms.slice(draft.end, draft.end + 2)].some(
      ({ norm }) => hasRole(norm, 'here', language),
    );
    const source = last ?? (pointed ? before : undefined);
    if (source === undefined) continue;
    draft.unit = source.unit;
    draft.kind = source.kind;
    if (source.of !== undefined) draft.of = source.of;
    draft.carried = true;
  }
}
