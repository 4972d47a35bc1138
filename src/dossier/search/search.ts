import type { Catalogue } from '../catalogue.ts';
import type { ClaimsView } from '../claims-view.ts';
import { keyOf } from '../columns.ts';
import { type Engine, quoted } from '../engine.ts';
import type { ClaimFilter } from '../filter.ts';
import type { StoredClaim } from '../record.ts';
import { type Texts, placeKey } from '../texts.ts';
import { daysOf } from './days.ts';
import { claimTerms } from './entry-terms.ts';
import { type SegmentIndex, evaluate, evaluateClaims } from './evaluate.ts';
import { type Plan, lookedUp, planOf } from './expand.ts';
import { type FilterPlan, filterPlan } from './filter-plan.ts';
import { type Highlight, highlightsOf } from './highlight.ts';
import {
  type PageDocument,
  type PageStart,
  type SegmentChoice,
  eachDocument,
  isAfter,
  nextDocuments,
} from './newest.ts';
import { KeptLists } from './kept-lists.ts';
import { parseQuery } from './parse-query.ts';
import { type DocumentColumns, DocumentTable, NO_DAY, TermTable } from './segment-indexes.ts';
import { PLACES } from './sets.ts';
import { fold } from './term-list.ts';
import { TopList } from './top-list.ts';

export interface SearchOptions {
  /** Hits to give; 20 without it. */
  readonly limit?: number;
  /** Hits to step over. */
  readonly offset?: number;
  /** Ids of the claims whose story has a status (`contested`); reviews' own (`accepted`, `rejected`, `corrected`) are known here. */
  readonly withStatus?: (status: string) => Promise<readonly string[]>;
}

/** A sentence that answers a question. */
export interface SearchHit {
  readonly article: string;
  readonly title: string | undefined;
  readonly outlet: string | undefined;
  readonly published: string | undefined;
  readonly lang: string;
  /** Number of the sentence in its article. */
  readonly sentence: number;
  /** Offsets of the sentence in the article's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Offsets into `text` of what was asked. */
  readonly highlights: readonly Highlight[];
  /** Only to compare hits of one question with. */
  readonly score: number;
  /** Claims of the sentence, reviews applied, rejected ones left out. */
  readonly claims: readonly StoredClaim[];
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** Sentences that answer. */
  readonly total: number;
}

/** BM25 over sentences; every word counts once in a sentence, so that only its length matters. Robertson & Zaragoza 2009. */
const K1 = 1.2;
const B = 0.75;
/** Words of a sentence of middling length. */
const USUAL_WORDS = 20;
/** Best by their words before length is looked at, beyond those that are asked for. */
const CANDIDATES = 60;

interface Candidate {
  readonly segment: number;
  readonly sentence: number;
  readonly doc: number;
  readonly score: number;
}

/** Answers questions about the segments of one catalogue. */
export class Searcher {
  readonly #engine: Engine;
  readonly #catalogue: Catalogue;
  readonly #claims: ClaimsView;
  readonly #texts: Texts;
  readonly #kept = new KeptLists();
  #documents: DocumentTable | undefined;
  #reviewed: ReviewedTerms | undefined;

  constructor(engine: Engine, catalogue: Catalogue, claims: ClaimsView, texts: Texts) {
    this.#engine = engine;
    this.#catalogue = catalogue;
    this.#claims = claims;
    this.#texts = texts;
  }

