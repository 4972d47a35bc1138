import type { Document } from '../../document/index.ts';
import { endTokenOf } from '../quantities/atoms.ts';
import { formatDay, type DayRange } from './calendar.ts';
import { formatEdtf, parsePublished, precisionOf, type TimePrecision } from './edtf.ts';
import type { TimeRelation } from './lexicon.ts';
import type { Tense, TimeMeaning } from './meaning.ts';
import type { Placement, Reference } from './placement.ts';
import { locate, parseDay } from './resolve.ts';
import { kindOf, UNPLACED, type TimeKind } from './scan.ts';
import { timesOfSentence } from './sentence-times.ts';

/** A span of days, YYYY-MM-DD, both included; an open end is absent. */
export interface TimeSpan {
  readonly start?: string;
  readonly end?: string;
}

/** Where an expression lies on the calendar. `start` and `end` are absent where it is open or cannot be known. */
export interface ResolvedTime extends TimeSpan {
  /** ISO 8601-2 (EDTF); absent when nothing is known. */
  readonly edtf?: string;
  readonly precision: TimePrecision;
}

export type TimeAnchor = 'published' | 'absolute' | 'previous' | 'none';

/** A time expression of a text; tokens `firstToken` up to but not including `endToken`, inside one sentence. */
export interface TimeExpression extends ResolvedTime {
  readonly firstToken: number;
  readonly endToken: number;
  readonly sentence: number;
  /** As it stands in the text, the words of the relation included. */
  readonly text: string;
  /** What it is reckoned from. */
  readonly anchored: TimeAnchor;
  readonly relation: TimeRelation;
  readonly kind: TimeKind;
  /** Belongs to a noun and need not be the time of the event: "het akkoord van 2018". */
  readonly attributive: boolean;
  readonly meaning: TimeMeaning;
  /** The direction that the words themselves give, whatever the tense: "komende zondag", "sinds mei". */
  readonly lean?: 'past' | 'future';
}

export interface TimeContext {
  /** Publication date, EDTF (day, month or year) or ISO date and time. */
  readonly published?: string;
  /** Tense of the clause: an undated weekday lies before publication in the past tense, after it in the future. */
  readonly tense?: Tense;
  /** The event that "twee weken later" is counted from. */
  readonly previous?: TimeSpan;
}

/**
 * All time expressions of a document, in order, not overlapping. Each is resolved as in a clause in the past tense unless
 * its own words point elsewhere; `resolve` places it anew for another tense. Expressions counted from the event before
 * take the last date before them in the same or the preceding two sentences, unless they name that event themselves
 * ("een dag nadat …"), which only the caller can place.
 */
export function findTimes(
  document: Document,
  context: Pick<TimeContext, 'published'> = {},
): TimeExpression[] {
  const found: TimeExpression[] = [];
  const { firstToken } = document.layer('sentences');
  let previous: { span: TimeSpan; sentence: number } | undefined;
  for (let sentence = 0; sentence < document.sentenceCount; sentence++) {
    const told = timesOfSentence(document, sentence);
    if (told === undefined) continue;
    const { atoms, mentions } = told;
    for (const mention of mentions) {
      if (UNPLACED.has(mention.meaning.op)) continue;
      const [first, last] = [atoms[mention.firstAtom], atoms[mention.endAtom - 1]];
      const recent =
        previous !== undefined && sentence - previous.sentence <= 2 && mention.meaning.explicit !== 1;
      const near = recent ? previous?.span : undefined;
      const { firstAtom: _, endAtom: __, ...rest } = mention;
      const placed = resolve(rest, { ...context, ...(near === undefined ? {} : { previous: near }) });
      const expression: TimeExpression = {
        firstToken: first.token,
        endToken: endTokenOf(document, last, firstToken[sentence + 1]),
        sentence,
        text: document.text.slice(first.start, last.end),
        ...placed,
        anchored: anchorOf(mention.meaning),
        kind: kindOf(mention.meaning),
        ...rest,
      };
      // Two atoms of one token ("2018-2019") cannot be two expressions.
      if (found.length > 0 && found[found.length - 1].endToken > expression.firstToken) continue;
      found.push(expression);
      if (
        expression.kind === 'date' &&
        !mention.attributive &&
        placed.start !== undefined &&
        placed.end !== undefined
      )
        previous = { span: placed, sentence };
    }
  }
  return found;
}

/**
 * Places an expression for the tense of its clause, the publication date and the event before it.
 * Without a date to reckon from, `start`, `end` and `edtf` are absent and `precision` is what the words could give.
 */
