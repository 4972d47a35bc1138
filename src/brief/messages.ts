import type { SeriesName, ConditionKind as HangingKind } from '../dossier/index.ts';
import type { Certainty, ClaimType, Reality, Stance } from '../claim/index.ts';

/** Every word that a brief shows besides what stands in the articles. */
export interface Messages {
  readonly title: string;
  /** Shown at the top wherever made-up articles are among those read. */
  readonly sample: (sample: number, all: number) => string;
  readonly articles: (count: number) => string;
  readonly outlets: string;
  readonly unknownOutlet: string;
  readonly period: string;
  readonly claims: (count: number) => string;
  readonly attributed: (count: number) => string;
  readonly ownVoice: (count: number) => string;
  readonly since: (date: string) => string;
  readonly undatedLeftOut: (count: number) => string;
  readonly refused: (count: number) => string;
  readonly nothing: string;
  readonly contents: string;
  readonly sections: Readonly<Record<SectionKind, string>>;
  readonly sectionNotes: Readonly<Record<SectionKind, string>>;
  readonly roles: Readonly<Record<EntryRole, string>>;
  readonly conditionKinds: Readonly<Record<ConditionKind, string>>;
  readonly condition: string;
  /** Independent origins of the story that a claim tells. */
  readonly origins: (count: number) => string;
  readonly changed: (speaker: string, from: string, to: string) => string;
  readonly stanceNames: Readonly<Record<Stance, string>>;
  readonly figure: (values: string, of: string) => string;
  readonly metKinds: Readonly<Record<HangingKind, string>>;
  readonly series: Readonly<Record<SeriesName, string>>;
  readonly level: (pair: string, series: string, date: string, before: string, after: string) => string;
  readonly storyCount: (stories: number, single: number) => string;
  readonly undated: string;
  readonly unknownDate: string;
  readonly onOrBefore: string;
  readonly onOrAfter: string;
  readonly ofPublication: string;
  readonly nobody: string;
  readonly and: string;
  readonly months: readonly string[];
  /** Spring, summer, autumn, winter. */
  readonly seasons: readonly string[];
  readonly upTo: string;
  readonly types: Readonly<Record<ClaimType, string>>;
  /** By `TYPE/mode`; a mode that is not listed is shown as the type. */
  readonly modes: Readonly<Record<string, string>>;
  readonly realities: Readonly<Record<Reality, string>>;
  readonly negativeRealities: Readonly<Record<Reality, string>>;
  readonly certainties: Readonly<Record<Certainty, string>>;
  readonly stances: Readonly<Record<Stance, (speaker: string) => string>>;
  readonly textItself: (outlet: string | undefined) => string;
  readonly evidence: string;
  readonly evidences: Readonly<Record<string, string>>;
  readonly direct: string;
  readonly about: string;
  readonly alsoIn: string;
  readonly reading: (percent: number) => string;
  readonly quotes: readonly [string, string];
  readonly legend: Readonly<Record<Tone, string>>;
}

export const SECTION_KINDS = [
  'reversals',
  'disputed',
  'figures',
  'met',
  'tension',
  'conditions',
  'exchanges',
  'events',
  'states',
  'judgements',
  'repeated',
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

/** What an entry is to the others of its group. */
export type EntryRole =
  | 'disputed'
  | 'other-side'
  | 'given'
  | 'return'
  | 'before'
  | 'after'
  | 'met'
  | 'figure'
  | 'driver';
/** Roles that are written out beside the entry. */
export const NAMED_ROLES: ReadonlySet<EntryRole | undefined> = new Set<EntryRole>([
  'other-side',
  'return',
  'before',
  'after',
  'met',
]);
/** Roles in which an entry shows again what stands in its own section too. */
export const AGAIN_ROLES: ReadonlySet<EntryRole | undefined> = new Set<EntryRole>([
  'other-side',
  'before',
  'after',
  'met',
  'figure',
  'driver',
]);
export type ConditionKind = 'promise' | 'threat' | 'demand' | 'other';
/** What a line is coloured by. */
export type Tone = 'cooperation' | 'conflict' | 'doubt' | 'neutral';
