import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Claim } from '../../../src/claim/index.ts';
import { Document } from '../../../src/document/index.ts';
import { type Dossier, anchorOf, documentTerms, openDossier } from '../../../src/dossier/index.ts';
import { loadPipeline, wholeTextBlocks } from '../../../src/language/index.ts';
import { type ClaimParts, claimOf, entryOf } from '../builders.ts';

const path = mkdtempSync(join(tmpdir(), 'search-'));
const pipeline = loadPipeline();
let dossier: Dossier;

interface Written {
  readonly name: string;
  readonly lines: readonly string[];
  readonly claims?: readonly (ClaimParts & { readonly line: number })[];
  readonly published?: string;
  readonly outlet?: string;
  readonly lang: 'nl' | 'en';
}

const ARTICLES: readonly Written[] = [
  {
    name: 'a',
    lang: 'nl',
    outlet: 'De Proef',
    published: '2024-10-25',
    lines: [
      'Noord-Korea leverde vorige maand granaten aan Rusland.',
      'De granaatleveringen gingen volgens Seoul gewoon door.',
      'Het strategische partnerschap werd dinsdag ondertekend.',
      'Het partnerschap is volgens kenners niet strategisch.',
    ],
    claims: [
      {
        line: 0,
        type: 'AID',
        trigger: 'leverde',
        actors: [{ text: 'Noord-Korea', id: 'PRK', name: 'Noord-Korea' }],
        recipients: [{ text: 'Rusland', id: 'RUS', name: 'Rusland' }],
        objects: [{ text: 'granaten', class: 'ammunition', span: { start: 33, end: 41 } }],
      },
      {
        line: 1,
        type: 'AID',
        trigger: 'granaatleveringen',
        certainty: 'possible',
        attribution: [{ speaker: { text: 'Seoul', id: 'KOR' }, stance: 'asserts', cue: 'volgens' }],
      },
    ],
  },
  {
    name: 'b',
    lang: 'en',
    outlet: 'The Harbour Post',
    published: '2024-06-20',
    lines: [
      'North Korea shipped artillery shells to Russia by rail.',
      'Nobody in the capital wanted to discuss the weather.',
    ],
    claims: [
      {
        line: 0,
        type: 'AID',
        trigger: 'shipped',
        actors: [{ text: 'North Korea', id: 'PRK' }],
        recipients: [{ text: 'Russia', id: 'RUS' }],
      },
    ],
  },
  {
    name: 'c',
    lang: 'nl',
    outlet: 'De Proef',
    published: '2023-01-05',
    lines: ['Rusland bedankte Noord-Korea, en China leverde olie aan Rusland.', 'Het regende in België.'],
    claims: [
      {
        line: 0,
        type: 'SUPPORT',
        trigger: 'bedankte',
        actors: [{ text: 'Rusland', id: 'RUS' }],
        recipients: [{ text: 'Noord-Korea', id: 'PRK' }],
      },
      {
        line: 0,
        type: 'AID',
        trigger: 'leverde',
        actors: [{ text: 'China', id: 'CHN' }],
        recipients: [{ text: 'Rusland', id: 'RUS' }],
      },
    ],
  },
];

const claims = new Map<string, Claim[]>();

beforeAll(async () => {
  dossier = await openDossier(path, { create: true });
  for (const { name, lines, claims: parts = [], published, outlet, lang } of ARTICLES) {
    const text = lines.join('\n\n');
    const own = parts.map(({ line, ...rest }) => claimOf(text, lines[line], rest));
    claims.set(name, own);
    const document = pipeline(Document.of(text).with('blocks', wholeTextBlocks(text)));
    await dossier.addDocuments([
      {
        ...entryOf(text, own, {
          input: name,
          lang,
          ...(published && { published }),
          ...(outlet && { outlet }),
        }),
        terms: documentTerms(document),
      },
    ]);
  }
});
afterAll(() => {
  dossier.close();
  rmSync(path, { recursive: true, force: true });
});

/** Article and line of each hit, best first. */
async function hits(question: string): Promise<string[]> {
  const found = (await dossier.search(question)).hits;
  return found.map(({ text, sentence }) => {
    const article = ARTICLES.find(({ lines }) => lines[sentence] === text);
    return `${article?.name}${sentence}`;
  });
}

