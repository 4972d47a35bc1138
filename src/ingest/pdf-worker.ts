import { runInThread, type ThreadLimits } from './parse-thread.ts';
import { InputFailure } from './source.ts';

/** A piece of text as it stands on a page; sizes in points, from the lower left corner. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly PdfPiece[];
}

export interface PdfContent {
  readonly pages: readonly PdfPage[];
  readonly title?: string;
  readonly author?: string;
  /** As PDF writes dates: `D:20240619215501+02'00'`. */
  readonly created?: string;
}

export interface PdfLimits extends ThreadLimits {
  readonly pages: number;
}

export const PDF_LIMITS: PdfLimits = { time: 90_000, memory: 512, pages: 2000 };

const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const { module, bytes, most } = workerData;
(async () => {
  const { getDocumentProxy } = await import(module);
  const pdf = await getDocumentProxy(bytes, {
    isEvalSupported: false, useSystemFonts: false, disableFontFace: true, enableXfa: false, verbosity: 0,
  });
  const meta = await pdf.getMetadata().catch(() => undefined);
  const pages = [];
  for (let i = 1; i <= Math.min(pdf.numPages, most); i++) {
    const page = await pdf.getPage(i);
    const [x0, y0, x1, y1] = page.view;
    const { items } = await page.getTextContent();
    pages.push({
      width: x1 - x0, height: y1 - y0,
      pieces: items.filter((item) => typeof item.str === 'string' && item.str !== '').map((item) => ({
        text: item.str, x: item.transform[4] - x0, y: item.transform[5] - y0, width: item.width,
        height: Math.hypot(item.transform[2], item.transform[3]) || item.height,
      })),
    });
    page.cleanup();
  }
  const info = meta === undefined ? {} : meta.info;
  const text = (value) => typeof value === 'string' && value.trim() !== '' ? value : undefined;
  parentPort.postMessage({ content: {
    pages, title: text(info.Title), author: text(info.Author), created: text(info.CreationDate) } });
})().catch((error) => parentPort.postMessage({ error: String(error && error.name), reason: String(error && error.message) }));
`;

/**
 * The text of a PDF with its places, parsed in a thread of its own.
 * @throws InputFailure
 */
export async function readPdfContent(bytes: Uint8Array, limits: PdfLimits = PDF_LIMITS): Promise<PdfContent> {
  const content = await runInThread(
    {
      program: PROGRAM,
      library: 'unpdf',
      data: { bytes: new Uint8Array(bytes), most: limits.pages },
      remedy: 'give the pages you want as a PDF of their own, or their text as .txt',
      failureOf,
    },
    limits,
  );
  return content as PdfContent;
}

function failureOf(error: string, reason: string): InputFailure {
  if (error === 'PasswordException')
    return new InputFailure('encrypted', 'is locked with a password', 'save it without one');
  const what = reason.replace(/\s+/g, ' ').slice(0, 80);
  return new InputFailure(
    'unreadable',
    error === 'InvalidPDFException' ? 'is a damaged PDF' : `is a damaged PDF (${what})`,
    'get it again, or print it to a new PDF',
  );
}
