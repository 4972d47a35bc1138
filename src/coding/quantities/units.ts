import { readTable } from '../../resources.ts';
import type { Atom, NumberLanguage } from './atoms.ts';

export type UnitKind = 'count' | 'measure' | 'time' | 'money' | 'ratio' | 'times';

export interface Unit {
  /** English singular ("person", "shell", "km"), `percent`, or an ISO 4217 code; empty for a currency that the context settles. */
  readonly unit: string;
  readonly kind: UnitKind;
  /** The class counted, where the unit is wider: soldier, dead, hostage. */
  readonly of?: string;
}

/** A unit with the atoms it was read from. */
export interface UnitMatch extends Unit {
  readonly end: number;
  /** The noun as it stands, lower case. */
  readonly noun: string;
}

type WordRole = 'stop' | 'prep' | 'skip' | 'definite' | 'here' | 'with';

interface UnitLexicon {
  readonly singular: ReadonlyMap<string, Unit>;
  readonly plural: ReadonlyMap<string, Unit>;
  /** Plurals that also end Dutch compounds. */
  readonly heads: ReadonlyMap<string, Unit>;
  readonly peoples: ReadonlySet<string>;
  readonly peopleEndings: readonly string[];
  readonly roles: ReadonlyMap<string, ReadonlySet<WordRole>>;
}

const loaded = new Map<NumberLanguage, UnitLexicon>();
let models: ReadonlyMap<string, string> | undefined;

function unitLexicon(language: NumberLanguage): UnitLexicon {
  let lexicon = loaded.get(language);
  if (lexicon === undefined) {
    lexicon = load(language);
    loaded.set(language, lexicon);
  }
  return lexicon;
}

function load(language: NumberLanguage): UnitLexicon {
  const singular = new Map<string, Unit>();
  const plural = new Map<string, Unit>();
  const heads = new Map<string, Unit>();
  for (const row of readTable('packs', language, 'units.tsv')) {
    const kind = row['kind'].replace('!', '') as UnitKind;
    const unit: Unit = { unit: row['unit'], kind, ...(row['of'] === '' ? {} : { of: row['of'] }) };
    for (const word of forms(row['singular'])) singular.set(word, unit);
    for (const word of forms(row['plural'])) {
      // Atoms come without a final 's: "drie commando's" is read as "commando".
      const form = word.endsWith("'s") ? word.slice(0, -2) : word;
      plural.set(form, unit);
      if (language === 'nl' && !row['kind'].endsWith('!')) heads.set(form, unit);
    }
  }
  const peoples = new Set<string>();
  const peopleEndings: string[] = [];
  for (const { form, word } of readTable('packs', language, 'demonyms.tsv')) {
    if (form === 'end') peopleEndings.push(word);
    else peoples.add(word.endsWith("'s") ? word.slice(0, -2) : word);
  }
  const roles = new Map<string, Set<WordRole>>();
  for (const row of readTable('packs', language, 'quantity-words.tsv')) {
    const set = roles.get(row['word']) ?? new Set<WordRole>();
    roles.set(row['word'], set.add(row['role'] as WordRole));
  }
  return { singular, plural, heads, peoples, peopleEndings, roles };
}

function forms(cell: string): string[] {
  return cell.split(',').filter((word) => word !== '');
}

export function hasRole(word: string | undefined, role: WordRole, language: NumberLanguage): boolean {
  return word !== undefined && unitLexicon(language).roles.get(word)?.has(role) === true;
}

/** Whether the very next word is something that numbers count ("2000 dorpen"), so that a number before it is no year. */
export function countedNounAt(atoms: readonly Atom[], i: number, language: NumberLanguage): boolean {
  const atom = atoms[i];
  return atom?.kind === 'word' && unitAt(atoms, i, 2, unitLexicon(language), language) !== undefined;
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
    return unit === undefined || unit.kind === 'count' ? undefined : { ...unit, end: i + 2, noun: atoms[i + 1].norm };
  }
  let at = i;
  if (vague && (atoms[at]?.norm === 'of' || atoms[at]?.norm === 'van')) {
    at++;
    while (hasRole(atoms[at]?.norm, 'definite', language)) at++;
  }
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
    const roles = lexicon.roles.get(atom.norm);
    if (roles?.has('prep') === true && language === 'nl')
      return afterParticiple(atoms, at + 1, value, lexicon, language);
    if (roles?.has('stop') === true || roles?.has('prep') === true) return undefined;
    if (!mayPrecede(atom, roles, language)) return undefined;
    at = afterWord(atoms, at);
  }
  return undefined;
}

