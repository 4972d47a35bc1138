import fc from 'fast-check';
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
    ['nl', 'Er brak brand uit in de haven van Kaohsiung.', 'Kaohsiung TWN 22.6 120.3 city at'],
    ['nl', 'Betogers vulden het centrum van Belgrado.', 'Belgrado SRB 44.8 20.5 city at'],
    ['nl', 'Een fregat voer door de Straat van Hormuz.', 'Straat van Hormuz  26.6 56.5 region at'],
    ['nl', 'Drones troffen Odesa.', 'Odesa UKR 46.5 30.7 city named'],
    ['nl', 'In Noord-Gaza vielen bommen.', 'Noord-Gaza PSE 31.5 34.5 region at'],
    ['nl', 'Vladivostoks kades zijn leeg.', 'Vladivostok RUS 43.1 131.9 city named'],
    ['en', 'Shells fell in the Yellow Sea.', 'Yellow Sea  35 123 region at'],
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

describe('places.tsv', () => {
  it('has every name once and every place on the globe', () => {
    const rows = readTable('packs', 'places.tsv');
    const names = rows.flatMap(({ names }) => names.split(';'));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    for (const { lat, lon, kind, country } of rows) {
      expect(Math.abs(Number(lat))).toBeLessThanOrEqual(90);
      expect(Math.abs(Number(lon))).toBeLessThanOrEqual(180);
      expect(['city', 'region', 'site']).toContain(kind);
      expect(country).toMatch(/^(?:[A-Z]{3})?$/);
    }
  });
});

describe('findPlaces on any text', () => {
  const words = fc.constantFrom(
    ...'in op bij naar de het stad haven van Moskou Rusland Gaza Noord-Gaza Straat van Hormuz Gele Zee ’s . , Kasjmir The Strait of Kursk near'.split(
      ' ',
    ),
  );

  it('gives ordered spans inside one sentence, and no coordinates for a country', () => {
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 12 }),
        fc.constantFrom('nl' as const, 'en' as const),
        (list, language) => {
          const document = textDocument(list.join(' '), language);
          const { firstToken } = document.layer('sentences');
          let free = 0;
          for (const place of findPlaces(document, findMentions(document))) {
            expect(place.firstToken).toBeGreaterThanOrEqual(free);
            expect(place.endToken).toBeGreaterThan(place.firstToken);
            expect(place.endToken).toBeLessThanOrEqual(firstToken[place.sentence + 1]);
            free = place.endToken;
            expect(place.precision === 'country').toBe(place.lat === undefined);
          }
        },
      ),
    );
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
