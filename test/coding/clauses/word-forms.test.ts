import { describe, expect, it } from 'vitest';
import { WordForms } from '../../../src/coding/clauses/word-forms.ts';
import { textDocument } from '../time/text-document.ts';

describe('WordForms', () => {
  const document = textDocument('Élysée spreekt met Den Haag', 'nl');
  const forms = WordForms.of(document);

  it('gives tokens in lower case, accents kept', () => {
    const words = Array.from({ length: document.tokenCount }, (_, token) => forms.lower(token));
    expect(words).toEqual(['élysée', 'spreekt', 'met', 'den', 'haag']);
  });

  it('has nothing before the first token and behind the last', () => {
    expect([forms.lower(-1), forms.lower(document.tokenCount)]).toEqual(['', '']);
  });

  it('is the same for a document with another layer over the same tokens', () => {
    expect(WordForms.of(document.with('sentences', document.layer('sentences')))).toBe(forms);
  });
});
