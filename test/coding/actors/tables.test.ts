import { describe, expect, it } from 'vitest';
import { ACTOR_LANGUAGES, cellValues, SECTORS, type ListedName } from '../../../src/coding/actors/entries.ts';
import {
  blockedPhrases,
  groupNames,
  organisationNames,
  PERSON_TABLES,
  personNames,
  placeNames,
  roleNames,
  stateNames,
} from '../../../src/coding/actors/tables.ts';
import { daysOf } from '../../../src/coding/actors/office.ts';
import { piecesOf } from '../../../src/coding/actors/pieces.ts';
import { readTable } from '../../../src/resources.ts';

const states = readTable('packs', 'actors', 'states.tsv');
const stateIds = new Set(states.map((row) => row.id));
const organisations = readTable('packs', 'actors', 'organisations.tsv');
const actors = new Set([...stateIds, ...organisations.map((row) => row.actor)]);
const sectors: ReadonlySet<string> = new Set(SECTORS);
const persons = PERSON_TABLES.flatMap((table) => readTable('packs', 'actors', `persons-${table}.tsv`));

describe('states', () => {
  it('has the 193 members of the United Nations and five more that act', () => {
    expect(states.filter((row) => row.un === 'member')).toHaveLength(193);
    for (const id of ['XKX', 'TWN', 'PSE', 'HKG', 'VAT']) expect(stateIds).toContain(id);
  });

  it('has one code, one short code and one Wikidata item each', () => {
    for (const column of ['id', 'alpha2', 'wikidata']) {
      const values = states.map((row) => row[column]);
      expect(new Set(values).size).toBe(values.length);
    }
    for (const { id, alpha2, wikidata } of states) {
      expect(id).toMatch(/^[A-Z]{3}$/);
      expect(alpha2).toMatch(/^[A-Z]{2}$/);
      expect(wikidata).toMatch(/^Q\d+$/);
    }
  });

  it.each(ACTOR_LANGUAGES)('names every state in %s: name, adjective, inhabitants, capital', (language) => {
    const rows = new Map(readTable('packs', language, 'states.tsv').map((row) => [row.id, row]));
    expect([...rows.keys()].sort()).toEqual([...stateIds].sort());
    for (const [id, row] of rows)
      for (const column of ['names', 'adjectives', 'demonyms', 'seats'])
        expect(cellValues(row[column]), `${id} ${column}`).not.toHaveLength(0);
  });

  it.each(ACTOR_LANGUAGES)('gives no name in %s to two states', (language) => {
    const owner = new Map<string, string>();
    for (const { text, entry, strength } of stateNames(language)) {
      if (strength === 'contextual') continue;
      const key = piecesOf(text)
        .map((piece) => piece.key)
        .join(' ');
      expect(owner.get(key) ?? entry.id, text).toBe(entry.id);
      owner.set(key, entry.id);
    }
  });
});

describe('organisations', () => {
  it('have an actor, a country and a sector that exist', () => {
    expect(new Set(organisations.map((row) => row.id)).size).toBe(organisations.length);
    for (const row of organisations) {
      if (row.country !== '') expect(stateIds, row.id).toContain(row.country);
      expect(row.actor, row.id).toMatch(/^(?:[A-Z][A-Z0-9]*)?$/);
      if (row.sector !== '') expect(sectors, row.id).toContain(row.sector);
      for (const date of [row.from, row.until]) if (date !== '') expect(daysOf(date), row.id).toBeDefined();
      if (row.wikidata !== '') expect(row.wikidata).toMatch(/^Q\d+$/);
    }
  });

  it.each(ACTOR_LANGUAGES)('that %s names are in the table', (language) => {
    const ids = new Set(organisations.map((row) => row.id));
    for (const row of readTable('packs', language, 'organisations.tsv')) expect(ids).toContain(row.id);
  });

  it.each([
    'NATO',
    'EU',
    'UN',
    'IAEA',
    'ICC',
    'HAMAS',
    'HEZBOLLAH',
    'HOUTHI',
    'PKK',
    'RSF',
    'M23',
    'JNIM',
    'SDF',
    'FDLR',
    'ISIS',
    'CSTO',
    'MERCOSUR',
    'EUROPOL',
    'MSF',
  ])('have the claim id %s', (id) => {
    expect(actors).toContain(id);
  });
});

