import { UPOS } from '../document/index.ts';
import { EXTRA_PLACES, newColumns, type ParseColumns } from './parse-columns.ts';
import { MAX_FEATURES, labelFeatures, relabelFeatures, transitionFeatures } from './parse-features.ts';
import { LabelChooser } from './parse-labels.ts';
import { HALVES, RAISE, RAISED, packedBytes } from './packed-weights.ts';
import { TRANSITION_ROW, type ParserTables, type ParserWeights } from './parse-model.ts';
import { LEFT, Nodes, RIGHT, SHIFT, TRANSITIONS } from './parse-nodes.ts';
import { linkSiblings, newTree, turnTree, type FinishedTree } from './parse-tree.ts';

/** Relation of the root and of nothing else; relation 0 of every model. */
export const ROOT_LABEL = 0;

/**
 * Margin, in steps of a quantised weight, from which the label of a function word is not looked at again. Who does what to
 * whom always is: whether the first of two nouns is subject shows when the second has been seen.
 */
const CLEAR = 15;
const FUNCTION_WORDS: ReadonlySet<number> = new Set(
  (['ADP', 'ADV', 'AUX', 'CCONJ', 'DET', 'PART', 'PUNCT', 'SCONJ'] as const).map((upos) =>
    UPOS.indexOf(upos),
  ),
);

/** Which tables a search reads, and how many hypotheses it keeps at each step; 1 is greedy. */
export interface SearchPlan {
  readonly transitions: ParserWeights;
  readonly labels: ParserWeights;
  readonly width: number;
  /** The columns hold the sentence from its last token to its first. */
  readonly backward: boolean;
}

/** Nodes that one transition makes at most. */
const NODES_A_STEP = 2;

/**
 * The search for the best tree of one sentence. A hypothesis is a row: the two ends of its state, the row it came from, the
 * transition that led here and the score so far. `columns` are filled by the caller; nothing is allocated for a sentence
 * that is not longer than all before it.
 */
export class ParseSearch {
  columns: ParseColumns = newColumns(0);
  nodes: Nodes = new Nodes(0);
  count = 0;
  top: Int32Array = new Int32Array(0);
  front: Int32Array = new Int32Array(0);
  parent: Int32Array = new Int32Array(0);
  action: Uint8Array = new Uint8Array(0);
  score: Float64Array = new Float64Array(0);

  /** Rows of the features looked at last, and their number; times the width of a row. */
  readonly rows: Int32Array = new Int32Array(MAX_FEATURES);
  rowCount = 0;
  /** Score of each transition in the state looked at last. */
  readonly scores: Float64Array = new Float64Array(TRANSITIONS);
  readonly chooser: LabelChooser;

  /** The tree that `finish` read, by place from 1: heads are places, 0 at the root. */
  tree: FinishedTree = newTree(0);
  readonly backward: boolean;
  readonly #transitions: ParserWeights;
  /** The same as numbers of four bytes each, in the order of a little-endian machine, where the weights are bytes. */
  readonly #packed: Int32Array | undefined;
  readonly #labels: ParserWeights;
  readonly #relabels: ParserWeights;
  readonly #transitionShift: number;
  /** By place: 1 where the label of its last arc was clear when the arc was made. */
  #clear: Uint8Array = new Uint8Array(0);
  #lastDependent: Int32Array = new Int32Array(0);
  readonly #width: number;
  readonly #candidateParent: Int32Array;
  readonly #candidateAction: Uint8Array;
  readonly #candidateScore: Float64Array;

  constructor(tables: ParserTables, { transitions, labels, width, backward }: SearchPlan) {
    this.chooser = new LabelChooser(tables, backward);
    this.#transitions = transitions;
    this.#packed = packedBytes(transitions);
    this.#labels = labels;
    this.#relabels = tables.relabels;
    this.#transitionShift = 32 - Math.log2(transitions.length / TRANSITION_ROW);
    this.#width = width;
    this.backward = backward;
    this.#candidateParent = new Int32Array(width);
    this.#candidateAction = new Uint8Array(width);
    this.#candidateScore = new Float64Array(width);
  }

