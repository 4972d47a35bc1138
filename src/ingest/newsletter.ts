import type { PageBlock } from './page/blocks.ts';
import { fragmentBlocks } from './read-blocks.ts';
import { parsePage, textOf } from './page/dom.ts';

/** An article of a newsletter: its headline leads to it. */
export interface LetterArticle {
  readonly title: string;
  readonly url: string;
  readonly blocks: readonly PageBlock[];
}

const LEAST_HEADLINE = 12;
const LONGEST_HEADLINE = 250;
const LEAST_WORDS = 15;
/** Links of more text than this share are no running text. */
const LINKED = 0.6;

/** Blocks of a message. Its tables hold the layout, not figures. */
export function letterBlocks(html: string): PageBlock[] {
  return fragmentBlocks(withoutTables(html));
}

/**
 * The articles of a newsletter: headlines that are links, each with text under it. Fewer than two make no newsletter.
 */
export function letterArticles(html: string): LetterArticle[] {
  const addresses = headlineAddresses(html);
  const articles: { title: string; url: string; blocks: PageBlock[] }[] = [];
  for (const block of letterBlocks(html)) {
    const url = block.text.length <= LONGEST_HEADLINE ? addresses.get(block.text) : undefined;
    const isHeadline = url !== undefined && (block.kind === 'heading' || block.bold || block.linked > LINKED);
    const last = articles.at(-1);
    if (isHeadline && last?.url !== url) articles.push({ title: block.text, url, blocks: [] });
    else if (last !== undefined && !isHeadline && block.linked < LINKED) last.blocks.push(block);
  }
  const whole = articles.filter(({ blocks }) => words(blocks) >= LEAST_WORDS);
  return whole.length < 2 ? [] : whole;
}

function words(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
}

function headlineAddresses(html: string): Map<string, string> {
  const addresses = new Map<string, string>();
  try {
    for (const link of parsePage(`<html><body>${html}</body></html>`).querySelectorAll('a[href]')) {
      const text = textOf(link);
      const href = link.getAttribute('href') ?? '';
      if (text.length >= LEAST_HEADLINE && /^https?:\/\//i.test(href) && !addresses.has(text))
        addresses.set(text, href);
    }
  } catch {
    // A message that is no markup has no articles apart.
  }
  return addresses;
}

function withoutTables(html: string): string {
  return html.replace(/<(\/?)(?:table|tbody|thead|tfoot|tr|td|th|center)\b/gi, '<$1div');
}
