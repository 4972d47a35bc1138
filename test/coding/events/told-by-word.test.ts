import { describe, expect, it } from 'vitest';
import { codeDocument } from '../../../src/coding/index.ts';
import { readText, toDocument } from '../../../src/ingest/index.ts';
import { loadPipeline } from '../../../src/language/pipeline.ts';

const pipelines = { nl: loadPipeline({ lang: 'nl' }), en: loadPipeline({ lang: 'en' }) };

/** Type, actors and recipients of every claim of a text. */
function claims(lang: 'nl' | 'en', text: string): string[] {
  const { claims: found } = codeDocument(pipelines[lang](toDocument(readText('told', text))), {
    published: '2024-11-06',
  });
  return found.map(({ type, actors, recipients }) => {
    const names = [actors, recipients].map((side) => side.map(({ id, text: own }) => id ?? own).join('+'));
    return `${type} ${names.join(' > ')}`.trim();
  });
}

describe('what goes along with an act', () => {
  it.each([
    ['nl', 'Het hof deed donderdag uitspraak, op verzoek van Kenia.', 'REQUEST KEN'],
    ['nl', 'De minister belde met Loekasjenko, tot woede van Warschau.', 'ACCUSE POL'],
  ] as const)('is told with whoever is named behind it (%s): %s', (lang, text, expected) => {
    expect(claims(lang, text).some((claim) => claim.startsWith(expected))).toBe(true);
  });

  it('is background where the article points at it', () => {
    expect(claims('nl', 'Met dat verzoek van Kenia reisde de gezant naar Beijing.')).not.toContain(
      'REQUEST KEN > CHN',
    );
  });
});

describe('event nouns below a verb', () => {
  it('are told where the verb is no claim of its own', () => {
    expect(claims('nl', 'Israël hervatte in de nacht de luchtaanvallen op Gaza.')).toContain(
      'ASSAULT ISR > PSE',
    );
  });

  it('are told beside the answer where they name who said so', () => {
    const told = claims('nl', 'India heeft het verzoek van Bangladesh afgewezen.');
    expect(told).toContain('REJECT IND > BGD');
    expect(told).toContain('REQUEST BGD > IND');
  });
});

describe('what two do together, told by one of them', () => {
  it.each([
    ['nl', 'Moskou zei dinsdag dat de samenwerking met Mali wordt voortgezet.', 'COOPERATE MLI+RUS'],
    ['nl', '“Peking is niet onze vijand,” zei de Australische minister Wong.', 'RELATION CHN+AUS'],
  ] as const)('has who tells it as the other party (%s): %s', (lang, text, expected) => {
    expect(claims(lang, text).map((claim) => claim.replace(/ >$/, ''))).toContain(expected);
  });
});

describe('acts that nobody known takes part in', () => {
  const before = {
    nl: 'Demonstranten in Nairobi eisten dinsdag het aftreden van de Keniaanse president William Ruto.',
    en: 'Protesters in Nairobi demanded on Tuesday that Kenyan president William Ruto resign.',
  };

  it.each([
    ['en', 'Nobody has been arrested.', 'COERCE KEN > KEN'],
    ['nl', 'Twee van hen zouden zijn gemarteld.', 'ASSAULT  > KEN'],
    ['nl', 'Later ging een uitgaansverbod in.', 'COERCE KEN > KEN'],
  ] as const)('are told in an article about politics (%s): %s', (lang, text, expected) => {
    expect(claims(lang, `${before[lang]} ${text}`)).toContain(expected);
  });

  it.each([
    ['en', 'Nobody has been arrested.'],
    ['nl', 'Twee van hen zouden zijn gemarteld.'],
    ['nl', 'Later ging een uitgaansverbod in.'],
  ] as const)('are none where nothing political has been told (%s): %s', (lang, text) => {
    expect(claims(lang, text)).toEqual([]);
  });

  it('are told of somebody whom no table knows, with his text', () => {
    const text = `${before.en} Jabali Otieno turned down the offer of talks.`;
    expect(claims('en', text).some((claim) => claim.startsWith('REJECT Jabali Otieno'))).toBe(true);
    expect(claims('en', 'Jabali Otieno turned down the offer of talks.')).toEqual([]);
  });

  it('are none where the word means much else', () => {
    expect(claims('nl', `${before.nl} De winkels sloten om zes uur.`)).toEqual(claims('nl', before.nl));
  });

  it('are none where the participle names people', () => {
    expect(claims('en', `${before.en} Relatives waited for the arrested.`)).toEqual(claims('en', before.en));
  });
});
