import { describe, expect, it } from 'vitest';
import { codeDocument } from '../../../src/coding/index.ts';
import type { Language } from '../../../src/document/index.ts';
import { readText, toDocument } from '../../../src/ingest/index.ts';
import { loadPipeline } from '../../../src/language/pipeline.ts';

const pipelines = { nl: loadPipeline({ lang: 'nl' }), en: loadPipeline({ lang: 'en' }) };

/** Type, actors, recipients and chain of every claim of a text. */
function claims(lang: Language & ('nl' | 'en'), text: string): string[] {
  const { claims: found } = codeDocument(pipelines[lang](toDocument(readText('told', text))), {
    published: '2024-11-06',
  });
  return found.map(({ type, actors, recipients, attribution }) => {
    const names = [actors, recipients].map((side) => side.map(({ id, text: own }) => id ?? own).join('+'));
    const chain = attribution.map(({ speaker, stance }) => `${speaker.id ?? speaker.text} ${stance}`);
    return [`${type} ${names.join(' > ')}`.trim(), ...chain].join(' < ');
  });
}

describe('what is counted or measured', () => {
  it.each([
    ['nl', 'Rusland heeft 40.000 ton graan aan Venezuela geleverd.', ['AID RUS > VEN']],
    ['nl', 'Rusland leverde 300 ton meel aan Cuba.', ['AID RUS > CUB']],
    [
      'en',
      'The United States confirmed on Wednesday that China has sent about 1,000 marines to Djibouti.',
      ['AID CHN > DJI < USA confirms'],
    ],
    [
      'en',
      'Germany has delivered three air defence systems to Egypt, the defence ministry in Berlin said.',
      ['AID DEU > EGY < DEU asserts'],
    ],
    ['en', 'Ukrainian troops have fought North Korean soldiers for the first time.', ['ASSAULT UKR > PRK']],
    ['en', 'Iran moved 20,000 soldiers to its border with Azerbaijan.', ['MOBILIZE IRN > AZE']],
  ] as const)('%s: %s', (lang, text, expected) => {
    expect(claims(lang, text)).toEqual(expected);
  });
});

describe('who is somewhere', () => {
  it.each([
    [
      'nl',
      'In Jemen zijn 70 Iraanse militaire adviseurs aanwezig, stelt Instituut Lichtboei.',
      ['PRESENCE IRN > < Instituut Lichtboei asserts'],
    ],
    [
      'nl',
      'De Zuid-Koreaanse inlichtingendienst bevestigde woensdag dat er ongeveer 11.000 Noord-Koreanen in Koersk zijn.',
      ['PRESENCE PRK > < KOR confirms'],
    ],
    ['en', 'There are 2,500 American troops in Iraq, the Pentagon said.', ['PRESENCE USA > < USA asserts']],
    ['en', 'Three Russians were in Paris.', ['PRESENCE RUS >']],
    ['en', 'Russians were in Paris.', []],
    ['en', 'Some 300 Russian troops are in Russia.', []],
  ] as const)('%s: %s', (lang, text, expected) => {
    expect(claims(lang, text)).toEqual(expected);
  });
});

describe('bare answers', () => {
  const told = 'Iran heeft raketten aan Rusland geleverd, zegt Washington.';
  it.each([
    ['nl', `${told} Teheran noemt de beschuldiging verzonnen.`, ['AID IRN > RUS < IRN denies < USA asserts']],
    ['nl', `${told} Volgens Teheran klopt daar niets van.`, ['AID IRN > RUS < IRN denies < USA asserts']],
    ['nl', `${told} Iran bestrijdt die gegevens.`, ['AID IRN > RUS < IRN denies < USA asserts']],
    [
      'en',
      'A Houthi missile hit a Norwegian freighter on Monday. No one was hurt, the owner said.',
      ['ASSAULT HOUTHI > NOR'],
    ],
  ] as const)('%s: %s', (lang, text, expected) => {
    expect(claims(lang, text)).toEqual(expected);
  });
});
