import type { Claim } from '../../src/claim/index.ts';
import type { Scored } from './score-claims.ts';

/** A claim and whether type, actors and recipients are all right by gold. */
export interface Outcome {
  readonly claim: Claim;
  readonly right: boolean;
}

export function outcomesOf(scored: readonly Scored[]): Outcome[] {
  return scored.flatMap(({ matches, extra }) => [
    ...matches.map(({ claim, triple }) => ({ claim, right: triple })),
    ...extra.map((claim) => ({ claim, right: false })),
  ]);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean squared distance between what was predicted and what happened; lower is better. */
export function brier(outcomes: readonly { readonly predicted: number; readonly right: boolean }[]): number {
  return mean(outcomes.map(({ predicted, right }) => (predicted - Number(right)) ** 2));
}

const BINS = 10;

/**
 * Lines of a reliability table: claims by confidence, how many, what was predicted on average and how many were right. Below
 * it the Brier score (beside that of always predicting the share that is right) and the expected calibration error: the mean
 * distance between predicted and observed, by bin.
 */
export function reliability(outcomes: readonly Outcome[]): string[] {
  const cases = outcomes.map(({ claim, right }) => ({ predicted: claim.confidence, right }));
  const rate = mean(cases.map(({ right }) => Number(right)));
  const lines = ['', `reliability of ${cases.length} claims`, 'confidence    n  predicted  observed'];
  let error = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const own = cases.filter(({ predicted }) => Math.min(BINS - 1, Math.floor(predicted * BINS)) === bin);
    if (own.length === 0) continue;
    const predicted = mean(own.map((one) => one.predicted));
    const observed = mean(own.map(({ right }) => Number(right)));
    error += (own.length / cases.length) * Math.abs(predicted - observed);
    const range = `${(bin / BINS).toFixed(1)}–${((bin + 1) / BINS).toFixed(1)}`;
    lines.push(
      `${range.padEnd(9)} ${String(own.length).padStart(5)}  ${predicted.toFixed(3).padStart(9)}  ${observed.toFixed(3).padStart(8)}`,
    );
  }
  const constant = brier(cases.map(({ right }) => ({ predicted: rate, right })));
  lines.push(
    `right ${rate.toFixed(3)}, predicted ${mean(cases.map(({ predicted }) => predicted)).toFixed(3)}; Brier ${brier(cases).toFixed(3)} (constant ${constant.toFixed(3)}), calibration error ${error.toFixed(3)}`,
  );
  return lines;
}
