import type { Atom, NumberLanguage } from './atoms.ts';
import type { UnitKind } from './unit-words.ts';
import { countedNounAt, findUnit } from './units.ts';
import { hasRole } from './word-roles.ts';

/** A quantity being read; atoms `first` up to but not including `end`. */
export interface QuantityDraft {
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
  /** "Tienduizenden", "hundreds": not of money or units of a scale. */
  crowd: boolean;
}

/** What a bare number takes over from a quantity near it. */
export interface Counted {
  readonly unit: string;
  readonly kind: UnitKind;
  readonly of?: string;
}

/** "per dag" after the noun, or at the beginning of the sentence. */
export function rateOf(atoms: readonly Atom[], end: number, language: NumberLanguage): string | undefined {
  for (const at of [end, 0]) {
    if (atoms[at]?.norm !== 'per' && !(at === end && language === 'en' && atoms[at]?.norm === 'a')) continue;
    const unit = atoms[at + 1] === undefined ? undefined : findUnit(atoms, at + 1, 1, false, language);
    if (unit?.kind === 'time' && unit.end === at + 2) return unit.unit;
  }
  return undefined;
}

/** "Vijftien in plaats van vijfentwintig procent", "van 45 naar 39 procent": one unit for both. */
export function shareUnits(drafts: QuantityDraft[], atoms: readonly Atom[], language: NumberLanguage): void {
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

/** "Met 141 tegen 5", "by 141 to 5": votes. */
export function countVotes(
  drafts: readonly QuantityDraft[],
  atoms: readonly Atom[],
  language: NumberLanguage,
): void {
  for (let d = 0; d + 1 < drafts.length; d++) {
    const [yes, no] = [drafts[d], drafts[d + 1]];
    const bare = yes.unit === undefined && no.unit === undefined && no.first === yes.end + 1;
    if (
      !bare ||
      !hasRole(atoms[yes.first - 1]?.norm, 'votes', language) ||
      !hasRole(atoms[yes.end].norm, 'votes-against', language)
    )
      continue;
    for (const draft of [yes, no]) Object.assign(draft, { unit: 'vote', kind: 'count' });
  }
}

/** "Schat het aantal kernkoppen op vijftig", "bouwt kernkoppen, zo'n zes per jaar": the noun stands before its number. */
export function lookBack(
  drafts: readonly QuantityDraft[],
  atoms: readonly Atom[],
  language: NumberLanguage,
): void {
  for (const draft of drafts) {
    if (draft.unit !== undefined || draft.of !== undefined || draft.max !== undefined) continue;
    const rate = rateOf(atoms, draft.end, language);
    if (rate !== undefined) draft.per = rate;
    const measured = atoms
      .slice(0, draft.first)
      .findLastIndex(({ norm }) => hasRole(norm, 'counted', language));
    if (rate === undefined && (measured < 0 || draft.first - measured > 12)) continue;
    for (let at = draft.first - 1; at > Math.max(measured, -1); at--) {
      const noun = countedNounAt(atoms, at, language);
      if (noun?.kind !== 'count') continue;
      Object.assign(draft, { unit: noun.unit, kind: 'count', of: noun.of ?? noun.noun, carried: true });
      break;
    }
  }
}

/** "Tienduizenden gingen de straat op": who is only numbered is people. */
const PERSONS: Counted = { unit: 'person', kind: 'count' };

/** A bare number takes over what was counted before it: in the same sentence, or in the one before when "er" points there. */
export function carryUnits(
  drafts: QuantityDraft[],
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
    if (draft.of !== undefined) continue;
    // "Twee wijken" counts something of its own, though the table does not know it.
    if (draft.max !== undefined || !endsPhrase(atoms[draft.end], draft.crowd, language)) continue;
    const pointed = [
      ...atoms.slice(Math.max(0, draft.first - 5), draft.first),
      ...atoms.slice(draft.end, draft.end + 2),
    ].some(({ norm }) => hasRole(norm, 'here', language));
    const source = last ?? (pointed ? before : undefined) ?? (draft.crowd ? PERSONS : undefined);
    if (source === undefined) continue;
    draft.unit = source.unit;
    draft.kind = source.kind;
    if (source.of !== undefined) draft.of = source.of;
    draft.carried = true;
    last = source;
  }
}

/** Whether no noun of its own can follow a bare number: a function word, a sign, a name or nothing comes next. */
function endsPhrase(next: Atom | undefined, crowd: boolean, language: NumberLanguage): boolean {
  if (next === undefined || next.kind === 'sign' || next.capital) return true;
  // "Tienduizenden betoogden", "tens of thousands marched": a regular past tense.
  if (crowd && (language === 'nl' ? /[dt]en$/ : /ed$/).test(next.norm)) return true;
  return (['stop', 'prep', 'here', 'with'] as const).some((role) => hasRole(next.norm, role, language));
}
