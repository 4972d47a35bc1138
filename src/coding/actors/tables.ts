import { readResource, readTable } from '../../resources.ts';
import {
  cellValues,
  listed,
  termOf,
  type ActorLanguage,
  type Entry,
  type EntryKind,
  type ListedName,
} from './entries.ts';
import type { Office } from './office.ts';

/** Files packs/actors/persons-*.tsv, in the order they are read. */
export const PERSON_TABLES = [
  'africa',
  'americas',
  'asia',
  'europe',
  'middle-east',
  'organisations',
] as const;

/** States with their names, adjectives, inhabitants and seats of government. */
export function stateNames(language: ActorLanguage): ListedName[] {
  const facts = new Map(readTable('packs', 'actors', 'states.tsv').map((row) => [row.id, row]));
  const names: ListedName[] = [];
  for (const row of readTable('packs', language, 'states.tsv')) {
    const id = row.id;
    const wikidata = facts.get(id)?.wikidata ?? '';
    const name = (cellValues(row.names)[0] ?? id).replace(/^[=?!*~]/, '');
    const base = { id, ids: [id], country: id, name };
    const state = { ...base, ...(wikidata === '' ? {} : { wikidata }) };
    const add = (cell: string, entry: Entry, anyCase: boolean): void => {
      for (const text of cellValues(cell)) names.push(listed(text, entry, 'sure', anyCase));
    };
    add(row.names, { ...state, kind: 'state' }, true);
    add(row.adjectives, { ...base, kind: 'adjective' }, true);
    add(row.demonyms, { ...base, kind: 'demonym' }, true);
    add(row.seats, { ...state, kind: 'seat', sector: 'GOV' }, false);
  }
  return names;
}

/** Regions, alliances and peoples that are no one state. */
export function groupNames(language: ActorLanguage): ListedName[] {
  return readTable('packs', language, 'groups.tsv').flatMap((row) => {
    const ids = cellValues(row.ids);
    const near = cellValues(row.near);
    const texts = cellValues(row.names);
    const form = row.form;
    const kind: EntryKind =
      ids.length === 0
        ? 'group'
        : form === 'adjective'
          ? 'adjective'
          : form === 'people'
            ? 'demonym'
            : 'state';
    const id = ids.length === 0 ? `group-${form}` : ids.join('+');
    const entry: Entry = {
      kind: ids[0] === 'EU' || ids[0] === 'UN' ? (form === 'name' ? 'organisation' : kind) : kind,
      id,
      ids,
      name: texts[0]?.replace(/^[=?!*~]/, '') ?? id,
      ...(near.length === 0 ? {} : { near }),
    };
    const strength = near.length === 0 ? 'sure' : 'contextual';
    return texts.map((text) => listed(text, entry, strength, !/[=?]/.test(text)));
  });
}

/** Organisations under the names of all languages and of this one. */
export function organisationNames(language: ActorLanguage): ListedName[] {
  const own = new Map(readTable('packs', language, 'organisations.tsv').map((row) => [row.id, row.names]));
  const countries = new Set(readTable('packs', 'actors', 'states.tsv').map((row) => row.id));
  return readTable('packs', 'actors', 'organisations.tsv').flatMap((row) => {
    const texts = [...cellValues(row.names), ...cellValues(own.get(row.id))];
    const base = {
      kind: 'organisation' as const,
      id: row.id,
      name: (cellValues(own.get(row.id))[0] ?? texts[0] ?? row.id).replace(/^[=?!*~]/, ''),
      ids: row.actor === '' ? [] : [row.actor],
      sector: row.sector,
      ...(row.wikidata === '' ? {} : { wikidata: row.wikidata }),
      ...(countries.has(row.actor)
        ? { country: row.actor }
        : row.kind !== 'igo' && row.country !== ''
          ? { country: row.country }
          : {}),
    };
    const dated = row.from !== '' || row.until !== '';
    const office = { actor: row.actor, sector: row.sector, role: '' };
    const entry: Entry = dated
      ? { ...base, offices: [{ ...office, term: termOf(row.from, row.until, row.id) }] }
      : base;
    return texts.map((text) => listed(text, entry, 'sure', false));
  });
}

