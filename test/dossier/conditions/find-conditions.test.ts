import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/claim/index.ts';
import {
  type ConditionKind,
  type ConditionSource,
  type HangingOn,
  type Telling,
  findConditions,
} from '../../../src/dossier/index.ts';
import { type ClaimParts, claimOf, entryOf } from '../builders.ts';

interface Article {
  readonly source: ConditionSource;
  readonly tellings: readonly Telling[];
}

/** One sentence an article, with its claims. */
function article(text: string, published: string, parts: readonly ClaimParts[] = [], lang = 'nl'): Article {
  const { record, sentences } = entryOf(text, [], { published, input: `${published} ${text}`, lang });
  const claims = parts.map((part) => claimOf(text, text, part));
  return {
    source: { ...record, text, sentences },
    tellings: claims.map((claim: Claim) => ({ article: record.article, claim, published, lang })),
  };
}

function found(...articles: readonly Article[]): HangingOn[] {
  return findConditions(
    articles.map(({ source }) => source),
    articles.flatMap(({ tellings }) => tellings),
  );
}

const metBy = (...articles: readonly Article[]): (string | undefined)[] =>
  found(...articles).map(({ met }) => met?.sentence.exact);

const PROMISE = 'Frankrijk zal luchtafweer sturen als Russische troepen de stad Charkov aanvallen.';
const DAY = '2024-05-01';
const LATER = '2024-05-09';
const RUS = { text: 'Rusland', id: 'RUS' };

describe('what hangs on a condition', () => {
  it.each<[ConditionKind, string, string, string]>([
    ['promise', PROMISE, 'nl', 'als Russische troepen de stad Charkov aanvallen'],
    [
      'offer',
      'Iran is bereid te praten zodra de sancties worden opgeheven.',
      'nl',
      'zodra de sancties worden opgeheven',
    ],
    [
      'threat',
      'Israël dreigt met vergelding, tenzij Iran de gijzelaars vrijlaat.',
      'nl',
      'tenzij Iran de gijzelaars vrijlaat',
    ],
    ['demand', 'Servië eist opheldering indien Kosovo de grens sluit.', 'nl', 'indien Kosovo de grens sluit'],
    [
      'promise',
      'Komt er binnen vijftig dagen geen vrede, dan zullen de heffingen stijgen.',
      'nl',
      'Komt er binnen vijftig dagen geen vrede',
    ],
    [
      'promise',
      'Japan will lift the ban once the inspectors return to Fukushima.',
      'en',
      'once the inspectors return to Fukushima',
    ],
    [
      'threat',
      'Moscow threatened to expel reporters if Berlin bars its broadcasters.',
      'en',
      'if Berlin bars its broadcasters',
    ],
    [
      'threat',
      'Should Berlin bar its reporters, Moscow will retaliate.',
      'en',
      'Should Berlin bar its reporters',
    ],
  ])('%s: %s', (kind, sentence, lang, condition) => {
    expect(found(article(sentence, DAY, [], lang))).toMatchObject([{ kind, condition }]);
  });

  it.each([
    ['a role', 'Oekraïne zal Polen als partner houden.', 'nl'],
    ['a comparison', 'Het leger was even groot als dat van de buren.', 'nl'],
    ['a tale', 'Als de zon onderging, zongen de soldaten.', 'nl'],
    ['what somebody foretells', 'Zij verwacht dat de prijs stijgt als de oogst mislukt.', 'nl'],
    ['a question', 'He asked if the ministers had met.', 'en'],
    ['a word that is spoken of', 'The word "if" will be in every promise.', 'en'],
  ])('not %s', (_, sentence, lang) => {
    expect(found(article(sentence, DAY, [], lang))).toEqual([]);
  });
});

