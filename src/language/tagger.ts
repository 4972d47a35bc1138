import { UPOS, perWord, type Word } from '../document/index.ts';
import { mix1, mix2, mix3 } from './features.ts';
import { LONGEST_SUFFIX, type TaggerModel } from './tagger-model.ts';
import { lowerHash, SHAPES, WordShape } from './word-shape.ts';

/** Columns are padded by this many rows before and after the sentence. */
const PAD = 2;
const MOST_FEATURES = 48;
const BEFORE = 0x5bd1e995;
const AFTER = 0x27d4eb2f;
/** How far ahead a word that may be an infinitive or participle is looked for. */
const VERB_REACH = 14;
const NOUN = UPOS.indexOf('NOUN');
/** Spread the weights of a feature for the tags, and for the parts of speech they share, over the table. */
const TAG_FACTOR = 0x9e3779b1;
const UPOS_FACTOR = 0x85ebca6b;
const UPOS_OFFSET = 0x3243f6a9;

/** Where the shortest word stands that may be the last part of a compound, and what may stand before it. */
const SHORTEST_LAST_PART = 4;
const SHORTEST_FIRST_PART = 2;

/** What the tagger knows of a word before it sees its neighbours. */
interface KnownWord {
  readonly isMark: boolean;
  readonly lower: number;
  readonly shape: number;
  readonly suffix1: number;
  readonly suffix3: number;
  readonly ambiguity: number;
  readonly forms: number;
  readonly candidates: Uint16Array;
  /** For each candidate the weights of the features that look at the word alone. */
  readonly own: Int32Array;
}

/** The same word where it opens a sentence, and where not. */
interface KnownPair {
  initial: KnownWord | undefined;
  inside: KnownWord | undefined;
}

/**
 * Greedy tagger, left to right: each token gets the tag, among those its word or ending allows, whose hashed features weigh
 * most (an averaged perceptron; M. Collins, EMNLP 2002). One instance serves one thread: it keeps scratch columns.
 */
export class Tagger {
  readonly model: TaggerModel;
  /** Tags of the loaded sentence from row 2 on. */
  tags: Int32Array = new Int32Array(0);
  /** Row of the first token of the loaded sentence, and number of its tokens. */
  readonly first: number = PAD;
  count = 0;
  readonly features: Int32Array = new Int32Array(MOST_FEATURES);
  featureCount = 0;
  readonly candidates: Uint16Array;
  candidateCount = 0;

  #form = new Int32Array(0);
  #lower = new Int32Array(0);
  #shape = new Int32Array(0);
  #suffix1 = new Int32Array(0);
  #suffix2 = new Int32Array(0);
  #suffix3 = new Int32Array(0);
  #suffix4 = new Int32Array(0);
  #suffix5 = new Int32Array(0);
  #prefix2 = new Int32Array(0);
  #prefix3 = new Int32Array(0);
  #prefix4 = new Int32Array(0);
  #ambiguity = new Int32Array(0);
  #forms = new Int32Array(0);
  #part = new Int32Array(0);
  #nextVerb = new Int32Array(0);
  #class1 = new Int32Array(0);
  #class2 = new Int32Array(0);
  #class3 = new Int32Array(0);
  #capacity = 0;
  readonly #word = new WordShape();
  readonly #stamp: Int32Array;
  #round = 0;
  /** Sum of the weights that tags of a part of speech share, and for which word it holds. */
  readonly #uposScore = new Int32Array(UPOS.length);
  readonly #uposRound = new Int32Array(UPOS.length);
  readonly #known = perWord((): KnownPair => ({ initial: undefined, inside: undefined }));
  #row: KnownWord[] = [];
  readonly #nouns: ReadonlySet<number>;
  #isNoun = new Uint8Array(0);

  /** @param nouns hashes of words that are nouns wherever the model does not know them (`known-nouns.ts`) */
  constructor(model: TaggerModel, nouns: ReadonlySet<number> = new Set()) {
    this.model = model;
    this.#nouns = nouns;
    this.candidates = new Uint16Array(model.tagCount);
    this.#stamp = new Int32Array(model.tagCount);
  }

