import type { Output } from './terminal.ts';

const WIDTH = 24;

/** A bar on standard error where the total is known, else a count. */
export class Progress {
  readonly #output: Output;
  readonly #label: string;
  readonly #total: number | undefined;
  #done = 0;

  /** @param total undefined when it cannot be known beforehand */
  constructor(output: Output, label: string, total: number | undefined) {
    this.#output = output;
    this.#label = label;
    this.#total = total;
  }

  step(): void {
    this.#done++;
    const total = this.#total;
    if (total === undefined || this.#done > total) {
      this.#output.progress(`${this.#label} ${this.#done}`);
      return;
    }
    const full = Math.round((WIDTH * this.#done) / total);
    const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
    this.#output.progress(`${this.#label} ${bar} ${this.#done}/${total}`);
  }

  end(): void {
    this.#output.progress('');
  }
}
