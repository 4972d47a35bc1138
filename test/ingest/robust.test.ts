import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, readHtml, readJsonLine, readText, toDocument } from '../../src/ingest/index.ts';
import { expectSound } from './blocks.ts';

/** Pieces that the readers look for, so that arbitrary texts meet the rules. */
const pieces = fc.constantFrom(
  '\n', '\r\n', '\n\n', '\r', '\u2028', ' ', '\t', '\u00a0', '\ufeff', '\ud800', '\udc00x', '\u0000', '\u200b',
  '# ', '## Kop', '- ', '1. ', '> ', '---', '***', '**', '__', '*', '_', '`', '[a](b)', '](', '![', '|', ' | ', '*a*', '**Jan Smit**',
  'Door Jan de Vries', 'By Ann Lee', 'Foto: ANP', 'ANP / EPA', '© Reuters', 'Lees ook:', 'In dit artikel:', 'Deel artikel:',
  'date 2021-09 ', '14 oktober 2024, 09:12', '2024-06-19T21:55:01+0200', 'Gepubliceerd op 31-12-2023', 'Updated March 3, 2020 5 pm',
  'https://example.org/a', 'Buitenland', 'De Noordzee Courant', 'SEOUL (Delta) - ', 'TOKIO – ', 'title: x', 'V: ', 'Update | ',
  'Het kabinet stuurt morgen een brief aan de Kamer.', 'Waarom nu?', '‘Wij gaan niet weg’', 'é', '😀',
); // prettier-ignore
const messy = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(fc.oneof(pieces, pieces, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 40 })
    .map((list) => list.join('')),
);

const tags = fc.constantFrom(
  '<p>', '</p>', '<div class="streamer">', '</div>', '<html>', '<body>', '<head>', '<template>', '<h1>', '</h1>', '<li>', '<br><br>',
  '<table>', '<tr>', '<td>', '<script>', '</script>', '<!--', '-->', '<![CDATA[', '<article>', '<blockquote>', '<time datetime="2024-01-01">',
  '<meta property="og:title" content="x">', '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>', '<svg>',
  '<a href="x">', '<p class="caption">', '&amp;', '&#xd800;', '&#99999999;', '<', '>', '"', '<!doctype html>', '</html>', '<frameset>',
); // prettier-ignore

describe('arbitrary text', () => {
  it('never throws and gives sound blocks', () => {
    fc.assert(
      fc.property(messy, (text) => {
        const article = readText('x', text);
        expect(article.text).toBe(text);
        expectSound(article);
        expect(toDocument(article).text).toBe(text);
      }),
      { numRuns: 1500 },
    );
  });

  it('marks no name that has markup in it', () => {
    const article = readText('x', 'By Ann Lee[a](b)');
    expectSound(article);
    expect(article.authors).toEqual([{ value: 'Ann Leea' }]);
  });

  it('never throws as a page', () => {
    const page = fc.array(fc.oneof(tags, tags, pieces, fc.string({ unit: 'binary', maxLength: 12 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          messy,
          page.map((list) => list.join('')),
        ),
        (html) => {
          const article = readHtml('x', html);
          expectSound(article);
          if (article.kind !== 'article' && article.kind !== 'paywall')
            expect(article.issues).not.toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never throws as a JSON line', () => {
    const record = fc.record(
      { id: fc.anything(), text: fc.oneof(messy, fc.anything()), title: fc.anything(), published: fc.oneof(messy, fc.anything()) },
      { requiredKeys: [] },
    ); // prettier-ignore
    const json = record.map((value) => {
      try {
        return JSON.stringify(value) ?? '';
      } catch {
        return '{"text":"x"}';
      }
    });
    fc.assert(
      fc.property(fc.oneof(messy, json), (line) => {
        const result = readJsonLine('x.jsonl', line, 1);
        if ('article' in result) expectSound(result.article);
        else expect(result.issue.code).toBe('bad-line');
      }),
      { numRuns: 500 },
    );
  });

  it('decodes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const { text, issue } = decode(bytes);
        expect(text !== '' || bytes.length < 5 || issue !== undefined).toBe(true);
      }),
    );
  });
});

describe('hostile input', () => {
  const big = 3_000_000;
  it.each([
    ['one line of letters', () => 'a'.repeat(big)],
    ['one line of words', () => 'de man '.repeat(big / 7)],
    ['stars', () => '*a '.repeat(big / 3)],
    ['links that never close', () => '[a]('.repeat(big / 4)],
    ['brackets', () => '['.repeat(big)],
    ['spaces', () => ' '.repeat(big)],
    ['a word after spaces', () => `${' '.repeat(big)}x`],
    ['short lines', () => 'a\n'.repeat(big / 2)],
    ['paragraphs', () => 'Hij kwam terug.\n\n'.repeat(20_000)],
    ['dashes', () => '-'.repeat(big)],
    ['bold pairs', () => '**a** '.repeat(300_000)],
    ['dates', () => '2024-01-01 '.repeat(100_000)],
    ['carriage returns', () => '\r'.repeat(big)],
  ])('reads %s', (_, make) => {
    const text = make();
    const article = readText('x', text);
    expect(article.text === text).toBe(true);
    const { start, end } = article.blocks;
    expect(start.length).toBe(end.length);
    const filled = text.trimEnd().length;
    expect(filled === 0 ? end.length : end[end.length - 1]).toBe(filled);
  });

  it.each([
    ['nested', () => '<div>'.repeat(100_000)],
    ['nested with other ends', () => '<div></b>'.repeat(50_000)],
    ['nested inline', () => `<p>${'<b>'.repeat(100_000)}x`],
    ['many', () => '<p>a</p>'.repeat(200_000)],
  ])('names a page with %s tags instead of hanging', (_, make) => {
    const article = readHtml('x', make());
    expect(article.issues).toMatchObject([{ code: 'too-large', fatal: true }]);
  });

  it('reads a page as deep as pages get', () => {
    const text = 'De raad kwam bijeen en nam een besluit over de grens. '.repeat(10);
    const article = readHtml('x', `${'<div>'.repeat(90)}<p>${text}</p>${'</div>'.repeat(90)}`);
    expect(article.text).toBe(text.trim());
  });
});