/** Persons under their full names, under the surnames that mean only them, and under the shared ones. */
export function personNames(): ListedName[] {
  const countries = new Set(readTable('packs', 'actors', 'states.tsv').map((row) => row.id));
  const names: ListedName[] = [];
  for (const table of PERSON_TABLES) {
    const rows = readTable('packs', 'actors', `persons-${table}.tsv`);
    const offices = new Map<string, Office[]>();
    for (const row of rows) {
      const term = termOf(row.from, row.until, `packs/actors/persons-${table}.tsv: ${row.id}`);
      const office = { actor: row.actor, sector: row.sector, role: row.role, term };
      const list = offices.get(row.id);
      if (list === undefined) offices.set(row.id, [office]);
      else list.push(office);
    }
    for (const row of rows) {
      if (row.names === '') continue;
      const held = offices.get(row.id) ?? [];
      const country = held.find((office) => countries.has(office.actor))?.actor;
      const entry: Entry = {
        kind: 'person',
        id: row.id,
        ids: [],
        name: cellValues(row.names)[0],
        offices: held,
        ...(country === undefined ? {} : { country }),
        ...(row.wikidata === '' ? {} : { wikidata: row.wikidata }),
      };
      for (const text of cellValues(row.names)) names.push(listed(text, entry, 'sure', false));
      for (const text of cellValues(row.short)) names.push(listed(text, entry, 'surname', false));
      for (const text of cellValues(row.weak)) names.push(listed(text, entry, 'weak', false));
      if (row.short !== '' || row.weak !== '') continue;
      const surnames = new Set(cellValues(row.names).map((text) => surnameOf(text, country)));
      for (const text of surnames) if (text !== undefined) names.push(listed(text, entry, 'derived', false));
    }
  }
  return names;
}

/** States whose names begin with the surname. */
const SURNAME_FIRST: ReadonlySet<string> = new Set(['PRK', 'KOR', 'CHN', 'TWN', 'KHM']);

/** The part of a full name that a text goes on with; none for rulers known by a first name, with or without a number. */
function surnameOf(name: string, country: string | undefined): string | undefined {
  const words = name.split(' ');
  const surname = country !== undefined && SURNAME_FIRST.has(country) ? words[0] : words[words.length - 1];
  const usable =
    words.length > 1 &&
    /^\p{Lu}\p{Ll}{2}/u.test(surname) &&
    !/^(?:Koning|King|Queen|Paus|Pope|Jr)/.test(name);
  return usable ? surname : undefined;
}

/** Cities, regions and sites below the level of a state. */
export function placeNames(): ListedName[] {
  return readTable('packs', 'actors', 'places.tsv').flatMap((row) => {
    const texts = cellValues(row.names);
    const position = { lat: Number(row.lat), lon: Number(row.lon), precision: row.kind };
    const entry: Entry = {
      kind: 'place',
      id: texts[0],
      ids: [row.country],
      country: row.country,
      name: texts[0],
      position,
    };
    return texts.map((text) => listed(text, entry, 'sure', false));
  });
}

/** Words for offices, bodies and kinds of people, and the words that change what a name beside them means. */
export function roleNames(language: ActorLanguage): ListedName[] {
  return readTable('packs', language, 'roles.tsv').flatMap((row) => {
    const entry: Entry = {
      kind: row.class === 'modifier' ? 'modifier' : 'role',
      id: row.role,
      ids: [],
      name: row.role,
      role: row.role,
      class: row.class,
      ...(row.sector === '' ? {} : { sector: row.sector }),
    };
    return cellValues(row.forms).map((text) => listed(text, entry, 'sure', true));
  });
}

/** Phrases that hold a name but mean no actor. */
export function blockedPhrases(language: ActorLanguage): ListedName[] {
  const entry: Entry = { kind: 'blocked', id: 'blocked', ids: [], name: '' };
  return readResource('packs', language, 'not-actors.txt')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => listed(line.trim(), entry, 'sure', false));
}
