import {
  child,
  childrenOf,
  descendants,
  lineOf,
  localName,
  markupOf,
  parseXml,
  rawText,
  type XmlElement,
} from './xml.ts';

/** One message of a feed. Texts are HTML unless they say otherwise. */
export interface FeedItem {
  /** What the feed knows it by: `guid`, `id`, else its address. */
  readonly id: string;
  readonly url?: string;
  readonly title?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly authors: readonly string[];
  readonly section?: string;
  /** Whom it was taken over from (`<source>` of RSS and Atom). */
  readonly source?: string;
  /** The article, or its opening. */
  readonly content?: string;
  readonly summary?: string;
}

export interface Feed {
  readonly title?: string;
  readonly url?: string;
  readonly lang?: string;
  readonly items: readonly FeedItem[];
}

/** Reads RSS (0.9 to 2.0, RDF), Atom or a JSON Feed; undefined when it is none. */
export function readFeed(text: string): Feed | undefined {
  if (/^\s*\{/.test(text)) return readJsonFeed(text);
  const root = parseXml(text);
  if (root === undefined) return undefined;
  const name = localName(root);
  if (name === 'feed') return readAtom(root);
  if (name === 'rss' || name === 'RDF') return readRss(root);
  return undefined;
}

/** Whether a text opens as a feed does. @param head the first characters */
export function looksLikeFeed(head: string): boolean {
  const start = head.slice(0, 4000);
  if (/^\s*\{/.test(start)) return /"version"\s*:\s*"https?:\/\/(?:www\.)?jsonfeed\.org/.test(start);
  return /<(?:[\w-]{1,20}:)?(?:rss|feed|RDF)[\s>]/.test(start) && !/<html[\s>]/i.test(start);
}

function readRss(root: XmlElement): Feed {
  const channel = child(root, 'channel') ?? root;
  // In RDF the items stand beside the channel.
  const items = [...descendants(root, 'item')].map(rssItem);
  return {
    ...some('title', lineOf(child(channel, 'title'))),
    ...some('url', lineOf(child(channel, 'link'))),
    ...some('lang', lineOf(child(channel, 'language'))),
    items: items.filter((item) => item !== undefined),
  };
}

function rssItem(item: XmlElement): FeedItem | undefined {
  const guid = child(item, 'guid');
  const id = lineOf(guid);
  const link = childrenOf(item).find((own) => own.name === 'link');
  const permanent = guid?.attributes['isPermaLink'] !== 'false' && isWeb(id) ? id : undefined;
  const url = address(lineOf(link) ?? item.attributes['rdf:about'] ?? permanent);
  const key = id ?? url ?? lineOf(child(item, 'title'));
  if (key === undefined) return undefined;
  return {
    id: key,
    ...some('url', url),
    ...some('title', plain(lineOf(child(item, 'title')))),
    ...some('published', lineOf(child(item, 'pubDate', 'dc:date', 'published'))),
    ...some('modified', lineOf(child(item, 'atom:updated', 'dcterms:modified'))),
    authors: childrenOf(item)
      .filter((own) => own.name === 'dc:creator' || own.name === 'author')
      .map((own) => rssAuthor(lineOf(own) ?? ''))
      .filter((author) => author !== ''),
    ...some('section', lineOf(child(item, 'category'))),
    ...some('source', lineOf(child(item, 'source', 'dc:source'))),
    ...some('content', contentOf(child(item, 'content:encoded'))),
    ...some('summary', contentOf(child(item, 'description'))),
  };
}

/** `name@host (Name)` is how RSS 2.0 writes an author. */
function rssAuthor(text: string): string {
  const named = /\(([^()]{2,100})\)\s*$/.exec(text);
  if (named !== null) return named[1];
  return text.includes('@') ? '' : text;
}

function readAtom(root: XmlElement): Feed {
  return {
    ...some('title', lineOf(child(root, 'title'))),
    ...some('url', atomLink(root)),
    ...some('lang', root.attributes['xml:lang']),
    items: childrenOf(root)
      .filter((own) => localName(own) === 'entry')
      .map(atomEntry)
      .filter((item) => item !== undefined),
  };
}

function atomEntry(entry: XmlElement): FeedItem | undefined {
  const url = atomLink(entry);
  const id = lineOf(child(entry, 'id')) ?? url;
  if (id === undefined) return undefined;
  const authors = childrenOf(entry)
    .filter((own) => localName(own) === 'author')
    .map((own) => lineOf(child(own, 'name')))
    .filter((name) => name !== undefined);
  return {
    id,
    ...some('url', url),
    ...some('title', plain(lineOf(child(entry, 'title')))),
    ...some('published', lineOf(child(entry, 'published', 'issued', 'updated'))),
    ...some('modified', lineOf(child(entry, 'updated', 'modified'))),
    authors,
    ...some('section', child(entry, 'category')?.attributes['term']),
    ...some('source', lineOf(child(child(entry, 'source'), 'title'))),
    ...some('content', contentOf(child(entry, 'content'))),
    ...some('summary', contentOf(child(entry, 'summary'))),
  };
}

function atomLink(element: XmlElement): string | undefined {
  const links = childrenOf(element).filter((own) => localName(own) === 'link');
  const link = links.find(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate') ?? links[0];
  return address(link?.attributes['href'] ?? undefined);
}

/** Content as HTML: escaped in RSS, markup itself in Atom's `xhtml`, else plain text. */
function contentOf(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const html = childrenOf(element).length > 0 ? markupOf(element) : rawText(element);
  return html.trim() === '' ? undefined : html;
}

type Json = Readonly<Record<string, unknown>>;

function readJsonFeed(text: string): Feed | undefined {
  let feed: unknown;
  try {
    feed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(feed) || !String(feed['version']).includes('jsonfeed.org')) return undefined;
  const items = Array.isArray(feed['items']) ? feed['items'].filter(isObject) : [];
  return {
    ...some('title', stringOf(feed['title'])),
    ...some('url', stringOf(feed['home_page_url'])),
    ...some('lang', stringOf(feed['language'])),
    items: items.map(jsonItem).filter((item) => item !== undefined),
  };
}

function jsonItem(item: Json): FeedItem | undefined {
  const url = address(stringOf(item['url']) ?? stringOf(item['external_url']));
  const id = item['id'] === undefined ? url : String(item['id']);
  if (id === undefined) return undefined;
  const people = Array.isArray(item['authors']) ? item['authors'] : [item['author']];
  const plainText = stringOf(item['content_text']);
  return {
    id,
    ...some('url', url),
    ...some('title', stringOf(item['title'])),
    ...some('published', stringOf(item['date_published'])),
    ...some('modified', stringOf(item['date_modified'])),
    authors: people
      .filter(isObject)
      .map((person) => stringOf(person['name']))
      .filter((name) => name !== undefined),
    ...some(
      'content',
      stringOf(item['content_html']) ?? (plainText === undefined ? undefined : escaped(plainText)),
    ),
    ...some('summary', stringOf(item['summary'])),
  };
}

function escaped(text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<p>${safe.split(/\n\s*\n/).join('</p><p>')}</p>`;
}

/** Titles with markup or entities in them, escaped once too often. */
function plain(text: string | undefined): string | undefined {
  return text
    ?.replace(/<[^<>]{1,200}>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replace(/&#0?39;|&apos;/g, "'")
    .replaceAll('&nbsp;', ' ');
}

function isWeb(text: string | undefined): text is string {
  return text !== undefined && /^https?:\/\//i.test(text);
}

function address(text: string | undefined): string | undefined {
  return isWeb(text?.trim()) ? text?.trim() : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function some<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: string };
}
