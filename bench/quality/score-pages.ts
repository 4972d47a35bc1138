import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BLOCK_KINDS } from '../../src/document/index.ts';
import { type Article, bodyOf } from '../../src/ingest/index.ts';

/** Precision and recall of words, with the shingles that made the difference. */
export interface TextScore {
  readonly precision: number;
  readonly recall: number;
  readonly extra: readonly string[];
  readonly missing: readonly string[];
}

const SHINGLE = 4;

/**
 * Text against text over shingles of four words, as the article extraction benchmark defines it
 * (github.com/scrapinghub/article-extraction-benchmark).
 */
export function compareTexts(found: string, gold: string): TextScore {
  const ours = shingles(found);
  const theirs = shingles(gold);
  let both = 0;
  const extra: string[] = [];
  const missing: string[] = [];
  for (const [shingle, count] of ours) {
    const common = Math.min(count, theirs.get(shingle) ?? 0);
    both += common;
    if (common < count) extra.push(shingle);
  }
  for (const [shingle, count] of theirs) if ((ours.get(shingle) ?? 0) < count) missing.push(shingle);
  const size = (own: ReadonlyMap<string, number>): number =>
    [...own.values()].reduce((sum, count) => sum + count, 0);
  const [n, m] = [size(ours), size(theirs)];
  if (both === n && both === m) return { precision: 1, recall: 1, extra, missing };
  return { precision: n === 0 ? 0 : both / n, recall: m === 0 ? 0 : both / m, extra, missing };
}

function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  if (tokens.length === 0) return counts;
  for (let i = 0; i < Math.max(1, tokens.length - SHINGLE + 1); i++) {
    const shingle = tokens.slice(i, i + SHINGLE).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

export function f1({ precision, recall }: Pick<TextScore, 'precision' | 'recall'>): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** A page and what a person says stands in it. */
export interface LabelledPage {
  readonly name: string;
  readonly html: string;
  readonly title: string;
  readonly published: string;
  readonly modified?: string;
  /** Undefined where a by-line names a desk and no person. */
  readonly authors?: readonly string[];
  readonly outlet: string;
  readonly kind: string;
  readonly blocks: readonly { readonly kind: string; readonly text: string }[];
}

/** Pages `NAME.html` with their labels `NAME.txt`: lines `field: value`, then blocks `[kind] text`, a blank line apart. */
export function readLabelledPages(folder: string): LabelledPage[] {
  const names = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return names.toSorted().map((file) => {
    const [head, ...blocks] = readFileSync(join(folder, file), 'utf8').trim().split('\n\n');
    const fields = new Map(
      head.split('\n').map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trim()];
      }),
    );
    const field = (name: string): string => fields.get(name) ?? '';
    const authors = field('authors');
    const name = file.slice(0, -'.txt'.length);
    return {
      name,
      html: readFileSync(join(folder, `${name}.html`), 'utf8'),
      title: field('title'),
      published: field('published'),
      ...(field('modified') === '' ? {} : { modified: field('modified') }),
      ...(authors === '?' ? {} : { authors: authors === '' ? [] : authors.split('; ') }),
      outlet: field('outlet'),
      kind: field('kind') === '' ? 'article' : field('kind'),
      blocks: blocks.map((block) => {
        const end = block.indexOf('] ');
        return { kind: block.slice(1, end), text: block.slice(end + 2) };
      }),
    };
  });
}

/** What came out of a page, beside its labels. */
export interface PageScore {
  readonly name: string;
  readonly text: TextScore;
  readonly title: boolean;
  /** The day is right. */
  readonly published: boolean;
  readonly modified: boolean;
  readonly authors: boolean;
  readonly outlet: boolean;
  readonly kind: boolean;
  /** Labelled headings, captions and pull-quotes, and running text, and whether they are marked as that. */
  readonly marks: readonly { readonly kind: string; readonly text: string; readonly found: string }[];
}

const BODY = new Set(['paragraph', 'list-item', 'quote', 'label', 'table']);

/** Running text is one kind here: whether a question in bold is a label or a paragraph is nobody's concern. */
function plainKind(kind: string): string {
  return BODY.has(kind) ? 'paragraph' : kind;
}

export function scorePage(page: LabelledPage, article: Article): PageScore {
  const gold = page.blocks.filter(({ kind }) => BODY.has(kind) || kind === 'heading');
  return {
    name: page.name,
    text: compareTexts(bodyOf(article), gold.map(({ text }) => text).join('\n\n')),
    title: fold(article.title?.value) === fold(page.title),
    published: day(article.published?.value) === day(page.published),
    modified: page.modified === undefined || day(article.modified?.value) === day(page.modified),
    authors: page.authors === undefined || sameNames(page.authors, article),
    outlet: fold(article.outlet?.value) === fold(page.outlet),
    kind: article.kind === page.kind,
    marks: page.blocks
      .filter(({ kind, text }) => kind !== 'title' && kind !== 'table' && text !== '')
      .map(({ kind, text }) => ({
        kind: plainKind(kind),
        text,
        found: kindAt(article, text, plainKind(kind)),
      })),
  };
}

function sameNames(names: readonly string[], { authors }: Article): boolean {
  const found = authors.map(({ value }) => fold(value));
  return found.length === names.length && names.every((name) => found.includes(fold(name)));
}

/** Kind of the block that a labelled block stands in, `none` where it is not in the text; one that repeats the text is a block itself. */
function kindAt({ text, blocks }: Article, wanted: string, kind: string): string {
  const key = fold(wanted);
  let found = 'none';
  for (let i = 0; i < blocks.start.length; i++) {
    const block = fold(text.slice(blocks.start[i], blocks.end[i]));
    const own = plainKind(BLOCK_KINDS[blocks.kind[i]]);
    if (block === key && own === kind) return kind;
    const isPart =
      kind !== 'pull-quote' && (block.includes(key) || (block.length > 30 && key.includes(block)));
    if (found === 'none' && (block === key || isPart)) found = own;
  }
  return found;
}

function day(date: string | undefined): string {
  return (date ?? '').slice(0, 10);
}

function fold(text: string | undefined): string {
  return (text ?? '')
    .toLowerCase()
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}
