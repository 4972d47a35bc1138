import { describe, expect, it } from 'vitest';
import { findReplies } from '../../../src/dossier/ledger/index.ts';

function replies(text: string, lang = 'nl'): [string, string][] {
  const marks = [{ start: 0, end: text.length, kind: 'paragraph' }];
  return findReplies({ article: 'a', lang, text, marks }).map(({ speaker, stance }) => [
    speaker.text,
    stance,
  ]);
}

describe('findReplies', () => {
  it.each<[string, string, [string, string][]]>([
    ['nl', 'Het Kremlin noemt de beschuldiging verzonnen.', [['RUS', 'denies']]],
    ['nl', 'Volgens Teheran klopt daar niets van.', [['IRN', 'denies']]],
    ['nl', 'Het Israëlische leger bestrijdt die cijfers.', [['ISR', 'denies']]],
    ['en', 'Moscow called the report fabricated.', [['RUS', 'denies']]],
    ['en', 'London could not verify this.', [['GBR', 'doubts']]],
    ['nl', 'Een getuige noemt dat onzin.', []],
    ['nl', 'Rusland heeft een brug gebouwd.', []],
    [
      'nl',
      'Een woordvoerder van het leger zei later op de dag dat de berichten over de aanval in Rusland verzonnen waren.',
      [],
    ],
  ])('%s %s', (lang, text, expected) => {
    expect(replies(text, lang)).toEqual(expected);
  });
});