describe('what finds what', () => {
  test.each([
    ['a form of a verb', 'leveren', ['a0', 'c0']],
    ['a plural', 'granaat', ['a0', 'a1']],
    ['a part of a compound', 'levering', ['a1']],
    ['the compound itself', 'granaatlevering', ['a1']],
    ['all words', 'granaten Rusland', ['a0']],
    ['AND in words', 'granaten EN Rusland', ['a0']],
    ['OR', 'weather OF regenen', ['b1', 'c1']],
    ['NOT', 'leverde NOT olie', ['a0']],
    ['minus', 'leverde -olie', ['a0']],
    ['brackets', '(weather OR olie) NOT capital', ['c0']],
    ['a phrase with another ending', '"strategisch partnerschap"', ['a2']],
    ['the words of the phrase apart', 'strategisch partnerschap', ['a2', 'a3']],
    ['the start of a word', 'granaat*', ['a0', 'a1']],
    ['accents and case', 'BELGIE', ['c1']],
    ['a field of the article', 'leverde outlet:proef', ['a0', 'c0']],
    ['a month', 'leverde date:2024-10', ['a0']],
    ['a range', 'leverde date:..2023', ['c0']],
    ['a language', 'Rusland taal:en', ['b0']],
    ['an actor', 'actor:PRK', ['a0', 'b0']],
    ['an actor by name', 'actor:Noord-Korea', ['a0', 'b0']],
    ['fields of one claim', 'actor:RUS type:AID', []],
    ['fields of one claim and a word of its sentence', 'actor:CHN olie', ['c0']],
    ['a recipient', 'aan:RUS', ['a0', 'b0', 'c0']],
    ['a speaker', 'volgens:KOR', ['a1']],
    ['a certainty', 'certainty:possible', ['a1']],
    ['not a field', 'type:AID NOT actor:CHN NOT actor:PRK', ['a1']],
    ['nothing', 'onderzeeboot', []],
  ] as const)('%s: %s', async (_, question, expected) => {
    const exact = (await hits(question)).toSorted();
    // What only means the same may come too, but behind.
    expect(exact.filter((hit) => (expected as readonly string[]).includes(hit))).toEqual(
      [...expected].toSorted(),
    );
    expect((await hits(question)).slice(0, expected.length).toSorted()).toEqual([...expected].toSorted());
  });

  test.each([
    ['granaten leveren', 'b0'],
    ['Noord-Korea granaten', 'b0'],
    ['weer', undefined],
    ['shell delivery', 'a0'],
  ])('across languages: %s', async (question, expected) => {
    const found = await hits(question);
    if (expected === undefined) expect(found).not.toContain('b0');
    else expect(found).toContain(expected);
  });

  test('fields must hold for one claim, also where a sentence has several', async () => {
    expect(await hits('actor:RUS recipient:PRK')).toEqual(['c0']);
    expect(await hits('actor:CHN recipient:PRK')).toEqual([]);
  });
});

test('a hit has its sentence, its place, what was asked set off, and its claims', async () => {
  const { hits: found, total } = await dossier.search('granaten', { limit: 1 });
  expect(total).toBeGreaterThanOrEqual(2);
  const [{ text, highlights, start, article, claims: own, published }] = found;
  expect(highlights.map(({ start: from, end }) => text.slice(from, end))).toEqual(['granaten']);
  expect((await dossier.text(article))?.slice(start, start + text.length)).toBe(text);
  expect(own.map(({ claim }) => claim.type)).toEqual(['AID']);
  expect(published).toBe('2024-10-25');
});

test('pages of hits follow each other', async () => {
  const all = (await dossier.search('Rusland', { limit: 10 })).hits;
  const first = (await dossier.search('Rusland', { limit: 2 })).hits;
  const rest = (await dossier.search('Rusland', { limit: 10, offset: 2 })).hits;
  expect([...first, ...rest]).toEqual(all);
});

test('reviews show in fields', async () => {
  const [first] = claims.get('a') ?? [];
  const reviewer = { who: 'Anna', at: '2025-01-01T00:00:00Z' };
  await dossier.review(
    [{ action: 'correct', target: anchorOf(first), fields: { type: 'COOPERATE' } }],
    reviewer,
  );
  expect(await hits('type:COOPERATE')).toEqual(['a0']);
  expect(await hits('type:AID actor:PRK')).toEqual(['b0']);
  expect(await hits('status:corrected')).toEqual(['a0']);
  await dossier.review([{ action: 'reject', target: anchorOf(first) }], reviewer);
  expect(await hits('type:COOPERATE')).toEqual([]);
  expect((await dossier.search('granaten')).hits[0].claims).toEqual([]);
  await dossier.review(
    [
      { action: 'undo', of: 2 },
      { action: 'undo', of: 1 },
    ],
    reviewer,
  );
  expect(await hits('type:AID actor:PRK')).toEqual(['a0', 'b0']);
});

test.each([
  ['', 'holds no word'],
  ['NOT olie', 'only what must not be there'],
  ['kleur:rood', 'there is no field kleur'],
  ['date:gisteren', 'is no date'],
  ['('.repeat(100), 'too many brackets'],
])('%j is said to be no question', async (question, message) => {
  await expect(dossier.search(question)).rejects.toThrow(message);
});

test.each([
  '"open',
  '(olie',
  'olie)',
  'a:',
  '- - -x',
  "o'neil; DROP TABLE held",
  '%_',
  '\u0000x',
  'https://x.example/y',
])('%j is answered', async (question) => {
  const answer = await dossier.search(question).catch((error: unknown) => String(error));
  expect(typeof answer === 'string' ? answer : answer.total).toEqual(
    typeof answer === 'string' ? expect.stringMatching(/^BreuklijnError/) : expect.any(Number),
  );
});
