import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Article, readText } from '../../src/ingest/index.ts';
import { expectSound, kindsOf, listBlocks } from './blocks.ts';

const BODY = 'De ministers spraken dinsdag in Wenen over een bestand dat drie weken moet duren.';
const BODY_2 = 'Over de uitvoering wordt volgende week verder gepraat, zei een woordvoerder.';

function fixture(name: string): Article {
  const text = readFileSync(new URL(`../fixtures/ingest/${name}`, import.meta.url), 'utf8');
  const article = readText(name, text);
  expect(article.text).toBe(text);
  expectSound(article);
  return article;
}

describe('texts as they are found', () => {
  it('reads one without a date, with "In dit artikel:"', () => {
    const article = fixture('no-date.txt');
    expect(kindsOf(article)).toEqual(['title', 'boilerplate', 'paragraph', 'paragraph', 'boilerplate']);
    expect(article.published).toBeUndefined();
    expect(article.title?.value).toBe(
      'Handelstwist tussen Noorwegen en IJsland loopt op, vissers vrezen lege netten',
    );
  });

  it('reads a date line with its zone and an address under the headline', () => {
    const article = fixture('zone-and-url.txt');
    expect(kindsOf(article)).toEqual([
      'title', 'date', 'url', 'paragraph', 'paragraph', 'paragraph', 'section', 'section', 'boilerplate',
    ]); // prettier-ignore
    expect(article.published).toEqual({ value: '2023-05-04T18:12:44+02:00', mark: { start: 65, end: 89 } });
    expect(article.text.slice(65, 89)).toBe('2023-05-04T18:12:44+0200');
    expect(article.outlet).toEqual({ value: 'rivierblad.example' });
    expect(article.section?.value).toBe('Buitenland');
  });

  it('reads a date glued to the first sentence, pull-quotes with their speaker, and lone credits', () => {
    const article = fixture('glued-date.txt');
    expect(kindsOf(article)).toEqual([
      'date', 'paragraph', 'paragraph', 'pull-quote', 'heading', 'paragraph', 'pull-quote', 'paragraph', 'credit',
    ]); // prettier-ignore
    expect(article.published?.value).toBe('2020-11');
    expect(listBlocks(article)[1]).toMatch(/^paragraph: De regering van Peru/);
  });

  it('reads Markdown in a .txt: heading, bold lead-ins, rules and a by-line that stands twice', () => {
    const article = fixture('markdown.txt');
    expect(kindsOf(article)).toEqual([
      'title', 'list-item', 'label', 'paragraph', 'paragraph', 'paragraph', 'rule', 'byline', 'byline',
      'paragraph', 'rule', 'byline', 'byline',
    ]); // prettier-ignore
    expect(article.title?.value).toBe('DE KOU KOMT UIT HET OOSTEN');
    expect(article.authors.map((author) => author.value)).toEqual(['Lodewijk Ramaker']);
    const [label, paragraph] = listBlocks(article).slice(2, 4);
    expect(label).toBe('label: **Update Oost-Europa |');
    expect(paragraph).toMatch(/^paragraph: Tiraspol's\*\* fabrieken/);
    const { markupStart, markupEnd } = article.blocks;
    const markup = [...markupStart].map((start, i) => article.text.slice(start, markupEnd[i]));
    expect(new Set(markup)).toEqual(new Set(['##', '-', '**', '---']));
  });

  it('reads a rewritten text with question headings', () => {
    const article = fixture('questions.txt');
    expect(kindsOf(article)).toEqual([
      'paragraph', 'paragraph', 'heading', 'paragraph', 'heading', 'paragraph', 'heading', 'paragraph', 'boilerplate',
    ]); // prettier-ignore
    expect(article.title).toBeUndefined();
  });
});

describe('lines above the text', () => {
  type Case = [head: string, kinds: string, fields: Record<string, unknown>];
  const cases: Case[] = [
    ['Kop van dit stuk\nDoor Anna de Wit en Karel Smeets\n3 juni 2024, 09:05', 'title byline date', { authors: ['Anna de Wit', 'Karel Smeets'], published: '2024-06-03T09:05:00' }],
    ['Kop van dit stuk\nGepubliceerd op 14 oktober 2024 om 9.12 uur', 'title date', { published: '2024-10-14T09:12:00' }],
    ['Kop van dit stuk\nGepubliceerd: 3 mei 2022 | Bijgewerkt: 4 mei 2022, 10:00', 'title date', { published: '2022-05-03', modified: '2022-05-04T10:00:00' }],
    ['Kop van dit stuk\nLaatst bijgewerkt: 4 mei 2022', 'title date', { published: undefined, modified: '2022-05-04' }],
    ['A headline of a kind\nBy Orla Ferrand\nThe Tidal Post\nMarch 29, 2024 5:30 pm EDT', 'title byline byline date', { authors: ['Orla Ferrand'], outlet: 'The Tidal Post', published: '2024-03-29T17:30:00-04:00' }],
    ['Kop van dit stuk\nHet Waterblad | Wereld\nSanne Kuiper\n23 november 2023 - 12:31', 'title byline byline date', { outlet: 'Het Waterblad', section: 'Wereld', authors: ['Sanne Kuiper'] }],
    ['Avondblad De Reede\nDonderdag 14 september 2023\nKIM ZEGT STEUN TOE IN HET OOSTEN\nVan onze redacteur Mart Eshof', 'byline date title byline', { title: 'KIM ZEGT STEUN TOE IN HET OOSTEN', authors: ['Mart Eshof'], outlet: 'Avondblad De Reede' }],
    ['2024-06-21T07:45:00Z\nhttps://reede.example/a\nKop van dit stuk', 'date url title', { published: '2024-06-21T07:45:00Z', url: 'https://reede.example/a', outlet: 'reede.example' }],
    ['# Kop van dit stuk\n\n*Door Joris Tammes* · De Waterlijn · woensdag 11 augustus 2021', 'title byline date', { authors: ['Joris Tammes'], outlet: 'De Waterlijn', published: '2021-08-11' }],
    ['Kop van dit stuk\nDoor onze redactie buitenland', 'title byline', { authors: [] }],
    ['Kop van dit stuk\nBuitenland', 'title section', { section: 'Buitenland' }],
    ['Kop van dit stuk\nEen ondertitel zonder punt erachter', 'title heading', {}],
    ['---\ntitle: "Kop: van dit stuk"\nauthor: Anna de Wit\ndate: 2024-06-20\noutlet: North Quay Review\nlayout: post\n---', 'rule title byline date byline boilerplate rule', { title: 'Kop: van dit stuk', authors: ['Anna de Wit'], published: '2024-06-20', outlet: 'North Quay Review' }],
  ]; // prettier-ignore

  it.each(cases)('%j', (head, kinds, fields) => {
    const article = readText('x', `${head}\n\n${BODY}\n\n${BODY_2}\n`);
    expectSound(article);
    expect(kindsOf(article).join(' ')).toBe(`${kinds} paragraph paragraph`);
    for (const [name, expected] of Object.entries(fields)) {
      const value =
        name === 'authors' ? article.authors.map((author) => author.value) : article[name as 'title']?.value;
      expect(value, name).toEqual(expected);
    }
  });
});

describe('lines between and below paragraphs', () => {
  it.each([
    ['ANP / EPA', 'credit'],
    ['© Reuters', 'credit'],
    ['Foto: Lina Haroun', 'credit'],
    ['Amerikaans ministerie van Defensie', 'credit'],
    ['Vrouwen wachten op water in het kamp. Foto: Lina Haroun', 'caption'],
    ['A protester wrapped in a flag. (Photo: Giorgi L.)', 'caption'],
    ['Betogers houden foto’s omhoog. AFP', 'caption'],
    ['Den Haag rekent mee', 'heading'],
    ['Toeristen', 'heading'],
    ['### Tussenkop', 'heading'],
    ['Waarom nu?', 'heading'],
    ['***', 'rule'],
    ['2. Wat is er afgesproken?', 'heading'],
    ['door Jan Jansen', 'byline'],
    ['AP Photo/Jan Jansen', 'credit'],
    ['‘Wij blijven’, zei hij niet.', 'paragraph'],
    ['Lees ook: Hoe het bestand tot stand kwam', 'boilerplate'],
    ['**Lees ook:** [Hoe het kwam](https://a.example/b)', 'boilerplate'],
    ['Sign up for our weekly newsletter.', 'boilerplate'],
    ['De ministers spraken in Wenen over een bestand', 'pull-quote'],
    ['“De ministers spraken dinsdag over een bestand.”', 'pull-quote'],
    ['Hij ging.', 'paragraph'],
    ['Door de regen werd de top een dag uitgesteld.', 'paragraph'],
    ['Voor meer informatie over de aanslag riep de politie getuigen op.', 'paragraph'],
    ['- Een punt dat nergens anders staat.', 'list-item'],
    ['> Een woord dat nergens anders staat.', 'quote'],
  ])('%s is %s', (line, kind) => {
    const article = readText('x', `${BODY}\n\n${line}\n\n${BODY_2}`);
    expectSound(article);
    expect(kindsOf(article)).toEqual(['paragraph', kind, 'paragraph']);
  });

  it('takes section names and calls to share below the text', () => {
    const article = readText('x', `${BODY}\n${BODY_2}\nNieuwsuur\nBuitenland\nDeel artikel:`);
    expect(kindsOf(article).slice(2)).toEqual(['section', 'section', 'boilerplate']);
  });

  it('takes the short lines under "In dit artikel:" with it', () => {
    const article = readText('x', `${BODY}\n\nIn dit artikel:\nVeiligheidsraad\nSancties`);
    expect(kindsOf(article)).toEqual(['paragraph', 'boilerplate', 'boilerplate', 'boilerplate']);
  });
});

describe('openings of paragraphs', () => {
  it.each([
    ['SEOUL (Persdienst Delta) - De minister vertrok dinsdag naar huis.', 'SEOUL (Persdienst Delta)'],
    ['TOKIO / SEOUL – De minister vertrok dinsdag naar huis.', 'TOKIO / SEOUL'],
    ['Seoul, 14 okt (ANP) – De minister vertrok dinsdag naar huis.', 'Seoul, 14 okt (ANP)'],
    ['WASHINGTON, June 3 (Reuters) — The minister left for home on Tuesday.', 'WASHINGTON, June 3 (Reuters)'],
    ['Minister Van Tienen - zij is jurist - vertrok dinsdag naar huis.', undefined],
    ['De minister – die jurist is – vertrok dinsdag naar huis.', undefined],
  ])('%s', (text, dateline) => {
    const article = readText('x', text);
    expectSound(article);
    expect(article.dateline?.value).toBe(dateline);
    expect(kindsOf(article)).toEqual(dateline === undefined ? ['paragraph'] : ['label', 'paragraph']);
    const mark = article.dateline?.mark;
    if (mark !== undefined) expect(text.slice(mark.start, mark.end)).toBe(dateline);
  });

  it.each([
    ['V: Wat wil de minister met dit bestand bereiken?', 'V:'],
    ['**En Brussel?** De Commissie zweeg dinsdag over het bestand.', '**En Brussel?**'],
    ['**Sancties:** De Commissie zweeg dinsdag over het bestand.', '**Sancties:**'],
    ['**Voor Brussel** is dat een dure keuze, zei de Commissie dinsdag.', undefined],
  ])('%s', (text, label) => {
    const blocks = listBlocks(readText('x', text));
    expect(blocks[0]).toBe(label === undefined ? blocks[0] : `label: ${label}`);
    expect(blocks).toHaveLength(label === undefined ? 1 : 2);
  });
});

it('joins the lines of hard-wrapped paragraphs', () => {
  const text = `Kop van dit stuk

De ministers spraken dinsdag in Wenen over een bestand dat drie weken
moet duren. Over de uitvoering wordt volgende week verder gepraat, zei
een woordvoerder van de gastheer.

Volgens Praag is het bestand niet meer dan een pauze. De regering daar
wil dat er waarnemers komen, en dat die ook 's nachts hun werk kunnen
doen.
`;
  const article = readText('x', text);
  expect(kindsOf(article)).toEqual(['title', 'paragraph', 'paragraph']);
  expect(listBlocks(article)[1]).toMatch(/^paragraph: De ministers.*gastheer\.$/s);
});

it('keeps CRLF and marks what was given apart', () => {
  const text = `Kop van dit stuk\r\n\r\n${BODY}\r\n`;
  const article = readText('id', text, { title: 'Kop van dit stuk', published: '2024-06-19', lang: 'nl-BE' });
  expect(article.text).toBe(text);
  expect(article.title).toEqual({ value: 'Kop van dit stuk', mark: { start: 0, end: 16 } });
  expect(article.published).toEqual({ value: '2024-06-19' });
  expect(article.lang).toBe('nl');
});

it.each(['Tekst en beeld', 'Meer uit Wenen', 'Jan Jansen', 'Met medewerking van Jan Jansen'])(
  'takes "%s" below the text out of it',
  (line) => {
    expect(kindsOf(readText('x', `${BODY}\n\n${BODY_2}\n\n${line}`))[2]).not.toBe('paragraph');
  },
);

it('leaves a text of one sentence alone', () => {
  expect(kindsOf(readText('x', 'Noord-Korea vuurt raket af'))).toEqual(['paragraph']);
});
