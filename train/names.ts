import type { Document } from '../src/document/index.ts';
import { NameFinder } from '../src/language/names-finder.ts';
import { OUTSIDE, isInside } from '../src/language/names-labels.ts';
import { NamesModel, ROW_BITS, type NamesTables } from '../src/language/names-model.ts';
import { AveragedWeights, quantise } from './lib/perceptron.ts';
import { randomFrom, shuffle } from './lib/random.ts';

/** A document with tags, and the label of each of its tokens. */
export interface NamedDocument {
  readonly document: Document;
  readonly labels: Uint8Array;
  /** What a finder that was not trained on the document makes of it: teaches the second pass. */
  readonly guessed?: Uint8Array;
}

export interface NamesOptions {
  readonly seed: number;
  readonly rounds: number;
  /** The table of weights has 2^bits rows of labels. */
  readonly bits: number;
  /** Steps of a quantised weight to one unit. */
  readonly scale: number;
  /** Lead that the right labels must have over others, for each token that differs. */
  readonly margin: number;
  /** Models with different seeds whose weights are averaged. */
  readonly models: number;
}

export const NAMES_DEFAULTS: NamesOptions = { seed: 7, rounds: 7, bits: 18, scale: 8, margin: 4, models: 3 };

/** Parts of the documents in turn that are guessed, and rounds of training for it. */
const PARTS = 4;
const GUESS_ROUNDS = 4;
/** Scratch for the places of one label's weights. */
const PLACES = new Int32Array(128);

/** Trains the weights of a name finder. @param tables its lists @param report is told after each round how many sentences were right */
export function trainNames(
  documents: readonly NamedDocument[],
  tables: Omit<NamesTables, 'weights'>,
  options: NamesOptions,
  report: (line: string) => void,
): NamesTables {
  const sum = new Float32Array(2 ** (options.bits + ROW_BITS));
  for (let model = 0; model < options.models; model++) {
    const weights = trainOnce(documents, tables, { ...options, seed: options.seed + model }, report);
    for (let i = 0; i < sum.length; i++) sum[i] += weights[i] / options.models;
  }
  return { ...tables, weights: quantise(sum, options.scale) };
}

function trainOnce(
  documents: readonly NamedDocument[],
  tables: Omit<NamesTables, 'weights'>,
  options: NamesOptions,
  report: (line: string) => void,
): Float32Array {
  const learner = new AveragedWeights(options.bits + ROW_BITS);
  const finder = new NameFinder(new NamesModel({ ...tables, weights: learner.weights }));
  const random = randomFrom(options.seed);
  const order = Int32Array.from(documents, (_, i) => i);
  for (let round = 1; round <= options.rounds; round++) {
    shuffle(order, random);
    let right = 0;
    let all = 0;
    for (const d of order) {
      const { document, labels, guessed } = documents[d];
      const { firstToken } = document.layer('sentences');
      const count = firstToken.length - 1;
      finder.load(document, 0, count);
      const gold = new Uint8Array(finder.labels.length);
      for (let s = 0; s < count; s++) {
        reachable(finder, s, labels.subarray(firstToken[s], firstToken[s + 1]), gold);
      }
      if (guessed !== undefined) {
        for (let s = 0; s < count; s++) {
          finder.labels.set(guessed.subarray(firstToken[s], firstToken[s + 1]), finder.columns.firstRow[s]);
        }
        finder.remember();
      }
      for (let s = 0; s < count; s++) {
        finder.decode(s, gold, options.margin);
        all++;
        if (learn(finder, s, gold, learner)) right++;
        learner.step++;
      }
    }
    report(`round ${round}: ${((100 * right) / all).toFixed(2)}% of ${all} sentences`);
  }
  return learner.average();
}

/** Puts the gold labels of a sentence in `gold`, by row, without the names that the finder can never find. */
function reachable(finder: NameFinder, s: number, labels: Uint8Array, gold: Uint8Array): void {
  const first = finder.columns.firstRow[s];
  const stop = finder.columns.stopRow[s];
  gold.set(labels, first);
  finder.markOpen(s);
  for (let row = first; row < stop; row++) {
    const label = gold[row];
    const lost = isInside(label) && gold[row - 1] === OUTSIDE;
    const closed = finder.labels[row] === 0 || (!isInside(label) && finder.columns.opens[row] === 0);
    if (label !== OUTSIDE && (closed || lost)) gold[row] = OUTSIDE;
  }
}

/** Moves the weights from the labels found to the right ones. @returns whether they were the same */
function learn(finder: NameFinder, s: number, gold: Uint8Array, learner: AveragedWeights): boolean {
  const { labels } = finder;
  const first = finder.columns.firstRow[s];
  const stop = finder.columns.stopRow[s];
  let same = true;
  for (let row = first; row < stop; row++) {
    const before = row === first;
    const [goldBefore, foundBefore] = before ? [OUTSIDE, OUTSIDE] : [gold[row - 1], labels[row - 1]];
    if (gold[row] !== labels[row]) {
      same = false;
      learner.add(PLACES, finder.placesOf(row, gold[row], PLACES), 1);
      learner.add(PLACES, finder.placesOf(row, labels[row], PLACES), -1);
    }
    if (gold[row] !== labels[row] || goldBefore !== foundBefore) {
      learner.add(PLACES, finder.linkPlacesOf(row, goldBefore, gold[row], PLACES), 1);
      learner.add(PLACES, finder.linkPlacesOf(row, foundBefore, labels[row], PLACES), -1);
    }
  }
  return same;
}

/** Trains both passes: the second on what finders that do not know a document make of it. */
export function trainBoth(
  documents: readonly NamedDocument[],
  tables: Omit<NamesTables, 'weights'>,
  options: NamesOptions,
  report: (line: string) => void,
): NamesTables {
  const first = trainNames(documents, tables, options, report);
  const guessed = guessByParts(documents, tables, { ...options, models: 1, rounds: GUESS_ROUNDS }, PARTS);
  const second = trainNames(guessed, tables, options, report).weights;
  // Averaged with the first: two models of the same features vote.
  const secondWeights = Int8Array.from(second, (weight, i) => Math.round((weight + first.weights[i]) / 2));
  return { ...first, secondWeights };
}

/** Guesses the labels of documents, each part by a finder trained on the other parts. */
export function guessByParts(
  documents: readonly NamedDocument[],
  tables: Omit<NamesTables, 'weights'>,
  options: NamesOptions,
  parts: number,
): NamedDocument[] {
  const guessed: NamedDocument[] = [...documents];
  for (let part = 0; part < parts; part++) {
    const others = documents.filter((_, d) => d % parts !== part);
    const finder = new NameFinder(new NamesModel(trainNames(others, tables, options, () => {})));
    for (let d = part; d < documents.length; d += parts) {
      guessed[d] = { ...documents[d], guessed: labelsFound(finder, documents[d].document, false) };
    }
  }
  return guessed;
}

/** Labels that a finder gives the tokens of a document. */
export function labelsFound(finder: NameFinder, document: Document, twice: boolean): Uint8Array {
  const { firstToken } = document.layer('sentences');
  const count = firstToken.length - 1;
  const labels = new Uint8Array(firstToken[count]);
  finder.find(document, 0, count, twice);
  for (let s = 0; s < count; s++) {
    const first = finder.columns.firstRow[s];
    labels.set(finder.labels.subarray(first, finder.columns.stopRow[s]), firstToken[s]);
  }
  return labels;
}
