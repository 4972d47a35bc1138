import { describe, expect, it } from 'vitest';
import { Document, TokenMemo, lemmaTableOf, perWord, wordOf, wordsOf } from '../../src/document/index.ts';

describe('TokenMemo', () => {
  it('answers the same for the same word wherever it stands, and after it was full', () => {
    let made = 0;
    const memo = new TokenMemo((word) => {
      made++;
      return { word };
    });
    const first = memo.at('een vrede', 4, 9);
    expect(memo.at('vrede', 0, 5)).toBe(first);
    expect(made).toBe(1);
    for (let i = 0; i < 70_000; i++) expect(memo.at(`w${i}`, 0, `w${i}`.length).word).toBe(`w${i}`);
    expect(memo.at('vrede', 0, 5)).toEqual(first);
  });
});

describe('wordsOf', () => {
  const document = (text: string): Document =>
    Document.of(text).with('tokens', {
      start: Uint32Array.of(0, 4),
      end: Uint32Array.of(3, text.length),
      kind: new Uint8Array(2),
    });

  it('gives one object for a form in all documents, and another for another case', () => {
    const [first, vrede] = wordsOf(document('Een vrede'));
    expect(first.lower).toBe('een');
    expect(wordsOf(document('een vrede'))[1]).toBe(vrede);
    expect(wordsOf(document('een vrede'))[0]).not.toBe(first);
    expect(wordOf('vrede')).toBe(vrede);
  });

  it('asks about a word once', () => {
    let asked = 0;
    const length = perWord(({ form }) => {
      asked++;
      return form.length;
    });
    expect([length(wordOf('oorlog')), length(wordOf('oorlog')), length(wordOf('staakt'))]).toEqual([6, 6, 6]);
    expect(asked).toBe(2);
  });
});

describe('LemmaTable', () => {
  it('numbers each lemma once, also those of a document that brought its own list', () => {
    const table = lemmaTableOf(['zijn', 'gaan']);
    expect([table.numberOf('gaan'), table.numberOf('staan'), table.numberOf('staan')]).toEqual([1, 2, 2]);
    expect(lemmaTableOf(table.lemmas)).toBe(table);
    expect(table.lemmas).toEqual(['zijn', 'gaan', 'staan']);
  });
});
