import { BreuklijnError } from '../../errors.ts';
import { daysOf, OPEN, type Office, type Term } from './office.ts';

/** Languages that have actor tables. */
export const ACTOR_LANGUAGES = ['nl', 'en'] as const;
export type ActorLanguage = (typeof ACTOR_LANGUAGES)[number];

/** Whose business somebody does: PLOVER's sectors, as far as claims use them. */
export const SECTORS = [
  'GOV',
  'MIL',
  'LEG',
  'JUD',
  'SPY',
  'COP',
  'OPP',
  'REB',
  'CRM',
  'CVL',
  'LAB',
  'REF',
  'REL',
  'BUS',
  'MED',
  'EDU',
  'IGO',
  'NGO',
] as const;

export type EntryKind =
  | 'state'
  | 'seat'
  | 'adjective'
  | 'demonym'
  | 'group'
  | 'organisation'
  | 'person'
  | 'role'
  | 'place'
  | 'modifier'
  | 'blocked';

/** Somebody or something that the tables name. */
export interface Entry {
  readonly kind: EntryKind;
  /** Unique for a kind: a country code, the id of an organisation, a person's slug, a role word. */
  readonly id: string;
  /** Claim ids; empty for roles, unaligned groups and whoever has offices instead. */
  readonly ids: readonly string[];
  /** The usual name in the language of the table; of a person the first spelling. */
  readonly name: string;
  readonly country?: string;
  readonly sector?: string;
  readonly wikidata?: string;
  /** Persons, and organisations whose standing has changed. */
  readonly offices?: readonly Office[];
  /** A role's word, or `former`/`against` of a modifier. */
  readonly role?: string;
  /** Of a role: one person, one institution, or persons. */
  readonly class?: string;
  /** Of a place: degrees, WGS 84, and what kind of place it is: city, region or site. */
  readonly position?: { readonly lat: number; readonly lon: number; readonly precision: string };
  /** Claim ids of which one must be named elsewhere in the document. */
  readonly near?: readonly string[];
}

/**
 * How far a name can be trusted when it stands alone: always; as a surname, not after another first name; as a shared surname,
 * where the document speaks of the state or office; as a surname that no table lists, only after the full name or the
 * office; only where the document names the same or a near actor otherwise.
 */
export type Strength = 'sure' | 'surname' | 'weak' | 'derived' | 'contextual';

/** A name as a table lists it. */
export interface ListedName {
  readonly text: string;
  readonly entry: Entry;
  readonly strength: Strength;
  /** Whether capitals may be missing. */
  readonly anyCase: boolean;
  /** Not beside another capitalised word. */
  readonly alone: boolean;
  /** Not at the start of a sentence. */
  readonly inside: boolean;
  /** A shared surname that any other actor in the document makes sure enough ("Kim"). */
  readonly wide: boolean;
}

/** Cells hold several values apart by semicolons. */
export function cellValues(cell: string | undefined): string[] {
  return (cell ?? '').split(';').flatMap((value) => (value.trim() === '' ? [] : [value.trim()]));
}

/** A name as it stands in a cell, read with its mark; the marks are explained in the heads of the tables. */
export function listed(marked: string, entry: Entry, strength: Strength, anyCase: boolean): ListedName {
  const mark = /^[=?!*~+]/.exec(marked)?.[0] ?? '';
  return {
    text: marked.slice(mark.length),
    entry,
    strength: mark === '*' ? 'contextual' : strength,
    anyCase: mark === '~' || (anyCase && !'=?!'.includes(mark || 'x')),
    alone: mark === '?' || mark === '!',
    inside: mark === '!',
    wide: mark === '+',
  };
}

/**
 * A term from two cells, open where empty.
 * @throws BreuklijnError `bad-pack` naming `where`
 */
export function termOf(from: string, until: string, where: string): Term {
  const first = from === '' ? { from: 0, until: 0 } : daysOf(from);
  const last = until === '' ? { from: OPEN, until: OPEN } : daysOf(until);
  if (first === undefined || last === undefined || first.from > last.until) {
    throw new BreuklijnError(
      'bad-pack',
      `${where} has no valid term: "${from}" to "${until}"`,
      'write EDTF days, months or years, the first before the last',
    );
  }
  return { from: first.from, until: last.until };
}
