import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, LANGUAGES, type Language } from '../../src/document/index.ts';
import { identifyLanguage, languageStage } from '../../src/language/language-id.ts';
import { wholeTextBlocks } from '../../src/language/plain-blocks.ts';

function languagesOf(text: string, fixed?: Language): { main: Language; block: (Language | undefined)[] } {
  const document = languageStage(fixed).run(Document.of(text).with('blocks', wholeTextBlocks(text)));
  const { main, block } = document.layer('languages');
  return { main, block: Array.from(block, (number) => LANGUAGES[number]) };
}

describe('the language of a text', () => {
  it.each<[Language, string]>([
    ['nl', 'De president van Rusland heeft gisteren gebeld met zijn Chinese collega.'],
    ['nl', "'s Avonds was het rustig aan de grens, zegt een woordvoerder."],
    ['nl', 'Kim en Poetin sluiten verdrag over wapens'],
    ['en', 'The president of Russia called his Chinese counterpart on Monday.'],
    ['en', 'North Korea says it will not return to the talks.'],
    ['de', 'Der russische Präsident hat am Montag mit dem chinesischen Staatschef telefoniert.'],
    ['fr', "Le président français a annoncé mardi l'envoi de nouvelles armes à l'Ukraine."],
    ['es', 'El presidente del Gobierno anunció ayer nuevas sanciones contra Rusia.'],
    ['it', 'Il presidente russo ha incontrato ieri il ministro degli Esteri cinese a Mosca.'],
    ['pt', 'O presidente russo disse ontem que não vai negociar com a Ucrânia.'],
    ['other', 'Die president van Suid-Afrika het gister gesê dat hy nie met die besluit saamstem nie.'],
    [
      'other',
      'De Fryske taal is net dea, mar it giet der net goed mei, sizze de ûndersikers fan de Akademy.',
    ],
    ['other', 'Den danske regering vil sende flere våben til Ukraine, siger ministeren.'],
    ['other', 'Prezydent Rosji powiedział w poniedziałek, że nie będzie rozmów z Ukrainą.'],
    ['other', 'Başbakan bugün yaptığı açıklamada ve bir toplantıda bunu söyledi, çok önemli olarak gördü.'],
    ['other', 'Президент России заявил, что переговоры продолжатся.'],
    ['other', '北朝鮮は弾道ミサイルを発射した。'],
    ['other', 'قال الرئيس إن المفاوضات ستستمر'],
    ['und', 'Kim Jong-un'],
    ['und', '14.30'],
    ['und', ''],
  ])('is %s: %s', (language, text) => {
    expect(identifyLanguage(text)).toBe(language);
  });

  it('is one of LANGUAGES for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => LANGUAGES.includes(identifyLanguage(text))),
    );
  });
});

describe('the languages of a document', () => {
  const dutch = 'De regering heeft gisteren besloten dat er geen wapens meer naar het land worden gestuurd.';
  const english = 'The government decided yesterday that it would not send any more weapons to the country.';

  it('are found for each block and for the whole', () => {
    expect(languagesOf(`${dutch}\n\n${dutch}\n\n${english}`)).toEqual({
      main: 'nl',
      block: ['nl', 'nl', 'en'],
    });
  });

  it('are the main one where a block is too short to say', () => {
    expect(languagesOf(`Kim Jong-un\n\n${english}\n\n2024`)).toEqual({
      main: 'en',
      block: ['en', 'en', 'en'],
    });
  });

  it('are und where nothing can be said at all', () => {
    expect(languagesOf('Kim\n\n2024')).toEqual({ main: 'und', block: ['und', 'und'] });
    expect(languagesOf('')).toEqual({ main: 'und', block: [] });
  });

  it('are taken for granted when given', () => {
    expect(languagesOf(dutch, 'en')).toEqual({ main: 'en', block: ['en'] });
  });
});
