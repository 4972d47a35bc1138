import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim, ClaimObject } from '../../../src/claim/index.ts';
import { findFlows } from '../../../src/dossier/flows/index.ts';
import type { Telling } from '../../../src/dossier/index.ts';
import { type ClaimParts, claimOf } from '../builders.ts';

const PRK = { text: 'Noord-Korea', id: 'PRK', country: 'PRK' };
const RUS = { text: 'Rusland', id: 'RUS', country: 'RUS' };

function objectIn(sentence: string, text: string, name: string): ClaimObject {
  const start = sentence.indexOf(text);
  return { text, class: name, span: { start, end: start + text.length } };
}

function telling(sentence: string, parts: ClaimParts, published = '2024-10-20'): Telling {
  return { article: `a${sentence.length}`, claim: claimOf(sentence, sentence, parts), published, lang: 'nl' };
}

function gift(sentence: string, object: string, name: string, parts: ClaimParts = {}): Telling {
  return telling(sentence, {
    actors: [PRK],
    recipients: [RUS],
    objects: [objectIn(sentence, object, name)],
    ...parts,
  });
}

const summary = (tellings: readonly Telling[]): string[] =>
  findFlows(tellings).map(
    ({ from, to, class: name, tellings: own }) => `${from.key} ${to.key} ${name} ${own.length}`,
  );

describe('findFlows', () => {
  it.each<[string, Telling, string[]]>([
    ['a gift', gift('Noord-Korea leverde granaten.', 'granaten', 'ammunition'), ['PRK RUS ammunition 1']],
    [
      'what containers hold',
      gift('Noord-Korea leverde 11.000 containers met munitie.', '11.000 containers', 'cargo'),
      ['PRK RUS ammunition 1'],
    ],
    [
      'containers of nobody knows what',
      gift('Noord-Korea leverde containers.', 'containers', 'cargo'),
      ['PRK RUS goods 1'],
    ],
    ['talks are no gift', gift('Noord-Korea gaf overleg.', 'overleg', 'talks'), []],
    [
      'what is not given',
      gift('Noord-Korea leverde geen olie.', 'olie', 'fuel', { polarity: 'negative' }),
      [],
    ],
    [
      'what is feared',
      gift('Men vreest dat men olie levert.', 'olie', 'fuel', { reality: 'hypothetical' }),
      [],
    ],
    [
      'what is promised',
      gift('Noord-Korea zal olie leveren.', 'olie', 'fuel', { reality: 'planned' }),
      ['PRK RUS fuel 1'],
    ],
    [
      'help without a thing',
      telling('Noord-Korea helpt Rusland.', { actors: [PRK], recipients: [RUS] }),
      ['PRK RUS unspecified 1'],
    ],
    [
      'an attack',
      gift('Noord-Korea beschiet het land met raketten.', 'raketten', 'missile', { type: 'ASSAULT' }),
      [],
    ],
  ])('%s', (_, given, expected) => {
    expect(summary([given])).toEqual(expected);
  });

  it('ties a gift to what is given in return', () => {
    const back = gift('Rusland gaf olie terug.', 'olie', 'fuel', { actors: [RUS], recipients: [PRK] });
    const given = gift('Noord-Korea stuurde soldaten.', 'soldaten', 'troops', { exchange: back.claim.id });
    const [troops] = findFlows([back, given]).filter(({ class: name }) => name === 'troops');
    expect(troops.exchange).toEqual([{ from: 'RUS', to: 'PRK', class: 'fuel' }]);
  });

  it('gives the same flows in any order of reading, each claim once', () => {
    const all = [
      gift('Noord-Korea leverde granaten.', 'granaten', 'ammunition'),
      gift('Noord-Korea leverde ook granaten.', 'granaten', 'ammunition'),
      gift('Noord-Korea stuurde soldaten.', 'soldaten', 'troops'),
      gift('Rusland gaf olie terug.', 'olie', 'fuel', { actors: [RUS], recipients: [PRK] }),
    ];
    const claims = (flows: ReturnType<typeof findFlows>): Claim['id'][][] =>
      flows.map(({ tellings }) => tellings.map(({ claim }) => claim.id));
    const expected = claims(findFlows(all));
    expect(expected.map((ids) => ids.length)).toEqual([2, 1, 1]);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(claims(findFlows(shuffled))).toEqual(expected);
      }),
    );
  });
});