export function resolve(
  expression: Pick<TimeExpression, 'meaning' | 'relation' | 'lean'>,
  context: TimeContext = {},
): ResolvedTime {
  const { meaning, relation } = expression;
  const reference = referenceOf(context.published);
  const tense =
    expression.lean === undefined || relationKeepsTense(expression, context)
      ? (context.tense ?? 'past')
      : expression.lean;
  const previous = toRange(context.previous);
  const placement: Placement = {
    ...(reference === undefined ? {} : { published: reference }),
    tense,
    ...(previous === undefined ? {} : { previous }),
  };
  const range = locate(meaning, placement);
  if (range === undefined) return { precision: naturalPrecision(meaning) };
  // A few hours leave the day certain.
  const sameDay = meaning.unit === 'hour' || meaning.unit === 'minute';
  const approximate = (meaning.approximate === true || meaning.vague === true) && !sameDay;
  return relate(range, relation, reference, tense, meaning, approximate);
}

/** The date read last: all times of an article are reckoned from one. */
let lastDate: { readonly text: string; readonly reference: Reference | undefined } | undefined;

function referenceOf(published: string | undefined): Reference | undefined {
  if (published === undefined) return undefined;
  if (lastDate?.text !== published) lastDate = { text: published, reference: parsePublished(published) };
  return lastDate.reference;
}

/** "Vanaf maandag" leans to the future, but a clause in the past tense overrules it; "komende maandag" stays future. */
function relationKeepsTense(
  { relation, lean }: Pick<TimeExpression, 'relation' | 'lean'>,
  { tense }: TimeContext,
): boolean {
  return tense !== undefined && lean === 'future' && (relation === 'from' || relation === 'within');
}

function relate(
  range: DayRange,
  relation: TimeRelation,
  reference: Reference | undefined,
  tense: Tense,
  meaning: TimeMeaning,
  approximate: boolean,
): ResolvedTime {
  const closed = (start: number, end: number): ResolvedTime => ({
    edtf: formatEdtf({ start, end }, meaning, approximate),
    start: formatDay(start),
    end: formatDay(end),
    precision: precisionOf({ start, end }),
  });
  const here = formatEdtf(range, meaning, approximate);
  const now = reference?.range.end;
  switch (relation) {
    case 'since':
      if (now !== undefined && range.start <= now) return closed(range.start, now);
      return { edtf: `${here}/..`, start: formatDay(range.start), precision: precisionOf(range) };
    case 'until':
      if (now !== undefined && tense !== 'past' && now <= range.end) return closed(now, range.end);
      return { edtf: `../${here}`, end: formatDay(range.end), precision: precisionOf(range) };
    case 'within':
      if (now !== undefined && tense !== 'past' && now <= range.end) return closed(now, range.end);
      return closed(range.start, range.end);
    case 'before': {
      const end = range.start - 1;
      if (now !== undefined && tense !== 'past' && now <= end) return closed(now, end);
      return { edtf: `../${formatDay(end)}`, end: formatDay(end), precision: precisionOf(range) };
    }
    case 'after':
      return {
        edtf: `${formatDay(range.end + 1)}/..`,
        start: formatDay(range.end + 1),
        precision: precisionOf(range),
      };
    case 'from':
      // Begins somewhere in the span; when it ends the text does not say.
      return { ...closed(range.start, range.end), edtf: `${here}/..` };
    case 'at':
      return closed(range.start, range.end);
  }
}

function toRange(span: TimeSpan | undefined): DayRange | undefined {
  if (span?.start === undefined || span.end === undefined) return undefined;
  const range = { start: parseDay(span.start), end: parseDay(span.end) };
  return range.start <= range.end ? range : undefined;
}

function anchorOf(meaning: TimeMeaning): TimeAnchor {
  switch (meaning.op) {
    case 'duration':
    case 'frequency':
      return 'none';
    case 'later':
      return 'previous';
    case 'named':
    case 'year':
    case 'years':
    case 'years-to':
    case 'decade':
      return 'absolute';
    case 'century':
      return meaning.ordinal === undefined ? 'published' : 'absolute';
    case 'range':
      return meaning.to === undefined ? 'none' : anchorOf(meaning.to);
    default:
      return meaning.year === undefined ? 'published' : 'absolute';
  }
}

function naturalPrecision(meaning: TimeMeaning): TimePrecision {
  switch (meaning.op) {
    case 'day':
    case 'weekday':
    case 'weekday-of-week':
    case 'date':
    case 'frequency':
      return 'day';
    case 'month':
      return 'month';
    case 'season':
    case 'quarter':
      return 'season';
    case 'year':
    case 'years':
    case 'years-to':
      return 'year';
    case 'decade':
    case 'century':
      return meaning.op;
    case 'range':
      return meaning.to === undefined ? 'day' : naturalPrecision(meaning.to);
    default:
      return UNIT_PRECISION[meaning.unit ?? 'day'];
  }
}

const UNIT_PRECISION = {
  minute: 'day',
  hour: 'day',
  day: 'day',
  weekend: 'week',
  week: 'week',
  month: 'month',
  quarter: 'season',
  year: 'year',
  decade: 'decade',
  century: 'century',
} as const;
