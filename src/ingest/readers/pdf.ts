import type { PageBlock } from '../page/blocks.ts';
import { pdfBlocks } from '../pdf-layout.ts';
import { type PdfContent, readPdfContent } from '../pdf-worker.ts';
import { readBlocks } from '../read-blocks.ts';
import { InputFailure } from '../source.ts';
import type { ByteReader } from './reader.ts';

/** Letters on a page on the average; a page of a scan has none or a stamp. */
const LEAST_LETTERS = 30;

/** PDF documents that have their text in them. */
export const pdfReader: ByteReader = {
  name: 'pdf',
  extensions: ['.pdf'],
  streams: false,
  accepts(extension, _, start) {
    return this.extensions.includes(extension) || start.startsWith('%PDF-');
  },
  async *readBytes(input, source, context) {
    const content = await readPdfContent(await source.bytes());
    const letters = content.pages.reduce(
      (sum, { pieces }) => sum + pieces.reduce((own, { text }) => own + text.trim().length, 0),
      0,
    );
    if (letters < LEAST_LETTERS * content.pages.length)
      throw new InputFailure(
        'scanned',
        `is a scan: pictures of ${content.pages.length} ${content.pages.length === 1 ? 'page' : 'pages'} without text`,
        'run text recognition (OCR) over it and give what comes out',
      );
    const blocks = withTitle(pdfBlocks(content.pages), content);
    const title = blocks.find(({ kind }) => kind === 'title')?.text;
    const { given } = context;
    yield {
      article: readBlocks(input, blocks, {
        ...given,
        title: given.title ?? title,
        published: given.published ?? dateOf(content.created),
        authors: given.authors ?? (content.author === undefined ? [] : [content.author]),
      }),
    };
  },
};

/** The first heading is the title, when it stands at the head; names of files are none. */
function withTitle(blocks: readonly PageBlock[], { title }: PdfContent): PageBlock[] {
  const declared = title !== undefined && !/\.\w{2,5}$|^microsoft|^untitled/i.test(title) ? title : undefined;
  const at = blocks.findIndex(
    ({ text, kind }, i) => i < 5 && (kind === 'heading' || text.toLowerCase() === declared?.toLowerCase()),
  );
  return blocks.map((block, i) => (i === at ? { ...block, kind: 'title' } : block));
}

/** `D:20240619215501+02'00'` as a date. */
function dateOf(created: string | undefined): string | undefined {
  const match = /^D:(\d{4})(\d{2})(\d{2})/.exec(created ?? '');
  return match === null ? undefined : `${match[1]}-${match[2]}-${match[3]}`;
}
