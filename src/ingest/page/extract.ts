import { Readability } from '@mozilla/readability';
import { type PageBlock, pageBlocks } from './blocks.ts';
import type { DomDocument, DomElement } from './dom.ts';
import type { PageMetadata } from './metadata.ts';

/** An extraction shorter than this is doubted, and other ways are tried. Code units. */
const TOO_SHORT = 250;
const LEAST_PARAGRAPH = 60;

/**
 * The blocks of the article on a page. Readability finds the element that holds it; where it finds little, the paragraphs
 * of the page or the text that the page repeats for search engines stand in, whichever is longest. Changes the document.
 * @param whole the blocks of the whole page
 */
export function articleBlocks(
  document: DomDocument,
  whole: readonly PageBlock[],
  metadata: PageMetadata,
): PageBlock[] {
  const found = readable(document);
  if (sizeOf(found) >= TOO_SHORT) return found;
  const others = [
    whole.filter(
      (block) => block.kind === 'paragraph' && block.text.length >= LEAST_PARAGRAPH && block.linked < 0.5,
    ),
    bodyBlocks(metadata.body),
  ];
  return others.reduce((best, blocks) => (sizeOf(blocks) > sizeOf(best) ? blocks : best), found);
}

function readable(document: DomDocument): PageBlock[] {
  type PageOfReadability = ConstructorParameters<typeof Readability>[0];
  const reader = new Readability<unknown>(document as unknown as PageOfReadability, {
    keepClasses: true,
    charThreshold: TOO_SHORT,
    serializer: (node) => node,
    disableJSONLD: true,
  });
  let content: unknown;
  try {
    content = reader.parse()?.content;
  } catch {
    // A page without a proper body, or one that is cut through, may make it throw: the other ways are left.
    return [];
  }
  return content === null || content === undefined ? [] : pageBlocks(content as DomElement);
}

function bodyBlocks(body: string | undefined): PageBlock[] {
  return (body ?? '')
    .split(/\n+/)
    .map((text) =>
      text
        .replace(/<[^<>]{1,500}>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '')
    .map((text) => ({ text, kind: 'paragraph' as const, bold: false, linked: 0 }));
}

function sizeOf(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, block) => (block.kind === 'boilerplate' ? sum : sum + block.text.length), 0);
}
