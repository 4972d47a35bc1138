import type { Document } from '../src/document/index.ts';
import {
  PAIRS,
  TRANSITION_ROW,
  pairOf,
  type AccurateTables,
  type ParserTables,
} from '../src/language/parse-model.ts';
import { LEFT, RIGHT, SHIFT, TRANSITIONS } from '../src/language/parse-nodes.ts';
import { ParseSearch, ROOT_LABEL } from '../src/language/parse-search.ts';
import { BEAM_WIDTH, SentenceLoader, sentenceSource, type SentenceSource } from '../src/language/parse.ts';
import { quantise } from './lib/perceptron.ts';
import { randomFrom, shuffle } from './lib/random.ts';
import { projective } from './projective.ts';

export interface ParserOptions {
  readonly seed: number;
  /** Rounds of the greedy models and of the labels, and of the models of the beams. */
  readonly rounds: number;
  readonly beamRounds: number;
  /** Models of each kind that are trained and mixed. */
  readonly members: number;
  readonly beamMembers: number;
  /** Tables of 2^bits rows. */
  readonly transitionBits: number;
  readonly labelBits: number;
  /** How often the greedy trainer follows its own decision after the first round, so that it learns to go on from mistakes. */
  readonly explore: number;
  /** How far a right decision has to be ahead of a wrong one, in units of weight, to be left as it is. */
  readonly margin: number;
  /** Weights nearer to 0 than this are left out: the pack gets smaller and the parser no worse. */
  readonly least: number;
  /** Steps of a quantised weight to one unit. */
  readonly scale: number;
}

export const PARSER_DEFAULTS: ParserOptions = {
  seed: 11,
  rounds: 5,
  beamRounds: 3,
  members: 3,
  beamMembers: 2,
  transitionBits: 20,
  labelBits: 17,
  explore: 0.9,
  margin: 10,
  least: 0.3125,
  scale: 4,
};

/** Labels between two parts of speech are all considered where fewer arcs than this were seen, else those above this share. */
const FEW = 10;
const RARE = 0.004;

/** Weights under training and, lazily, their average over all steps: weight - total / steps. */
class Averaged {
  readonly weights: Float32Array;
  readonly #totals: Float64Array;
  step = 1;

  constructor(size: number) {
    this.weights = new Float32Array(size);
    this.#totals = new Float64Array(size);
  }

  add(rows: Int32Array, count: number, column: number, change: number): void {
    for (let i = 0; i < count; i++) {
      const at = rows[i] + column;
      this.weights[at] += change;
      this.#totals[at] += change * this.step;
    }
  }

