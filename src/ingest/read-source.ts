import { extname } from 'node:path';
import type { Article, InputIssue } from './article.ts';
import { Budget } from './budget.ts';
import { decode, type Decoded, SNIFF_BYTES } from './decode.ts';
import { unreadable } from './find-files.ts';
import { readLines } from './read-lines.ts';
import type { ReadContext, Reader, ReadResult, TextReader } from './readers/reader.ts';
import { isArticleExtension, isSharedExtension, readerFor } from './readers/registry.ts';
import type { GivenFields } from './read-text.ts';
import { InputFailure, sourceOf, tooLarge } from './source.ts';

export const DEFAULT_MAX_BYTES = 100_000_000;
/** Archives in archives in messages: deeper ones are not opened. */
const DEEPEST = 5;
const START_BYTES = 1024;

/** What reading needs from outside. */
export interface SourceOptions {
  /** Largest file, and largest line of a .jsonl, in bytes. */
  readonly maxBytes?: number;
  /** Told of every file that is passed over. */
  readonly onSkip?: (path: string) => void;
  /** Also hand on pages that hold no article (`kind` says what they are, their text is empty), behind their issue. */
  readonly withEmpty?: boolean;
  /** Reads an address. */
  readonly fetch?: (address: string, given: GivenFields) => AsyncIterable<ReadResult>;
  /** Fetch the addresses that a list names, too; without it they are told as an issue. */
  readonly fetchLinks?: boolean;
  /** Keeps the bytes of an article as they came. @returns what it is found by later */
  readonly keep?: (bytes: Uint8Array, input: string) => string;
}

/** One input to read. */
export interface Given {
  readonly input: string;
  /** Lower case with the dot, or ''. */
  readonly extension: string;
  readonly stream: AsyncIterable<unknown>;
  readonly fields?: GivenFields;
  readonly path?: string;
  readonly depth?: number;
  /** Of the input that it stands in. */
  readonly budget?: Budget;
  /** Passed over when no format knows it. */
  readonly doubtful?: boolean;
}

/** Reads one input by the first format that accepts it. Never throws. */
export async function* readSource(given: Given, options: SourceOptions): AsyncGenerator<ReadResult> {
  const { input, extension, stream } = given;
  const most = options.maxBytes ?? DEFAULT_MAX_BYTES;
  const budget = given.budget ?? new Budget();
  const source = (given.budget === undefined ? earning(stream, budget) : stream)[Symbol.asyncIterator]();
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let reader: Reader | undefined;
    for (;;) {
      const next = await source.next();
      const chunk = next.done === true ? undefined : toBytes(next.value);
      if (chunk !== undefined) {
        chunks.push(chunk);
        size += chunk.length;
      }
      if (reader === undefined && (size >= SNIFF_BYTES || size > most || next.done === true)) {
        reader = sniff(extension, Buffer.concat(chunks));
        if (given.doubtful === true && (reader === undefined || reader.name === 'text')) {
          options.onSkip?.(input);
          return;
        }
        const rest = next.done === true ? undefined : bytesOf(source);
        if (reader?.readLine !== undefined) {
          yield* readByLine(input, reader, chunks, rest, most);
          return;
        }
        if (reader?.readBytes !== undefined) {
          const plain = sourceOf(chunks, rest, most, given.path);
          let bytes: Uint8Array | undefined;
          const whole = {
            ...plain,
            bytes: async (): Promise<Buffer> => {
              const all = await plain.bytes();
              bytes = all;
              return all;
            },
          };
          let any = false;
          for await (const result of reader.readBytes(input, whole, contextOf(given, options, budget))) {
            any = true;
            for (const handed of handOn(result, options))
              yield bytes === undefined ? handed : withOriginal(handed, bytes, options);
          }
          if (!any)
            yield { issue: issue('empty', input, 'holds no articles', 'give one with articles in it') };
          return;
        }
      }
      if (size > most) throw tooLarge(most);
      if (next.done === true) break;
    }
    const text = reader?.readBytes === undefined ? reader : undefined;
    yield* readWhole(given, text, Buffer.concat(chunks), options);
  } catch (cause) {
    yield { issue: cause instanceof InputFailure ? cause.toIssue(input) : unreadable(input, cause) };
  } finally {
    // Lets go of the file when not all of it was wanted.
    await source.return?.();
  }
}

/** Counts what an input itself has: what comes out of it may be so many times that. */
async function* earning(stream: AsyncIterable<unknown>, budget: Budget): AsyncGenerator<unknown> {
  for await (const chunk of stream) {
    budget.earn(toBytes(chunk).length);
    yield chunk;
  }
}

function sniff(extension: string, head: Buffer): Reader | undefined {
  const start = head.subarray(0, START_BYTES).toString('latin1');
  return readerFor(extension, decode(head.subarray(0, SNIFF_BYTES)).text, start);
}

