import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document, Language } from '../../src/document/index.ts';
import { BreuklijnError } from '../../src/errors.ts';
import { fromConllu, parseConllu, type ConlluSentence } from '../../src/language/conllu.ts';

interface Treebanks {
  readonly dev: readonly string[];
  readonly wikipedia: readonly string[];
}

/**
 * Treebank files of a language under the data folder: every file but those named here trains. `dev` never does; `wikipedia` is
 * a dev set that joins the training of what is shipped, as there is no other Wikipedia, see `Wikipedia`.
 */
const TREEBANKS = {
  nl: { dev: ['nl_alpino-ud-dev.conllu'], wikipedia: ['nl_lassysmall-ud-dev.conllu'] },
  en: { dev: ['en_ewt-ud-dev.conllu'], wikipedia: [] },
} as const;
/** Languages whose packs are shipped: they have lists and rules besides treebanks. */
export type TrainedLanguage = keyof typeof TREEBANKS;
/** Languages whose tags, lemmas and trees can be trained from a treebank alone. */
export type TreebankLanguage = Exclude<Language, 'und' | 'other'>;

export function isShipped(language: Language): language is TrainedLanguage {
  return Object.hasOwn(TREEBANKS, language);
}

/** Of a language that is not shipped: `-dev` files are dev sets; where there is nothing else, most of them trains and the rest is measured on. */
function treebanksOf(language: TreebankLanguage, files: readonly string[]): Treebanks {
  if (isShipped(language)) return TREEBANKS[language];
  const dev = files.filter((file) => file.endsWith('-dev.conllu'));
  return dev.length === files.length ? { dev: [], wikipedia: dev } : { dev, wikipedia: [] };
}

function filesOf(data: string, language: TreebankLanguage): string[] {
  const folder = join(data, 'ud', language);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.conllu')) : [];
  if (files.length === 0) {
    throw new BreuklijnError('unreadable', `${folder} holds no treebank`, 'put .conllu files there');
  }
  return files.sort();
}

/** How much of the Wikipedia treebank trains: `most` leaves every fifth document aside, so that a figure can be had on them. */
export const WIKIPEDIA = ['none', 'most', 'all'] as const;
export type Wikipedia = (typeof WIKIPEDIA)[number];
const ASIDE = 5;

function sentencesOf(data: string, language: TreebankLanguage, file: string): ConlluSentence[] {
  return parseConllu(readFileSync(join(data, 'ud', language, file), 'utf8'), file);
}

/** Whether each sentence is of a document that is kept aside: every fifth, by the first part of the sentence's id. */
export function keptAside(sentences: readonly ConlluSentence[]): boolean[] {
  const documents = new Map<string, number>();
  return sentences.map(({ comments }) => {
    const id = /^# sent_id = (.+?)(?:\.p\.|$)/m.exec(comments.join('\n'))?.[1] ?? '';
    if (!documents.has(id)) documents.set(id, documents.size);
    return (documents.get(id) ?? 0) % ASIDE === 0;
  });
}

/** Sentences of the treebank files that a language's tables are trained on, in the order of the file names. */
export function trainSentences(
  data: string,
  language: TreebankLanguage,
  use: Wikipedia = 'all',
): ConlluSentence[] {
  return trainParts(data, language, use, () => true).flat();
}

/** The sentences that train, by file. */
function trainParts(
  data: string,
  language: TreebankLanguage,
  use: Wikipedia,
  wanted: (file: string) => boolean,
): ConlluSentence[][] {
  const files = filesOf(data, language);
  const { dev, wikipedia } = treebanksOf(language, files);
  return files
    .filter((file) => !dev.includes(file) && wanted(file))
    .map((file) =>
      wikipedia.includes(file) ? wikipediaPart(data, language, file, use) : sentencesOf(data, language, file),
    );
}

function wikipediaPart(
  data: string,
  language: TreebankLanguage,
  file: string,
  use: Wikipedia,
): ConlluSentence[] {
  if (use === 'none') return [];
  const sentences = sentencesOf(data, language, file);
  if (use === 'all') return sentences;
  const aside = keptAside(sentences);
  return sentences.filter((_, s) => !aside[s]);
}

/** Files of single sentences and lists: nothing runs on in them. */
const LOOSE = /suite|yellow|qa|cgn|qtleap|eans|wpspel/;

/** The training sentences of each file of running text. */
export function runningText(data: string, language: TrainedLanguage, use: Wikipedia): ConlluSentence[][] {
  return trainParts(data, language, use, (file) => !LOOSE.test(file));
}

/** What was not trained on: the dev sets and what is kept aside of Wikipedia. */
export function devSets(
  data: string,
  language: TreebankLanguage,
  use: Wikipedia = 'all',
): { name: string; document: Document }[] {
  const { dev, wikipedia } = treebanksOf(language, filesOf(data, language));
  const sets = dev.map((name) => ({
    name,
    document: fromConllu(sentencesOf(data, language, name), language),
  }));
  if (use === 'all') return sets;
  for (const name of wikipedia) {
    const sentences = sentencesOf(data, language, name);
    const aside = keptAside(sentences);
    const kept = sentences.filter((_, s) => aside[s]);
    sets.push({ name: `${name}, every ${ASIDE}th document`, document: fromConllu(kept, language) });
    if (use === 'none') sets.push({ name, document: fromConllu(sentences, language) });
  }
  return sets;
}

export function documentFor(sentences: readonly ConlluSentence[], language: Language): Document {
  return fromConllu(sentences, language);
}

/** Lines of a file under the data folder that are not empty. */
export function linesOf(data: string, ...path: string[]): string[] {
  return readFileSync(join(data, ...path), 'utf8')
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line !== '');
}
