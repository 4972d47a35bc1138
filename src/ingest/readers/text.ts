import { readText } from '../read-text.ts';
import type { TextReader } from './reader.ts';

/** Plain text and Markdown; marks of Markdown count in both. */
export const textReader: TextReader = {
  name: 'text',
  extensions: ['.txt', '.text', '.md', '.markdown'],
  accepts(extension) {
    return extension === '' || this.extensions.includes(extension);
  },
  *read(input, text, given) {
    yield { article: readText(input, text, given) };
  },
};
