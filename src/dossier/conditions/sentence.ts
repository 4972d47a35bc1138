import type { Claim, TextSpan } from '../../claim/index.ts';
import type { BlockMark } from '../record.ts';
import type { Telling } from '../stories/index.ts';
import { type Meaning, meaningOf } from './meaning.ts';

/** An article as conditions are looked for in it. */
export interface ConditionSource {
  readonly article: string;
  /** Id of the text. */
  readonly id: string;
  readonly lang: string;
  readonly published?: string | undefined;
  readonly text: string;
  readonly marks: readonly BlockMark[];
  /** In order, offsets into the text. */
  readonly sentences: readonly TextSpan[];
}

/** A sentence of an article with the claims it makes. */
export interface Sentence extends TextSpan {
  readonly article: string;
  readonly document: string;
  readonly lang: string;
  readonly published?: string;
  readonly exact: string;
  readonly claims: readonly Claim[];
  readonly meaning: Meaning;
  /** States and organisations named up to two sentences before. */
  readonly before: readonly string[];
}

const BODY: ReadonlySet<string> = new Set(['paragraph', 'list-item', 'quote']);
/** Sentences back in which those are looked for whom "both countries" means. */
const BACK = 2;

/** The sentences of the bodies of articles, by publication, article and place. */
export function sentencesOf(sources: readonly ConditionSource[], tellings: readonly Telling[]): Sentence[] {
  const claims = new Map<string, Claim[]>();
  for (const { article, claim } of tellings) {
    const list = claims.get(article);
    if (list === undefined) claims.set(article, [claim]);
    else list.push(claim);
  }
  return sources
    .toSorted((a, b) => compare(a.published ?? '~', b.published ?? '~') || compare(a.article, b.article))
    .flatMap((source) => sentencesIn(source, claims.get(source.article) ?? []));
}

function sentencesIn(source: ConditionSource, claims: readonly Claim[]): Sentence[] {
  const { article, id, lang, published, text } = source;
  const body = source.marks.filter(({ kind }) => BODY.has(kind));
  const ordered = claims.toSorted((a, b) => a.selector.start - b.selector.start || (a.id < b.id ? -1 : 1));
  const found: Sentence[] = [];
  for (const { start, end } of source.sentences) {
    if (body.length > 0 && !body.some((block) => block.start <= start && start < block.end)) continue;
    const exact = text.slice(start, end).trim();
    if (exact === '') continue;
    const meaning = meaningOf(exact, lang);
    const before = [...new Set(found.slice(-BACK).flatMap((one) => [...one.meaning.parties]))];
    found.push({
      article,
      document: id,
      lang,
      ...(published === undefined ? {} : { published }),
      start,
      end: start + exact.length,
      exact,
      claims: ordered.filter(({ selector }) => selector.start < end && start < selector.end),
      meaning,
      before,
    });
  }
  return found;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
