import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../../src/coding/actors/find-mentions.ts';
import { tokenisedDocument } from '../../helpers/actor-document.ts';

type Case = readonly [text: string, published: string | undefined, expected: string];

/** Mentions as `text=ids`, or `text:role` where there is no id; `<` marks a compound's first part, `!` a former office. */
function read(text: string, published: string | undefined, language: 'nl' | 'en'): string {
  const document = tokenisedDocument(text, language);
  const { start, end } = document.layer('tokens');
  return findMentions(document, published)
    .map((mention) => {
      const words = text.slice(start[mention.firstToken], end[mention.endToken - 1]);
      const who = mention.ids.length > 0 ? `=${mention.ids.join('+')}` : `:${mention.role ?? mention.kind}`;
      const sector = mention.sector === undefined ? '' : `/${mention.sector}`;
      return `${words}${who}${sector}${mention.former === true ? '!' : ''}${mention.compound === 'head' ? '<' : ''}`;
    })
    .join(' · ');
}

const DUTCH: readonly Case[] = [
  ['Noord-Korea dreigt.', undefined, 'Noord-Korea=PRK'],
  ['Noord-Korea’s wapens', undefined, 'Noord-Korea’s=PRK'],
  [
    'Rusland, Ruslands leger en Poetins troepen',
    '2024-06-01',
    'Rusland=RUS · Ruslands=RUS · leger:army/MIL · Poetins=RUS/GOV · troepen:troops/MIL',
  ],
  ['rusland en china', undefined, 'rusland=RUS · china=CHN'],
  ['Het Kremlin en het Witte Huis zwijgen', undefined, 'Kremlin=RUS/GOV · Witte Huis=USA/GOV'],
  ['het Pentagon waarschuwt Brussel', undefined, 'Pentagon=USA/MIL · Brussel=EU/IGO'],
  ['Chinese en Russische militairen', undefined, 'Chinese=CHN · Russische=RUS · militairen:troops/MIL'],
  ['een Rus en twee Russen', undefined, 'Rus=RUS · Russen=RUS'],
  ['Noord- en Zuid-Korea praten', undefined, 'Noord-=PRK · Zuid-Korea=KOR'],
  ['de Noord- en Zuid-Koreaanse legers', undefined, 'Noord-=PRK · Zuid-Koreaanse=KOR · legers:army/MIL'],
  ['Noord-/Zuid-Korea', undefined, 'Noord-=PRK · Zuid-Korea=KOR'],
  ['de Frans-Duitse as', undefined, 'Frans-Duitse=FRA+DEU<'],
  ['VS-sancties tegen EU-landen', undefined, 'VS-sancties=USA< · EU-landen=EU/IGO<'],
  ['de Noord-Korea-expert', undefined, 'Noord-Korea-expert=PRK/EDU<'],
  ['de Trump-regering', '2025-03-01', 'Trump-regering=USA/GOV<'],
  ['pro-Russische rebellen en anti-Amerikaanse leuzen', undefined, 'rebellen:rebels/REB'],
  ['NAVO-chef Rutte', '2024-10-17', 'NAVO-chef=NATO/IGO< · Rutte=NATO/IGO'],
  ['premier Rutte', '2023-05-01', 'premier:prime-minister/GOV · Rutte=NLD/GOV'],
  ['oud-president Saakasjvili', '2020-05-01', 'oud-president:president/GOV! · Saakasjvili=GEO/OPP'],
  ['Stoltenberg', '2024-12-01', 'Stoltenberg=NOR!'],
  ['Stoltenberg', '2022-12-01', 'Stoltenberg=NATO/IGO'],
  ['de voormalige president Karzai', '2023-01-01', 'president:president/GOV! · Karzai=AFG!'],
  ['Zelenski, Zelensky en Zelenskiy', '2024', 'Zelenski=UKR/GOV · Zelensky=UKR/GOV · Zelenskiy=UKR/GOV'],
  ['Kim Jong-un en Kim Jong Un', '2024-01', 'Kim Jong-un=PRK/GOV · Kim Jong Un=PRK/GOV'],
  ['Kim sprak met Poetin', '2024-06-19', 'Kim=PRK/GOV · Poetin=RUS/GOV'],
  ['Kim is dol op taart.', '2024-06-19', ''],
  [
    'Volgens Kim Seung-hwan is Rusland sterk. Kim is hoogleraar.',
    '2024-06-19',
    'Rusland=RUS · hoogleraar:expert/EDU',
  ],
  ['Kim de Vries reist door Rusland.', '2024-06-19', 'Rusland=RUS'],
  ['president Lee in Seoul', '2010-05-01', 'president:president/GOV · Lee=KOR/GOV · Seoul=KOR/GOV'],
  ['Volgens Lee gaat het goed met de bakkerij.', '2025-08-01', ''],
  ['Het Noorden schiet terug, zegt Seoul.', undefined, 'Noorden=PRK · Seoul=KOR/GOV'],
  ['Het Noorden van het land is droog.', undefined, ''],
  ['Melania Trump en Lara Trump zwaaien.', '2025-02-01', 'Melania Trump=USA/CVL'],
  ['Congo klaagt Rwanda aan', undefined, 'Congo=COD · Rwanda=RWA'],
  ['Brazzaville is de hoofdstad van Congo', undefined, 'Brazzaville=COG/GOV · Congo=COG'],
  ['de taliban in Kabul', '2020-01-01', 'taliban=TALIBAN/REB · Kabul=AFG/GOV'],
  ['de taliban in Kabul', '2023-01-01', 'taliban=AFG/GOV · Kabul=AFG/GOV'],
  ['in de Zuid-Chinese Zee', undefined, ''],
  ['op het Koreaanse schiereiland', undefined, ''],
  ['Zweden en de Zweden', undefined, 'Zweden=SWE · Zweden=SWE'],
  ['Let op: Turkije waarschuwt.', undefined, 'Turkije=TUR'],
  [
    'Frans Timmermans en het Franse leger',
    '2020-01-01',
    'Frans Timmermans=EU/IGO · Franse=FRA · leger:army/MIL',
  ],
  ['Frans Bakker wacht.', undefined, ''],
  [
    'de Veiligheidsraad en het Internationaal Atoomenergieagentschap',
    undefined,
    'Veiligheidsraad=UN/IGO · Internationaal Atoomenergieagentschap=IAEA/IGO',
  ],
  ['staatspersbureau KCNA', undefined, 'staatspersbureau:state-media/MED · KCNA=PRK/MED'],
  ['de minister van Buitenlandse Zaken', undefined, 'minister van Buitenlandse Zaken:foreign-minister/GOV'],
  [
    'een Kremlinwoordvoerder en een legerwoordvoerder',
    undefined,
    'Kremlinwoordvoerder=RUS/GOV< · legerwoordvoerder:spokesperson/MIL',
  ],
  ['munteenheid en kopgroep', undefined, ''],
  ['beide Korea’s', undefined, 'beide Korea’s=PRK+KOR'],
  [
    'het Westen, westerse leiders en de internationale gemeenschap',
    undefined,
    'Westen:group · westerse:group · leiders:leader/GOV · internationale gemeenschap:group',
  ],
  ['de Houthi’s en Hezbollah', undefined, 'Houthi’s=HOUTHI/REB · Hezbollah=HEZBOLLAH/REB'],
  ['Vučić, Vucic en Erdogan', '2024-01-01', 'Vučić=SRB/GOV · Vucic=SRB/GOV · Erdogan=TUR/GOV'],
  ['de Seoulse denktank', undefined, 'Seoulse=KOR · denktank:think-tank/EDU'],
  ['raketten op Charkiv en de haven van Odesa', undefined, 'Charkiv=UKR · Odesa=UKR'],
  ['Who is us?', undefined, ''],
];

