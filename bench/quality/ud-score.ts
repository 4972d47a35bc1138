import type { Document } from '../../src/document/index.ts';

/** Right words of those found and of those that are in the gold text. */
export interface Score {
  readonly gold: number;
  readonly found: number;
  readonly right: number;
}

export function f1({ gold, found, right }: Score): number {
  return gold + found === 0 ? 0 : (2 * right) / (gold + found);
}

export interface UdScores {
  /** By name of the measure, in the order they are printed. */
  readonly measures: ReadonlyMap<string, Score>;
  /** Labelled attachment by full relation. */
  readonly relations: ReadonlyMap<string, Score>;
}

/** The columns of a document with offsets that do not count white space: raw and gold text may differ in it. */
interface Columns {
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly sentences: ReadonlySet<string>;
  upos(i: number): number;
  xpos(i: number): string;
  feats(i: number): string;
  lemma(i: number): string;
  head(i: number): number;
  relation(i: number): string;
}

function columnsOf(document: Document): Columns {
  const { text } = document;
  const solid = new Int32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) solid[i + 1] = solid[i] + (/\s/.test(text[i]) ? 0 : 1);
  const tokens = document.layer('tokens');
  const { firstToken } = document.layer('sentences');
  const tags = document.layer('tags');
  const lemmas = document.layer('lemmas');
  const trees = document.maybeLayer('trees');
  const start = Int32Array.from(tokens.start, (offset) => solid[offset]);
  const end = Int32Array.from(tokens.end, (offset) => solid[offset]);
  const sentences = new Set<string>();
  for (let s = 0; s + 1 < firstToken.length; s++) {
    if (firstToken[s] < firstToken[s + 1])
      sentences.add(`${start[firstToken[s]]} ${end[firstToken[s + 1] - 1]}`);
  }
  return {
    start,
    end,
    sentences,
    upos: (i) => tags.upos[i],
    xpos: (i) => tags.tags[tags.tag[i]].xpos,
    feats: (i) => tags.tags[tags.tag[i]].feats,
    lemma: (i) => lemmas.lemmas[lemmas.lemma[i]],
    head: (i) => (trees === undefined ? -2 : trees.head[i]),
    relation: (i) => (trees === undefined ? '' : trees.relations[trees.relation[i]]),
  };
}

const universal = (relation: string): string => relation.split(':')[0];

/**
 * Scores by the rules of the CoNLL 2018 shared task (D. Zeman and others, CoNLL 2018): words are the same when they cover the
 * same letters; a head is right when it is the same word; a relation counts without its subtype, except in `relations`.
 */
export function scoreUd(goldDocument: Document, foundDocument: Document): UdScores {
  const gold = columnsOf(goldDocument);
  const found = columnsOf(foundDocument);
  const [golds, founds] = [gold.start.length, found.start.length];
  const foundAt = new Map<string, number>();
  for (let i = 0; i < founds; i++) foundAt.set(`${found.start[i]} ${found.end[i]}`, i);
  const same = Int32Array.from(
    { length: golds },
    (_, i) => foundAt.get(`${gold.start[i]} ${gold.end[i]}`) ?? -1,
  );
  const rights = new Map<string, number>();
  const relations = new Map<string, { gold: number; found: number; right: number }>();
  const relationOf = (name: string): { gold: number; found: number; right: number } => {
    let score = relations.get(name);
    if (score === undefined) relations.set(name, (score = { gold: 0, found: 0, right: 0 }));
    return score;
  };
  for (let i = 0; i < founds; i++) relationOf(found.relation(i)).found++;
  for (let g = 0; g < golds; g++) {
    relationOf(gold.relation(g)).gold++;
    const f = same[g];
    if (f < 0) continue;
    const head = gold.head(g);
    const attached = found.head(f) === (head < 0 ? -1 : same[head]) && !(head >= 0 && same[head] < 0);
    const checks: [string, boolean][] = [
      ['Tokens', true],
      ['UPOS', gold.upos(g) === found.upos(f)],
      ['XPOS', gold.xpos(g) === found.xpos(f)],
      ['UFeats', gold.feats(g) === found.feats(f)],
      ['Lemmas', gold.lemma(g) === found.lemma(f) || gold.lemma(g) === '_'],
      ['UAS', attached],
      ['LAS', attached && universal(gold.relation(g)) === universal(found.relation(f))],
    ];
    for (const [name, right] of checks) if (right) rights.set(name, (rights.get(name) ?? 0) + 1);
    if (attached && gold.relation(g) === found.relation(f)) relationOf(gold.relation(g)).right++;
  }
  const measures = new Map<string, Score>();
  for (const name of ['Tokens', 'Sentences', 'UPOS', 'XPOS', 'UFeats', 'Lemmas', 'UAS', 'LAS']) {
    if (name === 'Sentences') {
      const right = [...gold.sentences].filter((sentence) => found.sentences.has(sentence)).length;
      measures.set(name, { gold: gold.sentences.size, found: found.sentences.size, right });
    } else measures.set(name, { gold: golds, found: founds, right: rights.get(name) ?? 0 });
  }
  return { measures, relations };
}
