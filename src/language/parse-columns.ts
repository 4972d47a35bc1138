import { UPOS, type Word } from '../document/index.ts';
import { hashString } from './features.ts';
import { stemOf } from './word-shape.ts';

/**
 * One sentence as the parser sees it: for each place a few integers mixed beforehand, so that a feature costs two
 * multiplications. Place 0 is "nothing" and all zeros; places 1..length are the tokens; place length + 1 is the root, the
 * last item of the buffer; three more places of zeros stand after it, so that looking ahead needs no test.
 */
export interface ParseColumns {
  length: number;
  /** Hash of the word form in lower case. */
  readonly form: Int32Array;
  /** Hash of the first five letters: nearly as good as the lemma here, and it costs nothing. */
  readonly stem: Int32Array;
  /** Index into UPOS; UPOS.length at the root. */
  readonly pos: Uint8Array;
  /** Hash of the universal tag. */
  readonly upos: Int32Array;
  /** Hash of the first two fields of the fine tag, `WW|pv` of `WW|pv|tgw|ev`; of the whole tag where it has no fields. */
  readonly coarse: Int32Array;
  /** Hash of the fine tag. */
  readonly tag: Int32Array;
  /** Hash of the coarse tag of the nearest verb that follows, and how far it is. */
  readonly nextVerb: Int32Array;
  /** Number of verbs, and of punctuation marks, at places up to this one. */
  readonly verbs: Uint16Array;
  readonly marks: Uint16Array;
  readonly isVerb: Uint8Array;
  readonly isMark: Uint8Array;
}

/** Places beyond the tokens: nothing, the root, and three to look ahead. */
export const EXTRA_PLACES = 5;

/** Columns for sentences of up to `capacity` tokens, to be filled again and again. */
export function newColumns(capacity: number): ParseColumns {
  const size = capacity + EXTRA_PLACES;
  return {
    length: 0,
    form: new Int32Array(size),
    stem: new Int32Array(size),
    pos: new Uint8Array(size),
    upos: new Int32Array(size),
    coarse: new Int32Array(size),
    tag: new Int32Array(size),
    nextVerb: new Int32Array(size),
    verbs: new Uint16Array(size),
    marks: new Uint16Array(size),
    isVerb: new Uint8Array(size),
    isMark: new Uint8Array(size),
  };
}

/** The hashes of a tag: those of all tokens that carry it. */
export interface TagHashes {
  readonly pos: number;
  readonly upos: number;
  readonly coarse: number;
  readonly tag: number;
  readonly isVerb: boolean;
  readonly isMark: boolean;
}

export function tagHashes(pos: number, xpos: string, feats: string): TagHashes {
  const upos = UPOS[pos];
  const fields = xpos.split('|');
  return {
    pos,
    upos: hashString(upos),
    coarse: hashString(`${upos}/${fields.slice(0, 2).join('|')}`),
    tag: hashString(fields.length > 1 ? `${upos}/${xpos}` : `${upos}/${xpos}/${feats}`),
    isVerb: upos === 'VERB' || upos === 'AUX',
    isMark: upos === 'PUNCT',
  };
}

/** Puts a token at a place. */
export function setToken(columns: ParseColumns, place: number, word: Word, tag: TagHashes): void {
  const { lower, stem } = stemOf(word);
  columns.form[place] = lower;
  columns.stem[place] = stem;
  columns.pos[place] = tag.pos;
  columns.upos[place] = tag.upos;
  columns.coarse[place] = tag.coarse;
  columns.tag[place] = tag.tag;
  columns.isVerb[place] = tag.isVerb ? 1 : 0;
  columns.isMark[place] = tag.isMark ? 1 : 0;
}

const ROOT = hashString('root');

/** Fills what follows from the tags once the tokens stand at places 1..length, and clears the places after them. */
export function finishColumns(columns: ParseColumns): void {
  const { length, form, stem, upos, coarse, tag, pos, nextVerb, verbs, marks, isVerb, isMark } = columns;
  for (let place = length + 1; place < length + EXTRA_PLACES; place++) {
    const value = place === length + 1 ? ROOT : 0;
    form[place] = value;
    pos[place] = UPOS.length;
    stem[place] = value;
    upos[place] = value;
    coarse[place] = value;
    tag[place] = value;
    nextVerb[place] = 0;
    verbs[place] = 0;
    marks[place] = 0;
  }
  let verb = 0;
  for (let place = length + 1; place >= 1; place--) {
    nextVerb[place] = verb === 0 ? 0 : coarse[verb] + Math.imul(bucket(verb - place), 0x3c6ef35f);
    if (place <= length && isVerb[place] === 1) verb = place;
  }
  for (let place = 1; place <= length + 1; place++) {
    const here = place <= length ? 1 : 0;
    verbs[place] = verbs[place - 1] + here * isVerb[place];
    marks[place] = marks[place - 1] + here * isMark[place];
  }
}

/** 0, 1, 2, 3, 4, 5 for 5–6, 6 for 7–9, 7 for 10 and more. */
export function bucket(distance: number): number {
  if (distance < 5) return distance;
  if (distance < 7) return 5;
  return distance < 10 ? 6 : 7;
}
