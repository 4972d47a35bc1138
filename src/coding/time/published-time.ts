import type { ClaimTime } from '../../claim/index.ts';
import { formatDay } from './calendar.ts';
import { parsePublished } from './edtf.ts';
import type { Tense } from './meaning.ts';

/**
 * When a clause without an expression of time lies, by the article's date and its own tense: what happened, on or before it;
 * what holds, then; what is to come, on or after it. Never finer than the tense allows (docs/claims.md, "When and where").
 * @returns undefined when the article has no date
 */
export function publishedTime(published: string | undefined, tense: Tense): ClaimTime | undefined {
  const reference = published === undefined ? undefined : parsePublished(published);
  if (reference === undefined) return undefined;
  const start = formatDay(reference.range.start);
  const end = formatDay(reference.range.end);
  switch (tense) {
    case 'past':
      return { edtf: `../${end}`, end, precision: 'open', basis: 'published' };
    case 'present': {
      const edtf = reference.unit === 'day' ? start : `${start}/${end}`;
      return { edtf, start, end, precision: reference.unit, basis: 'published' };
    }
    case 'future':
      return { edtf: `${start}/..`, start, precision: 'open', basis: 'published' };
  }
}
