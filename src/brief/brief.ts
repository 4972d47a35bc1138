import type { Claim, ClaimType, Stance } from '../claim/index.ts';
import type { ConditionKind as HangingKind, SeriesName } from '../dossier/index.ts';
import type { ConditionKind, EntryRole, SectionKind } from './messages.ts';

/** Where a sentence stands. */
export interface Source {
  readonly article: string;
  readonly input: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly published?: string;
  readonly url?: string;
}

/** Offsets into the quote. */
export interface QuoteMark {
  readonly start: number;
  readonly end: number;
}

export interface Line {
  readonly claim: Claim;
  /** In the section of conditions: what kind of condition it is. */
  readonly conditionKind?: ConditionKind;
  /** Independent origins of the story that it tells; absent where stories were not asked for. */
  readonly origins?: number;
}

/** A sentence and the claims it puts forward. */
export interface Entry {
  readonly role?: EntryRole;
  /** Empty where coding read no claim in the sentence: a withdrawal, a condition in words alone. */
  readonly lines: readonly Line[];
  readonly quote: { readonly text: string; /** The triggers. */ readonly marks: readonly QuoteMark[] };
  readonly source: Source;
  /** Articles in which the same sentence says the same. */
  readonly alsoIn: readonly Source[];
}

/** What the entries of a group have in common. */
export type Heading =
  | { readonly by: 'period'; /** EDTF: a day, a month, `from/to` … */ readonly edtf: string }
  | { readonly by: 'undated' }
  | { readonly by: 'actors'; readonly actors: readonly string[]; readonly recipients: readonly string[] }
  | { readonly by: 'type'; readonly type: ClaimType }
  | { readonly by: 'speaker'; readonly speaker: string }
  | { readonly by: 'claim'; readonly claim: string }
  | { readonly by: 'change'; readonly speaker: string; readonly from: Stance; readonly to: Stance }
  | { readonly by: 'figure'; readonly of: string; readonly values: readonly number[] }
  | { readonly by: 'met'; readonly kind: HangingKind }
  | {
      readonly by: 'tension';
      readonly pair: readonly [string, string];
      readonly series: SeriesName;
      /** First day of the new level. */
      readonly date: string;
      readonly before: number;
      readonly after: number;
    };

export interface Group {
  readonly heading: Heading;
  readonly entries: readonly Entry[];
}

export interface Section {
  readonly kind: SectionKind;
  readonly groups: readonly Group[];
}

/** What a dossier says, in an editor's order: language-neutral, to be phrased by a renderer. */
export interface Brief {
  /** Raised when a field changes its meaning. */
  readonly format: 1;
  readonly name: string;
  readonly since?: string;
  readonly articles: number;
  /** Of the articles, how many are made up. */
  readonly sampleArticles: number;
  /** Articles without a date that `since` left out. */
  readonly undatedLeftOut: number;
  readonly outlets: readonly { readonly name?: string; readonly articles: number }[];
  /** First and last date of publication, EDTF; absent when no article has one. */
  readonly period?: { readonly from: string; readonly to: string };
  readonly claims: number;
  /** Claims that another than the writer answers for. */
  readonly attributed: number;
  /** Claims left out for want of a sentence. */
  readonly refused: number;
  /** Distinct stories in the brief, and those that one origin only tells; absent where stories were not asked for. */
  readonly stories?: { readonly count: number; readonly single: number };
  readonly sections: readonly Section[];
}
