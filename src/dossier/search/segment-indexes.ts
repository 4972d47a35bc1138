import type { Catalogue } from '../catalogue.ts';
import { type Engine, quoted } from '../engine.ts';
import { keysOf } from './evaluate.ts';
import { type KeptLists, type SegmentLists, TermList } from './kept-lists.ts';
import type { Postings } from './postings.ts';
import { type DocumentStarts, union } from './sets.ts';

/** Days since 1970 of a document without a date. */
export const NO_DAY: number = -(2 ** 31);
/** Terms that one prefix may stand for. */
const MOST_OF_PREFIX = 200;

/** What is kept of the documents of a segment: numbers only. */
export interface DocumentColumns extends DocumentStarts {
  /** How many claims each has, as it was read. */
  readonly claims: Int32Array;
  /** First and last day of publication since 1970 (of a month or a year where no more is known), or NO_DAY. */
  readonly day: Int32Array;
  readonly lastDay: Int32Array;
  /** Index into `outlets`; -1 without one. */
  readonly outlet: Int32Array;
  /** Index into `langs`. */
  readonly lang: Int32Array;
  /** The first 12 hexadecimal digits of the article's id, to order by. */
  readonly article: Float64Array;
  /** 1 where a later reading hides it. */
  readonly hidden: Uint8Array;
}

/** The documents of all segments in columns, read at the first question. */
export class DocumentTable {
  readonly segments: readonly DocumentColumns[];
  readonly outlets: readonly string[];
  readonly langs: readonly string[];
  /** Sentences of all segments. */
  readonly sentences: number;

  private constructor(
    segments: readonly DocumentColumns[],
    outlets: readonly string[],
    langs: readonly string[],
  ) {
    this.segments = segments;
    this.outlets = outlets;
    this.langs = langs;
    this.sentences = segments.reduce((sum, { count }) => sum + count.reduce((a, b) => a + b, 0), 0);
  }

  static async load(engine: Engine, catalogue: Catalogue): Promise<DocumentTable> {
    const files = catalogue.files('documents').map(quoted).join(', ');
    const values = async (column: string): Promise<string[]> => {
      const found: string[] = [];
      const sql = `SELECT DISTINCT ${column} AS v FROM read_parquet([${files}]) WHERE v IS NOT NULL ORDER BY v`;
      for await (const row of engine.rows(sql)) found.push(String(row['v']));
      return found;
    };
    const outlets = await values('outlet');
    const langs = await values('lang');
    // A map is looked up by hash.
    const code = (words: readonly string[], column: string): string =>
      words.length === 0
        ? '-1::INTEGER'
        : `coalesce(MAP {${words.map((word, i) => `${quoted(word)}: ${i}`).join(', ')}}[${column}], -1)::INTEGER`;
    const day = (date: string): string =>
      `coalesce(epoch(try_cast(${date} AS DATE))::BIGINT // 86400, ${NO_DAY})::INTEGER`;
    const last = `CASE length(published) WHEN 4 THEN try_cast(published || '-12-31' AS DATE)
      WHEN 7 THEN last_day(try_cast(published || '-01' AS DATE)) ELSE try_cast(left(published, 10) AS DATE) END`;
    const segments: DocumentColumns[] = [];
    for (const file of catalogue.files('documents')) {
      const source = `FROM read_parquet(${quoted(file)})`;
      const [first, count, claims, days, lastDay, outlet, lang] = await engine.integers(
        `SELECT first_sentence, sentences, claims, ${day(`left(published || '-01-01', 10)`)}, ${day(last)},
          ${code(outlets, 'outlet')}, ${code(langs, 'lang')} ${source}`,
        7,
      );
      const [article] = await engine.doubles(
        `SELECT ('0x' || left(article, 12))::BIGINT::DOUBLE ${source}`,
        1,
      );
      const hidden = new Uint8Array(first.length);
      segments.push({ first, count, claims, day: days, lastDay, outlet, lang, article, hidden });
    }
    const [segment, doc] = await engine.integers('SELECT segment, doc FROM superseded', 2);
    for (let i = 0; i < segment.length; i++) segments[segment[i]].hidden[doc[i]] = 1;
    return new DocumentTable(segments, outlets, langs);
  }
}

/** Posting lists of some terms in all segments. */
export class TermTable {
  readonly #terms: ReadonlyMap<string, SegmentLists>;

  private constructor(terms: ReadonlyMap<string, SegmentLists>) {
    this.#terms = terms;
  }

  /** @param kept lists of earlier questions about the same segments; what is read is added to them */
  static async load(
    engine: Engine,
    catalogue: Catalogue,
    kept: KeptLists,
    terms: ReadonlySet<string>,
    prefixes: ReadonlySet<string>,
  ): Promise<TermTable> {
    const found = new Map<string, Map<number, TermList>>();
    const files = catalogue.files('postings').map(quoted).join(', ');
    const read = async (where: string, limit: number | undefined): Promise<void> => {
      const rest = limit === undefined ? '' : `ORDER BY term LIMIT ${limit * catalogue.segments.length}`;
      const sql = `SELECT * FROM read_parquet([${files}], filename = true) WHERE ${where} ${rest}`;
      for await (const row of engine.rows(sql)) {
        const term = String(row['term']);
        const lists = found.get(term) ?? new Map<number, TermList>();
        found.set(term, lists);
        const list = new TermList({
          first: Number(row['first']),
          last: Number(row['last']),
          count: Number(row['count']),
          gaps: row['gaps'] as Uint8Array,
          places: row['places'] as Uint8Array,
        });
        lists.set(catalogue.segmentOf(String(row['filename'])), list);
      }
    };
    const known = new Map<string, SegmentLists>();
    for (const term of terms) {
      const lists = kept.get(term);
      if (lists !== undefined) known.set(term, lists);
    }
    const missing = [...terms].filter((term) => !known.has(term));
    if (missing.length > 0) await read(`term IN (${missing.map(quoted).join(', ')})`, undefined);
    for (const term of missing) kept.set(term, found.get(term) ?? new Map<number, TermList>());
    for (const prefix of prefixes) {
      await read(`term >= ${quoted(prefix)} AND term < ${quoted(`${prefix}\u{10FFFF}`)}`, MOST_OF_PREFIX);
    }
    return new TermTable(new Map([...found, ...known]));
  }

  postings(segment: number, term: string): Postings | undefined {
    return this.#terms.get(term)?.get(segment)?.postings;
  }

  withPrefix(segment: number, prefix: string): readonly string[] {
    const terms: string[] = [];
    for (const [term, lists] of this.#terms) {
      if (term.startsWith(prefix) && !term.includes(':') && lists.has(segment)) terms.push(term);
    }
    return terms;
  }

  /** In how many places of the whole dossier a term stands. */
  count(term: string): number {
    let count = 0;
    for (const { packed } of this.#terms.get(term)?.values() ?? []) count += packed.count;
    return count;
  }

  /**
   * Claims that have a field: those of the postings, but for reviewed documents those that the reviews leave. Not to be written to.
   * @param hidden first and last key of each reviewed document of the segment
   */
  claims(
    segment: number,
    term: string,
    hidden: readonly (readonly [number, number])[],
    reviewed: Float64Array | undefined,
  ): Float64Array {
    const list = this.#terms.get(term)?.get(segment);
    let keys = list === undefined ? new Float64Array(0) : list.keys((postings) => keysOf(postings, 0));
    if (hidden.length > 0) {
      keys = keys.filter((key) => !hidden.some(([from, to]) => key >= from && key < to));
    }
    return reviewed === undefined ? keys : union([keys, reviewed]);
  }
}
