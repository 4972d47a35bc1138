import type { Document } from '../src/document/index.ts';
import {
  ParserModel,
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
import { choicesOf, goldTrees, relationsOf, turned, type Choices, type Gold } from './parser-gold.ts';
import { Averaged, Mixture } from './parser-weights.ts';

export interface ParserOptions {
  readonly seed: number;
  /** Rounds of the greedy models and of the labels, and of the models of the beams. */
  readonly rounds: number;
  readonly beamRounds: number;
  /** Models of each kind that are trained and mixed: of the greedy search, and of either beam. */
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
  rounds: 4,
  beamRounds: 3,
  members: 3,
  beamMembers: 1,
  transitionBits: 20,
  labelBits: 17,
  explore: 0.9,
  margin: 10,
  least: 0.3125,
  scale: 4,
};

/** The tables of both modes. */
export type TrainedParser = ParserTables & { readonly accurate: AccurateTables };

/** Parses further text with a model of the accurate mode, for the fast mode to learn from; the document has tags and trees. */
export type Teach = (teacher: ParserModel) => Document;

/**
 * Trains a parser on a document with gold trees and, for the parser to get used to a tagger's mistakes, predicted tags. Each
 * table is the mean of several that saw the sentences in different orders (McDonald, Hall & Mann 2010): that gains more than
 * further rounds do, and costs nothing at run time.
 *
 * The beams learn from the treebank alone. The greedy search learns from text that they parsed as well (uptraining, Petrov and
 * others 2010): what it lacks in search it makes up for in words that it has seen.
 * @param report is told what happens
 */
export function trainParser(
  document: Document,
  options: ParserOptions,
  report: (line: string) => void,
  teach?: Teach,
): TrainedParser {
  const relations = relationsOf(document);
  const golds = goldTrees(document, relations);
  const shared: Shared = { ...choicesOf(document, relations, golds), relations };
  const random = randomFrom(options.seed);
  const trainer = (parts: readonly Part[]): ParserTrainer =>
    new ParserTrainer(parts, shared, options, random);
  const part = partOf(document, golds);
  const ahead = trainer([part]);
  const first = trainGreedy(ahead, shared, options, 1, report);
  const beam = trainBeam(ahead, shared, options, first.labels, false, report);
  const back = trainer([{ ...part, golds: turned(golds) }]);
  const { labels: backwardLabels } = trainGreedy(back, shared, options, 1, report, true);
  const backward = trainBeam(back, shared, options, backwardLabels, true, report);
  const small = (weights: Float32Array): Int8Array => {
    const kept = weights.map((weight) => (Math.abs(weight) < options.least ? 0 : weight));
    return quantise(kept, options.scale);
  };
  const accurate = {
    beam: small(beam),
    backward: small(backward),
    backwardLabels: small(backwardLabels),
    backwardWidth: BEAM_WIDTH,
  };
  const tablesOf = ({ greedy, labels, relabels }: GreedyTables): TrainedParser => ({
    ...shared,
    greedy: small(greedy),
    labels: small(labels),
    relabels: small(relabels),
    accurate,
  });
  const parts = [part];
  if (teach !== undefined) {
    const taught = teach(new ParserModel(tablesOf(first)));
    report(`${taught.tokenCount} tokens parsed to learn from`);
    parts.push(partOf(taught, goldTrees(taught, relations)));
  }
  return tablesOf(trainGreedy(trainer(parts), shared, options, options.members, report));
}

type Shared = Choices & Pick<ParserTables, 'relations'>;

interface GreedyTables {
  readonly greedy: Float32Array;
  readonly labels: Float32Array;
  readonly relabels: Float32Array;
}

/** A greedy search with its labels, the mean of several. */
function trainGreedy(
  trainer: ParserTrainer,
  shared: Shared,
  options: ParserOptions,
  members: number,
  report: (line: string) => void,
  backward = false,
): GreedyTables {
  const mixed = { greedy: new Mixture(), labels: new Mixture(), relabels: new Mixture() };
  const labelSize = 2 ** options.labelBits * shared.relations.length;
  for (let member = 0; member < members; member++) {
    const transitions = new Averaged(2 ** options.transitionBits * TRANSITION_ROW);
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
      const again = backward ? undefined : relabels;
      const wrong = trainer.greedyRound(search, explore, transitions, labels, again);
      report(`greedy${backward ? ' backward' : ''} round ${round}: ${wrong} wrong transitions`);
    }
    mixed.greedy.add(transitions.average());
    mixed.labels.add(labels.average());
    mixed.relabels.add(relabels.average());
  }
  return { greedy: mixed.greedy.mean(), labels: mixed.labels.mean(), relabels: mixed.relabels.mean() };
}

