import type { Article, InputIssue } from '../article.ts';
import { type Feed, type FeedItem, looksLikeFeed, readFeed } from '../feed.ts';
import { readFragment } from '../read-blocks.ts';
import type { GivenFields } from '../read-text.ts';
import type { TextReader } from './reader.ts';

/** Words of a message that is more than an announcement of an article. */
const WHOLE = 120;

/** Feeds saved as a file: RSS, RDF, Atom and JSON Feed. An article an item. */
export const feedReader: TextReader = {
  name: 'feed',
  extensions: ['.rss', '.atom', '.rdf'],
  shared: ['.xml', '.json'],
  accepts(extension, head) {
    if (this.extensions.includes(extension)) return true;
    return (extension === '' || this.shared?.includes(extension) === true) && looksLikeFeed(head);
  },
  *read(input, text, given) {
    const feed = readFeed(text);
    if (feed === undefined || feed.items.length === 0) {
      const problem = feed === undefined ? 'is no feed that can be read' : 'is a feed without items';
      const remedy = 'save the feed again, or save the pages';
      yield { issue: { code: 'unreadable', input, problem, remedy, fatal: true } };
      return;
    }
    for (const item of feed.items) yield { article: itemArticle(input, feed, item, given.issues) };
  },
};

/** A message of a feed as an article. Where it is only announced, an issue says so. */
export function itemArticle(
  input: string,
  feed: Feed,
  item: FeedItem,
  issues: readonly InputIssue[] = [],
): Article {
  const html = item.content ?? item.summary ?? '';
  const name = `${input}#${item.id}`.slice(0, 500);
  const article = readFragment(name, html, { ...itemFields(feed, item), issues });
  const words = article.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words === 0 || words >= WHOLE || item.url === undefined) return article;
  const summary: InputIssue = {
    code: 'summary',
    input: name,
    problem: 'is only what the feed says of the article',
    remedy: `the article is at ${item.url}`,
    fatal: false,
  };
  return { ...article, issues: [...article.issues, summary] };
}

/** What a feed says of an article. */
export function itemFields(feed: Feed, item: FeedItem): GivenFields {
  return {
    title: item.title,
    published: item.published,
    url: item.url,
    outlet: feed.title,
    lang: feed.lang,
    authors: item.authors,
    section: item.section,
    source: item.source,
  };
}
