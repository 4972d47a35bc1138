export { buildLedger } from './build-ledger.ts';
export { sentencesOf } from './notices.ts';
export { findReplies } from './replies.ts';
export type { Reply } from './replies.ts';
export { withSpeakers } from './speakers.ts';
export { STATUSES } from './story.ts';
export type { Credibility, Figure, Notice, StanceChange, Status, Story, StoryStance } from './story.ts';
export { findWithdrawals } from './withdrawals.ts';
export type { Withdrawal } from './withdrawals.ts';
