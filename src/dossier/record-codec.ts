import type { BlockMark, DocumentRecord } from './record.ts';

/** Keys that have a column of their own in the documents of a segment. */
export const COLUMN_KEYS = [
  'article',
  'id',
  'reader',
  'title',
  'published',
  'outlet',
  'url',
  'lang',
  'sample',
  'input',
  'added',
] as const;
type ColumnKey = (typeof COLUMN_KEYS)[number];

/** A row of the documents of a segment, as far as the record is made of it. */
export type RecordColumns = { readonly [K in ColumnKey]?: unknown } & { readonly record?: unknown };

/** What columns do not hold, as JSON: key order is lost, values are not. Marks become gap, length and kind, three a mark. */
export function packRecord(record: DocumentRecord): string {
  const columns: ReadonlySet<string> = new Set(COLUMN_KEYS);
  const rest = Object.fromEntries(Object.entries(record).filter(([key]) => !columns.has(key)));
  const { marks, title, published, outlet, url, input } = record;
  let last = 0;
  const packed = marks.flatMap(({ start, end, kind, ...more }) => {
    const gap = start - last;
    last = end;
    if (Object.keys(more).length > 0) throw new RangeError('a mark has start, end and kind');
    return [gap, end - start, kind];
  });
  // What UTF-8 cannot carry stands here once more, exactly.
  const exact = Object.entries({ title, published, outlet, url, input }).filter(
    ([, value]) => value !== undefined && /\p{Surrogate}/u.test(value),
  );
  return JSON.stringify({ ...rest, ...Object.fromEntries(exact), marks: packed });
}

export function unpackRecord(row: RecordColumns): DocumentRecord {
  const { marks: packed, ...rest } = JSON.parse(String(row.record)) as Partial<DocumentRecord> & {
    readonly marks: readonly (number | string)[];
  };
  const marks: BlockMark[] = [];
  let last = 0;
  for (let i = 0; i < packed.length; i += 3) {
    const start = last + Number(packed[i]);
    last = start + Number(packed[i + 1]);
    marks.push({ start, end: last, kind: String(packed[i + 2]) });
  }
  const optional: Partial<Record<ColumnKey, string>> = {};
  for (const key of ['title', 'published', 'outlet', 'url', 'added'] as const) {
    const value = row[key];
    if (typeof value === 'string') optional[key] = value;
  }
  return {
    id: String(row.id),
    article: String(row.article),
    reader: String(row.reader),
    input: String(row.input),
    sample: row.sample === true,
    lang: String(row.lang),
    authors: [],
    ...(optional as unknown as Partial<DocumentRecord>),
    ...rest,
    marks,
  };
}
