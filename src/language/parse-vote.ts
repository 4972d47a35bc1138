import type { FinishedTree } from './parse-tree.ts';

/** A tree that votes, and how much each of its arcs counts. The first wins ties. */
export interface Voter {
  readonly tree: Pick<FinishedTree, 'heads' | 'labels'>;
  readonly weight: number;
}

/**
 * Trees of the same sentence put together (after Sagae & Lavie 2006): the tree with the most votes for its arcs is taken, then
 * each token moves to the head that more votes are for, unless that would make a cycle. The root stays, so there is one.
 * @param heads by place from 1, 0 at the root; filled
 * @param labels of the voter whose arc was taken; filled
 */
export function vote(voters: readonly Voter[], length: number, heads: Int32Array, labels: Uint8Array): void {
  let base = voters[0];
  let most = -1;
  for (const voter of voters) {
    let sum = 0;
    for (let place = 1; place <= length; place++) sum += votesFor(voters, place, voter.tree.heads[place]);
    if (sum > most) {
      most = sum;
      base = voter;
    }
  }
  for (let place = 1; place <= length; place++) {
    heads[place] = base.tree.heads[place];
    labels[place] = base.tree.labels[place];
  }
  for (let place = 1; place <= length; place++) {
    const isRoot = heads[place] === 0;
    let votes = votesFor(voters, place, heads[place]);
    for (const { tree } of voters) {
      const head = tree.heads[place];
      if (isRoot || head === 0 || head === heads[place]) continue;
      const others = votesFor(voters, place, head);
      if (others <= votes || isBelow(heads, head, place)) continue;
      votes = others;
      heads[place] = head;
    }
    for (let v = voters.length - 1; v >= 0; v--) {
      const { tree } = voters[v];
      if (tree.heads[place] === heads[place]) labels[place] = tree.labels[place];
    }
  }
}

function votesFor(voters: readonly Voter[], place: number, head: number): number {
  let votes = 0;
  for (const { tree, weight } of voters) if (tree.heads[place] === head) votes += weight;
  return votes;
}

/** Whether a place hangs below another, or is it. */
function isBelow(heads: Int32Array, place: number, above: number): boolean {
  let at = place;
  while (at !== 0 && at !== above) at = heads[at];
  return at === above;
}
