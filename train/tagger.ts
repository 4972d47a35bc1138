import { UPOS, type Document } from '../src/document/index.ts';
import { Tagger, suffixKey } from '../src/language/tagger.ts';
import {
  LONGEST_SUFFIX,
  TaggerModel,
  type JointTag,
  type TaggerTables,
} from '../src/language/tagger-model.ts';
import { SHAPES, WordShape } from '../src/language/word-shape.ts';
import { HashTable } from '../src/language/hash-table.ts';
import { AveragedWeights, quantise } from './lib/perceptron.ts';
import { randomFrom, shuffle } from './lib/random.ts';

export interface TaggerOptions {
  readonly seed: number;
  readonly rounds: number;
  /** The table of weights has 2^bits rows. */
  readonly bits: number;
  /** Steps of a quantised weight to one unit. */
  readonly scale: number;
  /** Occurrences after which a word has no other tags than those it was seen with. */
  readonly closedFrom: number;
  /** Words seen at most this often teach the guesser their endings. */
  readonly rareUpTo: number;
  /** How far the right tag has to be ahead of others, in units of weight, to be left as it is. */
  readonly margin: number;
  /** Models that saw the sentences in different orders; the pack is their mean. */
  readonly members: number;
}

export const TAGGER_DEFAULTS: TaggerOptions = {
  seed: 7,
  rounds: 6,
  bits: 22,
  scale: 8,
  closedFrom: 5,
  rareUpTo: 10,
  margin: 12,
  members: 3,
};

type Counts = Map<number, number>;
const MOST_GUESSES = 24;

/** Gold tags of a document as numbers of joint tags. */
export class TagSet {
  readonly tags: JointTag[] = [];
  readonly #numbers = new Map<string, number>();

