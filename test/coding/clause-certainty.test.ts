import { describe, expect, it } from 'vitest';
import { clauseRecords } from '../../src/coding/index.ts';
import { readText } from '../../src/ingest/index.ts';
import { loadReader } from '../../src/reader.ts';

const read = loadReader();

/** Certainty and polarity of the clause with a trigger word. */
function standing(lang: 'nl' | 'en', text: string, word: string): string {
  const { document } = read({ ...readText('sentence', text), lang });
  const found = clauseRecords(document).find(({ trigger }) => trigger.text.includes(word));
  return `${found?.certainty} ${found?.polarity}`;
}

describe('how sure the words are of a clause', () => {
  it.each([
    ['en', 'The firm intends to launch a satellite.', 'launch', 'probable positive'],
    ['en', 'The president was set to arrive in Osaka.', 'arrive', 'unknown positive'],
    ['en', 'The government decided to buy ten jets.', 'buy', 'certain positive'],
    ['en', 'The plant could explode.', 'explode', 'possible positive'],
    ['en', 'They bought a ferry which can carry 400 cars.', 'carry', 'certain positive'],
    ['en', 'Foreign firms are allowed to bid.', 'bid', 'possible positive'],
    ['en', 'The rebels are believed to have fled.', 'fled', 'probable positive'],
    ['en', 'The ministry cancelled the delivery.', 'delivery', 'certain negative'],
    ['nl', 'Naar verwachting vertrekt de vloot maandag.', 'vertrekt', 'probable positive'],
    ['nl', 'Het ministerie heeft de levering geannuleerd.', 'levering', 'certain negative'],
  ] as const)('%s: %s', (lang, text, word, expected) => {
    expect(standing(lang, text, word)).toBe(expected);
  });
});
