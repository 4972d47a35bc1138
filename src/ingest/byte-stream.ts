/** Reads a stream of bytes by the piece, holding no more of it than was asked for. */
export class ByteStream {
  readonly #source: AsyncIterator<Uint8Array>;
  #buffer: Buffer = Buffer.alloc(0);
  #done = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Fetches more into the buffer; false at the end. */
  async #more(): Promise<boolean> {
    if (this.#done) return false;
    const next = await this.#source.next();
    if (next.done === true) {
      this.#done = true;
      return false;
    }
    this.#buffer =
      this.#buffer.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#buffer, next.value]);
    return true;
  }

  /** Up to that many bytes; fewer only at the end. */
  async read(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    // Joined once: a long record would otherwise be copied for every piece that comes.
    for (let left = count; left > 0;) {
      const part = await this.some(left);
      if (part.length === 0) break;
      left -= part.length;
      parts.push(part);
    }
    return parts.length === 1 ? parts[0] : Buffer.concat(parts);
  }

  /** Bytes up to a mark, which is passed over; undefined when it does not come within `most` bytes. */
  async until(mark: string, most: number): Promise<Buffer | undefined> {
    let from = 0;
    for (;;) {
      const at = this.#buffer.indexOf(mark, from, 'latin1');
      if (at >= 0) {
        const bytes = this.#buffer.subarray(0, at);
        this.#buffer = this.#buffer.subarray(at + mark.length);
        return bytes;
      }
      if (this.#buffer.length > most) return undefined;
      from = Math.max(0, this.#buffer.length - mark.length);
      if (!(await this.#more())) return undefined;
    }
  }

  /** The next so many bytes as a stream; what was not taken of it is passed over by `skip`. */
  section(count: number): Section {
    return new Section(this, count);
  }

  /** A piece of what comes, at most so long; empty at the end. */
  async some(most: number): Promise<Buffer> {
    if (this.#buffer.length === 0) await this.#more();
    const bytes = this.#buffer.subarray(0, most);
    this.#buffer = this.#buffer.subarray(bytes.length);
    return bytes;
  }
}

/** A part of a stream with a known length. */
export class Section implements AsyncIterable<Uint8Array> {
  readonly #stream: ByteStream;
  #left: number;

  constructor(stream: ByteStream, length: number) {
    this.#stream = stream;
    this.#left = length;
  }

  /** Whether the stream ended before the section did. */
  cut = false;

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    while (this.#left > 0) {
      const bytes = await this.#stream.some(this.#left);
      if (bytes.length === 0) {
        this.cut = true;
        this.#left = 0;
        return;
      }
      this.#left -= bytes.length;
      yield bytes;
    }
  }

  /** Passes over what is left. */
  async skip(): Promise<void> {
    while (this.#left > 0) {
      const bytes = await this.#stream.some(this.#left);
      if (bytes.length === 0) {
        this.cut = true;
        return;
      }
      this.#left -= bytes.length;
    }
  }
}
