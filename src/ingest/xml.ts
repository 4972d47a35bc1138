import { SaxesParser } from 'saxes';

/** An element of an XML document, names without prefix unless one of `PREFIXES`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

const DEEPEST = 200;
const MOST_NODES = 1_000_000;

/**
 * Parses XML into a tree. Entities are those of XML alone: what a DOCTYPE declares is never expanded or fetched. Small
 * faults (an unknown entity, a bare ampersand) are let pass, as feeds are full of them.
 * @returns undefined when it is no XML or larger or deeper than documents are
 */
export function parseXml(text: string): XmlElement | undefined {
  const parser = new SaxesParser({ position: false, fragment: false });
  const root: Open = { name: '', attributes: {}, children: [] };
  const stack: Open[] = [root];
  let nodes = 0;
  const state = { tooMuch: false };
  const addText = (part: string): void => {
    const open = stack[stack.length - 1];
    if (open !== root) open.children.push(part);
  };
  parser.on('error', () => {});
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentag', (tag) => {
    if (++nodes > MOST_NODES || stack.length > DEEPEST) {
      state.tooMuch = true;
      return;
    }
    const attributes: Record<string, string> = {};
    for (const [name, value] of Object.entries(tag.attributes)) attributes[name] = String(value);
    const element: Open = { name: tag.name, attributes, children: [] };
    stack[stack.length - 1].children.push(element);
    stack.push(element);
  });
  parser.on('closetag', () => {
    if (stack.length > 1) stack.pop();
  });
  const source = text.trimStart();
  for (let at = 0; at < source.length && !state.tooMuch; at += 65_536)
    parser.write(source.slice(at, at + 65_536));
  if (state.tooMuch) return undefined;
  try {
    parser.close();
  } catch {
    // It breaks off; what came before counts.
  }
  return root.children.find((child) => typeof child !== 'string');
}

/** Name without its prefix. */
export function localName(element: XmlElement): string {
  return element.name.slice(element.name.indexOf(':') + 1);
}

export function childrenOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** The first child of one of these names, in the order of the names. A name without prefix fits any prefix. */
export function child(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  if (element === undefined) return undefined;
  for (const name of names) {
    const found = childrenOf(element).find((own) => is(own, name));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All elements of a name below, in order of place. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  const left = childrenOf(element).toReversed();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (is(next, name)) yield next;
    left.push(...childrenOf(next).toReversed());
  }
}

function is(element: XmlElement, name: string): boolean {
  return name.includes(':') ? element.name === name : localName(element) === name;
}

/** All text below, white space as it was. */
export function rawText(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  const parts: string[] = [];
  const left: (XmlElement | string)[] = [element];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next === 'string') parts.push(next);
    else left.push(...next.children.toReversed());
  }
  return parts.join('');
}

/** All text below on one line; undefined when there is none. */
export function lineOf(element: XmlElement | undefined): string | undefined {
  const text = rawText(element).replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

/** The element written out again as XHTML without prefixes, for content that is markup itself. */
export function markupOf(element: XmlElement): string {
  const parts: string[] = [];
  const left: (XmlElement | string | { readonly end: string })[] = element.children.toReversed();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next === 'string') parts.push(next.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
    else if ('end' in next) parts.push(`</${next.end}>`);
    else {
      const name = localName(next);
      const href = next.attributes['href'];
      parts.push(`<${name}${href === undefined ? '' : ` href="${href.replaceAll('"', '&quot;')}"`}>`);
      left.push({ end: name }, ...next.children.toReversed());
    }
  }
  return parts.join('');
}
