import { parseXml, type XmlElement, childrenOf } from '../ingest/index.ts';

/** A feed that somebody follows. */
export interface Subscription {
  readonly address: string;
  readonly title?: string;
}

/** The feeds of an OPML list, in order, each once; undefined when it is none. */
export function readOpml(text: string): Subscription[] | undefined {
  const root = parseXml(text);
  if (root === undefined || root.name.toLowerCase() !== 'opml') return undefined;
  const found = new Map<string, Subscription>();
  const left: XmlElement[] = [root];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { attributes } = next;
    const address = attributes['xmlUrl'] ?? attributes['xmlurl'] ?? attributes['XMLURL'];
    if (address !== undefined && /^https?:\/\//i.test(address.trim()) && !found.has(address.trim())) {
      const title = attributes['title'] ?? attributes['text'];
      found.set(address.trim(), { address: address.trim(), ...(title === undefined ? {} : { title }) });
    }
    left.push(...childrenOf(next).toReversed());
  }
  return [...found.values()];
}

/** OPML 2.0 of feeds, to be taken elsewhere. */
export function writeOpml(feeds: readonly Subscription[]): string {
  const rows = feeds.map(({ address, title = address }) => {
    const name = escaped(title);
    return `    <outline type="rss" text="${name}" title="${name}" xmlUrl="${escaped(address)}"/>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head><title>Breuklijn</title></head>',
    '  <body>',
    ...rows,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replace(/[\0-\x1f]/g, ' ');
}
