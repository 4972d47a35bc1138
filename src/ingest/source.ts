import type { InputIssue } from './article.ts';

/** The bytes of an input. Either function is called once. */
export interface Source {
  /** The file, where it is one by itself. */
  readonly path?: string;
  stream(): AsyncIterable<Uint8Array>;
  /** All of it. @throws InputFailure `too-large` */
  bytes(): Promise<Buffer>;
}

/** Ends the reading of one input; becomes its issue. */
export class InputFailure extends Error {
  override readonly name = 'InputFailure';
  readonly code: InputIssue['code'];
  readonly remedy: string;

  constructor(code: InputIssue['code'], problem: string, remedy: string) {
    super(problem);
    this.code = code;
    this.remedy = remedy;
  }

  toIssue(input: string): InputIssue {
    return { code: this.code, input, problem: this.message, remedy: this.remedy, fatal: true };
  }
}

export function tooLarge(most: number): InputFailure {
  const size = `${Math.round(most / 100_000) / 10} MB`;
  return new InputFailure(
    'too-large',
    `is larger than ${size}`,
    'split it, or give its articles as lines of a .jsonl',
  );
}

/** All bytes of a stream. @throws InputFailure `too-large` when there are more than `most` */
export async function collect(stream: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A source of what was read already and what comes after it. */
export function sourceOf(
  head: readonly Uint8Array[],
  rest: AsyncIterable<Uint8Array> | undefined,
  most: number,
  path?: string,
): Source {
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield* head;
    if (rest !== undefined) yield* rest;
  }
  return { stream, bytes: () => collect(stream(), most), ...(path === undefined ? {} : { path }) };
}

export async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
