import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
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

export interface PdfLimits {
  /** Milliseconds. */
  readonly time: number;
  /** Megabytes of JavaScript heap. */
  readonly memory: number;
  readonly pages: number;
}

export const PDF_LIMITS: PdfLimits = { time: 90_000, memory: 512, pages: 2000 };

/**
 * What the worker runs. It stands here as text so that it is the same under tests, where sources are not compiled; it only
 * calls the library and hands over what comes out.
 */
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

type Answer = { readonly content: PdfContent } | { readonly error: string; readonly reason: string };

/**
 * The text of a PDF with its places, parsed in a thread of its own: what it breaks or fills ends with that thread.
 * @throws InputFailure
 */
export function readPdfContent(bytes: Uint8Array, limits: PdfLimits = PDF_LIMITS): Promise<PdfContent> {
  const library = pathToFileURL(createRequire(import.meta.url).resolve('unpdf')).href;
  return new Promise((done, fail) => {
    const worker = new Worker(PROGRAM, {
      eval: true,
      workerData: { module: library, bytes: new Uint8Array(bytes), most: limits.pages },
      resourceLimits: { maxOldGenerationSizeMb: limits.memory },
      env: {},
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => {
      const seconds = Math.round(limits.time / 1000);
      finish(() => fail(new InputFailure('too-large', `takes more than ${seconds} seconds to read`, SPLIT)));
    }, limits.time);
    let isOver = false;
    function finish(action: () => void): void {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      action();
      void worker.terminate();
    }
    worker.on('message', (answer: Answer) => {
      finish(() => ('content' in answer ? done(answer.content) : fail(failureOf(answer))));
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const problem = memory
        ? `takes more than ${limits.memory} MB of memory to read`
        : `breaks what reads it (${error.message.slice(0, 80)})`;
      finish(() => fail(new InputFailure(memory ? 'too-large' : 'unreadable', problem, SPLIT)));
    });
    worker.on('exit', () => {
      finish(() => fail(new InputFailure('unreadable', 'breaks what reads it', SPLIT)));
    });
  });
}

const SPLIT = 'give the pages you want as a PDF of their own, or their text as .txt';

function failureOf({ error, reason }: { readonly error: string; readonly reason: string }): InputFailure {
  if (error === 'PasswordException')
    return new InputFailure('encrypted', 'is locked with a password', 'save it without one');
  return new InputFailure(
    'unreadable',
    `is a damaged PDF (${reason.replace(/\s+/g, ' ').slice(0, 80)})`,
    'get it again, or print it to a new PDF',
  );
}