  /** Makes room for a sentence and gives its columns, to be filled from place 1 on. */
  open(length: number): ParseColumns {
    if (this.columns.form.length < length + EXTRA_PLACES) {
      const capacity = 2 * length + 64;
      this.columns = newColumns(capacity);
      // One more hypothesis path than the beam holds: the trainer follows the right tree beside it.
      const rows = (2 * capacity + 1) * (this.#width + 1);
      this.nodes = new Nodes(rows * NODES_A_STEP + 2);
      this.top = new Int32Array(rows);
      this.front = new Int32Array(rows);
      this.parent = new Int32Array(rows);
      this.action = new Uint8Array(rows);
      this.score = new Float64Array(rows);
      this.tree = newTree(capacity + EXTRA_PLACES);
      this.#clear = new Uint8Array(capacity + EXTRA_PLACES);
      this.#lastDependent = new Int32Array(capacity + EXTRA_PLACES);
    }
    this.columns.length = length;
    return this.columns;
  }

  /** Searches the sentence in the columns. @returns the last row of the best hypothesis */
  run(): number {
    this.start();
    return this.#width === 1 ? this.#greedy() : this.#beam();
  }

  /** Row 0: nothing on the stack, the first token in front. */
  start(): void {
    this.nodes.count = 1;
    this.top[0] = 0;
    this.front[0] = this.nodes.fresh(1);
    this.parent[0] = -1;
    this.score[0] = 0;
    this.count = 1;
  }

  canShift(row: number): boolean {
    return this.nodes.token[this.front[row]] <= this.columns.length;
  }

  canLeft(row: number): boolean {
    const top = this.top[row];
    return top !== 0 && (this.canShift(row) || this.nodes.below[top] === 0);
  }

  canRight(row: number): boolean {
    return this.nodes.below[this.top[row]] !== 0;
  }

  /** Fills `scores` for the state of a row, and `rows` where the weights are floats: those of a trainer. */
  look(row: number): void {
    const { rows } = this;
    const count = transitionFeatures(this.columns, this.nodes, this.top[row], this.front[row], rows);
    if (this.#packed !== undefined) this.#sumPacked(this.#packed, count);
    else this.#sum(this.#transitions, count);
  }

  /**
   * Adds up rows of four bytes as one number each (`packed-weights.ts`).
   */
  #sumPacked(packed: Int32Array, count: number): void {
    const { rows, scores } = this;
    const shift = this.#transitionShift;
    let outer = 0;
    let inner = 0;
    for (let i = 0; i < count; i++) {
      const four = packed[rows[i] >>> shift] ^ RAISE;
      outer += four & HALVES;
      inner += (four >>> 8) & HALVES;
    }
    const raised = RAISED * count;
    scores[SHIFT] = (outer & 0xffff) - raised;
    scores[LEFT] = (inner & 0xffff) - raised;
    scores[RIGHT] = (outer >>> 16) - raised;
  }

  #sum(transitions: ParserWeights, count: number): void {
    const { rows } = this;
    const shift = this.#transitionShift;
    let toShift = 0;
    let toLeft = 0;
    let toRight = 0;
    for (let i = 0; i < count; i++) {
      const at = (rows[i] >>> shift) * TRANSITION_ROW;
      rows[i] = at;
      toShift += transitions[at];
      toLeft += transitions[at + 1];
      toRight += transitions[at + 2];
    }
    this.rowCount = count;
    this.scores[SHIFT] = toShift;
    this.scores[LEFT] = toLeft;
    this.scores[RIGHT] = toRight;
  }

  /** The most likely label of an arc between two nodes, given the dependents they have. */
  label(head: number, dependent: number): number {
    const { nodes, columns } = this;
    if (nodes.token[head] > columns.length) return ROOT_LABEL;
    const place = nodes.token[dependent];
    const count = labelFeatures(columns, nodes, head, dependent, this.chooser.rows);
    const label = this.chooser.choose(this.#labels, count, columns, nodes.token[head], place);
    this.#clear[place] = this.chooser.margin >= CLEAR ? 1 : 0;
    return label;
  }

  /**
   * The most likely label of a place of the finished tree, given the rest of the tree.
   * @param refused bits of labels that it may not have, by `bits`; it has one of them all the same where there is no other
   */
  relabel(place: number, refused = 0, bits?: Uint8Array): number {
    const { nodes, columns, tree, chooser } = this;
    const head = tree.heads[place];
    if (head === 0) return ROOT_LABEL;
    const first = labelFeatures(columns, nodes, tree.node[head], tree.node[place], chooser.rows);
    const count = relabelFeatures(columns, nodes, tree, place, chooser.rows, first);
    return chooser.choose(this.#relabels, count, columns, head, place, refused, bits);
  }

  /** Adds the row that a transition leads to from a row; an arc gets its label. */
  apply(row: number, action: number, score: number): number {
    const { nodes } = this;
    let top = this.top[row];
    let front = this.front[row];
    if (action === SHIFT) {
      top = nodes.push(front, top);
      front = nodes.fresh(nodes.token[front] + 1);
    } else {
      const under = nodes.below[top];
      if (action === LEFT) {
        front = nodes.withLeft(front, top, this.label(front, top));
        top = under;
      } else top = nodes.withRight(under, top, this.label(under, top));
    }
    const next = this.count++;
    this.top[next] = top;
    this.front[next] = front;
    this.parent[next] = row;
    this.action[next] = action;
    this.score[next] = score;
    return next;
  }

  #greedy(): number {
    let row = 0;
    const { scores } = this;
    for (let step = 2 * this.columns.length; step > 0; step--) {
      const shift = this.canShift(row);
      const left = this.canLeft(row);
      const right = this.canRight(row);
      let action = SHIFT;
      if (shift && (left || right)) {
        this.look(row);
        let best = scores[SHIFT];
        if (left && scores[LEFT] > best) {
          action = LEFT;
          best = scores[LEFT];
        }
        if (right && scores[RIGHT] > best) action = RIGHT;
      } else if (!shift) action = left ? LEFT : RIGHT;
      row = this.apply(row, action, 0);
    }
    return row;
  }

  #beam(): number {
    let first = 0;
    for (let step = 2 * this.columns.length; step > 0; step--) first = this.widen(first);
    return first;
  }

