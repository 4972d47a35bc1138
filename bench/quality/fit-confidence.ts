/**
 * Fits the weights of `packs/confidence.tsv` on development items (docs/measuring.md).
 *
 *     node build/bench/quality/fit-confidence.js [--write] FILE.jsonl…
 *
 * A logistic regression with a penalty on the squares of the weights: few claims, so that no weight is trusted far. Prints
 * Brier scores, also of five parts of the items each predicted from the other four. With `--write` the table is written.
 * Deterministic: the same items and rules give the same table.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { maybeEvidence } from '../../src/coding/index.ts';
import { resourcePath } from '../../src/resources.ts';
import { loadReader } from '../../src/reader.ts';
import { readGold } from './gold.ts';
import { readItem } from './read-item.ts';
import { brier, outcomesOf } from './reliability.ts';
import { scoreItem } from './score-claims.ts';

/** Penalty on squared weights: as strong as this many claims against. */
const PENALTY = 2;
const STEPS = 4000;
const STEP = 0.5;
const PARTS = 5;
/** Evidence that holds for fewer claims says nothing. */
const FEWEST = 8;

interface Case {
  readonly evidence: readonly string[];
  readonly right: boolean;
  readonly part: number;
}

function predict(weights: ReadonlyMap<string, number>, evidence: readonly string[]): number {
  const score = evidence.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0);
  return 1 / (1 + Math.exp(-score));
}

/** Weights by gradient descent from zero; `base` is not penalised. */
function fit(cases: readonly Case[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { evidence } of cases)
    for (const name of evidence) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts]
    .filter(([, count]) => count >= FEWEST)
    .map(([name]) => name)
    .sort();
  const weights = new Map(names.map((name) => [name, 0]));
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Map<string, number>();
    for (const { evidence, right } of cases) {
      const error = predict(weights, evidence) - Number(right);
      for (const name of evidence) gradient.set(name, (gradient.get(name) ?? 0) + error);
    }
    for (const name of names) {
      const own = weights.get(name) ?? 0;
      const slope = (gradient.get(name) ?? 0) + (name === 'base' ? 0 : PENALTY * own);
      weights.set(name, own - (STEP * slope) / (counts.get(name) ?? 1) / 4);
    }
  }
  return weights;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } },
});
const read = loadReader();
const cases: Case[] = positionals.flatMap((path) =>
  readGold(path).flatMap((item, index) =>
    outcomesOf([scoreItem(item, readItem(read, item, path).claims)]).map(({ claim, right }) => ({
      evidence: maybeEvidence(claim) ?? [],
      right,
      part: index % PARTS,
    })),
  ),
);
const rate = cases.filter(({ right }) => right).length / cases.length;
const weights = fit(cases);
const scored = (
  of: readonly Case[],
  by: ReadonlyMap<string, number>,
): { predicted: number; right: boolean }[] =>
  of.map(({ evidence, right }) => ({ predicted: predict(by, evidence), right }));
const crossed = Array.from({ length: PARTS }, (_, part) =>
  scored(
    cases.filter((one) => one.part === part),
    fit(cases.filter((one) => one.part !== part)),
  ),
).flat();
console.log(`${cases.length} claims, ${rate.toFixed(3)} right`);
console.log(
  `Brier ${brier(scored(cases, weights)).toFixed(3)} on these, ${brier(crossed).toFixed(3)} on parts left out, ${(rate * (1 - rate)).toFixed(3)} without evidence`,
);
const rows = [...weights].sort(([a], [b]) => (a === 'base' ? -1 : b === 'base' ? 1 : a < b ? -1 : 1));
for (const [name, weight] of rows) console.log(`${weight.toFixed(2).padStart(6)}  ${name}`);
if (values.write) {
  const path = resourcePath('packs', 'confidence.tsv');
  const head = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('#'));
  const lines = rows.map(([name, weight]) => `${name}\t${weight.toFixed(2).replace(/^-(?=0\.00$)/, '')}`);
  writeFileSync(path, [...head, 'evidence\tweight', ...lines, ''].join('\n'));
}
