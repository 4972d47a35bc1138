/** Weights under training and, lazily, their average over all steps: weight - total / steps. */
export class Averaged {
  readonly weights: Float32Array;
  readonly #totals: Float64Array;
  step = 1;

  constructor(size: number) {
    this.weights = new Float32Array(size);
    this.#totals = new Float64Array(size);
  }

  add(rows: Int32Array, count: number, column: number, change: number): void {
    for (let i = 0; i < count; i++) {
      const at = rows[i] + column;
      this.weights[at] += change;
      this.#totals[at] += change * this.step;
    }
  }

  average(): Float32Array {
    return this.weights.map((weight, i) => weight - this.#totals[i] / this.step);
  }
}

/** The mean of the weights of several models: as scores are sums of weights, it decides as they would together. */
export class Mixture {
  #sum: Float32Array = new Float32Array(0);
  #count = 0;

  add(weights: Float32Array): void {
    this.#sum = this.#count === 0 ? weights : this.#sum.map((sum, i) => sum + weights[i]);
    this.#count++;
  }

  mean(): Float32Array {
    return this.#sum.map((sum) => sum / this.#count);
  }
}