const ENGLISH: readonly Case[] = [
  ["Russia's army and North Korea's missiles", undefined, 'Russia=RUS · army:army/MIL · North Korea=PRK'],
  ['North and South Korea agreed', undefined, 'North=PRK · South Korea=KOR'],
  ['the US and the U.S. told us', undefined, 'US=USA · U.S.=USA'],
  ['turkey for dinner, Turkey for lunch', undefined, 'Turkey=TUR'],
  ['Georgia and Tbilisi', undefined, 'Georgia=GEO · Tbilisi=GEO/GOV'],
  ['talks with Jim Jordan and with Chad Smith in Chad', undefined, 'Chad=TCD'],
  ['Jordan and Israel', undefined, 'Jordan=JOR · Israel=ISR'],
  [
    'President Trump met Kim Jong Un',
    '2018-06-12',
    'President:president/GOV · Trump=USA/GOV · Kim Jong Un=PRK/GOV',
  ],
  ['Trump said', '2022-12-01', 'Trump=USA/OPP'],
  ['Trump Says Putin Wants Lasting Deal', '2025-02-01', 'Trump=USA/GOV · Putin=RUS/GOV'],
  [
    'Iran-backed militias and US-led forces',
    undefined,
    'Iran=IRN< · militias:rebels/REB · US=USA< · forces:troops/MIL',
  ],
  ['pro-Russian rebels', undefined, 'rebels:rebels/REB'],
  ['the Rapid Support Forces', undefined, 'Rapid Support Forces=RSF/REB'],
  ['the North fired at Seoul; the West watched', undefined, 'North=PRK · Seoul=KOR/GOV · West:group'],
  [
    'former prime minister Boris Johnson',
    '2023-06-01',
    'prime minister:prime-minister/GOV! · Boris Johnson=GBR!',
  ],
  [
    'Kyiv, the Kremlin and the White House',
    undefined,
    'Kyiv=UKR/GOV · Kremlin=RUS/GOV · White House=USA/GOV',
  ],
  ['the Strait of Hormuz and the South China Sea', undefined, ''],
  ['Nigerien and Nigerian soldiers', undefined, 'Nigerien=NER · Nigerian=NGA · soldiers:troops/MIL'],
];

