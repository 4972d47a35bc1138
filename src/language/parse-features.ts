import { bucket, type ParseColumns } from './parse-columns.ts';
import { SET_HASH as SET, type Nodes } from './parse-nodes.ts';
import type { FinishedTree } from './parse-tree.ts';

/**
 * What the models look at, as hashes; a hash's top bits are a row of a table of weights. Templates after Zhang & Nivre (2011),
 * with Dutch in mind: what verb is still to come, what stands between. The values of the columns are mixed already, so one
 * multiplication for each further value is enough.
 */
const M1 = 0x2c1b3c6d;
const M2 = 0x297a2d39;
const M3 = 0x1b56c4e9;
const SMALL = 0x9e3779b1;

function h1(k: number, a: number): number {
  return Math.imul(Math.imul(a ^ k, M1) ^ k, M3);
}
function h2(k: number, a: number, b: number): number {
  return Math.imul(Math.imul(Math.imul(a ^ k, M1) ^ b, M2) ^ k, M3);
}
function h3(k: number, a: number, b: number, c: number): number {
  return Math.imul(Math.imul(Math.imul(Math.imul(a ^ k, M1) ^ b, M2) ^ c, M3) ^ k, M1);
}
function h4(k: number, a: number, b: number, c: number, d: number): number {
  return Math.imul(Math.imul(Math.imul(Math.imul(Math.imul(a ^ k, M1) ^ b, M2) ^ c, M3) ^ d, M1) ^ k, M2);
}
/** A small number as a mixed value. */
function small(value: number): number {
  return Math.imul(value + 1, SMALL);
}

/** Upper bound of the number of features of either kind. */
export const MAX_FEATURES = 128;

