import { describe, expect, it } from 'vitest';
import { findTimes, resolve, type TimeContext } from '../../../src/coding/time/times.ts';
import { textDocument } from './text-document.ts';

/** Text, publication date, then each expression as `text | start..end`; an unknown side is left empty. */
type Case = readonly [text: string, published: string, ...expected: string[]];

function read(text: string, language: 'nl' | 'en', published: string): string[] {
  const context = published === '' ? {} : { published };
  return findTimes(textDocument(text, language), context).map(
    ({ text, start = '', end = '' }) => `${text} | ${start}..${end}`,
  );
}

const DUTCH: readonly Case[] = [
  // days
  ['De gezant landde woensdag in Praag.', '2024-03-15', 'woensdag | 2024-03-13..2024-03-13'],
  ['De gezant landde op vrijdag in Praag.', '2024-03-15', 'vrijdag | 2024-03-15..2024-03-15'],
  ['Zaterdagochtend vroeg ging de sirene.', '2024-03-15', 'Zaterdagochtend | 2024-03-09..2024-03-09'],
  ['Afgelopen vrijdag zwegen de kanonnen.', '2024-03-15', 'Afgelopen vrijdag | 2024-03-08..2024-03-08'],
  ['Komende vrijdag praten zij verder.', '2024-03-15', 'Komende vrijdag | 2024-03-22..2024-03-22'],
  ['Maandag over een week is de zitting.', '2024-03-15', 'Maandag over een week | 2024-03-25..2024-03-25'],
  ['Dinsdag vorige week brak de dijk.', '2024-03-15', 'Dinsdag vorige week | 2024-03-05..2024-03-05'],
  [
    'In de nacht van zondag op maandag viel de stroom uit.',
    '2024-03-15',
    'In de nacht van zondag op maandag | 2024-03-10..2024-03-11',
  ],
  [
    'Gisteravond en eergisteren bleef het stil.',
    '2024-03-01',
    'Gisteravond | 2024-02-29..2024-02-29',
    'eergisteren | 2024-02-28..2024-02-28',
  ],
  ['Vannacht werd er geschoten.', '2024-03-01', 'Vannacht | 2024-02-29..2024-03-01'],
  [
    'Morgen, of anders overmorgen, vertrekt het schip.',
    '2024-12-31',
    'Morgen | 2025-01-01..2025-01-01',
    'overmorgen | 2025-01-02..2025-01-02',
  ],
  // weeks and weekends
  ['Afgelopen weekend bezochten zij het front.', '2024-03-12', 'Afgelopen weekend | 2024-03-09..2024-03-10'],
  ['In het weekend voer het schip uit.', '2024-03-12', 'In het weekend | 2024-03-09..2024-03-10'],
  ['Komend weekend is er overleg.', '2024-03-12', 'Komend weekend | 2024-03-16..2024-03-17'],
  [
    'Vorige week en deze week lag het verkeer stil.',
    '2024-03-13',
    'Vorige week | 2024-03-04..2024-03-10',
    'deze week | 2024-03-11..2024-03-17',
  ],
  ['Twee weken geleden begon het.', '2024-03-13', 'Twee weken geleden | 2024-02-26..2024-03-03'],
  // months
  ['In april trok de helft weg.', '2024-03-13', 'In april | 2023-04-01..2023-04-30'],
  ['Eind augustus liep het bestand af.', '2024-03-13', 'Eind augustus | 2023-08-21..2023-08-31'],
  [
    'Half februari, begin maart: de data schoven steeds op.',
    '2024-03-13',
    'Half februari | 2024-02-11..2024-02-20',
    'begin maart | 2024-03-01..2024-03-10',
  ],
  ['In mei 1998 schrok de hele regio.', '2024-03-13', 'In mei 1998 | 1998-05-01..1998-05-31'],
  ['In mei vorig jaar tekenden beide partijen.', '2024-03-13', 'In mei vorig jaar | 2023-05-01..2023-05-31'],
  ['Een maand geleden leek vrede dichtbij.', '2024-03-31', 'Een maand geleden | 2024-02-01..2024-02-29'],
  ['Volgende maand komt het voorstel.', '2024-12-05', 'Volgende maand | 2025-01-01..2025-01-31'],
  // dates
  ['Op 27 januari viel de stad.', '2024-03-13', 'Op 27 januari | 2024-01-27..2024-01-27'],
  ['Op 3 november 2023 viel de stad.', '2024-03-13', 'Op 3 november 2023 | 2023-11-03..2023-11-03'],
  ['Tussen 3 en 7 mei oefende de vloot.', '2024-06-13', 'Tussen 3 en 7 mei | 2024-05-03..2024-05-07'],
  [
    'Van 28 februari tot en met 2 maart lag de haven plat.',
    '2024-06-13',
    'Van 28 februari tot en met 2 maart | 2024-02-28..2024-03-02',
  ],
  ['Bijgewerkt 2024-02-29.', '2024-06-13', '2024-02-29 | 2024-02-29..2024-02-29'],
  // seasons, quarters, years
  ['Afgelopen winter bleef het licht uit.', '2024-04-03', 'Afgelopen winter | 2023-12-01..2024-02-29'],
  [
    'In het najaar van 2020 vielen de eerste bommen.',
    '2024-04-03',
    'In het najaar van 2020 | 2020-09-01..2020-11-30',
  ],
  ['Dit voorjaar vertrok het garnizoen.', '2024-07-03', 'Dit voorjaar | 2024-03-01..2024-05-31'],
  [
    'In het tweede kwartaal kromp de export.',
    '2024-08-03',
    'In het tweede kwartaal | 2024-04-01..2024-06-30',
  ],
  [
    'In de eerste helft van dit jaar groeide zij.',
    '2024-08-03',
    'In de eerste helft van dit jaar | 2024-01-01..2024-06-30',
  ],
  [
    'In 2019 en eind 2021 was er overleg.',
    '2024-08-03',
    'In 2019 | 2019-01-01..2019-12-31',
    'eind 2021 | 2021-10-01..2021-12-31',
  ],
  ['Medio 2023 lag er een ontwerp.', '2024-08-03', 'Medio 2023 | 2023-06-01..2023-07-31'],
  ['Begin dit jaar sloot de grens.', '2024-08-03', 'Begin dit jaar | 2024-01-01..2024-03-31'],
  ['Eind jaren zestig deserteerde hij.', '2024-08-03', 'Eind jaren zestig | 1967-01-01..1969-12-31'],
  [
    "In de jaren '80 en in de vorige eeuw was dat anders.",
    '2024-08-03',
    "In de jaren '80 | 1980-01-01..1989-12-31",
    'in de vorige eeuw | 1900-01-01..1999-12-31',
  ],
  // from some day until now or on
  ['Sinds vorig jaar is de brug dicht.', '2024-08-03', 'Sinds vorig jaar | 2023-01-01..2024-08-03'],
  ['Sinds dinsdag is de brug dicht.', '2024-08-03', 'Sinds dinsdag | 2024-07-30..2024-08-03'],
  ['Al drie weken is de brug dicht.', '2024-08-03', 'Al drie weken | 2024-07-13..2024-08-03'],
  ['Al maanden is de brug dicht.', '2024-08-03', 'Al maanden | 2024-05-03..2024-08-03'],
  [
    'De afgelopen drie dagen was de brug dicht.',
    '2024-08-03',
    'De afgelopen drie dagen | 2024-08-01..2024-08-03',
  ],
  [
    'Binnen dertig dagen moet het leger weg zijn.',
    '2024-08-03',
    'Binnen dertig dagen | 2024-08-03..2024-09-02',
  ],
  ['Later dit jaar komt er een stemming.', '2024-08-03', 'Later dit jaar | 2024-08-03..2024-12-31'],
  ['De vloot krijgt dit jaar nog tien schepen.', '2024-08-03', 'dit jaar | 2024-01-01..2024-12-31'],
  [
    'Een paar dagen geleden klonk dat anders.',
    '2024-08-10',
    'Een paar dagen geleden | 2024-08-05..2024-08-08',
  ],
  [
    'Anderhalf jaar geleden klonk dat anders.',
    '2024-08-10',
    'Anderhalf jaar geleden | 2023-02-01..2023-02-28',
  ],
  ['Over twee maanden is het geld op.', '2024-08-10', 'Over twee maanden | 2024-10-01..2024-10-31'],
  // after the event before
  [
    'Op 27 januari viel de stad. Drie dagen later belde de president.',
    '2024-03-13',
    'Op 27 januari | 2024-01-27..2024-01-27',
    'Drie dagen later | 2024-01-30..2024-01-30',
  ],
  [
    'In maart 2020 sloot de grens. Twee weken later ging zij weer open.',
    '2024-03-13',
    'In maart 2020 | 2020-03-01..2020-03-31',
    'Twee weken later | 2020-03-15..2020-04-14',
  ],
  [
    'Zondag vertrok hij. De dag ervoor had hij nog gebeld.',
    '2024-03-13',
    'Zondag | 2024-03-10..2024-03-10',
    'De dag ervoor | 2024-03-09..2024-03-09',
  ],
  ['Twee weken later was alles anders.', '2024-03-13', 'Twee weken later | ..'],
  [
    'Op 27 januari viel de stad. Een dag nadat het hof had gesproken, vluchtte hij.',
    '2024-03-13',
    'Op 27 januari | 2024-01-27..2024-01-27',
    'Een dag nadat | ..',
  ],
  [
    'In de loop van 2025 en van maandag tot woensdag.',
    '2025-03-13',
    'In de loop van 2025 | 2025-01-01..2025-12-31',
    'van maandag tot woensdag | 2025-03-10..2025-03-12',
  ],
  ['Voor het eerst in tien jaar, op twee na het laatst, sprak hij.', '2024-03-13'],
  [
    'De jaren zeventig en tachtig waren koud.',
    '2024-03-13',
    'De jaren zeventig en tachtig | 1970-01-01..1989-12-31',
  ],
  // feasts, summits, named days
  [
    'Sinds de aanslagen van 11 september is alles anders.',
    '2024-03-13',
    'Sinds de aanslagen van 11 september | 2001-09-11..2024-03-13',
  ],
  ['Met kerst zweeg het geschut.', '2024-03-13', 'Met kerst | 2023-12-25..2023-12-26'],
  ['Op tweede paasdag 2025 zweeg het geschut.', '2025-06-01', 'Op tweede paasdag | 2025-04-21..2025-04-21'],
  ['Op de top van Hanoi liep het stuk.', '2024-03-13', 'Op de top van Hanoi | 2019-02-27..2019-02-28'],
  [
    'Zondag was het tien jaar geleden dat de brug instortte.',
    '2024-03-13',
    'Zondag was het tien jaar geleden | 2014-03-10..2014-03-10',
  ],
];

