export { backup, restore } from './backup.ts';
export type { BackupResult } from './backup.ts';
export type { ChangedClaim, ReadingChange } from './changes.ts';
export { Dossier, TALLY_FIELDS, openDossier } from './dossier.ts';
export type { Added, Counts, OpenOptions, OutletCount, TallyField } from './dossier.ts';
export { REVIEW_STATES, mayBeId } from './filter.ts';
export type { ClaimFilter, ReviewState } from './filter.ts';
export { isBeingWritten } from './lock.ts';
export { FORMAT, MANIFEST_FILE, prepareDossier } from './manifest.ts';
export type { Manifest } from './manifest.ts';
export { ORDERS } from './paging.ts';
export type { ClaimPage, Order, PageQuery } from './paging.ts';
export type { Piece } from './pieces.ts';
export { articleId } from './record.ts';
export type { BlockMark, DocumentEntry, DocumentRecord, StoredClaim } from './record.ts';
export { checkCorrection } from './reviews/correct.ts';
export { REVIEWS_FILE } from './reviews/log.ts';
export type { Appended, Reviewer } from './reviews/log.ts';
export { CORRECTABLE, GRADES, anchorOf } from './reviews/review.ts';
export type {
  ActorIdentity,
  ClaimAnchor,
  Correction,
  CorrectableField,
  Grade,
  Review,
  ReviewAction,
} from './reviews/review.ts';
export { Reviews } from './reviews/reviews.ts';
export type { ReviewMark, ReviewedClaim, StoryJudgement } from './reviews/reviews.ts';
export { documentTerms } from './search/document-terms.ts';
export { SEARCH_FIELDS } from './search/parse-query.ts';
export type { SearchField } from './search/parse-query.ts';
export type { SearchHit, SearchOptions, SearchResult } from './search/search.ts';
export type { TermList } from './search/term-list.ts';
export type { SegmentProblem } from './segments.ts';
export { STATUSES } from './ledger/index.ts';
export type {
  Credibility,
  Figure,
  Notice,
  StanceChange,
  Status,
  Story,
  StoryStance,
} from './ledger/index.ts';
export { ORIGIN_KINDS } from './origins/index.ts';
export type { Origin, OriginKind, OriginLink } from './origins/index.ts';
export { explainStories, readOrigins, readStories, readTellings } from './read-stories.ts';
export type { Reason, Telling } from './stories/index.ts';
export { findFlows } from './flows/index.ts';
export type { Flow, FlowKey, FlowParty } from './flows/index.ts';
export { readConditions } from './read-conditions.ts';
export { CONDITION_KINDS, findConditions } from './conditions/index.ts';
export type {
  ConditionKind,
  ConditionSource,
  HangingOn,
  Match as ConditionMatch,
  Said,
  Sentence as ConditionSentence,
} from './conditions/index.ts';
export { WATCHES_FILE, changeWatch, readWatches } from './watches.ts';
export type { Watch, WatchAction } from './watches.ts';
export { SERIES, changePoints, storiesAt, tensionConstants, tensionOf, weighStory } from './tension/index.ts';
export type {
  ChangePoint,
  SeriesName,
  Tension,
  TensionConstant,
  TensionPoint,
  WeighedStory,
} from './tension/index.ts';
export { findRelations } from './relations/index.ts';
export type { Relation, RelationMonth, RelationState } from './relations/index.ts';
export { findCapabilities } from './capabilities/index.ts';
export type { Capability } from './capabilities/index.ts';
export { BRIEF_FILE, lastBrief, rememberBrief } from './briefs.ts';
