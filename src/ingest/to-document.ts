import { Document } from '../document/index.ts';
import type { Article } from './article.ts';

/** The article's text with its blocks: what the language layer starts from. */
export function toDocument(article: Article): Document {
  return Document.of(article.text).with('blocks', article.blocks);
}
