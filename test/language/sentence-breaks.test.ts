import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BreakModel, breakStage } from '../../src/language/sentence-breaks.ts';
import { resourcePath } from '../../src/resources.ts';
import { sentencesOfTokens, tokenised } from './documents.ts';

const dutch = breakStage(new Map([['nl', BreakModel.open(resourcePath('packs', 'nl', 'breaks.pack'))]]));
const english = breakStage(new Map([['en', BreakModel.open(resourcePath('packs', 'en', 'breaks.pack'))]]));

const sentences = (text: string): string[] =>
  sentencesOfTokens(dutch.run(tokenised(text))).map((words) => words.join(' '));

describe('sentences without a stop before them', () => {
  it('a heading that runs on into the text is a sentence of its own', () => {
    expect(sentences('Geschiedenis De stad werd in 1240 gesticht.')).toEqual([
      'Geschiedenis',
      'De stad werd in 1240 gesticht .',
    ]);
  });

  it.each([
    'Gisteren schreef de Volkskrant dat De Croo aftreedt.',
    'Volgens De Morgen heeft de Europese Commissie In Flanders Fields bezocht.',
    'President Joe Biden en Het Witte Huis zwegen over de Golan en Den Haag.',
    'De ministers van Buitenlandse Zaken van Nederland, België en De Gambia spraken in Parijs met elkaar.',
    'de troepen verlieten de stad',
  ])('names within a sentence divide nothing: %s', (text) => {
    expect(sentences(text)).toHaveLength(1);
  });

  it.each([
    ['Can you call me today? i am going home after work.', 2],
    ['it was great! they were so friendly. we will come again', 3],
    ['The talks ended in June. 12 people were arrested.', 2],
    ['"Will the truce hold?" asked the envoy, who left at 10 p.m. on Monday.', 1],
    ['Rep. Jones met Gen. Smith of the U.S. 3rd Infantry Division at No. 10 Downing Street.', 1],
    ['Iran, Iraq, etc. were named; the group - a charity - denied it.', 1],
  ])('English begins sentences after stops in small letters too: %s', (text, count) => {
    expect(sentencesOfTokens(english.run(tokenised(text, 'en')))).toHaveLength(count);
  });

  it('any text keeps the sentences that it had, and its tokens in order', () => {
    const words = fc.array(
      fc.constantFrom('Verkiezingen', 'De', 'stad', 'is', 'groot', '.', ')', '"', 'Het', '3'),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const before = tokenised(parts.join(' '));
        const after = dutch.run(before);
        const old = [...before.layer('sentences').firstToken];
        const found = [...after.layer('sentences').firstToken];
        expect(old.filter((token) => !found.includes(token))).toEqual([]);
        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
        expect(after.layer('sentences').block).toHaveLength(found.length - 1);
      }),
    );
  });

  it('leaves the text of a language without a model as it is', () => {
    const document = tokenised('Geschiedenis De stad werd in 1240 gesticht.');
    expect(english.run(document)).toBe(document);
  });
});
