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
    [
      'nl',
      'Turkije vuurde een raket af boven Cyprus. Als antwoord schoten Griekse eenheden drie raketten de zee in.',
      'MOBILIZE GRC > TUR',
    ],
    [
      'nl',
      'Canada beschuldigt India van spionage. India stuurde troepen naar de grens.',
      'MOBILIZE IND > CAN',
    ],
  ] as const)('%s: %s', (lang, text, expected) => {
    expect(claims(lang, text)).toContain(expected);
  });
});

describe('who stands in the sentence and takes no part', () => {
  it.each([
    [
      'en',
      'Shelling killed nine people in the Georgian town of Gori, a day after Peru suspended its mission there.',
      'ASSAULT  > GEO',
    ],
    [
      'nl',
      'Analist Ine Maas van de Universiteit Gent zag het aankomen; Moskou levert driekwart van de Algerijnse wapens.',
      'AID RUS > DZA',
    ],
  ] as const)('%s: %s', (lang, text, expected) => {
    expect(claims(lang, text)).toContain(expected);
  });
});

describe('who has a part in an event, or denies it', () => {
  it.each([
    ['en', "Chad denied any role in Sunday's attack on a Sudanese base.", 'ASSAULT TCD > SDN'],
    ['nl', 'Tsjaad ontkende iedere betrokkenheid bij de aanval op een Sudanese basis.', 'ASSAULT TCD > SDN'],
  ] as const)('%s: %s', (lang, text, expected) => {
    expect(claims(lang, text)).toContain(expected);
  });

  it('is not told again beside a verdict', () => {
    expect(claims('nl', 'De Zweed werd veroordeeld voor zijn aandeel in de executies.').join()).not.toContain(
      'ASSAULT',
    );
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

describe('who was named together, and whom the whole text is about', () => {
  it.each([
    [
      'nl',
      'Kenia en Oeganda tekenden een pact. Hun ministers ondertekenden ook een verdrag over vissers.',
      'SUPPORT KEN+UGA >',
    ],
    [
      'nl',
      'Japan en China ruzieden over de visserij. Australië riep beide buren op tot kalmte.',
      'REQUEST AUS > JPN+CHN',
    ],
    [
      'en',
      'Turkey and Greece signed a pact. France was silent. The two neighbours agreed to hold talks.',
      'AGREE TUR+GRC >',
    ],
    [
      'nl',
      'Servië verkeert in crisis. De Servische regering wankelt. De Servische premier zweeg. Washington wacht af. Boeren versperden een brug met tractoren.',
      'PROTEST SRB > SRB',
    ],
    [
      'nl',
      'Armenië kreeg bezoek. In het Kremlin keek Rusland toe. Het stuurde duizend soldaten naar Tadzjikistan.',
      'AID RUS > TJK',
    ],
    [
      'nl',
      'De Poolse inlichtingendienst waarschuwt voor Belarus. De Poolse geheime dienst zegt dat het regime een kernproef houdt.',
      'MOBILIZE BLR >',
    ],
    ['nl', 'Turkije zegt vijf Griekse gevechtsvliegtuigen te hebben neergeschoten.', 'ASSAULT TUR > GRC'],
  ] as const)('%s: %s', (lang, text, expected) => {
    expect(claims(lang, text)).toContain(expected);
  });
});

describe('both sides, and whose country it is', () => {
  it.each([
    ['nl', 'Noorwegen heeft met Chili een verklaring getekend over koper.', 'SUPPORT NOR+CHL >'],
    ['en', 'Norway signed a military pact with Egypt.', 'SUPPORT NOR+EGY >'],
    ['nl', 'Het Noorse parlement bekrachtigde het verdrag met Chili.', 'SUPPORT NOR > CHL'],
    ['nl', 'Sánchez werd door Xi Jinping ontvangen.', 'CONSULT ESP > CHN'],
    ['nl', 'Rubio werd in Beijing ontvangen door Wang Yi.', 'CONSULT USA > CHN'],
    [
      'nl',
      'In Soedan wordt gevochten en het Soedanese leger rukt op. Het regeringsleger krijgt gevechtsvliegtuigen van Egypte.',
      'AID EGY > SDN',
    ],
    ['nl', 'Portugese soldaten schoten op burgers bij Nasir.', 'ASSAULT PRT > SSD'],
    [
      'nl',
      'Zweden en Iran ruilden gevangenen. Oman had maandenlang tussen de hoofdsteden gependeld.',
      'CONSULT OMN > SWE+IRN',
    ],
  ] as const)('%s: %s', (lang, text, expected) => {
    expect(claims(lang, text)).toContain(expected);
  });
});
