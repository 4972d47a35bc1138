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
  'disputed',
  'conditions',
  'exchanges',
  'events',
  'states',
  'judgements',
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

/** What an entry is to the others of its group. */
export type EntryRole = 'disputed' | 'other-side' | 'given' | 'return';
export type ConditionKind = 'promise' | 'threat' | 'demand' | 'other';
/** What a line is coloured by. */
export type Tone = 'cooperation' | 'conflict' | 'doubt' | 'neutral';