const ENGLISH: readonly Case[] = [
  ['The envoy landed on Wednesday.', '2024-03-15', 'Wednesday | 2024-03-13..2024-03-13'],
  ['Early on Tuesday the guns fell silent.', '2024-03-15', 'Early on Tuesday | 2024-03-12..2024-03-12'],
  ['They flew in on Friday night.', '2024-03-15', 'Friday night | 2024-03-15..2024-03-15'],
  [
    'Last Friday they flew in; next Monday they leave.',
    '2024-03-15',
    'Last Friday | 2024-03-08..2024-03-08',
    'next Monday | 2024-03-18..2024-03-18',
  ],
  ['The base was shelled overnight.', '2024-03-01', 'overnight | 2024-02-29..2024-03-01'],
  ['They met at the weekend.', '2024-03-12', 'at the weekend | 2024-03-09..2024-03-10'],
  ['On May 3, 2021, the port closed.', '2024-03-12', 'On May 3, 2021 | 2021-05-03..2021-05-03'],
  ['It may march on the capital.', '2024-03-12'],
  ['Rationing has applied since March.', '2024-05-12', 'since March | 2024-03-01..2024-05-12'],
  ['It fell apart in late February.', '2024-05-12', 'in late February | 2024-02-21..2024-02-29'],
  [
    'In the spring of 2022 and this autumn they drilled.',
    '2024-12-12',
    'In the spring of 2022 | 2022-03-01..2022-05-31',
    'this autumn | 2024-09-01..2024-11-30',
  ],
  [
    'In the late 1960s and in the 1990s he served.',
    '2024-12-12',
    'In the late 1960s | 1967-01-01..1969-12-31',
    'in the 1990s | 1990-01-01..1999-12-31',
  ],
  [
    'Two weeks ago the pact held; six months ago there was none.',
    '2024-12-12',
    'Two weeks ago | 2024-11-25..2024-12-01',
    'six months ago | 2024-06-01..2024-06-30',
  ],
  [
    'On Monday they signed. Two days later it broke.',
    '2024-12-12',
    'Monday | 2024-12-09..2024-12-09',
    'Two days later | 2024-12-11..2024-12-11',
  ],
  [
    'Over the past three days ships collided.',
    '2024-12-12',
    'Over the past three days | 2024-12-10..2024-12-12',
  ],
  [
    'In the five years to 2024 imports doubled.',
    '2025-12-12',
    'In the five years to 2024 | 2020-01-01..2024-12-31',
  ],
  [
    'Between 2014 and 2019 there was no contact.',
    '2025-12-12',
    'Between 2014 and 2019 | 2014-01-01..2019-12-31',
  ],
  ['The Singapore summit raised hopes.', '2025-12-12', 'Singapore summit | 2018-06-12..2018-06-12'],
  [
    'Later this month and within two weeks talks resume.',
    '2025-12-12',
    'Later this month | 2025-12-12..2025-12-31',
    'within two weeks | 2025-12-12..2025-12-26',
  ],
];

