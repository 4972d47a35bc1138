import type { Brief, LinePhrases, Source } from '../brief/index.ts';
import type { Claim, ClaimTime, ClaimType, Stance } from '../claim/index.ts';
import type { Explanation } from '../coding/index.ts';
import type {
  ChangePoint,
  Credibility,
  DocumentRecord,
  Flow,
  Grade,
  Origin,
  Review,
  SearchHit,
  SeriesName,
  Status,
  StoredClaim,
  Story,
  Tension,
} from '../dossier/index.ts';
import type { Job } from './reading.ts';

/** A claim with its words in the language that was asked for. */
export interface WordedClaim {
  readonly claim: Claim;
  readonly words: LinePhrases;
}

/** The dossier as a whole. */
export interface DossierAnswer {
  readonly name: string;
  /** Entity of what is shown; changes when the dossier does. */
  readonly version: string;
  readonly documents: number;
  readonly sampleDocuments: number;
  readonly claims: number;
  /** Articles are being read into it now. */
  readonly reading: boolean;
  readonly outlets: readonly { readonly name?: string; readonly articles: number }[];
  readonly period?: { readonly from: string; readonly to: string };
  /** Files of the folder that are left out, one line each. */
  readonly problems: readonly string[];
}

export interface DocumentsAnswer {
  readonly documents: readonly (Omit<DocumentRecord, 'marks'> & { readonly claims: number })[];
  readonly next?: string;
}

export interface DocumentAnswer {
  readonly record: DocumentRecord;
  readonly text: string;
  readonly claims: readonly ListedClaim[];
}

/** A claim in a list: with its words, where it stands, and what reviewers made of it. */
export interface ListedClaim extends WordedClaim, Omit<StoredClaim, 'claim'> {
  readonly source: Source;
}

export interface ClaimsAnswer {
  readonly claims: readonly ListedClaim[];
  readonly next?: string;
  /** Of all pages; on the first one only. */
  readonly total?: number;
}

export interface ClaimAnswer extends ListedClaim {
  readonly why: Explanation;
  /** Version of the program that read it. */
  readonly reader: string;
}

export interface ReviewsAnswer {
  readonly reviews: readonly Review[];
  /** Reliability of outlets that somebody gave. */
  readonly grades: Readonly<Record<string, Grade>>;
}

interface Named {
  readonly id?: string;
  readonly name: string;
}

/** A row of the ledger. */
export interface StoryRow {
  readonly id: string;
  readonly type: ClaimType;
  /** Of its first telling. */
  readonly words: LinePhrases;
  readonly actors: readonly Named[];
  readonly recipients: readonly Named[];
  readonly time?: ClaimTime;
  readonly status: Status;
  readonly credibility: Credibility;
  readonly origins: number;
  readonly tellingCount: number;
  readonly quote: string;
  readonly firstReport?: string;
  readonly lastReport?: string;
  readonly says: readonly { readonly stance: Stance; readonly speakers: readonly string[] }[];
  readonly ranges: readonly {
    readonly unit?: string;
    readonly of?: string;
    readonly low: number;
    readonly high: number;
    readonly values: readonly number[];
  }[];
}

export interface StoriesAnswer {
  readonly stories: readonly StoryRow[];
  readonly total: number;
  readonly next?: string;
}

/** A claim that tells a story or a flow. */
export interface ToldClaim extends WordedClaim {
  readonly article: string;
  readonly source: Source;
}

export interface StoryAnswer extends StoryRow, Pick<Story, 'stances' | 'changes' | 'figures'> {
  readonly tellings: readonly (ToldClaim & {
    /** Article that it goes back to. */ readonly origin: string;
  })[];
}

export interface OriginsAnswer {
  /** The largest groups, those with the most articles first. */
  readonly origins: readonly (Origin & { readonly sources: readonly Source[] })[];
  readonly total: number;
  readonly grades: Readonly<Record<string, Grade>>;
}

export interface FlowsAnswer {
  /** The most told; each with its first tellings. */
  readonly flows: readonly (Omit<Flow, 'tellings'> & {
    readonly tellings: readonly ToldClaim[];
    readonly tellingCount: number;
  })[];
  readonly total: number;
}

/** A sentence that answers a question. */
export interface FoundSentence extends Pick<SearchHit, 'article' | 'text' | 'highlights' | 'start' | 'end'> {
  readonly source: Source;
  readonly claims: readonly ListedClaim[];
}

export interface SearchAnswer {
  readonly hits: readonly FoundSentence[];
  readonly total: number;
  readonly next?: string;
  /** Names of fields that a question may use. */
  readonly fields: readonly string[];
}

/** A saved question, with how many sentences answer it and how many of them nobody has looked at. */
export interface WatchRow {
  readonly name: string;
  readonly question: string;
  readonly since: string;
  readonly looked?: string;
  readonly total: number;
  readonly fresh: number;
  /** Why it cannot be asked any more. */
  readonly problem?: string;
}

export interface WatchesAnswer {
  readonly watches: readonly WatchRow[];
}

/** What is new in a watch since it was last looked at. */
export interface WatchAnswer extends WatchRow {
  readonly hits: readonly FoundSentence[];
}

/** A feed that is followed. Times are ISO 8601. */
export interface FeedRow {
  readonly address: string;
  readonly title?: string;
  readonly visited?: string;
  /** When an answer last was as it should be. */
  readonly succeeded?: string;
  /** Visits in a row that failed, and why the last one did. */
  readonly failures: number;
  readonly problem?: string;
  /** Not visited before. */
  readonly next?: string;
  /** Articles that came from it so far. */
  readonly articles: number;
  /** Items whose page could not be had yet. */
  readonly waiting: number;
}

