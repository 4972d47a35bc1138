import { createReadStream, statSync } from 'node:fs';
import { extname } from 'node:path';
import type { InputIssue } from './article.ts';
import { binaryReason, decode, type Decoded, SNIFF_BYTES } from './decode.ts';
import { findFiles, unreadable } from './find-files.ts';
import { readLines } from './read-lines.ts';
import type { Reader, ReadResult } from './readers/reader.ts';
import { isArticleExtension, readerFor } from './readers/registry.ts';
import type { GivenFields } from './read-text.ts';

export interface ReadOptions {
  /** Largest file, and largest line of a .jsonl, in bytes. */
  readonly maxBytes?: number;
  /** What `-` reads. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Told of every file in a folder that is no article by its name. */
  readonly onSkip?: (path: string) => void;
  /** Also hand on pages that hold no article (`kind` says what they are, their text is empty), behind their issue. */
  readonly withEmpty?: boolean;
}

export const DEFAULT_MAX_BYTES = 100_000_000;

/**
 * Reads files, folders and standard input (`-`), in the order given. Nothing throws and nothing is lost: what cannot be
 * read is an issue that names it, and the rest is read. A fatal issue is handed on alone; others are on their article.
 */
export async function* readInputs(
  paths: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<ReadResult> {
  for (const path of paths) {
    if (path === '-') {
      yield* readOne(path, '', options.stdin ?? process.stdin, options);
      continue;
    }
    let folder: boolean;
    try {
      folder = statSync(path).isDirectory();
    } catch (cause) {
      yield { issue: unreadable(path, cause) };
      continue;
    }
    if (folder) yield* readFolder(path, options);
    else yield* readFile(path, options, true);
  }
}

async function* readFolder(folder: string, options: ReadOptions): AsyncGenerator<ReadResult> {
  let any = false;
  for (const found of findFiles(folder, options.onSkip ?? (() => {}))) {
    any = true;
    if ('issue' in found) yield found;
    else yield* readFile(found.path, options, false);
  }
  if (!any) {
    yield {
      issue: issue(
        'empty',
        folder,
        'holds no articles',
        'give a folder with .txt, .md, .html or .jsonl files',
      ),
    };
  }
}

async function* readFile(path: string, options: ReadOptions, named: boolean): AsyncGenerator<ReadResult> {
  const extension = extname(path).toLowerCase();
  if (named && extension !== '' && !isArticleExtension(extension)) {
    yield await unsupported(path);
    return;
  }
  const most = options.maxBytes ?? DEFAULT_MAX_BYTES;
  try {
    const stats = statSync(path);
    const byLine = readerFor(extension, '')?.readLine !== undefined;
    if (stats.isFile() && stats.size > most && !byLine && extension !== '') {
      yield { issue: tooLarge(path, most) };
      return;
    }
  } catch (cause) {
    yield { issue: unreadable(path, cause) };
    return;
  }
  yield* readOne(path, extension, createReadStream(path), options);
}

/** A file that the user named though its extension is not one of articles. */
async function unsupported(path: string): Promise<ReadResult> {
  let reason: string | undefined;
  try {
    for await (const chunk of createReadStream(path, { end: SNIFF_BYTES - 1 })) {
      if (chunk instanceof Uint8Array) reason ??= binaryReason(chunk);
    }
  } catch (cause) {
    return { issue: unreadable(path, cause) };
  }
  const remedy = 'give the article as .txt, .md, .html or .jsonl';
  if (reason !== undefined) return { issue: issue('not-text', path, `is ${reason}, not text`, remedy) };
  return {
    issue: {
      ...issue('unsupported', path, `is a ${extname(path)} file, not an article`, remedy),
      fatal: false,
    },
  };
}

async function* readOne(
  input: string,
  extension: string,
  stream: AsyncIterable<unknown>,
  options: ReadOptions,
): AsyncGenerator<ReadResult> {
  const most = options.maxBytes ?? DEFAULT_MAX_BYTES;
  const source = stream[Symbol.asyncIterator]();
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
        const head = Buffer.concat(chunks);
        reader = readerFor(extension, decode(head.subarray(0, SNIFF_BYTES)).text);
        if (reader?.readLine !== undefined) {
          yield* readByLine(input, reader, chunks, next.done === true ? undefined : source, most);
          return;
        }
      }
      if (size > most) {
        yield { issue: tooLarge(input, most) };
        return;
      }
      if (next.done === true) break;
    }
    yield* readWhole(input, reader, Buffer.concat(chunks), options);
  } catch (cause) {
    yield { issue: unreadable(input, cause) };
  } finally {
    // Lets go of the file when not all of it was wanted.
    await source.return?.();
  }
}

function toBytes(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk), 'utf8');
}

function* readWhole(
  input: string,
  reader: Reader | undefined,
  bytes: Uint8Array,
  options: ReadOptions,
): Generator<ReadResult> {
  const decoded = decode(bytes);
  const issues = decoded.issue === undefined ? [] : [named(input, decoded.issue)];
  if (reader === undefined || issues.some((found) => found.fatal)) {
    for (const found of issues) yield { issue: found };
    return;
  }
  const given: GivenFields = { issues };
  for (const result of reader.read(input, decoded.text, given)) yield* handOn(result, options);
}

/** A fatal issue stands alone; the article it came on holds nothing. */
function* handOn(result: ReadResult, options: ReadOptions): Generator<ReadResult> {
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
  reader: Reader,
  head: readonly Uint8Array[],
  rest: AsyncIterator<unknown> | undefined,
  most: number,
): AsyncGenerator<ReadResult> {
  let any = false;
  let western = false;
  for await (const line of readLines(head, rest === undefined ? undefined : bytesOf(rest), most)) {
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

function issue(code: InputIssue['code'], input: string, problem: string, remedy: string): InputIssue {
  return { code, input, problem, remedy, fatal: true };
}

function tooLarge(input: string, most: number): InputIssue {
  const size = `${Math.round(most / 100_000) / 10} MB`;
  return issue(
    'too-large',
    input,
    `is larger than ${size}`,
    'split it, or give its articles as lines of a .jsonl',
  );
}
