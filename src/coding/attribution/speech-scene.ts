import type { SentenceTree } from '../clauses/sentence-tree.ts';
import type { CodingPack } from '../packs/coding-pack.ts';
import type { ParticipantResolver } from '../participants/resolver.ts';
import type { Quotes } from './quotes.ts';
import type { SpeechWords } from './speech-words.ts';
import type { Speakers } from './speakers.ts';

/** What the finders of attributions look at: one sentence and its readers. */
export interface SpeechScene {
  readonly tree: SentenceTree;
  readonly pack: CodingPack;
  readonly resolver: ParticipantResolver;
  readonly quotes: Quotes;
  readonly words: SpeechWords;
  readonly speakers: Speakers;
}
