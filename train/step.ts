import type { TrainedLanguage, TreebankLanguage, Wikipedia } from './lib/data.ts';

/** What a trainer gets: where the data is, for which language, and where the pack goes. */
export interface TrainContext<L extends TreebankLanguage = TrainedLanguage> {
  readonly language: L;
  /** Folder of the training data, see packs/<language>/SOURCES.md. */
  readonly data: string;
  /** Folder of the language's packs. */
  readonly packs: string;
  /** How much of the Wikipedia treebank trains. */
  readonly wikipedia: Wikipedia;
  report(line: string): void;
}

/** One trainer: reads data and the packs of the steps before it, writes its own packs, reports dev figures. */
export interface TrainStep<L extends TreebankLanguage = TrainedLanguage> {
  readonly name: string;
  readonly run: (context: TrainContext<L>) => void;
}