describe('findTimes in Dutch', () => {
  it.each(DUTCH)('%s (%s)', (text, published, ...expected) => {
    expect(read(text, 'nl', published)).toEqual(expected);
  });
});

describe('findTimes in English', () => {
  it.each(ENGLISH)('%s (%s)', (text, published, ...expected) => {
    expect(read(text, 'en', published)).toEqual(expected);
  });
});

describe('what is no time', () => {
  it.each([
    ['Het artikel telt 2000 woorden en 1950 euro kostte de druk.', 'nl'],
    ['Vandaag de dag gaat dat anders.', 'nl'],
    ['De F-16 vloog over resolutie 1718 heen.', 'nl'],
    ['They may spring a trap and march home.', 'en'],
  ] as const)('%s', (text, language) => {
    expect(read(text, language, '2024-03-13')).toEqual([]);
  });
});

describe('without a day of publication', () => {
  it.each([
    ['Maandag sloot de haven.', '', 'Maandag | ..'],
    ['Maandag sloot de haven.', '2024-03', 'Maandag | ..'],
    ['Vorige maand sloot de haven.', '2024-03', 'Vorige maand | 2024-02-01..2024-02-29'],
    ['Vorige maand sloot de haven.', '2024', 'Vorige maand | ..'],
    ['Vorig jaar sloot de haven.', '2024', 'Vorig jaar | 2023-01-01..2023-12-31'],
    ['In mei sloot de haven.', '', 'In mei | ..'],
    ['In mei 2023 sloot de haven.', '', 'In mei 2023 | 2023-05-01..2023-05-31'],
    ['Sinds mei 2023 is de haven dicht.', '', 'Sinds mei 2023 | 2023-05-01..'],
    ['Maandag sloot de haven.', 'gisteren', 'Maandag | ..'],
  ])('%s (%s)', (text, published, expected) => {
    expect(read(text, 'nl', published)).toEqual([expected]);
  });

  it('keeps the precision that the words could give', () => {
    const [weekday, month, season] = findTimes(textDocument('Maandag, in mei of vorige zomer.', 'nl'));
    expect([weekday.precision, month.precision, season.precision]).toEqual(['day', 'month', 'season']);
    expect(weekday.edtf).toBeUndefined();
  });
});

