import { describe, expect, it } from 'vitest';
import { stanceIn } from '../../../src/dossier/stories/index.ts';
import { meaningsOf } from '../../../src/dossier/stories/meanings.ts';

describe('meanings of words', () => {
  it('are the same in both languages', () => {
    const dutch = meaningsOf(['acht', 'vissers', 'werden', 'gearresteerd'], 'nl');
    const english = meaningsOf(['eight', 'fishermen', 'were', 'arrested'], 'en');
    expect(dutch.has('^arrest')).toBe(true);
    expect(english.has('^arrest')).toBe(true);
  });

  it('of a phrase need all its words', () => {
    expect(meaningsOf(['zij', 'sloten', 'een', 'akkoord'], 'nl').has('^agree')).toBe(true);
    expect(meaningsOf(['zij', 'sloten', 'de', 'deur'], 'nl').has('^agree')).toBe(false);
  });

  it.each([
    ['nl', 'Moskou ontkent dat het er iets mee te maken had.', 'denies'],
    ['nl', 'Washington kan dat niet bevestigen.', 'doubts'],
    ['en', 'The ministry denied any involvement.', 'denies'],
    ['en', 'The army could not confirm the report.', 'doubts'],
    ['en', 'The ministry did not answer questions.', undefined],
    ['en', 'The village lies on the border.', undefined],
    ['nl', 'De minister liet weten dat hij niet komt.', undefined],
    // The writer of a column is no party.
    ['nl', 'Of hij dat gelooft, weet ik niet.', undefined],
    ['nl', '‘Daar weet ik niets van’, zei de minister, die het niet kon bevestigen.', 'doubts'],
    // A word of denial ("neen") is no part of a name.
    ['nl', 'Het is voor Oekraïne verstandig om samen te werken.', undefined],
  ])('say what a sentence makes of what was said: %s %s', (lang, sentence, stance) => {
    expect(stanceIn(sentence, lang)).toBe(stance);
  });
});