  average(): Float32Array {
    return this.weights.map((weight, i) => weight - this.#totals[i] / this.step);
  }
}

/** Relation names of the trees, the root's first, the others by name. */
function relationsOf(document: Document): string[] {
  const { relation, relations } = document.layer('trees');
  const used = new Set<string>();
  for (const number of relation) used.add(relations[number]);
  used.delete('root');
  return ['root', ...[...used].sort()];
}

/** Labels seen between two parts of speech; where there are none, all but the root's. */
function choicesOf(
  document: Document,
  relations: readonly string[],
  golds: readonly Gold[],
): Pick<ParserTables, 'choiceStart' | 'choices'> {
  const { firstToken } = document.layer('sentences');
  const { upos } = document.layer('tags');
  const seen = Array.from({ length: PAIRS }, () => new Map<number, number>());
  for (const [s, { heads, labels }] of golds.entries()) {
    const before = firstToken[s] - 1;
    for (let place = 1; place < heads.length; place++) {
      if (heads[place] === heads.length || labels[place] === ROOT_LABEL) continue;
      const counts = seen[pairOf(upos[before + place], upos[before + heads[place]], heads[place] > place)];
      counts.set(labels[place], (counts.get(labels[place]) ?? 0) + 1);
    }
  }
  const all = relations.map((_, label) => label).filter((label) => label !== ROOT_LABEL);
  const rows = seen.map((counts) => {
    const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
    const often = all.filter((label) => (counts.get(label) ?? 0) > Math.max(1, total * RARE));
    return total < FEW || often.length === 0 ? all : often;
  });
  const choiceStart = new Uint16Array(PAIRS + 1);
  for (const [pair, row] of rows.entries()) choiceStart[pair + 1] = choiceStart[pair] + row.length;
  return { choiceStart, choices: Uint8Array.from(rows.flat()) };
}

/** One sentence to learn from: by place, the root being place length + 1. */
interface Gold {
  readonly heads: Int32Array;
  readonly labels: Uint8Array;
  /** The last dependent of each place. */
  readonly lastDependent: Int32Array;
}

function goldTrees(document: Document, relations: readonly string[]): Gold[] {
  const { firstToken } = document.layer('sentences');
  const trees = document.layer('trees');
  const numbers = trees.relations.map((relation) => Math.max(ROOT_LABEL, relations.indexOf(relation)));
  const golds: Gold[] = [];
  for (let s = 0; s + 1 < firstToken.length; s++) {
    const first = firstToken[s];
    const length = firstToken[s + 1] - first;
    const heads = new Int32Array(length + 1);
    const labels = new Uint8Array(length + 1);
    for (let place = 1; place <= length; place++) {
      const head = trees.head[first + place - 1];
      heads[place] = head < 0 ? 0 : head - first + 1;
      labels[place] = numbers[trees.relation[first + place - 1]];
    }
    const lifted = projective(heads);
    const lastDependent = new Int32Array(length + 2);
    for (let place = 1; place <= length; place++) lastDependent[lifted[place]] = place;
    golds.push({ heads: lifted, labels, lastDependent });
  }
  return golds;
}

/** The same trees read from their last token to their first. */
function turned(golds: readonly Gold[]): Gold[] {
  return golds.map(({ heads, labels }) => {
    const length = heads.length - 1;
    const root = length + 1;
    const back = new Int32Array(root);
    const backLabels = new Uint8Array(root);
    const lastDependent = new Int32Array(root + 1);
    for (let place = 1; place <= length; place++) {
      const head = heads[root - place];
      back[place] = head === root ? root : root - head;
      backLabels[place] = labels[root - place];
      lastDependent[back[place]] = place;
    }
    return { heads: back, labels: backLabels, lastDependent };
  });
}

/** The tables of both modes. */
export type TrainedParser = ParserTables & { readonly accurate: AccurateTables };

/** The mean of the weights of several models: as scores are sums of weights, it decides as they would together. */
class Mixture {
  #sum: Float32Array = new Float32Array(0);
  #count = 0;

  add(weights: Float32Array): void {
    this.#sum = this.#count === 0 ? weights : this.#sum.map((sum, i) => sum + weights[i]);
    this.#count++;
  }

  mean(): Float32Array {
    return this.#sum.map((sum) => sum / this.#count);
  }
}

/**
 * Trains a parser on a document with gold trees and, for the parser to get used to a tagger's mistakes, predicted tags. Each
 * table is the mean of several that saw the sentences in different orders (McDonald, Hall & Mann 2010): that gains more than
 * further rounds do, and costs nothing at run time.
 * @param report is told what happens
 */
export function trainParser(
  document: Document,
  options: ParserOptions,
  report: (line: string) => void,
): TrainedParser {
  const relations = relationsOf(document);
  const golds = goldTrees(document, relations);
  const shared = { ...choicesOf(document, relations, golds), relations };
  const transitionSize = 2 ** options.transitionBits * TRANSITION_ROW;
  const labelSize = 2 ** options.labelBits * relations.length;
  const random = randomFrom(options.seed);
  const ahead = new ParserTrainer(document, golds, options, random);
  const back = new ParserTrainer(document, turned(golds), options, random);
  const mixed = {
    greedy: new Mixture(),
    labels: new Mixture(),
    relabels: new Mixture(),
    backward: new Mixture(),
    backwardLabels: new Mixture(),
    beam: new Mixture(),
  };
  const greedyMember = (trainer: ParserTrainer, backward: boolean): Averaged[] => {
    const transitions = new Averaged(transitionSize);
    const [labels, relabels] = [new Averaged(labelSize), new Averaged(labelSize)];
    const plan = { width: 1, backward, transitions: transitions.weights, labels: labels.weights };
    const tables = {
      ...shared,
      greedy: plan.transitions,
      labels: plan.labels,
      relabels: relabels.weights,
    };
    for (let round = 1; round <= options.rounds; round++) {
      const explore = round === 1 ? 0 : options.explore;
      const search = new ParseSearch(tables, plan);
      const wrong = trainer.greedyRound(
        search,
        explore,
        transitions,
        labels,
        backward ? undefined : relabels,
      );
      report(`greedy${backward ? ' backward' : ''} round ${round}: ${wrong} wrong transitions`);
    }
    return [transitions, labels, relabels];
  };
  for (let member = 0; member < options.members; member++) {
    const [greedy, labels, relabels] = greedyMember(ahead, false);
    mixed.greedy.add(greedy.average());
    mixed.labels.add(labels.average());
    mixed.relabels.add(relabels.average());
    const [backward, backwardLabels] = greedyMember(back, true);
    mixed.backward.add(backward.average());
    mixed.backwardLabels.add(backwardLabels.average());
  }
  const labels = mixed.labels.mean();
  for (let member = 0; member < options.beamMembers; member++) {
    const beam = new Averaged(transitionSize);
    const plan = { width: BEAM_WIDTH, backward: false, transitions: beam.weights, labels };
    const tables = { ...shared, greedy: beam.weights, labels, relabels: labels };
    for (let round = 1; round <= options.beamRounds; round++) {
      const wrong = ahead.beamRound(new ParseSearch(tables, plan), beam);
      report(`beam round ${round}: ${wrong} wrong sentences`);
    }
    mixed.beam.add(beam.average());
  }
  const small = (mixture: Mixture): Int8Array =>
    quantise(
      mixture.mean().map((weight) => (Math.abs(weight) < options.least ? 0 : weight)),
      options.scale,
    );
  return {
    ...shared,
    greedy: small(mixed.greedy),
    labels: small(mixed.labels),
    relabels: small(mixed.relabels),
    accurate: {
      beam: small(mixed.beam),
      backward: small(mixed.backward),
      backwardLabels: small(mixed.backwardLabels),
    },
  };
}

class ParserTrainer {
  readonly #source: SentenceSource;
  readonly #firstToken: Uint32Array;
  readonly #golds: readonly Gold[];
  readonly #options: ParserOptions;
  readonly #random: () => number;
  readonly #order: Int32Array;
  readonly #loader = new SentenceLoader();