describe('resolve', () => {
  const place = (text: string, language: 'nl' | 'en', context: TimeContext): string => {
    const [expression] = findTimes(textDocument(text, language));
    const { start = '', end = '', edtf = '' } = resolve(expression, context);
    return `${start}..${end} ${edtf}`;
  };

  it.each([
    ['vrijdag', 'past', '2024-03-08..2024-03-08 2024-03-08'],
    ['vrijdag', 'future', '2024-03-15..2024-03-15 2024-03-15'],
    ['dinsdag', 'future', '2024-03-12..2024-03-12 2024-03-12'],
    ['in mei', 'past', '2023-05-01..2023-05-31 2023-05'],
    ['in mei', 'future', '2024-05-01..2024-05-31 2024-05'],
    ['in mei', 'present', '2024-05-01..2024-05-31 2024-05'],
    ['in december', 'present', '2023-12-01..2023-12-31 2023-12'],
    ['vannacht', 'future', '2024-03-12..2024-03-13 2024-03-12/2024-03-13'],
    ['sinds vrijdag', 'future', '2024-03-08..2024-03-12 2024-03-08/2024-03-12'],
    ['komende vrijdag', 'past', '2024-03-15..2024-03-15 2024-03-15'],
    ['vanaf april', 'future', '2024-04-01..2024-04-30 2024-04/..'],
    ['vanaf april', 'past', '2023-04-01..2023-04-30 2023-04/..'],
    ['tot 1 november', 'future', '2024-03-12..2024-11-01 2024-03-12/2024-11-01'],
    ['vóór 15 september', 'future', '2024-03-12..2024-09-14 2024-03-12/2024-09-14'],
    ['na 15 september', 'future', '2024-09-16.. 2024-09-16/..'],
    ['in de jaren zestig', 'past', '1960-01-01..1969-12-31 196X'],
    ['in het voorjaar van 2021', 'past', '2021-03-01..2021-05-31 2021-21'],
    ['ruim een jaar geleden', 'past', '2023-01-01..2023-12-31 2023~'],
    ['op 29 februari', 'future', '2028-02-29..2028-02-29 2028-02-29'],
  ] as const)('%s in the %s tense: %s', (text, tense, expected) => {
    expect(place(text, 'nl', { published: '2024-03-12', tense })).toBe(expected);
  });

  it('counts from the event that the caller gives', () => {
    const previous = { start: '2021-08-15', end: '2021-08-15' };
    expect(place('twee weken later', 'nl', { previous })).toBe('2021-08-29..2021-08-29 2021-08-29');
    expect(place('een jaar eerder', 'nl', { previous })).toBe('2020-01-01..2020-12-31 2020');
    expect(place('hours later', 'en', { previous })).toBe('2021-08-15..2021-08-15 2021-08-15');
  });
});

describe('relations and kinds', () => {
  const first = (text: string): string => {
    const [{ relation, kind, anchored, attributive }] = findTimes(textDocument(text, 'nl'), {
      published: '2024-03-12',
    });
    return `${relation} ${kind} ${anchored} ${attributive}`;
  };

  it.each([
    ['Het akkoord van 2018 is dood.', 'at date absolute true'],
    ['Het plan uit 2018 is dood.', 'at date absolute true'],
    ['In de loop van 2018 ging het dood.', 'at date absolute false'],
    ['Het 2018-akkoord is dood.', 'at date absolute true'],
    ['Tot 2028 is er geen overleg.', 'until date absolute false'],
    ['Zij spraken zes uur met elkaar.', 'at duration none false'],
    ['Urenlang werd er geschoten.', 'at duration none false'],
    ['Elke zondag is er een mars.', 'at frequency none false'],
    ['Een dag eerder was er een mars.', 'at date previous false'],
    ['Vanaf maandag is er een mars.', 'from date published false'],
  ])('%s', (text, expected) => {
    expect(first(text)).toBe(expected);
  });
});
