import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { issueInDutch } from '../../src/cli/dutch-issues.ts';

const SOURCE = join(import.meta.dirname, '../../src');
/** How problems and remedies begin. */
const OPENING =
  /^(?:is|has|holds|cannot|may|takes|breaks|broke|leads|lists|unpacks|does|answers|declares|save|give|get|check|open|split|unpack|write|look|try|raise|accept|log|copy|remove|change|ask|export|run|if it) \S/;

/** Messages in the sources: literals that read like one, with a word for each value put in. */
function messages(): string[] {
  const found = new Set<string>();
  for (const folder of ['ingest', 'gather']) {
    for (const name of readdirSync(join(SOURCE, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const source = readFileSync(join(SOURCE, folder, name), 'utf8')
        .replace(/\/\*[^]*?\*\//g, '')
        .replace(/^ *\/\/.*$/gm, '');
      for (const [, plain, filled] of source.matchAll(/'((?:[^'\\\n]|\\.)+)'|`((?:[^`\\]|\\.)+)`/g)) {
        const text = (plain ?? filled).replace(/\\u([\da-f]{4})/g, (_, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        );
        const shown = text
          // One of two words: the last. A value: X. A clause that may follow: nothing.
          .replace(/\$\{[^{}]*'([^'{}]+)'\s*\}/g, '$1')
          .replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, 'X')
          .replace(/\$\{.*$/, '')
          .replace(/(?<=[a-z])X$/, '');
        if (OPENING.test(shown)) found.add(shown);
      }
    }
  }
  return [...found];
}

it('every message of reading and fetching is there in Dutch', () => {
  const all = messages();
  expect(all.length).toBeGreaterThan(80);
  const english = all.flatMap((message) =>
    message.split('; ').filter((clause) => clause !== 'X' && issueInDutch(clause) === clause),
  );
  expect(english).toEqual([]);
});

test.each([
  ['is a scan: pictures of 2 pages without text', 'is een scan: afbeeldingen van 2 pagina’s zonder tekst'],
  [
    'accept or refuse the cookies there: open it in your browser, save the page and give the file',
    'aanvaard of weiger daar de cookies: open het in uw browser, bewaar de pagina en geef dat bestand',
  ],
  [
    'host.example leads to a private network (10.0.0.1); try again later',
    'host.example leidt naar een privénetwerk (10.0.0.1); probeer het later opnieuw',
  ],
  ['is a picture, not text', 'is een afbeelding, geen tekst'],
  ['something new', 'something new'],
])('%s', (message, dutch) => {
  expect(issueInDutch(message)).toBe(dutch);
});