describe('findMentions', () => {
  it.each(DUTCH)('nl: %s (%s)', (text, published, expected) => {
    expect(read(text, published, 'nl')).toBe(expected);
  });

  it.each(ENGLISH)('en: %s (%s)', (text, published, expected) => {
    expect(read(text, published, 'en')).toBe(expected);
  });

  it('says who a person is', () => {
    const document = tokenisedDocument('Poetin', 'nl');
    expect(findMentions(document, '2010-03')).toEqual([
      {
        firstToken: 0,
        endToken: 1,
        kind: 'person',
        ids: ['RUS'],
        country: 'RUS',
        sector: 'GOV',
        name: 'Vladimir Poetin',
        role: 'prime-minister',
        wikidata: 'Q7747',
        entries: ['vladimir-poetin'],
      },
    ]);
  });

  it('knows no office before the first', () => {
    const [mention] = findMentions(tokenisedDocument('Volodymyr Zelensky speelt.', 'nl'), '2010-01-01');
    expect(mention.ids).toEqual(['UKR']);
    expect(mention.role).toBeUndefined();
    expect(mention.sector).toBeUndefined();
  });

  it('does not join a name over the end of a sentence', () => {
    expect(read('Hij ging naar het Noord. Korea wachtte.', undefined, 'nl')).toBe('');
  });

  it('finds sorted mentions that do not overlap and stay within the text', () => {
    const words = [
      'Noord-',
      'Korea',
      'Zuid-Korea',
      'en',
      '/',
      'Kim',
      'Jong-un',
      'Trump',
      'VS-',
      'president',
      "'s",
      '.',
      'NAVO',
      'Poetins',
      'Lee',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words, 'Hamas-leider', '\n\n'), { maxLength: 25 }), (parts) => {
        const document = tokenisedDocument(parts.join(' '), 'nl');
        let last = 0;
        for (const mention of findMentions(document, '2024-05-05')) {
          expect(mention.firstToken).toBeGreaterThanOrEqual(last);
          expect(mention.endToken).toBeGreaterThan(mention.firstToken);
          last = mention.endToken;
        }
        expect(last).toBeLessThanOrEqual(document.tokenCount);
      }),
    );
  });
});
