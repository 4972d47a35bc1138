import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document, Language } from '../../src/document/index.ts';
import { fromConllu, parseConllu, type ConlluSentence } from '../../src/language/conllu.ts';

/** Treebank files of a language under the data folder: every file but the dev sets trains. */
const TREEBANKS = {
  nl: { dev: ['nl_alpino-ud-dev.conllu', 'nl_lassysmall-ud-dev.conllu'] },
  en: { dev: ['en_ewt-ud-dev.conllu'] },
} as const;
export type TrainedLanguage = keyof typeof TREEBANKS;

/** Sentences of the treebank files that a language's tables are trained on, in the order of the file names. */
export function trainSentences(data: string, language: TrainedLanguage): ConlluSentence[] {
  const dev: readonly string[] = TREEBANKS[language].dev;
  const folder = join(data, 'ud', language);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.conllu') && !dev.includes(file))
    .sort()
    .flatMap((file) => parseConllu(readFileSync(join(folder, file), 'utf8'), file));
}

/** The dev sets, never trained on. */
export function devSets(data: string, language: TrainedLanguage): { name: string; document: Document }[] {
  return TREEBANKS[language].dev.map((name) => ({
    name,
    document: fromConllu(parseConllu(readFileSync(join(data, 'ud', language, name), 'utf8'), name), language),
  }));
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
