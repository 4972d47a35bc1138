import type { BlockKind, BlockLayer } from '../document/index.ts';
import type { Mark, Marked } from './article.ts';
import { BlockBuilder } from './block-builder.ts';
import { toEdtf } from './dates.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { cutAtDates, type HeaderPiece, headerPieces } from './header-line.ts';
import { trimmed, type Unit } from './lines.ts';
import { type Opening, openingOf } from './openings.ts';
import { type Placement, placeUnits } from './placement.ts';
import { isSectionName } from './shape.ts';

/** What was marked in a text. */
export interface MarkUp {
  readonly blocks: BlockLayer;
  readonly title?: Marked<string>;
  readonly published?: Marked<string>;
  readonly modified?: Marked<string>;
  readonly url?: Marked<string>;
  readonly outlet?: Marked<string>;
  readonly authors: readonly Marked<string>[];
  readonly section?: Marked<string>;
  readonly dateline?: Marked<string>;
  readonly lang?: string;
}

export interface MarkUpOptions {
  readonly title?: string | undefined;
  /** The units carry the kinds that a page gave them. */
  readonly hinted: boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Fields = Writable<Omit<MarkUp, 'blocks' | 'authors'>> & { authors: Marked<string>[] };

/** Marks what stands in a text whose units are given. */
export function markUp(text: string, units: readonly Unit[], options: MarkUpOptions): MarkUp {
  const blocks = new BlockBuilder();
  const fields: Fields = { authors: [] };
  const front = options.hinted ? undefined : readFrontMatter(text);
  if (front !== undefined) markFrontMatter(text, front, blocks, fields);
  const rest = front === undefined ? units : units.filter((unit) => unit.start > front.close.start);
  const title = options.title ?? fields.title?.value;
  const placement = placeUnits(rest, { title, hinted: options.hinted });
  let firstParagraph = true;
  for (let i = 0; i < rest.length; i++) {
    const unit = rest[i];
    const kind = placement.kinds[i];
    if (kind === 'paragraph') {
      markParagraph(text, unit, firstParagraph, blocks, fields);
      firstParagraph = false;
    } else {
      markOther(text, unit, kind, blocks, fields, whereIs(i, placement));
    }
    blocks.addMarkup(unit.markup);
  }
  const { authors, ...others } = fields;
  return {
    blocks: blocks.build(),
    ...others,
    authors: distinct(authors.map((author) => standing(text, author))),
  };
}

/** Above, in or below the running text. */
type Where = 'head' | 'body' | 'foot';

function whereIs(index: number, placement: Placement): Where {
  if (placement.bodyEnd === 0 || index < placement.bodyStart) return 'head';
  return index >= placement.bodyEnd ? 'foot' : 'body';
}

function markParagraph(text: string, unit: Unit, first: boolean, blocks: BlockBuilder, fields: Fields): void {
  const opening: Opening | undefined = openingOf(unit, text, first);
  if (opening === undefined) {
    blocks.add(unit.start, unit.end, 'paragraph');
    return;
  }
  const cut = cutAt(text, unit, opening.end);
  const head = trimmed(text, unit.start, cut);
  blocks.add(head.start, head.end, opening.kind === 'date' ? 'date' : 'label');
  const rest = trimmed(text, cut, unit.end);
  blocks.add(rest.start, rest.end, 'paragraph');
  if (opening.date !== undefined) {
    const { value, start, end, role } = opening.date;
    fields[role ?? 'published'] ??= { value, mark: { start: unit.offset(start), end: unit.offset(end) } };
  } else if (opening.kind === 'dateline') {
    const shown = unit.plain.slice(0, opening.end).replace(/[\s:–—-]{1,5}$/, '');
    fields.dateline ??= { value: shown, mark: markOf(unit, 0, shown.length) };
  }
}

/** Where a paragraph is cut: behind closing marks (`**`) of the opening, before those of the sentence. */
function cutAt(text: string, unit: Unit, plainEnd: number): number {
  const from = unit.offset(plainEnd - 1) + 1;
  const to = unit.offset(plainEnd);
  let cut = from;
  for (let m = 0; m < unit.markup.length; m += 2) {
    const [start, end] = [unit.markup[m], unit.markup[m + 1]];
    if (start >= cut && end <= to && /\s|^$/.test(text.slice(end, end + 1))) cut = end;
  }
  return cut;
}

function markOther(
  text: string,
  unit: Unit,
  kind: BlockKind,
  blocks: BlockBuilder,
  fields: Fields,
  where: Where,
): void {
  const whole: Mark = markOf(unit, 0, unit.plain.length);
  switch (kind) {
    case 'title':
      fields.title ??= { value: unit.plain, mark: whole };
      break;
    case 'section':
      if (where !== 'body' && (fields.section === undefined || !isSectionName(fields.section.value))) {
        fields.section = { value: unit.plain, mark: whole };
      }
      break;
    case 'url':
      markUrl(unit, fields, whole, where);
      break;
    case 'date':
    case 'byline':
      if (markPieces(text, unit, kind, blocks, fields, where)) return;
      break;
  }
  blocks.add(unit.start, unit.end, kind);
}

function markUrl(unit: Unit, fields: Fields, mark: Mark, where: Where): void {
  if (where === 'body') return;
  const value = unit.plain.replace(/^<|>$/g, '');
  const host = hostOf(value);
  if (host === undefined) return;
  fields.url ??= { value, mark };
}

/** Host of an address without `www.`; undefined when it is no address. */
export function hostOf(address: string): string | undefined {
  const match = /^(?:https?:\/\/)?(?:www\.)?([^\s/:?#@]{3,253})/i.exec(address);
  return match !== null && match[1].includes('.') ? match[1].toLowerCase() : undefined;
}

/**
 * Authors, paper and dates of a line. A by-line that holds a date is cut in two or three.
 * @returns whether the blocks were added
 */
function markPieces(
  text: string,
  unit: Unit,
  kind: 'date' | 'byline',
  blocks: BlockBuilder,
  fields: Fields,
  where: Where,
): boolean {
  const dates: HeaderPiece[] = [];
  for (const piece of headerPieces(unit.plain)) {
    const mark = markOf(unit, piece.start, piece.end);
    const found: Marked<string> = { value: piece.value, mark };
    switch (piece.kind) {
      case 'author':
        fields.authors.push(found);
        break;
      case 'outlet':
        fields.outlet ??= found;
        break;
      case 'section':
        fields.section ??= found;
        break;
      case 'published':
      case 'modified':
        // A date on a line of its own between two paragraphs is not the article's.
        if (where !== 'body') fields[piece.kind] ??= found;
        if (kind === 'byline') dates.push(piece);
        break;
      case 'other':
        break;
    }
  }
  if (dates.length === 0) return false;
  for (const segment of cutAtDates(unit, dates)) {
    const { start, end } = trimmed(text, segment.start, segment.end);
    blocks.add(start, end, segment.kind);
  }
  return true;
}

function markFrontMatter(text: string, front: FrontMatter, blocks: BlockBuilder, fields: Fields): void {
  blocks.add(front.open.start, front.open.end, 'rule');
  for (const line of front.lines) {
    const value = text.slice(line.valueStart, line.valueEnd);
    const mark = { start: line.valueStart, end: line.valueEnd };
    blocks.add(line.start, line.end, kindOfField(line.field));
    if (line.valueStart > line.start) blocks.addMarkup([line.start, line.valueStart]);
    if (line.valueEnd < line.end && line.valueEnd > line.valueStart)
      blocks.addMarkup([line.valueEnd, line.end]);
    if (value === '') continue;
    switch (line.field) {
      case 'author':
        for (const piece of headerPieces(value)) {
          const at = { start: mark.start + piece.start, end: mark.start + piece.end };
          if (piece.kind === 'author') fields.authors.push({ value: piece.value, mark: at });
        }
        break;
      case 'published':
      case 'modified': {
        const date = toEdtf(value);
        if (date !== undefined) fields[line.field] ??= { value: date, mark };
        break;
      }
      case 'title':
      case 'url':
      case 'outlet':
      case 'section':
        fields[line.field] ??= { value, mark };
        break;
      case 'lang':
        fields.lang ??= value;
        break;
      default:
        break;
    }
  }
  blocks.add(front.close.start, front.close.end, 'rule');
}

function kindOfField(field: string | undefined): BlockKind {
  switch (field) {
    case 'title':
    case 'url':
    case 'section':
      return field;
    case 'author':
    case 'outlet':
      return 'byline';
    case 'published':
    case 'modified':
      return 'date';
    default:
      return 'boilerplate';
  }
}

/** The stretch of text that a stretch of a unit's plain text stands for. */
function markOf(unit: Unit, from: number, to: number): Mark {
  return { start: unit.offset(from), end: to === from ? unit.offset(from) : unit.offset(to - 1) + 1 };
}

/** A name with markup in the middle does not stand in the text as it is: it has no mark. */
function standing(text: string, author: Marked<string>): Marked<string> {
  const { value, mark } = author;
  return mark === undefined || text.slice(mark.start, mark.end) === value ? author : { value };
}

function distinct(authors: readonly Marked<string>[]): Marked<string>[] {
  const seen = new Set<string>();
  return authors.filter((author) => {
    const key = author.value.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
