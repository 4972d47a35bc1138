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

export interface UnitLexicon {
  readonly singular: ReadonlyMap<string, Unit>;
  readonly plural: ReadonlyMap<string, Unit>;
  /** Plurals that also end Dutch compounds. */
  readonly heads: ReadonlyMap<string, Unit>;
  readonly peoples: ReadonlySet<string>;
  readonly peopleEndings: readonly string[];
}

const loaded = new Map<NumberLanguage, UnitLexicon>();
let models: ReadonlyMap<string, string> | undefined;

export function unitLexicon(language: NumberLanguage): UnitLexicon {
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
  return { singular, plural, heads, peoples, peopleEndings };
}

function forms(cell: string): string[] {
  return cell.split(',').filter((word) => word !== '');
}

/** The unit that stands at an atom: two words, one word, its last part, a people or a make of weapon. */
export function unitAt(
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
  const unit =
    look(last.norm, value, lexicon) ?? (language === 'nl' ? lookHead(last.norm, lexicon) : undefined);
  if (unit !== undefined) return { ...unit, end, noun: last.norm };
  const capital = last.capital || (end > i + 1 && atom.capital);
  if (value !== 1 && isPeople(last.norm, capital, lexicon))
    return { unit: 'person', kind: 'count', end, noun: last.norm };
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

/** Religious and ethnic groups go without a capital in Dutch, so that a listed word needs none; an ending does. */
function isPeople(word: string, capital: boolean, lexicon: UnitLexicon): boolean {
  return lexicon.peoples.has(word) || !capital
    ? lexicon.peoples.has(word)
    : lexicon.peopleEndings.some((ending) => word.length > ending.length + 2 && word.endsWith(ending));
}

/** A number of one or two figures behind the name of a weapon: Leopard 2, Challenger 2. */
function isTypeNumber(atoms: readonly Atom[], i: number): boolean {
  return atoms[i]?.kind === 'number' && !atoms[i].glued && /^\d{1,2}$/.test(atoms[i].norm);
}

/** Whether the number at an atom is the type of the weapon named before it. */
export function isModelNumber(atoms: readonly Atom[], i: number): boolean {
  const name = atoms[i - 1];
  return name?.capital === true && isTypeNumber(atoms, i) && weaponModels().has(name.norm);
}

function weaponModels(): ReadonlyMap<string, string> {
  models ??= new Map(readTable('packs', 'models.tsv').map(({ name, unit }) => [name, unit]));
  return models;
}

function modelAt(atoms: readonly Atom[], i: number): UnitMatch | undefined {
  const models = weaponModels();
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
  if (unit === undefined) return undefined;
  const end = isTypeNumber(atoms, i + 1) ? i + 2 : i + 1;
  if (name === atom.norm && atoms[end]?.kind === 'word' && !atoms[end].capital) return undefined;
  return { unit, kind: 'count', end, noun: name };
}

/** One past a word with what hyphens join to it: Noord-Koreaanse, nuclear-tipped. */
export function afterWord(atoms: readonly Atom[], i: number): number {
  let end = i + 1;
  while (atoms[end]?.norm === '-' && atoms[end].glued && atoms[end + 1]?.glued === true) end += 2;
  return end;
}
