import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Article,
  type InputIssue,
  READERS,
  readInputs,
  type ReadOptions,
} from '../../src/ingest/index.ts';
import { BODY, docx, htmlPage, pdf, tar, warc, zip } from './builders.ts';

interface Outcome {
  readonly articles: Article[];
  readonly issues: InputIssue[];
  readonly skipped: string[];
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'readers-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function read(name: string, content: string | Uint8Array, options: ReadOptions = {}): Promise<Outcome> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const outcome: Outcome = { articles: [], issues: [], skipped: [] };
  const onSkip = (skipped: string): void => void outcome.skipped.push(skipped.slice(folder.length + 1));
  for await (const result of readInputs([path], { ...options, onSkip })) {
    if ('issue' in result) outcome.issues.push(result.issue);
    else outcome.articles.push(result.article);
  }
  return outcome;
}

const TITLE = 'Norland en Zuidland spreken in Wenen';
const RSS = `<?xml version="1.0"?><rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel><title>De Voorbode</title><language>nl</language>
<item><title>${TITLE}</title><link>https://voorbode.example/1</link><pubDate>Wed, 19 Jun 2024 21:55:01 +0200</pubDate><dc:creator>Anna de Vries</dc:creator><source url="https://pers.example/">Persdienst Delta</source><description>Kort.</description><content:encoded><![CDATA[<p>${BODY}</p><p>${BODY}</p>]]></content:encoded></item></channel></rss>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>De Voorbode</title><entry><id>tag:1</id><title>${TITLE}</title><link rel="alternate" href="https://voorbode.example/1"/><published>2024-06-19T21:55:01+02:00</published><author><name>Anna de Vries</name></author><content type="xhtml"><div><p>${BODY}</p></div></content></entry></feed>`;
const RDF = `<rdf:RDF xmlns:rdf="r" xmlns:dc="d"><channel><title>De Voorbode</title></channel><item rdf:about="https://voorbode.example/1"><title>${TITLE}</title><dc:date>2024-06-19</dc:date><description>${BODY}</description></item></rdf:RDF>`;
const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'De Voorbode',
  items: [
    {
      id: 1,
      url: 'https://voorbode.example/1',
      title: TITLE,
      content_html: `<p>${BODY}</p>`,
      date_published: '2024-06-19T21:55:01+02:00',
    },
  ],
});
const NITF = `<nitf><head><docdata><date.issue norm="20240619T215501+0200"/><doc.copyright holder="De Voorbode"/></docdata></head><body><body.head><hedline><hl1>${TITLE}</hl1></hedline><byline>Door Anna de Vries</byline><distributor>Persdienst Delta</distributor></body.head><body.content><p>${BODY}</p></body.content></body></nitf>`;
const NEWSML = `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1" xml:lang="nl"><itemMeta><provider literal="Persdienst Delta"/><versionCreated>2024-06-19T21:55:01+02:00</versionCreated></itemMeta><contentMeta><headline>${TITLE}</headline><by>Anna de Vries</by></contentMeta><contentSet><inlineXML><html><body><p>${BODY}</p></body></html></inlineXML></contentSet></newsItem>`;
const EML = [
  'From: De Voorbode <post@voorbode.example>',
  `Subject: ${TITLE}`,
  'Date: Wed, 19 Jun 2024 21:55:01 +0200',
  'Content-Type: text/plain; charset=utf-8',
  '',
  BODY,
  '',
].join('\r\n');
const LETTER = [
  'From: De Voorbode <post@voorbode.example>',
  'Subject: De ochtend',
  'Date: Wed, 19 Jun 2024 07:00:00 +0200',
  'Content-Type: text/html; charset=utf-8',
  '',
  `<table><tr><td><h2><a href="https://voorbode.example/1">${TITLE}</a></h2><p>${BODY}</p><p><a href="https://voorbode.example/1">Lees verder</a></p></td></tr>`,
  `<tr><td><h2><a href="https://voorbode.example/2">Havens in het oosten weer open</a></h2><p>${BODY}</p></td></tr></table>`,
].join('\r\n');
const MHTML = [
  'From: <Saved by a browser>',
  'Snapshot-Content-Location: https://voorbode.example/1',
  'Content-Type: multipart/related; type="text/html"; boundary="----grens"',
  '',
  '------grens',
  'Content-Type: text/html',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  htmlPage(TITLE).replaceAll('=', '=3D').replaceAll('. ', '.=20=\r\n'),
  '------grens',
  'Content-Type: image/png',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '------grens--',
].join('\r\n');
const PDF_LINES = [`# ${TITLE}`, '', ...(BODY.match(/.{1,70}(?:\s|$)/g) ?? []).map((line) => line.trim())];
const PAGES = [
  { url: 'https://voorbode.example/1', html: htmlPage(TITLE) },
  { url: 'https://voorbode.example/weg', html: htmlPage('Weg'), status: 404 },
  { url: 'https://voorbode.example/a.js', html: 'let a;', type: 'text/javascript' },
];

