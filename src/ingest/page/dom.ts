import { parseHTML } from 'linkedom';

/** The part of the DOM that is used here. The program is compiled without the browser's types. */
export interface DomNode {
  /** 1 element, 3 text, 8 comment, 9 document. */
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly parentNode: DomNode | null;
}

export interface DomElement extends DomNode {
  readonly localName: string;
  readonly id: string;
  readonly className: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  remove(): void;
  appendChild(node: DomNode): DomNode;
  after(node: DomNode): void;
}

export interface DomDocument extends DomElement {
  readonly documentElement: DomElement | null;
  readonly head: DomElement | null;
  readonly body: DomElement | null;
  createElement(name: string): DomElement;
}

/** Elements that have no content and are never closed (html.spec.whatwg.org, void elements). */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements whose end tag may be left out: an open one is closed by the next. */
const IMPLIED = new Set('p li td th tr dt dd option optgroup thead tbody tfoot colgroup rp rt'.split(' '));
const RAW = new Set(['script', 'style', 'textarea', 'title', 'noscript', 'iframe', 'template', 'svg']);

export interface PageSize {
  readonly depth: number;
  readonly tags: number;
}

/**
 * Depth and number of the tags of a page, by one scan: the parser and the extraction take quadratic time in both, so a
 * hostile page has to be known before it is parsed. Stops counting at the limits.
 */
export function pageSize(html: string, most: PageSize): PageSize {
  const stack: string[] = [];
  const open = new Map<string, number>();
  let depth = 0;
  let tags = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const closing = html[at + 1] === '/';
    const name = tagName(html, closing ? at + 2 : at + 1);
    if (name === '') continue;
    tags++;
    if (closing) {
      if ((open.get(name) ?? 0) > 0) {
        let last: string | undefined;
        do {
          last = stack.pop();
          if (last !== undefined) open.set(last, (open.get(last) ?? 1) - 1);
        } while (last !== undefined && last !== name);
      }
    } else if (RAW.has(name)) {
      const end = html.indexOf(`</${name}`, at);
      if (end > 0) at = end;
    } else if (!VOID.has(name) && !(IMPLIED.has(name) && stack[stack.length - 1] === name)) {
      stack.push(name);
      open.set(name, (open.get(name) ?? 0) + 1);
      depth = Math.max(depth, stack.length);
    }
    if (depth > most.depth || tags > most.tags) break;
  }
  return { depth, tags };
}

function tagName(html: string, from: number): string {
  let to = from;
  while (to < from + 30 && /[A-Za-z0-9-]/.test(html[to] ?? '')) to++;
  return /[A-Za-z]/.test(html[from] ?? '') ? html.slice(from, to).toLowerCase() : '';
}

/** Parses a page; `template` goes first, on which the extraction fails. */
export function parsePage(html: string): DomDocument {
  // linkedom's parser takes what stands before the first tag for the document itself.
  const source = /<html[\s>]/i.test(html.slice(0, 5000))
    ? html
    : `<!doctype html><html><body>${html}</body></html>`;
  const { document } = parseHTML(source) as unknown as { document: DomDocument };
  for (const element of document.querySelectorAll('template')) element.remove();
  giveBody(document);
  return document;
}

/** Elements that stand in a head; the first other one begins the body (html.spec.whatwg.org, 13.2.6.4.4). */
const HEAD = new Set('html head title meta link base script style noscript template'.split(' '));

/**
 * Puts the body where the library looks for it, right behind the head: elsewhere it would find none and make an empty one. A page
 * may leave out the tags of its body, or lose them where it is cut through; what would have begun it begins it.
 */
function giveBody(document: DomDocument): void {
  const { documentElement: root, head } = document;
  if (root === null || head === null) return;
  const own = childrenOf(root)
    .filter(isElement)
    .find(({ localName }) => localName === 'body');
  const body = own ?? document.createElement('body');
  if (own === undefined) {
    for (const holder of [head, root]) {
      const children = childrenOf(holder).filter((node) => node !== head);
      const begins = children.findIndex((node) =>
        isElement(node)
          ? !HEAD.has(node.localName)
          : node.nodeType === 3 && /\S/.test(node.textContent ?? ''),
      );
      for (const node of begins < 0 ? [] : children.slice(begins)) body.appendChild(node);
    }
  }
  head.after(body);
}

function childrenOf(node: DomNode): DomNode[] {
  const children: DomNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

/** Elements of these names, in order of place: one walk, where each selector is a walk of its own. */
export function elementsNamed<Name extends string>(
  root: DomNode,
  names: readonly Name[],
): Readonly<Record<Name, DomElement[]>> {
  const found = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, DomElement[]>;
  const wanted = new Map<string, DomElement[]>(names.map((name) => [name, found[name]]));
  let node: DomNode | null = root;
  while (node !== null) {
    if (isElement(node)) wanted.get(node.localName)?.push(node);
    let next: DomNode | null = node.firstChild;
    while (next === null && node !== null && node !== root) {
      next = node.nextSibling;
      if (next === null) node = node.parentNode;
    }
    node = next;
  }
  return found;
}

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === 1;
}

/** Text of a node on one line, without what scripts and styles hold. */
export function textOf(node: DomNode | null | undefined): string {
  return (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
