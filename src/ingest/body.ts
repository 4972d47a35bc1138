import { BLOCK_KINDS, type BlockKind } from '../document/index.ts';
import type { Article } from './article.ts';

/** Kinds of blocks that are the article itself; the others are shown as fields or are not its words. */
const OWN: ReadonlySet<BlockKind> = new Set(['paragraph', 'list-item', 'quote', 'heading', 'label', 'table']);

/** The article's own blocks, apart by a blank line. */
export function bodyOf({ text, blocks }: Article): string {
  const parts: string[] = [];
  for (let i = 0; i < blocks.start.length; i++) {
    if (OWN.has(BLOCK_KINDS[blocks.kind[i]])) parts.push(text.slice(blocks.start[i], blocks.end[i]));
  }
  return parts.join('\n\n');
}