interface Sample {
  readonly reader: string;
  readonly file: string;
  readonly content: string | Uint8Array;
  readonly title?: string;
  readonly published?: string;
  readonly url?: string;
  readonly outlet?: string;
  readonly author?: string;
  readonly source?: string;
}

const FULL = { title: TITLE, published: '2024-06-19T21:55:01+02:00' };
/** One good input of every format and spelling of it, holding one article with BODY in it. */
const SAMPLES: readonly Sample[] = [
  { reader: 'text', file: 'a.txt', content: `${TITLE}\n\n${BODY}\n\n${BODY}\n`, title: TITLE },
  { reader: 'html', file: 'a.html', content: htmlPage(TITLE), title: TITLE },
  {
    reader: 'jsonl',
    file: 'a.jsonl',
    content: JSON.stringify({ id: '1', title: TITLE, text: BODY }),
    title: TITLE,
  },
  {
    reader: 'feed',
    file: 'a.rss',
    content: RSS,
    ...FULL,
    url: 'https://voorbode.example/1',
    outlet: 'De Voorbode',
    author: 'Anna de Vries',
    source: 'Persdienst Delta',
  },
  { reader: 'feed', file: 'rss.xml', content: RSS, ...FULL },
  {
    reader: 'feed',
    file: 'a.atom',
    content: ATOM,
    ...FULL,
    url: 'https://voorbode.example/1',
    author: 'Anna de Vries',
  },
  {
    reader: 'feed',
    file: 'a.rdf',
    content: RDF,
    title: TITLE,
    published: '2024-06-19',
    url: 'https://voorbode.example/1',
  },
  { reader: 'feed', file: 'feed.json', content: JSON_FEED, ...FULL },
  {
    reader: 'nitf',
    file: 'nitf.xml',
    content: NITF,
    title: TITLE,
    outlet: 'De Voorbode',
    author: 'Anna de Vries',
    source: 'Persdienst Delta',
  },
  {
    reader: 'newsml',
    file: 'g2.xml',
    content: NEWSML,
    ...FULL,
    outlet: 'Persdienst Delta',
    author: 'Anna de Vries',
  },
  {
    reader: 'eml',
    file: 'a.eml',
    content: EML,
    title: TITLE,
    published: '2024-06-19T19:55:01Z',
    outlet: 'De Voorbode',
  },
  { reader: 'mbox', file: 'a.mbox', content: `From a@b Wed Jun 19 21:55:01 2024\n${EML}`, title: TITLE },
  { reader: 'mhtml', file: 'a.mhtml', content: MHTML, title: TITLE, url: 'https://voorbode.example/1' },
  {
    reader: 'pdf',
    file: 'a.pdf',
    content: pdf([PDF_LINES], "/CreationDate (D:20240619215501+02'00')"),
    title: TITLE,
    published: '2024-06-19',
  },
  {
    reader: 'docx',
    file: 'a.docx',
    content: docx([`# ${TITLE}`, BODY]),
    title: TITLE,
    author: 'Anna de Vries',
  },
  {
    reader: 'zip',
    file: 'a.zip',
    content: zip([{ name: 'map/a.html', data: htmlPage(TITLE) }]),
    title: TITLE,
  },
  {
    reader: 'zip',
    file: 'a.wacz',
    content: zip([
      { name: 'archive/data.warc.gz', data: gzipSync(warc(PAGES)) },
      { name: 'pages/pages.jsonl', data: '{"text":"x"}' },
    ]),
    title: TITLE,
  },
  {
    reader: 'tar',
    file: 'a.tar',
    content: tar([{ name: `${'lang'.repeat(40)}/a.html`, data: htmlPage(TITLE) }]),
    title: TITLE,
  },
  {
    reader: 'gzip',
    file: 'a.tar.gz',
    content: gzipSync(tar([{ name: 'a.html', data: htmlPage(TITLE) }])),
    title: TITLE,
  },
  {
    reader: 'gzip',
    file: 'b.tgz',
    content: gzipSync(tar([{ name: 'a.html', data: htmlPage(TITLE) }])),
    title: TITLE,
  },
  { reader: 'gzip', file: 'a.txt.gz', content: gzipSync(`${TITLE}\n\n${BODY}\n\n${BODY}\n`), title: TITLE },
  { reader: 'warc', file: 'a.warc', content: warc(PAGES), title: TITLE, url: 'https://voorbode.example/1' },
  {
    reader: 'gzip',
    file: 'a.warc.gz',
    content: Buffer.concat([gzipSync(warc(PAGES)), gzipSync(warc([]))]),
    title: TITLE,
  },
];

