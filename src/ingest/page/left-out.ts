import type { PageBlock } from './blocks.ts';

/** More pictures than this between two ends of an article are a gallery of the page. */
const MOST = 30;
const LONGEST = { caption: 800, 'pull-quote': 500 } as const;
const SHORTEST_QUOTE = 15;

/**
 * Captions and pull-quotes that stand inside an article on its page and that the extraction left out with their pictures and boxes:
 * put back in their places. They are marked as what they are, and no part of the running text.
 * @param whole the blocks of the whole page
 * @param title the article's, as its block says it
 */
export function withLeftOut(
  article: readonly PageBlock[],
  whole: readonly PageBlock[],
  isTitle: (text: string) => boolean,
): readonly PageBlock[] {
  const places = placesIn(article, whole);
  const last = places.findLast((place) => place >= 0) ?? -1;
  const first = places.find((place) => place >= 0) ?? -1;
  if (first < 0) return article;
  const heading = whole.findLastIndex(({ text }, i) => i < first && text.length < 400 && isTitle(text));
  const taken = new Set(article.map(({ text }) => text));
  const found: { readonly at: number; readonly block: PageBlock }[] = [];
  for (let at = heading >= 0 ? heading : first; at < last; at++) {
    const block = leftOut(whole[at], article);
    if (block === undefined || taken.has(block.text)) continue;
    taken.add(block.text);
    found.push({ at, block });
  }
  if (found.length === 0 || found.length > MOST) return article;
  const result: PageBlock[] = [];
  let next = 0;
  article.forEach((block, i) => {
    while (next < found.length && places[i] > found[next].at) result.push(found[next++].block);
    result.push(block);
  });
  return result;
}

/** Where each block of the article stands on the page, -1 where that is not clear. */
function placesIn(article: readonly PageBlock[], whole: readonly PageBlock[]): number[] {
  let from = 0;
  return article.map(({ text }) => {
    const place = whole.findIndex((block, i) => i >= from && block.text === text);
    if (place >= 0) from = place + 1;
    return place;
  });
}

function leftOut(block: PageBlock, article: readonly PageBlock[]): PageBlock | undefined {
  const { text, kind, linked } = block;
  if (linked > 0.5) return undefined;
  if (kind === 'caption') return text.length <= LONGEST.caption ? block : undefined;
  if (kind !== 'pull-quote' && kind !== 'quote') return undefined;
  if (text.length > LONGEST['pull-quote']) return undefined;
  if (kind === 'pull-quote') return block;
  const words = text.replace(/^["'“”‘’«»]|["'“”‘’«».]$/g, '');
  const isRepeated = words.length >= SHORTEST_QUOTE && article.some((own) => own.text.includes(words));
  return isRepeated ? { ...block, kind: 'pull-quote' } : undefined;
}
