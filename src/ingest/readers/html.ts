import { readHtml } from '../read-html.ts';
import type { TextReader } from './reader.ts';

const OPENING = /^\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--[^<>]{0,500}-->\s*)?<(?:!doctype\s+html|html[\s>])/i;

/** Saved web pages. A page that was saved as .txt is one too. */
export const htmlReader: TextReader = {
  name: 'html',
  extensions: ['.html', '.htm', '.xhtml'],
  accepts(extension, head) {
    return this.extensions.includes(extension) || OPENING.test(head.slice(0, 2000));
  },
  *read(input, text, given) {
    yield { article: readHtml(input, text, given) };
  },
};