describe.each(SAMPLES)('$reader reads $file', ({ file, content, ...expected }) => {
  it('as one article with what it says of itself', async () => {
    const { articles, issues } = await read(file, content);
    expect(issues).toEqual([]);
    expect(articles).toHaveLength(1);
    const [article] = articles;
    expect(article.kind).toBe('article');
    expect(article.text.replace(/\s+/g, ' ')).toContain(BODY);
    const { title, published, url, outlet, author, source } = expected;
    if (title !== undefined) expect(article.title?.value).toBe(title);
    if (published !== undefined) expect(article.published?.value).toBe(published);
    if (url !== undefined) expect(article.url?.value).toBe(url);
    if (outlet !== undefined) expect(article.outlet?.value).toBe(outlet);
    if (author !== undefined) expect(article.authors.map(({ value }) => value)).toContain(author);
    if (source !== undefined) expect(article.source?.value).toBe(source);
  });

  it('with blocks and marks that stand in its text', async () => {
    const { articles } = await read(file, content);
    for (const { text, blocks, title } of articles) {
      let last = 0;
      for (let i = 0; i < blocks.start.length; i++) {
        expect(blocks.start[i]).toBeGreaterThanOrEqual(last);
        expect(blocks.end[i]).toBeLessThanOrEqual(text.length);
        last = blocks.end[i];
      }
      if (title?.mark !== undefined) expect(text.slice(title.mark.start, title.mark.end)).toBe(title.value);
    }
  });

  it('twice in the same way', async () => {
    const [once, again] = [await read(file, content), await read(file, content)];
    expect(again.articles).toEqual(once.articles);
  });

  it('or says what is wrong when it breaks off or is changed, and never throws', async () => {
    const bytes = Buffer.from(content);
    for (const share of [0, 0.3, 0.7, 0.98]) {
      const { articles, issues } = await read(file, bytes.subarray(0, Math.floor(bytes.length * share)));
      expect(articles.length + issues.length).toBeGreaterThan(0);
      for (const issue of issues) expect(`${issue.problem} ${issue.remedy}`).not.toMatch(/\n|undefined/);
    }
    for (let i = 1; i < 6; i++) {
      const broken = Buffer.from(bytes);
      for (let at = i * 7; at < broken.length; at += 97) broken[at] = (broken[at] * 31 + i) & 255;
      const { articles, issues, skipped } = await read(file, broken);
      expect(articles.length + issues.length + skipped.length).toBeGreaterThan(0);
    }
  });
});

