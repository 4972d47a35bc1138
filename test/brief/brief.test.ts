import { parseHTML } from 'linkedom';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Brief,
  type BriefInput,
  buildBrief,
  renderHtml,
  renderJson,
  renderMarkdown,
} from '../../src/brief/index.ts';
import type { Claim, Participant } from '../../src/claim/index.ts';
import type { DocumentEntry, DocumentRecord } from '../../src/dossier/index.ts';
import { type ClaimParts, claimOf, entryOf } from '../dossier/builders.ts';

const PRK: Participant = { text: 'Noord-Korea', id: 'PRK', kind: 'state' };
const RUS: Participant = { text: 'Moskou', id: 'RUS', kind: 'state' };
const KOR: Participant = { text: 'Seoul', id: 'KOR', kind: 'state' };

/** An article of one sentence with one claim. */
function article(sentence: string, parts: ClaimParts, record: Partial<DocumentRecord> = {}): DocumentEntry {
  return entryOf(sentence, [claimOf(sentence, sentence, parts)], { input: sentence, ...record });
}

function briefOf(entries: readonly DocumentEntry[], more: Partial<BriefInput> = {}): Brief {
  return buildBrief({
    name: 'proef',
    documents: entries.map(({ record }) => record),
    claims: entries.flatMap(({ record, claims }) =>
      claims.map((claim) => ({ article: record.article, claim })),
    ),
    ...more,
  });
}

/** `kind: quote, quote / quote` for each section: entries of a group by commas, groups by slashes. */
function outline(brief: Brief): string[] {
  return brief.sections.map(
    ({ kind, groups }) =>
      `${kind}: ${groups.map(({ entries }) => entries.map(({ quote }) => quote.text).join(', ')).join(' / ')}`,
  );
}

const SENT = article(
  'Noord-Korea stuurde troepen naar Rusland.',
  { actors: [PRK], recipients: [RUS], trigger: 'stuurde', attribution: [says('Zelensky', 'asserts')] },
  { published: '2024-10-14' },
);
const DOUBTED = article(
  'Austin kan niet bevestigen dat Noord-Korea troepen stuurde.',
  {
    actors: [PRK],
    recipients: [RUS],
    trigger: 'stuurde',
    attribution: [says('Austin', 'doubts')],
    certainty: 'unknown',
  },
  { published: '2024-10-20' },
);

function says(name: string, stance: 'asserts' | 'denies' | 'doubts'): Claim['attribution'][number] {
  return { speaker: { text: name, kind: 'person' }, stance, cue: 'zegt' };
}

