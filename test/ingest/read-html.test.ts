import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/ingest/index.ts';
import { expectSound, kindsOf, listBlocks } from './blocks.ts';

const PARAGRAPH =
  '<p>De ministers spraken dinsdag in Wenen over een bestand dat drie weken moet duren, zei de gastheer na afloop.</p>';
const ARTICLE =
  PARAGRAPH.repeat(1) +
  PARAGRAPH.replace('dinsdag', 'woensdag') +
  PARAGRAPH.replace('Wenen', 'Praag') +
  PARAGRAPH.replace('drie', 'vier');

describe('a page', () => {
  const article = readHtml(
    'article.html',
    readFileSync(new URL('../fixtures/ingest/article.html', import.meta.url), 'utf8'),
  );

  it('is read block by block', () => {
    expectSound(article);
    expect(article.text).toBe(
      [...article.blocks.start]
        .map((start, i) => article.text.slice(start, article.blocks.end[i]))
        .join('\n\n'),
    );
    expect(kindsOf(article)).toEqual([
      'paragraph', 'caption', 'paragraph', 'paragraph', 'pull-quote', 'heading', 'paragraph', 'list-item', 'list-item', 'boilerplate',
    ]); // prettier-ignore
    expect(listBlocks(article).slice(2, 5)).toEqual([
      expect.stringMatching(/^paragraph: Volgens minister .* verbod onaanvaardbaar\.$/),
      expect.stringMatching(/^paragraph: Brussel wil .* hun boeren\.$/),
      'pull-quote: Onze boeren betalen de rekening van een ander',
    ]);
  });

  it('has its metadata', () => {
    expect(article).toMatchObject({
      kind: 'article',
      title: { value: 'Slowakije sluit grens voor graan' },
      published: { value: '2023-04-17T11:05:00+02:00' },
      modified: { value: '2023-04-17T15:40:00+02:00' },
      url: { value: 'https://oostpost.example/economie/graan' },
      outlet: { value: 'De Oostpost' },
      section: { value: 'Economie' },
      lang: 'nl',
      issues: [],
    });
    expect(article.authors.map((author) => author.value)).toEqual(['Mila Hordijk', 'Bas Kruit']);
  });
});

describe('metadata', () => {
  it.each([
    [
      'meta elements',
      '<meta property="article:published_time" content="2024-01-02T03:04:05Z"><meta name="author" content="By Ann Lee and Bo Chu">',
      '',
      '2024-01-02T03:04:05Z',
      ['Ann Lee', 'Bo Chu'],
    ],
    [
      'broken JSON-LD, then <time>',
      '<script type="application/ld+json">{"@type":"NewsArticle", oops</script>',
      '<p><a rel="author">Ann Lee</a> <time datetime="2024-01-02">gisteren</time></p>',
      '2024-01-02',
      ['Ann Lee'],
    ],
    ['nothing', '', '', undefined, []],
  ])('from %s', (_, head, body, published, authors) => {
    const article = readHtml(
      'x',
      `<html><head><title>T</title>${head}</head><body><article>${body}${ARTICLE}</article></body></html>`,
    );
    expect(article.published?.value).toBe(published);
    expect(article.authors.map((author) => author.value)).toEqual(authors);
  });
});

