import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document, Language } from '../../src/document/index.ts';
import { fromConllu, parseConllu, type ConlluSentence } from '../../src/language/conllu.ts';

/**
 * Treebank files of a language under the data folder: every file but those named here trains. `dev` never does; `wikipedia` is
 * a dev set that joins the training of what is shipped, as there is no other Wikipedia, see `Wikipedia`.
 */
const TREEBANKS = {
  nl: { dev: ['nl_alpino-ud-dev.conllu'], wikipedia: ['nl_lassysmall-ud-dev.conllu'] },
  en: { dev: ['en_ewt-ud-dev.conllu'], wikipedia: [] },
} as const;
export type TrainedLanguage = keyof typeof TREEBANKS;

/** How much of the Wikipedia treebank trains: `most` leaves every fifth document aside, so that a figure can be had on them. */
export const WIKIPEDIA = ['none', 'most', 'all'] as const;
export type Wikipedia = (typeof WIKIPEDIA)[number];
const ASIDE = 5;

function sentencesOf(data: string, language: TrainedLanguage, file: string): ConlluSentence[] {
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
  language: TrainedLanguage,
  use: Wikipedia = 'all',
): ConlluSentence[] {
  return trainFiles(language, readdirSync(join(data, 'ud', language))).flatMap((file) =>
    trainPart(data, language, file, use),
  );
}

function trainFiles(language: TrainedLanguage, files: readonly string[]): string[] {
  const dev: readonly string[] = TREEBANKS[language].dev;
  return files.filter((file) => file.endsWith('.conllu') && !dev.includes(file)).sort();
}

/** The sentences of a file that train. */
function trainPart(data: string, language: TrainedLanguage, file: string, use: Wikipedia): ConlluSentence[] {
  const wikipedia: readonly string[] = TREEBANKS[language].wikipedia;
  if (!wikipedia.includes(file)) return sentencesOf(data, language, file);
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
  return trainFiles(language, readdirSync(join(data, 'ud', language)))
    .filter((file) => !LOOSE.test(file))
    .map((file) => trainPart(data, language, file, use));
}

/** What was not trained on: the dev sets and what is kept aside of Wikipedia. */
export function devSets(
  data: string,
  language: TrainedLanguage,
  use: Wikipedia = 'all',
): { name: string; document: Document }[] {
  const sets = TREEBANKS[language].dev.map((name) => ({
    name: name as string,
    document: fromConllu(sentencesOf(data, language, name), language),
  }));
  if (use === 'all') return sets;
  for (const name of TREEBANKS[language].wikipedia) {
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
