import type { Document } from '../src/document/index.ts';
import { PAIRS, pairOf, type ParserTables } from '../src/language/parse-model.ts';
import { ROOT_LABEL } from '../src/language/parse-search.ts';
import { projective } from './projective.ts';

/** Labels between two parts of speech are all considered where fewer arcs than this were seen, else those above this share. */
const FEW = 10;
const RARE = 0.004;

/** Relation names of the trees, the root's first, the others by name. */
export function relationsOf(document: Document): string[] {
  const { relation, relations } = document.layer('trees');
  const used = new Set<string>();
  for (const number of relation) used.add(relations[number]);
  used.delete('root');
  return ['root', ...[...used].sort()];
}

export type Choices = Pick<ParserTables, 'choiceStart' | 'choices'>;

/** Labels seen between two parts of speech; where there are none, all but the root's. */
export function choicesOf(document: Document, relations: readonly string[], golds: readonly Gold[]): Choices {
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
export interface Gold {
  readonly heads: Int32Array;
  readonly labels: Uint8Array;
  /** The last dependent of each place. */
  readonly lastDependent: Int32Array;
}

export function goldTrees(document: Document, relations: readonly string[]): Gold[] {
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
export function turned(golds: readonly Gold[]): Gold[] {
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