describe('order', () => {
  test('each claim stands in the first section that fits; a dispute also shows the other side', () => {
    const entries = [
      article('Een oordeel.', { type: 'ASSESSMENT', actors: [RUS] }, { outlet: 'A' }),
      article('Een cijfer.', { type: 'MEASURE', actors: [KOR] }),
      article('Een daad.', { type: 'SANCTION', actors: [KOR] }),
      article('Als het zover is.', {
        type: 'AID',
        actors: [KOR],
        condition: { text: 'als' },
        reality: 'planned',
      }),
      article(
        'Straks komt er oorlog.',
        { type: 'ASSAULT', actors: [PRK], reality: 'predicted' },
        { outlet: 'B' },
      ),
      SENT,
      DOUBTED,
    ];
    expect(outline(briefOf(entries))).toEqual([
      `disputed: ${DOUBTED.text}, ${SENT.text}`,
      'conditions: Als het zover is.',
      `events: Een daad., ${SENT.text}`,
      'states: Een cijfer.',
      'judgements: Een oordeel. / Straks komt er oorlog.',
    ]);
  });

  test('a claim of another matter is not the other side', () => {
    const other = article('Noord-Korea hielp Syrië.', {
      actors: [PRK],
      recipients: [{ text: 'Syrië', id: 'SYR' }],
    });
    expect(outline(briefOf([DOUBTED, other]))[0]).toBe(`disputed: ${DOUBTED.text}`);
  });

  test('newest day first, periods by their end, undated last', () => {
    const at = (name: string, start: string, end = start): DocumentEntry =>
      article(name, { time: { start, end, precision: 'day', basis: 'text' } });
    const brief = briefOf([
      article('zonder.', {}),
      at('oud.', '2021-01-01'),
      at('maand.', '2024-10-01', '2024-10-31'),
      at('dag.', '2024-10-31'),
      at('nieuw.', '2024-11-02'),
    ]);
    expect(outline(brief)).toEqual(['events: nieuw. / dag. / maand. / oud. / zonder.']);
    expect(brief.sections[0].groups.at(-1)?.heading).toEqual({ by: 'undated' });
  });

  test('by pair of actors', () => {
    const brief = briefOf([SENT, article('Nog een.', { actors: [PRK], recipients: [RUS] })], { by: 'pair' });
    expect(brief.sections[0].groups.map(({ heading }) => heading)).toEqual([
      { by: 'actors', actors: ['PRK'], recipients: ['RUS'] },
    ]);
  });

  test('an exchange puts the two claims together, whatever sentence they are of', () => {
    const text = 'Rusland kreeg granaten. Het Noorden kreeg er voedsel voor terug.';
    const back = claimOf(text, 'Het Noorden kreeg er voedsel voor terug.', {
      actors: [RUS],
      recipients: [PRK],
    });
    const given = claimOf(text, 'Rusland kreeg granaten.', {
      actors: [PRK],
      recipients: [RUS],
      exchange: back.id,
    });
    const brief = briefOf([entryOf(text, [back, given])]);
    expect(outline(brief)).toEqual([
      'exchanges: Rusland kreeg granaten., Het Noorden kreeg er voedsel voor terug.',
    ]);
    expect(brief.sections[0].groups[0].entries.map(({ role }) => role)).toEqual(['given', 'return']);
  });

  test.each([
    [{ type: 'THREATEN', reality: 'actual' }, 'threat'],
    [{ type: 'REQUEST', reality: 'actual' }, 'demand'],
    [{ type: 'AID', reality: 'proposed' }, 'demand'],
    [{ type: 'AID', reality: 'planned' }, 'promise'],
    [{ type: 'ASSAULT', reality: 'planned' }, 'threat'],
    [{ type: 'ASSAULT', reality: 'conditional' }, 'other'],
    [{ type: 'AID', reality: 'planned', polarity: 'negative' }, 'other'],
  ] as const)('%j on a condition is a %s', (parts, kind) => {
    const brief = briefOf([article('Zin.', { ...parts, actors: [KOR], condition: { text: 'als' } })]);
    expect(brief.sections[0].groups[0].entries[0].lines[0].conditionKind).toBe(kind);
  });
});