describe('lists of addresses', () => {
  const RIS = `TY  - NEWS\nTI  - ${TITLE}\nDA  - 2024/06/19/\nT2  - De Voorbode\nUR  - https://voorbode.example/1\nER  - \n`;
  const CSL = JSON.stringify([
    {
      id: 'a',
      type: 'article-newspaper',
      title: TITLE,
      URL: 'https://voorbode.example/1',
      issued: { 'date-parts': [[2024, 6, 19]] },
    },
  ]);
  it.each([
    ['a.ris', RIS],
    ['lijst.json', CSL],
  ])('%s are fetched when asked, and told when not', async (file, content) => {
    expect((await read(file, content)).issues).toMatchObject([{ code: 'unsupported', fatal: false }]);
    const asked: unknown[] = [];
    await read(file, content, {
      fetchLinks: true,
      async *fetch(address, given) {
        asked.push([address, given.title, given.published]);
        yield* [];
      },
    });
    expect(asked).toEqual([['https://voorbode.example/1', TITLE, '2024-06-19']]);
  });
});

describe('newsletters', () => {
  it('give their articles apart', async () => {
    const { articles } = await read('letter.eml', LETTER);
    expect(articles.map(({ title, url }) => [title?.value, url?.value])).toEqual([
      [TITLE, 'https://voorbode.example/1'],
      ['Havens in het oosten weer open', 'https://voorbode.example/2'],
    ]);
    expect(articles[0].text).not.toContain('Lees verder');
    expect(articles[0].issues).toMatchObject([{ code: 'summary', fatal: false }]);
  });

  it('hold what is attached', async () => {
    const mail = [
      'From: a@b.example',
      'Subject: Bijlage',
      'Content-Type: multipart/mixed; boundary="grens"',
      '',
      '--grens',
      'Content-Type: text/plain',
      '',
      BODY,
      '--grens',
      'Content-Type: text/html; name="../../a.html"',
      'Content-Disposition: attachment; filename="../../a.html"',
      '',
      htmlPage(TITLE),
      '--grens--',
    ].join('\r\n');
    const { articles } = await read('bijlage.eml', mail);
    expect(articles.map(({ title }) => title?.value)).toEqual(['Bijlage', TITLE]);
  });
});

