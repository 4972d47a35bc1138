import { datePrefix, findDates, type FoundDate } from './dates.ts';
import { isListed, pageLexicon } from './lexicon.ts';
import type { Unit } from './lines.ts';
import { isAgencyLine } from './shape.ts';

/** A piece at the head of a paragraph that belongs to no sentence. Offsets are into the unit's plain text. */
export interface Opening {
  readonly kind: 'date' | 'dateline' | 'label';
  readonly end: number;
  readonly date?: FoundDate;
}

const LONGEST_LABEL = 60;
const LONGEST_DATELINE = 90;

/** What a paragraph opens with besides its first sentence. @param first whether it is the first paragraph of the body */
export function openingOf(unit: Unit, text: string, first: boolean): Opening | undefined {
  const date = datePrefix(unit.plain);
  if (date !== undefined && date.end < unit.plain.length) return { kind: 'date', end: date.end, date };
  const dateline = datelineEnd(unit.plain, first);
  if (dateline > 0) return { kind: 'dateline', end: dateline };
  const label = labelEnd(unit, text);
  return label > 0 ? { kind: 'label', end: label } : undefined;
}

const DATELINE =
  /^(?<places>[^()\n–—-]{2,50}?)?\s?(?:\((?<agency>[^()\n]{2,40})\))?\s?(?<dash>[–—-]{1,2}|:)\s/u;

/** End of `SEOUL (Persdienst Delta) - ` or `Seoul, 14 okt (ANP) – `, the dash included, or 0. */
export function datelineEnd(plain: string, first: boolean): number {
  const head = plain.slice(0, LONGEST_DATELINE);
  // Names of places have hyphens of their own ("Tel-Aviv"): they are out of the way while the dash is looked for.
  const match = DATELINE.exec(head.replace(/(?<=\p{L})-(?=\p{L})/gu, '_'));
  if (match === null || match[0].length >= plain.length) return 0;
  const { agency, dash } = match.groups ?? {};
  const places = (match.groups?.['places'] ?? '').trim();
  if (places === '') return agency !== undefined && isAgencyLine(agency) ? match[0].length : 0;
  if (dash === ':' && agency === undefined) return 0;
  const place = places.split(/[,]\s/)[0];
  const words = place.split(/[\s/_]+/).filter((word) => word !== '');
  if (words.length === 0 || words.length > 5 || !/^\p{Lu}/u.test(place)) return 0;
  const shouted = words.every((word) => word === word.toUpperCase()) && /\p{Lu}{3}/u.test(place);
  const named = words.every((word) => /^\p{Lu}/u.test(word) || isListed('particle', word));
  if (!shouted && !named) return 0;
  if (agency !== undefined) return match[0].length;
  if (shouted) return first ? match[0].length : 0;
  return first && hasShortDate(places.slice(place.length)) ? match[0].length : 0;
}

/** `, 14 okt`, `, June 3`: a date without its year, as datelines have. */
function hasShortDate(text: string): boolean {
  if (findDates(text).length > 0) return true;
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  const { months } = pageLexicon();
  return words.some((word) => months.has(word)) && words.some((word) => /^\d{1,2}$/.test(word));
}

/** End of a question's `V:`, of what stands before a bar, or of a bold lead-in that is no part of the sentence; or 0. */
function labelEnd(unit: Unit, text: string): number {
  const { plain } = unit;
  if (plain.length < LONGEST_LABEL / 2) return 0;
  const head = plain.slice(0, LONGEST_LABEL + 2);
  const bar = head.indexOf(' | ');
  if (bar > 0 && plain.indexOf('|', bar + 2) < 0 && head.slice(0, bar).split(/\s+/).length <= 7)
    return bar + 3;
  const word = /^(\p{L}{1,9}):\s/u.exec(head);
  if (word !== null && isListed('label', word[1])) return word[0].length;
  return boldLead(unit, text);
}

function boldLead(unit: Unit, text: string): number {
  const { markup, marker, plain } = unit;
  const at = marker.end > unit.start ? 2 : 0;
  if (markup.length < at + 4 || markup[at] !== unit.offset(0) - 2) return 0;
  const mark = text.slice(markup[at], markup[at + 1]);
  if ((mark !== '**' && mark !== '__') || text.slice(markup[at + 2], markup[at + 3]) !== mark) return 0;
  const length = markup[at + 2] - markup[at + 1];
  const lead = plain.slice(0, length);
  const after = /^:?\s/.exec(plain.slice(length));
  if (length > LONGEST_LABEL || after === null) return 0;
  const words = lead.trim().split(/\s+/).length;
  const apart = after[0].startsWith(':') || /[:?]$/.test(lead) || (words <= 4 && /[.!]$/.test(lead));
  return apart ? length + after[0].length : 0;
}
