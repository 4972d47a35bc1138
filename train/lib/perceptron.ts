/**
 * Weights of an averaged perceptron under training. The average over all steps is kept lazily: `totals` adds each change
 * times the step it came at, so that average = weight - total / steps.
 */
export class AveragedWeights {
  readonly weights: Float32Array;
  readonly #totals: Float64Array;
  step = 1;

  constructor(bits: number) {
    this.weights = new Float32Array(2 ** bits);
    this.#totals = new Float64Array(2 ** bits);
  }

  add(rows: Int32Array, count: number, change: number): void {
    for (let i = 0; i < count; i++) {
      this.weights[rows[i]] += change;
      this.#totals[rows[i]] += change * this.step;
    }
  }

  average(): Float32Array {
    return this.weights.map((weight, i) => weight - this.#totals[i] / this.step);
  }
}

/** Rounds weights to eight bits: `scale` steps to a unit, what does not fit is clipped. */
export function quantise(weights: Float32Array, scale: number): Int8Array {
  return Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * scale))));
}