/** Features of a state, given its top of stack and front of buffer. Fills `out`, returns how many. */
export function transitionFeatures(
  columns: ParseColumns,
  nodes: Nodes,
  top: number,
  front: number,
  out: Int32Array,
): number {
  const { form: W, stem: L, upos: P, coarse: C, tag: T } = columns;
  const { token, below } = nodes;
  const under = below[top];
  const under2 = below[under];
  const s0 = token[top];
  const s1 = token[under];
  const s2 = token[under2];
  const b0 = token[front];
  const b1 = b0 > columns.length ? 0 : b0 + 1;
  const b2 = b1 === 0 || b1 > columns.length ? 0 : b1 + 1;
  const b3 = b2 === 0 || b2 > columns.length ? 0 : b2 + 1;

  const s0W = W[s0];
  const s0L = L[s0];
  const s0P = P[s0];
  const s0C = C[s0];
  const s0T = T[s0];
  const s1W = W[s1];
  const s1L = L[s1];
  const s1P = P[s1];
  const s1C = C[s1];
  const s1T = T[s1];
  const b0W = W[b0];
  const b0L = L[b0];
  const b0P = P[b0];
  const b0C = C[b0];
  const b0T = T[b0];
  const b1C = C[b1];
  const b1T = T[b1];

  const s0l = nodes.left1[top];
  const s0r = nodes.right1[top];
  const s1l = nodes.left1[under];
  const s1r = nodes.right1[under];
  const b0l = nodes.left1[front];
  const s0lC = C[token[s0l]];
  const s0rC = C[token[s0r]];
  const s1lC = C[token[s1l]];
  const s1rC = C[token[s1r]];
  const b0lC = C[token[b0l]];
  const s0lD = small(nodes.left1Label[top]);
  const s0rD = small(nodes.right1Label[top]);
  const s1lD = small(nodes.left1Label[under]);
  const s1rD = small(nodes.right1Label[under]);
  const b0lD = small(nodes.left1Label[front]);
  const s0ls = nodes.leftSet[top];
  const s0rs = nodes.rightSet[top];
  const s1ls = nodes.leftSet[under];
  const s1rs = nodes.rightSet[under];
  const b0ls = nodes.leftSet[front];
  const near = small(bucket(b0 - s0));
  const wide = small(bucket(s0 - s1));
  const between = small(
    Math.min(3, columns.verbs[b0 - 1] - columns.verbs[s0]) * 4 +
      Math.min(3, columns.marks[b0 - 1] - columns.marks[s0]),
  );
  const between1 = small(
    Math.min(3, columns.verbs[s0 === 0 ? 0 : s0 - 1] - columns.verbs[s1]) * 4 +
      Math.min(3, columns.marks[s0 === 0 ? 0 : s0 - 1] - columns.marks[s1]),
  );
  const verb = columns.nextVerb[b0];

  let i = 0;
  // single tokens
  out[i++] = h1(1, s0W);
  out[i++] = h1(2, s0L);
  out[i++] = h1(3, s0T);
  out[i++] = h2(4, s0W, s0T);
  out[i++] = h1(5, s1W);
  out[i++] = h1(6, s1L);
  out[i++] = h1(7, s1T);
  out[i++] = h1(8, b0W);
  out[i++] = h1(9, b0L);
  out[i++] = h1(10, b0T);
  out[i++] = h2(11, b0W, b0T);
  out[i++] = h1(12, W[b1]);
  out[i++] = h1(13, b1T);
  out[i++] = h1(14, T[b2]);
  out[i++] = h1(15, L[b2]);
  out[i++] = h1(16, T[s2]);
  out[i++] = h1(17, L[s2]);
  out[i++] = h1(18, T[b3]);
  // pairs
  out[i++] = h2(20, s0W, b0W);
  out[i++] = h2(21, s0L, b0L);
  out[i++] = h2(22, s0T, b0T);
  out[i++] = h2(23, s0L, b0T);
  out[i++] = h2(24, s0T, b0L);
  out[i++] = h3(25, s0L, s0T, b0T);
  out[i++] = h3(26, s0T, b0L, b0T);
  out[i++] = h2(27, s0L, s1L);
  out[i++] = h2(28, s0T, s1T);
  out[i++] = h2(29, s0L, s1T);
  out[i++] = h2(30, s0T, s1L);
  out[i++] = h2(31, s1T, b0T);
  out[i++] = h2(32, s1L, b0T);
  out[i++] = h2(33, s1C, b0L);
  out[i++] = h2(34, b0T, b1T);
  out[i++] = h2(35, b0L, b1C);
  out[i++] = h2(36, b0C, W[b1]);
  out[i++] = h2(37, s0T, b1T);
  out[i++] = h2(38, s0L, b1C);
  out[i++] = h2(39, s0T, T[s0 + 1]);
  out[i++] = h2(40, b0T, T[b0 - 1]);
  // triples
  out[i++] = h3(50, s0T, b0T, b1T);
  out[i++] = h3(51, s1T, s0T, b0T);
  out[i++] = h3(52, C[s2], s1C, s0C);
  out[i++] = h3(53, b0T, b1T, T[b2]);
  out[i++] = h3(54, s0C, b0C, b1C);
  out[i++] = h3(55, s1C, s0C, b0C);
  out[i++] = h4(56, s1P, s0P, b0P, P[b1]);
  out[i++] = h4(57, s0C, b0C, b1C, C[b2]);
  out[i++] = h3(58, s1C, s0L, b0C);
  out[i++] = h3(59, s1L, s0C, b0C);
  out[i++] = h3(60, s1C, s0C, b0L);
  out[i++] = h3(61, s0C, b0C, W[b1]);
  // distance and what stands between
  out[i++] = h3(70, s0C, b0C, near);
  out[i++] = h2(71, s0L, near);
  out[i++] = h2(72, b0L, near);
  out[i++] = h3(73, s1C, s0C, wide);
  out[i++] = h3(74, s0C, b0C, between);
  out[i++] = h3(75, s1C, s0C, between1);
  out[i++] = h3(76, s0C, b0C, verb);
  out[i++] = h3(77, s1C, s0C, verb);
  out[i++] = h3(78, s1L, s0C, verb);
  // dependents
  out[i++] = h3(80, s0C, b0C, s0lC);
  out[i++] = h3(81, s0C, b0C, s0rC);
  out[i++] = h3(82, s0C, b0C, b0lC);
  out[i++] = h3(83, s1C, s0C, s0lC);
  out[i++] = h3(84, s1C, s0C, s0rC);
  out[i++] = h3(85, s1C, s0C, s1lC);
  out[i++] = h3(86, s1C, s0C, s1rC);
  out[i++] = h3(87, s0T, s0lC, s0lD);
  out[i++] = h3(88, s0T, s0rC, s0rD);
  out[i++] = h3(89, s1T, s1rC, s1rD);
  out[i++] = h3(90, b0T, b0lC, b0lD);
  out[i++] = h3(91, s0C, s0ls, b0C);
  out[i++] = h3(92, s0C, s0rs, b0C);
  out[i++] = h3(93, s0C, s1C, s1rs);
  out[i++] = h3(94, s0C, s1C, s1ls);
  out[i++] = h3(95, s0C, b0C, b0ls);
  out[i++] = h2(96, s0L, s0rs);
  out[i++] = h2(97, s0L, s0ls);
  out[i++] = h2(98, s1L, s1rs);
  out[i++] = h2(99, b0L, b0ls);
  out[i++] = h3(100, s1C, s0C, s0ls);
  out[i++] = h3(101, s1L, L[token[s0l]], s0lD);
  out[i++] = h3(102, s1C, L[token[s0l]], s0C);
  out[i++] = h3(103, b0C, L[token[s0l]], s0C);
  out[i++] = h3(104, s1C, s1lD, s1rD);
  out[i++] = h4(105, s1C, s1ls, s1rs, s0C);
  out[i++] = h4(106, s0C, s0ls, s0rs, b0C);
  return i;
}

