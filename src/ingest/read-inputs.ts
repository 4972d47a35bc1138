import { createReadStream, statSync } from 'node:fs';
import { extname } from 'node:path';
import { binaryReason, SNIFF_BYTES } from './decode.ts';
import { findFiles, unreadable } from './find-files.ts';
import { DEFAULT_MAX_BYTES, issue, readSource, type SourceOptions } from './read-source.ts';
import type { ReadResult } from './readers/reader.ts';
import { isArticleExtension, isSharedExtension, readerFor } from './readers/registry.ts';
import { tooLarge } from './source.ts';

export interface ReadOptions extends SourceOptions {
  /** What `-` reads. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

const REMEDY = 'give the article as .txt, .md, .html, .pdf, .docx, .eml or .jsonl';

/**
 * Reads files, folders, addresses and standard input (`-`), in the order given. Nothing throws and nothing is lost: what
 * cannot be read is an issue that names it, and the rest is read. A fatal issue is handed on alone; others are on their
 * article.
 */
export async function* readInputs(
  paths: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<ReadResult> {
  for (const path of paths) {
    if (path === '-') {
      const stream = options.stdin ?? process.stdin;
      yield* readSource({ input: path, extension: '', stream }, options);
      continue;
    }
    if (options.fetch !== undefined && isAddress(path)) {
      yield* options.fetch(path, {});
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

/** Whether what a user names is an address of the web, not a file. */
export function isAddress(input: string): boolean {
  return /^https?:\/\//i.test(input);
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
        'give a folder with .txt, .md, .html, .pdf, .docx, .eml or .jsonl files',
      ),
    };
  }
}

async function* readFile(path: string, options: ReadOptions, named: boolean): AsyncGenerator<ReadResult> {
  const extension = extname(path).toLowerCase();
  const shared = isSharedExtension(extension);
  if (named && extension !== '' && !isArticleExtension(extension) && !shared) {
    yield await unsupported(path);
    return;
  }
  const most = options.maxBytes ?? DEFAULT_MAX_BYTES;
  try {
    const stats = statSync(path);
    const known = readerFor(extension, '', '');
    const anySize = known?.readLine !== undefined || (known?.readBytes !== undefined && known.streams);
    if (stats.isFile() && stats.size > most && !anySize && extension !== '') {
      yield { issue: tooLarge(most).toIssue(path) };
      return;
    }
  } catch (cause) {
    yield { issue: unreadable(path, cause) };
    return;
  }
  const skipped: string[] = [];
  const onSkip = named && shared ? (name: string): void => void skipped.push(name) : options.onSkip;
  yield* readSource(
    { input: path, extension, stream: createReadStream(path), path, doubtful: shared },
    { ...options, ...(onSkip === undefined ? {} : { onSkip }) },
  );
  for (const name of skipped) {
    if (name === path) yield await unsupported(path);
    else options.onSkip?.(name);
  }
}

/** A file that the user named though nothing in it is known. */
async function unsupported(path: string): Promise<ReadResult> {
  let reason: string | undefined;
  try {
    for await (const chunk of createReadStream(path, { end: SNIFF_BYTES - 1 })) {
      if (chunk instanceof Uint8Array) reason ??= binaryReason(chunk);
    }
  } catch (cause) {
    return { issue: unreadable(path, cause) };
  }
  if (reason !== undefined) return { issue: issue('not-text', path, `is ${reason}, not text`, REMEDY) };
  return {
    issue: {
      ...issue('unsupported', path, `is a ${extname(path)} file, not an article`, REMEDY),
      fatal: false,
    },
  };
}
