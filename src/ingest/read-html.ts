import type { BlockKind } from '../document/index.ts';
import type { Article, InputIssue, PageKind } from './article.ts';
import { BlockBuilder } from './block-builder.ts';
import { normalLine } from './lexicon.ts';
import { markUp, type MarkUp } from './mark-up.ts';
import { type PageBlock, pageBlocks } from './page/blocks.ts';
import { type DomElement, elementsNamed, pageSize, parsePage, textOf } from './page/dom.ts';
import { articleBlocks } from './page/extract.ts';
import { type PageHead, readHead } from './page/head.ts';
import { withLeftOut } from './page/left-out.ts';
import { type PageMetadata, readMetadata } from './page/metadata.ts';
import { addressBehindGate, pageKind } from './page/page-kind.ts';
import { SEPARATOR, toUnits } from './read-blocks.ts';
import { type GivenFields, toArticle } from './read-text.ts';

/** Deeper or larger pages are not parsed: the parser takes quadratic time in both. Real pages stay far below. */
const MOST = { depth: 400, tags: 60_000 };
/** A short block with more of its text in links than this is a list of other articles. */
const LINK_DENSE = 0.7;
const LONGEST_LINK_BLOCK = 300;

/**
 * Reads the article on a page. The article's text is its blocks, a blank line apart; metadata of the page go before what
 * stands in the text. A page without an article has its kind and an issue, and no text.
 */
export function readHtml(input: string, html: string, given: GivenFields = {}): Article {
  const size = pageSize(html, MOST);
  if (size.depth > MOST.depth || size.tags > MOST.tags) {
    const what =
      size.depth > MOST.depth
        ? `has more than ${MOST.depth} tags inside each other`
        : `has more than ${MOST.tags} tags`;
    return withoutArticle(input, 'empty', given, {
      code: 'too-large',
      input,
      problem: what,
      remedy: SAVE_AS_TEXT,
      fatal: true,
    });
  }
  try {
    return readPage(input, html, given);
  } catch (cause) {
    // The parser and Readability are not ours: whatever a page makes them throw is about the page.
    const reason = cause instanceof Error ? cause.message : 'unknown';
    return withoutArticle(input, 'empty', given, {
      code: 'no-article',
      input,
      problem: `cannot be read as a page (${reason.slice(0, 80)})`,
      remedy: SAVE_AS_TEXT,
      fatal: true,
    });
  }
}

const SAVE_AS_TEXT = 'copy the article into a .txt file and give that';
const SAVE_IN_BROWSER = 'open it in your browser, save the page and give the file';

function readPage(input: string, html: string, given: GivenFields): Article {
  const document = parsePage(html);
  const elements = elementsNamed(document.documentElement ?? document, [
    'meta',
    'script',
    'title',
    'noscript',
    'button',
  ]);
  const metadata = readMetadata(document, elements);
  const whole = document.body === null ? [] : pageBlocks(document.body);
  const all = allText([...elements.noscript, ...elements.button], whole);
  const pageTitle = textOf(elements.title[0]);
  const scripts = elements.script.filter(
    (script) => script.getAttribute('src') !== null || script.getAttribute('type') === null,
  ).length;
  const found = asMarkedOnPage(articleBlocks(document, whole, metadata), whole);
  const head = readHead(whole, found, metadata);
  const title = metadata.title === undefined ? '' : normalLine(metadata.title);
  const isTitle = (own: string): boolean => title !== '' && normalLine(own) === title;
  const own = withLead(found, head).map((block, i, { length }) => ({
    ...block,
    kind: isAboutAuthor(block.text, i, length, metadata) ? 'byline' : blockKind(block, isTitle),
  }));
  const blocks = withLeftOut(own, whole, isTitle);
  const text = blocks.map((block) => block.text).join(SEPARATOR);
  const body = blocks
    .filter((block) => block.kind !== 'boilerplate')
    .map((block) => block.text)
    .join(SEPARATOR);
  const kind = pageKind({ article: body, all, title: pageTitle, source: html, scripts, metadata });
  const fields = merge(given, metadata);
  if (kind !== 'article' && kind !== 'paywall') {
    return withoutArticle(input, kind, fields, issueOf(kind, input, html));
  }
  const markedUp = withHead(
    markUp(text, toUnits(text, blocks), { title: fields.title, hinted: true }),
    head,
    metadata.dayInAddress,
  );
  const issues = [...(given.issues ?? []), ...(kind === 'paywall' ? [issueOf(kind, input, html)] : [])];
  return { ...toArticle(input, text, withMetadata(markedUp, metadata), fields, issues), kind };
}

/** All that a reader of the page would see, with what it says to those without scripts. */
function allText(apart: readonly DomElement[], whole: readonly PageBlock[]): string {
  return [...whole.map((block) => block.text), ...apart.map(textOf)].join('\n');
}