describe('what archives try', () => {
  const GOOD = { name: 'goed.txt', data: BODY };
  it.each([
    ['../uit.txt', 'leads out of the archive'],
    ['a/../../uit.txt', 'leads out of the archive'],
    ['..\\uit.txt', 'leads out of the archive'],
    ['/etc/uit.txt', 'has an absolute path'],
    ['C:\\uit.txt', 'has an absolute path'],
    ['a\0.txt', 'has control characters in its name'],
    ['GOED.txt', 'is there twice'],
  ])('%j is refused by itself', async (name, problem) => {
    const { articles, issues } = await read(
      'boos.zip',
      zip([GOOD, { name, data: BODY }, { name: 'na.txt', data: BODY }]),
    );
    expect(issues.map((issue) => [issue.code, issue.problem])).toEqual([['unsafe', problem]]);
    expect(articles).toHaveLength(2);
    if (name.includes('\0')) return;
    const packed = await read('boos.tar', tar([GOOD, { name, data: BODY }, { name: 'na.txt', data: BODY }]));
    expect(packed.issues.map((issue) => issue.problem)).toEqual([problem]);
    expect(packed.articles).toHaveLength(2);
  });

  it('links and locked files are refused by themselves', async () => {
    const { articles, issues } = await read(
      'links.zip',
      zip([
        { name: 'l.txt', data: '/etc/passwd', mode: 0o120777 },
        { name: 'slot.txt', data: BODY, encrypted: true },
        GOOD,
      ]),
    );
    expect(issues.map(({ code }) => code)).toEqual(['unsafe', 'encrypted']);
    expect(articles).toHaveLength(1);
    const linked = await read(
      'links.tar',
      tar([{ name: 'l.txt', type: '2' }, { name: 'h.txt', type: '1' }, GOOD]),
    );
    expect(linked.issues.map(({ code }) => code)).toEqual(['unsafe', 'unsafe']);
    expect(linked.articles).toHaveLength(1);
  });

  it('bombs end, also one that declares little', async () => {
    const zeros = Buffer.alloc(90_000_000, 'a');
    const files = Array.from({ length: 6 }, (_, i) => ({ name: `${i}.jsonl`, data: zeros }));
    const many = await read('bom.zip', zip(files.map((own) => ({ ...own }))), { maxBytes: 1_000_000 });
    expect(many.issues.map(({ code }) => code)).toContain('unsafe');
    const lying = await read(
      'lieg.zip',
      zip([{ name: 'a.txt', data: zeros.subarray(0, 5_000_000), declared: 10 }, GOOD]),
    );
    expect(lying.issues).toHaveLength(1);
    expect(lying.articles).toHaveLength(1);
  });

  it('archives in archives end', async () => {
    let inner = zip([GOOD]);
    for (let i = 0; i < 8; i++) inner = zip([{ name: `${i}.zip`, data: inner }]);
    const { articles, issues } = await read('diep.zip', inner);
    expect(articles).toEqual([]);
    expect(issues).toMatchObject([{ code: 'unsafe', problem: 'is more than 5 archives deep' }]);
  });

  it('other files are passed over and named', async () => {
    const { skipped, articles } = await read('foto.zip', zip([{ name: 'a.png', data: 'x' }, GOOD]));
    expect(skipped).toEqual(['foto.zip/a.png']);
    expect(articles).toHaveLength(1);
  });
});

describe('what documents try', () => {
  const ENTITIES = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY w SYSTEM "file:///etc/passwd">]>`;
  it('entities are neither expanded nor fetched', async () => {
    const feed = RSS.replace('?>', `?>${ENTITIES}`).replace('<p>', '<p>&c;&w;').replace('Kort.', '&c;&w;');
    const { articles } = await read('entiteit.rss', feed);
    expect(articles).toHaveLength(1);
    expect(articles[0].text).not.toMatch(/aaaaaaaaaa|root:/);
    const document = await read('entiteit.docx', docx([`&c;&w;${BODY}`], ENTITIES));
    expect(document.articles[0].text).not.toMatch(/aaaaaaaaaa|root:/);
  });

  it('depth is bounded', async () => {
    const { issues } = await read('diep.rss', `<rss>${'<a>'.repeat(100_000)}`);
    expect(issues).toMatchObject([{ code: 'unreadable' }]);
  });

  it('a scan is named as one', async () => {
    const { issues } = await read('scan.pdf', pdf([[], [], []]));
    expect(issues).toMatchObject([
      { code: 'scanned', problem: 'is a scan: pictures of 3 pages without text' },
    ]);
  });

  it('running titles and page numbers of a PDF are marked', async () => {
    const lines = (page: number): string[] => [
      ...PDF_LINES.slice(2),
      ...Array.from({ length: 46 }, () => ''),
      `Jaarboek ${page}`,
    ];
    const { articles } = await read('boek.pdf', pdf([lines(1), lines(2), lines(3), lines(4)]));
    const [{ text, blocks }] = articles;
    const first = text.indexOf('Jaarboek');
    expect(first).toBeGreaterThan(text.lastIndexOf('havens'));
    expect(blocks.start.length).toBeGreaterThan(3);
  });
});

describe('the registry', () => {
  it('has a sample of every format here', () => {
    const tried = new Set([...SAMPLES.map(({ reader }) => reader), 'ris', 'csl']);
    expect(READERS.filter(({ name }) => !tried.has(name))).toEqual([]);
  });
});
