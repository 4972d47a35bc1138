import type { Claim } from '../../src/claim/index.ts';
import { LANGUAGES } from '../../src/document/index.ts';
import { readJsonLine } from '../../src/ingest/index.ts';
import type { loadReader } from '../../src/reader.ts';
import type { GoldItem } from './gold.ts';

/** The claims of an item, and how many sentences it has. @param path of its file, which tells the language where the item does not */
export function readItem(
  read: ReturnType<typeof loadReader>,
  item: GoldItem,
  path: string,
): { claims: readonly Claim[]; sentences: number } {
  const lang = item.lang ?? (/(^|[/-])en[-.]/.test(path) ? 'en' : 'nl');
  const line = JSON.stringify({
    id: item.id,
    text: item.text,
    ...(item.published === null || item.published === undefined ? {} : { published: item.published }),
    lang,
  });
  const article = readJsonLine(path, line, 1);
  if (!('article' in article)) throw new Error(`${path}: ${item.id} cannot be read`);
  const language = LANGUAGES.find((candidate) => candidate === lang);
  const result = read({ ...article.article, ...(language === undefined ? {} : { lang: language }) });
  return { claims: result.claims, sentences: result.document.sentenceCount };
}