/** Transition weights of a beam search, the mean of several. */
function trainBeam(
  trainer: ParserTrainer,
  shared: Shared,
  options: ParserOptions,
  labels: Float32Array,
  backward: boolean,
  report: (line: string) => void,
): Float32Array {
  const mixed = new Mixture();
  for (let member = 0; member < options.beamMembers; member++) {
    const beam = new Averaged(2 ** options.transitionBits * TRANSITION_ROW);
    const plan = { width: BEAM_WIDTH, backward, transitions: beam.weights, labels };
    const tables = { ...shared, greedy: beam.weights, labels, relabels: labels };
    for (let round = 1; round <= options.beamRounds; round++) {
      const wrong = trainer.beamRound(new ParseSearch(tables, plan), beam);
      report(`beam${backward ? ' backward' : ''} round ${round}: ${wrong} wrong sentences`);
    }
    mixed.add(beam.average());
  }
  return mixed.mean();
}

/** Sentences of one document with the trees to learn. */
interface Part {
  readonly source: SentenceSource;
  readonly firstToken: Uint32Array;
  readonly golds: readonly Gold[];
  /** Keeps what it knows of the document's tags. */
  readonly loader: SentenceLoader;
}

function partOf(document: Document, golds: readonly Gold[]): Part {
  return {
    source: sentenceSource(document),
    firstToken: document.layer('sentences').firstToken,
    golds,
    loader: new SentenceLoader(),
  };
}

class ParserTrainer {
  readonly #parts: readonly Part[];
  readonly #choices: Choices;
  readonly #options: ParserOptions;
  readonly #random: () => number;
  readonly #order: Int32Array;

  constructor(parts: readonly Part[], choices: Choices, options: ParserOptions, random: () => number) {
    this.#parts = parts;
    this.#choices = choices;
    this.#options = options;
    this.#random = random;
    this.#order = Int32Array.from(
      { length: parts.reduce((sum, { golds }) => sum + golds.length, 0) },
      (_, i) => i,
    );
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
        if (action !== SHIFT) learnLabel(search, row, gold, this.#choices, labels);
        labels.step++;
      }
      if (relabels === undefined) return;
      search.finish(row);
      relearnLabels(search, gold, this.#choices, relabels);
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
    for (const number of this.#order) {
      let s = number;
      let p = 0;
      for (; s >= this.#parts[p].golds.length; p++) s -= this.#parts[p].golds.length;
      const { source, firstToken, golds, loader } = this.#parts[p];
      loader.load(source, firstToken[s], firstToken[s + 1], search);
      visit(golds[s]);
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
function learnLabel(search: ParseSearch, row: number, gold: Gold, choices: Choices, labels: Averaged): void {
  const { nodes } = search;
  const left = search.action[row] === LEFT;
  const head = left ? search.front[row] : search.top[row];
  const dependent = nodes.token[search.top[search.parent[row]]];
  if (gold.heads[dependent] !== nodes.token[head]) return;
  const got = (left ? nodes.left1Label[head] : nodes.right1Label[head]) - 1;
  learnChoice(search, nodes.token[head], dependent, got, gold.labels[dependent], choices, labels);
}

/** Learns from the labels of all right arcs of the finished tree. */
function relearnLabels(search: ParseSearch, gold: Gold, choices: Choices, labels: Averaged): void {
  for (let place = 1; place <= search.columns.length; place++) {
    labels.step++;
    const head = search.tree.heads[place];
    if (head === 0 || head !== gold.heads[place]) continue;
    learnChoice(search, head, place, search.relabel(place), gold.labels[place], choices, labels);
  }
}

/** Learns from the label chosen last. What could not have been chosen teaches nothing: it would only shift the others. */
function learnChoice(
  search: ParseSearch,
  head: number,
  dependent: number,
  got: number,
  want: number,
  { choiceStart, choices }: Choices,
  labels: Averaged,
): void {
  if (got === want || got === ROOT_LABEL || want === ROOT_LABEL) return;
  const { pos } = search.columns;
  const pair = pairOf(pos[dependent], pos[head], head > dependent !== search.backward);
  if (!choices.subarray(choiceStart[pair], choiceStart[pair + 1]).includes(want)) return;
  labels.add(search.chooser.rows, search.chooser.rowCount, want, 1);
  labels.add(search.chooser.rows, search.chooser.rowCount, got, -1);
}