/** Features of an arc for the label model. `dir` is 0 when the dependent stands left of its head. */
export function labelFeatures(
  columns: ParseColumns,
  nodes: Nodes,
  head: number,
  dependent: number,
  out: Int32Array,
): number {
  const { form: W, stem: L, upos: P, coarse: C, tag: T } = columns;
  const { token } = nodes;
  const h = token[head];
  const d = token[dependent];
  const side = h > d ? 0x51ed270b : 0;
  const hL = L[h] ^ side;
  const hP = P[h] ^ side;
  const hC = C[h] ^ side;
  const hT = T[h] ^ side;
  const dW = W[d];
  const dL = L[d];
  const dC = C[d];
  const dT = T[d];
  const dl = nodes.left1[dependent];
  const dr = nodes.right1[dependent];
  const dlL = L[token[dl]];
  const dlC = C[token[dl]];
  const dlD = small(nodes.left1Label[dependent]);
  const ls = nodes.leftSet[dependent];
  const rs = nodes.rightSet[dependent];
  const hls = nodes.leftSet[head];
  const hrs = nodes.rightSet[head];
  const far = small(bucket(Math.abs(h - d)));
  let i = 0;
  out[i++] = h1(201, side);
  out[i++] = h2(202, dW, side);
  out[i++] = h2(203, dL, side);
  out[i++] = h2(204, dT, side);
  out[i++] = h1(205, hL);
  out[i++] = h1(206, hT);
  out[i++] = h2(207, dT, hT);
  out[i++] = h2(208, dC, hC);
  out[i++] = h2(209, dL, hC);
  out[i++] = h2(210, dC, hL);
  out[i++] = h2(211, dL, hL);
  out[i++] = h2(212, dW, hT);
  out[i++] = h3(213, dC, hC, far);
  out[i++] = h3(214, dlL, dC, hC);
  out[i++] = h3(215, dlL, dC, hL);
  out[i++] = h3(216, dlC, dT, hC);
  out[i++] = h3(217, dlD, dT, hC);
  out[i++] = h3(218, ls, dC, hC);
  out[i++] = h4(219, ls, rs, dC, hC);
  out[i++] = h3(220, hls, dC, hC);
  out[i++] = h3(221, hrs, dC, hC);
  out[i++] = h4(222, hls, hrs, dT, hC);
  out[i++] = h3(223, hls, hL, dC);
  out[i++] = h3(224, C[d - 1], dT, hC);
  out[i++] = h3(225, C[d + 1], dT, hC);
  out[i++] = h3(226, C[h - 1], dC, hC);
  out[i++] = h3(227, C[h + 1], dC, hC);
  out[i++] = h3(228, C[token[dr]], dC, hC);
  out[i++] = h3(229, L[token[dr]], dC, hP);
  out[i++] = h2(230, L[d - 1], dC);
  out[i++] = h2(231, L[d + 1], dC);
  out[i++] = h3(232, small(columns.marks[d] - columns.marks[h]), dC, hC);
  return i;
}

/** Features of an arc of a finished tree, after those of `labelFeatures` at `count`. @returns how many there are now */
export function relabelFeatures(
  columns: ParseColumns,
  nodes: Nodes,
  tree: FinishedTree,
  d: number,
  out: Int32Array,
  count: number,
): number {
  const { stem: L, coarse: C } = columns;
  const h = tree.heads[d];
  const side = h > d ? 0x51ed270b : 0;
  const head = tree.node[h];
  const own = Math.imul(tree.labels[d] + 1, SET);
  const others = nodes.leftSet[head] + nodes.rightSet[head] - own;
  const hC = C[h] ^ side;
  const hL = L[h] ^ side;
  const dC = C[d];
  const above = tree.heads[h];
  const hD = small(tree.labels[h]);
  const previous = tree.previous[d];
  const next = tree.next[d];
  const pD = previous === 0 ? 0 : small(tree.labels[previous] + 1);
  const nD = next === 0 ? 0 : small(tree.labels[next] + 1);
  let i = count;
  out[i++] = h3(240, others, dC, hC);
  out[i++] = h3(241, others, L[d], hC);
  out[i++] = h3(242, others, hL, dC);
  out[i++] = h3(243, hD, dC, hC);
  out[i++] = h3(244, hD, dC, hL);
  out[i++] = h4(245, hD, C[above], dC, hC);
  out[i++] = h3(246, pD, dC, hC);
  out[i++] = h3(247, nD, dC, hC);
  out[i++] = h4(248, pD, nD, dC, hC);
  out[i++] = h3(249, pD, C[previous], dC);
  out[i++] = h3(250, nD, C[next], dC);
  out[i++] = h3(251, L[previous], dC, hC);
  out[i++] = h3(252, L[next], dC, hC);
  out[i++] = h3(253, L[nodes.token[nodes.right1[head]]], dC, hC);
  out[i++] = h3(254, L[nodes.token[nodes.left1[head]]], dC, hC);
  out[i++] = h3(255, L[above], hD, dC);
  return i;
}
