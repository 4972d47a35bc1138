import type { BlockKind } from '../../document/index.ts';
import { type DomElement, type DomNode, isElement } from './dom.ts';

/** A block of a page's article: its text, white space collapsed, and what the page's elements say that it is. */
export interface PageBlock {
  readonly text: string;
  readonly kind: BlockKind;
  /** All of it is set in bold. */
  readonly bold: boolean;
  /** Share of its characters inside links. */
  readonly linked: number;
}

const BLOCK = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const SKIPPED = new Set(
  'script style noscript template head svg math iframe object button select textarea input form'.split(' '),
);
const PULL_QUOTE = /\b(?:pull-?quote|streamer|quote-?block|blockquote--pull|uitgelicht-?citaat|pq)\b/i;
const CAPTION = /\b(?:caption|bijschrift|fotobijschrift|img-?caption|wp-caption-text)\b/i;
const CREDIT = /\b(?:credits?|copyright|fotograaf|photographer)\b/i;
const BOILERPLATE =
  /\b(?:lees-?(?:ook|verder|meer)|read-?(?:also|more|next)|related|gerelateerd|newsletter|nieuwsbrief|promo|advert(?:entie|isement)?|share|social|tags?|breadcrumbs?|cookie|consent|paywall|inline-?link|recommended|aanbevolen|carousel|swiper(?:-\w{1,20})?|rail(?:__[\w-]{1,40})?)\b/i;
/** Shown when the mouse is over a word; in the text it would stand in the middle of a sentence. */
const HIDDEN =
  /(?:^|[\s_-])(?:pop-?over|hover-?card|tooltip-?(?:text|content|body)|rollover[\w-]{0,30}block)(?:$|[\s_-])/i;
const BYLINE = /\b(?:byline|author|auteur|meta)\b/i;
const DATE = /\b(?:dateline|timestamp|published|publish-?date|datum)\b/i;

/** What an element does not say and its text does: moments that stand alone, and the number of a picture in a row. */
function kindOfText(kind: BlockKind, text: string, isTime: boolean): BlockKind {
  if (kind !== 'paragraph') return kind;
  if (isTime && text.length <= LONGEST_TIME) return 'date';
  return /^\d{1,3}$/.test(text) ? 'boilerplate' : kind;
}

const LONGEST_TIME = 120;

/** A class name that promises something short does not hold for a long text inside. */
function sized(kind: BlockKind, text: string): BlockKind {
  const most = LONGEST[kind];
  return most !== undefined && text.length > most ? 'paragraph' : kind;
}

const LONGEST: Readonly<Partial<Record<BlockKind, number>>> = {
  byline: 200,
  date: 120,
  credit: 200,
  caption: 800,
  'pull-quote': 500,
  boilerplate: 600,
};

/** Where the walk stands: what the elements around say. */
interface Context {
  readonly kind: BlockKind;
  readonly bold: boolean;
  readonly link: boolean;
  readonly time: boolean;
}

/** The blocks under a node in order of place. The walk keeps its own stack, so depth cannot overflow it. */
export function pageBlocks(root: DomNode): PageBlock[] {
  const blocks: PageBlock[] = [];
  const contexts: Context[] = [{ kind: 'paragraph', bold: false, link: false, time: false }];
  let pieces: string[] = [];
  let length = 0;
  let bold = 0;
  let linked = 0;
  let timed = 0;
  const top = (): Context => contexts[contexts.length - 1];
  const flush = (): void => {
    for (const text of collapse(pieces.join('')).split(/\n{2,}/)) {
      if (text === '') continue;
      blocks.push({
        text,
        kind: kindOfText(sized(top().kind, text), text, length > 0 && timed === length),
        bold: length > 0 && bold === length,
        linked: length === 0 ? 0 : linked / length,
      });
    }
    pieces = [];
    length = bold = linked = timed = 0;
  };
  walk(
    root,
    (node) => {
      if (node.nodeType === 3) {
        const text = node.textContent ?? '';
        const size = text.replace(/\s+/g, '').length;
        pieces.push(text.replace(/\s+/g, ' '));
        length += size;
        if (top().bold) bold += size;
        if (top().link) linked += size;
        if (top().time) timed += size;
        return false;
      }
      if (!isElement(node)) return node.nodeType === 9 || node.nodeType === 11;
      const name = node.localName;
      if (
        SKIPPED.has(name) ||
        HIDDEN.test(node.className) ||
        node.getAttribute('hidden') !== null ||
        node.getAttribute('aria-hidden') === 'true'
      )
        return false;
      if (name === 'br') pieces.push(BREAK);
      if (BLOCK.has(name)) flush();
      contexts.push(contextOf(node, top()));
      return true;
    },
    (node) => {
      if (BLOCK.has(isElement(node) ? node.localName : '')) flush();
      if (isElement(node)) contexts.pop();
    },
  );
  flush();
  return blocks;
}