  /** @throws BreuklijnError `usage` when the question cannot be read */
  async search(question: string, options: SearchOptions = {}): Promise<SearchResult> {
    const plan = planOf(parseQuery(question));
    if (this.#catalogue.segments.length === 0) return { hits: [], total: 0 };
    const documents = (this.#documents ??= await DocumentTable.load(this.#engine, this.#catalogue));
    const reviewed = (this.#reviewed ??= await reviewedTerms(this.#claims, documents));
    const { terms, prefixes } = lookedUp(plan);
    const table = await TermTable.load(this.#engine, this.#catalogue, this.#kept, terms, prefixes);
    const statuses = await this.#statuses(plan, documents, options);
    const { limit = 20, offset = 0 } = options;
    const top = new TopList(limit + offset + CANDIDATES);
    let total = 0;
    for (const [segment, columns] of documents.segments.entries()) {
      const index = this.#indexOf(documents, table, reviewed, segment, statuses);
      const { sentence, score } = evaluate(plan, index);
      let doc = 0;
      for (let i = 0; i < sentence.length; i++) {
        while (doc + 1 < columns.first.length && columns.first[doc + 1] <= sentence[i]) doc++;
        if (columns.hidden[doc] === 1) continue;
        total++;
        top.offer(score[i], columns.day[doc], segment, sentence[i], doc);
      }
    }
    const ranked = (await this.#ranked(top.sorted())).slice(offset, offset + limit);
    return { hits: await this.#hits(ranked, table, terms, prefixes), total };
  }

  /**
   * Claims of a page of the ledger, without asking the database: undefined when the filter asks what terms do not say.
   * @param start where the page begins
   * @returns up to `limit` claims and the place of the last, when there are more
   */
  async page(
    filter: ClaimFilter,
    order: 'newest' | 'oldest',
    limit: number,
    start: PageStart | undefined,
  ): Promise<{ claims: StoredClaim[]; next?: PageStart } | undefined> {
    if (this.#catalogue.segments.length === 0) return filterPlan(filter) && { claims: [] };
    const choices = await this.#choices(filter);
    if (choices === undefined) return undefined;
    let total = Infinity;
    if (this.#claims.reviewed.length > 0) {
      total = 0;
      for (const choice of choices) eachDocument(choice, (_doc, claims) => (total += claims));
    }
    // Rejected claims are counted but not shown: where that leaves too few, more are looked for.
    for (let wanted = limit + 1; ; wanted *= 4) {
      const found = nextDocuments(choices, order === 'newest' ? -1 : 1, wanted, start);
      const shown = await this.#shown(found, start, limit + 1);
      const enough = shown.length > limit || wanted > total || this.#claims.reviewed.length === 0;
      if (!enough) continue;
      const claims = shown.slice(0, limit);
      const last = claims.at(-1);
      return {
        claims: claims.map(({ claim }) => claim),
        ...(shown.length > limit && last !== undefined ? { next: last.at } : {}),
      };
    }
  }

  /** How many claims a filter selects; undefined when it asks what terms do not say. */
  async count(filter: ClaimFilter): Promise<number | undefined> {
    if (this.#catalogue.segments.length === 0) return filterPlan(filter) && 0;
    const choices = await this.#choices(filter);
    if (choices === undefined) return undefined;
    let count = 0;
    for (const choice of choices) eachDocument(choice, (_doc, claims) => (count += claims));
    if (choices.some(({ keys }) => keys !== undefined)) return count;
    // Fields leave rejected claims out themselves.
    for await (const { segment, doc } of this.#claims.placed(`judgement = 'rejected'`)) {
      count -= choices[segment].mask[doc];
    }
    return count;
  }

  /** What a filter asks for in each segment; undefined when it asks what terms do not say. */
  async #choices(filter: ClaimFilter): Promise<SegmentChoice[] | undefined> {
    const asked = filterPlan(filter);
    if (asked === undefined) return undefined;
    const { plan, article } = asked;
    const documents = (this.#documents ??= await DocumentTable.load(this.#engine, this.#catalogue));
    const reviewed = (this.#reviewed ??= await reviewedTerms(this.#claims, documents));
    const terms = plan === undefined ? new Set<string>() : lookedUp(plan).terms;
    const table = await TermTable.load(this.#engine, this.#catalogue, this.#kept, terms, new Set());
    const place = article === undefined ? undefined : (await this.#catalogue.places([article])).get(article);
    return documents.segments.map((columns, segment) => {
      const index = this.#indexOf(documents, table, reviewed, segment, new Map());
      const mask = maskOf(documents, columns, asked);
      if (article !== undefined) {
        for (let d = 0; d < mask.length; d++) if (place?.segment !== segment || place.doc !== d) mask[d] = 0;
      }
      return { columns, mask, keys: plan === undefined ? undefined : evaluateClaims(plan, index) };
    });
  }

  /** The first claims of documents in order. */
  async #shown(
    documents: readonly PageDocument[],
    start: PageStart | undefined,
    limit: number,
  ): Promise<{ claim: StoredClaim; at: PageStart }[]> {
    const shown: { claim: StoredClaim; at: PageStart }[] = [];
    for (let from = 0; from < documents.length && shown.length < limit; from += limit) {
      // Read together, and no more of them than can be on the page.
      const some = documents.slice(from, from + limit);
      const articles = await this.#catalogue.articlesAt(some);
      for (const document of some) {
        if (shown.length >= limit) break;
        const article = articles.get(placeKey(document)) ?? '';
        const wanted = document.keys === undefined ? undefined : new Set(document.keys);
        for (const { key, claim } of await this.#claims.ofDocument(document, article)) {
          if (shown.length >= limit) break;
          if (wanted?.has(key) === false || !isAfter(document, key, start)) continue;
          shown.push({ claim, at: { day: document.day, article: document.article, key } });
        }
      }
    }
    return shown;
  }

  #indexOf(
    documents: DocumentTable,
    table: TermTable,
    reviewed: ReviewedTerms,
    segment: number,
    statuses: ReadonlyMap<string, readonly Float64Array[]>,
  ): SegmentIndex {
    return {
      starts: documents.segments[segment],
      postings: (term) => table.postings(segment, term),
      withPrefix: (prefix) => table.withPrefix(segment, prefix),
      claims: (term) =>
        table.claims(segment, term, reviewed.ranges[segment], reviewed.keys[segment].get(term)),
      documents: (field, value) => this.#maskOf(documents, segment, field, value),
      status: (value) => statuses.get(value)?.[segment] ?? new Float64Array(0),
      weight: (term) => weightOf(table.count(term), documents.sentences),
    };
  }

  /** Forgets what reviews changed; to be called when they are applied anew. */
  reviewsChanged(): void {
    this.#reviewed = undefined;
  }

  #maskOf(documents: DocumentTable, segment: number, field: string, value: string): Uint8Array {
    const columns = documents.segments[segment];
    const mask = new Uint8Array(columns.first.length);
    if (field === 'date') {
      const [first, last] = daysOf(value);
      for (let d = 0; d < mask.length; d++)
        mask[d] = columns.day[d] >= first && columns.day[d] <= last ? 1 : 0;
      // A document without a date is before all days, and in no range.
      if (first === -Infinity) for (let d = 0; d < mask.length; d++) if (columns.day[d] < -1e6) mask[d] = 0;
      return mask;
    }
    if (field === 'article') {
      const place = this.#articles.get(value);
      if (place?.segment === segment) mask[place.doc] = 1;
      return mask;
    }
    const names = field === 'outlet' ? documents.outlets : documents.langs;
    const wanted = new Set(
      names.flatMap((name, i) =>
        fold(name) === fold(value) || (field === 'outlet' && fold(name).includes(fold(value))) ? [i] : [],
      ),
    );
    const column = field === 'outlet' ? columns.outlet : columns.lang;
    for (let d = 0; d < mask.length; d++) mask[d] = wanted.has(column[d]) ? 1 : 0;
    return mask;
  }

  #articles = new Map<string, { readonly segment: number; readonly doc: number }>();

  /** Looks up what a plan asks of statuses and single articles. */
  async #statuses(
    plan: Plan,
    documents: DocumentTable,
    { withStatus }: SearchOptions,
  ): Promise<Map<string, Float64Array[]>> {
    const found = new Map<string, Float64Array[]>();
    for (const { field, value } of fieldsOf(plan)) {
      if (field === 'article') this.#articles = await this.#catalogue.places([value]);
      if (field !== 'status') continue;
      const status = value.toLowerCase();
      const where = ['accepted', 'rejected'].includes(status)
        ? `judgement = ${quoted(status)}`
        : status === 'corrected'
          ? 'is_corrected'
          : idsSql((await withStatus?.(status)) ?? []);
      const keys = documents.segments.map((): number[] => []);
      const rows = this.#claims.placed(where);
      for await (const { segment, doc, sentence, nth } of rows) {
        const { first } = documents.segments[segment];
        keys[segment].push((first[doc] + sentence) * PLACES + nth);
      }
      found.set(
        value,
        keys.map((list) => Float64Array.from(list).sort()),
      );
    }
    return found;
  }

  /** With what is said in passing in a long sentence behind. */
  async #ranked(candidates: readonly Candidate[]): Promise<Candidate[]> {
    const ranked: Candidate[] = [];
    for (const candidate of candidates) {
      const words = await this.#texts.wordsOf(candidate.segment, candidate.sentence);
      const length = (K1 + 1) / (1 + K1 * (1 - B + (B * words) / USUAL_WORDS));
      ranked.push({ ...candidate, score: candidate.score * length });
    }
    return ranked.sort((a, b) => b.score - a.score);
  }

  async #hits(
    ranked: readonly Candidate[],
    table: TermTable,
    terms: ReadonlySet<string>,
    prefixes: ReadonlySet<string>,
  ): Promise<SearchHit[]> {
    const texts = await this.#texts.at(ranked);
    const hits: SearchHit[] = [];
    for (const { segment, doc, sentence, score } of ranked) {
      const { first } = this.#column(segment);
      const piece = texts.get(placeKey({ segment, doc }))?.pieces[sentence - first[doc]];
      const record = await this.#catalogue.outline({ segment, doc });
      if (piece === undefined) continue;
      const text = piece.text.slice(piece.start - piece.at, piece.end - piece.at);
      const places = placesOf(table, segment, sentence, terms, prefixes);
      const { id, ...shown } = record;
      hits.push({
        ...shown,
        sentence: piece.number,
        start: piece.start,
        end: piece.end,
        text,
        highlights: highlightsOf(text, record.lang, places),
        score,
        claims: await this.#claims.ofSentence({ segment, doc }, piece.number, record.article, id),
      });
    }
    return hits;
  }

  #column(segment: number): DocumentTable['segments'][number] {
    if (this.#documents === undefined) throw new RangeError('documents are not read');
    return this.#documents.segments[segment];
  }
}

/** Documents that a filter asks for. */
function maskOf(documents: DocumentTable, columns: DocumentColumns, asked: FilterPlan): Uint8Array {
  const { day, lastDay, outlet, lang, hidden } = columns;
  const wantedOutlet = asked.outlet === undefined ? undefined : documents.outlets.indexOf(asked.outlet);
  const wantedLang = asked.lang === undefined ? undefined : documents.langs.indexOf(asked.lang);
  const isDated = asked.since !== -Infinity || asked.until !== Infinity;
  const mask = new Uint8Array(day.length);
  for (let d = 0; d < mask.length; d++) {
    const isWanted =
      hidden[d] === 0 &&
      (wantedOutlet === undefined || (outlet[d] === wantedOutlet && wantedOutlet >= 0)) &&
      (wantedLang === undefined || (lang[d] === wantedLang && wantedLang >= 0)) &&
      (!isDated || (day[d] !== NO_DAY && lastDay[d] >= asked.since && day[d] <= asked.until));
    mask[d] = isWanted ? 1 : 0;
  }
  return mask;
}

/** What reviews changed, for each segment: the keys of reviewed documents, and the claims that now have a term. */
interface ReviewedTerms {
  readonly ranges: readonly (readonly (readonly [number, number])[])[];
  readonly keys: readonly ReadonlyMap<string, Float64Array>[];
}

async function reviewedTerms(view: ClaimsView, documents: DocumentTable): Promise<ReviewedTerms> {
  const ranges = documents.segments.map((): [number, number][] => []);
  const lists = documents.segments.map(() => new Map<string, number[]>());
  for (const { segment, doc } of view.reviewed) {
    const { first, count } = documents.segments[segment];
    ranges[segment].push([first[doc] * PLACES, (first[doc] + count[doc]) * PLACES]);
  }
  if (view.reviewed.length > 0) {
    for await (const found of view.reviewedClaims()) {
      if (found.review?.judgement === 'rejected') continue;
      const { segment, doc } = found.place;
      const key =
        (documents.segments[segment].first[doc] + Math.max(0, found.sentence)) * PLACES +
        Math.min(found.nth, PLACES - 1);
      for (const term of new Set(claimTerms(found.claim))) {
        lists[segment].set(term, [...(lists[segment].get(term) ?? []), key]);
      }
    }
  }
  const keys = lists.map(
    (list) => new Map(Array.from(list, ([term, values]) => [term, Float64Array.from(values).sort()])),
  );
  return { ranges, keys };
}

function placesOf(
  table: TermTable,
  segment: number,
  sentence: number,
  terms: ReadonlySet<string>,
  prefixes: ReadonlySet<string>,
): Set<number> {
  const places = new Set<number>();
  const all = [...terms, ...[...prefixes].flatMap((prefix) => table.withPrefix(segment, prefix))];
  for (const term of all) {
    if (term.includes(':')) continue;
    const postings = table.postings(segment, term);
    if (postings === undefined) continue;
    for (let i = firstAt(postings.sentence, sentence); postings.sentence[i] === sentence; i++) {
      places.add(postings.place[i]);
    }
  }
  return places;
}

/** The first row of a sentence, by bisection. */
function firstAt(sentences: Uint32Array, sentence: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle] < sentence) low = middle + 1;
    else high = middle;
  }
  return low;
}

function weightOf(count: number, sentences: number): number {
  return Math.log(1 + (Math.max(0, sentences - count) + 0.5) / (count + 0.5));
}

function fieldsOf(plan: Plan): { readonly field: string; readonly value: string }[] {
  switch (plan.kind) {
    case 'field':
      return [plan];
    case 'not':
      return fieldsOf(plan.part);
    case 'and':
    case 'or':
      return plan.parts.flatMap(fieldsOf);
    default:
      return [];
  }
}

function idsSql(ids: readonly string[]): string {
  return ids.length === 0 ? 'false' : `key IN (${ids.map((id) => keyOf(id)).join(', ')})`;
}
