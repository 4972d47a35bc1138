import { NAME_KINDS } from '../../src/document/index.ts';
import { NameFinder } from '../../src/language/names-finder.ts';
import { OUTSIDE, isInside, kindOfLabel } from '../../src/language/names-labels.ts';
import type { NamesModel } from '../../src/language/names-model.ts';
import { labelsFound, type NamedDocument } from '../names.ts';

export interface Counts {
  right: number;
  found: number;
  wanted: number;
}

/** Names as `first end kind`, of labels of one sentence or many in a row. */
export function spansOf(labels: Uint8Array): string[] {
  const spans: string[] = [];
  for (let i = 0; i < labels.length;) {
    if (labels[i] === OUTSIDE) {
      i++;
      continue;
    }
    let end = i + 1;
    while (end < labels.length && isInside(labels[end])) end++;
    spans.push(`${i} ${end} ${kindOfLabel(labels[i])}`);
    i = end;
  }
  return spans;
}

/** Counts names by the rule of CoNLL: a name is right where its first and last word and its kind are. Last: all kinds. */
export function scoreNames(gold: readonly Uint8Array[], found: readonly Uint8Array[]): Counts[] {
  const counts = Array.from({ length: NAME_KINDS.length + 1 }, () => ({ right: 0, found: 0, wanted: 0 }));
  for (const [d, labels] of gold.entries()) {
    const want = new Set(spansOf(labels));
    const add = (span: string, key: keyof Counts): void => {
      counts[Number(span.split(' ')[2])][key]++;
      counts[NAME_KINDS.length][key]++;
    };
    for (const span of want) add(span, 'wanted');
    for (const span of spansOf(found[d])) {
      add(span, 'found');
      if (want.has(span)) add(span, 'right');
    }
  }
  return counts;
}

/** `F1 80.12 (P 81.00 R 79.26); person 90.1, …` */
export function scoreLine(model: NamesModel, documents: readonly NamedDocument[], twice = false): string {
  const finder = new NameFinder(model);
  const counts = scoreNames(
    documents.map(({ labels }) => labels),
    documents.map(({ document }) => labelsFound(finder, document, twice)),
  );
  const percent = (a: number, b: number): string => (b === 0 ? '0.00' : ((100 * a) / b).toFixed(2));
  const f1 = ({ right, found, wanted }: Counts): string => percent(2 * right, found + wanted);
  const { right, found, wanted } = counts[NAME_KINDS.length];
  const kinds = NAME_KINDS.map((kind, k) => `${kind} ${f1(counts[k])}`).join(', ');
  return `F1 ${f1(counts[NAME_KINDS.length])} (P ${percent(right, found)} R ${percent(right, wanted)}); ${kinds}`;
}
