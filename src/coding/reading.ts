import type { Document } from '../document/index.ts';
import type { AttributionReader } from './attribution/chain.ts';
import type { KnownSpeakers } from './attribution/known-speakers.ts';
import type { Quotes } from './attribution/quotes.ts';
import type { SentenceTree } from './clauses/sentence-tree.ts';
import type { CodingPack } from './packs/coding-pack.ts';
import type { Discourse } from './participants/discourse.ts';
import type { ParticipantResolver } from './participants/resolver.ts';
import type { Surroundings } from './surroundings.ts';

/** What is known while one document is read: who was named so far, what is quoted, what stands around. */
export interface Reading {
  readonly document: Document;
  /** EDTF date of the article, where it has one. */
  readonly published: string | undefined;
  readonly discourse: Discourse;
  /** Who spoke so far. */
  readonly speakers: KnownSpeakers;
  readonly quotes: Quotes;
  readonly surroundings: Surroundings;
}

/** One sentence of it, with the readers that look at its tree. */
export interface SentenceReading {
  readonly reading: Reading;
  readonly tree: SentenceTree;
  readonly pack: CodingPack;
  readonly resolver: ParticipantResolver;
  readonly speech: AttributionReader;
}
