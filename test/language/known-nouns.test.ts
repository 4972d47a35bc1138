import { describe, expect, it } from 'vitest';
import { toDocument } from '../../src/ingest/index.ts';
import { UPOS } from '../../src/document/index.ts';
import { loadKnownNouns } from '../../src/language/known-nouns.ts';
import { loadPipeline } from '../../src/language/pipeline.ts';
import { readJsonLine } from '../../src/ingest/index.ts';

/** Part of speech of a word in a sentence. */
function uposOf(text: string, word: string): string {
  const read = readJsonLine('x', JSON.stringify({ id: 'x', text, lang: 'nl' }), 1);
  if (!('article' in read)) throw new Error('no article');
  const document = loadPipeline({ lang: 'nl' })(toDocument(read.article));
  const { start, end } = document.layer('tokens');
  const at = [...start].findIndex((from, token) => document.text.slice(from, end[token]) === word);
  return UPOS[document.layer('tags').upos[at]];
}

describe('nouns that the treebank lacks', () => {
  it('are nouns though they end like verbs', () => {
    expect(uposOf('Londen heeft vorige week granaten aan Kyiv geleverd.', 'granaten')).toBe('NOUN');
  });

  it('leave verbs alone', () => {
    expect(uposOf('Zij willen morgen wapens leveren.', 'leveren')).toBe('VERB');
  });

  it('are listed for Dutch only', () => {
    expect(loadKnownNouns('nl').size).toBeGreaterThan(500);
    expect(loadKnownNouns('en').size).toBe(0);
  });
});
