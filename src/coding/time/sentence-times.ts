import type { Document } from '../../document/index.ts';
import { atomsOf, numberLanguageOf, type Atom, type NumberLanguage } from '../quantities/atoms.ts';
import { scanTimes, type TimeMention } from './scan.ts';

/** A sentence as times and quantities are read in it. */
export interface SentenceTimes {
  readonly language: NumberLanguage;
  readonly atoms: readonly Atom[];
  /** All mentions of time, clock times and ages included. */
  readonly mentions: readonly TimeMention[];
}

const scanned = new WeakMap<Document, (SentenceTimes | undefined)[]>();

/** Atoms of a sentence and the times told in it, scanned once for times and quantities; undefined in a language that is not read. */
export function timesOfSentence(document: Document, sentence: number): SentenceTimes | undefined {
  let sentences = scanned.get(document);
  if (sentences === undefined) {
    sentences = [];
    scanned.set(document, sentences);
  }
  if (sentence in sentences) return sentences[sentence];
  const language = numberLanguageOf(document, sentence);
  if (language !== undefined) {
    const atoms = atomsOf(document, sentence);
    sentences[sentence] = { language, atoms, mentions: scanTimes(atoms, language) };
  } else sentences[sentence] = undefined;
  return sentences[sentence];
}
