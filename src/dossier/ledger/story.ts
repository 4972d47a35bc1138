import type { ClaimTime, ClaimType, Participant, Stance } from '../../claim/index.ts';
import type { Telling } from '../stories/index.ts';

export const STATUSES = [
  'single origin',
  'corroborated',
  'contested',
  'denied by the accused',
  'withdrawn',
] as const;
/** How the sources of a story stand to each other; docs/ledger.md gives the rules. */
export type Status = (typeof STATUSES)[number];

/** Credibility of information on the Admiralty scale: 1 confirmed by other sources … 5 improbable, 6 cannot be judged. */
export type Credibility = 1 | 2 | 3 | 4 | 5 | 6;

/** What one speaker says of a story in one telling. */
export interface StoryStance {
  readonly speaker: Participant;
  readonly stance: Stance;
  /** He takes back what he said before: then `stance` is `denies`. */
  readonly withdraws: boolean;
  /** It is said of him within the words of another. */
  readonly reported: boolean;
  /** Position in the story's tellings: where it is said, or what it answers when the words stand in `notice`. */
  readonly telling?: number;
  readonly notice?: Notice;
}

/** A sentence that says something of a story without being a claim. */
export interface Notice {
  readonly article: string;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly published?: string;
}

/** Somebody who says otherwise than he did before. */
export interface StanceChange {
  readonly speaker: Participant;
  readonly from: Stance;
  readonly to: Stance;
  /** Position in the story's stances. */
  readonly at: number;
}

/** One thing that is counted, with all that was said of it. */
export interface Figure {
  readonly unit?: string;
  readonly of?: string;
  /** In order of first publication. */
  readonly values: readonly {
    readonly value: number;
    readonly max?: number;
    readonly approximate: boolean;
    /** Positions in the story's tellings. */
    readonly tellings: readonly number[];
    /** Of those tellings. */
    readonly origins: number;
  }[];
}

/** A story: what several claims tell, who says so, and what they differ on. */
export interface Story {
  /** Of its earliest telling, so that it stays the same when more are read. */
  readonly id: string;
  readonly type: ClaimType;
  /** Those that the tellings agree on, the most often named first. */
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  readonly time?: ClaimTime;
  /** In order of publication. */
  readonly tellings: readonly Telling[];
  /** Origin of each telling: an article, or the first article of its group. */
  readonly originOf: readonly string[];
  readonly stances: readonly StoryStance[];
  readonly changes: readonly StanceChange[];
  readonly figures: readonly Figure[];
  readonly status: Status;
  /** Independent origins that tell it as so. */
  readonly origins: number;
  readonly credibility: Credibility;
  /** STIX 2.1, 0 to 100; undefined when the credibility cannot be judged. */
  readonly stixConfidence?: number;
}