describe('persons', () => {
  it('hold at least 600 offices', () => {
    expect(persons.length).toBeGreaterThanOrEqual(600);
  });

  it('act for somebody that exists, in a known sector and role, for a term that ends after it begins', () => {
    const roles = new Set(readTable('packs', 'en', 'roles.tsv').map((row) => row.role));
    const special = new Set(['intelligence-chief', 'police-chief']);
    for (const row of persons) {
      if (row.actor !== '') expect(actors, row.id).toContain(row.actor);
      expect(sectors, row.id).toContain(row.sector);
      expect(roles.has(row.role) || special.has(row.role), `${row.id} ${row.role}`).toBe(true);
      const from = daysOf(row.from);
      expect(from, row.id).toBeDefined();
      if (row.until !== '')
        expect(daysOf(row.until)?.until, row.id).toBeGreaterThanOrEqual(from?.from ?? Infinity);
    }
  });

  it('have names in their first row only, and a Wikidata item of their own', () => {
    const seen = new Set<string>();
    const items = new Set<string>();
    for (const row of persons) {
      expect(row.names !== '', row.id).toBe(!seen.has(row.id));
      seen.add(row.id);
      if (row.wikidata === '') continue;
      expect(items, row.wikidata).not.toContain(row.wikidata);
      items.add(row.wikidata);
    }
  });

  it('share neither a full name nor a sure surname', () => {
    const owner = new Map<string, string>();
    for (const { text, entry, strength } of personNames()) {
      if (strength !== 'sure' && strength !== 'surname') continue;
      const key = piecesOf(text)
        .map((piece) => piece.key)
        .join(' ');
      expect(owner.get(key) ?? entry.id, text).toBe(entry.id);
      owner.set(key, entry.id);
    }
  });

  it('fill one highest office of a state at a time', () => {
    const held = persons.filter((row) => row.role === 'prime-minister' || row.role === 'chancellor');
    for (const one of held) {
      for (const other of held) {
        if (one === other || one.actor !== other.actor || one.id === other.id) continue;
        const first = daysOf(one.from);
        const last = one.until === '' ? undefined : daysOf(one.until);
        const begin = daysOf(other.from);
        if (first === undefined || begin === undefined || begin.from < first.from) continue;
        // The day or month of the hand-over belongs to both.
        expect(begin.until >= (last?.from ?? Infinity), `${one.id} and ${other.id}`).toBe(true);
      }
    }
  });
});

describe('places', () => {
  it('lie in a state that exists, on the globe, once', () => {
    const rows = readTable('packs', 'actors', 'places.tsv');
    for (const row of rows) {
      expect(stateIds, row.names).toContain(row.country);
      expect(['city', 'region', 'site'], row.names).toContain(row.kind);
      expect(Math.abs(Number(row.lat)), row.names).toBeLessThanOrEqual(90);
      expect(Math.abs(Number(row.lon)), row.names).toBeLessThanOrEqual(180);
    }
    const names = rows.flatMap((row) => cellValues(row.names));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('roles and groups', () => {
  it.each(ACTOR_LANGUAGES)('of %s have known sectors and no form twice', (language) => {
    const owner = new Map<string, string>();
    for (const row of readTable('packs', language, 'roles.tsv')) {
      if (row.sector !== '') expect(sectors).toContain(row.sector);
      expect(['office', 'body', 'people', 'modifier']).toContain(row.class);
      for (const form of cellValues(row.forms)) {
        expect(owner.get(form) ?? row.role, form).toBe(row.role);
        owner.set(form, row.role);
      }
    }
  });

  it('have the same role words in every language', () => {
    const words = ACTOR_LANGUAGES.map((language) =>
      readTable('packs', language, 'roles.tsv').map((row) => row.role),
    );
    const missing = words[1].filter((word) => !words[0].includes(word));
    expect(missing).toEqual([]);
  });

  it.each(ACTOR_LANGUAGES)('of %s stand for ids that exist', (language) => {
    for (const { entry } of groupNames(language))
      for (const id of [...entry.ids, ...(entry.near ?? [])]) expect(actors).toContain(id);
  });
});

it.each(ACTOR_LANGUAGES)('every name of %s has something to match', (language) => {
  const all: ListedName[] = [
    ...stateNames(language),
    ...groupNames(language),
    ...organisationNames(language),
    ...personNames(),
    ...placeNames(),
    ...roleNames(language),
    ...blockedPhrases(language),
  ];
  for (const { text } of all) {
    expect(piecesOf(text), text).not.toHaveLength(0);
    expect(text).not.toMatch(/^[=?!*~+]|[=?!*~]$|^\s|\s$/);
  }
});
