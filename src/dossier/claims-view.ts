import type { DuckDBValue } from '@duckdb/node-api';
import { Document } from '../document/index.ts';
import type { Catalogue, DocumentPlace } from './catalogue.ts';
import { type Json, packClaim, unpackClaim } from './claim-codec.ts';
import { CLAIM_COLUMNS, type Cell, type ClaimRow, type Column, SEPARATOR } from './columns.ts';
import { type Engine, quoted } from './engine.ts';
import type { Condition } from './filter.ts';
import type { DocumentRecord, StoredClaim } from './record.ts';
import type { ReviewMark, ReviewedClaim, Reviews } from './reviews/reviews.ts';
import { PLACES } from './search/sets.ts';
import { type Texts, placeKey } from './texts.ts';

/** Claims turned from rows into objects at a time. */
const BATCH = 1000;
const NAMES = CLAIM_COLUMNS.map(({ name }) => `"${name}"`).join(', ');
const REVIEW_COLUMNS = ['judgement', 'is_corrected', 'review', 'packed'] as const;
/** The same for a claim that no review bears on. */
const UNREVIEWED =
  'NULL::VARCHAR AS judgement, false AS is_corrected, NULL::VARCHAR AS review, NULL::VARCHAR AS packed';

interface OverlayRow extends ClaimRow {
  readonly filename: string;
  /** The corrected claim. */
  readonly packed: string;
  readonly reviewed: ReviewedClaim;
}

const OVERLAY_COLUMNS: readonly Column<OverlayRow>[] = [
  ...(CLAIM_COLUMNS as readonly Column<OverlayRow>[]),
  column('filename', 'VARCHAR', ({ filename }) => filename),
  column('packed', 'VARCHAR', ({ packed }) => packed),
  column('judgement', 'VARCHAR', ({ reviewed }) => reviewed.judgement),
  column('is_corrected', 'BOOLEAN', ({ reviewed }) => reviewed.corrected.length > 0),
  column('review', 'VARCHAR', ({ reviewed }) =>
    reviewed.reviews.length === 0 ? undefined : JSON.stringify(markOf(reviewed)),
  ),
];

function column(
  name: string,
  type: Column<OverlayRow>['type'],
  of: (row: OverlayRow) => Cell,
): Column<OverlayRow> {
  return { name, type, of };
}

/** A claim as a query found it, with its place. */
export interface FoundClaim extends StoredClaim {
  readonly place: DocumentPlace;
  readonly published: string | undefined;
  /** Number of the claim in its document. */
  readonly number: number;
  readonly sentence: number;
  /** Which claim of the sentence. */
  readonly nth: number;
}

/**
 * All claims that count, with the reviews applied: the rows of the segments without the documents that reviews bear on, and
 * those documents' claims out of a table in memory.
 */
export class ClaimsView {
  readonly #engine: Engine;
  readonly #catalogue: Catalogue;
  readonly #texts: Texts;
  #reviewed: readonly DocumentPlace[] = [];

  constructor(engine: Engine, catalogue: Catalogue, texts: Texts) {
    this.#engine = engine;
    this.#catalogue = catalogue;
    this.#texts = texts;
  }

  /** Documents whose claims come out of memory. */
  get reviewed(): readonly DocumentPlace[] {
    return this.#reviewed;
  }

