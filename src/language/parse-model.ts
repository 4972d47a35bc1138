import { UPOS } from '../document/index.ts';
import { openPack, packOf, type Pack, type PackSections } from './pack-format.ts';

/** `fast` is one greedy search; `accurate` lets it vote with a beam search and with one from the other end. */
export type ParseMode = 'fast' | 'accurate';

/** Weights of a row of transitions; the fourth is unused and keeps rows aligned. */
export const TRANSITION_ROW = 4;

/** Number of the pair of a dependent's part of speech and its head's, and of the side: 1 when the head stands after it. */
export function pairOf(dependent: number, head: number, headAfter: boolean): number {
  return (dependent * (UPOS.length + 1) + head) * 2 + (headAfter ? 1 : 0);
}
export const PAIRS: number = 2 * (UPOS.length + 1) ** 2;

/** Weights are Float32 in training and Int8 in a pack. */
export type ParserWeights = Int8Array | Float32Array;

export interface ParserTables {
  /** Relation names by label number. */
  readonly relations: readonly string[];
  /** Transition weights of each way to search: rows of TRANSITION_ROW, a power of two of them. */
  readonly greedy: ParserWeights;
  readonly beam: ParserWeights;
  /** The same for a greedy search from the last token to the first. */
  readonly backward: ParserWeights;
  /** Label weights for an arc when it is made: rows of one weight a relation, a power of two of them. */
  readonly labels: ParserWeights;
  readonly backwardLabels: ParserWeights;
  /** Label weights for an arc of a finished tree, of the same shape. */
  readonly relabels: ParserWeights;
  /** Labels seen between two parts of speech, see `pairOf`: a row of `choiceStart` into `choices`. */
  readonly choiceStart: Uint16Array;
  readonly choices: Uint8Array;
}

/** A parser's tables as they stand in a pack. */
export class ParserModel {
  readonly tables: ParserTables;
  /** The pack that the tables are views on, for another thread. */
  readonly pack: Pack | undefined;

  constructor(tables: ParserTables, pack?: Pack) {
    this.tables = tables;
    this.pack = pack;
  }

  /** @throws BreuklijnError `bad-pack` */
  static open(path: string): ParserModel {
    return ParserModel.of(openPack(path));
  }

  /** The model in memory that another thread opened. */
  static shared(buffer: SharedArrayBuffer): ParserModel {
    return ParserModel.of(packOf(buffer));
  }

  static of(pack: Pack): ParserModel {
    return new ParserModel(
      {
        relations: pack.text('relations').split('\n'),
        greedy: pack.table('greedy', 'i8'),
        beam: pack.table('beam', 'i8'),
        backward: pack.table('backward', 'i8'),
        labels: pack.table('labels', 'i8'),
        backwardLabels: pack.table('backwardLabels', 'i8'),
        relabels: pack.table('relabels', 'i8'),
        choiceStart: pack.table('choiceStart', 'u16'),
        choices: pack.table('choices', 'u8'),
      },
      pack,
    );
  }

  /** Sections of a pack with these tables. */
  static sections({ relations, ...tables }: ParserTables): PackSections {
    return { relations: relations.join('\n'), ...tables };
  }
}