  constructor(document: Document, golds: readonly Gold[], options: ParserOptions, random: () => number) {
    this.#source = sentenceSource(document);
    this.#firstToken = document.layer('sentences').firstToken;
    this.#golds = golds;
    this.#options = options;
    this.#random = random;
    this.#order = Int32Array.from(golds, (_, i) => i);
  }

  /** All sentences once, in a random order, with a dynamic oracle (Goldberg & Nivre 2013). @returns wrong transitions */
  greedyRound(
    search: ParseSearch,
    explore: number,
    transitions: Averaged,
    labels: Averaged,
    relabels?: Averaged,
  ): number {
    let wrong = 0;
    const { margin } = this.#options;
    this.#each(search, (gold) => {
      search.start();
      let row = 0;
      for (let step = 2 * search.columns.length; step > 0; step--) {
        const { best, right, rival } = choose(search, row, gold);
        let action = best;
        if (rival >= 0 && search.scores[right] < search.scores[rival] + margin) {
          transitions.add(search.rows, search.rowCount, right, 1);
          transitions.add(search.rows, search.rowCount, rival, -1);
          if (right !== best) wrong++;
        }
        if (right !== best && this.#random() >= explore) action = right;
        transitions.step++;
        row = search.apply(row, action, 0);
        if (action !== SHIFT) learnLabel(search, row, gold, labels);
        labels.step++;
      }
      if (relabels === undefined) return;
      search.finish(row);
      relearnLabels(search, gold, relabels);
    });
    return wrong;
  }

  /**
   * All sentences once: where the right tree falls furthest behind the best hypothesis, the steps that led to either are
   * rewarded and punished (max-violation, Huang, Fayong & Guo 2012). @returns sentences that changed weights
   */
  beamRound(search: ParseSearch, transitions: Averaged): number {
    let wrong = 0;
    const path: number[] = [];
    this.#each(search, (gold) => {
      const length = search.columns.length;
      search.start();
      let first = 0;
      const firsts = [0];
      for (let step = 0; step < 2 * length; step++) firsts.push((first = search.widen(first)));
      let row = 0;
      let worst = 0;
      let worstStep = 0;
      path.length = 0;
      for (let step = 1; step <= 2 * length; step++) {
        search.look(row);
        const action = rightAction(search, row, gold);
        row = search.apply(row, action, search.score[row] + search.scores[action]);
        path.push(row);
        const behind = search.score[firsts[step]] - search.score[row];
        if (behind > worst || (step === 2 * length && worstStep === 0 && behind >= 0)) {
          worst = behind;
          worstStep = step;
        }
      }
      const best: number[] = [];
      for (let at = firsts[worstStep]; at > 0; at = search.parent[at]) best.push(at);
      best.reverse();
      let differs = false;
      for (let i = 0; i < worstStep; i++) {
        differs ||= search.action[best[i]] !== search.action[path[i]];
        if (!differs) continue;
        learnStep(search, path[i], transitions, 1);
        learnStep(search, best[i], transitions, -1);
      }
      if (differs) wrong++;
      transitions.step++;
    });
    return wrong;
  }

  #each(search: ParseSearch, visit: (gold: Gold) => void): void {
    shuffle(this.#order, this.#random);
    for (const s of this.#order) {
      this.#loader.load(this.#source, this.#firstToken[s], this.#firstToken[s + 1], search);
      visit(this.#golds[s]);
    }
  }
}

