import type { ConlluSentence, ConlluWord } from '../../src/language/conllu.ts';
import { linesOf, type TreebankLanguage } from './data.ts';

/** Files of raw sentences of a language, their words apart, and how many are taken of each: Wikipedia and opinion weeklies. */
const RAW: Partial<Record<TreebankLanguage, readonly (readonly [file: string, sentences: number])[]>> = {
  nl: [
    ['nlwikipedia-selection.sents', 7000],
    ['Eindhoven-obl.sents', 3000],
  ],
};

/** Lengths, in letters, of lines that are a sentence and no heading or list. */
const SHORTEST = 20;
const LONGEST = 300;

/** The first raw sentences of a language that have the length of one, without tags or trees. */
export function rawSentences(data: string, language: TreebankLanguage): ConlluSentence[] {
  return (RAW[language] ?? []).flatMap(([file, most]) =>
    linesOf(data, 'raw', file)
      .filter(({ length }) => length > SHORTEST && length < LONGEST)
      .slice(0, most)
      .map(sentenceOf),
  );
}

function sentenceOf(line: string): ConlluSentence {
  const words: ConlluWord[] = [];
  let text = '';
  for (const form of line.split(' ')) {
    if (form === '') continue;
    if (text !== '') text += ' ';
    const start = text.length;
    text += form;
    words.push({
      form,
      lemma: '',
      upos: 'X',
      xpos: '',
      feats: '',
      head: -1,
      relation: '',
      misc: '',
      start,
      end: text.length,
    });
  }
  return { comments: [], text, words };
}