  /**
   * Tags the words `first` to `stop` of a document. What a word weighs by itself is worked out once.
   * @returns a view, valid until the next call: the tag of each token
   */
  tag(words: readonly Word[], first: number, stop: number): Int32Array {
    const { weights } = this.model.tables;
    if (!(weights instanceof Int8Array))
      throw new TypeError('only weights of a pack tag; trainers load and decide');
    this.#loadWords(weights, words, first, stop);
    for (let i = 0; i < this.count; i++) this.tags[PAD + i] = this.#decideKnown(weights, PAD + i);
    return this.tags.subarray(PAD, PAD + this.count);
  }

  #loadWords(weights: Int8Array, words: readonly Word[], first: number, stop: number): void {
    const count = stop - first;
    this.#begin(count);
    let initial = true;
    for (let i = 0; i < count; i++) {
      const row = PAD + i;
      const word = words[first + i];
      const pair = this.#known(word);
      let known = initial ? pair.initial : pair.inside;
      if (known === undefined) {
        known = this.#read(weights, word, row, initial);
        if (initial) pair.initial = known;
        else pair.inside = known;
      }
      this.#row[row] = known;
      this.#lower[row] = known.lower;
      this.#shape[row] = known.shape;
      this.#suffix1[row] = known.suffix1;
      this.#suffix3[row] = known.suffix3;
      this.#ambiguity[row] = known.ambiguity;
      this.#forms[row] = known.forms;
      if (!known.isMark) initial = false;
    }
    this.#findNextVerbs();
  }

  /** @param row any row: its columns are scratch */
  #read(weights: Int8Array, word: Word, row: number, initial: boolean): KnownWord {
    this.#fill(row, word.form, 0, word.form.length, initial);
    this.findCandidates(row);
    const candidates = this.candidates.slice(0, this.candidateCount);
    this.featureCount = this.#findOwn(row, 0);
    this.#round++;
    return {
      isMark: this.#word.shape === SHAPES.punctuation,
      lower: this.#lower[row],
      shape: this.#shape[row],
      suffix1: this.#suffix1[row],
      suffix3: this.#suffix3[row],
      ambiguity: this.#ambiguity[row],
      forms: this.#forms[row],
      candidates,
      own: Int32Array.from(candidates, (tag) => this.#scoreBytes(weights, tag)),
    };
  }

  #decideKnown(weights: Int8Array, row: number): number {
    const { candidates, own } = this.#row[row];
    let best = candidates[0];
    if (candidates.length === 1) return best;
    this.featureCount = this.#findContext(row, 0);
    this.#round++;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < candidates.length; c++) {
      const tag = candidates[c];
      const score = own[c] + this.#scoreBytes(weights, tag);
      if (score > bestScore) {
        best = tag;
        bestScore = score;
      }
    }
    return best;
  }

  /**
   * The same as `score` of weights that are bytes, whose order of addition does not matter: tags of one part of speech share half
   * of their weights, which are read once a word.
   */
  #scoreBytes(weights: Int8Array, tag: number): number {
    const upos = this.model.uposOf[tag];
    if (this.#uposRound[upos] !== this.#round) {
      this.#uposRound[upos] = this.#round;
      this.#uposScore[upos] = this.#sum(weights, Math.imul(upos + 1, UPOS_FACTOR) ^ UPOS_OFFSET);
    }
    return this.#uposScore[upos] + this.#sum(weights, Math.imul(tag + 1, TAG_FACTOR));
  }

  #sum(weights: Int8Array, shift: number): number {
    const { features, featureCount } = this;
    const mask = weights.length - 1;
    let sum = 0;
    for (let f = 0; f < featureCount; f++) sum += weights[(features[f] + shift) & mask];
    return sum;
  }

  /** Fills the columns for the tokens from `first` to `stop`. */
  load(text: string, start: Uint32Array, end: Uint32Array, first: number, stop: number): void {
    const count = stop - first;
    this.#begin(count);
    // A capital says nothing on the first word, nor after quotation marks and dashes that open the sentence.
    let initial = true;
    for (let i = 0; i < count; i++) {
      this.#fill(PAD + i, text, start[first + i], end[first + i], initial);
      if (this.#word.shape !== SHAPES.punctuation) initial = false;
    }
    this.#findNextVerbs();
  }

  /** Room for a sentence of so many tokens, with its edges. */
  #begin(count: number): void {
    if (count + 2 * PAD > this.#capacity) this.#grow(count + 2 * PAD);
    this.count = count;
    for (let i = 0; i < PAD; i++) {
      this.#fillEdge(i, BEFORE);
      this.#fillEdge(PAD + count + i, AFTER);
    }
  }

  #findNextVerbs(): void {
    let next = 0;
    let at = 0;
    for (let i = PAD + this.count - 1; i >= PAD; i--) {
      this.#nextVerb[i] = next !== 0 && at - i <= VERB_REACH ? next : 0;
      if (this.model.classNonFinite[this.#ambiguity[i]] === 1) {
        next = this.#ambiguity[i];
        at = i;
      }
    }
  }

  /** The best tag of a row whose left neighbours have theirs. */
  decide(row: number): number {
    this.findCandidates(row);
    const { candidates } = this;
    if (this.candidateCount === 1) return candidates[0];
    this.findFeatures(row);
    let best = candidates[0];
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < this.candidateCount; c++) {
      const score = this.score(candidates[c]);
      if (score > bestScore) {
        best = candidates[c];
        bestScore = score;
      }
    }
    return best;
  }

  /** The best of the candidates found last but one of them: for the trainer. */
  runnerUp(without: number): number {
    let best = -1;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < this.candidateCount; c++) {
      const tag = this.candidates[c];
      if (tag === without) continue;
      const score = this.score(tag);
      if (score > bestScore) {
        best = tag;
        bestScore = score;
      }
    }
    return best;
  }

  /** Weight of a tag for the features found last. */
  score(tag: number): number {
    const { weights } = this.model.tables;
    const { features, featureCount } = this;
    const mask = weights.length - 1;
    const fine = Math.imul(tag + 1, TAG_FACTOR);
    const coarse = Math.imul(this.model.uposOf[tag] + 1, UPOS_FACTOR) ^ UPOS_OFFSET;
    let score = 0;
    for (let f = 0; f < featureCount; f++) {
      const feature = features[f];
      score += weights[(feature + fine) & mask] + weights[(feature + coarse) & mask];
    }
    return score;
  }

  /** Rows of the weights that `score` adds up: for the trainer. */
  rowsOf(tag: number, rows: Int32Array): number {
    const mask = this.model.tables.weights.length - 1;
    const fine = Math.imul(tag + 1, TAG_FACTOR);
    const coarse = Math.imul(this.model.uposOf[tag] + 1, UPOS_FACTOR) ^ UPOS_OFFSET;
    let n = 0;
    for (let f = 0; f < this.featureCount; f++) {
      rows[n++] = (this.features[f] + fine) & mask;
      rows[n++] = (this.features[f] + coarse) & mask;
    }
    return n;
  }

  /** The tags that the word of a row may have: never none. */
  findCandidates(row: number): void {
    this.#round++;
    this.candidateCount = 0;
    this.#addClass(this.#class1[row]);
    this.#addClass(this.#class2[row]);
    this.#addClass(this.#class3[row]);
    if (this.#isNoun[row] === 1) this.#keepNouns();
    if (this.candidateCount === 0) {
      for (let tag = 0; tag < this.model.tagCount; tag++) this.candidates[this.candidateCount++] = tag;
    }
  }

  /** Drops what is no noun; where nothing would be left, all stay. */
  #keepNouns(): void {
    let kept = 0;
    for (let c = 0; c < this.candidateCount; c++)
      if (this.model.uposOf[this.candidates[c]] === NOUN) this.candidates[kept++] = this.candidates[c];
    if (kept > 0) this.candidateCount = kept;
  }

  #addClass(number: number): void {
    const { classStart, classTags } = this.model.tables;
    for (let i = classStart[number]; i < classStart[number + 1]; i++) {
      const tag = classTags[i];
      if (this.#stamp[tag] === this.#round) continue;
      this.#stamp[tag] = this.#round;
      this.candidates[this.candidateCount++] = tag;
    }
  }

  /** Fills `features` for a row, from the columns and the tags of the rows before it. */
  findFeatures(row: number): void {
    this.featureCount = this.#findContext(row, this.#findOwn(row, 0));
  }

  /** Features of the word alone, from `count` on. @returns how many there are now */
  #findOwn(row: number, count: number): number {
    const f = this.features;
    const shape = this.#shape[row];
    let n = count;
    f[n++] = mix1(1, 0);
    f[n++] = mix1(2, this.#lower[row]);
    f[n++] = mix1(3, this.#form[row]);
    f[n++] = mix2(4, this.#suffix2[row], shape);
    f[n++] = mix2(5, this.#suffix3[row], shape);
    f[n++] = mix1(6, this.#suffix4[row]);
    f[n++] = mix1(7, this.#suffix5[row]);
    f[n++] = mix1(8, this.#prefix2[row]);
    f[n++] = mix1(9, this.#prefix3[row]);
    f[n++] = mix1(10, this.#prefix4[row]);
    f[n++] = mix2(11, shape, this.#suffix1[row]);
    f[n++] = mix1(25, this.#ambiguity[row]);
    f[n++] = mix2(34, this.#forms[row], this.#suffix2[row]);
    f[n++] = mix2(36, this.#part[row], shape);
    return n;
  }

  /** Features of the word among its neighbours, from `count` on. @returns how many there are now */
  #findContext(row: number, count: number): number {
    const f = this.features;
    const t1 = this.tags[row - 1];
    const t2 = this.tags[row - 2];
    const lower = this.#lower[row];
    const lowerBefore = this.#lower[row - 1];
    const lowerAfter = this.#lower[row + 1];
    const ambiguity = this.#ambiguity[row];
    const ambiguityAfter = this.#ambiguity[row + 1];
    const shape = this.#shape[row];
    const forms = this.#forms[row];
    let n = count;
    f[n++] = mix1(12, t1);
    f[n++] = mix2(13, t1, t2);
    f[n++] = mix2(14, t1, lower);
    f[n++] = mix2(15, t1, ambiguity);
    f[n++] = mix2(16, t1, ambiguityAfter);
    f[n++] = mix3(17, t1, ambiguity, ambiguityAfter);
    f[n++] = mix1(18, t2);
    f[n++] = mix1(19, lowerBefore);
    f[n++] = mix1(20, this.#lower[row - 2]);
    f[n++] = mix1(21, lowerAfter);
    f[n++] = mix1(22, this.#lower[row + 2]);
    f[n++] = mix2(23, lowerBefore, lower);
    f[n++] = mix2(24, lower, lowerAfter);
    f[n++] = mix2(26, ambiguity, ambiguityAfter);
    f[n++] = mix2(27, ambiguityAfter, this.#ambiguity[row + 2]);
    f[n++] = mix1(28, this.#suffix3[row + 1]);
    f[n++] = mix1(29, this.#suffix3[row - 1]);
    f[n++] = mix2(30, this.#nextVerb[row], lower);
    f[n++] = mix2(31, this.#nextVerb[row], ambiguity);
    f[n++] = mix2(32, this.#shape[row + 1], shape);
    f[n++] = mix2(33, this.#shape[row - 1], shape);
    f[n++] = mix2(35, forms, t1);
    f[n++] = mix2(37, this.#forms[row + 1], this.#suffix1[row + 1]);
    f[n++] = mix3(38, t1, t2, ambiguity);
    f[n++] = mix2(39, lowerBefore, lowerAfter);
    return n;
  }

  #fillEdge(row: number, value: number): void {
    this.#form[row] = value;
    this.#lower[row] = value;
    this.#shape[row] = SHAPES.punctuation + 1;
    this.#suffix1[row] = value;
    this.#suffix3[row] = value;
    this.#ambiguity[row] = 0;
    this.#forms[row] = 0;
    this.#isNoun[row] = 0;
    this.tags[row] = -1;
  }

  #fill(row: number, text: string, start: number, end: number, initial: boolean): void {
    const word = this.#word;
    const { tables } = this.model;
    word.read(text, start, end);
    const capital = word.shape === SHAPES.capital || word.shape === SHAPES.allCapitals;
    this.#form[row] = word.form;
    this.#lower[row] = word.lower;
    this.#shape[row] = (word.shape << 2) | (word.hyphen << 1) | (initial ? 1 : 0);
    this.#suffix1[row] = word.suffix[1];
    this.#suffix2[row] = word.suffix[2];
    this.#suffix3[row] = word.suffix[3];
    this.#suffix4[row] = word.suffix[4];
    this.#suffix5[row] = word.suffix[5];
    this.#prefix2[row] = word.prefix[2];
    this.#prefix3[row] = word.prefix[3];
    this.#prefix4[row] = word.prefix[4];

    const exact = tables.words.find(word.form);
    const lower = capital || word.shape === SHAPES.mixed ? tables.words.find(word.lower) : exact;
    const exactClass = exact < 0 ? 0 : tables.wordClass[exact];
    const lowerClass = lower < 0 ? 0 : tables.wordClass[lower];
    const isUnseen = exactClass === 0 && lowerClass === 0 && !capital;
    this.#isNoun[row] = isUnseen && this.#nouns.has(word.lower) ? 1 : 0;
    const closed =
      (exactClass !== 0 && tables.wordClosed[exact] === 1) ||
      (initial && lowerClass !== 0 && tables.wordClosed[lower] === 1);
    const guessed = closed ? 0 : this.#guess(word, initial);
    this.#class1[row] = exactClass;
    this.#class2[row] = lower === exact || (closed && !initial) ? 0 : lowerClass;
    this.#class3[row] = guessed;
    // Of a word that is open to other tags the guess is shown, seen in training or not: else rare words would tell their tag.
    if (!closed) this.#ambiguity[row] = guessed;
    else if (initial && lowerClass !== 0) this.#ambiguity[row] = lowerClass;
    else this.#ambiguity[row] = exactClass;
    let forms = lower < 0 ? 0 : tables.wordForms[lower];
    if (forms === 0 && exact >= 0) forms = tables.wordForms[exact];
    this.#part[row] = 0;
    if (forms === 0 && word.shape !== SHAPES.punctuation && word.shape !== SHAPES.digits) {
      forms = this.#readLastPart(row, text, start, end);
    }
    this.#forms[row] = forms;
  }

  /** Looks for the longest ending that is a word itself, as the last part of a compound. @returns its forms */
  #readLastPart(row: number, text: string, start: number, end: number): number {
    const { words, wordForms } = this.model.tables;
    const last = end - SHORTEST_LAST_PART;
    for (let from = Math.max(start + SHORTEST_FIRST_PART, end - 16); from <= last; from++) {
      const hash = lowerHash(text, from, end);
      const slot = words.find(hash);
      if (slot >= 0 && wordForms[slot] !== 0) {
        this.#part[row] = hash;
        return wordForms[slot] | 0x100;
      }
    }
    return 0;
  }

  /** Class of the longest known ending. */
  #guess(word: WordShape, initial: boolean): number {
    const { suffixes, suffixClass } = this.model.tables;
    for (let length = LONGEST_SUFFIX; length >= 0; length--) {
      const slot = suffixes.find(suffixKey(word, length, initial));
      if (slot >= 0) return suffixClass[slot];
    }
    return 0;
  }

  #grow(needed: number): void {
    const size = Math.max(64, needed * 2);
    this.#capacity = size;
    this.tags = new Int32Array(size);
    this.#form = new Int32Array(size);
    this.#lower = new Int32Array(size);
    this.#shape = new Int32Array(size);
    this.#suffix1 = new Int32Array(size);
    this.#suffix2 = new Int32Array(size);
    this.#suffix3 = new Int32Array(size);
    this.#suffix4 = new Int32Array(size);
    this.#suffix5 = new Int32Array(size);
    this.#prefix2 = new Int32Array(size);
    this.#prefix3 = new Int32Array(size);
    this.#prefix4 = new Int32Array(size);
    this.#ambiguity = new Int32Array(size);
    this.#forms = new Int32Array(size);
    this.#part = new Int32Array(size);
    this.#nextVerb = new Int32Array(size);
    this.#class1 = new Int32Array(size);
    this.#isNoun = new Uint8Array(size);
    this.#class2 = new Int32Array(size);
    this.#class3 = new Int32Array(size);
  }
}

/** Key of an ending of `length` letters in the table of suffixes; length 0 is the shape alone. */
export function suffixKey(word: WordShape, length: number, initial: boolean): number {
  return mix3(length, length === 0 ? 0 : word.suffix[length], word.shape, initial ? 1 : 0);
}
