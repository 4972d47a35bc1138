import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/ingest/index.ts';
import { loadReader } from '../../../src/reader.ts';

describe('what is said to be owed', () => {
  const read = loadReader();
  const requests = (text: string, lang: 'nl' | 'en'): string[] =>
    read({ ...readText('sentence', text), lang })
      .claims.filter(({ type }) => type === 'REQUEST')
      .map(
        ({ actors, recipients, rule }) =>
          `${actors.map(({ id }) => id).join()} → ${recipients.map(({ id }) => id).join()} ${rule}`,
      );

  it.each([
    ['en', 'Russia said on Tuesday that Sudan must return a helicopter.', 'RUS → SDN request.owed'],
    ['en', 'Israel must end its occupation, Egypt said.', 'EGY → ISR request.owed'],
    ['nl', 'Ethiopië moet de stuwdam openen, zegt Egypte.', 'EGY → ETH request.owed'],
  ] as const)('%s: %s', (lang, text, expected) => {
    expect(requests(text, lang)).toContain(expected);
  });

  it.each([
    ['en', 'Russia said on Tuesday that Sudan should have returned the helicopter.'],
    ['en', 'Sudan must return a helicopter.'],
    ['en', 'Russia said on Tuesday that it must return the helicopter.'],
  ] as const)('%s, no demand: %s', (lang, text) => {
    expect(requests(text, lang)).toEqual([]);
  });
});

describe('what nature does', () => {
  it('is nobody’s deed', () => {
    const read = loadReader({ lang: 'en' });
    const of = (text: string): number => read({ ...readText('sentence', text), lang: 'en' }).claims.length;
    expect(of('An earthquake flattened apartment blocks in Mandalay.')).toBe(0);
    expect(of('Russian jets flattened apartment blocks in Kharkiv.')).toBeGreaterThan(0);
  });
});