describe('pages without an article', () => {
  it.each([
    [
      'consent-gate',
      '<html><head><title>Privacy Gate</title></head><body><p>Wij en onze partners gebruiken cookies. Geef toestemming of kies instellingen beheren.</p><button>Akkoord</button><a href="/x?callbackUrl=https%3A%2F%2Fkrant.example%2Fprivacy%3FredirectUri%3D%252Fartikel%252F1">x</a></body></html>',
    ],
    [
      'consent-gate',
      '<html><body><h1>Before you continue</h1><p>We use cookies. Accept all, reject all or read our privacy policy.</p></body></html>',
    ],
    [
      'not-found',
      '<html><head><title>404 - Pagina niet gevonden</title></head><body><p>Deze pagina bestaat niet.</p></body></html>',
    ],
    [
      'script-only',
      '<html><body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript><script src="a.js"></script></body></html>',
    ],
    ['empty', '<html><body><img src="x.png"></body></html>'],
    ['empty', '<html></html>'],
  ])('is %s: %s', (kind, html) => {
    const article = readHtml('x.html', html);
    expect(article.kind).toBe(kind);
    expect(article.text).toBe('');
    expect(article.issues).toMatchObject([{ code: kind, input: 'x.html', fatal: true }]);
  });

  it('names the address behind a gate', () => {
    const html =
      '<html><head><title>Privacy Gate</title></head><body><p>cookies</p><a href="/c?callbackUrl=https%3A%2F%2Fkrant.example%2Fgo%3FredirectUri%3D%252Fartikel%252F1">x</a></body></html>';
    expect(readHtml('x', html).issues[0].problem).toContain('https://krant.example/artikel/1');
  });

  it('keeps the opening that a paywall leaves', () => {
    const article = readHtml(
      'x',
      `<html><body><article>${PARAGRAPH}<p>Al abonnee? Log in om verder te lezen.</p></article></body></html>`,
    );
    expect(article.kind).toBe('paywall');
    expect(article.issues).toMatchObject([{ code: 'paywall', fatal: false }]);
    expect(kindsOf(article)).toContain('paragraph');
  });

  it('takes an article about consent for an article', () => {
    const text = PARAGRAPH.replace('een bestand', 'cookies, toestemming, partners en weigeren');
    expect(
      readHtml('x', `<html><body><article>${text}${ARTICLE.repeat(3)}</article></body></html>`).kind,
    ).toBe('article');
  });
});

describe('what stands between the paragraphs', () => {
  const withPiece = (piece: string): ReturnType<typeof readHtml> =>
    readHtml('stuk.html', `<html><body><article>${PARAGRAPH}${piece}${ARTICLE}</article></body></html>`);

  it.each([
    [
      'a moment',
      '<div class="x"><time>Bijgewerkt 19 juni, 9:41;</time><time>Geplaatst 18 juni</time></div>',
      'date',
    ],
    ['the number of a picture', '<div><span>6</span></div>', 'boilerplate'],
    [
      'a row of other articles',
      '<div class="rail__item"><h3>ELDERS</h3><span>Een ander bericht van vandaag</span></div>',
      'boilerplate',
    ],
    ['a word for what the site lives of', '<p>Advert</p>', 'boilerplate'],
  ])('%s is marked', (_, piece, kind) => {
    const article = withPiece(piece);
    expectSound(article);
    expect(kindsOf(article)[1]).toBe(kind);
  });

  it('what shows only under the mouse is not in the sentence', () => {
    const shown =
      'De minister van Norland zei dat hij woensdag weer naar Wenen reist voor overleg met de gastheer.';
    const { text } = withPiece(
      `<p>${shown.replace('Norland', 'Norland<span class="popover"><a href="/n">Norland</a> Lees alles</span>')}</p>`,
    );
    expect(text).toContain(shown);
  });
});

describe('a page that leaves out its body tag', () => {
  it.each([
    ['after its head', `<html><head><title>Bestand</title></head><h1>Bestand</h1>${ARTICLE}</html>`],
    ['and its head', `<html><title>Bestand</title><h1>Bestand</h1>${ARTICLE}</html>`],
    ['inside a head that is cut off', `<html><head><title>Bestand</title><meta name="a"><div>${ARTICLE}`],
  ])('%s is read all the same', (_, html) => {
    const article = readHtml('a.html', html);
    expectSound(article);
    expect(article.kind).toBe('article');
    for (const word of ['dinsdag', 'woensdag', 'Praag', 'vier']) expect(article.text).toContain(word);
  });
});