export interface FeedsAnswer {
  readonly feeds: readonly FeedRow[];
}

/** Somebody who acts, is acted on or speaks, with the claims that name him so. */
export interface ActorRow {
  readonly id: string;
  readonly name: string;
  readonly acts: number;
  readonly receives: number;
  readonly speaks: number;
}

export interface ActorsAnswer {
  readonly actors: readonly ActorRow[];
}

/**
 * Stories of one month from one party to another: which month (its place in `months`, −1 where it is unknown), cooperation,
 * conflict, neither, and how many of all these are contested. A row of numbers, as there are hundreds of thousands of them.
 */
export type RelationMonth = readonly [
  month: number,
  cooperation: number,
  conflict: number,
  neutral: number,
  contested: number,
];

export interface RelationsAnswer {
  readonly parties: readonly { readonly key: string; readonly name: string; readonly stories: number }[];
  /** YYYY-MM: every month that has a story, in order. */
  readonly months: readonly string[];
  /** Most stories first. */
  readonly relations: readonly {
    readonly from: string;
    readonly to: string;
    /** In order. */
    readonly months: readonly RelationMonth[];
  }[];
  /** Parties, and relations between those that are shown, that are left out because they have the fewest stories. */
  readonly leftOut: number;
  readonly relationsLeftOut: number;
}

/** A place with the claims that stand there, with the precision the texts have. */
export interface PlaceRow {
  readonly name: string;
  /** As texts name it. */
  readonly names: readonly string[];
  readonly country?: string;
  readonly countryName?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly precision: 'site' | 'city' | 'region' | 'country';
  readonly claims: number;
  readonly cooperation: number;
  readonly conflict: number;
  readonly doubt: number;
}

/** How far somebody is said to reach. */
export interface Reach extends ToldClaim {
  /** ISO 3166-1 alpha-3 of whose it is. */
  readonly country: string;
  readonly countryName: string;
  /** Kilometres, and the most where a range is given. */
  readonly km: number;
  readonly most?: number;
}

export interface PlacesAnswer {
  readonly places: readonly PlaceRow[];
  readonly reach: readonly Reach[];
  /** Claims that the filter selects, and those of them that name no place. */
  readonly total: number;
  readonly placeless: number;
}

/** A story as it counts in a series of tension. */
export interface WeighedRow {
  readonly story: StoryRow;
  readonly series: SeriesName;
  readonly weight: number;
  readonly threat: boolean;
}

export interface TensionAnswer extends Pick<Tension, 'points' | 'constants'> {
  readonly pair: readonly { readonly id: string; readonly name: string }[];
  readonly series: readonly SeriesName[];
  readonly changes: readonly (Omit<ChangePoint, 'drivers'> & { readonly drivers: readonly WeighedRow[] })[];
  /** Of the point that was asked for, the heaviest first. */
  readonly at?: readonly WeighedRow[];
}

export interface SessionAnswer {
  readonly needed: boolean;
  readonly open: boolean;
}

/** What each call answers: the page's client is typed by it. */
export interface Answers {
  readonly 'GET /api/session': SessionAnswer;
  readonly 'POST /api/session': SessionAnswer;
  readonly 'DELETE /api/session': SessionAnswer;
  readonly 'GET /api/dossier': DossierAnswer;
  readonly 'GET /api/brief': WordedBrief;
  readonly 'GET /api/documents': DocumentsAnswer;
  readonly 'GET /api/documents/:article': DocumentAnswer;
  readonly 'GET /api/claims': ClaimsAnswer;
  readonly 'GET /api/claims/:claim': ClaimAnswer;
  readonly 'GET /api/reviews': ReviewsAnswer;
  readonly 'POST /api/reviews': ReviewsAnswer;
  readonly 'GET /api/stories': StoriesAnswer;
  readonly 'GET /api/stories/:story': StoryAnswer;
  readonly 'GET /api/origins': OriginsAnswer;
  readonly 'GET /api/flows': FlowsAnswer;
  readonly 'GET /api/search': SearchAnswer;
  readonly 'GET /api/watches': WatchesAnswer;
  readonly 'POST /api/watches': WatchesAnswer;
  readonly 'GET /api/watches/:name': WatchAnswer;
  readonly 'POST /api/watches/:name/look': WatchesAnswer;
  readonly 'DELETE /api/watches/:name': WatchesAnswer;
  readonly 'GET /api/watches/:name/atom': string;
  readonly 'GET /api/feeds': FeedsAnswer;
  readonly 'GET /api/actors': ActorsAnswer;
  readonly 'GET /api/relations': RelationsAnswer;
  readonly 'GET /api/tension': TensionAnswer;
  readonly 'GET /api/places': PlacesAnswer;
  readonly 'POST /api/articles': Job;
  readonly 'GET /api/articles/jobs/:job': Job;
  readonly 'DELETE /api/articles/jobs/:job': Job;
}

/** A brief whose headings and lines are put into words. */
export interface WordedBrief {
  readonly brief: Brief;
  /** By section, group. */
  readonly headings: readonly (readonly string[])[];
  /** By id of the claim. */
  readonly words: Readonly<Record<string, LinePhrases>>;
  /** By article. */
  readonly sources: Readonly<Record<string, string>>;
  /** The story that a claim tells, by id of the claim, where others tell it too. */
  readonly stories: Readonly<Record<string, string>>;
}
