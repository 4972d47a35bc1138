import type { Claim, Participant } from '../claim/index.ts';
import type { DocumentRecord } from '../dossier/index.ts';
import type { Entry, Line, QuoteMark, Source } from './brief.ts';
import type { EntryRole } from './messages.ts';

/** A claim with the article it stands in, and the articles whose own claim says the same in the same sentence. */
export interface Told {
  readonly line: Line;
  readonly record: DocumentRecord;
  readonly copies: readonly DocumentRecord[];
}

/** The ids of participants, or their text where there is no id, sorted. */
export function partyKey(participants: readonly Participant[]): string {
  return partiesOf(participants).join('+');
}

export function partiesOf(participants: readonly Participant[]): string[] {
  const parties = participants.flatMap((one) => one.ids ?? [one.id ?? one.text.toLowerCase()]);
  return [...new Set(parties)].toSorted();
}

/** What two claims share that say the same in the same words: letters and digits of the sentence count, no more. */
function copyKey(claim: Claim): string {
  return JSON.stringify([
    claim.type,
    claim.polarity,
    partyKey(claim.actors),
    partyKey(claim.recipients),
    claim.trigger.text.toLowerCase(),
    claim.selector.exact
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  ]);
}

/** Folds copies of a claim in other articles into the first one published. */
export function withoutCopies(
  claims: readonly { readonly claim: Claim; readonly record: DocumentRecord }[],
): Told[] {
  const groups = new Map<string, { claim: Claim; record: DocumentRecord; copies: DocumentRecord[] }[]>();
  for (const { claim, record } of claims.toSorted((a, b) => compareRecords(a.record, b.record))) {
    const key = copyKey(claim);
    const same = groups.get(key) ?? [];
    const original = same.find((one) => one.record.article !== record.article);
    // The same twice in one article is two tellings.
    if (original === undefined) same.push({ claim, record, copies: [] });
    else if (!original.copies.includes(record)) original.copies.push(record);
    groups.set(key, same);
  }
  return [...groups.values()]
    .flat()
    .map(({ claim, record, copies }) => ({ line: { claim }, record, copies }));
}

/** Oldest first, undated last; then by outlet and id, so that the order is always the same. */
export function compareRecords(a: DocumentRecord, b: DocumentRecord): number {
  return (
    compare(a.published ?? '~', b.published ?? '~') ||
    compare(a.outlet ?? '', b.outlet ?? '') ||
    compare(a.input, b.input) ||
    compare(a.article, b.article)
  );
}

/** By code units, which no locale changes. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Claims of one sentence become one entry; newest article first, within it as the text runs. */
export function toEntries(told: readonly Told[], role?: EntryRole): Entry[] {
  const sentences = new Map<string, Told[]>();
  const sorted = told.toSorted(
    (a, b) =>
      compareRecords(b.record, a.record) ||
      0 ||
      a.line.claim.selector.start - b.line.claim.selector.start ||
      (a.line.claim.trigger.span?.start ?? 0) - (b.line.claim.trigger.span?.start ?? 0) ||
      compare(a.line.claim.id, b.line.claim.id),
  );
  for (const one of sorted) {
    const { start, end } = one.line.claim.selector;
    const key = `${one.record.article} ${start} ${end}`;
    sentences.set(key, [...(sentences.get(key) ?? []), one]);
  }
  return [...sentences.values()].map((group) => ({
    ...(role === undefined ? {} : { role }),
    lines: group.map(({ line }) => line),
    quote: {
      text: group[0].line.claim.selector.exact,
      marks: mergedMarks(group.flatMap(({ line }) => triggerMarks(line.claim))),
    },
    source: sourceOf(group[0].record),
    alsoIn: [...new Set(group.flatMap(({ copies }) => copies))].toSorted(compareRecords).map(sourceOf),
  }));
}

export function sourceOf(record: DocumentRecord): Source {
  const { article, input, title, outlet, published, url } = record;
  return {
    article,
    input,
    ...(title === undefined ? {} : { title }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(published === undefined ? {} : { published }),
    ...(url === undefined ? {} : { url }),
  };
}

/** Where the trigger stands in its quote. A trigger in parts is written with `…` between them. */
function triggerMarks(claim: Claim): QuoteMark[] {
  const { exact, start } = claim.selector;
  const marks: QuoteMark[] = [];
  let from = Math.max(0, (claim.trigger.span?.start ?? start) - start);
  for (const piece of claim.trigger.text.split('…')) {
    const part = piece.trim();
    if (part === '') continue;
    // The parts of a verb stand in either order.
    const ahead = wordIndex(exact, part, from);
    const at = ahead < 0 ? wordIndex(exact, part, 0) : ahead;
    if (at < 0) continue;
    marks.push({ start: at, end: at + part.length });
    from = at + part.length;
  }
  return marks;
}

/** Where a word or phrase stands that is no part of a longer word; else where its letters stand, or -1. */
function wordIndex(text: string, word: string, from: number): number {
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isLetterAt(text, at - 1) && !isLetterAt(text, at + word.length)) return at;
  }
  return from === 0 ? text.indexOf(word) : -1;
}

function isLetterAt(text: string, at: number): boolean {
  return /\p{L}/u.test(text.charAt(at));
}

/** Sorted, overlapping ones joined. */
function mergedMarks(marks: readonly QuoteMark[]): QuoteMark[] {
  const merged: QuoteMark[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last !== undefined && mark.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) };
    } else merged.push(mark);
  }
  return merged;
}
