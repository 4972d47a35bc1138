import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Token } from '../../src/document/index.ts';
import { fromConllu, parseConllu, toConllu } from '../../src/language/conllu.ts';

const row = (...cells: string[]): string => cells.join('\t');

const SAMPLE = [
  '# newpar',
  '# sent_id = 1',
  '# text = Kim stuurt "geen" raketten.',
  row('1', 'Kim', 'Kim', 'PROPN', 'SPEC|deeleigen', '_', '2', 'nsubj', '_', 'NER=B-PER'),
  row('2', 'stuurt', 'sturen', 'VERB', 'WW|pv|tgw|met-t', 'Number=Sing|Tense=Pres', '0', 'root', '_', '_'),
  row('3', '"', '"', 'PUNCT', 'LET', '_', '4', 'punct', '_', 'SpaceAfter=No'),
  row('4', 'geen', 'geen', 'DET', 'VNW|onbep', '_', '6', 'det', '_', 'SpaceAfter=No'),
  row('5', '"', '"', 'PUNCT', 'LET', '_', '4', 'punct', '_', '_'),
  row('6', 'raketten', 'raket', 'NOUN', 'N|soort|mv', 'Number=Plur', '2', 'obj', '_', 'SpaceAfter=No'),
  row('7', '.', '.', 'PUNCT', 'LET', '_', '2', 'punct', '_', '_'),
  '',
  '# sent_id = 2',
  '# text = Noord-Korea zwijgt',
  row('1', 'Noord-Korea', 'Noord-Korea', 'PROPN', 'N|eigen', '_', '2', 'nsubj', '_', 'NER=B-LOC'),
  row('2', 'zwijgt', 'zwijgen', 'VERB', 'WW|pv|tgw|met-t', '_', '0', 'root', '_', '_'),
  '',
  '',
].join('\n');

describe('CoNLL-U', () => {
  it('reads text, columns and names into a document', () => {
    const document = fromConllu(parseConllu(SAMPLE), 'nl');
    expect(document.text).toBe('Kim stuurt "geen" raketten. Noord-Korea zwijgt');
    expect([...document.layer('sentences').firstToken]).toEqual([0, 7, 9]);
    expect(document.layer('languages').main).toBe('nl');
    const token = new Token(document, 5);
    expect([token.text, token.upos, token.xpos, token.feats, token.lemma, token.relation]).toEqual([
      'raketten',
      'NOUN',
      'N|soort|mv',
      'Number=Plur',
      'raket',
      'obj',
    ]);
    expect(token.head?.text).toBe('stuurt');
    expect(new Token(document, 8).head).toBeUndefined();
    const { firstToken, endToken, kind } = document.layer('names');
    expect([[...firstToken], [...endToken], [...kind]]).toEqual([
      [0, 7],
      [1, 8],
      [0, 2],
    ]);
  });

  it('writes what it read', () => {
    expect(toConllu(fromConllu(parseConllu(SAMPLE)))).toBe(SAMPLE);
  });

  it('keeps of a multiword range its letters, and nothing of an empty node', () => {
    const source = [
      row('1', 'I', 'I', 'PRON', '_', '_', '3', 'nsubj', '_', '_'),
      row('2-3', "don't", '_', '_', '_', '_', '_', '_', '_', '_'),
      row('2', 'do', 'do', 'AUX', '_', '_', '4', 'aux', '_', '_'),
      row('3', "n't", 'not', 'PART', '_', '_', '4', 'advmod', '_', '_'),
      row('3.1', 'gap', 'gap', 'VERB', '_', '_', '_', '_', '_', '_'),
      row('4', 'go', 'go', 'VERB', '_', '_', '0', 'root', '_', '_'),
      '',
    ].join('\n');
    const document = fromConllu(parseConllu(source));
    expect(document.text).toBe("I don't go");
    const { start, end } = document.layer('tokens');
    expect(Array.from(start, (from, i) => document.text.slice(from, end[i]))).toEqual([
      'I',
      'do',
      "n't",
      'go',
    ]);
  });

  it('shares out a range whose words are not its letters without overlap', () => {
    const source = [
      row('1-2', 'zum', '_', '_', '_', '_', '_', '_', '_', '_'),
      row('1', 'zu', 'zu', 'ADP', '_', '_', '2', 'case', '_', '_'),
      row('2', 'dem', 'der', 'DET', '_', '_', '0', 'root', '_', '_'),
    ].join('\n');
    const [{ text, words }] = parseConllu(source);
    expect([text, ...words.map(({ start, end }) => text.slice(start, end))]).toEqual(['zum', 'z', 'um']);
  });

  it('opens a block at each new paragraph', () => {
    const second = SAMPLE.replace('# sent_id = 2', '# newpar\n# sent_id = 2');
    const document = fromConllu(parseConllu(second));
    expect(document.text).toContain('raketten.\n\nNoord-Korea');
    expect([...document.layer('sentences').block]).toEqual([0, 1]);
  });

  it.each([
    ['a row of too few columns', '1\tKim\tKim'],
    ['a row that does not start with a number', row('x', 'a', 'a', 'X', '_', '_', '0', 'root', '_', '_')],
  ])('refuses %s and says where', (_, line) => {
    expect(() => parseConllu(`# sent_id = 1\n${line}\n`, 'bad.conllu')).toThrow(/bad\.conllu:2/);
  });

  it('gives nothing for nothing', () => {
    expect(parseConllu('')).toEqual([]);
    expect(toConllu(fromConllu([]))).toBe('');
  });

  it('inverts: forms, tags and heads come back, whatever the words', () => {
    const word = fc.record({
      form: fc.stringMatching(/^[^\s#_]{1,8}$/u),
      upos: fc.constantFrom('NOUN', 'VERB', 'X'),
      glued: fc.boolean(),
      head: fc.nat(20),
    });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const rows = words.map(({ form, upos, glued, head }, i) => {
          const target = head % (words.length + 1);
          const last = i === words.length - 1;
          const misc = glued && !last ? 'SpaceAfter=No' : '_';
          return row(String(i + 1), form, form, upos, 'T', '_', String(target), 'dep', '_', misc);
        });
        const written = toConllu(fromConllu(parseConllu(rows.join('\n'))));
        expect(written.split('\n').filter((line) => /^\d/.test(line))).toEqual(rows);
      }),
    );
  });
});