/** Depth first without recursion. @param enter says whether to go into a node; only then `leave` is called for it */
function walk(root: DomNode, enter: (node: DomNode) => boolean, leave: (node: DomNode) => void): void {
  let node: DomNode | null = root;
  while (node !== null) {
    const inside: boolean = enter(node);
    const child: DomNode | null = inside ? node.firstChild : null;
    if (child !== null) {
      node = child;
      continue;
    }
    if (inside) leave(node);
    while (node !== root && node !== null && node.nextSibling === null) {
      node = node.parentNode;
      if (node !== null) leave(node);
    }
    if (node === root || node === null) return;
    node = node.nextSibling;
  }
}

/** A line break inside a block; two of them end a paragraph, as `<br><br>` does on many pages. */
const BREAK = '\u0001';

function collapse(text: string): string {
  return text
    .split(BREAK)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim();
}

function contextOf(element: DomElement, outer: Context): Context {
  const name = element.localName;
  return {
    kind: kindOf(element, name, outer.kind),
    bold: outer.bold || name === 'b' || name === 'strong' || /^h[1-6]$/.test(name),
    link: outer.link || name === 'a',
    time: outer.time || name === 'time',
  };
}

/** More text than this is no aside, whatever its class names are: they are on wrappers of whole pages too. Code units. */
const LONGEST_ASIDE = 1200;
const MOST_ASIDE_PARAGRAPHS = 5;

/** What class names and id promise, in the words of many sites. */
function markedKind(element: DomElement, name: string): BlockKind | undefined {
  const marks = `${element.className} ${element.id}`;
  if (marks.length < 3) return undefined;
  const kind = kindOfMarks(marks, name);
  if (kind === undefined) return undefined;
  const most = kind === 'boilerplate' ? LONGEST_ASIDE : (LONGEST[kind] ?? LONGEST_ASIDE);
  if ((element.textContent ?? '').length > most * 2) return undefined;
  return kind === 'boilerplate' && [...element.querySelectorAll('p')].length >= MOST_ASIDE_PARAGRAPHS
    ? undefined
    : kind;
}

function kindOfMarks(marks: string, name: string): BlockKind | undefined {
  if (PULL_QUOTE.test(marks)) return 'pull-quote';
  if (CAPTION.test(marks)) return 'caption';
  if (CREDIT.test(marks)) return 'credit';
  if (BOILERPLATE.test(marks) && name !== 'article' && name !== 'main' && name !== 'body')
    return 'boilerplate';
  if (name !== 'p' && name !== 'div' && name !== 'address') return undefined;
  if (DATE.test(marks)) return 'date';
  return BYLINE.test(marks) ? 'byline' : undefined;
}

/** Kinds that hold for all that stands inside. */
const STRONG: ReadonlySet<BlockKind> = new Set(['boilerplate', 'pull-quote', 'caption', 'credit', 'table']);

function kindOf(element: DomElement, name: string, outer: BlockKind): BlockKind {
  if (STRONG.has(outer)) return outer;
  if (!BLOCK.has(name) && name !== 'cite') return outer;
  const marked = markedKind(element, name);
  if (marked !== undefined) return marked;
  if (/^h[1-6]$/.test(name)) return 'heading';
  switch (name) {
    case 'figcaption':
      return 'caption';
    case 'nav':
    case 'footer':
      return 'boilerplate';
    case 'aside':
      return 'boilerplate';
    case 'li':
    case 'dd':
      return 'list-item';
    case 'blockquote':
      return 'quote';
    case 'table':
      return 'table';
    case 'p':
    case 'div':
    case 'section':
    case 'article':
      return outer === 'quote' || outer === 'list-item' || outer === 'byline' || outer === 'date'
        ? outer
        : 'paragraph';
    default:
      return outer;
  }
}
