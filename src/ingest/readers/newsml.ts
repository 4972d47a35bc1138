import { fragmentBlocks, plainBlock, readBlocks } from '../read-blocks.ts';
import { child, descendants, lineOf, localName, markupOf, parseXml, type XmlElement } from '../xml.ts';
import { readNitf } from './nitf.ts';
import type { ReadResult, TextReader } from './reader.ts';
import type { GivenFields } from '../read-text.ts';

/** NewsML-G2, the envelope of news agencies (iptc.org/standards/newsml-g2), with NITF or XHTML inside. */
export const newsmlReader: TextReader = {
  name: 'newsml',
  extensions: ['.newsml'],
  shared: ['.xml'],
  accepts(extension, head) {
    if (this.extensions.includes(extension)) return true;
    const named = /<(?:\w{1,20}:)?(?:newsItem|newsMessage|packageItem)[\s>]/.test(head.slice(0, 4000));
    return (extension === '' || extension === '.xml') && named;
  },
  *read(input, text, given) {
    const root = parseXml(text);
    const items =
      root === undefined ? [] : localName(root) === 'newsItem' ? [root] : [...descendants(root, 'newsItem')];
    if (items.length === 0) {
      const remedy = 'ask for it again, or give the article as .txt';
      yield {
        issue: { code: 'unreadable', input, problem: 'is NewsML without a text', remedy, fatal: true },
      };
    }
    for (const [i, item] of items.entries())
      yield readItem(
        items.length === 1 ? input : `${input}#${item.attributes['guid'] ?? i + 1}`,
        item,
        given,
      );
  },
};

function readItem(input: string, item: XmlElement, given: GivenFields): ReadResult {
  const meta = child(item, 'itemMeta');
  const about = child(item, 'contentMeta');
  const title = lineOf(child(about, 'headline')) ?? lineOf(child(meta, 'title'));
  const fields: GivenFields = {
    ...given,
    title,
    published:
      lineOf(child(about, 'contentCreated')) ?? lineOf(child(meta, 'firstCreated', 'versionCreated')),
    outlet: nameOf(child(meta, 'provider')),
    source: nameOf(child(about, 'infoSource')),
    lang: child(about, 'language')?.attributes['tag'] ?? item.attributes['xml:lang'],
    authors: [lineOf(child(about, 'by')) ?? nameOf(child(about, 'creator'))].filter(
      (name) => name !== undefined,
    ),
  };
  const content = child(child(item, 'contentSet'), 'inlineXML', 'inlineData');
  const nitf = child(content, 'nitf');
  if (nitf !== undefined) return { article: readNitf(input, nitf, fields) };
  const html = child(content, 'html');
  const body = child(html, 'body') ?? html ?? content;
  const head = title === undefined ? [] : [plainBlock(title, 'title')];
  const blocks = body === undefined ? [] : fragmentBlocks(markupOf(body));
  return { article: readBlocks(input, blocks.length === 0 ? [] : [...head, ...blocks], fields) };
}

/** The name of a party; agencies give a code instead, whose last part is kept. */
function nameOf(party: XmlElement | undefined): string | undefined {
  return (
    lineOf(child(party, 'name')) ??
    party?.attributes['literal'] ??
    party?.attributes['qcode']?.split(':').at(-1)
  );
}