describe('whether a condition has come', () => {
  const promise = article(PROMISE, DAY);
  const attack: ClaimParts = {
    type: 'ASSAULT',
    trigger: 'aangevallen',
    actors: [RUS],
    recipients: [{ text: 'Charkov', id: 'UKR' }],
  };
  const report = 'Russische troepen hebben de stad Charkov aangevallen.';

  it.each<[string, Article, boolean]>([
    ['a later report', article(report, LATER, [attack]), true],
    ['a later report that nobody coded', article(report, LATER), true],
    [
      'a report in the other language',
      article('Russian troops attacked the city of Charkov.', LATER, [], 'en'),
      true,
    ],
    ['an earlier report', article(report, '2024-04-20', [attack]), false],
    [
      'a later report of an earlier day',
      article(report, LATER, [
        {
          ...attack,
          time: { start: '2024-03-01', end: '2024-03-01', precision: 'day', basis: 'text', text: '1 maart' },
        },
      ]),
      false,
    ],
    [
      'a denial',
      article('Russische troepen hebben de stad Charkov niet aangevallen.', LATER, [
        { ...attack, polarity: 'negative' },
      ]),
      false,
    ],
    [
      'a denial that nobody coded',
      article('Russische troepen hebben de stad Charkov niet aangevallen.', LATER),
      false,
    ],
    ['a plan', article('Russische troepen willen de stad Charkov aanvallen.', LATER), false],
    ['another deed of the same', article('Russische troepen hebben de stad Charkov verlaten.', LATER), false],
    ['the same deed by others', article('Oekraïense troepen hebben een stad aangevallen.', LATER), false],
    [
      'the same deed elsewhere',
      article('Russische vliegtuigen hebben een olieraffinaderij in de bergen aangevallen.', LATER),
      false,
    ],
    ['the promise told again', article(`Vorige week: ${PROMISE}`, LATER), false],
  ])('%s', (_, later, comes) => {
    expect(metBy(promise, later)[0]).toBe(comes ? later.source.text : undefined);
  });

  it('takes a negated condition to be met only by what says so', () => {
    const offer = article('Iran is bereid te praten als Israël Gaza niet langer bombardeert.', DAY);
    const strikes = article('Israël heeft Gaza gebombardeerd.', LATER);
    const quiet = article('Israël heeft Gaza sinds maandag niet gebombardeerd.', LATER);
    expect(metBy(offer, strikes)).toEqual([undefined]);
    expect(metBy(offer, strikes, quiet)).toEqual([quiet.source.text]);
  });

  it('takes what was threatened "unless" it comes to hang on its not coming', () => {
    const threat = article('Israël dreigt met aanvallen, tenzij Hamas de gijzelaars vrijlaat.', DAY);
    expect(metBy(threat, article('Hamas heeft de gijzelaars vrijgelaten.', LATER))).toEqual([undefined]);
  });

  it('says what agrees', () => {
    const [{ met }] = found(promise, article(report, LATER, [attack]));
    expect(met?.words).toContainEqual({ own: 'aanvallen', other: 'aangevallen' });
    expect(met?.names).toContain('RUS');
  });

  it('says apart that the threat was carried out', () => {
    const bomb: ClaimParts = {
      type: 'ASSAULT',
      trigger: 'bombarderen',
      rule: 'force.bomb',
      actors: [{ text: 'Israël', id: 'ISR' }],
      recipients: [{ text: 'Hodeida', id: 'YEM' }],
    };
    const threat = article('Israël dreigt Hodeida te bombarderen als de Houthi’s een schip aanvallen.', DAY, [
      { ...bomb, reality: 'conditional', condition: { text: 'als de Houthi’s een schip aanvallen' } },
    ]);
    const deed = article('Israël heeft Hodeida gebombardeerd.', LATER, [
      { ...bomb, trigger: 'gebombardeerd' },
    ]);
    expect(found(threat, deed)).toMatchObject([
      { kind: 'threat', kept: { sentence: { exact: deed.source.text } } },
    ]);
    expect(found(threat, deed)[0].met).toBeUndefined();
  });
});

describe('findConditions', () => {
  it('puts the same condition told again under one, and gives the same for any order', () => {
    const all = [
      article(PROMISE, DAY),
      article('Frankrijk belooft luchtafweer als Russische troepen Charkov aanvallen.', '2024-05-02'),
      article('Frankrijk zal ambassadeurs sturen als Servië Kosovo erkent.', '2024-05-02'),
      article('Servië heeft Kosovo erkend.', LATER),
    ];
    const summary = (list: readonly HangingOn[]): unknown =>
      list.map(({ condition, said, met }) => [condition, said.length, met?.sentence.exact]);
    const expected = summary(found(...all));
    expect(expected).toEqual([
      ['als Russische troepen de stad Charkov aanvallen', 2, undefined],
      ['als Servië Kosovo erkent', 1, 'Servië heeft Kosovo erkend.'],
    ]);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(summary(found(...shuffled))).toEqual(expected);
      }),
    );
  });
});
