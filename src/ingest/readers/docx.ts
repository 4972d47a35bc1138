import type { BlockKind } from '../../document/index.ts';
import { type DocxEvent, readDocxEvents } from '../docx-worker.ts';
import type { PageBlock } from '../page/blocks.ts';
import { readBlocks } from '../read-blocks.ts';
import { collect, InputFailure } from '../source.ts';
import { child, lineOf, parseXml } from '../xml.ts';
import { openZip } from '../zip.ts';
import type { ByteReader, ReadContext } from './reader.ts';

const MOST_XML = 60_000_000;

/** Documents of word processors (ECMA-376): their text, paragraph by paragraph. */
export const docxReader: ByteReader = {
  name: 'docx',
  extensions: ['.docx'],
  streams: false,
  accepts(extension) {
    return this.extensions.includes(extension);
  },
  async *readBytes(input, source, context) {
    const parts = await partsOf(await source.bytes(), context);
    const main = parts.get('word/document.xml');
    if (main === undefined)
      throw new InputFailure('unreadable', 'is no Word document', 'save it again as .docx');
    const blocks = paragraphsOf(await readDocxEvents(main, ELEMENTS));
    const core = parts.get('docProps/core.xml');
    const about = core === undefined ? undefined : parseXml(core);
    const title = blocks.find(({ kind }) => kind === 'title')?.text ?? lineOf(child(about, 'title'));
    const author = lineOf(child(about, 'creator'));
    yield {
      article: readBlocks(input, blocks, {
        ...context.given,
        title: context.given.title ?? title,
        authors: context.given.authors ?? (author === undefined ? [] : [author]),
      }),
    };
  },
};

const PARTS: ReadonlySet<string> = new Set(['word/document.xml', 'docProps/core.xml']);

async function partsOf(bytes: Buffer, context: ReadContext): Promise<Map<string, string>> {
  if (bytes.subarray(0, 4).toString('latin1') === '\xd0\xcf\x11\xe0')
    throw new InputFailure('encrypted', 'is locked with a password', 'save it without one');
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK')
    throw new InputFailure('unreadable', 'is no Word document', 'save it again as .docx');
  const zip = await openZip({ bytes: () => Promise.resolve(bytes), stream: () => nothing() }, context);
  const parts = new Map<string, string>();
  try {
    for await (const entry of zip.entries()) {
      context.budget.entry();
      if (!PARTS.has(entry.name) || parts.has(entry.name)) continue;
      const stream = context.budget.counted(await entry.open());
      parts.set(entry.name, (await collect(stream, MOST_XML)).toString('utf8'));
    }
  } finally {
    zip.close();
  }
  return parts;
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // The bytes are there already.
}

/** Elements that make or mark paragraphs. */
const ELEMENTS = 'w:p w:t w:tab w:br w:cr w:noBreakHyphen w:del mc:Fallback w:tbl w:numPr w:pStyle'.split(
  ' ',
);

/** Paragraphs in order; deleted text, notes on the side and the text of fields' codes are none. */
function paragraphsOf(events: readonly DocxEvent[]): PageBlock[] {
  const blocks: PageBlock[] = [];
  let text: string[] = [];
  let kind: BlockKind = 'paragraph';
  let inText = false;
  let deleted = 0;
  let inTable = 0;
  const flush = (): void => {
    const line = text.join('').replace(/\s+/g, ' ').trim();
    if (line !== '') blocks.push({ text: line, kind: inTable > 0 ? 'table' : kind, bold: false, linked: 0 });
    text = [];
    kind = 'paragraph';
  };
  for (const event of events) {
    if ('text' in event) {
      if (inText) text.push(event.text);
    } else if ('open' in event) {
      const { open: name, value } = event;
      if (name === 'w:p') flush();
      else if (name === 'w:t') inText = deleted === 0;
      else if (name === 'w:tab' || name === 'w:br' || name === 'w:cr') text.push(' ');
      else if (name === 'w:noBreakHyphen') text.push('-');
      else if (name === 'w:del' || name === 'mc:Fallback') deleted++;
      else if (name === 'w:tbl') inTable++;
      else if (name === 'w:numPr') kind = kind === 'paragraph' ? 'list-item' : kind;
      else if (name === 'w:pStyle') kind = kindOf(value) ?? kind;
    } else {
      const name = event.close;
      if (name === 'w:p') flush();
      else if (name === 'w:t') inText = false;
      else if (name === 'w:del' || name === 'mc:Fallback') deleted--;
      else if (name === 'w:tbl') inTable--;
    }
  }
  flush();
  return blocks;
}

/** Names of styles in English and Dutch. */
function kindOf(style: string): BlockKind | undefined {
  if (/^(?:title|titel)$/i.test(style)) return 'title';
  if (/^(?:heading|kop|subtitle|ondertitel)\s?\d?$/i.test(style)) return 'heading';
  if (/^(?:caption|bijschrift)$/i.test(style)) return 'caption';
  return /^(?:quote|intensequote|citaat)$/i.test(style) ? 'quote' : undefined;
}