describe('near-copies', () => {
  test('the same sentence with the same claim is listed once, the first published before the others', () => {
    const parts = { actors: [PRK], trigger: 'vuurde' };
    const first = article('Noord-Korea vuurde raketten af.', parts, { published: '2024-01-02', outlet: 'A' });
    const copy = article('Noord-Korea  vuurde raketten af', parts, { published: '2024-01-03', outlet: 'B' });
    const [entry, ...rest] = briefOf([copy, first]).sections[0].groups[0].entries;
    expect(rest).toEqual([]);
    expect([entry.source.outlet, entry.alsoIn.map(({ outlet }) => outlet)]).toEqual(['A', ['B']]);
  });

  test('other actors make it another claim; one article does not copy itself', () => {
    const one = article('Zij vuurde raketten af.', { actors: [PRK] });
    const other = article('Zij vuurde raketten af!', { actors: [KOR] });
    expect(briefOf([one, other]).sections[0].groups[0].entries).toHaveLength(2);
    const text = 'Hij viel aan. Hij viel aan.';
    const twice = [claimOf(text, 'Hij viel aan.'), { ...claimOf(text, 'Hij viel aan.'), id: 'x' }];
    twice[1] = { ...twice[1], selector: { start: 14, end: 27, exact: 'Hij viel aan.' } };
    expect(briefOf([entryOf(text, twice)]).sections[0].groups[0].entries).toHaveLength(2);
  });

  test('a part of a trigger is marked as a word of its own', () => {
    const text = 'Dat houdt overleg met China in.';
    const claim = claimOf(text, text, { trigger: 'houdt' });
    const entry = entryOf(text, [{ ...claim, trigger: { ...claim.trigger, text: 'houdt … in' } }]);
    const { marks } = briefOf([entry]).sections[0].groups[0].entries[0].quote;
    expect(marks).toEqual([
      { start: 4, end: 9 },
      { start: 28, end: 30 },
    ]);
  });

  test('claims of one sentence share its quote, each trigger marked once, in parts too', () => {
    const text = 'Seoul zegde hulp toe en strafte Moskou.';
    const claims = [
      claimOf(text, text, { type: 'SANCTION', trigger: 'strafte' }),
      claimOf(text, text, { type: 'AGREE', trigger: 'zegde' }),
    ];
    claims[1] = { ...claims[1], trigger: { ...claims[1].trigger, text: 'zegde … toe' } };
    const { lines, quote } = briefOf([entryOf(text, claims)]).sections[0].groups[0].entries[0];
    expect(lines).toHaveLength(2);
    expect(quote.marks.map(({ start, end }) => text.slice(start, end))).toEqual(['zegde', 'toe', 'strafte']);
  });
});

describe('top', () => {
  test('articles, outlets, period, claims, speakers', () => {
    const brief = briefOf([
      SENT,
      DOUBTED,
      entryOf('Niets.', [], { outlet: 'De Proef', published: '2024-09', sample: true }),
    ]);
    expect(brief).toMatchObject({
      articles: 3,
      sampleArticles: 1,
      outlets: [{ articles: 2 }, { name: 'De Proef', articles: 1 }],
      period: { from: '2024-09', to: '2024-10-20' },
      claims: 2,
      attributed: 2,
      refused: 0,
    });
  });

  test('since counts a month that may be later and says how many have no date', () => {
    const month = entryOf('Maand.', [], { published: '2024-10' });
    const brief = briefOf([SENT, DOUBTED, month, entryOf('Zonder.')], { since: '2024-10-20' });
    expect([brief.articles, brief.claims, brief.undatedLeftOut]).toEqual([2, 1, 1]);
  });

  test('a claim without a sentence is refused, and a renderer refuses it too', () => {
    const bare = claimOf('Zin.', 'Zin.');
    const empty = { ...bare, selector: { start: 0, end: 0, exact: ' ' } };
    const brief = briefOf([entryOf('Zin.', [empty])]);
    expect([brief.claims, brief.refused, brief.sections]).toEqual([0, 1, []]);
    expect(renderMarkdown(brief, 'nl')).toContain('1 bewering zonder zin is weggelaten.');
    const [section] = briefOf([article('Zin.', {})]).sections;
    const forged: Brief = {
      ...brief,
      sections: [
        {
          ...section,
          groups: section.groups.map((group) => ({
            ...group,
            entries: group.entries.map((entry) => ({ ...entry, quote: { text: '', marks: [] } })),
          })),
        },
      ],
    };
    for (const render of [renderMarkdown, renderHtml, renderJson]) {
      expect(() => render(forged, 'nl')).toThrow('has no sentence');
    }
  });
});