/** Between a Dutch number and its noun stand inflected adjectives and names; English adjectives have no mark. */
function mayPrecede(atom: Atom, roles: ReadonlySet<WordRole> | undefined, language: NumberLanguage): boolean {
  if (language === 'en' || atom.capital || roles?.has('skip') === true) return true;
  return atom.norm.endsWith('e') || atom.norm.endsWith('en');
}

/** One past a word with what hyphens join to it: Noord-Koreaanse, nuclear-tipped. */
function afterWord(atoms: readonly Atom[], i: number): number {
  let end = i + 1;
  while (atoms[end]?.norm === '-' && atoms[end].glued && atoms[end + 1]?.glued === true) end += 2;
  return end;
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
    if (at === i || atom.capital || !/(?:de|te|en)$/.test(atom.norm) || lexicon.roles.has(atom.norm)) continue;
    let next = at + 1;
    for (let adjectives = 0; adjectives < 3 && atoms[next]?.kind === 'word'; adjectives++) {
      const found = unitAt(atoms, next, value, lexicon, language);
      if (found !== undefined) return found;
      if (lexicon.roles.has(atoms[next].norm) || !mayPrecede(atoms[next], undefined, language)) break;
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

/** The unit that stands at an atom: two words, one word, its last part, a people or a make of weapon. */
function unitAt(
  atoms: readonly Atom[],
  i: number,
  value: number,
  lexicon: UnitLexicon,
  language: NumberLanguage,
): UnitMatch | undefined {
  const atom = atoms[i];
  const next = atoms[i + 1];
  if (next?.kind === 'word' && !next.glued) {
    const phrase = `${atom.norm} ${next.norm}`;
    const unit = look(phrase, value, lexicon);
    if (unit !== undefined) return { ...unit, end: i + 2, noun: phrase };
  }
  if (atom.kind === 'number') return undefined;
  const model = modelAt(atoms, i);
  if (model !== undefined) return model;
  const end = atom.kind === 'word' ? afterWord(atoms, i) : i + 1;
  const last = atoms[end - 1];
  if (last.kind === 'number') return undefined;
  const unit = look(last.norm, value, lexicon) ?? (language === 'nl' ? lookHead(last.norm, lexicon) : undefined);
  if (unit !== undefined) return { ...unit, end, noun: last.norm };
  const people = last.capital || (end > i + 1 && atom.capital);
  if (people && value !== 1 && isPeople(last.norm, lexicon)) return { unit: 'person', kind: 'count', end, noun: last.norm };
  return undefined;
}

function look(word: string, value: number, lexicon: UnitLexicon): Unit | undefined {
  const plural = lexicon.plural.get(word);
  if (plural !== undefined) return plural;
  const singular = lexicon.singular.get(word);
  return singular !== undefined && (value === 1 || singular.kind !== 'count') ? singular : undefined;
}

/** The longest ending of a Dutch compound that is a plural of the table, with at least three letters before it. */
function lookHead(word: string, lexicon: UnitLexicon): Unit | undefined {
  for (let cut = 3; cut <= word.length - 4; cut++) {
    const unit = lexicon.heads.get(word.slice(cut));
    if (unit !== undefined) return unit;
  }
  return undefined;
}

function isPeople(word: string, lexicon: UnitLexicon): boolean {
  return lexicon.peoples.has(word) || lexicon.peopleEndings.some((ending) => word.length > ending.length + 2 && word.endsWith(ending));
}

function modelAt(atoms: readonly Atom[], i: number): UnitMatch | undefined {
  models ??= new Map(readTable('packs', 'models.tsv').map(({ name, unit }) => [name, unit]));
  const atom = atoms[i];
  if (!atom.capital) return undefined;
  const [hyphen, digits] = [atoms[i + 1], atoms[i + 2]];
  if (hyphen?.norm === '-' && hyphen.glued && digits?.kind === 'number' && digits.glued) {
    const unit = models.get(`${atom.norm}-`);
    let end = i + 3;
    // The plural's 's or s belongs to it; a noun behind a hyphen ("F-16-vliegers") is something else.
    while (atoms[end]?.glued === true && (atoms[end].norm === "'" || atoms[end].norm === 's')) end++;
    if (atoms[end]?.norm === '-' && atoms[end].glued) return undefined;
    return unit === undefined ? undefined : { unit, kind: 'count', end, noun: `${atom.norm}-${digits.norm}` };
  }
  if (hyphen?.norm === '-' && hyphen.glued) return undefined;
  const name = atom.norm.endsWith('s') ? atom.norm.slice(0, -1) : atom.norm;
  const unit = models.get(name) ?? models.get(atom.norm);
  // "Leopard 2 tanks" and "Patriot missiles" name the noun themselves.
  if (unit === undefined || (name === atom.norm && hyphen?.kind === 'word' && !hyphen.capital)) return undefined;
  return { unit, kind: 'count', end: i + 1, noun: name };
}
