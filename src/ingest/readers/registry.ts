import { htmlReader } from './html.ts';
import { jsonlReader } from './jsonl.ts';
import type { Reader } from './reader.ts';
import { textReader } from './text.ts';

/** All formats, the choosiest first: the first that accepts an input reads it. */
export const READERS: readonly Reader[] = [jsonlReader, htmlReader, textReader];

/** Whether a file name's extension is one of a format that is read. */
export function isArticleExtension(extension: string): boolean {
  return READERS.some((reader) => reader.extensions.includes(extension));
}

export function readerFor(extension: string, head: string): Reader | undefined {
  return READERS.find((reader) => reader.accepts(extension, head));
}