  /** Applies reviews from here on. To be called again when segments were added. */
  async apply(reviews: Reviews): Promise<void> {
    this.#reviewed = [];
    await this.#engine.fill('overlay', OVERLAY_COLUMNS, []);
    if (this.#catalogue.segments.length === 0) return;
    const touched = touchedSql(reviews);
    if (touched === undefined) return;
    const base = await this.source();
    const rows: OverlayRow[] = [];
    const places: DocumentPlace[] = [];
    const sql =
      `SELECT * FROM ${base} WHERE (filename, doc) IN (SELECT (filename, doc) FROM ${base} WHERE ${touched}) ` +
      `ORDER BY filename, doc, number`;
    let document: (FoundClaim & RowExtras)[] = [];
    const finish = async (): Promise<void> => {
      const [first] = document;
      if (first === undefined) return;
      places.push(first.place);
      rows.push(...(await this.#overlayRows(document, reviews)));
    };
    for await (const found of this.#found(sql, {})) {
      const [first] = document;
      if (first !== undefined && placeKey(first.place) !== placeKey(found.place)) {
        await finish();
        document = [];
      }
      document.push(found);
    }
    await finish();
    await this.#engine.fill('overlay', OVERLAY_COLUMNS, rows);
    this.#reviewed = places;
  }

  async #overlayRows(found: readonly (FoundClaim & RowExtras)[], reviews: Reviews): Promise<OverlayRow[]> {
    const [{ place, claim: first }] = found;
    const text = (await this.#texts.at([place])).get(placeKey(place))?.text ?? '';
    const reviewed = reviews.apply(
      first.document,
      found.map(({ claim }) => claim),
    );
    return found.map(({ article, published, number, sentence, nth, filename, outlet, lang }, i) => ({
      doc: place.doc,
      number,
      sentence,
      nth,
      // Only what the columns of a claim need.
      record: { article, id: first.document, published, outlet, lang } as unknown as DocumentRecord,
      claim: reviewed[i].claim,
      packed: packClaim(reviewed[i].claim, first.document, text),
      filename,
      reviewed: reviewed[i],
    }));
  }

  /** A FROM clause with the columns of claims, `filename`, `judgement`, `is_corrected` and `review`. */
  async source(): Promise<string> {
    const base =
      `SELECT ${NAMES}, filename, ${UNREVIEWED} ` +
      `FROM ${await this.#catalogue.source('claims', this.#reviewed)}`;
    if (this.#reviewed.length === 0) return `(${base})`;
    return `(${base} UNION ALL SELECT ${NAMES}, filename, ${REVIEW_COLUMNS.join(', ')} FROM overlay)`;
  }

  /** Claims in an order, as objects. @param rest what comes after WHERE and its condition */
  async *select(where: Condition, rest: string): AsyncGenerator<FoundClaim> {
    if (this.#catalogue.segments.length === 0) return;
    const sql = `SELECT * FROM ${await this.source()} WHERE ${where.sql} ${rest}`;
    for await (const { filename: _filename, ...found } of this.#found(sql, where.values)) yield found;
  }

  /** The claims of reviewed documents, rejected ones too, in order. */
  async *reviewedClaims(): AsyncGenerator<FoundClaim> {
    if (this.#reviewed.length === 0) return;
    const sql = `SELECT ${NAMES}, filename, ${REVIEW_COLUMNS.join(', ')} FROM overlay ORDER BY filename, doc, number`;
    for await (const { filename: _filename, ...found } of this.#found(sql, {})) yield found;
  }

  /**
   * The claims of a document in order, rejected ones left out unless all are asked for, each with its key: sentence × 256 + place
   * in the sentence.
   * @param article its id
   */
  async ofDocument(
    place: DocumentPlace,
    article: string,
    review?: 'all',
  ): Promise<{ key: number; claim: StoredClaim }[]> {
    const key = placeKey(place);
    if (this.#reviewed.some((one) => placeKey(one) === key)) {
      const file = this.#catalogue.file(this.#catalogue.segments[place.segment], 'claims');
      const sql =
        `SELECT ${NAMES}, filename, ${REVIEW_COLUMNS.join(', ')} FROM overlay WHERE filename = ${quoted(file)} ` +
        `AND doc = ${place.doc} ${review === 'all' ? '' : `AND judgement IS DISTINCT FROM 'rejected'`} ORDER BY number`;
      const claims: { key: number; claim: StoredClaim }[] = [];
      for await (const { claim, review, sentence, nth } of this.#found(sql, {})) {
        claims.push({
          key: Math.max(0, sentence) * PLACES + Math.min(nth, PLACES - 1),
          claim: { article, claim, ...(review === undefined ? {} : { review }) },
        });
      }
      return claims;
    }
    const text = (await this.#texts.at([place])).get(key);
    if (text === undefined) return [];
    const document = Document.of(text.text).id;
    return text.packed.flatMap((packed, sentence) =>
      packed.map((one, nth) => ({
        key: sentence * PLACES + Math.min(nth, PLACES - 1),
        claim: { article, claim: unpackClaim(one.packed, one.start, document, text.text) },
      })),
    );
  }

  /** The claims of one sentence, rejected ones left out. @param article and `document`: ids of the article and of its text */
  async ofSentence(
    place: DocumentPlace,
    sentence: number,
    article: string,
    document: string,
  ): Promise<StoredClaim[]> {
    const key = placeKey(place);
    if (this.#reviewed.some((one) => placeKey(one) === key)) {
      const file = this.#catalogue.file(this.#catalogue.segments[place.segment], 'claims');
      const sql =
        `SELECT ${NAMES}, filename, ${REVIEW_COLUMNS.join(', ')} FROM overlay WHERE filename = ${quoted(file)} ` +
        `AND doc = ${place.doc} AND sentence = ${sentence} AND judgement IS DISTINCT FROM 'rejected' ORDER BY number`;
      const claims: StoredClaim[] = [];
      for await (const { claim, review } of this.#found(sql, {})) {
        claims.push({ article, claim, ...(review === undefined ? {} : { review }) });
      }
      return claims;
    }
    const text = (await this.#texts.at([place])).get(key);
    return (text?.packed[Math.max(0, sentence)] ?? []).map(({ start, packed }) => ({
      article,
      claim: unpackClaim(packed, start, document, text?.text ?? ''),
    }));
  }

  /** The claims at one place as they were read, without reviews. */
  async *read({ segment, doc }: DocumentPlace): AsyncGenerator<FoundClaim> {
    const file = this.#catalogue.file(this.#catalogue.segments[segment], 'claims');
    const sql = `SELECT *, NULL AS review, NULL AS packed FROM read_parquet(${quoted(file)}, filename = true) WHERE doc = ${doc} ORDER BY number`;
    for await (const { filename: _filename, ...found } of this.#found(sql, {})) yield found;
  }

  /** Where claims stand: their document, sentence, and which claim of the sentence they are. */
  async *placed(
    where: string,
  ): AsyncGenerator<DocumentPlace & { readonly sentence: number; readonly nth: number }> {
    // What reviews say stands in memory: the segments need not be looked through.
    const isReview = /^(?:judgement|is_corrected)\b/.test(where);
    if (isReview && this.#reviewed.length === 0) return;
    const from = isReview ? 'overlay' : await this.source();
    const sql = `SELECT filename, doc, sentence, nth FROM ${from} WHERE ${where}`;
    for await (const row of this.#engine.rows(sql)) {
      yield {
        segment: this.#catalogue.segmentOf(String(row['filename'])),
        doc: Number(row['doc']),
        sentence: Math.max(0, Number(row['sentence'])),
        nth: Math.min(255, Number(row['nth'])),
      };
    }
  }

  async *#found(sql: string, values: Record<string, DuckDBValue>): AsyncGenerator<FoundClaim & RowExtras> {
    let rows: Record<string, unknown>[] = [];
    for await (const row of this.#engine.rows(sql, values)) {
      rows.push(row);
      if (rows.length < BATCH) continue;
      yield* await this.#objects(rows);
      rows = [];
    }
    yield* await this.#objects(rows);
  }

  async #objects(rows: readonly Record<string, unknown>[]): Promise<(FoundClaim & RowExtras)[]> {
    const places = rows.map((row) => ({
      segment: this.#catalogue.segmentOf(String(row['filename'])),
      doc: Number(row['doc']),
    }));
    const texts = await this.#texts.at(places);
    return rows.map((row, i) => {
      const document = texts.get(placeKey(places[i]));
      const sentence = Number(row['sentence']);
      const nth = Number(row['nth']);
      const packed =
        typeof row['packed'] === 'string'
          ? { start: Number(row['start']), packed: JSON.parse(row['packed']) as Json }
          : document?.packed[Math.max(0, sentence)][nth];
      if (document === undefined || packed === undefined)
        throw new RangeError(`no claim at ${placeKey(places[i])}`);
      const claim = unpackClaim(packed.packed, packed.start, String(row['document']), document.text);
      return {
        article: String(row['article']),
        claim,
        place: places[i],
        number: Number(row['number']),
        sentence,
        nth,
        published: maybeString(row['published']),
        outlet: maybeString(row['outlet']),
        lang: maybeString(row['lang']),
        filename: String(row['filename']),
        ...(typeof row['review'] === 'string' ? { review: JSON.parse(row['review']) as ReviewMark } : {}),
      };
    });
  }
}

interface RowExtras {
  readonly filename: string;
  readonly outlet: string | undefined;
  readonly lang: string | undefined;
}

function markOf({ judgement, corrected, reviews }: ReviewedClaim): ReviewMark {
  return { corrected, reviews, ...(judgement === undefined ? {} : { judgement }) };
}

function maybeString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Which claims the reviews bear on, as a condition; undefined when none. */
function touchedSql(reviews: Reviews): string | undefined {
  const parts: string[] = [];
  const documents = [...reviews.documents];
  if (documents.length > 0) parts.push(`document IN (${documents.map(quoted).join(', ')})`);
  for (const word of reviews.renamedActors) {
    for (const field of [
      'actors',
      'actor_names',
      'recipients',
      'recipient_names',
      'speakers',
      'speaker_names',
    ]) {
      parts.push(
        `list_contains(string_split(lower(${field}), ${quoted(SEPARATOR)}), ${quoted(word.toLowerCase())})`,
      );
    }
  }
  return parts.length === 0 ? undefined : parts.join(' OR ');
}
