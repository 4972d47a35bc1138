import { describe, expect, it } from 'vitest';
import { codeDocument } from '../../../src/coding/index.ts';
import { readText, toDocument } from '../../../src/ingest/index.ts';
import { loadPipeline } from '../../../src/language/pipeline.ts';

const pipeline = loadPipeline({ lang: 'nl' });

/** The speakers of the last claim of a text, outermost first. */
function speakers(text: string): string {
  const { claims } = codeDocument(pipeline(toDocument(readText('sources', text))), {
    published: '2025-03-12',
  });
  return (claims.at(-1)?.attribution ?? []).map(({ speaker }) => speaker.id ?? speaker.text).join(' < ');
}

describe('who has it from whom', () => {
  it.each([
    [
      'De Litouwse minister zegt van een Letse collega te hebben gehoord dat Rusland troepen stuurt naar Belarus.',
      'LTU < LVA',
    ],
    [
      'Reuters meldt, onder verwijzing naar een Turkse diplomaat, dat Iran drones levert aan Soedan.',
      'GBR < TUR',
    ],
    ['Washington heeft Seoul straaljagers beloofd.', 'USA'],
  ])('%s', (text, expected) => {
    expect(speakers(text)).toBe(expected);
  });
});

describe('who speaks without a verb of saying', () => {
  it.each([
    ['Tokio: opnieuw twee Chinese schepen bij de Senkaku-eilanden gezien.', 'JPN'],
    ['Uit een rapport van de VN blijkt dat Rwanda soldaten naar Congo heeft gestuurd.', 'UN'],
    ['In een verklaring van het Kremlin staat dat Rusland troepen terugtrekt uit Armenië.', 'RUS'],
    ['Iran heeft raketten aan Rusland geleverd, staat in een rapport van het Pentagon.', 'USA'],
    ['Rusland stuurt troepen naar Belarus, klinkt het in Warschau.', 'POL'],
    ['Rusland stuurt troepen naar Belarus, weet de Poolse minister Sikorski.', 'POL'],
    ['Rusland heeft, als we Washington mogen geloven, troepen naar Belarus gestuurd.', 'USA'],
    ['China, dat wapens levert aan Pakistan, riep beide buren op tot kalmte.', ''],
  ])('%s', (text, expected) => {
    expect(speakers(text)).toBe(expected);
  });
});

describe('whose words they are by the order of the sentence', () => {
  it.each([
    ['De laatste grensposten gaan dicht: Polen verlaat het akkoord met Belarus, zei Sikorski.', 'POL'],
    ['Moskou stuurt troepen naar Belarus, naar Kyiv beweert.', 'UKR'],
    ['Caracas kondigde aan te oefenen en dreigde Georgetown met een inval.', 'VEN'],
    ['Pakistan, dat raketten afvuurde, vroeg India zondag om overleg.', 'PAK'],
  ])('%s', (text, expected) => {
    expect(speakers(text)).toBe(expected);
  });
});

describe('a pronoun behind "volgens"', () => {
  it.each([
    [
      'De regering in Praag sloot een akkoord met Warschau. Volgens haar stuurt Tsjechië tanks naar Oekraïne.',
      'CZE',
    ],
    [
      'De Colombiaanse onderzoeker Ana Pardo volgt het leger. Zij zegt dat de ELN sterker wordt. Volgens haar zal de ELN het leger aanvallen.',
      'COL',
    ],
    ['Rusland stuurt troepen naar Belarus, zegt econoom Ines Kolk, die in Gent doceert.', 'BEL'],
  ])('%s', (text, expected) => {
    expect(speakers(text)).toBe(expected);
  });
});