  of(upos: number, xpos: string, feats: string): number {
    const key = `${upos}\t${xpos}\t${feats}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.tags.length;
      this.#numbers.set(key, number);
      this.tags.push({ upos, xpos, feats });
    }
    return number;
  }

  goldOf(document: Document): Uint16Array {
    const { upos, tag, tags } = document.layer('tags');
    return Uint16Array.from(upos, (one, i) => this.of(one, tags[tag[i]].xpos, tags[tag[i]].feats));
  }
}

/** Sets of tags as numbered rows; class 0 is empty. */
class Classes {
  readonly #numbers = new Map<string, number>([['', 0]]);
  readonly #rows: number[][] = [[]];

  of(tags: readonly number[]): number {
    const sorted = [...tags].sort((a, b) => a - b);
    const key = sorted.join(' ');
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#rows.length;
      this.#numbers.set(key, number);
      this.#rows.push(sorted);
    }
    return number;
  }

  columns(): { classStart: Uint32Array; classTags: Uint16Array } {
    const classStart = new Uint32Array(this.#rows.length + 1);
    for (const [i, row] of this.#rows.entries()) classStart[i + 1] = classStart[i] + row.length;
    return { classStart, classTags: Uint16Array.from(this.#rows.flat()) };
  }
}

function count<K>(table: Map<K, Counts>, key: K, tag: number): void {
  let counts = table.get(key);
  if (counts === undefined) table.set(key, (counts = new Map()));
  counts.set(tag, (counts.get(tag) ?? 0) + 1);
}

const sum = (counts: Counts): number => [...counts.values()].reduce((a, b) => a + b, 0);

/** Calls `visit` for each token with its form and whether it is the first word of its sentence. */
function eachToken(
  document: Document,
  visit: (i: number, form: string, word: WordShape, initial: boolean) => void,
): void {
  const { start, end } = document.layer('tokens');
  const { firstToken } = document.layer('sentences');
  const word = new WordShape();
  for (let s = 0; s + 1 < firstToken.length; s++) {
    let initial = true;
    for (let i = firstToken[s]; i < firstToken[s + 1]; i++) {
      word.read(document.text, start[i], end[i]);
      visit(i, document.text.slice(start[i], end[i]), word, initial);
      if (word.shape !== SHAPES.punctuation) initial = false;
    }
  }
}

/** Dictionary and guesser: which tags a word may have. */
function buildTables(
  document: Document,
  gold: Uint16Array,
  tags: readonly JointTag[],
  forms: ReadonlyMap<string, number>,
  options: TaggerOptions,
): Omit<TaggerTables, 'weights'> {
  const propn = UPOS.indexOf('PROPN');
  const seen = new Map<number, Counts>();
  eachToken(document, (i, _form, word, initial) => {
    const lowered = initial && word.shape === SHAPES.capital && tags[gold[i]].upos !== propn;
    count(seen, lowered ? word.lower : word.form, gold[i]);
  });
  const frequency = new Map([...seen].map(([hash, counts]) => [hash, sum(counts)]));
  const endings = new Map<number, Counts>();
  const counted = new Set<string>();
  eachToken(document, (i, form, word, initial) => {
    if (
      (frequency.get(word.form) ?? 0) > options.rareUpTo ||
      (initial && (frequency.get(word.lower) ?? 0) > options.rareUpTo)
    )
      return;
    const key = `${form} ${gold[i]} ${initial}`;
    if (counted.has(key)) return;
    counted.add(key);
    for (let length = 0; length <= LONGEST_SUFFIX; length++)
      count(endings, suffixKey(word, length, initial), gold[i]);
  });
  const classes = new Classes();
  const suffixes = HashTable.withRoomFor(endings.size);
  const suffixClass = new Uint16Array(suffixes.keys.length);
  for (const [key, counts] of endings) {
    const total = sum(counts);
    if (total < 5) continue;
    const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const kept = ranked.filter(
      ([, n], i) => i < MOST_GUESSES && n >= Math.min(2, total * 0.01) && n >= total * 0.002,
    );
    suffixClass[suffixes.add(key)] = classes.of(kept.map(([tag]) => tag));
  }
  const hashes = new Set(seen.keys());
  const word = new WordShape();
  const hashOf = (form: string): number => {
    word.read(form, 0, form.length);
    return word.form;
  };
  for (const form of forms.keys()) hashes.add(hashOf(form));
  const words = HashTable.withRoomFor(hashes.size);
  const size = words.keys.length;
  const wordClass = new Uint16Array(size);
  const wordClosed = new Uint8Array(size);
  const wordForms = new Uint8Array(size);
  for (const [hash, counts] of seen) {
    const slot = words.add(hash);
    const total = sum(counts);
    const kept = [...counts].filter(([, n]) => n >= total * 0.002).map(([tag]) => tag);
    wordClass[slot] = classes.of(kept);
    if (total >= options.closedFrom) wordClosed[slot] = 1;
  }
  for (const [form, pattern] of forms) wordForms[words.add(hashOf(form))] = pattern;
  return {
    tags,
    ...classes.columns(),
    words,
    wordClass,
    wordClosed,
    wordForms,
    suffixes,
    suffixClass,
  };
}

/** Trains a tagger on the gold tags of a document. @param forms number of the pattern of related forms, by word, see wordForms
 * @param report is told after each round how many tokens were right */
export function trainTagger(
  document: Document,
  forms: ReadonlyMap<string, number>,
  options: TaggerOptions,
  report: (line: string) => void,
): TaggerTables {
  const set = new TagSet();
  const gold = set.goldOf(document);
  const tables = buildTables(document, gold, set.tags, forms, options);
  const { start, end } = document.layer('tokens');
  const { firstToken } = document.layer('sentences');
  const order = Int32Array.from({ length: firstToken.length - 1 }, (_, i) => i);
  const random = randomFrom(options.seed);
  const sum = new Float32Array(2 ** options.bits);
  for (let member = 1; member <= options.members; member++) {
    const learner = new AveragedWeights(options.bits);
    const tagger = new Tagger(new TaggerModel({ ...tables, weights: learner.weights }));
    const rows = new Int32Array(2 * tagger.features.length);
    for (let round = 1; round <= options.rounds; round++) {
      shuffle(order, random);
      let right = 0;
      for (const s of order) {
        tagger.load(document.text, start, end, firstToken[s], firstToken[s + 1]);
        for (let i = 0; i < tagger.count; i++) {
          const row = tagger.first + i;
          if (learnTag(tagger, row, gold[firstToken[s] + i], options.margin, learner, rows)) right++;
          learner.step++;
        }
      }
      report(`model ${member} round ${round}: ${((100 * right) / gold.length).toFixed(2)}%`);
    }
    for (const [i, weight] of learner.average().entries()) sum[i] += weight / options.members;
  }
  return { ...tables, weights: quantise(sum, options.scale) };
}

/** Tags a row and learns from it where the right tag is not well ahead. @returns whether the tag was right */
function learnTag(
  tagger: Tagger,
  row: number,
  want: number,
  margin: number,
  learner: AveragedWeights,
  rows: Int32Array,
): boolean {
  const got = tagger.decide(row);
  tagger.tags[row] = got;
  if (tagger.candidateCount === 1) return got === want;
  let rival = got;
  if (got === want) {
    rival = tagger.runnerUp(want);
    if (tagger.score(want) - tagger.score(rival) >= margin) return true;
  }
  learner.add(rows, tagger.rowsOf(want, rows), 1);
  learner.add(rows, tagger.rowsOf(rival, rows), -1);
  return got === want;
}
