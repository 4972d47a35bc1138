import { readFileSync } from 'node:fs';
import { Document, LANGUAGES, NAME_KINDS, type NameKind } from '../../src/document/index.ts';
import { OUTSIDE, beginsKind, kindOfLabel } from '../../src/language/names-labels.ts';
import type { Stage } from '../../src/language/stage.ts';
import type { NamedDocument } from '../names.ts';
import type { TrainedLanguage } from './data.ts';

/** A word and its mark: `O`, `B-kind` or `I-kind` in the words of the corpus. */
export interface MarkedWord {
  readonly form: string;
  readonly mark: string;
}
export type MarkedSentence = readonly MarkedWord[];

/** What the corpora call the kinds. Marks that are not here are outside. */
const KIND_OF: Readonly<Record<string, NameKind>> = {
  PER: 'person',
  ORG: 'organisation',
  LOC: 'place',
  MISC: 'other',
  person: 'person',
  corporation: 'organisation',
  group: 'organisation',
  location: 'place',
  product: 'other',
  'creative-work': 'other',
};

/**
 * Reads sentences of one word a line, parts of a line apart by white space, sentences by an empty line.
 * @param word which part of a line is the word; the last part is the mark
 * @returns documents: of one sentence each, or as lines `-DOCSTART-` divide them
 */
export function readColumns(path: string, word: number): MarkedSentence[][] {
  const documents: MarkedSentence[][] = [[]];
  let sentence: MarkedWord[] = [];
  const close = (): void => {
    if (sentence.length > 0) documents[documents.length - 1].push(sentence);
    sentence = [];
  };
  for (const line of `${readFileSync(path, 'utf8')}\n`.split('\n')) {
    const parts = line.trim().split(/\s+/);
    if (parts.length <= word + 1) close();
    else if (parts[word] === '-DOCSTART-') {
      close();
      documents.push([]);
    } else sentence.push({ form: parts[word], mark: parts[parts.length - 1] });
  }
  close();
  return documents.filter((document) => document.length > 0);
}

/** Labels of a sentence; a mark `I` that goes on nothing begins a name. */
function labelsOf(sentence: MarkedSentence): number[] {
  const labels: number[] = [];
  for (const { mark } of sentence) {
    const name = KIND_OF[mark.slice(2)];
    if (mark === 'O' || name === undefined) {
      labels.push(OUTSIDE);
      continue;
    }
    const kind = NAME_KINDS.indexOf(name);
    const before = labels.at(-1) ?? OUTSIDE;
    const goesOn = mark.startsWith('I') && before !== OUTSIDE && kindOfLabel(before) === kind;
    labels.push(beginsKind(kind) + (goesOn ? 1 : 0));
  }
  return labels;
}

/** A document of sentences, words apart by a space, tagged with the tagger of the language. */
export function namedDocument(
  sentences: readonly MarkedSentence[],
  language: TrainedLanguage,
  tagger: Stage,
): NamedDocument {
  const words = sentences.flat();
  const start = new Uint32Array(words.length);
  const end = new Uint32Array(words.length);
  let text = '';
  for (const [i, { form }] of words.entries()) {
    if (i > 0) text += ' ';
    start[i] = text.length;
    text += form;
    end[i] = text.length;
  }
  const firstToken = [0];
  for (const sentence of sentences) firstToken.push(firstToken[firstToken.length - 1] + sentence.length);
  const document = Document.of(text)
    .with('blocks', {
      start: Uint32Array.of(0),
      end: Uint32Array.of(text.length),
      kind: Uint8Array.of(0),
      markupStart: new Uint32Array(),
      markupEnd: new Uint32Array(),
    })
    .with('languages', { main: language, block: Uint8Array.of(LANGUAGES.indexOf(language)) })
    .with('tokens', { start, end, kind: new Uint8Array(words.length) })
    .with('sentences', {
      firstToken: Uint32Array.from(firstToken),
      block: new Uint32Array(sentences.length),
    });
  return { document: tagger.run(document), labels: Uint8Array.from(sentences.flatMap(labelsOf)) };
}

const OPENING = `("'„“`;
const CLOSING = `.,;:!?)"'”`;

/**
 * Sentences of newspapers read by machine, whose words have their punctuation on them and which end at a full stop, in documents of
 * some sentences.
 */
export function readNewspapers(path: string): MarkedSentence[][] {
  const sentences: MarkedWord[][] = [[]];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [form, mark] = line.trim().split(/\s+/);
    if (mark === undefined) continue;
    let from = 0;
    let end = form.length;
    if (OPENING.includes(form[0])) from = 1;
    while (end > from && CLOSING.includes(form[end - 1])) end--;
    const [before, word, after] = [form.slice(0, from), form.slice(from, end), form.slice(end)];
    const initial = /^\p{Lu}$/u.test(word) && after.startsWith('.');
    const current = sentences[sentences.length - 1];
    if (before !== '') current.push({ form: before, mark: 'O' });
    if (initial) current.push({ form: `${word}.`, mark });
    else if (word !== '') current.push({ form: word, mark });
    const rest = initial ? after.slice(1) : after;
    for (const sign of rest) current.push({ form: sign, mark: 'O' });
    if (rest.startsWith('.') && word.length > 3) sentences.push([]);
  }
  const documents: MarkedSentence[][] = [];
  const full = sentences.filter((sentence) => sentence.length > 0);
  for (let i = 0; i < full.length; i += 20) documents.push(full.slice(i, i + 20));
  return documents;
}