function blockKind(block: PageBlock, isTitle: (text: string) => boolean): BlockKind {
  if (block.kind !== 'pull-quote' && isTitle(block.text.slice(0, 600))) return 'title';
  const dense = block.linked > LINK_DENSE && block.text.length < LONGEST_LINK_BLOCK;
  if (dense && (block.kind === 'paragraph' || block.kind === 'list-item' || block.kind === 'heading'))
    return 'boilerplate';
  return block.kind;
}

/**
 * The extraction makes paragraphs of boxes and loses what their class names say. What the page marks is taken from the page, where
 * it says so once.
 */
function asMarkedOnPage(blocks: readonly PageBlock[], whole: readonly PageBlock[]): readonly PageBlock[] {
  const kinds = new Map<string, BlockKind | undefined>();
  for (const { text, kind, noted } of whole) {
    const isMarked = MARKED.has(kind) || (kind === 'boilerplate' && noted === true);
    kinds.set(text, kinds.has(text) || !isMarked ? undefined : kind);
  }
  return blocks.map((block) => {
    const kind = kinds.get(block.text);
    return block.kind === 'paragraph' && kind !== undefined ? { ...block, kind } : block;
  });
}

const MARKED: ReadonlySet<BlockKind> = new Set(['pull-quote', 'caption', 'credit', 'byline', 'date']);

/** The lead goes first, under the title, where the extraction left it out. */
function withLead(blocks: readonly PageBlock[], { lead }: PageHead): readonly PageBlock[] {
  if (lead === undefined || blocks.length === 0) return blocks;
  const title = blocks.findIndex((block) => block.kind === 'title');
  return blocks.toSpliced(title + 1, 0, lead);
}

const LONGEST_NOTE = 300;

/** "Imogen Stallard reported from Istanbul": a short paragraph at either end that opens with an author's name. */
function isAboutAuthor(text: string, index: number, count: number, { authors }: PageMetadata): boolean {
  if (text.length > LONGEST_NOTE || (index > 5 && index < count - 2) || count < 4) return false;
  return authors.some(
    (author) =>
      author.includes(' ') && text.startsWith(author) && /^ \p{Ll}/u.test(text.slice(author.length)),
  );
}

/** What stands in the text goes before what stands between heading and text. */
function withHead(marked: MarkUp, { authors, ...head }: PageHead, dayInAddress: string | undefined): MarkUp {
  const published = head.published ?? dayInAddress;
  const { modified } = head;
  return {
    ...marked,
    authors: marked.authors.length > 0 ? marked.authors : authors.map((value) => ({ value })),
    ...(marked.published === undefined && published !== undefined ? { published: { value: published } } : {}),
    ...(marked.modified === undefined && modified !== undefined ? { modified: { value: modified } } : {}),
  };
}

/** What came with the page, e.g. its address, before what the page says. */
function merge(given: GivenFields, metadata: PageMetadata): GivenFields {
  return {
    title: given.title ?? metadata.title,
    published: given.published ?? metadata.published,
    url: given.url ?? metadata.url,
    outlet: given.outlet ?? metadata.outlet,
    lang: given.lang ?? metadata.lang,
    authors: given.authors,
    section: metadata.section ?? given.section,
    source: given.source,
  };
}

function withMetadata(marked: MarkUp, metadata: PageMetadata): MarkUp {
  const authors = metadata.authors.map(
    (value) => marked.authors.find((author) => author.value === value) ?? { value },
  );
  const modified = metadata.modified === undefined ? marked.modified : { value: metadata.modified };
  const section = metadata.section === undefined ? marked.section : { value: metadata.section };
  return {
    ...marked,
    authors: authors.length > 0 ? authors : marked.authors,
    ...(modified === undefined ? {} : { modified }),
    ...(section === undefined ? {} : { section }),
  };
}

function withoutArticle(input: string, kind: PageKind, fields: GivenFields, issue: InputIssue): Article {
  const empty: MarkUp = { blocks: new BlockBuilder().build(), authors: [] };
  const article = toArticle(input, '', empty, fields, [...(fields.issues ?? []), issue]);
  return { ...article, kind };
}

function issueOf(kind: Exclude<PageKind, 'article'>, input: string, html: string): InputIssue {
  const about = (code: InputIssue['code'], problem: string, remedy: string, fatal = true): InputIssue => ({
    code,
    input,
    problem,
    remedy,
    fatal,
  });
  switch (kind) {
    case 'consent-gate': {
      const address = addressBehindGate(html);
      const behind = address === undefined ? '' : `; the article is at ${address}`;
      return about(
        kind,
        `is a consent page, not the article${behind}`,
        `accept or refuse the cookies there: ${SAVE_IN_BROWSER}`,
      );
    }
    case 'paywall':
      return about(
        kind,
        'holds only the opening of the article, the rest is for subscribers',
        `log in first: ${SAVE_IN_BROWSER}`,
        false,
      );
    case 'script-only':
      return about(kind, 'has no text until its scripts run', SAVE_IN_BROWSER);
    case 'not-found':
      return about(
        kind,
        'is an error page: the article is not there',
        'look up where the article stands now',
      );
    case 'empty':
      return about('empty', 'is a page without text', SAVE_IN_BROWSER);
  }
}