  /** One step of all hypotheses from row `first` on. @returns the first row of the next step, the best; the others follow */
  widen(first: number): number {
    const parents = this.#candidateParent;
    const actions = this.#candidateAction;
    const values = this.#candidateScore;
    const end = this.count;
    let kept = 0;
    for (let row = first; row < end; row++) {
      this.look(row);
      for (let action = 0; action < TRANSITIONS; action++) {
        if (
          action === SHIFT ? !this.canShift(row) : action === LEFT ? !this.canLeft(row) : !this.canRight(row)
        )
          continue;
        const value = this.score[row] + this.scores[action];
        if (kept === this.#width && value <= values[kept - 1]) continue;
        let at = kept < this.#width ? kept++ : kept - 1;
        for (; at > 0 && values[at - 1] < value; at--) {
          values[at] = values[at - 1];
          parents[at] = parents[at - 1];
          actions[at] = actions[at - 1];
        }
        values[at] = value;
        parents[at] = row;
        actions[at] = action;
      }
    }
    for (let i = 0; i < kept; i++) this.apply(parents[i], actions[i], values[i]);
    return end;
  }

  /** Reads the tree that ends in a row into `tree`, with the labels that arcs got when they were made. */
  finish(row: number): void {
    const { nodes, columns, tree } = this;
    const { node, heads, labels } = tree;
    for (let at = row; at > 0; at = this.parent[at]) {
      const action = this.action[at];
      if (action === SHIFT) continue;
      const before = this.parent[at];
      const dependent = this.top[before];
      const head = action === LEFT ? this.front[at] : this.top[at];
      const place = nodes.token[dependent];
      node[place] = dependent;
      heads[place] = nodes.token[head] > columns.length ? 0 : nodes.token[head];
      labels[place] = (action === LEFT ? nodes.left1Label[head] : nodes.right1Label[head]) - 1;
    }
    linkSiblings(tree, columns.length, this.#lastDependent);
  }

  /** Makes the finished tree of a sentence read from its end one of the sentence as it stands. Its nodes stay as they were. */
  turnRound(): void {
    turnTree(this.tree, this.columns.length);
  }

  /** Puts another tree, with its first labels, in the place of the one that was found. It may cross its own arcs. */
  rebuild(heads: Int32Array, labels: Uint8Array): void {
    const { nodes, columns, tree } = this;
    nodes.count = 1;
    this.#clear.fill(0, 0, columns.length + 1);
    for (let place = 1; place <= columns.length; place++) {
      tree.heads[place] = heads[place];
      tree.labels[place] = labels[place];
      tree.node[place] = nodes.fresh(place);
    }
    // Dependents are hung on from the nearest outwards.
    for (let place = columns.length; place >= 1; place--) {
      if (heads[place] > place) nodes.addLeft(tree.node[heads[place]], tree.node[place], labels[place]);
    }
    for (let place = 1; place <= columns.length; place++) {
      if (heads[place] > 0 && heads[place] < place)
        nodes.addRight(tree.node[heads[place]], tree.node[place], labels[place]);
    }
    linkSiblings(tree, columns.length, this.#lastDependent);
  }

  /** Labels the places of the finished tree anew, each given the first labels of the others. */
  relabelAll(labels: Uint8Array): void {
    for (let place = 1; place <= this.columns.length; place++) {
      const isClear = this.#clear[place] === 1 && FUNCTION_WORDS.has(this.columns.pos[place]);
      labels[place] = isClear ? this.tree.labels[place] : this.relabel(place);
    }
  }
}
