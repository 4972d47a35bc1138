import { Type, type TOptional, type TSchema } from 'typebox';
import { CLAIM_TYPES } from '../../claim/index.ts';
import { ORDERS, REVIEW_STATES } from '../../dossier/index.ts';
import { LanguageField } from './language.ts';

const Who = Type.Optional(Type.String({ maxLength: 200, description: 'id (PRK) or part of a name' }));
const Word = Type.Optional(Type.String({ maxLength: 200 }));
const Day = Type.Optional(Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' }));
const WholeDay = Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }));

function oneOf(values: readonly string[]): TOptional<TSchema> {
  return Type.Optional(Type.Enum([...values]));
}

/** Filters of claims as query parameters, the same as of `breuklijn claims`. */
export const FILTER_FIELDS: Readonly<Record<string, TOptional<TSchema>>> = {
  article: Type.Optional(Type.String({ pattern: '^[0-9a-f]{32}$' })),
  type: oneOf(CLAIM_TYPES),
  kind: oneOf(['event', 'state', 'judgement']),
  mode: Word,
  context: Word,
  actor: Who,
  recipient: Who,
  party: Who,
  speaker: Who,
  stance: oneOf(['asserts', 'confirms', 'denies', 'doubts']),
  object: Word,
  reality: oneOf(['actual', 'ongoing', 'planned', 'proposed', 'conditional', 'predicted', 'hypothetical']),
  polarity: oneOf(['positive', 'negative']),
  certainty: oneOf(['certain', 'probable', 'possible', 'unknown']),
  country: Type.Optional(Type.String({ pattern: '^[A-Za-z]{3}$', description: 'of the place' })),
  place: Type.Optional(
    Type.String({ maxLength: 1000, description: 'as the text names it; several apart by |' }),
  ),
  outlet: Word,
  language: Word,
  since: Day,
  until: Day,
  from: WholeDay,
  to: WholeDay,
  minConfidence: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  review: oneOf([...REVIEW_STATES, 'all']),
};

/** What every list takes besides its filters. */
export const PAGE_FIELDS: Readonly<Record<string, TOptional<TSchema>>> = {
  lang: LanguageField,
  order: oneOf(ORDERS),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  after: Type.Optional(Type.String({ maxLength: 500, description: '`next` of the page before' })),
};
