import { runInThread, type ThreadLimits } from './parse-thread.ts';
import { InputFailure } from './source.ts';

/** Start or end of an element that matters, or a piece of text, in the order of the file. */
export type DocxEvent =
  | { readonly open: string; readonly value: string }
  | { readonly close: string }
  | { readonly text: string };

export interface DocxLimits extends ThreadLimits {
  /** Events, each start, end or text one. */
  readonly events: number;
}

export const DOCX_LIMITS: DocxLimits = { time: 30_000, memory: 512, events: 3_000_000 };

const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const { module, xml, names, most } = workerData;
(async () => {
  const { SaxesParser } = await import(module);
  const parser = new SaxesParser({ position: false });
  const wanted = new Set(names);
  const content = [];
  let inText = false;
  const add = (event) => {
    if (content.push(event) > most) throw Object.assign(new Error('too many'), { name: 'TooMany' });
  };
  parser.on('error', () => {});
  parser.on('opentag', ({ name, attributes }) => {
    if (wanted.has(name)) add({ open: name, value: String(attributes['w:val'] ?? '') });
    if (name === 'w:t') inText = true;
  });
  parser.on('closetag', ({ name }) => {
    if (wanted.has(name)) add({ close: name });
    if (name === 'w:t') inText = false;
  });
  parser.on('text', (text) => { if (inText) add({ text }); });
  for (let at = 0; at < xml.length; at += 262144) parser.write(xml.slice(at, at + 262144));
  parentPort.postMessage({ content });
})().catch((error) => parentPort.postMessage({ error: String(error && error.name), reason: String(error && error.message) }));
`;

/**
 * The elements of these names in a part of a word processor's document, with the text of its runs (`w:t`), parsed in a thread of its own.
 * @throws InputFailure
 */
export async function readDocxEvents(
  xml: string,
  names: readonly string[],
  limits: DocxLimits = DOCX_LIMITS,
): Promise<readonly DocxEvent[]> {
  const content = await runInThread(
    {
      program: PROGRAM,
      library: 'saxes',
      data: { xml, names, most: limits.events },
      remedy: 'save its text as .txt',
      failureOf: (error, reason) =>
        error === 'TooMany'
          ? new InputFailure('too-large', 'has more in it than a document has', 'save its text as .txt')
          : new InputFailure(
              'unreadable',
              `is a damaged Word document (${reason.slice(0, 80)})`,
              'save it again as .docx',
            ),
    },
    limits,
  );
  return content as readonly DocxEvent[];
}
