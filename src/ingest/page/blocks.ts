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
  /** The page calls it the lead or subtitle of the article. */
  readonly lead?: boolean;
  /** A note on the article, or what readers say, by its class name. */
  readonly noted?: boolean;
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
/** Custom elements that are no text: players, buttons. */
const CUSTOM = /(?:^|-)(?:player|share|sharing|ad|ads|consent|newsletter)(?:-|$)/;
/** About the author, notes below the text, and what readers are asked or say. */
const NOTES =
  /(?:^|[\s_-])(?:(?:author|auteur)-?(?:bio|info|box)|bio-?box|about-?(?:the-?)?author|over-?de-?auteur|footnotes?|disclaimer|poll|subscribe)(?:$|[\s_-])/i;
const COMMENTS =
  /(?:^|\s)(?:comments?|comment-(?:content|body|list|text)|reacties?|reactie-(?:tekst|lijst)|discussion)(?:\s|$)/i;
const LEAD =
  /(?:^|[\s_-])(?:intro(?:duction)?|inleiding|lead|lede|standfirst|sub-?head(?:line|ing)?|sub-?title|ondertitel|chapeau|deck|dek)(?:$|[\s_-])/i;
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
  readonly lead: boolean;
  readonly noted: boolean;
}

/** The blocks under a node in order of place. The walk keeps its own stack, so depth cannot overflow it. */
export function pageBlocks(root: DomNode): PageBlock[] {
  const blocks: PageBlock[] = [];
  const contexts: Context[] = [
    { kind: 'paragraph', bold: false, link: false, time: false, lead: false, noted: false },
  ];
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
        ...(top().lead ? { lead: true } : {}),
        ...(top().noted ? { noted: true } : {}),
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
        const size = lettersIn(text);
        pieces.push(size === 0 && text !== '' ? ' ' : text.replace(/\s+/g, ' '));
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
        HIDDEN.test(classOf(node)) ||
        node.getAttribute('hidden') !== null ||
        node.getAttribute('aria-hidden') === 'true'
      )
        return false;
      if (name === 'br') pieces.push(BREAK);
      if (BLOCK.has(name) || (length > 0 && length < LONGEST_APART && standsApart(node, name, pieces)))
        flush();
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

/** The attribute as it stands: the library's `className` makes a set of it first. */
function classOf(element: DomElement): string {
  return element.getAttribute('class') ?? '';
}

/** Code units that are no white space. */
function lettersIn(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x20 && (code < 0xa0 || !/\s/.test(text[i]))) count++;
  }
  return count;
}

function contextOf(element: DomElement, outer: Context): Context {
  const name = element.localName;
  const kind = kindOf(element, name, outer.kind);
  return {
    kind,
    noted: outer.noted || (kind === 'boilerplate' && outer.kind !== kind && isNote(marksOf(element))),
    bold: outer.bold || name === 'b' || name === 'strong' || /^h[1-6]$/.test(name),
    link: outer.link || name === 'a',
    time: outer.time || name === 'time',
    lead: outer.lead || (BLOCK.has(name) && LEAD.test(classOf(element))),
  };
}

/**
 * Whether an inline element begins a line of its own: `<div><span>Lies Maan</span><time>Today</time></div>` is set apart by the
 * style sheet alone. So it is where nothing but elements stands in a box that is no heading, and two words touch. (The
 * extraction makes paragraphs of boxes.)
 */
function standsApart(element: DomElement, name: string, pieces: readonly string[]): boolean {
  if (!INLINE_BOX.has(name) || !/[\p{L}\p{N}.!?]$/u.test(pieces[pieces.length - 1] ?? '')) return false;
  const parent = element.parentNode;
  if (parent === null || !isElement(parent) || !BOX.has(parent.localName)) return false;
  for (let node = parent.firstChild; node !== null; node = node.nextSibling)
    if (node.nodeType === 3 && /\S/.test(node.textContent ?? '')) return false;
  return /^[\s]*[\p{Lu}\p{N}©]/u.test(element.textContent ?? '');
}

/** Letters: what is longer is a paragraph whose spaces were lost, not a line of pieces. */
const LONGEST_APART = 80;
const INLINE_BOX = new Set(['span', 'time', 'a', 'strong', 'b']);
const BOX = new Set(['div', 'p', 'section', 'header', 'td', 'time', 'figcaption', 'a']);

/** More text than this is no aside, whatever its class names are: they are on wrappers of whole pages too. Code units. */
const LONGEST_ASIDE = 1200;
const MOST_ASIDE_PARAGRAPHS = 5;

/** What class names and id promise, in the words of many sites. */
function markedKind(element: DomElement, name: string): BlockKind | undefined {
  const marks = marksOf(element);
  const isCustom = name.includes('-');
  if (marks.length < 3 && !isCustom) return undefined;
  const kind = isCustom && CUSTOM.test(name) ? 'boilerplate' : kindOfMarks(marks, name);
  if (kind === undefined) return undefined;
  const most = kind === 'boilerplate' ? LONGEST_ASIDE : (LONGEST[kind] ?? LONGEST_ASIDE);
  if ((element.textContent ?? '').length > most * 2) return undefined;
  return kind === 'boilerplate' && [...element.querySelectorAll('p')].length >= MOST_ASIDE_PARAGRAPHS
    ? undefined
    : kind;
}

function marksOf(element: DomElement): string {
  return `${classOf(element)} ${element.getAttribute('id') ?? ''}`;
}

function isNote(marks: string): boolean {
  return NOTES.test(marks) || COMMENTS.test(marks);
}

function kindOfMarks(marks: string, name: string): BlockKind | undefined {
  if (PULL_QUOTE.test(marks)) return 'pull-quote';
  if (CAPTION.test(marks)) return 'caption';
  if (CREDIT.test(marks)) return 'credit';
  if (BOILERPLATE.test(marks) && name !== 'article' && name !== 'main' && name !== 'body')
    return 'boilerplate';
  if (isNote(marks)) return 'boilerplate';
  if (name !== 'p' && name !== 'div' && name !== 'address') return undefined;
  if (DATE.test(marks)) return 'date';
  return BYLINE.test(marks) ? 'byline' : undefined;
}

/** Kinds that hold for all that stands inside. */
const STRONG: ReadonlySet<BlockKind> = new Set(['boilerplate', 'pull-quote', 'caption', 'credit', 'table']);

function kindOf(element: DomElement, name: string, outer: BlockKind): BlockKind {
  if (STRONG.has(outer)) return outer;
  if (!BLOCK.has(name) && name !== 'cite' && !name.includes('-')) return outer;
  const marked = markedKind(element, name);
  if (marked !== undefined) return marked;
  if (/^h[1-6]$/.test(name) || name === 'summary') return 'heading';
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
