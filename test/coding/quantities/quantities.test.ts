import { describe, expect, it } from 'vitest';
import { findQuantities } from '../../../src/coding/quantities/quantities.ts';
import { textDocument } from '../time/text-document.ts';

/** Each quantity as `text | value unit`, `value-max unit` for a range, `~` before it when approximate. */
function read(text: string, language: 'nl' | 'en'): string[] {
  return findQuantities(textDocument(text, language)).map(
    ({ text, value, max, unit = '?', approximate }) =>
      `${text} | ${approximate ? '~' : ''}${value}${max === undefined ? '' : `-${max}`} ${unit}`,
  );
}

type Case = readonly [text: string, ...expected: string[]];

const DUTCH: readonly Case[] = [
  // figures and words
  ['Er liggen 1.500 granaten klaar.', '1.500 granaten | 1500 shell'],
  ['De groei was 12,5 procent, daarna 3%.', '12,5 procent | 12.5 percent', '3% | 3 percent'],
  ['Zij stuurden drieduizend soldaten.', 'drieduizend soldaten | 3000 person'],
  ['Drieëntachtig schepen voeren uit.', 'Drieëntachtig schepen | 83 ship'],
  ['Er stonden vijftienhonderd trucks.', 'vijftienhonderd trucks | 1500 truck'],
  ['Zij telden tweehonderdvijfenveertig tanks.', 'tweehonderdvijfenveertig tanks | 245 tank'],
  ['Er zijn 10 000 betogers.', '10 000 betogers | 10000 person'],
  ['Anderhalf miljoen mensen vluchtten.', 'Anderhalf miljoen mensen | 1500000 person'],
  ['Elk kreeg een half miljoen euro.', 'een half miljoen euro | 500000 EUR'],
  // approximation
  ['Ruim duizend man bleef.', 'Ruim duizend man | ~1000 person'],
  ['Naar schatting zo’n 400 doden vielen er.', 'Naar schatting zo’n 400 doden | ~400 person'],
  ['Ten minste 30 huizen brandden af.', 'Ten minste 30 huizen | ~30 house'],
  ['Een stuk of tien boten dreven weg.', 'Een stuk of tien boten | ~10 ship'],
  ['Een twintigtal journalisten keek toe.', 'Een twintigtal journalisten | ~20 person'],
  ['Slechts negen landen stemden mee.', 'Slechts negen landen | 9 country'],
  [
    'Tientallen drones en honderden raketten kwamen neer.',
    'Tientallen drones | ~20 drone',
    'honderden raketten | ~200 missile',
  ],
  ['Honderdduizenden Serviërs liepen mee.', 'Honderdduizenden Serviërs | ~200000 person'],
  ['Enkele honderden boeren blokkeerden de weg.', 'Enkele honderden boeren | ~200 person'],
  ['Tienduizenden gingen de straat op.', 'Tienduizenden | ~20000 person'],
  ['Het kost tientallen miljoenen euro’s.', 'tientallen miljoenen euro’s | ~20000000 EUR'],
  // ranges
  [
    'Tussen de 10.000 en 12.000 arbeiders bouwen mee.',
    'Tussen de 10.000 en 12.000 arbeiders | 10000-12000 person',
  ],
  ['Het zijn drie- à vierduizend soldaten.', 'drie- à vierduizend soldaten | 3000-4000 person'],
  [
    'Tien tot twaalf schepen en 2 tot 3 miljard dollar.',
    'Tien tot twaalf schepen | 10-12 ship',
    '2 tot 3 miljard dollar | 2000000000-3000000000 USD',
  ],
  ['Er waren 10-12 raketten.', '10-12 raketten | 10-12 missile'],
  ['De steun zakte van 45 naar 39 procent.', '45 | 45 percent', '39 procent | 39 percent'],
  [
    'Een tarief van vijftien in plaats van twintig procent.',
    'vijftien | 15 percent',
    'twintig procent | 20 percent',
  ],
  // shares
  [
    'Twee derde van de kiezers en drie op de vijf jongeren zijn tegen.',
    'Twee derde | 66.7 percent',
    'drie op de vijf | 60 percent',
  ],
  [
    'De helft van de oogst ging verloren, een kwart van de vloot ook.',
    'helft | 50 percent',
    'een kwart | 25 percent',
  ],
  // money
  [
    'Voor € 1,5 miljard, $ 20 en 300 pond.',
    '€ 1,5 miljard | 1500000000 EUR',
    '$ 20 | 20 USD',
    '300 pond | 300 GBP',
  ],
  [
    'Oslo gaf 5 miljard kroon, Canberra 40 miljoen Australische dollar.',
    '5 miljard kroon | 5000000000 NOK',
    '40 miljoen Australische dollar | 40000000 AUD',
  ],
  // what is counted
  [
    'Zij leverden 36 Nederlandse gevechtshelikopters en vijf patrouilleboten.',
    '36 Nederlandse gevechtshelikopters | 36 helicopter',
    'vijf patrouilleboten | 5 ship',
  ],
  [
    'Van de zestien door Parijs toegezegde tanks kwamen er twee.',
    'zestien door Parijs toegezegde tanks | 16 tank',
    'twee | 2 tank',
  ],
  ['Zes F-16’s en acht Leopards vertrokken.', 'Zes F-16’s | 6 aircraft', 'acht Leopards | 8 tank'],
  [
    'Praag zette tien diplomaten uit, Riga vijf en Tallinn drie.',
    'tien diplomaten | 10 person',
    'vijf | 5 person',
    'drie | 3 person',
  ],
  [
    'In Bamako zitten tweeduizend instructeurs. Vorige week kwamen er nog honderd bij.',
    'tweeduizend instructeurs | 2000 person',
    'honderd | 100 person',
  ],
  ['Met 141 tegen 5 nam de zaal het voorstel aan.', '141 | 141 vote', '5 | 5 vote'],
  ['Het bestand van zes weken reikt vijf kilometer ver.', 'zes weken | 6 week', 'vijf kilometer | 5 km'],
  ['Zij ontruimden twee woonwijken.', 'twee woonwijken | 2 ?'],
];

