import { Document, LANGUAGES, type Language } from '../../../src/document/index.ts';

const TOKEN = /\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’][\p{L}\p{N}]+)*|\p{Nd}+(?:[.,:]\p{Nd}+)*|\S/gu;

/**
 * A document with the layers that times and quantities need, cut up by one plain expression: a sentence ends at
 * `. `, `! ` or `? ` before a capital, a block at a blank line.
 */
export function textDocument(text: string, language: Language): Document {
  const starts: number[] = [];
  const ends: number[] = [];
  const sentences: number[] = [];
  const blocks: number[] = [];
  const blockStarts: number[] = [];
  const blockEnds: number[] = [];
  for (const block of text.matchAll(/(?:[^\n]|\n(?!\n))+/gu)) {
    blockStarts.push(block.index);
    blockEnds.push(block.index + block[0].length);
    let fresh = true;
    for (const match of block[0].matchAll(TOKEN)) {
      const start = block.index + match.index;
      const previous = ends.length - 1;
      const closes = previous >= 0 && /^[.!?]$/.test(text.slice(starts[previous], ends[previous]));
      if (fresh || (closes && start > ends[previous] && /^[\p{Lu}\p{N}‘“]/u.test(match[0]))) {
        sentences.push(starts.length);
        blocks.push(blockStarts.length - 1);
      }
      fresh = false;
      starts.push(start);
      ends.push(start + match[0].length);
    }
  }
  return Document.of(text)
    .with('blocks', {
      start: Uint32Array.from(blockStarts),
      end: Uint32Array.from(blockEnds),
      kind: new Uint8Array(blockStarts.length),
      markupStart: new Uint32Array(),
      markupEnd: new Uint32Array(),
    })
    .with('languages', {
      main: language,
      block: new Uint8Array(blockStarts.length).fill(LANGUAGES.indexOf(language)),
    })
    .with('tokens', {
      start: Uint32Array.from(starts),
      end: Uint32Array.from(ends),
      kind: new Uint8Array(starts.length),
    })
    .with('sentences', {
      firstToken: Uint32Array.from([...sentences, starts.length]),
      block: Uint32Array.from(blocks),
    });
}
