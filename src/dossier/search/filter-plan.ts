import { CLAIM_TYPES, kindOfType } from '../../claim/index.ts';
import { type ClaimFilter, mayBeId } from '../filter.ts';
import { daysOf } from './days.ts';
import type { ClaimField } from './entry-terms.ts';
import type { Plan } from './expand.ts';
import { FIELD_MARK, fold } from './term-list.ts';

/** A filter as far as posting lists and the columns of documents can say it. */
export interface FilterPlan {
  /** Fields of claims; undefined when there is none among them. */
  readonly plan: Plan | undefined;
  readonly outlet: string | undefined;
  readonly lang: string | undefined;
  /** Days since 1970: the last day of publication is on or after, the first on or before. */
  readonly since: number;
  readonly until: number;
  readonly article: string | undefined;
}

/** Which filters need more than terms and are answered by the database; complete, so that a new one is not passed over. */
const BY_DATABASE: Readonly<Record<keyof ClaimFilter, boolean>> = {
  id: true,
  document: true,
  conditional: true,
  country: true,
  place: true,
  from: true,
  to: true,
  minConfidence: true,
  review: true,
  article: false,
  outlet: false,
  lang: false,
  since: false,
  until: false,
  type: false,
  kind: false,
  mode: false,
  context: false,
  actor: false,
  recipient: false,
  party: false,
  speaker: false,
  stance: false,
  object: false,
  reality: false,
  polarity: false,
  certainty: false,
};
const NAMED = ['actor', 'recipient', 'party', 'speaker'] as const;

/** Undefined when the filter asks what terms do not say. */
export function filterPlan(filter: ClaimFilter): FilterPlan | undefined {
  const names = Object.keys(BY_DATABASE) as (keyof ClaimFilter)[];
  if (names.some((name) => BY_DATABASE[name] && filter[name] !== undefined)) return undefined;
  if (NAMED.some((name) => filter[name] !== undefined && !mayBeId(filter[name] ?? ''))) return undefined;
  const parts: Plan[] = [];
  const add = (field: ClaimField, values: readonly string[]): void => {
    parts.push({ kind: 'claim', terms: values.map((value) => `${field}${FIELD_MARK}${fold(value)}`) });
  };
  for (const field of [
    ...NAMED,
    'type',
    'mode',
    'stance',
    'object',
    'context',
    'reality',
    'polarity',
    'certainty',
  ] as const) {
    const value = filter[field];
    if (value !== undefined) add(field, [value]);
  }
  const { kind } = filter;
  if (kind !== undefined)
    add(
      'type',
      CLAIM_TYPES.filter((type) => kindOfType(type) === kind),
    );
  return {
    plan: parts.length === 0 ? undefined : { kind: 'and' as const, parts },
    outlet: filter.outlet,
    lang: filter.lang,
    since: filter.since === undefined ? -Infinity : daysOf(filter.since.slice(0, 10))[0],
    until: filter.until === undefined ? Infinity : daysOf(filter.until.slice(0, 10))[1],
    article: filter.article,
  };
}