function contextOf(given: Given, options: SourceOptions, budget: Budget): ReadContext {
  const depth = (given.depth ?? 0) + 1;
  return {
    given: given.fields ?? {},
    maxBytes: options.maxBytes ?? DEFAULT_MAX_BYTES,
    readable: (name) => isReadableName(name),
    skip: (name) => options.onSkip?.(`${given.input}/${name}`),
    budget,
    async *inside(name, stream, fields, own) {
      const input = `${given.input}/${name}`;
      if (depth > DEEPEST) {
        const problem = `is more than ${DEEPEST} archives deep`;
        yield { issue: issue('unsafe', input, problem, 'unpack it yourself') };
        return;
      }
      const extension = own ?? extname(name).toLowerCase();
      const doubtful = own === undefined && isSharedExtension(extension);
      yield* readSource({ input, extension, stream, depth, doubtful, budget, fields: fields ?? {} }, options);
    },
    async *unpacked(extension, stream, fields) {
      const { input } = given;
      if (depth > DEEPEST) {
        yield {
          issue: issue('unsafe', input, `is more than ${DEEPEST} archives deep`, 'unpack it yourself'),
        };
        return;
      }
      yield* readSource({ input, extension, stream, depth, budget, fields: fields ?? {} }, options);
    },
  };
}

/** Whether a file of this name may hold articles. */
export function isReadableName(name: string): boolean {
  const own = name.split('/').at(-1) ?? '';
  if (own.startsWith('.') || /^readme\./i.test(own)) return false;
  const extension = extname(own).toLowerCase();
  return extension !== '' && (isArticleExtension(extension) || isSharedExtension(extension));
}

function toBytes(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk), 'utf8');
}

async function* readWhole(
  { input, fields }: Given,
  reader: TextReader | undefined,
  bytes: Uint8Array,
  options: SourceOptions,
): AsyncGenerator<ReadResult> {
  const decoded = decode(bytes);
  const issues = decoded.issue === undefined ? [] : [named(input, decoded.issue)];
  if (reader === undefined || issues.some((found) => found.fatal)) {
    for (const found of issues) yield { issue: found };
    return;
  }
  const given: GivenFields = { ...fields, issues: [...(fields?.issues ?? []), ...issues] };
  let links = 0;
  for (const result of reader.read(input, decoded.text, given)) {
    if (!('address' in result)) {
      for (const handed of handOn(result, options)) yield withOriginal(handed, bytes, options);
    } else if (options.fetch === undefined || options.fetchLinks !== true) links++;
    else yield* options.fetch(result.address, result.given);
  }
  if (links > 0) yield { issue: unfetched(input, links) };
}

function unfetched(input: string, links: number): InputIssue {
  return {
    code: 'unsupported',
    input,
    problem: `lists ${links} ${links === 1 ? 'address that was' : 'addresses that were'} not fetched`,
    remedy: 'give --fetch to fetch them',
    fatal: false,
  };
}

function withOriginal(result: ReadResult, bytes: Uint8Array, options: SourceOptions): ReadResult {
  if ('issue' in result || options.keep === undefined || result.article.text === '') return result;
  if (result.article.original !== undefined) return result;
  const article: Article = { ...result.article, original: options.keep(bytes, result.article.input) };
  return { article };
}

/** A fatal issue stands alone; the article it came on holds nothing. */
export function* handOn(
  result: ReadResult,
  options: Pick<SourceOptions, 'withEmpty'>,
): Generator<ReadResult> {
  if ('issue' in result) {
    yield result;
    return;
  }
  const fatal = result.article.issues.filter((found) => found.fatal);
  for (const found of fatal) yield { issue: found };
  if (fatal.length === 0 || options.withEmpty === true) yield result;
}

async function* readByLine(
  input: string,
  reader: TextReader,
  head: readonly Uint8Array[],
  rest: AsyncIterable<Uint8Array> | undefined,
  most: number,
): AsyncGenerator<ReadResult> {
  let any = false;
  let western = false;
  for await (const line of readLines(head, rest, most)) {
    any = true;
    if ('problem' in line)
      yield { issue: { ...issue('too-large', input, line.problem, 'split it'), line: line.number } };
    else if (line.text === undefined) yield { issue: named(input, line.issue) };
    else {
      if (line.encoding !== undefined && !western) {
        western = true;
        const note = issue(
          'encoding',
          input,
          'is not UTF-8 and was read as Windows-1252',
          'save it as UTF-8',
        );
        yield { issue: { ...note, line: line.number, fatal: false } };
      }
      const result = reader.readLine?.(input, line.text, line.number);
      if (result !== undefined) yield* handOn(result, {});
    }
  }
  if (!any) yield { issue: issue('empty', input, 'holds no text', 'give a file with an article in it') };
}

async function* bytesOf(source: AsyncIterator<unknown>): AsyncGenerator<Uint8Array> {
  for (let next = await source.next(); next.done !== true; next = await source.next())
    yield toBytes(next.value);
}

function named(input: string, found: NonNullable<Decoded['issue']>): InputIssue {
  return { ...found, input };
}

export function issue(code: InputIssue['code'], input: string, problem: string, remedy: string): InputIssue {
  return { code, input, problem, remedy, fatal: true };
}
