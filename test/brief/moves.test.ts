import { describe, expect, it } from 'vitest';
import { type Brief, buildBrief, renderHtml, renderJson, renderMarkdown } from '../../src/brief/index.ts';
import type { Attribution, Participant } from '../../src/claim/index.ts';
import {
  type DocumentEntry,
  type DocumentRecord,
  type Telling,
  findConditions,
} from '../../src/dossier/index.ts';
import { buildLedger } from '../../src/dossier/ledger/index.ts';
import { type ClaimParts, claimOf, entryOf } from '../dossier/builders.ts';

const PRK: Participant = { text: 'Noord-Korea', id: 'PRK' };
const RUS: Participant = { text: 'Rusland', id: 'RUS' };
const SENT: ClaimParts = { actors: [PRK], recipients: [RUS], trigger: 'stuurde' };

function article(text: string, published: string, parts: ClaimParts, added = published): DocumentEntry {
  return entryOf(text, [claimOf(text, text, parts)], { input: text, published, added: `${added}T00:00:00Z` });
}

function says(stance: 'asserts' | 'denies'): Attribution[] {
  return [{ speaker: PRK, stance, cue: '' }];
}

function tellingsOf(entries: readonly DocumentEntry[]): Telling[] {
  return entries.flatMap(({ record, claims }) =>
    claims.map((claim) => ({
      article: record.article,
      claim,
      lang: 'nl',
      ...(record.published === undefined ? {} : { published: record.published }),
    })),
  );
}

/** All entries tell one story. */
function briefOf(
  entries: readonly DocumentEntry[],
  more: { since?: string; addedSince?: string } = {},
): Brief {
  const tellings = tellingsOf(entries);
  return buildBrief({
    name: 'proef',
    documents: entries.map(({ record }): DocumentRecord => record),
    claims: tellings,
    stories: buildLedger([tellings], []),
    conditions: findConditions(
      entries.map(({ record, text, sentences }) => ({ ...record, text, sentences })),
      tellings,
    ),
    ...more,
  });
}

const quotes = (brief: Brief, kind: string): string[] =>
  brief.sections
    .filter((section) => section.kind === kind)
    .flatMap(({ groups }) => groups.flatMap(({ entries }) => entries.map(({ quote }) => quote.text)));

describe('what changed', () => {
  const denied = article('Noord-Korea ontkent dat het mannen stuurde.', '2024-10-22', {
    ...SENT,
    attribution: says('denies'),
  });
  const admitted = article('Noord-Korea erkent dat het mannen stuurde.', '2025-04-28', {
    ...SENT,
    attribution: says('asserts'),
  });

  it('puts a reversal first, with both sentences, also when only the later one is new', () => {
    for (const more of [{}, { since: '2025-01-01' }, { addedSince: '2025-01-01T00:00:00Z' }]) {
      const brief = briefOf([denied, admitted], more);
      expect(brief.sections[0].kind).toBe('reversals');
      expect(quotes(brief, 'reversals')).toEqual([denied.text, admitted.text]);
      expect(renderMarkdown(brief, 'nl')).toContain('Noord-Korea: ontkent → stelt');
    }
    expect(quotes(briefOf([denied, admitted], { since: '2025-05-01' }), 'reversals')).toEqual([]);
  });

  it('puts figures side by side, the newest last', () => {
    const count = (value: number, published: string): DocumentEntry =>
      article(`Men stuurde ${value} mannen.`, published, {
        ...SENT,
        quantities: [{ value, unit: 'person', text: `${value} mannen` }],
      });
    const brief = briefOf([count(10000, '2024-10-10'), count(12000, '2024-10-12')]);
    expect(quotes(brief, 'figures')).toEqual(['Men stuurde 10000 mannen.', 'Men stuurde 12000 mannen.']);
    expect(renderMarkdown(brief, 'en')).toContain('10000 → 12000');
  });

  it('shows a condition with what may have met it, also where no claim was read', () => {
    const promise = entryOf('Frankrijk zal Servië helpen als Kosovo de grens sluit.', [], {
      input: 'a',
      published: '2024-10-01',
    });
    const closed = entryOf('Kosovo heeft de grens gesloten.', [], { input: 'b', published: '2024-10-05' });
    const brief = briefOf([denied, promise, closed]);
    expect(quotes(brief, 'met')).toEqual([promise.text, closed.text]);
    for (const render of [renderMarkdown, renderHtml, renderJson]) {
      expect(render(brief, 'nl')).toContain(closed.text);
    }
  });

  it('tells new events from repeated ones, and how many origins a story has', () => {
    const first = article('Noord-Korea stuurde mannen.', '2024-10-01', SENT);
    const again = article('Opnieuw: Noord-Korea stuurde mannen.', '2024-10-09', SENT);
    expect(quotes(briefOf([first, again], { since: '2024-10-05' }), 'repeated')).toEqual([again.text]);
    const whole = briefOf([first, again]);
    expect(quotes(whole, 'repeated')).toEqual([]);
    expect(whole.stories).toEqual({ count: 1, single: 0 });
    expect(renderMarkdown(whole, 'nl')).toContain('2 onafhankelijke herkomsten');
    expect(renderMarkdown(briefOf([first]), 'en')).toContain('one origin');
  });
});