describe('words', () => {
  const entry = article(
    'Volgens Austin stuurde Noord-Korea ongeveer 3.000 troepen naar Moskou.',
    {
      actors: [PRK],
      recipients: [RUS],
      trigger: 'stuurde',
      objects: [{ text: 'troepen', span: { start: 50, end: 57 } }],
      quantities: [{ value: 3000, text: 'ongeveer 3.000' }],
      time: {
        start: '2024-10-01',
        end: '2024-10-31',
        edtf: '2024-10',
        precision: 'month',
        text: 'deze maand',
        basis: 'text',
      },
      attribution: [
        { ...says('Austin', 'doubts'), evidence: ['satellite'] },
        { ...says('Kiev', 'asserts'), direct: true },
      ],
      certainty: 'possible',
      condition: { text: 'als het waar is' },
    },
    { title: 'Een *kop*', outlet: 'De Proef', published: '2024-10-24T10:00:00Z', input: 'map/a_1.txt' },
  );

  test.each([
    [
      'nl',
      [
        '# Overzicht: proef',
        '- **Noord-Korea → Rusland** · hulp of levering (troepen; ongeveer 3.000) · oktober 2024 (“deze maand”) · betwijfeld of niet bevestigd door Austin (op grond van satellietbeelden); volgens Kiev (letterlijk) · gebracht als feit, mogelijk · voorwaarde: “als het waar is”',
        '  > “Volgens Austin **stuurde** Noord-Korea ongeveer 3.000 troepen naar Moskou.”  ',
        '  > — “Een \\*kop\\*”, De Proef, 24 oktober 2024, map/a_1.txt',
      ],
    ],
    [
      'en',
      [
        '# Brief: proef',
        '- **North Korea → Russia** · aid or delivery (troepen; ongeveer 3.000) · October 2024 (“deze maand”) · doubted or not confirmed by Austin (on the strength of satellite images); according to Kiev (verbatim) · given as fact, possibly · condition: “als het waar is”',
      ],
    ],
  ] as const)('Markdown in %s', (language, lines) => {
    const markdown = renderMarkdown(briefOf([entry]), language).split('\n');
    for (const line of lines) expect(markdown).toContain(line);
  });

  test.each([
    [undefined, 'datum onbekend'],
    [{ precision: 'day', basis: 'text', text: 'maandag' }, '“maandag” (datum onbekend)'],
    [day('2024-10-25'), '25 oktober 2024'],
    [{ ...day('2024-10-25'), basis: 'published' }, '25 oktober 2024 (naar de datum van het bericht)'],
    [{ ...day('2024-10-21', '2024-10-27'), edtf: '2024-10-21/2024-10-27' }, '21 tot en met 27 oktober 2024'],
    [day('2024-09-28', '2024-10-04'), '28 september tot en met 4 oktober 2024'],
    [day('2023-12-30', '2024-01-02'), '30 december 2023 tot en met 2 januari 2024'],
    [day('2024-02-01', '2024-02-29'), 'februari 2024'],
    [day('2024-01-01', '2024-12-31'), '2024'],
    [day('2021-01-01', '2024-12-31'), '2021 tot en met 2024'],
    [{ ...day('2024-06-01', '2024-08-31'), edtf: '2024-22' }, 'zomer 2024'],
    [{ ...day('2024-06-01', '2024-06-30'), edtf: '2024-06~' }, 'juni 2024'],
  ] as const)('when: %j is %s', (time, words) => {
    const json: unknown = JSON.parse(
      renderJson(briefOf([article('Zin.', time === undefined ? {} : { time })]), 'nl'),
    );
    expect(json).toHaveProperty('sections.0.groups.0.entries.0.lines.0.words.when', words);
  });

  function day(start: string, end = start): NonNullable<Claim['time']> {
    return { start, end, precision: 'day', basis: 'text' };
  }

  test.each([
    [{ text: 'het Kremlin', id: 'RUS', kind: 'state' }, 'Rusland'],
    [{ text: 'Yoon', name: 'Yoon Suk-yeol', id: 'KOR', kind: 'person' }, 'Yoon Suk-yeol (Zuid-Korea)'],
    [{ text: 'hij', id: 'KOR', kind: 'person', via: 'coreference' }, 'Zuid-Korea'],
    [{ text: '', id: 'KOR', via: 'implicit' }, 'Zuid-Korea'],
    [{ text: 'de\n partij' }, 'de partij'],
    [{ text: 'XYZ', id: 'XYZ', kind: 'organisation' }, 'XYZ'],
  ] as const)('who: %j is %s', (participant, words) => {
    const json: unknown = JSON.parse(renderJson(briefOf([article('Zin.', { actors: [participant] })]), 'nl'));
    expect(json).toHaveProperty('sections.0.groups.0.entries.0.lines.0.words.who', words);
  });
});

