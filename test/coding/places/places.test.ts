import { describe, expect, it } from 'vitest';
import { findMentions } from '../../../src/coding/actors/find-mentions.ts';
import { findPlaces } from '../../../src/coding/places/places.ts';
import { readTable } from '../../../src/resources.ts';
import { textDocument } from '../time/text-document.ts';

function read(text: string, language: 'nl' | 'en'): string[] {
  const document = textDocument(text, language);
  return findPlaces(document, findMentions(document, '2024-06-01')).map(
    ({ name, country, lat, lon, precision, relation }) =>
      [name, country, lat ?? '-', lon ?? '-', precision, relation].join(' '),
  );
}

describe('findPlaces', () => {
  it.each([
    ['nl', 'De ministers praatten in Moskou.', 'Moskou RUS 55.8 37.6 city at'],
    ['nl', 'De ministers praatten in Rusland.', 'Rusland RUS - - country at'],
    ['nl', 'Het leger oefent bij het Russische Koersk.', 'Koersk RUS 51.7 36.2 city near'],
    ['nl', 'Op Okinawa liggen mariniers.', 'Okinawa JPN 26.5 127.9 region on'],
    ['nl', 'Een konvooi vertrok naar de stad Chongjin.', 'Chongjin PRK 41.8 129.8 city to'],
    ['nl', 'De generaals zaten in Rawalpindi.', 'Rawalpindi PAK 33.6 73 city at'],
    ['en', 'Talks were held in Washington.', 'Washington USA 38.9 -77 city at'],
    ['en', 'Shells fell near the Russian city of Kursk.', 'Kursk RUS 51.7 36.2 city near'],
  ] as const)('%s: %s', (language, text, expected) => {
    expect(read(text, language)).toEqual([expected]);
  });

  it.each([
    ['nl', 'Moskou sprak van een aanval op Rusland.'],
    ['nl', 'De president van Rusland zweeg.'],
    ['en', 'Washington accused Russia of cheating.'],
  ] as const)('%s: no place in "%s"', (language, text) => {
    expect(read(text, language)).toEqual([]);
  });
});

describe('capitals.tsv', () => {
  it('has one position for each state that has a seat, on the globe', () => {
    const rows = readTable('packs', 'actors', 'capitals.tsv');
    const capitals = rows.filter(({ name }) => name === '').map(({ country }) => country);
    expect(new Set(capitals).size).toBe(capitals.length);
    const seats = readTable('packs', 'nl', 'states.tsv').filter(({ seats }) => seats !== '');
    expect(seats.map(({ id }) => id).filter((id) => !capitals.includes(id))).toEqual([]);
    for (const { lat, lon } of rows) {
      expect(Math.abs(Number(lat))).toBeLessThanOrEqual(90);
      expect(Math.abs(Number(lon))).toBeLessThanOrEqual(180);
      expect(lat).toMatch(/^-?\d+\.\d$/);
    }
  });
});
