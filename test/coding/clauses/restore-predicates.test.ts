import { describe, expect, it } from 'vitest';
import { clauseRecords } from '../../../src/coding/index.ts';
import { readText, toDocument } from '../../../src/ingest/index.ts';
import { loadPipeline } from '../../../src/language/pipeline.ts';

const pipeline = loadPipeline({ lang: 'nl' });

/** Trigger, who does it and to what, of the clauses of a sentence that a table knows. */
function clauses(sentence: string): string[] {
  return clauseRecords(pipeline(toDocument(readText('clauses', sentence))), {})
    .filter(({ concept }) => concept !== undefined)
    .map(({ trigger, agent, patient, voice }) =>
      [
        trigger.text,
        agent?.map(({ text }) => text).join('+'),
        patient?.map(({ text }) => text).join('+'),
        voice,
      ]
        .map((part) => part ?? '-')
        .join(' | '),
    );
}

describe('predicates that parsers pass over', () => {
  it.each([
    ['Congo en Rwanda werden het eens over een vredesakkoord.', /^werden .*Congo\+Rwanda/],
    ['Noord-Korea heeft naar schatting vijftig kernkoppen.', /^heeft .*Noord-Korea .*kernkoppen/],
    ['Rusland heeft nog genoeg raketten voor een jaar.', /^heeft .*Rusland/],
    ['Duitsland is tegen een handelsoorlog met China.', /^is \| Duitsland/],
    ['Duitsland is bereid Taurus-raketten te leveren.', /^bereid \| Duitsland/],
    [
      'De burgemeester van Istanbul is gearresteerd.',
      /^gearresteerd .*De burgemeester van Istanbul \| passive/,
    ],
    [
      'Daarmee lijkt het land nieuwe gesprekken met Teheran af te wijzen; Moskou zwijgt.',
      /het land \| nieuwe gesprekken/,
    ],
    ['De Russische president is vertrokken.', /^vertrokken \| De Russische president .*active/],
  ] as const)('%s', (sentence, expected) => {
    expect(clauses(sentence)).toContainEqual(expect.stringMatching(expected));
  });
});

describe('calls to do something', () => {
  it.each([
    [
      'De Chinese ambassade roept Praag op te stoppen met microfoondiplomatie.',
      /De Chinese ambassade \| Praag/,
    ],
    ['Guterres riep Israël op hulp toe te laten.', /Guterres \| Israël/],
  ] as const)('%s', (sentence, expected) => {
    expect(clauses(sentence)).toContainEqual(expect.stringMatching(expected));
  });
});