describe('sample', () => {
  const brief = briefOf([article('Zin.', {}, { sample: true })]);
  test.each(['nl', 'en'] as const)('is labelled above all else (%s)', (language) => {
    const label = language === 'nl' ? 'VOORBEELD: alle artikelen' : 'SAMPLE: all articles';
    expect(renderMarkdown(brief, language).split('\n')[2]).toContain(label);
    const { document } = parseHTML(renderHtml(brief, language));
    expect(document.body.firstElementChild?.textContent).toContain(label);
    expect(JSON.parse(renderJson(brief, language))).toHaveProperty('sample');
  });
  test('and nothing else is', () => {
    expect(renderHtml(briefOf([SENT]), 'nl')).not.toContain('VOORBEELD');
  });
});

describe('text of articles stays text', () => {
  const evil =
    '<script>alert(1)</script> & "x" \'y\' </style><img src=x onerror=y> **b** [l](javascript:z) `c`';

  test('HTML has no element that an article brought, and no address that is none', () => {
    const entry = article(
      evil,
      { trigger: '<script>', actors: [{ text: evil }], condition: { text: evil } },
      { title: evil, outlet: evil, url: 'javascript:alert(1)', input: evil },
    );
    const html = renderHtml(briefOf([entry], { name: evil }), 'nl');
    const { document } = parseHTML(html);
    expect(document.querySelectorAll('script, img, link, iframe')).toHaveLength(0);
    expect(document.querySelectorAll('style')).toHaveLength(1);
    expect([...document.querySelectorAll('main a')]).toHaveLength(0);
    expect(document.querySelector('blockquote')?.textContent).toBe(`“${evil.replaceAll('**', '')}”`);
    expect(document.querySelector('mark')?.textContent).toBe('<script>');
    expect(html).not.toMatch(/https?:|url\(|@import/);
  });

  test('a web address becomes a link', () => {
    const html = renderHtml(
      briefOf([article('Zin.', {}, { url: 'https://krant.example/a?b=1&c="2"' })]),
      'nl',
    );
    expect(parseHTML(html).document.querySelector('figcaption a')?.getAttribute('href')).toBe(
      'https://krant.example/a?b=1&c="2"',
    );
  });

  test('any text gives one block of Markdown, well-formed HTML and JSON that parses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        fc.pre(text.trim() !== '');
        const brief = briefOf([article(text, { trigger: text.slice(0, 1) }, { title: text })]);
        const markdown = renderMarkdown(brief, 'en').split('\n');
        expect(markdown.filter((line) => /^(#|<)/.test(line))).toHaveLength(3);
        const { document } = parseHTML(renderHtml(brief, 'en'));
        expect(document.querySelectorAll('article')).toHaveLength(1);
        expect(JSON.parse(renderJson(brief, 'en'))).toHaveProperty(
          'sections.0.groups.0.entries.0.quote.text',
          text,
        );
      }),
      { numRuns: 200 },
    );
  });
});

test('both languages have every word', async () => {
  const { messagesOf } = await import('../../src/brief/language.ts');
  const keysOf = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`))
      : [`${path}: ${Array.isArray(value) ? value.length : typeof value}`];
  expect(keysOf(messagesOf('nl'))).toEqual(keysOf(messagesOf('en')));
});
