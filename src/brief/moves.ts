import type { Claim, TextSpan } from '../claim/index.ts';
import {
  type DocumentRecord,
  type HangingOn,
  type Said,
  type Story,
  type StoryStance,
  type Telling,
  tensionOf,
} from '../dossier/index.ts';
import type { Entry, Group } from './brief.ts';
import { compare, sourceOf, toEntries } from './entries.ts';
import type { EntryRole, SectionKind } from './messages.ts';

/** What the views of a dossier have to say in a brief. */
export interface MovesInput {
  readonly stories: readonly Story[];
  readonly conditions: readonly HangingOn[];
  /** All articles, also those that are not new: a move leads from what was said before. */
  readonly records: ReadonlyMap<string, DocumentRecord>;
  /** The articles of the brief. */
  readonly isNew: (article: string) => boolean;
  /** Only changes of level from this day on; all when absent. */
  readonly since?: string;
}

/** Values of one figure shown at most, and pairs whose tension is looked at. */
const VALUES = 4;
const PAIRS = 6;
/** Drivers shown with one change of level. */
const DRIVERS = 3;

/** Reversals, changed figures, conditions that may have come, and moves of tension, each with its sentences. */
export function movesOf(input: MovesInput): ReadonlyMap<SectionKind, Group[]> {
  return new Map<SectionKind, Group[]>([
    ['reversals', reversals(input)],
    ['figures', figures(input)],
    ['met', metConditions(input)],
    ['tension', tensionMoves(input)],
  ]);
}

/** Who says otherwise than he did before: both sentences. */
function reversals({ stories, records, isNew }: MovesInput): Group[] {
  // Judgements differ with what is judged: that is no reversal.
  const told = stories.filter(({ type }) => type !== 'ASSESSMENT');
  return told.flatMap(({ tellings, stances, changes }) =>
    changes.flatMap(({ speaker, from, to, at }): Group[] => {
      const after = stances[at];
      const before = stances
        .slice(0, at)
        .findLast((one) => one.stance === from && (one.speaker === speaker || isSame(one, after)));
      const entries = [
        ...(before === undefined ? [] : stanceEntries(before, tellings, records, 'before')),
        ...stanceEntries(after, tellings, records, 'after'),
      ];
      const [then, now] = entries.map(({ source }) => source.article);
      if (now === undefined || then === now || !isNew(now)) return [];
      return [{ heading: { by: 'change', speaker: speaker.name ?? speaker.text, from, to }, entries }];
    }),
  );
}

function isSame({ speaker: a }: StoryStance, { speaker: b }: StoryStance): boolean {
  return a.id === undefined ? (a.name ?? a.text) === (b.name ?? b.text) : a.id === b.id;
}

function stanceEntries(
  { telling, notice }: StoryStance,
  tellings: readonly Telling[],
  records: MovesInput['records'],
  role: EntryRole,
): Entry[] {
  if (telling !== undefined) return entriesOf([tellings[telling]], records, role);
  return notice === undefined ? [] : sentenceEntry(notice.article, notice.exact, records, role);
}

/** Figures of one thing that a new report gives otherwise than the reports before it. */
function figures({ stories, records, isNew }: MovesInput): Group[] {
  return stories.flatMap(({ tellings, figures: counted }) =>
    counted.flatMap(({ unit, of, values }): Group[] => {
      const last = values.at(-1);
      if (
        values.length < 2 ||
        last === undefined ||
        !last.tellings.some((at) => isNew(tellings[at].article))
      ) {
        return [];
      }
      const shown = values.slice(-VALUES);
      const entries = shown.flatMap((value) => entriesOf([tellings[value.tellings[0]]], records, 'figure'));
      const heading = {
        by: 'figure',
        of: of ?? unit ?? '',
        values: shown.map(({ value }) => value),
      } as const;
      return new Set(entries.map(({ quote }) => quote.text)).size < 2 ? [] : [{ heading, entries }];
    }),
  );
}

/** Conditions of which a new report may say that they have come. */
function metConditions({ conditions, records, isNew }: MovesInput): Group[] {
  return conditions.flatMap(({ kind, said, met }): Group[] => {
    if (met === undefined || !isNew(met.sentence.article)) return [];
    const entries = [...saidEntry(said[0], records, 'before'), ...saidEntry(met, records, 'met')];
    return entries.length < 2 ? [] : [{ heading: { by: 'met', kind }, entries }];
  });
}

function saidEntry({ sentence, claim }: Said, records: MovesInput['records'], role: EntryRole): Entry[] {
  return claim === undefined
    ? sentenceEntry(sentence.article, sentence.exact, records, role)
    : entriesOf([{ article: sentence.article, claim }], records, role);
}

/** Changes of level of the pairs that most new stories are about. */
function tensionMoves({ stories, records, isNew, since }: MovesInput): Group[] {
  const reports = [...records.values()];
  return busiestPairs(
    stories.filter(({ tellings }) => tellings.some(({ article }) => isNew(article))),
  ).flatMap((pair) =>
    tensionOf(stories, reports, pair)
      .changes.filter(({ date }) => since === undefined || date >= since.slice(0, 10))
      .flatMap(({ series, date, before, after, drivers }): Group[] => {
        const entries = drivers
          .slice(0, DRIVERS)
          .flatMap(({ story }) => entriesOf([story.tellings[0]], records, 'driver'));
        const heading = { by: 'tension', pair, series, date, before, after } as const;
        return entries.length === 0 ? [] : [{ heading, entries }];
      }),
  );
}

function busiestPairs(stories: readonly Story[]): (readonly [string, string])[] {
  const counts = new Map<string, { readonly pair: readonly [string, string]; count: number }>();
  for (const { actors, recipients } of stories) {
    const from = actors.flatMap(({ id }) => id ?? []);
    const to = recipients.length > 0 ? recipients.flatMap(({ id }) => id ?? []) : from;
    const keys = new Set(
      from.flatMap((a) => to.filter((b) => b !== a).map((b) => [a, b].toSorted().join(' '))),
    );
    for (const key of keys) {
      const [a, b] = key.split(' ');
      const known = counts.get(key) ?? { pair: [a, b] as const, count: 0 };
      counts.set(key, known);
      known.count++;
    }
  }
  return [...counts]
    .toSorted(([a, m], [b, n]) => n.count - m.count || compare(a, b))
    .slice(0, PAIRS)
    .map(([, { pair }]) => pair);
}

function entriesOf(
  tellings: readonly { readonly article: string; readonly claim: Claim }[],
  records: MovesInput['records'],
  role: EntryRole,
): Entry[] {
  return toEntries(
    tellings.flatMap(({ article, claim }) => {
      const record = records.get(article);
      return record === undefined || claim.selector.exact.trim() === ''
        ? []
        : [{ line: { claim }, record, copies: [] }];
    }),
    role,
  );
}

/** A sentence that no claim was read in: it stands for itself. */
function sentenceEntry(
  article: string,
  text: string,
  records: MovesInput['records'],
  role: EntryRole,
): Entry[] {
  const record = records.get(article);
  const marks: TextSpan[] = [];
  return record === undefined || text.trim() === ''
    ? []
    : [{ role, lines: [], quote: { text, marks }, source: sourceOf(record), alsoIn: [] }];
}
