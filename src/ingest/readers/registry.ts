import { cslReader } from './csl.ts';
import { docxReader } from './docx.ts';
import { emlReader } from './eml.ts';
import { feedReader } from './feed.ts';
import { gzipReader } from './gzip.ts';
import { htmlReader } from './html.ts';
import { jsonlReader } from './jsonl.ts';
import { mboxReader } from './mbox.ts';
import { mhtmlReader } from './mhtml.ts';
import { newsmlReader } from './newsml.ts';
import { nitfReader } from './nitf.ts';
import { pdfReader } from './pdf.ts';
import type { Reader } from './reader.ts';
import { risReader } from './ris.ts';
import { tarReader } from './tar.ts';
import { textReader } from './text.ts';
import { warcReader } from './warc.ts';
import { zipReader } from './zip.ts';

/** All formats, the choosiest first: the first that accepts an input reads it. */
export const READERS: readonly Reader[] = [
  pdfReader,
  docxReader,
  zipReader,
  gzipReader,
  warcReader,
  tarReader,
  emlReader,
  mboxReader,
  mhtmlReader,
  newsmlReader,
  nitfReader,
  feedReader,
  cslReader,
  risReader,
  jsonlReader,
  htmlReader,
  textReader,
];

/** Whether a file name's extension is one of a format that is read. */
export function isArticleExtension(extension: string): boolean {
  return READERS.some((reader) => reader.extensions.includes(extension));
}

/** Whether an extension is one of a format that is read and of other things too. */
export function isSharedExtension(extension: string): boolean {
  return READERS.some((reader) => reader.shared?.includes(extension) === true);
}

/**
 * @param extension lower case with the dot, or ''
 * @param head the first characters
 * @param start the first bytes, a character each
 */
export function readerFor(extension: string, head: string, start: string): Reader | undefined {
  return READERS.find((reader) => reader.accepts(extension, head, start));
}
