import { InputFailure } from './source.ts';

/** What unpacks to more than this many times its size, or to more than this at all when it is small, is a bomb. */
const RATIO = 200;
const FREE_BYTES = 200_000_000;
const MOST_ENTRIES = 200_000;

/**
 * What one input may unpack to, with all archives inside it. Real bytes are counted, not those that an archive declares.
 */
export class Budget {
  #allowed = FREE_BYTES;
  #spent = 0;
  #entries = 0;

  /** Counts bytes of the input itself. */
  earn(bytes: number): void {
    this.#allowed += bytes * RATIO;
  }

  /** Counts bytes that came out of an archive. @throws InputFailure `unsafe` */
  spend(bytes: number): void {
    this.#spent += bytes;
    if (this.#spent > this.#allowed)
      throw new InputFailure('unsafe', `unpacks to more than ${RATIO} times its size`, 'unpack it yourself');
  }

  /** @throws InputFailure `unsafe` */
  entry(): void {
    if (++this.#entries > MOST_ENTRIES)
      throw new InputFailure('unsafe', `holds more than ${MOST_ENTRIES} files`, 'split it');
  }

  async *counted(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream) {
      this.spend(chunk.length);
      yield chunk;
    }
  }
}
