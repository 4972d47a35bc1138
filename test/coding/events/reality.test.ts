import { describe, expect, it } from 'vitest';
import { codeDocument } from '../../../src/coding/index.ts';
import type { Language } from '../../../src/document/index.ts';
import { readText, toDocument } from '../../../src/ingest/index.ts';
import { loadPipeline } from '../../../src/language/pipeline.ts';

const pipelines = { nl: loadPipeline({ lang: 'nl' }), en: loadPipeline({ lang: 'en' }) };

/** Type and how real every claim of a text is, with what is denied or unsure. */
function realities(lang: Language & ('nl' | 'en'), text: string): string[] {
  const { claims } = codeDocument(pipelines[lang](toDocument(readText('reality', text))), {
    published: '2025-03-12',
  });
  return claims.map(({ type, reality, polarity, certainty }) =>
    [
      type,
      reality,
      ...(polarity === 'negative' ? ['negative'] : []),
      ...(certainty === 'certain' ? [] : [certainty]),
    ].join(' '),
  );
}

describe('the present tense', () => {
  it.each([
    ['nl', 'Frankrijk en Duitsland onderhandelen in Wenen over een gasverdrag.', ['CONSULT ongoing']],
    ['nl', 'Duitse instructeurs leiden Oekraïense soldaten op in Beieren.', ['AID ongoing']],
    ['nl', 'Iran levert drones aan Rusland.', ['AID actual']],
    ['nl', 'Duitsland stuurt morgen tien tanks naar Oekraïne.', ['AID planned']],
    ['nl', 'Vóór 1 april verlaat het Franse leger Senegal.', ['RETREAT planned']],
    ['nl', 'Egypte bemiddelt deze week tussen Hamas en Israël.', ['CONSULT ongoing']],
    ['en', 'Germany is training Ukrainian soldiers in Bavaria.', ['AID ongoing']],
  ] as const)('%s: %s', (lang, text, expected) => {
    expect(realities(lang, text)).toEqual(expected);
  });
});

describe('what hangs on a condition', () => {
  it.each([
    ['nl', 'Zolang Rusland aanvalt, levert Berlijn wapens aan Kyiv.', ['AID conditional']],
    [
      'nl',
      'Parijs stuurt soldaten naar Oekraïne, mits er een bestand komt.',
      ['AID conditional', 'RETREAT hypothetical'],
    ],
    ['nl', 'Anders legt Washington sancties op aan Bagdad, waarschuwde Rubio.', ['SANCTION conditional']],
    [
      'nl',
      'Iran dreigde met een aanval op Israël als de VS de sancties niet opheffen.',
      ['THREATEN actual', 'ASSAULT conditional', 'RETREAT hypothetical negative'],
    ],
    ['nl', 'Als lid van de NAVO stuurt Turkije troepen naar Kosovo.', ['AID actual']],
    ['nl', 'Polen viel de grens aan als vergelding voor de sancties van de EU.', []],
    [
      'en',
      'Poland will close its border with Belarus unless Minsk frees the prisoners.',
      ['COERCE conditional', 'RETREAT hypothetical'],
    ],
    ['en', 'Otherwise the EU will impose sanctions on Serbia.', ['SANCTION conditional']],
  ] as const)('%s: %s', (lang, text, expected) => {
    expect(
      realities(lang, text).filter((claim) => expected.length > 0 || /conditional|hypothetical/.test(claim)),
    ).toEqual(expected);
  });
});

describe('what is asked, meant or wished for', () => {
  it.each([
    ['nl', 'Levert Duitsland alsnog Taurus-raketten aan Oekraïne?', ['AID hypothetical unknown']],
    ['en', 'Will Germany send Taurus missiles to Ukraine?', ['AID hypothetical unknown']],
    ['nl', 'Waarom heeft Rusland Oekraïne aangevallen?', ['ASSAULT actual']],
    ['nl', 'Noord-Korea vuurt twee raketten af, maakte Seoul bekend.', ['MOBILIZE actual']],
    ['nl', 'Polen stuurt extra troepen naar Litouwen, maakte Warschau bekend.', ['MOBILIZE planned']],
    ['nl', 'Canada overweegt sancties tegen India.', ['SANCTION hypothetical']],
    ['nl', 'De EU bereidt sancties tegen Georgië voor.', ['SANCTION planned']],
    ['nl', 'De regering in Wenen kondigde sancties tegen Iran aan.', ['SANCTION planned']],
    ['nl', 'Brussel hoopt dat Servië sancties oplegt aan Rusland.', ['SANCTION proposed']],
    ['nl', 'Hongarije zal tegen de sancties stemmen, verwacht Tusk.', ['REJECT predicted']],
    [
      'nl',
      'Het plan van Rusland om de Duitse topman te vermoorden werd verijdeld.',
      ['ASSAULT actual negative'],
    ],
    [
      'nl',
      'Trump had in Moskou Poetin moeten ontmoeten, maar het bezoek werd afgeblazen.',
      ['CONSULT actual negative'],
    ],
  ] as const)('%s: %s', (lang, text, expected) => {
    expect(realities(lang, text)).toEqual(expected);
  });
});
