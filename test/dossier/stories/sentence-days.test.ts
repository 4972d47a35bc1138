import { describe, expect, it } from 'vitest';
import { keysOf } from '../../../src/dossier/origins/index.ts';
import { daysIn, numbersIn } from '../../../src/dossier/stories/sentence-days.ts';

function days(sentence: string, published: string): string[] {
  return daysIn(keysOf(sentence), published).map((day) =>
    new Date(day * 86_400_000).toISOString().slice(0, 10),
  );
}

describe('days that a sentence names', () => {
  it.each([
    ['De mannen werden op 8 maart opgepakt.', '2025-04-14', ['2025-03-08']],
    ['They met in the capital on 11 April.', '2025-04-29', ['2025-04-11']],
    ['Op 28 december vertrok het schip.', '2025-01-10', ['2024-12-28']],
    ['Op 3 mei 2019 werd het verdrag getekend.', '2025-01-10', ['2019-05-03']],
    ['Zaterdag voer het schip uit.', '2025-03-10', ['2025-03-08']],
    ['Het schip voer uit.', '2025-03-10', []],
    ['Op 3 april praatten zij, op 11 april weer.', '2025-04-29', ['2025-04-03', '2025-04-11']],
  ])('%s', (sentence, published, expected) => {
    expect(days(sentence, published)).toEqual(expected);
  });

  it('are no numbers of anything', () => {
    expect(numbersIn(keysOf('Op 8 maart 2025 werden 11 vissers aangehouden.'))).toEqual(['#11']);
  });
});
