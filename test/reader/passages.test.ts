import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Claim, Participant } from '../../src/claim/index.ts';
import { readJsonLine } from '../../src/ingest/index.ts';
import { loadReader } from '../../src/reader.ts';

const PUBLISHED = '2025-03-12';

function who(side: readonly Participant[]): string {
  return side.length === 0 ? '-' : side.map((one) => one.id ?? `"${one.text}"`).join('+');
}

/** A claim in one line: what is plain is left out. */
function show(claim: Claim): string {
  const { start, end } = claim.time?.basis === 'text' ? claim.time : {};
  return [
    claim.mode === undefined ? claim.type : `${claim.type}/${claim.mode}`,
    `${who(claim.actors)} > ${who(claim.recipients)}`,
    `[${claim.trigger.text}]`,
    claim.reality === 'actual' ? '' : claim.reality,
    claim.polarity === 'positive' ? '' : claim.polarity,
    claim.certainty === 'certain' ? '' : claim.certainty,
    ...claim.attribution.map((link) => `by=${link.speaker.id ?? `"${link.speaker.text}"`}(${link.stance})`),
    start === undefined && end === undefined ? '' : `when=${start ?? ''}..${end ?? ''}`,
    ...(claim.quantities ?? []).map((quantity) => `${quantity.value} ${quantity.unit ?? ''}`.trim()),
    claim.condition?.text === undefined ? '' : `if=“${claim.condition.text}”`,
    claim.exchange === undefined ? '' : 'in exchange',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function cases(path: string): { passage: string; expected: string[] }[] {
  const source = readFileSync(new URL(path, import.meta.url), 'utf8').replace(/^#.*\n/gm, '');
  return source
    .trim()
    .split(/\n\n+/)
    .map((block) => {
      const [passage, claims = ''] = block.split(/\n?==>\n?/);
      return { passage: passage.trim(), expected: claims.trim() === '' ? [] : claims.trim().split('\n') };
    });
}

describe.each([['nl'], ['en']])('passages in %s', (lang) => {
  const read = loadReader();
  it.each(cases(`../gold/claims-${lang}.txt`))('$passage', ({ passage, expected }) => {
    const line = readJsonLine(
      'test',
      JSON.stringify({ id: 'p', text: passage, lang, published: PUBLISHED }),
      1,
    );
    if (!('article' in line)) throw new Error(line.issue.problem);
    expect(read(line.article).claims.map(show)).toEqual(expected);
  });
});