const ENGLISH: readonly Case[] = [
  ['Some 15,000 people marched.', 'Some 15,000 people | ~15000 person'],
  ['At least three of the Russian drones fell.', 'At least three of the Russian drones | ~3 drone'],
  [
    'Twenty-five warships and two hundred and ten tanks.',
    'Twenty-five warships | 25 ship',
    'two hundred and ten tanks | 210 tank',
  ],
  [
    'Hundreds of thousands of refugees and a dozen buses.',
    'Hundreds of thousands of refugees | ~200000 person',
    'a dozen buses | 12 bus',
  ],
  [
    'Dozens of rockets hit scores of houses.',
    'Dozens of rockets | ~24 missile',
    'scores of houses | ~40 house',
  ],
  ['It cost $2.18 billion, or £1.7bn.', '$2.18 billion | 2180000000 USD', '£1.7bn | 1700000000 GBP'],
  [
    'Half a million shells and half of the fleet.',
    'Half a million shells | 500000 shell',
    'half | 50 percent',
  ],
  ['Seven in ten voters and a third of the seats.', 'Seven in ten | 70 percent', 'a third | 33.3 percent'],
  [
    'Between 10 and 12 ballistic missiles, 40 to 50 km away.',
    'Between 10 and 12 ballistic missiles | 10-12 missile',
    '40 to 50 km | 40-50 km',
  ],
  ['A 24-hour ceasefire and a six-week truce.', '24-hour | 24 hour', 'six-week | 6 week'],
  ['14 Leopard 2 tanks and 30 Tomahawks.', '14 Leopard 2 tanks | 14 tank', '30 Tomahawks | 30 missile'],
  [
    'They razed 21 settlements and 12 weather stations.',
    '21 settlements | 21 settlement',
    '12 weather stations | 12 station',
  ],
  ['They sent 40 military and civilian observers.', '40 military and civilian observers | 40 person'],
];

describe('findQuantities in Dutch', () => {
  it.each(DUTCH)('%s', (text, ...expected) => {
    expect(read(text, 'nl')).toEqual(expected);
  });
});

describe('findQuantities in English', () => {
  it.each(ENGLISH)('%s', (text, ...expected) => {
    expect(read(text, 'en')).toEqual(expected);
  });
});

describe('what is no quantity', () => {
  it.each([
    ['Op 3 mei 2024 om 21.55 uur begon het, vlak voor vier uur ’s nachts.', 'nl'],
    ['De Hwasong-15, de F-16 en de G7 kwamen ter sprake.', 'nl'],
    ['Artikel 5 en resolutie 1718 gelden, zie pagina 14 en nr 3.', 'nl'],
    ['Het werd 8-0, later 31-24.', 'nl'],
    ['De eerste, de 32ste en de tweede keer.', 'nl'],
    ['Een soldaat en een schip.', 'nl'],
    ['Hij is een 34-jarige bakker; zijn zoon is twaalf jaar oud, de jongste is vier.', 'nl'],
    ['De 787 en Airbus 380 vliegen, het akkoord van 2018 ligt stil.', 'nl'],
    ['Een derde land bemiddelt, op twee na het grootste.', 'nl'],
    ['World War Two ended on 2 September 1945 at 9 am.', 'en'],
    ['A man, aged 42, read Article 4 of resolution 2397.', 'en'],
  ] as const)('%s', (text, language) => {
    expect(read(text, language)).toEqual([]);
  });
});

describe('marks for the caller', () => {
  it.each([
    ['De twee leiders zwegen.', true],
    ['Beide landen zwegen.', true],
    ['Twee leiders zwegen.', false],
    ['De 1.500 soldaten zwegen.', false],
  ])('%s is definite: %s', (text, definite) => {
    expect(findQuantities(textDocument(text, 'nl')).map((quantity) => quantity.definite)).toEqual([definite]);
  });

  it('tells what is counted inside a wide unit, and a rate', () => {
    const [dead, hostages, daily] = findQuantities(
      textDocument(
        'Er vielen 40 doden en 12 gijzelaars kwamen vrij; 300 Venezolanen per dag vluchten.',
        'nl',
      ),
    );
    expect([dead.of, hostages.of, daily.of, daily.per]).toEqual(['dead', 'hostage', 'venezolanen', 'day']);
  });

  it('marks a unit that was carried over', () => {
    const found = findQuantities(textDocument('Riga wees tien diplomaten uit, Praag vier.', 'nl'));
    expect(found.map(({ carried }) => carried)).toEqual([false, true]);
  });
});
