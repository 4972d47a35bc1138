import { describe, expect, it } from 'vitest';
import { codeDocument } from '../../../src/coding/index.ts';
import type { Language } from '../../../src/document/index.ts';
import { readText, toDocument } from '../../../src/ingest/index.ts';
import { loadPipeline } from '../../../src/language/pipeline.ts';

const pipelines = { nl: loadPipeline({ lang: 'nl' }), en: loadPipeline({ lang: 'en' }) };

/** First day of every claim that an expression of the text dates, by type; published on a Wednesday. */
function days(lang: Language & ('nl' | 'en'), text: string): string[] {
  const { claims } = codeDocument(pipelines[lang](toDocument(readText('times', text))), {
    published: '2025-03-12',
  });
  return claims.map(({ type, time }) => `${type} ${time?.basis === 'text' ? (time.start ?? '?') : '-'}`);
}

describe('the day of another clause', () => {
  it.each([
    [
      'nl',
      'Toen zondag de grens dichtging, bestormden demonstranten het parlement in Tbilisi.',
      ['PROTEST 2025-03-09'],
    ],
    ['en', 'The mayor of Bucharest quit and fled to Vienna on Monday.', ['RETREAT 2025-03-10']],
    [
      'nl',
      'Een dag nadat Rusland Odesa had gebombardeerd, trad de minister dinsdag af.',
      ['ASSAULT 2025-03-10'],
    ],
    ['nl', 'Moskou zei zondag dat Kyiv een dorp bij Koersk bombardeerde.', ['ASSAULT -']],
  ] as const)('%s: %s', (lang, text, expected) => {
    expect(days(lang, text)).toEqual(expect.arrayContaining([...expected]));
  });
});

describe('forms that can only be past', () => {
  it.each([
    ['nl', 'Op uitnodiging van Ankara begroeven Fatah en Hamas dinsdag de strijdbijl.', ['AGREE 2025-03-11']],
    ['en', 'On Monday Russian missiles hit the port of Odesa.', ['ASSAULT 2025-03-10']],
  ] as const)('%s: %s', (lang, text, expected) => {
    expect(days(lang, text)).toEqual(expected);
  });
});
