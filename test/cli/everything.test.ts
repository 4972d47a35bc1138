import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BODY, docx, htmlPage, pdf, tar, warc, zip } from '../ingest/builders.ts';
import { cli } from './run-cli.ts';

let root: string;
let folder: string;

/** A text of its own for every file: two files with the same words are one article. */
const text = (name: string): string => `Bericht uit ${name}\n\n${BODY} Zo meldt ${name}.\n\n${BODY}\n`;
const page = (name: string): string =>
  htmlPage(`Bericht uit ${name}`).replaceAll('Dat was', `Volgens ${name} was dat`);
const mail = (name: string): string =>
  `From: De Voorbode <post@voorbode.example>\r\nSubject: Bericht uit ${name}\r\nDate: Wed, 19 Jun 2024 21:55:01 +0200\r\n\r\n${text(name)}`;

const GOOD: readonly (readonly [name: string, content: string | Uint8Array])[] = [
  ['a.txt', text('tekst')],
  ['b.md', `# Bericht uit markdown\n\n${BODY}\n`],
  ['c.html', page('pagina')],
  ['d.jsonl', `${JSON.stringify({ id: 'r1', text: text('regel een') })}\n`],
  [
    'e.pdf',
    pdf([
      [
        '# Bericht uit een PDF',
        '',
        ...(text('PDF').match(/.{1,70}(?:\s|$)/g) ?? []).map((line) => line.trim()),
      ],
    ]),
  ],
  ['f.docx', docx(['# Bericht uit Word', text('Word')])],
  ['g.eml', mail('post')],
  [
    'h.mbox',
    `From a@b.example Wed Jun 19 21:55:01 2024\n${mail('bus een')}\n\nFrom a@b.example Wed Jun 19 22:00:00 2024\n${mail('bus twee')}`,
  ],
  [
    'i.rss',
    `<rss version="2.0"><channel><title>Feed</title><item><title>Uit een feed</title><guid>1</guid><description>${BODY} Uit RSS.</description></item></channel></rss>`,
  ],
  [
    'j.zip',
    zip([
      { name: 'in.html', data: page('zip') },
      { name: 'foto.png', data: 'x' },
    ]),
  ],
  ['k.tar.gz', gzipSync(tar([{ name: 'in.txt', data: text('tar') }]))],
  ['l.warc.gz', gzipSync(warc([{ url: 'https://voorbode.example/1', html: page('webarchief') }]))],
  [
    'm.xml',
    `<nitf><body><body.head><hedline><hl1>Uit NITF</hl1></hedline></body.head><body.content><p>${BODY} Uit NITF.</p></body.content></body></nitf>`,
  ],
];

/** Name, content, and what is said of it. */
const BAD: readonly (readonly [name: string, content: string | Uint8Array, said: RegExp])[] = [
  ['leeg.txt', '', /holds no text/],
  ['scan.pdf', pdf([[], []]), /is a scan: pictures of 2 pages without text; run text recognition/],
  ['stuk.pdf', '%PDF-1.7 en dan niets', /is a damaged PDF/],
  ['stuk.docx', 'geen zip', /is no Word document; save it again as \.docx/],
  ['stuk.zip', zip([{ name: 'a.txt', data: BODY }]).subarray(0, 40), /is a ZIP archive that breaks off/],
  [
    'boos.zip',
    zip([{ name: '../../uit.txt', data: BODY }]),
    /boos\.zip\/\.\.\/\.\.\/uit\.txt leads out of the archive/,
  ],
  ['half.tar.gz', gzipSync(tar([{ name: 'a.txt', data: text('half') }])).subarray(0, 60), /breaks off/],
  [
    'poort.html',
    '<html><head><title>DPG Media Privacy Gate</title></head><body><p>Cookies</p></body></html>',
    /is a consent page/,
  ],
  ['regels.jsonl', '{"id": 1}\n', /regels\.jsonl:1 has no "text" string/],
  ['programma.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1]), /is a program, not text/],
  [
    'lijst.ris',
    'TY  - NEWS\nUR  - https://voorbode.example/1\nER  - \n',
    /lists 1 address that was not fetched/,
  ],
];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'everything-'));
  folder = join(root, 'alles');
  mkdirSync(join(folder, 'goed'), { recursive: true });
  mkdirSync(join(folder, 'slecht'));
  for (const [name, content] of GOOD) writeFileSync(join(folder, 'goed', name), content);
  for (const [name, content] of BAD) writeFileSync(join(folder, 'slecht', name), content);
  writeFileSync(join(folder, 'foto.jpg'), 'x');
  writeFileSync(join(folder, 'instellingen.json'), '{"kleur": "blauw"}');
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

it('a folder of one of everything is read in one command, and what was not read is told', async () => {
  const dossier = join(root, 'dossier');
  const { code, stdout, stderr } = await cli(['read', folder, '--dossier', dossier]);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^14 articles read into .*dossier, with \d+ claims; 3 other files passed over; 11 could not be read \(named above\)\.\n$/,
  );
  const lines = stderr.split('\n');
  for (const [name, , said] of BAD) {
    const own = lines.filter((line) => line.includes(`slecht/${name}`));
    expect(own, name).toHaveLength(1);
    expect(own[0]).toMatch(said);
    // What, and what to do.
    expect(own[0]).toMatch(/; \S/);
  }
  expect(lines).toContain('passed over, as these are no articles: 1 × .jpg, 1 × .json, 1 × .png');
  expect(readdirSync(join(dossier, 'originals'))).toContain('got.jsonl');

  const again = await cli(['read', folder, '--dossier', dossier, '--no-originals'], {
    env: { LANG: 'nl_NL.UTF-8' },
  });
  const dutch = again.stderr.split('\n');
  for (const [name] of BAD) {
    const own = dutch.filter((line) => line.includes(`slecht/${name}`));
    expect(own, name).toHaveLength(1);
    expect(own[0]).not.toMatch(/ (?:the|is an?|are|give|get|save|was) /);
  }
  expect(dutch).toContain('overgeslagen, want geen artikelen: 1 × .jpg, 1 × .json, 1 × .png');
  expect(again.stdout).toMatch(/^0 artikelen gelezen .*14 al in het dossier/);
});

it('originals are not kept when that is not wanted', async () => {
  const dossier = join(root, 'zonder');
  await cli(['read', join(folder, 'goed', 'a.txt'), '--dossier', dossier, '--no-originals']);
  expect(readdirSync(dossier)).not.toContain('originals');
});
