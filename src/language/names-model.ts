import { mix2 } from './features.ts';
import { HashTable } from './hash-table.ts';
import { openPack, packOf, type Pack, type PackSections } from './pack-format.ts';

/** Labels of a feature stand side by side in the table of weights; rows are padded to a power of two. */
export const ROW_BITS = 4;
/** Longest listed name, in tokens. */
export const LONGEST_LISTED = 6;
/** Value of a listed phrase that is only the beginning of longer ones. */
export const PREFIX_ONLY = 0;

/**
 * The tables of a name finder. `words` tells for a word, by the hash of its lower case, in which places of which names lists and
 * silver data have it (`wordLists`, a pattern of bits that only features read) and its distributional cluster (0: none).
 * `phrases` holds the hash of each beginning of each listed name, with its kind + 1 where the name is whole.
 */
export interface NamesTables {
  readonly words: HashTable;
  readonly wordLists: Uint16Array;
  readonly wordCluster: Uint8Array;
  readonly phrases: HashTable;
  readonly phraseKind: Uint8Array;
  /** Rows of 2^ROW_BITS weights; the number of rows is a power of two. Float32 in training, Int8 in a pack. */
  readonly weights: Int8Array | Float32Array;
  /** The same for the second pass of the accurate mode; absent where a model has one pass. */
  readonly secondWeights?: Int8Array;
}

export class NamesModel {
  readonly tables: NamesTables;
  /** The pack that the tables are views on, for another thread. */
  readonly pack: Pack | undefined;

  constructor(tables: NamesTables, pack?: Pack) {
    this.tables = tables;
    this.pack = pack;
  }

  /** @throws BreuklijnError `bad-pack` */
  static open(path: string): NamesModel {
    return NamesModel.of(openPack(path));
  }

  /** On the memory of a pack that another thread opened. */
  static ofShared(shared: SharedArrayBuffer): NamesModel {
    return NamesModel.of(packOf(shared));
  }

  static of(pack: Pack): NamesModel {
    return new NamesModel(
      {
        words: new HashTable(pack.table('words', 'u32')),
        wordLists: pack.table('word-lists', 'u16'),
        wordCluster: pack.table('word-cluster', 'u8'),
        phrases: new HashTable(pack.table('phrases', 'u32')),
        phraseKind: pack.table('phrase-kind', 'u8'),
        weights: pack.table('weights', 'i8'),
        ...(pack.has('second-weights') ? { secondWeights: pack.table('second-weights', 'i8') } : {}),
      },
      pack,
    );
  }

  /** The sections that `of` reads. */
  static sections(tables: NamesTables): PackSections {
    return {
      words: tables.words.keys,
      'word-lists': tables.wordLists,
      'word-cluster': tables.wordCluster,
      phrases: tables.phrases.keys,
      'phrase-kind': tables.phraseKind,
      weights: tables.weights,
      ...(tables.secondWeights === undefined ? {} : { 'second-weights': tables.secondWeights }),
    };
  }
}

/** Hash of a phrase from that of its words but the last and the hash of the last word; start with 0. */
export function phraseHash(before: number, word: number): number {
  return mix2(71, before, word);
}
