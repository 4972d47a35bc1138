/**
 * The parser's memory. A node is a token with what hangs on it so far; nodes never change, a transition makes new ones that
 * share their children with the old. So the hypotheses of a beam are a few numbers each and nothing is copied.
 *
 * The system is arc-hybrid (Kuhlmann, Gómez-Rodríguez & Satta 2011) with the root as last item of the buffer (Ballesteros &
 * Nivre 2013): the stack is the chain of `below` from its top, the buffer is the front node and the places after it.
 *
 *     SHIFT  the front becomes the top of the stack
 *     LEFT   the top of the stack hangs on the front
 *     RIGHT  the top of the stack hangs on the one below it
 *
 * LEFT on the root is allowed only when the stack holds one token: so every sentence gets exactly one root, no cycle, in
 * exactly 2 x length transitions.
 */
export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;
export const TRANSITIONS = 3;

/** A label's part in the sum that stands for a set of labels is (label + 1) x this. */
export const SET_HASH = 0x5bd1e995;

/** Columns of nodes. Node 0 is "nothing". Children are node numbers, `1` the outermost, `2` the next one inwards. */
export class Nodes {
  count = 1;
  token: Int32Array;
  below: Int32Array;
  /** Tokens in the stack down from and including this one. */
  depth: Int32Array;
  left1: Int32Array;
  right1: Int32Array;
  /** Label + 1 of those children; 0 is none. */
  left1Label: Uint8Array;
  right1Label: Uint8Array;
  /** Sum of a hash of each label: the set of labels on that side. */
  leftSet: Int32Array;
  rightSet: Int32Array;

  constructor(capacity: number) {
    this.token = new Int32Array(capacity);
    this.below = new Int32Array(capacity);
    this.depth = new Int32Array(capacity);
    this.left1 = new Int32Array(capacity);
    this.right1 = new Int32Array(capacity);
    this.left1Label = new Uint8Array(capacity);
    this.right1Label = new Uint8Array(capacity);
    this.leftSet = new Int32Array(capacity);
    this.rightSet = new Int32Array(capacity);
  }

  get capacity(): number {
    return this.token.length;
  }

  /** A token without dependents, not on the stack. */
  fresh(token: number): number {
    const node = this.count++;
    this.token[node] = token;
    this.below[node] = 0;
    this.depth[node] = 0;
    this.left1[node] = 0;
    this.right1[node] = 0;
    this.left1Label[node] = 0;
    this.right1Label[node] = 0;
    this.leftSet[node] = 0;
    this.rightSet[node] = 0;
    return node;
  }

  /** The front put on a stack: a node with the same dependents. */
  push(front: number, top: number): number {
    const node = this.#copy(front);
    this.below[node] = top;
    this.depth[node] = this.depth[top] + 1;
    return node;
  }

  /** `head` with one more dependent on its left, as a new node. */
  withLeft(head: number, dependent: number, label: number): number {
    const node = this.#copy(head);
    this.addLeft(node, dependent, label);
    return node;
  }

  /** `head` with one more dependent on its right, as a new node. */
  withRight(head: number, dependent: number, label: number): number {
    const node = this.#copy(head);
    this.addRight(node, dependent, label);
    return node;
  }

  /** Hangs a dependent on the left of a node that nothing shares yet, further out than those it has. */
  addLeft(node: number, dependent: number, label: number): void {
    this.left1[node] = dependent;
    this.left1Label[node] = label + 1;
    this.leftSet[node] = (this.leftSet[node] + Math.imul(label + 1, SET_HASH)) | 0;
  }

  addRight(node: number, dependent: number, label: number): void {
    this.right1[node] = dependent;
    this.right1Label[node] = label + 1;
    this.rightSet[node] = (this.rightSet[node] + Math.imul(label + 1, SET_HASH)) | 0;
  }

  #copy(from: number): number {
    const node = this.count++;
    this.token[node] = this.token[from];
    this.below[node] = this.below[from];
    this.depth[node] = this.depth[from];
    this.left1[node] = this.left1[from];
    this.right1[node] = this.right1[from];
    this.left1Label[node] = this.left1Label[from];
    this.right1Label[node] = this.right1Label[from];
    this.leftSet[node] = this.leftSet[from];
    this.rightSet[node] = this.rightSet[from];
    return node;
  }
}
