import { UPOS } from '../document/index.ts';
import { openPack, packOf, type Pack, type PackSections } from './pack-format.ts';

/** `fast` is one greedy search; `accurate` lets it vote with two beam searches, one of them backward. */
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

/** What the fast mode needs. */
export interface ParserTables {
  /** Relation names by label number. */
  readonly relations: readonly string[];
  /** Transition weights of the greedy search: rows of TRANSITION_ROW, a power of two of them. */
  readonly greedy: ParserWeights;
  /** Label weights for an arc when it is made: rows of one weight a relation, a power of two of them. */
  readonly labels: ParserWeights;
  /** Label weights for an arc of a finished tree, of the same shape. */
  readonly relabels: ParserWeights;
  /** Labels seen between two parts of speech, see `pairOf`: a row of `choiceStart` into `choices`. */
  readonly choiceStart: Uint16Array;
  readonly choices: Uint8Array;
  readonly accurate?: AccurateTables | undefined;
}

/** What the accurate mode needs besides. */
export interface AccurateTables {
  /** Transition weights of the beam search. */
  readonly beam: ParserWeights;
  /** Transition weights of a beam search from the last token to the first, and its label weights of an arc when it is made. */
  readonly backward: ParserWeights;
  readonly backwardLabels: ParserWeights;
  /** Hypotheses that the search backward keeps: as many as it was trained with. */
  readonly backwardWidth: number;
}

/** A parser's tables as they stand in two packs, so that the fast mode need not load what it does not use. */
export class ParserModel {
  readonly tables: ParserTables;
  /** The packs that the tables are views on, for another thread: see `shared`. */
  readonly packs: readonly Pack[];

  constructor(tables: ParserTables, packs: readonly Pack[] = []) {
    this.tables = tables;
    this.packs = packs;
  }

  /** @throws BreuklijnError `bad-pack` */
  static open(path: string, accuratePath?: string): ParserModel {
    return ParserModel.of(openPack(path), accuratePath === undefined ? undefined : openPack(accuratePath));
  }

  /** The model in memory that another thread opened: the `shared` of each of its packs, in order. */
  static shared(buffer: SharedArrayBuffer, accurate?: SharedArrayBuffer): ParserModel {
    return ParserModel.of(packOf(buffer), accurate === undefined ? undefined : packOf(accurate));
  }

  static of(pack: Pack, accurate?: Pack): ParserModel {
    const tables: ParserTables = {
      relations: pack.text('relations').split('\n'),
      greedy: pack.table('greedy', 'i8'),
      labels: pack.table('labels', 'i8'),
      relabels: pack.table('relabels', 'i8'),
      choiceStart: pack.table('choiceStart', 'u16'),
      choices: pack.table('choices', 'u8'),
    };
    if (accurate === undefined) return new ParserModel(tables, [pack]);
    const more: AccurateTables = {
      beam: accurate.table('beam', 'i8'),
      backward: accurate.table('backward', 'i8'),
      backwardLabels: accurate.table('backwardLabels', 'i8'),
      backwardWidth: accurate.has('backwardWidth') ? accurate.table('backwardWidth', 'u8')[0] : 1,
    };
    return new ParserModel({ ...tables, accurate: more }, [pack, accurate]);
  }

  /** Sections of the pack of the fast mode. */
  static sections(tables: ParserTables): PackSections {
    const { relations, greedy, labels, relabels, choiceStart, choices } = tables;
    return { relations: relations.join('\n'), greedy, labels, relabels, choiceStart, choices };
  }

  /** Sections of the pack that the accurate mode needs besides. */
  static accurateSections({ beam, backward, backwardLabels, backwardWidth }: AccurateTables): PackSections {
    return { beam, backward, backwardLabels, backwardWidth: Uint8Array.of(backwardWidth) };
  }
}
