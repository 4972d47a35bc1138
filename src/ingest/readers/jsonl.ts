import { readJsonLine } from '../read-json-line.ts';
import type { ReadResult, TextReader } from './reader.ts';

/** One article a line, as JSON. */
export const jsonlReader: TextReader = {
  name: 'jsonl',
  extensions: ['.jsonl', '.ndjson'],
  accepts(extension, head) {
    if (this.extensions.includes(extension)) return true;
    return extension === '' && /^\s*\{\s*"/.test(head.slice(0, 200));
  },
  *read(input, text) {
    let number = 0;
    for (const line of text.split('\n')) {
      const result = readLine(input, line, ++number);
      if (result !== undefined) yield result;
    }
  },
  readLine,
};

/** Undefined for a blank line. */
function readLine(input: string, text: string, line: number): ReadResult | undefined {
  return /\S/.test(text) ? readJsonLine(input, text, line) : undefined;
}
