import { describe, expect, it } from 'vitest';
import { codeDocument } from '../../../src/coding/index.ts';
import { readText, toDocument } from '../../../src/ingest/index.ts';
import { loadPipeline } from '../../../src/language/pipeline.ts';

const pipelines = { nl: loadPipeline({ lang: 'nl' }), en: loadPipeline({ lang: 'en' }) };

/** Type, actors and recipients of every claim of a text. */
function claims(lang: 'nl' | 'en', text: string): string[] {
  const { claims: found } = codeDocument(pipelines[lang](toDocument(readText('who', text))), {
    published: '2024-11-06',
  });
  return found.map(({ type, actors, recipients }) => {
    const names = [actors, recipients].map((side) => side.map(({ id, text: own }) => id ?? own).join('+'));
    return `${type} ${names.join(' > ')}`.trim();
  });
}

describe('who is left out is the other side of what the article has told', () => {
  it.each([
    [
      'nl',
      'Canada beschuldigt India van spionage. Duitsland zweeg. India dreigt nu met sancties.',
      'THREATEN IND > CAN',
    ],
    [
      'en',
      'Turkey accused Greece of arming the islands. France urged calm. Greece threatened sanctions.',
      'THREATEN GRC > TUR',
    ],
  ] as const)('%s: %s', (lang, text, expected) => {
    expect(claims(lang, text)).toContain(expected);
  });
});

describe('what is done at home', () => {
  it.each([
    ['Het Keniaanse leger bood omwonenden zijn excuses aan.', 'SUPPORT KEN > KEN'],
    ['De Servische minister dreigt de coalitie op te blazen.', 'THREATEN SRB > SRB'],
    ['De Turkse luchtmacht bombardeerde zondag een loods bij Diyarbakir.', 'ASSAULT TUR > TUR'],
    ['De Israëlische luchtmacht bombardeerde zondag een loods bij Baalbek.', 'ASSAULT ISR > LBN'],
  ])('%s', (text, expected) => {
    expect(claims('nl', text)).toContain(expected);
  });
});

describe('whose a phrase is', () => {
  it.each([
    ['Strijders van de Rwandese rebellengroep FDLR overvielen een Congolese post.', ['ASSAULT FDLR > COD']],
    ['Niet Parijs maar Ankara leverde Marokko helikopters.', ['AID TUR > MAR']],
    ['Turkije verkocht Marokko zes drones.', ['COOPERATE TUR > MAR']],
    [
      'India en Nepal spraken in Delhi over de grens. Diplomaten van de twee landen ontmoetten elkaar vorige week in Oman.',
      ['CONSULT NPL > IND', 'CONSULT IND+NPL >'],
    ],
    [
      'Japan en Australië hielden samen een oefening. China was boos. Ook Rusland was boos. Later zei Beijing niets meer. Toen werd het stil. Er gebeurde een maand lang niets. De twee bondgenoten beginnen maandag een nieuwe oefening.',
      ['COOPERATE JPN+AUS >', 'COOPERATE JPN+AUS >'],
    ],
  ])('%s', (text, expected) => {
    expect(claims('nl', text)).toEqual(expected);
  });
});
