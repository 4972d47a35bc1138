import type { Article } from '../article.ts';
import { fragmentBlocks, plainBlock, readBlocks } from '../read-blocks.ts';
import type { GivenFields } from '../read-text.ts';
import { child, lineOf, markupOf, parseXml, type XmlElement } from '../xml.ts';
import type { TextReader } from './reader.ts';

/** NITF, the markup of news agencies (iptc.org/standards/nitf). */
export const nitfReader: TextReader = {
  name: 'nitf',
  extensions: ['.nitf'],
  shared: ['.xml'],
  accepts(extension, head) {
    if (this.extensions.includes(extension)) return true;
    return (extension === '' || extension === '.xml') && /<(?:\w{1,20}:)?nitf[\s>]/.test(head.slice(0, 4000));
  },
  *read(input, text, given) {
    const root = parseXml(text);
    if (root === undefined || root.name.replace(/^\w+:/, '') !== 'nitf') {
      const remedy = 'ask for it again, or give the article as .txt';
      yield { issue: { code: 'unreadable', input, problem: 'is no NITF', remedy, fatal: true } };
      return;
    }
    yield { article: readNitf(input, root, given) };
  },
};

/** An article of a `nitf` element. */
export function readNitf(input: string, nitf: XmlElement, given: GivenFields): Article {
  const docdata = child(child(nitf, 'head'), 'docdata');
  const body = child(nitf, 'body');
  const head = child(body, 'body.head');
  const content = child(body, 'body.content');
  const title = lineOf(child(child(head, 'hedline'), 'hl1')) ?? lineOf(child(child(nitf, 'head'), 'title'));
  const dateline = lineOf(child(head, 'dateline'));
  const byline = lineOf(child(head, 'byline'));
  const blocks = [
    ...(title === undefined ? [] : [plainBlock(title, 'title')]),
    ...(byline === undefined ? [] : [plainBlock(byline, 'byline')]),
    ...(dateline === undefined ? [] : [plainBlock(dateline, 'label')]),
    ...(content === undefined ? [] : fragmentBlocks(markupOf(content))),
  ];
  const source = lineOf(child(head, 'distributor'));
  return readBlocks(input, blocks, {
    ...given,
    title: given.title ?? title,
    published:
      given.published ?? child(docdata, 'date.issue', 'date.release')?.attributes['norm'] ?? undefined,
    outlet: given.outlet ?? child(docdata, 'doc.copyright')?.attributes['holder'] ?? undefined,
    source: given.source ?? source,
  });
}
