import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, Span, Token, sentenceAt, sentenceOfToken, sentencesOf } from '../../src/document/index.ts';
import { assemble, type Stage } from '../../src/language/stage.ts';

/** A document of words parted by spaces, one sentence for each line. */
function documentOf(text: string): Document {
  const start: number[] = [];
  const end: number[] = [];
  const firstToken: number[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    firstToken.push(start.length);
    for (const match of line.matchAll(/\S+/g)) {
      start.push(offset + match.index);
      end.push(offset + match.index + match[0].length);
    }
    offset += line.length + 1;
  }
  firstToken.push(start.length);
  return Document.of(text)
    .with('tokens', {
      start: Uint32Array.from(start),
      end: Uint32Array.from(end),
      kind: new Uint8Array(start.length),
    })
    .with('sentences', {
      firstToken: Uint32Array.from(firstToken),
      block: new Uint32Array(firstToken.length - 1),
    });
}

describe('Document', () => {
  it('keeps the text verbatim and gives equal texts equal ids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Document.of(a).text).toBe(a);
        expect(Document.of(a).id === Document.of(b).id).toBe(a === b);
      }),
    );
  });

  it('tells lone surrogates apart, which UTF-8 would not', () => {
    expect(Document.of('\ud800').id).not.toBe(Document.of('\udfff').id);
  });

  it('shares layers and leaves the document it was made from alone', () => {
    const plain = Document.of('Seoul zwijgt.');
    const tokens = { start: Uint32Array.of(0), end: Uint32Array.of(5), kind: new Uint8Array(1) };
    const more = plain.with('tokens', tokens);
    expect(plain.has('tokens')).toBe(false);
    expect(more.layer('tokens')).toBe(tokens);
    expect(more.id).toBe(plain.id);
  });

  it('says which layer is missing and what to do', () => {
    expect(() => Document.of('x').layer('trees')).toThrow(/has no trees; run a stage that adds trees/);
    expect(Document.of('x').maybeLayer('trees')).toBeUndefined();
  });
});

describe('views', () => {
  const document = documentOf('Kim bezocht Poetin\n\nSeoul protesteerde');

  it('read the text through the columns', () => {
    expect(new Token(document, 2).text).toBe('Poetin');
    expect(sentenceAt(document, 0).text).toBe('Kim bezocht Poetin');
    expect([...sentencesOf(document)].map((sentence) => sentence.length)).toEqual([3, 0, 2]);
    expect(new Span(document, 1, 3).text).toBe('bezocht Poetin');
  });

  it('finds the sentence of every token', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 }), (lengths) => {
        const made = documentOf(
          lengths.map((length) => Array.from({ length }, () => 'w').join(' ')).join('\n'),
        );
        lengths.forEach((_, index) => {
          const sentence = sentenceAt(made, index);
          for (let token = sentence.firstToken; token < sentence.endToken; token++) {
            expect(sentenceOfToken(made, token)).toBe(index);
          }
        });
      }),
    );
  });

  it('refuses a sentence that is not there', () => {
    expect(() => sentenceAt(document, 3)).toThrow(RangeError);
    expect(() => sentenceAt(document, -1)).toThrow(RangeError);
    expect(() => sentenceAt(document, Number.NaN)).toThrow(RangeError);
  });
});

describe('assemble', () => {
  const add = (name: 'tags' | 'lemmas', requires: Stage['requires']): Stage => ({
    name,
    requires,
    adds: [name],
    run: (document) => document,
  });

  it('runs stages in order when each finds what it requires', () => {
    const seen: string[] = [];
    const stages = [add('tags', ['tokens']), add('lemmas', ['tags'])].map((stage) => ({
      ...stage,
      run: (d: Document) => (seen.push(stage.name), d),
    }));
    assemble(stages, ['tokens'])(Document.of(''));
    expect(seen).toEqual(['tags', 'lemmas']);
  });

  it('names the stage that would miss a layer', () => {
    expect(() => assemble([add('lemmas', ['tags'])], ['tokens'])).toThrow(
      'stage lemmas requires tags; put a stage that adds tags before it',
    );
  });
});
