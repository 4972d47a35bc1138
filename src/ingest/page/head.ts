import { headerPieces, isMeta } from '../header-line.ts';
import { isByline, listedKind } from '../known.ts';
import { normalLine } from '../lexicon.ts';
import { findDates, isDateLine } from '../dates.ts';
import type { PageBlock } from './blocks.ts';
import type { PageMetadata } from './metadata.ts';

/** What stands between the heading of a page and its article. Dates are EDTF. */
export interface PageHead {
  readonly authors: readonly string[];
  readonly published?: string;
  readonly modified?: string;
  /** The lead, where the extraction left it out. */
  readonly lead?: PageBlock;
}

/** Blocks after the heading that are looked at. */
const MOST_BLOCKS = 14;
const LONGEST_LINE = 160;
/** A sentence from this length on begins the text. */
const SHORTEST_PARAGRAPH = 60;
const LEAD_LENGTH = { least: 30, most: 700 };
/** So many characters of a description that a block opens with make it the lead. */
const SAME_OPENING = 40;

/**
 * Reads by-line, dates and lead from the blocks between the heading and the article's text: many sites say there what their
 * metadata does not, in a box that the extraction rightly leaves out.
 * @param whole the blocks of the whole page
 * @param article those of the article
 */
export function readHead(
  whole: readonly PageBlock[],
  article: readonly PageBlock[],
  { title, description }: Pick<PageMetadata, 'title' | 'description'>,
): PageHead {
  const taken = new Set(article.map(({ text }) => text));
  const first = whole.findIndex(
    ({ text, kind }) =>
      kind === 'paragraph' && text.length > SHORTEST_PARAGRAPH && isSentence(text) && taken.has(text),
  );
  const heading = title === undefined ? -1 : headingBefore(whole, first, normalLine(title));
  if (heading < 0) {
    const date = dateLineIn(whole.slice(0, first < 0 ? MOST_BLOCKS : first + 1));
    return { authors: [], ...(date === undefined ? {} : { published: date }) };
  }
  const end = Math.min(first < 0 ? whole.length : first, heading + 1 + MOST_BLOCKS);
  const authors: string[] = [];
  let published: string | undefined;
  let modified: string | undefined;
  let lead: PageBlock | undefined;
  for (const block of whole.slice(heading + 1, end)) {
    if (block.kind === 'boilerplate') continue;
    if (isLead(block, description)) {
      if (!taken.has(block.text)) lead ??= block;
      continue;
    }
    const { text } = block;
    if (text.length > LONGEST_LINE || !isHeadLine(block)) continue;
    for (const piece of headerPieces(text)) {
      if (piece.kind === 'author' && !authors.includes(piece.value)) authors.push(piece.value);
      else if (piece.kind === 'published') published ??= piece.value;
      else if (piece.kind === 'modified') modified ??= piece.value;
    }
  }
  published ??= dateLineIn(whole.slice(0, first < 0 ? MOST_BLOCKS : first + 1));
  return {
    authors,
    ...(published === undefined ? {} : { published }),
    ...(modified === undefined ? {} : { modified }),
    ...(lead === undefined ? {} : { lead }),
  };
}

/** The last block before the text that says the title. */
function headingBefore(whole: readonly PageBlock[], first: number, title: string): number {
  for (let i = (first < 0 ? whole.length : first) - 1; i >= 0; i--)
    if (whole[i].text.length < 400 && normalLine(whole[i].text) === title) return i;
  return -1;
}

/** A paragraph of whole sentences; a line under the title that is set as a heading repeats what the text says. */
function isLead({ text, kind, linked, lead }: PageBlock, description: string | undefined): boolean {
  if (kind !== 'paragraph' || !isSentence(text)) return false;
  if (text.length < LEAD_LENGTH.least || text.length > LEAD_LENGTH.most || linked > 0.3) return false;
  if (isMeta(text)) return false;
  const opening = normalLine(text).slice(0, SAME_OPENING);
  return (
    lead === true || (opening.length === SAME_OPENING && normalLine(description ?? '').startsWith(opening))
  );
}

/** The last line of nothing but a date above the text: earlier ones are of the paper and its other articles. */
function dateLineIn(blocks: readonly PageBlock[]): string | undefined {
  for (const { text } of blocks.toReversed()) {
    if (text.length > LONGEST_LINE) continue;
    const dates = findDates(text);
    const day = dates.find(({ value }) => value.length >= 10);
    if (day !== undefined && isDateLine(text, dates)) return day.value;
  }
  return undefined;
}

function isSentence(text: string): boolean {
  return /[.!?…]["'”’)]?$/.test(text);
}

/** A line of names, dates and papers, whether its element says so or its words do. */
function isHeadLine({ text, kind }: PageBlock): boolean {
  if (kind === 'byline' || kind === 'date') return true;
  if ((kind !== 'paragraph' && kind !== 'list-item') || listedKind(text) === 'boilerplate') return false;
  if (isMeta(text) || isDateLine(text, findDates(text))) return true;
  return isByline(text);
}