/** What a transition costs: whether it puts an arc of the right tree out of reach. Needs it to be allowed. */
function isWrong(search: ParseSearch, row: number, action: number, gold: Gold): boolean {
  const { token, below } = search.nodes;
  const top = search.top[row];
  const front = token[search.front[row]];
  if (action === SHIFT) {
    for (let at = top; at !== 0; at = below[at]) {
      if (gold.heads[token[at]] === front) return true;
      if (at !== top && gold.heads[front] === token[at]) return true;
    }
    return false;
  }
  const place = token[top];
  const head = gold.heads[place];
  if (gold.lastDependent[place] >= front) return true;
  if (action === RIGHT) return head >= front;
  return head > front || head === token[below[top]];
}

/**
 * The best transition by score, the best that loses nothing and the best that loses something, -1 where there is none. Where
 * all lose, the best counts as right.
 */
function choose(
  search: ParseSearch,
  row: number,
  gold: Gold,
): { best: number; right: number; rival: number } {
  const allowed = [search.canShift(row), search.canLeft(row), search.canRight(row)];
  search.look(row);
  const { scores } = search;
  let right = -1;
  let rival = -1;
  for (let action = 0; action < TRANSITIONS; action++) {
    if (!allowed[action]) continue;
    if (isWrong(search, row, action, gold)) {
      if (rival < 0 || scores[action] > scores[rival]) rival = action;
    } else if (right < 0 || scores[action] > scores[right]) right = action;
  }
  if (right < 0) return { best: rival, right: rival, rival: -1 };
  return { best: rival >= 0 && scores[rival] > scores[right] ? rival : right, right, rival };
}

/** The transition on the way to the right tree that takes each arc as soon as it can. Needs a row on that way. */
function rightAction(search: ParseSearch, row: number, gold: Gold): number {
  const { token, below } = search.nodes;
  const top = search.top[row];
  const front = token[search.front[row]];
  const place = token[top];
  if (top === 0 || gold.lastDependent[place] >= front) return SHIFT;
  if (gold.heads[place] === front) return LEFT;
  return gold.heads[place] === token[below[top]] ? RIGHT : SHIFT;
}

function learnStep(search: ParseSearch, row: number, weights: Averaged, change: number): void {
  search.look(search.parent[row]);
  weights.add(search.rows, search.rowCount, search.action[row], change);
}

/** Learns from the label of the arc that the last transition made, where the arc is right. */
function learnLabel(search: ParseSearch, row: number, gold: Gold, labels: Averaged): void {
  const { nodes } = search;
  const left = search.action[row] === LEFT;
  const head = left ? search.front[row] : search.top[row];
  const dependent = nodes.token[search.top[search.parent[row]]];
  const got = (left ? nodes.left1Label[head] : nodes.right1Label[head]) - 1;
  const want = gold.labels[dependent];
  if (got === want || got === ROOT_LABEL || want === ROOT_LABEL) return;
  if (gold.heads[dependent] !== nodes.token[head]) return;
  labels.add(search.labelRows, search.labelRowCount, want, 1);
  labels.add(search.labelRows, search.labelRowCount, got, -1);
}

/** Learns from the labels of all right arcs of the finished tree. */
function relearnLabels(search: ParseSearch, gold: Gold, weights: Averaged): void {
  for (let place = 1; place <= search.columns.length; place++) {
    const head = search.tree.heads[place];
    const want = gold.labels[place];
    weights.step++;
    if (head === 0 || head !== gold.heads[place] || want === ROOT_LABEL) continue;
    const got = search.relabel(place);
    if (got === want) continue;
    weights.add(search.labelRows, search.labelRowCount, want, 1);
    weights.add(search.labelRows, search.labelRowCount, got, -1);
  }
}
