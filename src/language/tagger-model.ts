import { UPOS } from '../document/index.ts';
import { openPack, packOf, type Pack, type PackSections } from './pack-format.ts';
import { HashTable } from './hash-table.ts';

/** Length of the longest suffix that the guesser of unseen words looks at. */
export const LONGEST_SUFFIX = 5;

/** One tag of the tagger: the universal part of speech with the treebank's fine tag and features. */
export interface JointTag {
  readonly upos: number;
  readonly xpos: string;
  readonly feats: string;
}

/**
 * The tables of a tagger. A class is a set of tags, a row of `classStart` into `classTags`; class 0 is empty.
 * A word or suffix has a column value at the slot that its table gives.
 */
export interface TaggerTables {
  readonly tags: readonly JointTag[];
  readonly classStart: Uint32Array;
  readonly classTags: Uint16Array;
  readonly words: HashTable;
  /** Class of tags seen with the word; 0 when it is known from a word list or raw text alone. */
  readonly wordClass: Uint16Array;
  /** 1 where the word was seen so often that no other tags are considered. */
  readonly wordClosed: Uint8Array;
  /** What word lists tell of the word: 0 for nothing, else the number of a pattern of related forms that exist. */
  readonly wordForms: Uint8Array;
  readonly suffixes: HashTable;
  readonly suffixClass: Uint16Array;
  /** Hashed weights; the length is a power of two. Float32 in training, Int8 in a pack. */
  readonly weights: Int8Array | Float32Array;
}

/** A tagger's tables with what is derived from them. */
export class TaggerModel {
  readonly tables: TaggerTables;
  /** The pack that the tables are views on, for another thread. */
  readonly pack: Pack | undefined;
  readonly uposOf: Uint8Array;
  /** Per class: 1 when it holds a tag of an infinitive or participle. */
  readonly classNonFinite: Uint8Array;
  readonly tagCount: number;

  constructor(tables: TaggerTables, pack?: Pack) {
    this.tables = tables;
    this.pack = pack;
    this.tagCount = tables.tags.length;
    this.uposOf = Uint8Array.from(tables.tags, (tag) => tag.upos);
    const nonFinite = Uint8Array.from(tables.tags, (tag) =>
      /VerbForm=(?:Part|Inf|Ger)/.test(tag.feats) ? 1 : 0,
    );
    const { classStart, classTags } = tables;
    this.classNonFinite = new Uint8Array(classStart.length);
    for (let c = 0; c + 1 < classStart.length; c++) {
      for (let i = classStart[c]; i < classStart[c + 1]; i++) {
        if (nonFinite[classTags[i]] === 1) this.classNonFinite[c] = 1;
      }
    }
  }

  /** @throws BreuklijnError `bad-pack` */
  static open(path: string): TaggerModel {
    return TaggerModel.of(openPack(path));
  }

  /** On the memory of a pack that another thread opened. */
  static ofShared(shared: SharedArrayBuffer): TaggerModel {
    return TaggerModel.of(packOf(shared));
  }

  static of(pack: Pack): TaggerModel {
    const tags = pack
      .text('tags')
      .split('\n')
      .map((line) => {
        const [upos, xpos, feats] = line.split('\t');
        return { upos: (UPOS as readonly string[]).indexOf(upos), xpos, feats };
      });
    return new TaggerModel(
      {
        tags,
        classStart: pack.table('class-start', 'u32'),
        classTags: pack.table('class-tags', 'u16'),
        words: new HashTable(pack.table('words', 'u32')),
        wordClass: pack.table('word-class', 'u16'),
        wordClosed: pack.table('word-closed', 'u8'),
        wordForms: pack.table('word-forms', 'u8'),
        suffixes: new HashTable(pack.table('suffixes', 'u32')),
        suffixClass: pack.table('suffix-class', 'u16'),
        weights: pack.table('weights', 'i8'),
      },
      pack,
    );
  }

  /** The sections that `of` reads. */
  static sections(tables: TaggerTables): PackSections {
    return {
      tags: tables.tags.map((tag) => `${UPOS[tag.upos]}\t${tag.xpos}\t${tag.feats}`).join('\n'),
      'class-start': tables.classStart,
      'class-tags': tables.classTags,
      words: tables.words.keys,
      'word-class': tables.wordClass,
      'word-closed': tables.wordClosed,
      'word-forms': tables.wordForms,
      suffixes: tables.suffixes.keys,
      'suffix-class': tables.suffixClass,
      weights: tables.weights,
    };
  }
}
