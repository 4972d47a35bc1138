export { Document } from './document.ts';
export { Token } from './token.ts';
export { LemmaTable, lemmaTableOf, sharedLemmas } from './lemma-table.ts';
export { TokenMemo } from './token-memo.ts';
export { Word, perWord, wordOf, wordsOf } from './words.ts';
export { Span, blockKindOf, sentenceAt, sentenceOfToken, sentencesOf } from './span.ts';
export { BLOCK_KINDS, BODY_KINDS, LANGUAGES, NAME_KINDS, TOKEN_KINDS, UPOS } from './layers.ts';
export type {
  BlockKind,
  BlockLayer,
  Language,
  LanguageLayer,
  LayerName,
  Layers,
  LemmaLayer,
  NameKind,
  NameLayer,
  SentenceLayer,
  TagLayer,
  TokenKind,
  TokenLayer,
  TreeLayer,
  Upos,
} from './layers.ts';
