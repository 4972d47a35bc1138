import { readFileSync } from 'node:fs';

/** Stretch of text, offsets in UTF-16 code units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A treebank as the raw text that it would be read from, with the words and sentences of its annotators. */
export interface TreebankText {
  readonly text: string;
  readonly words: readonly Stretch[];
  readonly sentences: readonly Stretch[];
}

/**
 * Reads a CoNLL-U file as raw text, as the CoNLL 2018 shared task did: words follow each other with a space unless
 * SpaceAfter=No, sentences with a space, a paragraph or document that is marked in the file with a blank line. A token
 * of several words counts as its words where they are written one after the other (`do` + `n't`), and else as one.
 */
export function readTreebankText(path: string): TreebankText {
  let text = '';
  const words: Stretch[] = [];
  const sentences: Stretch[] = [];
  let sentenceStart = -1;
  let paragraph = false;
  let spaced = true;
  let covered = 0;
  let lastWord = 0;
  const lines = readFileSync(path, 'utf8').split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line.startsWith('# newdoc') || line.startsWith('# newpar')) paragraph = true;
    if (line === '' && sentenceStart >= 0) {
      sentences.push({ start: sentenceStart, end: lastWord });
      sentenceStart = -1;
      spaced = true;
    }
    const cells = line.split('\t');
    const id = /^(\d+)(?:-(\d+))?$/.exec(cells[0]);
    if (cells.length < 10 || id === null || Number(id[1]) <= covered) continue;
    if (sentenceStart < 0) {
      if (text !== '') text += paragraph ? '\n\n' : ' ';
      paragraph = false;
      sentenceStart = text.length;
    } else if (spaced) {
      text += ' ';
    }
    const parts: string[] = [];
    const count = id[2] === undefined ? 0 : Number(id[2]) - Number(id[1]) + 1;
    for (let part = 1; part <= count; part++) parts.push((lines[i + part] ?? '').split('\t')[1]);
    const forms = parts.join('') === cells[1] ? parts : [cells[1]];
    covered = count === 0 ? 0 : Number(id[2]);
    for (const form of forms) {
      words.push({ start: text.length, end: text.length + form.length });
      text += form;
    }
    lastWord = text.length;
    spaced = !cells[9].split('|').includes('SpaceAfter=No');
    if ((lines[i + count + 1] ?? '') === '') covered = 0;
  }
  return { text, words, sentences };
}

/** How far found stretches are the expected ones: the same start and end. */
export interface Agreement {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Compares stretches as the CoNLL 2018 shared task did: right when both ends are, white space not counted. */
export function agreement(expected: readonly Stretch[], found: readonly Stretch[]): Agreement {
  const keys = new Set(expected.map(({ start, end }) => `${start} ${end}`));
  const right = found.filter(({ start, end }) => keys.has(`${start} ${end}`)).length;
  const precision = found.length === 0 ? 0 : right / found.length;
  const recall = expected.length === 0 ? 0 : right / expected.length;
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
