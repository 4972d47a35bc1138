import type { Atom, NumberLanguage } from './atoms.ts';
import { afterWord, unitAt, unitLexicon, type UnitLexicon, type UnitMatch } from './unit-words.ts';
import { hasRole, wordRoles, type WordRole } from './word-roles.ts';

/** What the very next word is, when it is something that numbers count ("2000 dorpen"). */
export function countedNounAt(
  atoms: readonly Atom[],
  i: number,
  language: NumberLanguage,
): UnitMatch | undefined {
  return atoms[i]?.kind === 'word' ? unitAt(atoms, i, 2, unitLexicon(language), language) : undefined;
}

const QUOTES: ReadonlySet<string> = new Set(['‘', '“', '"', "'", '„', '’']);
const MOST_WORDS = 6;

/**
 * What the number that ends before atom `i` counts: looks over adjectives, names and a participle with its phrase to the
 * first noun of the table.
 * @param value the number: only one takes a singular noun
 * @param vague "tientallen", "hundreds": an of-phrase may follow
 */
export function findUnit(
  atoms: readonly Atom[],
  i: number,
  value: number,
  vague: boolean,
  language: NumberLanguage,
): UnitMatch | undefined {
  const lexicon = unitLexicon(language);
  const hyphen = atoms[i];
  if (hyphen?.norm === '-' && hyphen.glued && atoms[i + 1]?.glued === true) {
    // "24-hour", "six-week": the unit stands in the singular.
    const unit = lexicon.singular.get(atoms[i + 1].norm);
    return unit === undefined || unit.kind === 'count'
      ? undefined
      : { ...unit, end: i + 2, noun: atoms[i + 1].norm };
  }
  let at = i;
  if (atoms[at]?.norm === 'of' || atoms[at]?.norm === 'van') {
    // "Hundreds of drones", "three of the drones"; but "drie van Nederland" counts something else.
    at++;
    const definite = hasRole(atoms[at]?.norm, 'definite', language);
    if (!definite && !vague) return undefined;
    if (definite) at++;
  }
  let adjectives = true;
  for (let words = 0; words < MOST_WORDS; words++) {
    const atom = atoms[at];
    if (atom === undefined) return undefined;
    const found = unitAt(atoms, at, value, lexicon, language);
    if (found !== undefined) return widest(atoms, found, value, lexicon, language);
    if (atom.kind === 'sign') {
      if (!QUOTES.has(atom.norm)) return undefined;
      at++;
      continue;
    }
    if (atom.kind === 'number') {
      // "14 Leopard 2 tanks": a type number after a name.
      if (words === 0 || atoms[at - 1]?.capital !== true) return undefined;
      at++;
      continue;
    }
    const roles = wordRoles(language).get(atom.norm);
    if (roles?.has('and') === true && words > 0 && joinsAdjectives(atoms, at, value, lexicon, language)) {
      at++;
      continue;
    }
    if (roles?.has('prep') === true && language === 'nl')
      return afterParticiple(atoms, at + 1, value, lexicon, language);
    if (roles?.has('stop') === true || roles?.has('prep') === true) return undefined;
    const unknown = adjectives ? unknownNoun(atoms, at, value, language) : undefined;
    if (unknown !== undefined && !followedByUnit(atoms, afterWord(atoms, at), value, lexicon, language))
      return unknown;
    if (!mayPrecede(atom, roles, language)) return undefined;
    // An infinitive ends like a plural: "de 787 laten krimpen".
    if (language === 'nl' && !atom.capital && !atom.norm.endsWith('e')) adjectives = false;
    at = afterWord(atoms, at);
  }
  return undefined;
}

/** "Military and civilian personnel": a counted noun comes within two words of the conjunction. */
function joinsAdjectives(
  atoms: readonly Atom[],
  and: number,
  value: number,
  lexicon: UnitLexicon,
  language: NumberLanguage,
): boolean {
  if (unitAtWord(atoms, and + 1, value, lexicon, language) !== undefined) return false;
  return followedByUnit(atoms, and + 1, value, lexicon, language);
}

