/**
 * The layers of a document: named groups of columns, one row a block, token or sentence. Every column of every layer is
 * defined here and nowhere else. Offsets are UTF-16 code units into `Document.text`; token and sentence numbers are rows
 * of the layer of that name; an end is always exclusive.
 */

/** What a stretch of the text is. The number is what `BlockLayer.kind` holds; the order is stored in segments: append only. */
export const BLOCK_KINDS = [
  'paragraph',
  'list-item',
  'quote',
  'title',
  'heading',
  'label', // a lead-in in bold, a question's "V:", the part before a bar: belongs to no sentence
  'byline',
  'date',
  'url',
  'section',
  'caption',
  'credit',
  'pull-quote',
  'boilerplate',
  'rule',
  'table',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Kinds whose sentences put forward claims of the article itself. */
export const BODY_KINDS: ReadonlySet<BlockKind> = new Set(['paragraph', 'list-item', 'quote']);

/**
 * The text divided into blocks: sorted, not overlapping, covering everything but white space.
 * `markupStart`/`markupEnd` are stretches inside blocks that are markup and not words (`**`, `## `): the tokeniser steps over them.
 */
export interface BlockLayer {
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Index into BLOCK_KINDS. */
  readonly kind: Uint8Array;
  readonly markupStart: Uint32Array;
  readonly markupEnd: Uint32Array;
}

/** Languages the program can tell apart. `und` is none of the others, or too short to say. The order is stored: append only. */
export const LANGUAGES = ['und', 'nl', 'en', 'de', 'fr', 'es', 'it', 'pt', 'other'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface LanguageLayer {
  /** Language of the document as a whole. */
  readonly main: Language;
  /** Index into LANGUAGES for each block. */
  readonly block: Uint8Array;
}

/** What the scanner took a token for. The order is stored: append only. */
export const TOKEN_KINDS = [
  'word',
  'number',
  'punctuation',
  'symbol',
  'url',
  'email',
  'abbreviation',
] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

export interface TokenLayer {
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Index into TOKEN_KINDS. */
  readonly kind: Uint8Array;
}

/** Sentences: consecutive runs of tokens, covering all tokens; no sentence crosses a block. */
export interface SentenceLayer {
  /** First token of each sentence and, as one extra last entry, the number of tokens. */
  readonly firstToken: Uint32Array;
  /** Block that each sentence stands in. */
  readonly block: Uint32Array;
}

/** Universal part-of-speech tags (universaldependencies.org/u/pos). The order is stored in packs: append only. */
export const UPOS = [
  'X',
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
] as const;
export type Upos = (typeof UPOS)[number];

export interface TagLayer {
  /** Index into UPOS for each token. */
  readonly upos: Uint8Array;
  /** Index into `tags` for each token: the treebank's own fine tag and the features that go with it. */
  readonly tag: Uint16Array;
  readonly tags: readonly { readonly xpos: string; readonly feats: string }[];
}

export interface LemmaLayer {
  /** Index into `lemmas` for each token. */
  readonly lemma: Uint32Array;
  readonly lemmas: readonly string[];
}

/** Universal Dependencies trees, one for each sentence. */
export interface TreeLayer {
  /** Head of each token: a token number of the document, or -1 for the root of a sentence. */
  readonly head: Int32Array;
  /** Index into `relations` for each token. */
  readonly relation: Uint8Array;
  /** Relation names with their subtype, e.g. `nsubj:pass`. */
  readonly relations: readonly string[];
}

/** Kinds of names. The order is stored: append only. */
export const NAME_KINDS = ['person', 'organisation', 'place', 'other'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** Names found in the text: sorted, not overlapping, each inside one sentence. */
export interface NameLayer {
  readonly firstToken: Uint32Array;
  /** One past the last token. */
  readonly endToken: Uint32Array;
  /** Index into NAME_KINDS. */
  readonly kind: Uint8Array;
}

export interface Layers {
  readonly blocks: BlockLayer;
  readonly languages: LanguageLayer;
  readonly tokens: TokenLayer;
  readonly sentences: SentenceLayer;
  readonly tags: TagLayer;
  readonly lemmas: LemmaLayer;
  readonly trees: TreeLayer;
  readonly names: NameLayer;
}
export type LayerName = keyof Layers;
