import { describe, expect, it } from 'vitest';
import { clauseRecords } from '../../../src/coding/index.ts';
import { readText, toDocument } from '../../../src/ingest/index.ts';
import { loadPipeline } from '../../../src/language/pipeline.ts';

const pipeline = loadPipeline({ lang: 'en' });

/** Who does it, by the word that tells it. */
function agents(text: string): Record<string, string[]> {
  const clauses = clauseRecords(pipeline(toDocument(readText('asides', text))), { published: '2024-11-06' });
  return Object.fromEntries(
    clauses.map(({ trigger, agent }) => [trigger.text, agent.map((one) => one.text)]),
  );
}

describe('verbs behind an aside between commas', () => {
  it.each([
    ['Ethiopia, its neighbour, sent troops across the border.', 'sent troops … border', 'Ethiopia'],
    ["Kenya, the mission's leader, pulled out its police officers.", 'pulled out', 'Kenya'],
    ['Qatar, the main mediator, called on Hamas to accept the truce.', 'called', 'Qatar'],
    [
      'Portugal, the former power, called on the officers to wait, while Senegal chartered a plane.',
      'called',
      'Portugal',
    ],
  ])('have the naming in front as their subject: %s', (text, trigger, agent) => {
    expect(agents(text)[trigger]).toEqual([agent]);
  });

  it('are left alone where the naming stands behind a preposition', () => {
    expect(agents('A report on Chad, the poor neighbour, published in May was lost.')).not.toHaveProperty(
      'published',
      ['Chad'],
    );
  });
});