/** Whether a noun of the table stands at an atom or one adjective further on. */
function followedByUnit(
  atoms: readonly Atom[],
  i: number,
  value: number,
  lexicon: UnitLexicon,
  language: NumberLanguage,
): boolean {
  if (unitAtWord(atoms, i, value, lexicon, language) !== undefined) return true;
  const adjective = atoms[i]?.kind === 'word' && !wordRoles(language).has(atoms[i].norm);
  return adjective && unitAtWord(atoms, afterWord(atoms, i), value, lexicon, language) !== undefined;
}

function unitAtWord(
  atoms: readonly Atom[],
  i: number,
  value: number,
  lexicon: UnitLexicon,
  language: NumberLanguage,
): UnitMatch | undefined {
  return atoms[i]?.kind === 'word' ? unitAt(atoms, i, value, lexicon, language) : undefined;
}

/**
 * A plural that the table does not list. In English it gives the unit by taking off its ending ("settlements": settlement);
 * in Dutch, where verbs end alike and the unit would need translating, only what is counted.
 */
function unknownNoun(
  atoms: readonly Atom[],
  i: number,
  value: number,
  language: NumberLanguage,
): UnitMatch | undefined {
  const { norm, capital } = atoms[i];
  const end = afterWord(atoms, i);
  if (value === 1 || capital || norm.length < 5 || end !== i + 1) return undefined;
  if (language === 'nl') {
    const plural = /(?:[^dt]en|s)$/.test(norm) && !norm.endsWith('ens') && !norm.endsWith('is');
    return plural ? { unit: '', kind: 'count', end, noun: norm } : undefined;
  }
  if (!/[^siu]s$/.test(norm)) return undefined;
  return { unit: singularOf(norm), kind: 'count', end, noun: norm };
}

function singularOf(plural: string): string {
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  return /(?:s|x|z|ch|sh)es$/.test(plural) ? plural.slice(0, -2) : plural.slice(0, -1);
}

/** Between a Dutch number and its noun stand inflected adjectives and names; English adjectives have no mark. */
function mayPrecede(atom: Atom, roles: ReadonlySet<WordRole> | undefined, language: NumberLanguage): boolean {
  if (language === 'en' || atom.capital || roles?.has('skip') === true) return true;
  return atom.norm.endsWith('e') || atom.norm.endsWith('en');
}

/** "Achttien door Berlijn beloofde tanks", "drie tot dwangarbeid veroordeelde Amerikanen". */
function afterParticiple(
  atoms: readonly Atom[],
  i: number,
  value: number,
  lexicon: UnitLexicon,
  language: NumberLanguage,
): UnitMatch | undefined {
  for (let at = i; at < Math.min(i + 5, atoms.length); at = afterWord(atoms, at)) {
    const atom = atoms[at];
    if (atom.kind !== 'word') return undefined;
    if (at === i || atom.capital || !/(?:de|te|en)$/.test(atom.norm) || wordRoles(language).has(atom.norm))
      continue;
    let next = at + 1;
    for (let adjectives = 0; adjectives < 3 && atoms[next]?.kind === 'word'; adjectives++) {
      const found = unitAt(atoms, next, value, lexicon, language);
      if (found !== undefined) return found;
      if (wordRoles(language).has(atoms[next].norm) || !mayPrecede(atoms[next], undefined, language)) break;
      next = afterWord(atoms, next);
    }
  }
  return undefined;
}

/** English noun groups are headed by their last noun: "arms inspectors", "fighter jets". */
function widest(
  atoms: readonly Atom[],
  found: UnitMatch,
  value: number,
  lexicon: UnitLexicon,
  language: NumberLanguage,
): UnitMatch {
  if (language !== 'en' || found.kind !== 'count' || atoms[found.end]?.kind !== 'word') return found;
  const next = unitAt(atoms, found.end, value, lexicon, language);
  return next?.kind === 'count' ? next : found;
}
